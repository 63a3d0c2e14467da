"""Which lines of a page are the report, and which name its author, its agency or a photographer."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LONGEST_SIGN_OFF = 90
_AGENCIES = r"TTXVN|Vietnam\+|VietnamPlus|VOV|VGP|Tân Hoa xã|Xinhua|AFP|Reuters|AP"
_CREDIT = re.compile(
    r"^\W*(?:Theo|Nguồn(?:\s+tin)?(?:\s+ảnh)?|Source)\s*(?::\s*|\s+)(?P<who>.{2,80}?)\W*$", re.IGNORECASE
)
_AGENCY_ALONE = re.compile(rf"^\W*(?P<who>(?:{_AGENCIES})(?:\s*[/,-]\s*(?:{_AGENCIES}))*)\W*$")
_WITH_AGENCY = re.compile(rf"^(?P<name>[^()]{{2,60}}?)\s*[(/]\s*(?P<who>(?:{_AGENCIES})[^()]*)\)?\W*$")
_SELF_LINK = re.compile(r"^\W*Nguồn\b.{0,40}:\s*https?://\S+$|^https?://\S+$", re.IGNORECASE)
_CAPTION = re.compile(
    r"^\W*(?:Ảnh|Đồ họa|Video|Clip)\s*:|[(.\s-](?:Ảnh|ẢNH)\s*:\s*[^.]{2,60}[).]*$|-\s*[Ảả]nh\s+\d+\.?$"
)
_AGENCY_END = re.compile(r"\s*\./\.?\s*$")
_AFTER_THE_END = re.compile(
    r"^\W*(?:bài viết tương tự|tin liên quan|tin bài liên quan|bài liên quan|cùng chuyên mục|tin cùng chuyên mục"
    r"|tin đọc nhiều|tin xem nhiều|tin mới(?: nhất)?|xem nhiều|đọc nhiều|đọc thêm|xem thêm|từ khóa|từ khoá|tags?"
    r"|bình luận|ý kiến(?: (?:bạn đọc|độc giả))?|dư luận quan tâm|theo dõi chúng tôi.*)\s*(?:\(\d+\))?\s*:?\W*$",
    re.IGNORECASE,
)
_NAME = re.compile(r"^(?:[^\W\d_a-zà-ỹ]\w*\.?(?:\s+|\s*[-–,]\s*)?){2,8}(?:\s*\([^()]{2,60}\))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report's own paragraphs in order, and what stood around them."""

    paragraphs: tuple[str, ...]
    byline: str | None = None
    credit: str | None = None


def report(lines: Iterable[str], sign_offs: Sequence[str] = ()) -> Report:
    """Paragraphs until the report ends; `sign_offs` are lines the page marks as author or agency."""
    body, ended = [], False
    closing: list[str] = []
    for line in map(one_line, lines):
        if _AFTER_THE_END.match(line):
            break
        if not line or _CAPTION.search(line) and len(line) < 300:  # noqa: PLR2004 - longer is prose
            continue
        if ended or _is_sign_off(line):
            closing.append(line)
            continue
        body.append(_AGENCY_END.sub(".", line))
        ended = bool(_AGENCY_END.search(line))
    if body and not closing and not sign_offs and _NAME.match(body[-1]) and len(body) > 1:
        closing.append(body.pop())
    byline, credit = _signed([one_line(line) for line in sign_offs] + closing)
    return Report(paragraphs=tuple(body), byline=byline, credit=credit)


def one_line(text: str) -> str:
    """Text without line breaks, and with plain single spaces."""
    return " ".join(text.split())


def same_words(one: str, other: str) -> bool:
    """Whether two paragraphs differ in nothing but case, punctuation and spacing."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def _is_sign_off(line: str) -> bool:
    if len(line) > _LONGEST_SIGN_OFF and not _SELF_LINK.match(line):
        return False
    forms = (_SELF_LINK, _AGENCY_ALONE, _WITH_AGENCY)
    return any(form.match(line) for form in forms) or bool(_CREDIT.match(line) and not line.endswith("."))


def _signed(lines: Iterable[str]) -> tuple[str | None, str | None]:
    """The author and the agency that closing lines name, the first of each."""
    byline = credit = None
    for line in lines:
        if not line or len(line) > _LONGEST_SIGN_OFF or _SELF_LINK.match(line):
            continue
        if found := _CREDIT.match(line) or _AGENCY_ALONE.match(line):
            credit = credit or found["who"].strip()
        elif found := _WITH_AGENCY.match(line):
            byline, credit = byline or found["name"].strip(), credit or found["who"].strip()
        elif not line.endswith("."):
            byline = byline or line
    return byline, credit
