"""What changed between two revisions of a text, and whether that is news at all."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from meetings.folding import tones

Change = Literal["same", "removed", "added"]
Opcode = tuple[str, int, int, int, int]
_CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"\d+(?:[.,/:-]\d+)*|[{_CHINESE}]|[^\W{_CHINESE}]+|[^\w\s]|\s+")
"""A number or date is one word, and so is each Chinese character."""
_MOST_WORK = 200_000_000
"""Steps of comparing; what would take more is compared more coarsely, for it grows with the cube."""
_ALIKE = 0.4
"""Of the words of two paragraphs; below it, one was taken out and another put in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a paragraph, and whether both revisions have them."""

    change: Change
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of either revision or of both."""

    before: bool
    after: bool
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return not (self.before and self.after) or any(piece.change != "same" for piece in self.pieces)


def difference(before: str, after: str) -> list[Paragraph]:
    """Paragraph by paragraph, and word by word where one was edited.

    The words that are not added are the earlier revision, those that are not removed the later one.
    """
    old, new = before.split("\n"), after.split("\n")
    codes = _opcodes(old, new, _MOST_WORK)
    edited = sum(min(j - i, m - k) for what, i, j, k, m in codes if what == "replace")
    found: list[Paragraph] = []
    for what, i, j, k, m in codes:
        if what == "equal":
            found += [_both([Piece(change="same", words=line)]) for line in old[i:j]]
        else:
            found += _edited(old[i:j], new[k:m], _MOST_WORK // max(1, edited))
    return found


def _opcodes(
    old: Sequence[str], new: Sequence[str], work: int, junk: Callable[[str], bool] | None = None
) -> Sequence[Opcode]:
    """Those of difflib; where they cost too much, one replacement between the same beginning and end."""
    counts = Counter(new)
    pairs = sum(number * counts[each] for each, number in Counter(old).items() if not (junk and junk(each)))
    fewest = min(len(old), len(new))
    if (pairs + len(old)) * fewest <= work:
        return SequenceMatcher(junk, old, new, autojunk=False).get_opcodes()
    head = next((n for n in range(fewest) if old[n] != new[n]), fewest)
    tail = next((n for n in range(fewest - head) if old[-1 - n] != new[-1 - n]), fewest - head)
    i, k = len(old) - tail, len(new) - tail
    codes = [
        ("equal", 0, head, 0, head),
        ("replace", head, i, head, k),
        ("equal", i, len(old), k, len(new)),
    ]
    return [code for code in codes if code[1] < code[2] or code[3] < code[4]]


def _edited(old: Sequence[str], new: Sequence[str], work: int) -> Iterator[Paragraph]:
    """Paragraphs that stand in each other's place; what is left over was taken out, or put in."""
    for earlier, later in zip(old, new, strict=False):
        if (pieces := _words(earlier, later, work)) is not None:
            yield _both(pieces)
        else:
            yield _taken_out(earlier)
            yield _put_in(later)
    yield from map(_taken_out, old[len(new) :])
    yield from map(_put_in, new[len(old) :])


def _words(before: str, after: str, work: int = _MOST_WORK) -> list[Piece] | None:
    """The difference of two paragraphs, or None where they have too little in common."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    codes = _opcodes(old, new, work, str.isspace)
    same = sum(not word.isspace() for what, i, j, _, _ in codes if what == "equal" for word in old[i:j])
    if 2 * same < _ALIKE * sum(not word.isspace() for word in (*old, *new)):
        return None
    pieces: list[Piece] = []
    for what, i, j, k, m in codes:
        if what == "equal":
            pieces.append(Piece(change="same", words="".join(old[i:j])))
            continue
        said: tuple[tuple[Change, list[str]], ...] = (("removed", old[i:j]), ("added", new[k:m]))
        pieces += [Piece(change=change, words="".join(words)) for change, words in said if words]
    return pieces


def _both(pieces: Sequence[Piece]) -> Paragraph:
    return Paragraph(before=True, after=True, pieces=tuple(pieces))


def _taken_out(line: str) -> Paragraph:
    return Paragraph(before=True, after=False, pieces=(Piece(change="removed", words=line),))


def _put_in(line: str) -> Paragraph:
    return Paragraph(before=False, after=True, pieces=(Piece(change="added", words=line),))


_NUMBER = r"\d[\d.,]{0,20}"
_COUNTED = (
    r"lượt (?:xem|đọc|thích|chia sẻ|truy cập)|bình luận|views?|comments?|次(?:阅读|浏览)?|人(?:阅读|参与)"
)
_COUNTER = re.compile(
    rf"^\W*(?:[(\[]{_NUMBER}[)\]]|{_NUMBER}\s*(?:{_COUNTED})"
    rf"|(?:{_COUNTED}|lượt|阅读量?|浏览量?|点击)\s*[:：]?\s*{_NUMBER})\W*$",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"^\W*(?:thứ\s+\w+|chủ\s+nhật|星期.)\W*(?:ngày\s+)?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
    r"(?:\W+\d{1,2}:\d{2})?(?:\W*gmt\s*\+7)?\W*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…:;。！？：；][\"'”’»)\]）】」]*$")
_LISTED = re.compile(r"(?:\d+[.)]|[-+*•·])\s")
_LONGEST_HEADLINE = 120
_SHORTEST_HEADLINE = 4
"""Words, or Chinese characters; what has fewer may be a cell of a table, or a name."""
_MOST_HEADLINES = 10


def is_churn(before: str, after: str) -> bool:
    """Whether two texts differ in nothing that the report says.

    Counters, a printed day, spelling of spaces, dashes, quotes and tones; and headlines of other reports that
    stand, as many as before, at the very end. Whatever changes within a sentence, list or table is no churn.
    """
    old, new = _said(before), _said(after)
    if old == new:
        return True
    box = _headlines(old)
    if not box or box != _headlines(new) or old[:-box] != new[:-box] or not old[:-box]:
        return False
    changed = [(one, other) for one, other in zip(old[-box:], new[-box:], strict=True) if one != other]
    return all(_words(one, other) is None for one, other in changed)


def _said(text: str) -> list[str]:
    lines = (" ".join(tones(line).split()) for line in text.split("\n"))
    return [line for line in lines if line and not _COUNTER.match(line) and not _TODAY.match(line)]


def _headlines(lines: Sequence[str]) -> int:
    """How many lines at the end are headlines: short, no sentence, and no list, which a colon may begin."""
    count = 0
    for line in reversed(lines[-_MOST_HEADLINES:]):
        if len(line) > _LONGEST_HEADLINE or _SENTENCE.search(line):
            return 0 if line.endswith((":", "：")) else count
        if _LISTED.match(line):
            return 0
        if sum(not word.isspace() for word in _WORD.findall(line)) < _SHORTEST_HEADLINE:
            break
        count += 1
    return count
