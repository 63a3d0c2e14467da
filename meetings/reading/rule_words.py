"""The words without which a rule cannot match, and those it opens with, to be looked for before it is tried.

Reads the part of the language of regular expressions that ``meetings/data/*.json`` and its readers write.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise

Way = tuple[str, ...]
"""Runs of letters and digits, in lower case, that all stand in a text that a rule matches in one way."""
_GAP = "\0"
"""What a rule leaves open: a number, a name, the words between two others."""
_DIGIT = "\1"
_SPACE = " "
"""Whatever is no letter and no digit, and the borders of words."""
_PIECE = re.compile(
    r"\(\?<?[=!]|\((?:\?(?:-i)?:|\?P<\w+>)?|<Name>|\[(?:\\.|[^\]])*\]|\\.|(?:[*+?]|\{\d*,?\d*\})[?+]?|.",
    re.DOTALL,
)
_NOT_READ = re.compile(r"\\[xuUN0]|\[\^?\]")
"""Letters written as numbers, and a bracket within its own class."""
_QUANTITY = re.compile(r"[*+?]|\{\d*,?\d*\}")
_MAY_BE_NONE = re.compile(r"\*|\{0*[,}]")
_WRITTEN_OUT = re.compile(r"\[(-?[^-\\^\]]+-?)\]")
_SPACES = re.compile(r"\\[sWb]|\[(?:\\s|[^-\w\\^\]])+-?\]")
_DIGITS = re.compile(r"\\d|\[(?:\d|\\d|\d-\d)+\]")
_NO_LETTER = re.compile(r"\\w|\[\\w[^\]]*\]")
_HAN = "\u3400-\u9fff"
_PARTS = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+")
_IS_HAN = re.compile(f"[{_HAN}]")
_A_DIGIT = re.compile(r"\d")
ANY_DIGIT = "0"
_AT_A_WORD = re.compile(r"\\b|\(\?<!(?:\\w|\[\\w[^\]]*\])\)")
_OPENING = re.compile(rf"[{_HAN}]|[^\W{_HAN}]+(?=[{_SPACE}{_HAN}])")
_OPENED = re.compile(rf"{_SPACE}*\w+[^\w]|{_SPACE}*[{_GAP}{_DIGIT}]")
_EVERY = 1_000_000
_MOST = 2_000
"""Ways that are told apart; of more the most telling word of each is kept."""


def rule_words(rule: str) -> frozenset[Way]:
    """The ways in which a rule may match; spaces and punctuation are left out of the runs."""
    ways = _ways(_pieces(rule), partial(_joined, most=_EVERY))
    return frozenset(
        tuple(filter(None, way.replace(_SPACE, "").replace(_DIGIT, _GAP).split(_GAP))) for way in ways
    )


def needed(rule: str) -> dict[str, list[frozenset[str]]] | None:
    """All words of each way in which a rule matches, by the one that fewest ways have; None if one has none.

    Words are also single Chinese characters, and `ANY_DIGIT`. Those of one way are in any text it matches.
    A way that has all words of another is left out.
    """
    written = _ways(_pieces(rule), partial(_joined, most=_MOST))
    ways = {frozenset(_whole(f"{_GAP}{way}{_GAP}")) for way in written}
    if frozenset() in ways:
        return None
    shared = Counter(chain.from_iterable(ways))
    found: dict[str, list[frozenset[str]]] = {}
    for way in sorted(ways, key=len):
        if not any(less <= way for word in way for less in found.get(word, ())):
            found.setdefault(min(way, key=lambda word: (shared[word] / len(word), word)), []).append(way)
    return found


def openings(rule: str) -> frozenset[str] | None:
    """The words of which each match begins with one; None where it may begin with anything else."""
    border = _AT_A_WORD.match(rule)
    if border is None:
        return None
    rest = rule[border.end() :].removeprefix("(?=")  # what is looked for ahead is what it opens with
    found = [_OPENING.match(way) for way in _ways(_pieces(rest), _begun)]
    return frozenset(m[0] for m in found if m) if all(found) else None


def starts_of(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word of a text stands; none of a text that small letters make longer."""
    small = _small(text)
    found: dict[str, list[int]] = {}
    for m in _PARTS.finditer(small) if len(small) == len(text) else ():
        found.setdefault(m[0], []).append(m.start())
    return found


