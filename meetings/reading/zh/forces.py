"""What forces of both countries do together, and ships in the other's ports, in Chinese."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from meetings.beat import OTHER, beat, home, partner, sides
from meetings.encounter import Edition, Side, Status
from meetings.reading.candidates import Candidate
from meetings.reading.passage import Passage, is_quoted
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, longest, of_side, vocabulary
from meetings.reading.zh.dates import number
from meetings.reading.zh.mechanisms import ordinal_near
from meetings.reading.zh.nations import names_both, names_nation
from meetings.reading.zh.places import places_told
from meetings.reading.zh.protocol import is_told_by, status
from meetings.reading.zh.story import lead, numbered
from meetings.reading.zh.words import kinds, rule
from meetings.series import mechanism_kind


def activities(story: Story) -> Iterator[Candidate]:
    """Patrols, exercises, exchanges of units and port calls of both countries' forces."""
    news = lead(story)
    found = [c for p in news for c in (*_told(story, p, p), *_port_calls(story, p, p))]
    found += [c for p, behind in pairwise(news) for c in _talks_of(p, behind)]
    planned = (p for p in story.passages if p.ahead and not (p.lead or p.background or p.sentence.caption))
    found += [c for p in planned for c in _told(story, p, p) if c.edition and c.edition.ordinal]
    if not any(c.kind == "port_call" for c in found):
        found += [c for p in story.passages if _arrives(p) for c in _port_calls(story, p, p)]
    if not found and news:
        found = [*_told(story, story.headline, news[0]), *_port_calls(story, story.headline, news[0])]
    yield from found


_ARRIVES = re.compile(r"(?:编队|舰艇|[舰船])[^,。;]{0,12}(?:抵达|驶抵|靠泊|停靠)")


def _arrives(passage: Passage) -> bool:
    """Whether ships come to a port on a day, wherever in a report that is told."""
    if passage.lead or not _ARRIVES.search(passage.text) or passage.background:
        return False
    return any(p.locative for p in passage.places) and any(d.told for d in passage.dates)


def _told(story: Story, passage: Passage, told_in: Passage) -> Iterator[Candidate]:
    for activity, kind in kinds("activities").that_may_match(passage.text):
        m = activity.search(passage.text)
        if m is None or is_quoted(passage.text[: m.start()]) or not _bilateral(story, passage):
            continue
        acts = rule("happened").search(passage.text) or passage.dates or passage is story.headline
        if not acts or _is_topic(passage.text[: m.start()]) or _is_no_act(passage.text, m):
            continue
        if is_told_by(passage) and not passage.dates:
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


_NO_ACT = re.compile(
    r"期间|前的|编队(?:指挥员|官兵|代表)|(?:工作|活动)?总结|的?(?:历史|背景|意义|由来|影响|成效)|(?:活动)?(?:有助于|助力|有利于|已?成为)"
)


_TELLS_WHO = re.compile(r"(?:活动)?的")
_DONE = re.compile(r"(?:完成|参加|出席)[^,。;]{0,40}$")
_AFTERWARDS = re.compile(r"(?:活动|任务)?[之以]?后")
_FINISHED = re.compile(r"(?:结束|完成|参加)[^,。;]{0,40}$")


_TALKS = re.compile(r"会谈[^。;]{0,20}举行")


def _talks_of(passage: Passage, behind: Passage) -> Iterator[Candidate]:
    """`定期会谈在谅山举行。谅山边防与广西边防……`: talks whose sides the next sentence names."""
    m = _TALKS.search(passage.text) if not (passage.units or passage.people) else None
    named = {u.side for u in behind.units if "边防" in u.name}
    if m and named == set(sides()) and not rule("police").search(behind.text):
        start = passage.sentence.start + m.start()
        end = start + len(m[0])
        kind = "working_meeting"
        yield Candidate(
            kind=kind, passage=passage.index, start=start, end=end, parties=(), status=status(passage, start)
        )


def _is_no_act(text: str, match: re.Match[str]) -> bool:
    """Whether it is only a setting, tells who somebody is, `完成联合巡逻的舰艇`, or came before the news."""
    before, end = text[: match.start()], match.end()
    done = _TELLS_WHO.match(text, end) and _DONE.search(before)
    earlier = _AFTERWARDS.match(text, end) and _FINISHED.search(before)
    return bool(_NO_ACT.match(text, end) or done or earlier)


def _is_topic(before: str) -> bool:
    """Whether it is only what somebody speaks of or wishes for, or several of a kind."""
    return bool(
        re.search(
            r"(?:同意|商定|愿|希望|建议|继续|包括|推动|就|关于|讨论|高效|通过|将在今后|此前|曾|总结)[^,。;]{0,24}$"
            r"|(?:^|[^第])[两三四]次[^,。;]{0,8}$",
            before,
        )
    )


def _status(story: Story, passage: Passage, offset: int) -> Status:
    return "announced" if rule("future").search(story.title) else status(passage, offset)


def _kind(kind: str, story: Story, passage: Passage) -> str | None:
    text = f"{story.title}{passage.text}"
    if kind == "joint_patrol":
        if re.search(r"年会|年度会|工作会议", passage.text):
            return None
        land = sum(text.count(w) for w in vocabulary("zh")["land_words"])
        sea = sum(text.count(w) for w in vocabulary("zh")["sea_words"])
        return "joint_patrol_land" if land > sea else "joint_patrol_sea"
    if kind == "border_talks":
        named = {u.side for u in passage.units}
        wanted = (names_both(text) or named == set(sides())) and not (
            rule("police").search(text) or rule("trade").search(f"{text}{story.opening}")
        )
        return "working_meeting" if wanted and not passage.mechanisms and not passage.people else None
    return kind


