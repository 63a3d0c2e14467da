"""Encounters of forces rather than heads: patrols, port calls, exercises, meetings at the border."""

import re
from collections.abc import Iterator
from functools import cache

from meetings.beat import OTHER, home, partner, sides
from meetings.encounter import Status
from meetings.reading.candidates import Candidate
from meetings.reading.editions import SERIES
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule, RuleList
from meetings.reading.story import Story
from meetings.reading.vi.clauses import status
from meetings.reading.vi.editions import planned_status
from meetings.reading.vi.series import edition_of
from meetings.reading.vi.units import is_of_others, names_both, names_nation
from meetings.reading.vi.words import alternation, listed, pattern, words


@cache
def _rules() -> RuleList[str]:
    return RuleList((Rule(rf"\b(?:{rule})\b", re.IGNORECASE), kind) for kind, rule in listed("activities"))


def activities(story: Story) -> Iterator[Candidate]:
    """What forces do together, told in the first sentences of an article about both countries.

    Where only the headline names it, the first sentence stands for it; where the text is about its closing,
    the first that tells how long it lasted.
    """
    lead = [p for p in story.passages if p.lead and not p.background and not p.sentence.caption]
    found = [c for p in lead for c in _told(story, p)]
    yield from found
    if all(_CLOSES.search(story.passages[c.passage].text) for c in found):
        lasted = (p for p in lead if any(d.first < d.last for d in p.dates))
        yield from _by_headline(story, list(lasted) if found else lead)


def _told(story: Story, passage: Passage) -> Iterator[Candidate]:
    for rule, kind in _rules().that_may_match(passage.text):
        m = next((m for m in rule.finditer(passage.text) if not _names_a_unit(passage, m)), None)
        if m is None or _is_said(passage, passage.sentence.start + m.start()):
            continue
        if kind in _DRILLS and _is_past(passage, m.start()):
            continue
        if (
            _bilateral(kind, story, passage)
            and _fits(kind, story, passage)
            and (passage.dates or _acts(passage))
        ):
            start, end = passage.sentence.start + m.start(), passage.sentence.start + m.end()
            yield _candidate(story, passage, kind, start, end)


_DRILLS = {"joint_patrol", "exercise", "twinning"}
"""What may be closed or reviewed later by a meeting of both."""


def _names_a_unit(passage: Passage, match: re.Match[str]) -> bool:
    """`Trạm Hội ngộ, hội đàm Hà Khẩu` is who takes part, and nothing done."""
    start, end = (passage.sentence.start + at for at in match.span())
    return any(u.apart and u.start < start and end <= u.end for u in passage.units)


def _is_said(passage: Passage, offset: int) -> bool:
    """Whether somebody said so, other than `hai bên thống nhất lùi …`, which puts off what was planned."""
    return passage.is_speech(offset) and planned_status(passage, offset) != "postponed"


def _is_past(passage: Passage, at: int) -> bool:
    before = passage.text[:at]
    return bool(_ABOUT_IT.search(before) or (_ENDED.fullmatch(before) and _CALLS.search(passage.text, at)))


_ENDED = re.compile(r"(?:[^,.;]{0,30}, )?kết thúc [^,.;]{0,60}", re.IGNORECASE)
_CALLS = re.compile(r",[^.;]*\b(?:thăm|cập (?:cảng|bến))\b")
"""`Kết thúc tuần tra liên hợp, biên đội tàu … thăm …`: the call is told, and the patrol is past."""
_ABOUT_IT = re.compile(
    r"\bsau (?:khi )?(?:kết thúc|hoàn thành)[^,.;]{0,40}$"
    r"|\b(?:cập (?:cảng|bến)|lên đường)\b[^.;]*\btham gia\b[^.;]*$"
    r"|\b(?:báo cáo|kết quả|trong đó có|bao gồm)\b[^.;]*$"
    r"|\b(?:trao đổi|bàn|thảo luận)\b[^.;]*\bkế hoạch\b[^,.;]*$"
    r"|\bhội nghị\b(?:[^,.;]{0,40}\bvề(?:\s+công tác)?| thường niên)\s+$"
    r"|\b(?:(?:họp|hội nghị) (?:bế mạc|trù bị|hiệp thương)|sơ kết|tổng kết|rút kinh nghiệm)\b[^,.;]{0,40}$",
    re.IGNORECASE,
)
"""`Hội nghị thường niên về tuần tra liên hợp` is a meeting, `sau khi kết thúc tuần tra` is past, and whoever
calls at a port in order to patrol does not patrol yet."""


