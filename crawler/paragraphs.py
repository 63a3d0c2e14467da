"""Which lines of a page are the report, and whom it names beside them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crawler.dates import undated
from crawler.sign_offs import (
    is_caption,
    is_self_link,
    is_sign_off,
    names_an_editor,
    signed,
    signed_above,
    without_end,
    without_signature,
)
from crawler.wording import any_of
from meetings.letters import extent

_ABOVE = 2
"""Lines, such as a second headline, that may stand before those who sign above the report."""
_AFTER_THE_END = re.compile(
    rf"^\W*(?:(?:{any_of('boxes')})\s*(?:[(（]\d+[)）])?\s*[:：]?\W*|theo dõi chúng tôi\b.*"
    rf"|(?:{any_of('openings')})\s*[:：].*)$",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"^\W*(?:kính )?mời (?:quý vị|(?:quý )?(?:độc giả|bạn đọc|khán giả|thính giả))\b"
    r"|^(?:sign up|subscribe) (?:for|to) (?:our|the) [^.]{0,40}newsletters?\b",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    rf"^\W*(?:{any_of('buttons')})(?:\s*[:：].{{0,40}})?\W*$|^\W*(?:(?:{any_of('buttons')})\W*){{2,12}}$",
    re.IGNORECASE,
)
_LONGEST_BUTTONS, _LONGEST_DATE = 120, 60
_PAGES = re.compile(
    r"^(?:(?:trang(?:\s*+(?:trước|sau|tiếp|đầu|cuối|\d+))?+|[上下]一?页|首页|尾页|余下全文|全文|prev(?:ious)?|next|\d++)[\s|«»<>…]*+)++$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"^(?:推荐|赞|阅读)\s*\d*\W*$|^[\d,.]*\s*条评论\W*(?:\d+\s*人参与)?$|^[\d,.]+\s*(?:lượt xem|views?)\W*$",
    re.IGNORECASE,
)
"""How many read or liked it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report's own paragraphs in order, and whom it names beside them."""

    paragraphs: tuple[str, ...]
    byline: str | None = None
    credit: str | None = None


def report(lines: Iterable[str], sign_offs: Sequence[str] = ()) -> Report:
    """Paragraphs until the report ends; `sign_offs` are lines that the page marks as author or agency."""
    body: list[str] = []
    above: list[str] = []
    lines = list(map(one_line, lines))
    for number, line in enumerate(lines, 1):
        if follows_the_report(line):
            break
        if names_an_editor(line) and _said(lines[number:]) < _said(body):
            body.append(line)
            break
        if len(body) < _ABOVE and (who := signed_above(line)):
            above.append(who)
        elif not _is_aside(line):
            body.append(line)
    closing = _closing(body)
    byline, credit = signed([*map(one_line, sign_offs), *above, *closing])
    return Report(paragraphs=tuple(body), byline=byline, credit=credit)


def _said(lines: Iterable[str]) -> float:
    return sum(map(extent, lines))


def _closing(body: list[str]) -> list[str]:
    """Takes what follows the report off its end: an agency marks it, as with ``./.``, others sign below."""
    inside = [_taken_off(body, number) for number in range(len(body))]
    end = next((number for number, line in enumerate(body, 1) if without_end(line) is not None), None)
    if end is not None:
        body[end - 1] = without_end(body[end - 1]) or ""
        inside.append(_taken_off(body, end - 1))
    else:
        end = len(body)
        while end > 1 and is_sign_off(body[end - 1]):
            end -= 1
    closing = [line for line in body[end:] if is_sign_off(line)]
    body[:] = filter(None, body[:end])
    return [*filter(None, inside), *closing]


def _taken_off(body: list[str], number: int) -> str | None:
    """The agency or author that a paragraph names after its last sentence."""
    body[number], who = without_signature(body[number])
    return who


def follows_the_report(line: str) -> bool:
    """Whether a line heads a box of other reports, or what readers say."""
    return bool(_AFTER_THE_END.match(line))


def is_offer(line: str) -> bool:
    """Whether a line is a button, or asks readers to look at something else."""
    if len(line) > _LONGEST_BUTTONS:
        return bool(_INVITATION.match(line))
    return any(form.match(line) for form in (_BUTTON, _INVITATION, _PAGES, _COUNT))


def signs_only(line: str) -> bool:
    """Whether a line below a report names who wrote it or passed it on, and is no button."""
    return is_sign_off(line) and not is_offer(line)


def one_line(text: str) -> str:
    """Text without line breaks, and with plain single spaces."""
    return " ".join(text.split())


def same_words(one: str, other: str) -> bool:
    """Whether two paragraphs differ in nothing but case, width, punctuation and spacing."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())


def _is_aside(line: str) -> bool:
    """Whether a line within the report is no part of it: a caption, date, link, button or row of stars."""
    if not re.search(r"[^\W\d_]", undated(line) if len(line) <= _LONGEST_DATE else line):
        return True
    return is_self_link(line) or is_caption(line) or is_offer(line)
