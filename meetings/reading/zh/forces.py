"""What forces do together, and exchanges and dialogues that are themselves the news, in Chinese."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from meetings.encounter import SIDES, Edition, Status
from meetings.reading.candidates import Candidate
from meetings.reading.editions import KIND_OF, candidate_of
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.story import Passage, Story
from meetings.reading.vocabulary import vocabulary
from meetings.reading.zh.mechanisms import ordinal_near
from meetings.reading.zh.nations import names_both, names_nation
from meetings.reading.zh.protocol import called_off, is_quoted, status
from meetings.reading.zh.words import MASK, rule

_AFTER = re.compile(r"(?:后|期间|框架下|框架内|之际)")
_TAKES_PART = re.compile(r"(?:出席|参加|来华参加|赴华参加)(?:了)?[^,。;]{0,26}$")


def editions(story: Story) -> Iterator[Candidate]:
    """Editions told as news in the headline or the first sentences; what talks agree about one is not."""
    for passage in _lead(story):
        for mention in passage.mechanisms:
            kind = KIND_OF.get(mention.edition.id)
            if kind and _is_news(story, passage, mention):
                yield _edition_told(story, passage, _numbered(story, mention), kind)
                break


_THIS = re.compile(r"(?:这是|此次|本次)[^,。;]{0,20}$")


def _numbered(story: Story, mention: MechanismMention) -> MechanismMention:
    """The edition with the number the headline or the next sentences give it: `这是两军第四次举行……`."""
    if mention.edition.ordinal:
        return mention
    this = [m for p in story.passages[:NUMBERED] for m in p.mechanisms if _THIS.search(p.before(m.start))]
    told = (m.edition for m in (*story.headline.mechanisms, *this) if m.edition.ordinal and not m.foreign)
    edition = next((e for e in told if e.id == mention.edition.id), mention.edition)
    return replace(mention, edition=edition)


def _lead(story: Story) -> list[Passage]:
    return [p for p in story.passages if p.lead and not p.background and not p.sentence.caption]


def _is_news(story: Story, passage: Passage, mention: MechanismMention) -> bool:
    before, after = passage.before(mention.start), passage.after(mention.end)
    quoted = is_quoted(before) and not _IS_NAME.search(f"{before[-8:]}{MASK}{after[:8]}")
    if mention.foreign or quoted or not names_nation(f"{story.title}{passage.text}", "VN"):
        return False
    if names_nation(story.title, "OTHER"):
        return False
    if _TOLD_BY.match(before) or _COUNT.search(before) or _is_of_a_person(passage, mention):
        return False
    happens = rule("happened").search(after[:40]) or rule("happened").search(before[-24:])
    held = bool(happens or _TAKES_PART.search(before) or rule("off").search(passage.text))
    numbered = mention.edition.ordinal is not None
    titled = any(m.edition.id == mention.edition.id for m in story.headline.mechanisms)
    return (held or titled) and (numbered or titled or bool(passage.dates))


_IS_NAME = re.compile(rf'"[^",。;]*{MASK}[^",。;]*"')
_TOLD_BY = re.compile(r"[^,。;]{1,16}(?:说|表示|指出|强调|认为)[,:]")
_COUNT = re.compile(r"(?<![第\d一二三四五六七八九十])(?:\d{1,2}|[一二两三四五六七八九十]{1,3})次$")


def _is_of_a_person(passage: Passage, mention: MechanismMention) -> bool:
    """Whether it only tells who somebody is: `会见出席第三次会晤的中国国防部长`."""
    later = (p.start - mention.end for p in passage.people if p.start >= mention.end)
    behind = (passage.after(mention.end)[:gap] for gap in later)
    return any(re.fullmatch(r"(?:活动|会议)?(?:并[^,。;]{0,12})?的", gap) for gap in behind)


def _edition_told(story: Story, passage: Passage, mention: MechanismMention, kind: str) -> Candidate:
    told = status(passage, mention.start)
    after = passage.after(mention.end)[:24]
    if told == "held" and rule("future").search(after):
        told = "announced"
    if told == "announced":
        told = called_off(story, passage) or told
    return candidate_of(passage, mention, kind, told)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(r), kind) for kind, r in vocabulary("zh")["activities"])


def activities(story: Story) -> Iterator[Candidate]:
    """Patrols, exercises, exchanges of units and port calls of both countries' forces."""
    lead = _lead(story)
    found = [c for p in lead for c in (*_told(story, p, p), *_port_calls(story, p, p))]
    if not found and lead:
        found = [*_told(story, story.headline, lead[0]), *_port_calls(story, story.headline, lead[0])]
    yield from found


def _told(story: Story, passage: Passage, told_in: Passage) -> Iterator[Candidate]:
    for activity, kind in _rules():
        m = activity.search(passage.text)
        if m is None or is_quoted(passage.text[: m.start()]) or not _bilateral(story, passage):
            continue
        acts = rule("happened").search(passage.text) or passage.dates or passage is story.headline
        if not acts or _is_topic(passage.text[: m.start()]) or _is_no_act(passage.text, m):
            continue
        start = told_in.sentence.start + (m.start() if told_in is passage else 0)
        named = _kind(kind, story, passage)
        if named:
            yield Candidate(
                kind=named,
                passage=told_in.index,
                start=start,
                end=min(start + len(m[0]), told_in.sentence.end),
                parties=(),
                status=_status(story, passage, passage.sentence.start + m.start()),
                edition=_edition(story, passage, named),
            )


_NO_ACT = re.compile(r"期间|的?(?:历史|背景|意义|由来|影响|成效)")


_DONE = re.compile(r"完成[^,。;]{0,40}$")


