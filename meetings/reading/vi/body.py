"""The main body of a Vietnamese text and its sentences: what stands before the chrome, without captions."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.folding import tones
from meetings.reading.body import HEADLINE, READ, Sentence, pieces
from meetings.reading.rules import Rule
from meetings.reading.vi.capitals import recased
from meetings.reading.vi.words import CAPITAL, pattern, words


@cache
def _chrome() -> re.Pattern[str]:
    heads = "|".join(re.escape(word) for word in words("chrome_headings"))
    return re.compile(rf"^[ \t]*(?:{heads})[ \t]*[:：]?[ \t]*$", re.IGNORECASE | re.MULTILINE)


def main_body(folded: str) -> tuple[int, int]:
    """Where the article itself stands in a folded text that may carry page chrome after it."""
    heads = (m.start() for m in _chrome().finditer(folded, 0, READ))
    first = next((at for at in heads if at >= _HEAD or _TOLD.search(folded, 0, at)), len(folded))
    return 0, min(first, READ)


_HEAD = 200
"""Characters at the top, where buttons to share stand above an article; unless it has begun by then."""
_TOLD = re.compile(r"\w[^\n]{30,}(?:[.!?…]|\bẢnh:[^\n]*) *\n\s*$")


_PARAGRAPH = re.compile(r"[^\n]+")
_BREAK = re.compile(
    rf"(?<=[.!?…])[\"')\]]*\s+(?=[\"'(\[]?(?:[{CAPITAL}]|[^\W\d_a-zà-ỹ])|\d)"  # mark, space, capital or digit
    rf"|(?<=[a-zà-ỹ0-9%)\"][.!?])(?=[\"']?[{CAPITAL}][a-zà-ỹ])"  # paragraphs glued at the full stop
    r"|(?<=[a-zà-ỹ])(?=[A-ZĐÀÁẢÃẠĂÂÈÉÊÌÍÒÓÔƠÙÚƯÝ][a-zà-ỹđ]+ [a-zà-ỹđA-ZĐ])"  # … or without any
)
_ABBREVIATION = re.compile(r"(?:\b(?:TP|Tp|TS|ThS|GS|PGS|Sen|Lt|Gen|Mr|No|St|[A-ZĐ])|^\d{1,2})\.$")
_CAPTION = re.compile(
    r"\(?\b[ẢA]nh\s*:|\bẢNH\s*:|-\s*[ẢA]nh \d+\.?\s*$|^\(Ảnh|\bVideo\s*:|\bĐồ họa\s*:"
    r"|^(?:Tin|Bài)\b[^:.]{0,15}\bảnh\s*:"
)


def sentences(text: str) -> list[Sentence]:
    """The sentences of the main body, in order. Paragraphs are lines; the first is number 0."""
    folded = tones(text)
    start, end = main_body(folded)
    found: list[Sentence] = []
    for number, line in enumerate(_PARAGRAPH.finditer(folded, start, end)):
        caption = len(line[0]) < 400 and _is_caption(line[0])
        found += [
            Sentence(start=a, end=b, folded=recased(folded[a:b]), paragraph=number, caption=caption)
            for a, b in _spans(line[0], line.start(), _own_words(line[0]))
        ]
    return found


_OF_PICTURES = ("ảnh", "Anh", "Ảnh", "ẢNH", "Video", "Đồ họa")


def _is_caption(line: str) -> bool:
    return any(word in line for word in _OF_PICTURES) and bool(_CAPTION.search(line))


def headline(title: str) -> str:
    """The headline, folded; of a text given as its own title the first sentence."""
    first = next(iter(sentences(title[:2000])), None) if len(title) > HEADLINE else None
    return first.folded if first else recased(tones(title))


_PAPER = re.compile(
    r"(?:\((?!Ảnh)[^()\d\n]{2,30}\)|[A-ZĐ]{2,}(?: [Oo]nline)?|[\w-]+\.(?i:vn|com|net)|Biên phòng)\s*[-–—]\s+"
    r"|\([A-ZĐ]{3,}\)\s+"
)
"""How papers begin: `(Dân trí) - `, `QĐND Online - `; the Border Guard's is no force that takes part."""


def _own_words(line: str) -> int:
    paper = _PAPER.match(line)
    return paper.end() if paper else 0


def _spans(line: str, offset: int, start: int) -> Iterator[tuple[int, int]]:
    for mark in _BREAK.finditer(line):
        if (
            _ABBREVIATION.search(line, max(0, mark.start() - 6), mark.start())
            and line[mark.start() - 1] == "."
        ) or (not mark[0] and _in_a_name(line, mark.start())):
            continue
        yield from pieces(line, start, mark.start(), offset)
        start = mark.end()
    yield from pieces(line, start, len(line), offset)


def _in_a_name(line: str, at: int) -> bool:
    """`VietnamPlus` is a name, and no end of a paragraph glued to the next."""
    return any(line.endswith(one, 0, at) and line.startswith(other, at) for one, other in _joined())


@cache
def _joined() -> tuple[tuple[str, str], ...]:
    """The last two parts of names with a capital within."""
    names = (re.findall(r"[A-Z][a-z]+", name) for name in words("joined_names"))
    return tuple((one, other) for *_, one, other in names)


@cache
def _background() -> Rule:
    return pattern("background")


def is_background(sentence: Sentence) -> bool:
    """Whether the sentence tells of earlier times (domain model, 7.2), and not only who speaks in it."""
    past = _background().search(sentence.folded)
    said = _SAID_THERE.match(sentence.folded) if past else None
    return past is not None and not (said and said.end() <= past.start())


_SAID_THERE = re.compile(
    r"\W*(?:(?:Tại|Trong) (?:cuộc|buổi)|Tiếp|Gặp|Phát biểu)\b[^.;]*?"
    r"\b(?:khẳng định|bày tỏ|nhấn mạnh|đánh giá|cho rằng|cho biết|hoan nghênh|ghi nhận)\b"
)
"""`Tại buổi tiếp B, A khẳng định … những năm qua`: they met now, whatever they spoke of."""