def words_of(text: str) -> frozenset[str]:
    """The words of a text, its Chinese characters, and `ANY_DIGIT`: those that `needed` may name."""
    parts = _PARTS.findall(_small(text))
    if _A_DIGIT.search(text):
        parts.append(ANY_DIGIT)
    return frozenset(parts)


def run_of(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _small(text: str) -> str:
    """Small letters; those that `casefold` tells from an i and a rule does not are one too."""
    return text.replace("İ", "i").replace("ı", "i").casefold()


def _whole(way: str) -> tuple[str, ...]:
    """The whole words of a way, its Chinese characters, and `ANY_DIGIT`."""
    whole = [m[0] for m in _PARTS.finditer(way) if _IS_HAN.match(m[0]) or not _open(way, m)]
    return (*whole, ANY_DIGIT) if _DIGIT in way or _A_DIGIT.search(way) else tuple(whole)


def _most_telling(words: Sequence[str]) -> str:
    """The longest word, or the first Chinese character, else a digit; none of no words."""
    return max(words, key=len, default="")


def _open(way: str, part: re.Match[str]) -> bool:
    """Whether more letters may stand right before or behind a part."""
    return not {way[part.start() - 1], way[part.end()]}.isdisjoint((_GAP, _DIGIT))


Join = Callable[[set[str], set[str]], set[str]]
"""How ways go on with what may follow them."""


def _pieces(rule: str) -> deque[str]:
    """Raises ValueError for an expression beyond what is read here, of which the words would be wrong."""
    pieces = deque(_PIECE.findall(rule))
    unknown = [piece for piece in pieces if _NOT_READ.fullmatch(piece)]
    unknown += ["(?" for piece, behind in pairwise(pieces) if piece == "(" and behind.startswith("?")]
    if unknown:
        raise ValueError(f"a rule may not say {unknown[0]!r}: {rule}")
    return pieces


def _ways(pieces: deque[str], join: Join) -> set[str]:
    """All that stands up to the end, or to the bracket that closes, written out."""
    finished: set[str] = set()
    ways = {""}
    while pieces and (piece := pieces.popleft()) != ")":
        if piece == "|":
            finished |= ways
            ways = {""}
        else:
            ways = join(ways, _repeated(_choices(piece, pieces, join), pieces))
    return finished | ways


def _begun(ways: set[str], choices: set[str]) -> set[str]:
    """As far as the first word."""
    begun = {way for way in ways if _OPENED.match(way)}
    return begun | {way + choice for way in ways - begun for choice in choices}


def _joined(ways: set[str], choices: set[str], *, most: int) -> set[str]:
    if len(ways) * len(choices) <= most:
        return {way + choice for way in ways for choice in choices}
    told = [{_most_telling(_whole(f"{_GAP}{way}{_GAP}")) for way in part} for part in (ways, choices)]
    kept = min(told, key=lambda words: ("" in words, ANY_DIGIT in words, len(words)))
    return {f"{_GAP}{_SPACE}{word}{_SPACE}{_GAP}" if word else _GAP for word in kept}


def _choices(piece: str, pieces: deque[str], join: Join) -> set[str]:
    if piece.startswith("("):
        border = piece.endswith("!") and bool(_NO_LETTER.fullmatch(pieces[0])) and pieces[1] == ")"
        inside = _ways(pieces, join)
        return {_SPACE if border else ""} if piece.endswith(("=", "!")) else inside
    if _SPACES.fullmatch(piece):
        return {_SPACE}
    if _DIGITS.fullmatch(piece):
        return {_DIGIT}
    if found := _WRITTEN_OUT.fullmatch(piece):
        return {_letter(char) for char in found[1]}
    if piece[0] == "[" or piece in {".", "<Name>"} or (piece[0] == "\\" and piece[1].isalnum()):
        return {_GAP}
    return {_letter(piece[-1])}


def _letter(char: str) -> str:
    return "".join(c if c.isalnum() or c == "_" else _SPACE for c in _small(char))


def _repeated(choices: set[str], pieces: deque[str]) -> set[str]:
    if not pieces or not _QUANTITY.match(pieces[0]):
        return choices
    quantity = pieces.popleft()
    if choices == {_SPACE}:
        return choices | {""} if quantity.startswith("?") or _MAY_BE_NONE.match(quantity) else choices
    if quantity.startswith("?"):
        return choices | {""}
    return {_GAP} if _MAY_BE_NONE.match(quantity) else {choice + _GAP for choice in choices}