def _is_no_act(text: str, match: re.Match[str]) -> bool:
    """Whether it is only a setting, or tells who somebody is: `完成联合巡逻的舰艇`."""
    done = text.startswith("的", match.end()) and _DONE.search(text[: match.start()])
    return bool(_NO_ACT.match(text, match.end()) or done)


def _is_topic(before: str) -> bool:
    """Whether it is only what somebody speaks of or wishes for."""
    return bool(
        re.search(
            r"(?:同意|商定|愿|希望|建议|继续|包括|推动|就|关于|讨论|高效|通过|将在今后|此前|曾)[^,。;]{0,24}$",
            before,
        )
    )


def _status(story: Story, passage: Passage, offset: int) -> Status:
    return "announced" if rule("future").search(story.title) else status(passage, offset)


def _kind(kind: str, story: Story, passage: Passage) -> str | None:
    text = f"{story.title}{passage.text}"
    if kind == "joint_patrol":
        if re.search(r"年会|工作会议", passage.text):
            return None
        land = sum(text.count(w) for w in vocabulary("zh")["land_words"])
        sea = sum(text.count(w) for w in vocabulary("zh")["sea_words"])
        return "joint_patrol_land" if land > sea else "joint_patrol_sea"
    if kind == "border_talks":
        sides = {u.side for u in passage.units}
        wanted = (names_both(text) or sides == set(SIDES)) and not rule("police").search(text)
        return "working_meeting" if wanted and not passage.mechanisms and not passage.people else None
    return kind


def _bilateral(story: Story, passage: Passage) -> bool:
    """Forces of both countries and of no third: in the sentence, or in it and the headline together."""
    text = f"{story.title}。{passage.text}"
    if names_nation(text, "OTHER") or "东盟" in text or rule("dispute").search(text):
        return False
    sides = {u.side for u in passage.units}
    military = rule("military").search(f"{text}{story.opening}") or sides
    return bool(military) and (names_both(text) or sides == {"VN", "CN"})


def _edition(story: Story, passage: Passage, kind: str) -> Edition | None:
    """The series of a patrol and its number; a count within the year is not the number (section 14)."""
    if kind == "young_officers":
        named = [m.edition for m in (*passage.mechanisms, *story.headline.mechanisms)]
        return next((e for e in named if e.id == "young_officers_exchange"), None)
    if kind != "joint_patrol_sea":
        named = [m.edition for m in passage.mechanisms if m.edition.id.startswith("joint_")]
        return named[0] if named else None
    lead = " ".join([story.title, *(p.text for p in _lead(story))])
    if "海警" in lead:
        near = any(w in lead for w in vocabulary("zh")["quarterly_waters"])
        series = "coast_guard_border_waters_patrol" if near else "coast_guard_joint_patrol"
    else:
        series = "gulf_of_tonkin_navy_patrol"
    texts = [passage.text, story.title, *(p.text for p in story.passages[:NUMBERED])]
    numbers = (n for t in texts for m in _PATROL.finditer(t) if (n := ordinal_near(t, m.start(), m.end())))
    return Edition(id=series, ordinal=next(numbers, None))


NUMBERED = 5
"""In how many sentences the number of a patrol is looked for: `这是2006年以来的第24次`."""
_PATROL = re.compile(r"联合(?:执法)?巡逻|联合巡航|海上联合检查")


@cache
def _port_call() -> re.Pattern[str]:
    ships = vocabulary("zh")["ships"]
    calls = vocabulary("zh")["calls_at"]
    return re.compile(rf"{ships}[^。;]{{0,60}}?{calls}|{calls}[^。;]{{0,30}}?{ships}")


def _port_calls(story: Story, passage: Passage, told_in: Passage) -> Iterator[Candidate]:
    """A ship of one country in a port of the other; on a tour, Vietnam has to be one of the stops."""
    m = _port_call().search(passage.text)
    if m is None or not _calls(story, passage):
        return
    if not m[0].startswith('"') and is_quoted(passage.text[: m.start()].replace('"号', "号")):
        return
    start = told_in.sentence.start + (m.start() if told_in is passage else 0)
    yield Candidate(
        kind="port_call",
        passage=told_in.index,
        start=start,
        end=min(start + len(m[0]), told_in.sentence.end),
        parties=(),
        status=_status(story, passage, passage.sentence.start + m.start()),
        guest="CN" if _visits_vietnam(f"{story.title}。{passage.text}", passage) else "VN",
        edition=Edition(id="coast_guard_ship_visit" if "海警" in passage.text else "navy_ship_visit"),
    )


_TO_VIETNAM = re.compile(r"(?:访问|抵达|驶抵|停靠|靠泊|到访|访|抵|赴|对)(?:了)?越(?:南|(?!南))")


def _visits_vietnam(text: str, passage: Passage) -> bool:
    return bool(_TO_VIETNAM.search(text)) or any(p.place.country == "VN" for p in passage.places)


def _calls(story: Story, passage: Passage) -> bool:
    text = f"{story.title}。{passage.text}"
    if rule("dispute").search(text) or rule("foreign_ships").search(passage.text):
        return False
    to_vietnam = _visits_vietnam(text, passage)
    if names_nation(text, "OTHER") and not _TO_VIETNAM.search(text):
        return False
    ours = re.search(rf"越南[^,。;]{{0,12}}{vocabulary('zh')['ships']}", text)
    to_china = ours and (any(p.place.country == "CN" for p in passage.places) or names_nation(text, "CN"))
    theirs = re.search(
        r"中国|我国|我军|解放军|南部战区|南海舰队|戚继光|郑和|海军[^,。;]{0,10}编队|共军|中共", text
    )
    return bool(to_china or (to_vietnam and theirs))