def _by_headline(story: Story, lead: list[Passage]) -> Iterator[Candidate]:
    rules = _rules().that_may_match(story.title)
    named = ((kind, rule.search(story.title)) for rule, kind in rules)
    kind = next(
        (k for k, m in named if m and not (k in _DRILLS and _is_past(story.headline, m.start()))), None
    )
    if kind is None or not lead or not _with_partner(story.headline) or not _is_military(story.title):
        return
    passage = lead[0]
    alone = not _is_regional(story) and not names_nation(story.title, OTHER)
    if alone and _fits(kind, story, passage) and kind != "border_talks":
        yield _candidate(story, passage, kind, passage.sentence.start, passage.sentence.end)


def _candidate(story: Story, passage: Passage, kind: str, start: int, end: int) -> Candidate:
    names = {"joint_patrol": _patrol(story, passage), "border_talks": _border_kind(passage)}
    names |= dict.fromkeys(("seminar", "closing"), "working_meeting") | {"handing": "gathering"}
    form = names.get(kind, kind)
    return Candidate(
        kind=form,
        passage=passage.index,
        start=start,
        end=end,
        parties=(),
        status=_status(story, passage, kind, start, end),
        edition=edition_of(story, passage, form) if form in SERIES and kind != "border_talks" else None,
    )


def _status(story: Story, passage: Passage, kind: str, start: int, end: int) -> Status:
    """What is told behind the call of a ship is what it will do there."""
    if pattern("future").search(story.title) or (kind == "port_call" and _is_due(story, passage)):
        return "announced"
    return status(passage, end) if kind == "port_call" else planned_status(passage, start)


def _is_due(story: Story, passage: Passage) -> bool:
    """`Tàu lên đường thăm Trung Quốc. Tàu dự kiến cập cảng … ngày 8/6`: it sets out, and calls later."""
    behind = story.passages[passage.index + 1 : passage.index + 4]
    return bool(_SETS_OUT.search(passage.text)) and any(
        p.ahead and p.dates and _ARRIVES.search(p.text) for p in behind
    )


_SETS_OUT = re.compile(r"\blên đường\b[^.;]*\bthăm\b")
_ARRIVES = re.compile(r"\b(?:cập|ghé|đến|tới) (?:quân )?(?:cảng|thành phố|TP)\b")


def _fits(kind: str, story: Story, passage: Passage) -> bool:
    """Meetings at the border and seminars are those of two sides; a ship come home calls nowhere.

    Whoever is named where something is handed over makes it a ceremony of his.
    """
    if kind == "port_call":
        return not _RETURNED.search(passage.text)
    if kind == "closing":
        return _closes_what_both_did(passage)
    if kind == "handing" and {p.side for p in passage.people} == set(sides()):
        return False
    if kind in ("seminar", "handing"):
        held_by = (u for u in passage.units if not _THEME.search(passage.before(u.start)))
        return {u.side for u in held_by} == set(sides())
    if kind != "border_talks":
        return True
    text = f"{story.title} {passage.text}"
    border = re.search(alternation("border_forces"), passage.text, re.IGNORECASE)
    both = all(names_nation(text, side) for side in sides()) or {u.side for u in passage.units} == set(
        sides()
    )
    return bool(border) and both and "ba bên" not in text


def _closes_what_both_did(passage: Passage) -> bool:
    """`Hải quân hai nước họp rút kinh nghiệm tuần tra liên hợp`; of one side alone it is no contact."""
    m = _CLOSES.search(passage.text)
    if m is None:
        return False
    between = " giữa " in passage.text[m.end() :]
    acting = {u.side for u in passage.units if between or u.start < passage.sentence.start + m.start()}
    return acting == set(sides()) or bool(_BOTH_ACT.search(passage.text, 0, m.start()))


