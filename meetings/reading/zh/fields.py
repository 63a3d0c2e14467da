"""Who, when and where: the fields of one encounter told in Chinese."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from meetings import gazetteer
from meetings.encounter import SIDES, Participant, Place, Role, Side
from meetings.reading.dates import DateMention
from meetings.reading.found import Found, of_group
from meetings.reading.groups import PROTOCOL, Group
from meetings.reading.parties import is_defence, may_lead
from meetings.reading.people import PersonMention
from meetings.reading.places import is_border
from meetings.reading.story import Passage, Story
from meetings.reading.units import UnitMention
from meetings.reading.when import SEVERAL_DAYS, When
from meetings.reading.where import LOOSE
from meetings.reading.zh.dates import number
from meetings.reading.zh.protocol import is_quoted
from meetings.reading.zh.words import rule

NEAR = timedelta(days=3)
NEXT = 4
"""In how many sentences after a meeting of forces those who led them are looked for."""
CALLING = 10
"""In how many sentences a port call's days are looked for."""
_MEMBERS = re.compile(r"(?:参加|出席|陪同)(?:了)?(?:会见|会谈|活动|上述活动|会晤)?|会见时在座|在座")


def participants(story: Story, group: Group) -> Found[tuple[Participant, ...]]:
    """The heads of both sides, then those who were with them."""
    heads = [p for side in SIDES if isinstance(p := group.party(side), PersonMention)]
    passages = of_group(story, group)
    if not heads and group.first.kind in {*PROTOCOL, "border_exchange", "dialogue"}:
        heads, passages = _heads_around(story, group)
    keys = {h.key for h in heads}
    members = [m for m in _members(story, group) if m.key not in keys] if heads else []
    people = [_participant(story, p, "head") for p in heads]
    people += [_participant(story, p, "member") for p in members]
    return Found(value=tuple(people), passages=tuple(passages))


def _heads_around(story: Story, group: Group) -> tuple[list[PersonMention], list[Passage]]:
    """The highest of each side named together in the first sentences."""
    near = [p for p in story.passages if (p.lead or p.index in group.passages) and not p.background]
    for passage in sorted(near, key=lambda p: (p.index not in group.passages, p.index)):
        sides = {side: [m for m in passage.people if m.side == side and may_lead(m)] for side in SIDES}
        if all(sides.values()):
            return [_highest(found) for found in sides.values()], [passage]
    return _leaders(story, group), of_group(story, group)


def _leaders(story: Story, group: Group) -> list[PersonMention]:
    """Who led the two forces that met: the highest of each side named soon after."""
    units = all(isinstance(group.party(side), UnitMention) for side in SIDES)
    after = [p for p in story.passages if 0 <= p.index - group.passages[0] <= NEXT] if units else []
    named = [m for p in after if not p.background for m in p.people if m.name and may_lead(m)]
    sides = [[m for m in named if m.side == side] for side in SIDES]
    return [_highest(found) for found in sides] if all(sides) else []


def _highest(people: Sequence[PersonMention]) -> PersonMention:
    return min(people, key=lambda p: (p.name is None, gazetteer.level_order(p.level)))


def _members(story: Story, group: Group) -> Iterator[PersonMention]:
    """`X、Y参加会见`: whoever is named before the verb, in the sentences next to the encounter."""
    near = {i + shift for i in group.passages for shift in (0, 1, 2)} - set(group.passages)
    for passage in story.passages:
        for m in _MEMBERS.finditer(passage.text) if passage.index in near and not passage.background else ():
            for person in _listed(passage, passage.sentence.start + m.start()):
                if person.side and person.name and is_defence(person):
                    yield person


_LISTED = re.compile(r"^(?:[^,。;]{0,20}等[^,。;]{0,8}|也|还|均|分别|一同|一起|共同|[、和与及\s])?$")


def _listed(passage: Passage, end: int) -> Iterator[PersonMention]:
    """The people of the list that ends right before something."""
    for person in reversed([p for p in passage.people if p.end <= end]):
        gap = passage.text[person.end - passage.sentence.start : end - passage.sentence.start]
        if not _LISTED.match(gap):
            return
        yield person
        end = person.start


def _participant(story: Story, mention: PersonMention, role: Role) -> Participant:
    best = story.best.get(mention.key, mention) if mention.name else _namesake(story, mention)
    person = best.person or mention.person
    side: Side = mention.side or "VN"
    return Participant(
        person=person,
        name=gazetteer.person_name(person, "vi") if person else best.name or mention.name,
        side=side,
        rank=best.rank or mention.rank,
        post=best.post or mention.post,
        role=role,
    )


