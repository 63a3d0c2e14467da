"""Who met, in Chinese: the heads of both sides, and those who were with them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from meetings.beat import home, order, partner, sides
from meetings.encounter import Participant, Role
from meetings.reading.found import Found, of_group
from meetings.reading.groups import PROTOCOL, Group
from meetings.reading.parties import is_civil, is_defence, may_lead
from meetings.reading.passage import Passage, is_quoted
from meetings.reading.people import PersonMention
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.units import UnitMention
from meetings.reading.who import heads_of, highest, is_above, participant
from meetings.reading.zh.nations import nation_of
from meetings.reading.zh.people import belonging
from meetings.reading.zh.words import rule

CALLING = 10
"""In how many sentences of a port call who led the ships or welcomed them is looked for."""
NEXT = 6
"""In how many sentences after a meeting of forces those who led them are looked for."""
_LED = {"border_exchange", "joint_patrol_land", "joint_patrol_sea", "exercise", "young_officers"}
"""Kinds whose heads are those who led the two sides, named soon after."""
_COMMANDS = re.compile(
    r"指挥员|政治委员|指挥官|率领|带队|在舰上|(?:接见|会见)(?:了)?[^,。;]{0,8}代表|(?:主持|出席|参加)(?:了)?[^,。;]{0,4}(?:欢迎|欢送|迎接)仪式"
    r"|主持的?(?:欢迎|欢送)(?:晚宴|宴会|仪式)|码头(?:迎接|欢迎|送行)|等(?:前来)?迎接"
)
"""What those do who lead a ship in port or welcome it."""
_MEMBERS = Rule(
    r"(?:参加|出席|陪同)(?:了)?(?:会见|会谈|活动|上述活动|会晤|开幕式|闭幕式)?|会见时在座|在座"
    r"|(?:在|到)码头(?:迎接|欢迎|送行)"
)
_OF_ALL_OF_IT = re.compile(r"(?:参加|出席)(?:了)?(?:上述活动|开幕式|闭幕式)")
_OF_IT = re.compile(
    r"(?:参加|出席|陪同)(?:了)?(?P<told>会见|会谈|会晤)(?:。?$|的(?:还)?有)|(?P<there>会见|会谈|会晤)时在座"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """People whom a sentence says to have been there."""

    passage: int
    people: tuple[PersonMention, ...]
    throughout: bool
    """Whether of all that took place, not only of what is told next to it."""
    act: str | None
    """What a report ends with: `A、B等参加了会见` of it, wherever it was told."""


def attended(story: Story) -> list[Attendance]:
    """`X、Y参加会见`: whoever is named before the verb."""
    found: list[Attendance] = []
    for passage in story.passages:
        verbs = [] if passage.background else list(_MEMBERS.finditer(passage.text))
        before = (p for m in verbs for p in _listed(passage, passage.sentence.start + m.start()))
        named = [*before, *(p for m in verbs for p in _listed_behind(passage, m.end()))]
        ours = home("zh") in {p.side for p in named if is_defence(p)}
        if people := tuple(filter(None, (_one_of_us(p, listed=ours) for p in named))):
            act = _OF_IT.search(passage.text)
            found.append(
                Attendance(
                    passage=passage.index,
                    people=people,
                    throughout=bool(_OF_ALL_OF_IT.search(passage.text)),
                    act=(act["told"] or act["there"]) if act else None,
                )
            )
    return found


def _one_of_us(person: PersonMention, *, listed: bool) -> PersonMention | None:
    """Somebody of the forces or an ambassador of a side; a post without a country is the press's own.

    So is whoever is `listed` with officers of its country, by whatever title.
    """
    told = is_defence(person) or person.level == "ambassador" or (listed and not is_civil(person))
    if not person.name or not told:
        return None
    if person.nation is None and (person.post or listed):
        return belonging(person, home("zh"))
    return person if person.side else None


def participants(
    attendances: Sequence[Attendance], story: Story, group: Group, kind: str
) -> Found[tuple[Participant, ...]]:
    """The heads of both sides, then those who were with them."""
    heads = heads_of(group)
    passages = of_group(story, group)
    if not heads and kind in {*PROTOCOL, *_LED, "dialogue"}:
        heads, passages = _heads_around(story, group)
    if not heads and kind == "port_call":
        heads, passages = _commanders(story, group)
    heads = sorted([*heads, *_heads_of_delegations(story, group)], key=lambda p: order(p.side))
    keys = {h.key for h in heads}
    spoke = _speakers(story) if kind == "border_exchange" else ()
    present = [*_members(story, group, attendances), *spoke]
    members = {m.key: m for m in present if m.key not in keys}.values() if heads else ()
    people = [_participant(story, p, "head") for p in heads]
    people += [_participant(story, p, "member") for p in members]
    return Found(value=tuple(people), passages=tuple(passages))


_LED_BY = re.compile(r"代表团由$")
_HEADS_IT = re.compile(r"代表团团长(?:、[^,。;]{0,40})?$")


def _heads_it(passage: Passage, person: PersonMention) -> bool:
    led = _LED_BY.search(passage.before(person.start)) and passage.after(person.end).startswith("率领")
    return bool(led or _HEADS_IT.search(passage.before(person.anchor)))


def _heads_of_delegations(story: Story, group: Group) -> list[PersonMention]:
    """`X会见了代表团。代表团团长Y说`, `代表团由Y率领`: who leads those that only their name tells of."""
    parties = (group.party(side) for side in sides() if len(group.people) == 1)
    units = [u for u in parties if isinstance(u, UnitMention) and "代表团" in u.name]
    soon = story.passages[group.passages[0] :][: NEXT + 1] if units else ()
    named = ((p, m) for p in soon for m in p.people if m.name and _heads_it(p, m))
    led = [belonging(m, u.side) for u in units for _, m in named if m.side in (None, u.side)]
    return led[:1]


def _heads_around(story: Story, group: Group) -> tuple[list[PersonMention], list[Passage]]:
    """The highest of each side named together in the first sentences."""
    lead = (p for p in story.passages if p.lead or p.index in group.passages)
    near = [p for p in lead if not (p.background or _is_of_another(group, p))]
    for passage in sorted(near, key=lambda p: (p.index not in group.passages, p.index)):
        told = [m for m in _named_in(passage) if may_lead(m) and not is_above(group, m)]
        led = [m for m in told if not _announces(story, group, passage, m)]
        named = {side: [m for m in led if m.side == side] for side in sides()}
        if all(named.values()):
            return [highest(found) for found in named.values()], [passage]
    return _leaders(story, group), of_group(story, group)


_ANOTHER = re.compile(r"会见|接见|拜会")


def _is_of_another(group: Group, passage: Passage) -> bool:
    """Whether a sentence that does not tell of an encounter tells of one of its own."""
    return passage.index not in group.passages and bool(_ANOTHER.search(passage.text))


def _named_in(passage: Passage) -> list[PersonMention]:
    """`旅长A、越南……指挥长B`: of no country told, and before the other side's, is the press's own."""
    people = list(passage.people)
    others = any(p.side == partner("zh") for p in people)
    if others and people[0].name and people[0].nation is None:
        people[0] = belonging(people[0], home("zh"))
    return people


def _announces(story: Story, group: Group, passage: Passage, person: PersonMention) -> bool:
    """Whether somebody only tells the press, mostly of what is to come."""
    briefing = any(rule("briefing").search(p.text) for p in story.passages[:1])
    told = briefing or group.first.status == "announced"
    return told and bool(_SPOKE.match(passage.after(person.end)))


def _leaders(story: Story, group: Group) -> list[PersonMention]:
    """Who led two forces that met, or delegations to an exchange: the highest of each named soon after."""
    units = all(isinstance(group.party(side), UnitMention) for side in sides())
    units = units or group.first.kind in _LED or (group.first.kind == "working_meeting" and not group.parties)
    news = [p for p in story.passages[group.passages[0] :] if units and not p.background]
    told = [p for p in news[: NEXT + 1] if not ("发言人" in p.text or _is_of_another(group, p))]
    here = ((p, m) for p in told for m in _named_in(p) if m.name and not _announces(story, group, p, m))
    named = [m for p, m in here if may_lead(m) or _heads(p, m)]
    named += [m for p in news[NEXT + 1 :] for m in p.people if m.name and _heads_it(p, m)]
    if group.first.kind == "joint_patrol_sea":
        named = [m for p, m in here if may_lead(m) and not _IN_PORT.search(p.text)]
        commanders = [_of_sentence(p, m) for p in told for m in p.people if m.name and _leads_ships(p, m)]
        named = commanders or named
    by_side = [[m for m in named if m.side == side] for side in sides()]
    of_one = group.first.kind in {"exercise", "joint_patrol_sea", "young_officers"}
    return [highest(found) for found in by_side if found] if of_one or all(by_side) else []


_IN_PORT = re.compile(r"拜会|抵达|靠泊|停靠|欢迎仪式")
_HEADS = re.compile(
    r"(?:边境管理(?:支队|大队)|边防检查站|边检站|边境派出所|边防(?:旅|团|营|连|站))[^,。;、]{0,12}$"
    r"|方[^,。;]{0,16}(?:组长|团长|领队|总指挥|队长|主任|带队干部|带队领导)、[^,。;]{0,40}$"
)


def _heads(passage: Passage, person: PersonMention) -> bool:
    """Whether the chain of somebody's posts opens with that of a head: `中方指导协调组组长、……局长X`."""
    return bool(_HEADS.search(passage.before(person.end)))


