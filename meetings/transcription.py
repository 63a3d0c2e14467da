"""One name as each language spells it: 陈春明, Chen Chunming, Trần Xuân Minh."""

import json
import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from meetings.folding import plain, simplified, tones

Ways = Sequence[Collection[str]]
"""What each syllable of a name may be written as."""

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LETTERS_ALONE = re.compile(r"[^\w\s]|_")
_I_AS_Y = re.compile(r"(?<=[bcdđghklmnpqrstvx])[yýỳỷỹỵ]\b")
_AS_DATA = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")


@lru_cache(maxsize=4_096)
def same_name(a: str, b: str) -> bool:
    """Whether two spellings may be of one name.

    Characters are compared by their readings; marks of Vietnamese count where both names have them.
    """
    ours, theirs = _syllables(a), _syllables(b)
    return "".join(ours) == "".join(theirs) or _spelt(ours, theirs) or _spelt(theirs, ours)


def is_han(name: str) -> bool:
    """Whether a name is written in Chinese characters."""
    return _HAN.search(name) is not None


def _syllables(name: str) -> tuple[str, ...]:
    """``Trần Xuân Minh`` as three, 陈春明 as three, ``Chen Chunming`` as two words; `lý` is `lí`."""
    text = _LETTERS_ALONE.sub("", simplified(tones(name)).casefold()).replace("ü", "v")
    text = _I_AS_Y.sub(lambda m: m[0].translate(_AS_DATA), text)
    return tuple(text.replace(" ", "")) if _HAN.fullmatch(text.replace(" ", "")) else tuple(text.split())


def _spelt(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the other is the name in Latin letters, or without marks, or in pinyin."""
    written = "".join(other)
    if not name or not written or is_han(written):
        return False
    if _is_marked(other):
        return is_han(name[0]) and _is_one_of(written, [_vietnamese(c) for c in name])
    in_vietnamese = [_bare(_vietnamese(s) if is_han(s) else (s,)) for s in name]
    return _is_one_of(written, in_vietnamese) or _is_one_of(written, [_pinyin(s) for s in name])


def _is_marked(name: Sequence[str]) -> bool:
    return any(_unmarked(syllable) != syllable for syllable in name)


def _is_one_of(written: str, ways: Ways) -> bool:
    pattern = "".join(f"(?:{'|'.join(map(re.escape, sorted(each)))})" for each in ways)
    return all(ways) and re.fullmatch(pattern, written) is not None


def _bare(syllables: Collection[str]) -> Collection[str]:
    return {_unmarked(s) for s in syllables}


@lru_cache(maxsize=4_096)
def _unmarked(syllable: str) -> str:
    return plain(syllable)


@cache
def _readings() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """The readings of a character in pinyin and in Vietnamese."""
    text = files("meetings").joinpath("data", "readings.json").read_text(encoding="utf-8")
    rows = (row.split(":") for row in json.loads(text)["readings"].split(" "))
    return {
        character: (tuple(mandarin.split(",")), tuple(vietnamese.split(",")))
        for character, mandarin, vietnamese in rows
    }


@cache
def _mandarin() -> dict[str, frozenset[str]]:
    """The pinyin of all characters that a Vietnamese syllable, with marks or without, is a reading of."""
    found: dict[str, set[str]] = {}
    for mandarin, vietnamese in _readings().values():
        for syllable in {*vietnamese, *map(_unmarked, vietnamese)}:
            found.setdefault(syllable, set()).update(mandarin)
    return {syllable: frozenset(pinyin) for syllable, pinyin in found.items()}


def _vietnamese(character: str) -> Collection[str]:
    return _readings().get(character, ((), ()))[1]


def _pinyin(syllable: str) -> Collection[str]:
    if is_han(syllable):
        return _readings().get(syllable, ((), ()))[0]
    return _mandarin().get(syllable, ())
