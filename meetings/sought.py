"""Words looked for in a text however they are spelt, accented, spaced or cut by markup."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from meetings.folding import simplified
from meetings.reading.rule_words import Way

CUT = ">"
"""Stands in a text where markup was: inside a word, or between two; it closes a tag that was cut short."""
_SHORT = 5
"""Letters and tones; a word of fewer counts only where it stands alone."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_TONES = "\xcc\xd2\xde\xec\xf2"
"""In the charset of `letters_of`, each behind its vowel; đ is xF0 there, and Đ xD0."""
_UNSEEN = "\xad" + "".join(c for c in map(chr, range(32)) if c not in f"{CUT}\t\n\r")
_NOT_LETTERS = re.compile(r"[\W_]+")
_BREAKS = f" {CUT}".encode()


def _table(alphabet: str, dyet: bytes, left_out: str) -> tuple[bytes, bytes]:
    """For `bytes.translate`: small letters, or a space for what is none; and what to leave out."""
    kept = (alphabet + CUT).encode("latin-1")
    small = bytes(range(256)).lower().replace(b"\xd0", dyet).replace(b"\xf0", dyet)
    return bytes(char if char in kept else ord(" ") for char in small), left_out.encode("latin-1")


_TABLES = {
    "vi": _table(f"{_ALPHABET}\xf0{_TONES}", b"\xf0", _UNSEEN),
    "en": _table(_ALPHABET, b"d", _UNSEEN + _TONES),
}


def letters_of(text: str, language: str) -> bytes:
    """Small letters with their tones, a space or `CUT` between words; English unmarked, Chinese simplified.

    The charset is the Vietnamese one of Windows: a byte for a letter, and one for a tone. What it has no
    place for falls away: invisible characters, and the marks that only tell vowels apart.
    """
    apart = unicodedata.normalize("NFKD", text.replace("Ð", "Đ").replace("ð", "đ"))
    if language == "zh":
        return _NOT_LETTERS.sub(" ", simplified(apart.casefold())).encode("utf-8", "ignore")
    return apart.encode("cp1258", "ignore").translate(*_TABLES[language])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Words of which any one will do: `long` ones as they are written without spaces, `short` ones alone."""

    long: re.Pattern[bytes]
    short: Mapping[bytes, re.Pattern[str]]

    def is_in(self, text: str, letters: bytes) -> bool:
        """`letters` are those of the text, as `letters_of` gives them."""
        if self.long.search(letters.translate(None, _BREAKS)):
            return True
        uncut = letters.translate(None, CUT.encode())
        perhaps = [pattern for word, pattern in self.short.items() if word in uncut]
        apart = unicodedata.normalize("NFKD", text) if perhaps else ""
        return any(pattern.search(apart) for pattern in perhaps)


def sought(ways: Iterable[Way], language: str) -> Sought:
    """What to look for, so that no way is missed: of its runs one looked for anyway, or the longest."""
    short: dict[bytes, re.Pattern[str]] = {}
    long: set[bytes] = set()
    for way in sorted(ways, key=lambda way: (len(way), way)):
        runs = {letters_of(run, language).translate(None, _BREAKS): run for run in way}
        longest = max(runs, key=len, default=b"")
        if language != "zh" and 0 < len(longest) < _SHORT:
            short[longest] = _alone(runs[longest])
        elif not any(word in run for word in long for run in runs):
            long.add(longest)
    spelt = {spelling for letters in long for spelling in _spellings(letters)}
    return Sought(long=re.compile(_tree(_shortest(spelt))), short=short)


def _alone(word: str) -> re.Pattern[str]:
    unspaced = r"[^\w\s]*".join(map(re.escape, unicodedata.normalize("NFKD", word)))
    return re.compile(rf"(?<!\w){unspaced}(?!\w)", re.IGNORECASE)


_OPEN = re.compile(rf"([ou])(?:([{_TONES}])([aey])|([aey])([{_TONES}]))".encode("latin-1"))


def _spellings(letters: bytes) -> Iterable[bytes]:
    """With the tone of each `oa`, `oe`, `uy` on the first letter, and on the last."""
    parts = _OPEN.split(letters)
    choices: list[tuple[bytes, ...]] = [(parts[0],)]
    for i in range(1, len(parts), 6):
        first, tone, last = parts[i], parts[i + 1] or parts[i + 4], parts[i + 2] or parts[i + 3]
        choices += [(first + tone + last, first + last + tone), (parts[i + 5],)]
    return map(b"".join, product(*choices))


def _shortest(words: Collection[bytes]) -> list[bytes]:
    """Without those that hold another."""
    return sorted(w for w in words if not any(other in w for other in words if other != w))


def _tree(words: Collection[bytes]) -> bytes:
    """Any of the words as a regular expression that tries no letter twice."""
    if b"" in words:
        return b""
    ends: dict[bytes, list[bytes]] = {}
    for word in words:
        ends.setdefault(word[:1], []).append(word[1:])
    choices = [re.escape(first) + _tree(rest) for first, rest in ends.items()]
    return b"(?:%s)" % b"|".join(choices or [b"(?!)"])
