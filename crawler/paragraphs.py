"""Which lines of a page are the report, and which name its author, its agency or a photographer."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_LONGEST_SIGN_OFF = 90
_LONGEST_CAPTION = 300
_LONGEST_NAME = 4
"""Words, of an agency or a paper."""
_NAMES = range(2, 9)
_AGENCIES = r"TTXVN|Vietnam\+|VietnamPlus|VOV|VGP|Tân Hoa xã|Xinhua|AFP|Reuters|AP"
_AGENCY = rf"(?:{_AGENCIES})(?:\s*[/,-]\s*(?:{_AGENCIES}))*"
_CREDIT = re.compile(
    r"^\W*(?:Theo|Nguồn(?:\s+tin)?(?:\s+ảnh)?|Source)\s*(?::\s*|\s+)(?P<who>\S.{1,50}?)[\s.)\]]*$",
    re.IGNORECASE,
)
_AGENCY_ALONE = re.compile(rf"^\W*(?P<who>{_AGENCY})[\s.)\]]*$")
_WITH_AGENCY = re.compile(rf"^(?P<name>[^()]{{2,60}}?)\s*[(/]\s*(?P<who>(?:{_AGENCIES})[^()]*)\)?\W*$")
_SELF_LINK = re.compile(r"^\W*Nguồn\b.{0,40}:\s*https?://\S+$|^https?://\S+$", re.IGNORECASE)
_CAPTION = re.compile(
    r"^\W*(?:Ảnh|Đồ họa|Video|Clip)\s*:|[(.\s-](?:Ảnh|ẢNH)\s*:\s*[^.]{2,60}[).]*$|-\s*[Ảả]nh\s+\d+\.?$"
)
_WORK = re.compile(r"^(?:Tin|Bài)(?:\s*(?:,|và|-)\s*ảnh)?\s*:\s*", re.IGNORECASE)
_AGENCY_END = re.compile(r"\s*\./\.?\s*$")
_AGENCY_INSIDE = re.compile(
    rf"(?<=[.!?”\"/])\s*(?:\((?:Theo\s+|Nguồn:?\s*)?(?P<bracketed>{_AGENCY})\)|Theo\s+(?P<named>{_AGENCY}))\.?$"
)
_AFTER_THE_END = re.compile(
    r"^\W*(?:(?:bài viết tương tự|(?:tin |bài |tin bài )liên quan|(?:tin )?cùng chuyên mục|từ kh(?:óa|oá)"
    r"|tags?|(?:tin,? (?:bài )?)?(?:đọc|xem) nhiều|tin mới(?: nhất)?|tin nổi bật|tiêu điểm|đọc thêm"
    r"|(?:các )?(?:tin|bài|tin, bài) (?:khác|đã đưa)|xem thêm(?: về)?|có thể bạn quan tâm|bình luận"
    r"|dư luận quan tâm|ý kiến(?: (?:bạn đọc|độc giả))?|theo dõi chúng tôi.*)\s*(?:\(\d+\))?\s*:?\W*$"
    r"|(?:từ kh(?:óa|oá)|tags?|xem thêm về)\s*:)",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"^\W*(?:kính )?mời (?:quý vị|(?:quý )?(?:độc giả|bạn đọc|khán giả|thính giả))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report's own paragraphs in order, and whom it names beside them."""

    paragraphs: tuple[str, ...]
    byline: str | None = None
    credit: str | None = None


def report(lines: Iterable[str], sign_offs: Sequence[str] = ()) -> Report:
    """Paragraphs until the report ends; `sign_offs` are lines that the page marks as author or agency."""
    body: list[str] = []
    for line in map(one_line, lines):
        if follows_the_report(line):
            break
        if not _is_aside(line):
            body.append(line)
    closing = _closing(body)
    byline, credit = _signed([*map(one_line, sign_offs), *closing])
    return Report(paragraphs=tuple(body), byline=byline, credit=credit)


def _closing(body: list[str]) -> list[str]:
    """Takes what follows the report off its end: an agency ends with ``./.``, others sign below."""
    inside = [_agency_taken_off(body, number) for number in range(len(body))]
    end = next((number for number, line in enumerate(body, 1) if _AGENCY_END.search(line)), None)
    if end is not None:
        body[end - 1] = _AGENCY_END.sub(".", body[end - 1])
    else:
        end = len(body)
        while end > 1 and _is_sign_off(body[end - 1]):
            end -= 1
    closing = [line for line in body[end:] if _is_sign_off(line)]
    del body[end:]
    return [*filter(None, inside), *closing]


def _agency_taken_off(body: list[str], number: int) -> str | None:
    """The agency that a paragraph names after its last sentence."""
    found = _AGENCY_INSIDE.search(body[number])
    if found is None:
        return None
    body[number] = body[number][: found.start()]
    return found["bracketed"] or found["named"]


def follows_the_report(line: str) -> bool:
    """Whether a line heads a box of other reports, or what readers say."""
    return bool(_AFTER_THE_END.match(line))


def one_line(text: str) -> str:
    """Text without line breaks, and with plain single spaces."""
    return " ".join(text.split())


def same_words(one: str, other: str) -> bool:
    """Whether two paragraphs differ in nothing but case, punctuation and spacing."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def _is_aside(line: str) -> bool:
    """Whether a line within the report is no part of it: a caption, a link, an invitation, a row of stars."""
    said = re.search(r"[^\W\d_]", line) and not _SELF_LINK.match(line) and not _INVITATION.match(line)
    return not said or _is_caption(line)


def _is_caption(line: str) -> bool:
    return len(line) < _LONGEST_CAPTION and bool(_CAPTION.search(line))


def _is_sign_off(line: str) -> bool:
    if len(line) > _LONGEST_SIGN_OFF:
        return False
    forms = (_AGENCY_ALONE, _WITH_AGENCY)
    return _is_name(_WORK.sub("", line)) or bool(_credited(line)) or any(form.match(line) for form in forms)


def _credited(line: str) -> str | None:
    """Whom ``Theo …`` or ``Nguồn: …`` names, where that is the line and not the beginning of a sentence."""
    found = _CREDIT.match(line)
    who = found["who"].strip() if found else ""
    is_sentence = "," in who or (line.endswith(".") and len(who.split()) > _LONGEST_NAME)
    return who if (who[:1].isupper() or "." in who) and not is_sentence else None


def _is_name(line: str) -> bool:
    """Two names or more, with or without a place in brackets: ``Thu Hà (từ Bắc Kinh)``."""
    names = re.sub(r"\s*\([^()]*\)$", "", line).replace("-", " ").replace("–", " ").replace(",", " ").split()
    return len(names) in _NAMES and all(name[0].isupper() for name in names) and line[-1] != "."


def _signed(lines: Iterable[str]) -> tuple[str | None, str | None]:
    """The author and the agency that closing lines name, the first of each."""
    byline = credit = None
    for line in lines:
        if not line or len(line) > _LONGEST_SIGN_OFF or _SELF_LINK.match(line):
            continue
        if who := _credited(line):
            credit = credit or who
        elif found := _AGENCY_ALONE.match(line):
            credit = credit or found["who"].strip()
        elif found := _WITH_AGENCY.match(line):
            byline, credit = byline or found["name"].strip(), credit or found["who"].strip()
        else:
            byline = byline or _WORK.sub("", line)
    return byline, credit