def _bilateral(story: Story, passage: Passage) -> bool:
    """Forces of both countries and of no third: in the sentence, or in it and the headline together."""
    text = f"{story.title}。{passage.text}"
    if names_nation(text, OTHER) or "东盟" in text or rule("dispute").search(text):
        return False
    named = {u.side for u in passage.units}
    military = rule("military").search(f"{text}{story.opening}") or named
    return bool(military) and (names_both(text) or named == set(sides()))


def _edition(story: Story, passage: Passage, kind: str) -> Edition | None:
    """The series of a patrol and its number; a count within the year is not the number (section 14)."""
    if kind == "young_officers":
        named = [m.edition for m in (*passage.mechanisms, *story.headline.mechanisms)]
        return next((e for e in named if mechanism_kind(e.id) == kind), None)
    if kind != "joint_patrol_sea":
        named = [m.edition for m in passage.mechanisms if mechanism_kind(m.edition.id) == "exercise"]
        return named[0] if named else None
    opening = " ".join([story.title, *(p.text for p in lead(story))])
    series = _series("patrols", opening)
    texts = [passage.text, story.title, *(p.text for p in numbered(story))]
    numbers = (n for t in texts for m in _PATROL.finditer(t) if (n := ordinal_near(t, m.start(), m.end())))
    since = (number(m["n"]) for t in texts for m in _SINCE.finditer(t))
    return Edition(id=series, ordinal=next(chain(numbers, since), None)) if series else None


def _series(name: str, text: str) -> str | None:
    """The first series whose rule matches."""
    return next((series for series, rule in vocabulary("zh")[name] if re.search(rule, text)), None)


_SINCE = re.compile(
    r"(?<!到期)(?:\d{4}\s?年)以来的?第\s?(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})\s?次(?=[,。;]|$|[在于开举])"
)
_PATROL = re.compile(r"联合(?:执法)?巡逻|联合巡航|海上联合检查")


@cache
def _port_call() -> re.Pattern[str]:
    ships = vocabulary("zh")["ships"]
    calls = f"(?:{either((*of_side(partner('zh'), 'calls', 'zh'), vocabulary('zh')['calls_at']))})"
    return re.compile(rf"{ships}[^。;]{{0,60}}?{calls}|{calls}[^。;]{{0,30}}?{ships}")


def _port_calls(story: Story, passage: Passage, told_in: Passage) -> Iterator[Candidate]:
    """A ship of one country in a port of the other; on a tour, the partner has to be one of the stops."""
    m = _port_call().search(passage.text)
    if m is None or not _calls(story, passage):
        return
    before = _SHIP.sub("", passage.text[: m.start()])
    if not m[0].startswith('"') and is_quoted(before.replace('"号', "号")):
        return
    start = told_in.sentence.start + (m.start() if told_in is passage else 0)
    called = passage.sentence.start + m.end() - len("访问")
    yield Candidate(
        kind="port_call",
        passage=told_in.index,
        start=start,
        end=min(start + len(m[0]), told_in.sentence.end),
        parties=(),
        status="announced" if _SETS_SAIL.search(passage.text) else _status(story, passage, called),
        guest=_sails(f"{story.title}。{passage.text}", passage),
        edition=Edition(id=series) if (series := _series("ship_visits", passage.text)) else None,
    )


_SETS_SAIL = re.compile(r"踏上(?:出访|访问|赴|前往|对)[^,。;]{0,24}(?:航程|征程|旅程|航路)")
"""`踏上访问越南的航程`: who sets out has not arrived."""
_SHIP = re.compile(r'"[^"]{1,4}"(?=号|舰|、|和)')


@cache
def _to_partner() -> re.Pattern[str]:
    short = longest(of_side(partner("zh"), "short", "zh"))
    return re.compile(
        rf"(?:访问|抵达|驶抵|停靠|靠泊|到访|访|抵|赴|对(?={short}[^,。;军舰艇船]{{0,20}}访问))(?:了)?{short}"
    )


@cache
def _own_ships() -> re.Pattern[str]:
    return re.compile(either(of_side(home("zh"), "sails", "zh")))


@cache
def _ships_of_partner() -> re.Pattern[str]:
    name = beat().state(partner("zh")).name("zh")
    return re.compile(rf"{name}[^,。;]{{0,12}}{vocabulary('zh')['ships']}")


def _sails(text: str, passage: Passage) -> Side:
    return home("zh") if _visits_partner(text, passage) else partner("zh")


def _visits_partner(text: str, passage: Passage) -> bool:
    at = any(p.place.country == partner("zh") for p in places_told(passage))
    return bool(_to_partner().search(text)) or at


def _calls(story: Story, passage: Passage) -> bool:
    text = f"{story.title}。{passage.text}"
    if rule("dispute").search(text) or any(rule(r).search(passage.text) for r in ("foreign_ships", "forums")):
        return False
    if names_nation(story.title, OTHER) and not names_nation(story.title, partner("zh")):
        return False
    if names_nation(text, OTHER) and not _to_partner().search(text):
        return False
    comes = any(p.place.country == home("zh") for p in places_told(passage)) or names_nation(text, home("zh"))
    return bool(
        (_ships_of_partner().search(text) and comes)
        or (_visits_partner(text, passage) and _own_ships().search(text))
    )
