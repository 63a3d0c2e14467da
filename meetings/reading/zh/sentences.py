"""The main body of a Chinese text and its sentences, and what an agency writes before its first one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from meetings.reading.body import READ, Sentence
from meetings.reading.zh.words import alternation, folded

LONGEST = 400
"""Characters; what runs on longer without an end is no sentence, and is cut."""
OPENS = 12
"""Characters of the body before which no heading of other news is looked for."""
_PARAGRAPH = re.compile(r"[^\n]+")
_BREAK = re.compile(r"[。!?！？;…]+[\"')]*\s*")
_CAPTION = re.compile(r"(?:[\u4e00-\u9fff]{2,8}|\))\s?摄\s*$|^(?:图为|资料图|图片|图:|视频:)|\(资料(?:图|照)")
_CREDIT = re.compile(r"\((?:图|照片|图源|图片来源):[^()]{1,24}\)\s*$|图(?:自|源)[\u4e00-\u9fff]{2,8}\s*$")
_STAMP = re.compile(
    r"^\D{0,8}(?P<y>20\d{2})[年\-/.](?P<m>\d{1,2})[月\-/.](?P<d>\d{1,2})日?(?:\s|:|来源|星期.|$).{0,40}$"
)
DATELINE = re.compile(
    r"^\W*(?:[\u4e00-\u9fff]{2,10}(?:社|报|网|台|客户端|部)|本报|央视网消息"
    r"|(?=[\u4e00-\u9fff]{0,6}\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:专)?电(?:\s|\()))"
    r"(?:\s?(?P<place>[\u4e00-\u9fff]{2,6}?)?\s?(?:(?P<m>\d{1,2})\s?月)?\s?(?P<d>\d{1,2})\s?日(?:专|综合外)?[电讯]|[电讯]"
    r"|(?:\)\s*)?(?P<town>[\u4e00-\u9fff]{2,6})?\s*-+)"
    r"(?:报[道导])?\W?\s*(?:\([^()]{0,40}\))?(?:\s*(?:记者)?[\u4e00-\u9fff、 ]{2,24}报道[:：])?\s*"
)
"""Where and when it was written: `新华社河内10月24日电(记者…)`, `北京4月11日电 `, `越通社广宁--`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A day the page states for itself."""

    year: int
    month: int
    day: int


@cache
def _chrome() -> re.Pattern[str]:
    return re.compile(rf"^[ \t]*{alternation('chrome_headings')}[ \t]*:?[ \t]*$", re.MULTILINE)


def sentences(text: str) -> list[Sentence]:
    """The sentences of the main body, in order. Paragraphs are lines; the first is number 0."""
    whole = folded(text[:READ])
    chrome = _chrome().search(whole, min(len(whole), OPENS))
    found: list[Sentence] = []
    for number, line in enumerate(_PARAGRAPH.finditer(whole, 0, chrome.start() if chrome else len(whole))):
        alone = line.end() - line.start() >= len(whole.strip())
        caption = not alone and len(line[0]) < 200 and _is_caption(line[0], first=number == 0)
        found += [
            Sentence(start=a, end=b, folded=whole[a:b], paragraph=number, caption=caption)
            for a, b in _spans(line[0], line.start())
        ]
    return found


def _is_caption(line: str, *, first: bool) -> bool:
    """A first line with a credit is the report all the same."""
    pictured = any(char in line for char in "摄图照频")
    return pictured and bool(_CAPTION.search(line) or (not first and _CREDIT.search(line)))


def _spans(line: str, offset: int) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*(m.end() for m in _BREAK.finditer(line)), len(line)):
        for a in range(start, end, LONGEST):
            piece = line[a : min(end, a + LONGEST)]
            left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
            if right > left:
                yield offset + a + left, offset + a + right
        start = end


def stamp(sentence: Sentence) -> Stamp | None:
    """The day on a line that is nothing but a page's own date."""
    found = _STAMP.match(sentence.folded)
    return Stamp(year=int(found["y"]), month=int(found["m"]), day=int(found["d"])) if found else None
