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
    rf"^\W*(?:{_NUMBER}\s*(?:{_COUNTED})"
    rf"|(?:{_COUNTED}|lượt|阅读量?|浏览量?|点击)\s*[:：]?\s*{_NUMBER})\W*$",
    re.IGNORECASE,
)


def is_churn(before: str, after: str) -> bool:
    """Whether two texts differ in nothing but counters, and spelling of spaces, dashes, quotes and tones.

    Boxes of other headlines, and the day a page is printed, are no matter of a report's text: they are left
    out when it is read.
    """
    return _said(before) == _said(after)


def _said(text: str) -> list[str]:
    lines = (" ".join(tones(line).split()) for line in text.split("\n"))
    return [line for line in lines if line and not _COUNTER.match(line)]