_CLOSES = Rule(
    r"\b(?:họp|hội nghị|buổi|lễ) (?:bế mạc|sơ kết|tổng kết|rút kinh nghiệm)\b[^,.;]{0,40}"
    r"\b(?:tuần tra|kiểm tra liên hợp|diễn tập|huấn luyện|luyện tập|kết nghĩa)\b",
    re.IGNORECASE,
)
_BOTH_ACT = re.compile(r"\bhai (?:bên|lực lượng|nước|đơn vị|biên đội)\b", re.IGNORECASE)
_OCCASION = re.compile(
    r"\bgặp (?:mặt|gỡ)\b[^.;]*\b(?:kỷ niệm \d+ năm|chúc Tết|(?:chúc )?mừng năm mới)\b", re.IGNORECASE
)
_THEME = re.compile(r"\b(?:về|chủ đề)\b[^,.;]*$", re.IGNORECASE)
_RETURNED = Rule(
    r"\b(?:cập|về)\b[^.;]{0,120}\bhoàn thành\b[^.;]{0,30}\bnhiệm vụ"
    r"|\bcập (?:bến|cảng) an toàn\b[^.;]{0,20}\bkết thúc\b[^.;]{0,30}\b(?:tuần tra|kiểm tra)",
    re.IGNORECASE,
)


def _border_kind(passage: Passage) -> str:
    if _OCCASION.search(passage.text):
        return "gathering"
    return "talks" if re.search(r"hội đàm", passage.text, re.IGNORECASE) else "working_meeting"


_HULL = re.compile(r"\b[Tt]àu \d{2,4}\b")


def _bilateral(kind: str, story: Story, passage: Passage) -> bool:
    """Both countries' forces and no third one: in the sentence itself, or in it and the headline together."""
    text = f"{story.title}. {passage.text}"
    if names_nation(passage.text, OTHER) or _is_regional(story) or _is_of_another(story):
        return False
    if is_of_others(story.title) and not _with_partner(passage):
        return False
    opening = kind == "joint_patrol" or (kind == "port_call" and _HULL.search(passage.text))
    if not _is_military(text + story.opening if opening else text):
        return False
    named = {u.side for p in story.passages[:6] for u in p.units}
    of_both = "hai nước" in passage.text and names_both(story.opening)
    return of_both or _with_partner(passage) or names_both(text) or named == set(sides())


def _with_partner(passage: Passage) -> bool:
    """Whether a line names both countries, its own perhaps by a place or a unit."""
    at_home = any(p.place.country == home("vi") for p in passage.places) or any(
        u.side == home("vi") for u in passage.units
    )
    return names_both(passage.text) or (at_home and names_nation(passage.text, partner("vi")))


def _is_regional(story: Story) -> bool:
    """Whether it is an affair of ASEAN, not of two countries."""
    return "ASEAN" in story.title or any("ASEAN" in p.text for p in story.passages if p.lead)


def _is_of_another(story: Story) -> bool:
    """Whether the headline names a third country, and not the other side."""
    return names_nation(story.title, OTHER) and not (
        names_nation(story.title, partner("vi")) or names_both(story.title)
    )


@cache
def _military() -> Rule:
    return Rule(rf"\b{alternation('defence_bodies')}\b", re.IGNORECASE)


def _is_military(text: str) -> bool:
    return bool(_military().search(text))


def _acts(passage: Passage) -> bool:
    return bool(pattern("action").search(passage.text))


def _patrol(story: Story, passage: Passage) -> str:
    """Where the sentence and the headline do not say, the first sentences do."""
    ashore = _ashore(f"{story.title} {passage.text}") or _ashore(" ".join(p.text for p in story.passages[:4]))
    return "joint_patrol_land" if ashore > 0 else "joint_patrol_sea"


def _ashore(text: str) -> int:
    """How many more words of the land than of the sea there are."""
    found = text.casefold()
    land, sea = (sum(found.count(w.casefold()) for w in words(f"{where}_words")) for where in ("land", "sea"))
    return land - sea
