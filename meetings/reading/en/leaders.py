"""Who led the forces of either side, who welcomed them, and who spoke for them, in English."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from meetings.beat import opposite, order, sides
from meetings.encounter import Participant, Side
from meetings.reading.en.sides import is_with_at_the_head
from meetings.reading.found import Found
from meetings.reading.groups import Group
from meetings.reading.parties import is_defence
from meetings.reading.passage import Passage
from meetings.reading.people import PersonMention
from meetings.reading.story import Story

FORCES = {"joint_patrol_sea", "joint_patrol_land", "port_call", "exercise"}
_LED = FORCES | {"border_exchange", "dialogue", "young_officers", "twinning"}
_OF_UNITS = {"talks", "working_meeting"}
"""Kinds at which units may stand for a side; then who speaks for one was there."""
_NEAR = 12
"""In how many sentences those who led are looked for."""

Tells = Callable[[Passage, PersonMention], bool]


def leaders(story: Story, group: Group, kind: str) -> Found[tuple[Participant, ...]]:
    """Who led either side, where the sentence itself names nobody: of a side without one, who speaks."""
    if kind not in _LED | _OF_UNITS:
        return Found(value=())
    rules: list[Tells] = [leads, *_BESIDE.get(kind, ())]
    heads = dict(_named(story, group, rules))
    if kind in FORCES | _OF_UNITS and group.first.status == "held":
        left = set(sides()) - {p.side for p, _ in heads.values()}
        heads |= {key: found for key, found in _named(story, group, [_speaks]) if found[0].side in left}
    in_order = sorted((p for p, _ in heads.values()), key=lambda p: order(p.side))
    naming = sorted({passage.index: passage for _, passage in heads.values()}.items())
    return Found(value=tuple(in_order), passages=tuple(passage for _, passage in naming))


def _named(
    story: Story, group: Group, rules: list[Tells]
) -> Iterator[tuple[str, tuple[Participant, Passage]]]:
    """Those of whom a rule tells, by `PersonMention.key`, each where it does so first."""
    first, guest = group.passages[0], group.guest()
    seen: set[str] = set()
    for passage in story.passages[first : first + _NEAR]:
        told_of = passage.people if not (passage.background or passage.sentence.caption) else ()
        for person in (of_unit(story, passage, m) for m in told_of):
            told = next((tells for tells in rules if tells(passage, person)), None)
            of = opposite(guest) if guest and told is _welcomes else guest
            side = person.side or (of if person.nation is None else None)
            if told and side and person.key not in seen:
                seen.add(person.key)
                yield person.key, (_head(story, person, side), passage)


_OF_THE = re.compile(r", (?:the )?(?:[\w-]+ ){1,5}of the (?P<unit>[a-z]+)\b")


def of_unit(story: Story, passage: Passage, person: PersonMention) -> PersonMention:
    """`Colonel X, deputy head of the detachment`: of the side whose Detachment was named before."""
    office = _OF_THE.match(passage.after(person.end)) if person.nation is None else None
    if office is None:
        return person
    named = (u for p in story.passages[: passage.index] for u in p.units)
    of = {u.side for u in named if office["unit"] in u.name.lower().split()}
    return replace(person, nation=of.pop()) if len(of) == 1 else person


def _head(story: Story, mention: PersonMention, side: Side) -> Participant:
    best = story.best.get(mention.key, mention)
    return Participant(
        person=best.person, name=best.name, side=side, rank=best.rank, post=best.post, role="head"
    )


_LED_BY = re.compile(
    r"\b(?:(?:led|headed|commanded|directed|represented) by (?:[\w']+ ){0,14}|(?:under(?: the command of)?"
    r"|(?:leading|heading) the [\w' ]{3,40}? (?:was|were)) (?:[\w']+ ){0,4})$",
    re.IGNORECASE,
)
_COMMANDER = re.compile(
    r"\b[Tt]he (?:fleet |ship's )?(?:commander|captain|commanding officer)"
    r"(?: of the (?:[\w-]+ ){0,3}(?:fleet|task ?(?:force|group)|formation|ships?))?, $"
)
"""`the commander of the task group, X`."""
_LEADER = re.compile(
    r"^[^;,]{0,60}, (?:[^;,]{0,60} and )?(?:the )?"
    r"(?:commanding officer|command(?:er|ant)|head|leader|chief)s? of the "
    r"[^;,]{0,50}?\b(?:fleet|delegation|team|task ?(?:force|group)|formation|contingent|troops|detachment)\b"
)
"""`X, the leader of the Vietnamese delegation`."""
_WHO_LED = re.compile(
    r"[^;]{0,90}?(?:^|, who |, | )"
    r"(?:(?:leads?|led|is leading|heads?|headed|commands?|commanded|is at the head of) (?:the|an?)"
    r"|represent(?:s|ed) [A-Z]\w+)\b"
)


def leads(passage: Passage, person: PersonMention) -> bool:
    """`led by X`, `X leads the fleet`, `X, commander of …, who led`."""
    before, after = passage.before(person.start)[-130:], passage.after(person.end)[:130]
    named = _LED_BY.search(before) or _COMMANDER.search(before) or _with_led(passage, person)
    titles = passage.text[person.start - passage.sentence.start : person.end - passage.sentence.start]
    heads = _LEADER.search(f"{titles}{after}")
    leading = (
        named or heads or _WHO_LED.match(after) or is_with_at_the_head(passage.text, *_span(passage, person))
    )
    return bool(person.name and leading and (is_defence(person) or person.post is None))


def _span(passage: Passage, person: PersonMention) -> tuple[int, int]:
    return person.start - passage.sentence.start, person.end - passage.sentence.start


def _with_led(passage: Passage, person: PersonMention) -> bool:
    """`led by X and Y`: whether somebody is the second of two."""
    for one in passage.people:
        if one.end <= person.start and _LED_BY.search(passage.before(one.start)[-60:]):
            between = passage.before(person.start)[one.end - passage.sentence.start :]
            return bool(_AND.fullmatch(between) or _AND_THEIRS_BY.fullmatch(between))
    return False


_AND = re.compile(r"(?:, [^;]{5,140}?)?,? and ")
_AND_THEIRS_BY = re.compile(
    r",? (?:while|and|with) the (?:[A-Z]\w+ )?(?:side|one|delegation|team|other)(?: was)? by (?:[\w' ]+ )?"
)
"""`led by X while the Chinese side by Y`."""


_WELCOMED_BY = re.compile(r"\b(?:welcomed|received|greeted|hosted) by (?:[^;,]{0,90} )?$")
_AT_THE_WELCOME = re.compile(
    r"(?:Speaking )?(?:[Aa]t|[Dd]uring) the welcom\w+ ceremony, (?:the )?(?:[\w']+ ){0,3}$"
)
_ATTENDED = re.compile(r"[^;]{0,60}\bwho attended\b")
_HOSTED = re.compile(
    r"(?:,(?: [^;]{0,120}?,)?| of [\w' ]{2,50}?)?"
    r" (?:hosted|chaired|presided over|received|welcomed|greeted|attended)\b[^;]{0,60}?"
    r"\b(?:recepti|ceremon|welcom|delegation|ship|vessel|crew|fleet|visitors|guests|sailors)"
)


def _welcomes(passage: Passage, person: PersonMention) -> bool:
    """Whether an officer welcomes a ship: `welcomed by X`, `X hosted the reception`."""
    if not _is_officer(passage, person):
        return False
    before, after = passage.before(person.start), passage.after(person.end)[:260]
    by = _WELCOMED_BY.search(before[-110:]) or _AT_THE_WELCOME.fullmatch(before)
    return bool(by or _ATTENDED.match(after[:80]) or _HOSTED.match(after))


_SPEAKS = re.compile(
    r"(?:, (?:the )?[^;]{5,140}?,|,| of [\w' ]{2,50}?)?"
    r" (?:said|spoke|stressed|noted|thanked|expressed|affirmed|agreed"
    r"|evaluated|highlighted|emphasi[sz]ed|welcomed|believed|hailed|lauded)\b"
)
_SAID = re.compile(r"\b(?:said|according to) $")
_TITLE = re.compile(r"(?:, [^;]{5,140})?\.?$")
_FOR_AN_OFFICE = re.compile(r"spokes|reporter|analyst", re.IGNORECASE)


def _speaks(passage: Passage, person: PersonMention) -> bool:
    """`Colonel X, commander of the border guards, said`; who speaks for a ministry was not there."""
    after = passage.after(person.end)[:260]
    office = _SPEAKS.match(after) or (_SAID.search(passage.before(person.start)) and _TITLE.match(after))
    serves = person.post is not None or _is_of_a_body(passage, person) or bool(_OF_THE.match(after))
    known = person.rank is not None and serves
    return known and bool(office) and not _FOR_AN_OFFICE.search(after)


def _is_officer(passage: Passage, person: PersonMention) -> bool:
    serves = person.post is None and _is_of_a_body(passage, person)
    return person.name is not None and (is_defence(person) or serves)


_OFFICE = re.compile(r", (?:the )?(?:[\w'-]+ ){1,9}$")


def _is_of_a_body(passage: Passage, person: PersonMention) -> bool:
    """Whether an office of somebody's names a unit: `X, Deputy Commander of the Nanhai Fleet`."""
    offset = passage.sentence.start
    return any(
        (person.start <= u.start and u.end <= person.end)
        or (u.start >= person.end and _OFFICE.fullmatch(passage.text[person.end - offset : u.start - offset]))
        for u in passage.units
    )


_WITNESSED = re.compile(r"\b(?:(?:in|with) the (?:presence|participation) of|witnessed by|attended by)\b")


def _is_present(passage: Passage, person: PersonMention) -> bool:
    """`signed in the presence of X and Y`."""
    return person.name is not None and _WITNESSED.search(passage.before(person.start)) is not None


_BESIDE: dict[str, tuple[Tells, ...]] = {
    "port_call": (_welcomes,),
    "border_exchange": (_welcomes,),
    "twinning": (_is_present,),
}
"""By kind, who else heads it than those who lead."""
