"""One name in three scripts: 陈春明, Chen Chunming, Trần Xuân Minh."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from meetings.folding import plain, simplified, tones

Ways = Iterable[Collection[str]]
"""What each syllable of a name may be written as."""

_HAN = re.compile(r"[\u3400-\u9fff]+")
_NO_LETTER = re.compile(r"[^\w\s]|_")
_V = re.compile(r"ü|(?<=[ln])v|(?<=l)yu")
_Y = re.compile(r"(?<=[bcdđghklmnpqrstvx])[yýỳỷỹỵ]\b")
_Y_AS_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@lru_cache(maxsize=4_096)
def same_name(a: str, b: str) -> bool:
    """Whether two spellings may be of one name.

    Characters are compared by all their readings; marks of Vietnamese count where both names have them.
    """
    ours, theirs = _syllables(a), _syllables(b)
    return "".join(ours) == "".join(theirs) or _spelt(ours, theirs) or _spelt(theirs, ours)


def in_letters(name: str, language: str, own: str) -> str | None:
    """How a language of Latin letters usually has a name in characters: `Dai Weifeng`, `Đới Vĩ Phong`.

    `own` is the language of its bearer's country, as the Chinese press has Vietnamese names in characters.
    None where the name has no characters, or one whose reading is not known.
    """
    characters = simplified(name.replace(" ", ""))
    if language == "zh" or not all(c in _readings() for c in characters):
        return None
    if "vi" in (language, own):
        spelt = " ".join(_readings()[c][1][0].capitalize() for c in characters)
        return spelt if language == "vi" else _without_marks(spelt)
    first, *rest = (_readings()[c][0][0] for c in characters)
    surname = _surnames().get(characters[0], first)
    return f"{surname.capitalize()} {''.join(rest).capitalize()}".strip()


def is_han(name: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return _HAN.search(name) is not None


def _syllables(name: str) -> tuple[str, ...]:
    """Each syllable or character, where words tell them apart: `chen`, `chunming`; `lý` is `lí`."""
    text = _alike(_NO_LETTER.sub("", simplified(name)))
    joined = text.replace(" ", "")
    return tuple(joined) if _HAN.fullmatch(joined) else tuple(text.split())


def _alike(text: str) -> str:
    folded = _V.sub("u", tones(text).casefold())
    return _Y.sub(lambda m: m[0].translate(_Y_AS_I), folded)


def _spelt(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the other is the name in letters, or without marks, or in pinyin."""
    written = "".join(other)
    if not name or not written or is_han(written):
        return False
    if _is_marked(written):
        return is_han(name[0]) and _is_one_of(written, map(_vietnamese, name))
    unmarked = ({plain(v) for v in (_vietnamese(s) if is_han(s) else (s,))} for s in name)
    return _is_one_of(written, unmarked) or _is_one_of(written, map(_pinyin, name))


def _is_marked(written: str) -> bool:
    return plain(written) != written


def _is_one_of(written: str, ways: Ways) -> bool:
    left = {written}
    for each in ways:
        if not left:
            return False
        left = {rest.removeprefix(way) for rest in left for way in each if rest.startswith(way)}
    return "" in left


def _vietnamese(character: str) -> Collection[str]:
    return [_alike(v) for v in _readings().get(character, ((), ()))[1]]


def _pinyin(syllable: str) -> Collection[str]:
    return _readings()[syllable][0] if syllable in _readings() else _mandarin().get(syllable, ())


def _without_marks(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D")


@cache
def _data() -> dict[str, str]:
    text = files("meetings").joinpath("data", "readings.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


@cache
def _readings() -> dict[str, tuple[list[str], list[str]]]:
    """The readings of a character, in pinyin and in Vietnamese; `lü`, which has many spellings, is `lu`."""
    rows = (row.split(":") for row in _data()["readings"].split(" "))
    return {
        character: (mandarin.replace("v", "u").split(","), viet.split(","))
        for character, mandarin, viet in rows
    }


@cache
def _surnames() -> dict[str, str]:
    return dict(row.split(":") for row in _data()["surnames"].split(" "))


@cache
def _mandarin() -> dict[str, set[str]]:
    """The pinyin of all characters that a Vietnamese syllable, with marks or without, is a reading of."""
    found: dict[str, set[str]] = {}
    for mandarin, vietnamese in _readings().values():
        for syllable in map(_alike, vietnamese):
            for spelling in (syllable, plain(syllable)):
                found.setdefault(spelling, set()).update(mandarin)
    return found
