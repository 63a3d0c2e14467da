"""Text folded for matching: never stored over the original.

Two strengths. `tones` unifies spellings that mean the same (hoà/hòa, Ð/Đ, dashes, spaces) and keeps every
character position, so that offsets into the folded text are offsets into the original. `plain` also drops
case, tones and đ, for search; it spaces out Chinese characters, and positions are lost.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.resources import files

_TONE = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def replacing(pairs: Mapping[str, str]) -> Callable[[str], str]:
    """A function that puts characters for others; `str.translate` takes twenty times as long over a text.

    It raises and catches an error at each character that it has nothing to put for.
    """
    known = re.compile("[" + re.escape("".join(pairs)) + "]")
    return partial(known.sub, lambda found: pairs[found[0]])


_alike = replacing(
    {
        "Ð": "Đ", "ð": "đ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
        "\u2212": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "\t": " ",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'",
    }
)  # fmt: skip


def _tone_pairs() -> dict[str, str]:
    """Open syllables written with the tone on the last vowel (hoà, Nguỵ) and their usual form (hòa, Ngụy)."""
    pairs = {}
    for first, second in ("oa", "oe", "uy"):
        for a in (first, first.upper()):
            for b in (second, second.upper()):
                for tone in _TONE:
                    old = unicodedata.normalize("NFC", a + b + tone)
                    pairs[old] = unicodedata.normalize("NFC", a + tone + b)
    return pairs


TONE_PAIRS = _tone_pairs()
_MARKED = {first: "".join(p[1] for p in TONE_PAIRS if p[0] in first) for first in ("oO", "uU")}
_TONE_PAIR = re.compile(rf"[oOuU](?<![qQ].)(?:(?<=[oO])[{_MARKED['oO']}]|(?<=[uU])[{_MARKED['uU']}])(?!\w)")
"""Matches the pairs alone, and skims a text for their first letters."""


def tones(text: str) -> str:
    """NFC text with one spelling for each syllable, dash, quote and space; same length as the NFC input."""
    return _TONE_PAIR.sub(lambda m: TONE_PAIRS[m[0]], _alike(text))


@cache
def _simpler() -> Callable[[str], str]:
    text = files("meetings").joinpath("data", "hanzi.json").read_text(encoding="utf-8")
    return replacing(dict(json.loads(text)["pairs"].split()))


def simplified(text: str) -> str:
    """Traditional Chinese characters as simplified ones, of the same length."""
    return _simpler()(text)


_CJK = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Lower case, no marks, đ as d, a space around every Chinese character: what search compares."""
    decomposed = unicodedata.normalize("NFKD", _alike(text).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
    return _SPACES.sub(" ", _CJK.sub(r" \1 ", bare)).strip()