def _commanders(story: Story, group: Group) -> tuple[list[PersonMention], list[Passage]]:
    """Who led ships to a port and who welcomed them, the highest of each side."""
    near = [p for p in story.passages if group.passages[0] <= p.index <= group.passages[0] + CALLING]
    told = [p for p in near if not (p.background or is_quoted(p.text)) and _COMMANDS.search(p.text)]
    here = [(p, m) for p in told for m in p.people if m.name and may_lead(m)]
    named = [
        replace(m, nation=group.guest()) if m.nation is None and _leads_ships(p, m) else m for p, m in here
    ]
    heads = [highest(found) for side in sides() if (found := [m for m in named if m.side == side])]
    return heads, [p for p in told if any(m in heads for m in p.people)] or of_group(story, group)


_LEADS = re.compile(r"率领|带队|带领|指挥(?=[的,。;]|$)|担任[^,。;]{0,4}指挥员")
_COMMANDING = re.compile(r"(?:编队|任务|舰艇)指挥员[^,。;]{0,20}$")


def _of_sentence(passage: Passage, person: PersonMention) -> PersonMention:
    """`越方参加的是……,由X担任指挥员`: of no country told, he is of the side that the sentence opens with."""
    side = _OPENS.match(passage.text)
    told = nation_of(side[0]) if side and person.nation is None else None
    return belonging(person, told) if told in sides() else person


