"""Where it was, in English: at a place, at the gates of a border, at sea, where it was written."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from meetings.beat import order, sides
from meetings.encounter import AT_SEA, Place
from meetings.reading.body import Sentence
from meetings.reading.en.editions import goes_on
from meetings.reading.en.places import places as named_places
from meetings.reading.en.places import posts
from meetings.reading.en.story import tells, written_at
from meetings.reading.en.words import rule
from meetings.reading.found import Found, of_group
from meetings.reading.groups import Group
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.passage import Passage
from meetings.reading.places import PlaceMention, town_in
from meetings.reading.story import Story
from meetings.reading.where import (
    AT_THE_BORDER,
    LOOSE,
    at_the_border,
    before,
    found_places,
    place_line,
    seat,
    unplanned,
    visited,
    waters,
)
from meetings.series import mechanism_kind

_AT_A_SEAT = {"talks", "call", "receive", "working_meeting", "dialogue", "gathering"}
_ASHORE = _AT_A_SEAT | {"port_call"}
_AFAR = {"phone", "video_talks"}


def places(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Where it was: on both sides of the border for patrols and exchanges there (domain model, section 8)."""
    if kind == "border_exchange":
        return of_exchange(story, group)
    if kind in _AFAR:
        return Found(value=())
    if kind in AT_THE_BORDER:
        named = [p for p in story.passages if p.lead and _JOINT.search(p.text)]
        standing = _on_either_side(
            [*of_group(story, group), *named],
            lambda p: _standing(p, [*p.places, *posts(p.sentence, story.text)]),
        )
        if standing.value:
            return standing
    told = _told(story, group, kind)
    if kind == "exercise":
        return _where_carried_out(story, told)
    if kind == "joint_patrol_sea" and any(_HOMEWARD.search(p.text) for p in told.passages):
        told = replace(told, value=tuple(p for p in told.value if p.country == AT_SEA))
    at_home = kind != "gathering" and any(p.country == group.guest() for p in told.value)
    if told.value and not at_home:
        return told
    written = _where_written(story, group, kind)
    seat_ = _at_an_embassy(story, group) if kind == "gathering" else written
    return next((w for w in (written, told, seat_) if w.value), _where_titled(story, group, kind))


_EMBASSY = re.compile(
    r"\b(?:Embassy|Consulate(?:[- ]General)?)(?: of [A-Z][\w' ]{2,30}?)?"
    r" in (?P<place>[A-Z]\w+(?: [A-Z]\w+){0,3})"
)


def _at_an_embassy(story: Story, group: Group) -> Found[tuple[Place, ...]]:
    """Where the embassy or consulate is that holds a reception."""
    for passage in of_group(story, group):
        m = _EMBASSY.search(passage.text)
        words = Sentence(start=0, end=0, folded=m["place"], paragraph=0) if m else None
        if words and (found := named_places(words, words.folded)):
            return Found(value=(found[0].place,), passages=(passage,))
    return Found(value=())


def of_exchange(story: Story, group: Group) -> Found[tuple[Place, ...]]:
    """Where it was held on either side; what its programme names counts for a side not told so."""
    about = [p for p in story.passages if any(map(_is_exchange, p.mechanisms)) or goes_on(p)]
    words = [p for p in story.passages if p not in about and rule("exchange_words").search(p.text)]
    own = [p for p in (*about, *words) if not _is_of_another(p, group)]
    return _on_either_side(own, lambda p: _where_held(p) if p in about else _at_gates(p))


def _on_either_side(
    passages: Iterable[Passage], named_in: Callable[[Passage], Iterable[PlaceMention]]
) -> Found[tuple[Place, ...]]:
    """The places on the border that the first sentence to name any names of each side."""
    found: list[Place] = []
    naming: list[Passage] = []
    for passage in dict.fromkeys(passages):
        told = {p.country for p in found}
        if new := [p for p in at_the_border([passage], named_in).value if p.country not in told]:
            found += new
            naming.append(passage)
    return Found(value=tuple(sorted(found, key=lambda p: order(p.country))), passages=tuple(naming))


def _is_exchange(mention: MechanismMention) -> bool:
    return mechanism_kind(mention.edition.id) == "border_exchange"