def _namesake(story: Story, mention: PersonMention) -> PersonMention:
    """Whom a post alone means: the one person of that side and post the article names."""
    named = [p for p in story.best.values() if p.name and p.side == mention.side and p.post == mention.post]
    return named[0] if len(named) == 1 and mention.post else mention


def when(story: Story, group: Group, kind: str, stay: Found[When] | None) -> Found[When] | None:
    """The day or days: beside the verb, as told before, or inferred."""
    told = of_group(story, group)
    if group.first.status in ("postponed", "cancelled"):
        return _planned(story, told)
    if kind in SEVERAL_DAYS:
        return _window(story, group, kind) or _inferred(story, group, stay)
    for passage in told:
        days = [d for d in passage.dates if d.precision == "day"]
        singles = [d for d in days if d.first == d.last] or (days if group.first.status != "held" else [])
        if singles:
            return _found(passage, _nearest(singles, group, passage))
    for passage in [*_before(story, told[0]), *(p for p in story.passages if p.lead)]:
        singles = [d for d in passage.dates if d.first == d.last and d.precision == "day"]
        if singles and not passage.background and not passage.sentence.caption:
            return _found(passage, singles[-1] if passage.index < told[0].index else singles[0])
    if group.first.status != "held" and (ranged := [d for p in told for d in p.dates]):
        return _found(told[0], ranged[0])
    return _inferred(story, group, stay)


def _planned(story: Story, told: Sequence[Passage]) -> Found[When] | None:
    """`原定9月7日至8日`: the days of what was called off, told with it or soon after."""
    near = [p for p in story.passages if 0 <= p.index - told[0].index <= 3]
    for passage in near:
        for day in passage.dates:
            if _PLANNED.search(passage.before(day.start)):
                return _found(passage, day)
    return None


_PLANNED = re.compile(r"(?:原定|原计划|原拟|定于|本应|原本|将[于在]|预定)[^,。;]{0,12}$")


def _before(story: Story, passage: Passage) -> list[Passage]:
    """The sentences just before one, the nearest first."""
    return [
        p for p in reversed(story.passages[max(0, passage.index - 3) : passage.index]) if not p.background
    ]


def _nearest(days: Sequence[DateMention], group: Group, passage: Passage) -> DateMention:
    """The day told last before the verb, else the nearest behind it."""
    verb = min(c.start for c in group.candidates if c.passage == passage.index)
    before = [d for d in days if d.start <= verb]
    return before[-1] if before else days[0]


def _found(passage: Passage, day: DateMention) -> Found[When]:
    return Found(value=When(first=day.first, last=day.last, precision=day.precision), passages=(passage,))


def _window(story: Story, group: Group, kind: str) -> Found[When] | None:
    """The days of something that may last: a range beside it, else all days told near each other."""
    told = of_group(story, group)
    for passage in told:
        days = [d for d in passage.dates if d.precision == "day"]
        if ranges := [d for d in days if d.first < d.last]:
            return _found(passage, _nearest(ranges, group, passage))
    dated = [
        (p, d)
        for p in _frame(story, told, kind)
        for d in p.dates
        if d.precision == "day" and not _is_said(p, d)
    ]
    if not dated:
        months = [(p, d) for p in told for d in p.dates if d.precision == "month"]
        return _found(*months[0]) if months else None
    start = next((d for p, d in dated if p in told), dated[0][1]).first
    if lasting := _length(told):
        last = start + timedelta(days=lasting - 1)
        return Found(value=When(first=start, last=last, precision="day"), passages=(dated[0][0],))
    near = [(p, d) for p, d in dated if abs(d.first - start) <= NEAR]
    first, last = min(d.first for _, d in near), max(d.last for _, d in near)
    return Found(value=When(first=first, last=last, precision="day"), passages=tuple(p for p, _ in near))


_LASTS = re.compile(r"(?:为期|(?=.{1,3}的[^,。;]{0,4}访问))(?P<n>\d{1,2}|[一二两三四五六七八九十])[天日]")


def _length(told: Sequence[Passage]) -> int | None:
    """`为期4天`: how many days it lasts."""
    found = next((m for p in told if (m := _LASTS.search(p.text))), None)
    return (number(found["n"].replace("两", "二")) or None) if found else None


def _is_said(passage: Passage, day: DateMention) -> bool:
    return is_quoted(passage.before(day.start))