_OPENS = re.compile(r"[\u4e00-\u9fff]方")


def _leads_ships(passage: Passage, person: PersonMention) -> bool:
    """`编队指挥员X`, `由X率领`, `由X担任指挥员`."""
    leads = _LEADS.match(passage.after(person.end))
    return bool(leads or _COMMANDING.search(passage.before(person.end)))


def _members(story: Story, group: Group, attendances: Sequence[Attendance]) -> list[PersonMention]:
    """Who was there by the sentences next to the encounter, by those of its act, and by those of all acts."""
    near = {i + shift for i in group.passages for shift in (0, 1, 2)} - set(group.passages)
    told = "".join(p.text for p in of_group(story, group)) if attendances else ""
    return [
        person
        for a in attendances
        if a.throughout or a.passage in near or (a.act and a.act in told)
        for person in a.people
    ]


_SPOKE = re.compile(r"(?:在会上|发言时)?(?:表示|说|指出|介绍|发言|强调)")


def _speakers(story: Story) -> Iterator[PersonMention]:
    """Officers besides the heads whom a report of an exchange lets speak."""
    for passage in story.passages:
        for person in passage.people if not passage.background else ():
            if _SPOKE.match(passage.after(person.end)):
                spoke = (person, *_listed(passage, person.start))
                yield from (p for p in spoke if p.side and p.name and p.post and is_defence(p))


_LISTED = re.compile(
    r"^(?:[^,。;]{0,40}等[^,。;]{0,8}|也|还|均|分别|一同|一起|共同|[、,和与及\s](?:[\u4e00-\u9fff]{4,12}、)*(?:[\u4e00-\u9fff]{2,10})?)?$"
)


def _listed(passage: Passage, end: int) -> Iterator[PersonMention]:
    """The people of the list that ends right before something."""
    for person in reversed([p for p in passage.people if p.end <= end]):
        gap = passage.text[person.end - passage.sentence.start : end - passage.sentence.start]
        if not _LISTED.match(gap):
            return
        yield person
        end = person.start


_ALSO = re.compile(r"的(?:还)?有$")
_AND = re.compile(r"^(?:、|和|与|及|以及)(?:[\u4e00-\u9fff]{2,4})?$")


def _listed_behind(passage: Passage, end: int) -> Iterator[PersonMention]:
    """`出席会见的还有A、B`: the people of the list that begins there."""
    start = passage.sentence.start + end
    for person in (p for p in passage.people if p.start >= start):
        gap = passage.text[start - passage.sentence.start : person.start - passage.sentence.start]
        if not (_ALSO if start == passage.sentence.start + end else _AND).search(gap):
            return
        yield person
        start = person.end


def _participant(story: Story, mention: PersonMention, role: Role) -> Participant:
    return participant(story, mention if mention.name else _namesake(story, mention), role)


def _namesake(story: Story, mention: PersonMention) -> PersonMention:
    """Whom a post alone means: the one person of that side and post the article names."""
    named = [p for p in story.best.values() if p.name and p.side == mention.side and p.post == mention.post]
    return named[0] if len(named) == 1 and mention.post else mention