def _told(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Named with `at` nearby, or in the first sentences."""
    told = of_group(story, group)
    lead = [p for p in story.passages if p.lead]
    if kind == "visit":
        return visited(story, group) or seat(found_places(told, locative=True), group)
    if kind in AT_THE_BORDER and (met := at_the_border(told, _where_told)).value:
        return met
    if kind == "joint_patrol_sea":
        at_sea = waters([*told, *lead, *story.passages], lambda _: False)
        if (found := at_sea if at_sea.value else at_the_border(told)).value:
            return found
    near = [q for p in told for q in (p, *unplanned(group, before(story, p)))]
    lead = [p for p in unplanned(group, lead) if tells(p)]
    for passages, locative in ((near, True), (place_line(story, group), False), (lead, True)):
        if (found := found_places(passages, locative=locative, ashore=kind in _ASHORE)).value:
            return _with_its_pair(found)
    return _with_its_pair(found_places(told, locative=False)) if kind in LOOSE else Found(value=())


_JOINT = re.compile(r"\b(?:patrol|twinn)")
_PAIR = re.compile(r"\s*[-–—]\s*")


def _where_told(passage: Passage) -> list[PlaceMention]:
    """Places named with `at`, also the second of a pair: `in Lao Cai - Hekou`."""
    found = [m for m in passage.places if m.locative]
    offset = passage.sentence.start
    paired = (
        b
        for a, b in pairwise(passage.places)
        if a in found and _PAIR.fullmatch(passage.before(b.start), a.end - offset)
    )
    return [*found, *paired]


def _with_its_pair(found: Found[tuple[Place, ...]]) -> Found[tuple[Place, ...]]:
    """Both sides of a gate, `at the Huu Nghi - Youyiguan border gate pair`."""
    for passage in found.passages:
        for one, other in pairwise(passage.places):
            between = passage.before(other.start)[one.end - passage.sentence.start :]
            if (
                one.place in found.value
                and one.place.country != other.place.country
                and _PAIR.fullmatch(between)
            ):
                return replace(found, value=(one.place, other.place))
    return found


_HOMEWARD = re.compile(
    r"\b(?:return\w* (?:home )?to|left|visit(?:s|ed|ing)?|port call|dock(?:s|ed)|arrive[sd]?)\b"
)
"""Where ships return to or call is not where they patrolled."""


def _is_of_another(passage: Passage, group: Group) -> bool:
    """Whether a sentence tells of another edition: `the first exchange was held in 2014`."""
    own = {c.edition for c in group.candidates if c.edition and c.edition.ordinal}
    same = {
        m.edition for m in passage.mechanisms if m.edition.ordinal and m.edition.id in {e.id for e in own}
    }
    return bool(same) and not same & own


_WITHIN = re.compile(
    r"(?: (?:international|border|frontier|guard|management|inspection|gate|crossing|stations?|posts?)){1,6}"
    r"(?:,| in| of) (?:(?:the|northern|border|\w+'s) ){0,3}",
    re.IGNORECASE,
)
_GATE = re.compile(r" (?:[Ii]nternational )?(?:[Bb]order )?(?:[Gg]ate|[Cc]rossing)\b")
_LARGER = re.compile(r" (?:district|county|town|city|province)\b")


def _where_held(passage: Passage) -> list[PlaceMention]:
    return _standing(passage, passage.places)


def _at_gates(passage: Passage) -> list[PlaceMention]:
    """Of the places of a programme the gates where guests are welcomed, if any."""
    named = _where_held(passage)
    return [m for m in named if _GATE.match(passage.after(m.end))] or named


def _standing(passage: Passage, named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places named, without the district or province that only says where a gate or a post lies."""
    ends = {m.end for m in named}
    return [
        m
        for m in named
        if not (_LARGER.match(passage.after(m.end)) and any(_lies_in(passage, end, m) for end in ends))
    ]


def _lies_in(passage: Passage, end: int, within: PlaceMention) -> bool:
    return bool(_WITHIN.fullmatch(passage.before(within.start), end - passage.sentence.start))


_CARRIED_OUT = re.compile(r"\b(?:took place|held|carried out|conducted|organi[sz]ed)\b[^;]{0,40}$")


def _where_carried_out(story: Story, where: Found[tuple[Place, ...]]) -> Found[tuple[Place, ...]]:
    """Each province of an exercise as the town in it where a later sentence says it took place."""
    lead = [p for p in story.passages if p.lead and not p.background]
    at = [(p, m) for p in lead for m in p.places if _CARRIED_OUT.search(p.before(m.start))]
    value = tuple(town_in(place, [m for _, m in at]) for place in where.value)
    naming = [p for p, m in at if m.place in value and m.place not in where.value]
    return Found(value=value, passages=tuple(dict.fromkeys((*where.passages, *naming))))


def _where_titled(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """The place that the headline alone names: `Ministers meet in Hanoi`."""
    named = found_places([story.headline], locative=kind not in LOOSE, ashore=kind in _ASHORE)
    titled = seat(named, group) if kind == "visit" else named
    return Found(value=titled.value, passages=tuple(of_group(story, group)))


def _where_written(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """The place of the dateline, where a guest was met in that country.

    Of other things the dateline tells no more than where the report was written (domain model, section 8).
    """
    guest, lead = group.guest(), [p for p in story.passages if p.lead and not p.background]
    if any(_is_exchange(m) and not p.is_speech(m.start) for p in lead for m in p.mechanisms):
        return Found(value=())
    for passage in story.passages[:3] if kind in _AT_A_SEAT | {"sideline"} else ():
        if place := written_at(passage.sentence):
            at_an_embassy = kind == "gathering" and place.country == guest
            abroad = kind == "sideline" and place.country not in sides()
            if abroad or at_an_embassy or (guest and {guest, place.country} == set(sides())):
                return Found(value=(place,), passages=(passage,))
    return Found(value=())
