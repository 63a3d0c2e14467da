"""Who wrote a report, who pictured it and who passed it on, told from its lines in three languages."""

import re
from collections.abc import Iterable, Iterator

from crawler.dates import undated
from crawler.wording import any_of
from meetings.letters import extent

_LONGEST_SIGN_OFF = 90
_LONGEST_LINE = 400
"""Characters; what is longer signs for nobody."""
_LONGEST_CAPTION = 300
_LONGEST_NAME = 4
"""Words, of an agency, a paper or, without diacritics, a person."""
_NAMES = range(2, 9)

_AGENCIES = any_of("agencies")
_AGENCY = rf"(?:{_AGENCIES})(?:\s*[/,-]\s*(?:{_AGENCIES}))*"
_CREDITS, _AUTHORS, _OTHERS = any_of("credits"), any_of("authors"), any_of("editors", "others")
_CORRESPONDENT = r"[^\W\d_]{0,8}?(?:记者|通讯员)"
_CHINESE_NAMES = r"[\u4e00-\u9fff·]{1,4}(?:[\s、，,]+[\u4e00-\u9fff·]{1,4}){0,5}"

_CREDIT = re.compile(
    r"^\W*(?:(?:Theo|Nguồn(?:\s+tin)?(?:\s+ảnh)?|Source|With input from)\s*(?::\s*|\s+)"
    rf"|(?:{_CREDITS})\s*[:：]\s*)"
    r"(?P<who>\S.{1,50}?)[\s.。)）\]]*$",
    re.IGNORECASE,
)
_AGENCY_ALONE = re.compile(rf"^\W*(?P<who>{_AGENCY})[\s.)）\]]*$")
_WITH_AGENCY = re.compile(
    rf"^(?P<name>[^()（）]{{2,60}}?)\s*[(（/]\s*(?P<who>(?:{_AGENCIES})[^()（）]*)[)）]?\W*$"
)
_BY = re.compile(
    rf"^\W*(?:(?i:{_AUTHORS})\s*[:：/]\s*|(?i:(?:\w+ )?by)\s+|{_CORRESPONDENT}\s*)"
    r"(?P<who>\S.{0,60}?)[\s)）\]]*$"
)
_ASIDE = re.compile(rf"^\W*(?:{_OTHERS})(?:(?:\s*[:：]|(?<=by)\s).{{0,60}})?$", re.IGNORECASE)
_LABELS = any_of("credits", "authors", "editors", "others")
_LABEL = re.compile(
    rf"(?:(?<!\w)(?:{_LABELS})|(?<=[\u4e00-\u9fff])(?:作者|责任编辑|责编|编辑|发布时间))\s*[:：]",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(rf"^(?:{_LABELS})\s*[:：]?$", re.IGNORECASE)
_EDITOR = re.compile(rf"(?<!\w)(?:{any_of('editors')})\s*[:：]", re.IGNORECASE)
_BUTTONS = re.compile(rf"(?:^|[\s【\[])(?:{any_of('buttons')})(?=[\s】\]]|$)", re.IGNORECASE)
_COUNTED = re.compile(r"\b\d[\d.,]*\s*(?:lượt (?:xem|đọc)|views?)\b", re.IGNORECASE)
_OPENING = re.compile(r"^■\s*(?P<who>[^。！？，；：“”]{2,30})$")
"""How PLA Daily names an author between headline and report: ``■张 彬``."""
_NOBODY = re.compile(
    r"^\W?(?:báo .+ điện tử|báo điện tử .+|ban biên tập|tòa soạn|phóng viên|pv|vietnam\+.*|\S+\.vn)\W?$"
    r"|^\W?(?:ảnh|đồ họa|video|clip)\s*:",
    re.IGNORECASE,
)
_SELF_LINK = re.compile(r"^\W*Nguồn\b.{0,40}:\s*https?://\S+$|^https?://\S+$", re.IGNORECASE)
_WORK = re.compile(r"^(?:Tin|Bài)(?:\s*(?:,|và|-)\s*ảnh)?\s*:\s*", re.IGNORECASE)
_ENDS = r"(?:[^.]|\.\b){2,60}"
"""Of a caption, without a full stop but for that in ``mod.gov.vn``."""
_CAPTION = re.compile(
    rf"^\W*(?:Ảnh|Đồ họa|Video|Clip)\s*:|[(.\s-](?:Ảnh|ẢNH)\s*:\s*{_ENDS}[).]*$"
    r"|-\s*[Ảả]nh\s+\d+(?:\.?$|\s)|\b[Ảả]nh \d+(?=[A-Z\u4e00-\u9fff])"
    rf"|(?:^|[(/.\s—–-])Photos?(?:\s*:|\s+by|\s+courtesy of)\s*{_ENDS}[).]*$"
    rf"|(?:VNA|VNS|Xinhua|AFP)[\s/]+[Pp]hoto\b(?:[^.]|\.\b){{0,60}}\W*$|[.—–]\s*Photos?\s+[\w./ -]{{2,40}}$"
    rf"|\((?:VNA|Xinhua|AFP|AP|Reuters)/(?!{_AGENCY})[^()]{{2,40}}\)\W*$"
    r"|^(?:[上下左右]?图(?:为|片说明|\s*[:：])|图[①-⑩])|[^拍\s]\s*摄\s*[)）]?$|资料(?:图|照)片?\s*[)）]?$"
    r"|(?:图(?:片来源|源|片?自|[/／:：])|[\u4e00-\u9fff]\s*供图)[^。]{0,20}[)）]?$"
)
_INSIDE = re.compile(
    rf"(?<=[.!?”\"/。！？」])\s*(?:[(（](?:Theo\s+|Nguồn:?\s*|Source:\s*|来源[:：]\s*)?(?P<bracketed>{_AGENCY})[)）]"
    rf"|Theo\s+(?P<named>{_AGENCY})|[-–—]+\s*(?P<dashed>{_AGENCY})"
    rf"|[(（](?P<author>(?:{_CORRESPONDENT}|作者|文)\s*[:：]?\s*{_CHINESE_NAMES})[)）])[.。]?$"
)
_END = re.compile(r"\s*(?:(?P<stop>\.?/\.|\./)|[(（]完[)）][。.]?|■|\bEnditem\b\.?)\s*$")


def is_caption(line: str) -> bool:
    """Whether a line says what a picture shows, and who took it."""
    return extent(line) < _LONGEST_CAPTION and bool(_CAPTION.search(line))


def without_photographer(caption: str) -> str:
    """What a caption says, without who took the picture."""
    found = _CAPTION.search(caption)
    return caption[: found.start()].rstrip(" (（-–—") if found and found.start() else caption


def is_self_link(line: str) -> bool:
    return bool(_SELF_LINK.match(line))


def is_nobody(line: str) -> bool:
    """Whether a line where an author would stand names the newsroom, or who took the pictures."""
    return bool(_NOBODY.match(line))


def is_sign_off(line: str) -> bool:
    """Whether a line below a report names an author, an agency or an editor, and is no sentence."""
    parts = list(_parts(line)) if len(line) <= _LONGEST_LINE else []
    return bool(parts) and all(extent(part) <= _LONGEST_SIGN_OFF and _names_somebody(part) for part in parts)


def signed_above(line: str) -> str | None:
    """What a line between headline and report says of its author or agency; None when it is of the report."""
    if found := _OPENING.match(line):
        return found["who"]
    who = undated(line).lstrip("([（【|｜ ")
    return line if (_LABEL.match(who) or _BY.match(next(_parts(who), ""))) and is_sign_off(line) else None


def with_labels(lines: Iterable[str]) -> Iterator[str]:
    """Lines, a label and what it labels in one, where the page has them apart: ``Source``, ``Xinhua``."""
    label = ""
    for line in filter(None, lines):
        if _LABEL_ALONE.match(line):
            label = f"{line.rstrip(':： ')}: "
        else:
            yield f"{label}{line}"
            label = ""


def names_an_editor(line: str) -> bool:
    """Whether a line signs off for the newsroom: what follows it is none of the report."""
    return len(line) <= _LONGEST_SIGN_OFF and bool(_EDITOR.search(line)) and is_sign_off(line)


def without_end(line: str) -> str | None:
    """A line without the mark by which an agency ends its report; None where there is none."""
    found = _END.search(line)
    if found is None:
        return None
    return line[: found.start()] + ("." if found["stop"] else "")


def without_signature(line: str) -> tuple[str, str | None]:
    """A paragraph, and the agency or author it names after its last sentence."""
    found = _INSIDE.search(line)
    if found is None:
        return line, None
    return line[: found.start()], next(filter(None, found.groups()))


def signed(lines: Iterable[str]) -> tuple[str | None, str | None]:
    """The author and the agency that lines name, the first of each; editors and translators are neither."""
    byline = credit = None
    for part in (part for line in lines if not is_self_link(line) for part in _parts(line)):
        if extent(part) > _LONGEST_SIGN_OFF or _ASIDE.match(part):
            continue
        if who := _credited(part):
            credit = credit or who
        elif found := _AGENCY_ALONE.match(part):
            credit = credit or found["who"].strip()
        elif found := _WITH_AGENCY.match(part):
            byline, credit = byline or found["name"].strip(), credit or found["who"].strip()
        elif (found := _BY.match(part)) and _AGENCY_ALONE.match(found["who"]):
            credit = credit or found["who"].strip()
        else:
            byline = byline or (found["who"] if found else _WORK.sub("", part))
    return byline, credit


def _parts(line: str) -> Iterator[str]:
    """What a line says one after the other, without times and counts: ``Source: Xinhua | Editor: huaxia``."""
    who = _COUNTED.sub("|", undated(line[:_LONGEST_LINE]))
    parts = re.split(r"[|｜;]", _LABEL.sub(r"|\g<0>", _BUTTONS.sub("", who) if _is_chinese(who) else who))
    return (part.strip(" ,;-–—") for part in parts if re.search(r"\w", part))


def _is_chinese(text: str) -> bool:
    return any(char > "\u2e80" for char in text)


def _names_somebody(part: str) -> bool:
    if _credited(part) or _AGENCY_ALONE.match(part) or _ASIDE.match(part) or _is_name(_WORK.sub("", part)):
        return True
    if found := _WITH_AGENCY.match(part):
        name = _WORK.sub("", found["name"])
        return _is_name(name) or len(name.split()) == 1
    by = _BY.match(part)
    return by is not None and _are_names(by["who"])


def _credited(line: str) -> str | None:
    """Whom ``Theo …`` or ``来源：…`` names, where that is the line and not the beginning of a sentence."""
    found = _CREDIT.match(line)
    who = found["who"].strip() if found else ""
    is_named = who[:1].isupper() or "." in who or who[:1] > "\u2e80"
    is_sentence = bool(re.search("[,，。]", who)) or (line.endswith(".") and len(who.split()) > _LONGEST_NAME)
    return who if is_named and not is_sentence else None


def _are_names(text: str) -> bool:
    if re.fullmatch(_CHINESE_NAMES, text) or _AGENCY_ALONE.match(text):
        return True
    return all(map(_is_name, re.split(r"\s*(?:,|、|&|\band\b)\s*", text)))


def _is_name(line: str) -> bool:
    """Two names or more, with or without a place in brackets: ``Thu Hà (từ Bắc Kinh)``."""
    names = re.sub(r"\s*\([^()]*\)$", "", line).replace("-", " ").replace("–", " ").replace(",", " ").split()
    at_most = range(2, _LONGEST_NAME + 1) if line.isascii() else _NAMES
    return len(names) in at_most and all(name[0].isupper() for name in names) and line[-1] != "."