def _frame(story: Story, told: Sequence[Passage], kind: str) -> list[Passage]:
    """The sentences whose dates belong to the whole: its own for a visit, its acts for an exchange."""
    news = [p for p in story.passages if not p.background and not p.sentence.caption]
    if kind == "visit":
        return list(told)
    acts = [
        p
        for p in news
        if p.lead
        or (kind == "port_call" and p.index < CALLING)
        or (kind == "joint_patrol_sea" and p.index < CALLING and _ON_PATROL.search(p.text))
        or (kind == "border_exchange" and rule("border_acts").search(p.text))
    ]
    return list({p.index: p for p in [*told, *acts]}.values())


_ON_PATROL = re.compile(r"联合巡逻|联合巡航|巡逻线|分航")


def _inferred(story: Story, group: Group, stay: Found[When] | None) -> Found[When] | None:
    """No date is told: the visit around it, else the day of publication for what was held."""
    if stay:
        window = When(first=stay.value.first, last=stay.value.last, precision="inferred")
        return Found(value=window, passages=stay.passages)
    if story.anchor is None or group.first.status != "held" or group.first.kind == "border_exchange":
        return None
    day = When(first=story.anchor, last=story.anchor, precision="inferred")
    return Found(value=day, passages=tuple(of_group(story, group)[:1]))


def places(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Where it took place: named with `在` nearby; for an exchange the places on both sides."""
    told = of_group(story, group)
    if kind == "border_exchange":
        return _both_sides(story, told)
    if kind in ("phone", "video_talks"):
        return Found(value=())
    lead = [p for p in story.passages if p.lead]
    if kind in LOOSE:
        host = "SEA" if kind == "joint_patrol_sea" else _host(group) if kind == "port_call" else None
        all_of_it = [*told, *lead, *story.passages[:CALLING], story.headline]
        countries = (host,) if kind == "port_call" else (host, None)
        return _first_told(_place(all_of_it, country=c) for c in countries)
    if kind == "visit":
        return _place(told, country=_host(group))
    written = [p for p in story.passages[:3] if p.places and group.first.kind in PROTOCOL]
    near = (_place(passages, locative=True) for passages in (told, _before(story, told[0]), lead))
    return _first_told((*near, _place(written[:1])))


def _first_told(found: Iterable[Found[tuple[Place, ...]]]) -> Found[tuple[Place, ...]]:
    return next((f for f in found if f.value), Found(value=()))


def _host(group: Group) -> str | None:
    guest = group.guest()
    return None if guest is None else "CN" if guest == "VN" else "VN"


def _place(
    passages: Iterable[Passage], *, locative: bool = False, country: str | None = None
) -> Found[tuple[Place, ...]]:
    for passage in passages:
        if passage.background or passage.sentence.caption:
            continue
        named = [m for m in passage.places if not is_quoted(passage.before(m.start))]
        fitting = [
            m
            for m in named
            if (m.locative or not locative) and (country is None or m.place.country == country)
            and (country == "SEA" or m.place.id != "east-sea")
        ]  # fmt: skip
        if fitting:
            found = next((m for m in fitting if m.locative), fitting[0])
            return Found(value=(_finest(found.place, passage),), passages=(_told_in(passage, passages),))
    return Found(value=())


def _told_in(passage: Passage, passages: Iterable[Passage]) -> Passage:
    """The headline has no sentence in the text; the first one stands for it."""
    return passage if passage.index >= 0 else next(p for p in passages if p.index >= 0)


def _finest(place: Place, passage: Passage) -> Place:
    """`在广西防城港`: the town within the province named right before it."""
    known = gazetteer.places()
    inside = [m.place for m in passage.places if known[m.place.id].parent == place.id]
    return inside[0] if inside else place


def _both_sides(story: Story, told: Sequence[Passage]) -> Found[tuple[Place, ...]]:
    found: dict[str, Place] = {}
    passages: list[Passage] = []
    acts = [p for p in story.passages if p.lead or p in told or rule("border_acts").search(p.text)]
    for passage in sorted(acts, key=lambda p: p not in told):
        if passage.background or passage.sentence.caption:
            continue
        written = passage.sentence.start
        named = [m.place for m in passage.places if m.locative or m.start != written]
        here = {p.id: p for p in named if is_border(p) and p.id not in found}
        if here and len(here) <= 5:
            passages.append(passage)
            found.update(here)
        if {p.country for p in found.values()} >= set(SIDES):
            break
    within = {gazetteer.places()[i].parent for i in found}
    found = {i: p for i, p in found.items() if i not in within}
    return Found(
        value=tuple(sorted(found.values(), key=lambda p: p.country != "VN")), passages=tuple(passages)
    )
