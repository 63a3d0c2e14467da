"""Where it took place, in Chinese: one place, or those on both sides of the border."""

import re
from collections.abc import Iterable, Sequence

from meetings.beat import opposite, order, sides
from meetings.encounter import AT_SEA, Place
from meetings.reading.found import Found, of_group
from meetings.reading.groups import PROTOCOL, Group
from meetings.reading.passage import Passage, is_quoted
from meetings.reading.places import PlaceMention, is_border, named_finest
from meetings.reading.story import Story
from meetings.reading.vocabulary import vocabulary
from meetings.reading.where import AT_THE_BORDER, LOOSE, at_the_border, unplanned
from meetings.reading.zh.places import places_told
from meetings.reading.zh.story import just_before
from meetings.reading.zh.when import CALLING
from meetings.reading.zh.words import rule
from meetings.series import mechanism_kind


def places(story: Story, group: Group, kind: str) -> Found[tuple[Place, ...]]:
    """Where it took place: named with `在` nearby; for an exchange the places on both sides."""
    told = of_group(story, group)
    if kind == "border_exchange":
        return _both_sides(story, told)
    if (found := _at_the_border(told, kind)).value:
        return found
    if kind in ("phone", "video_talks"):
        return Found(value=())
    lead = unplanned(group, (p for p in story.passages if p.lead))
    if kind in LOOSE:
        host = AT_SEA if kind == "joint_patrol_sea" else _host(group) if kind == "port_call" else None
        all_of_it = [*told, *lead, *unplanned(group, story.passages[:CALLING]), story.headline]
        if kind == "port_call":
            all_of_it = [p for p in all_of_it if p in told or not _is_of_an_exchange(p)]
        countries = (host,) if kind == "port_call" else (host, None)
        planned = group.first.status == "announced"
        return _first_told(_place(all_of_it, country=c, named=planned) for c in countries)
    if kind == "visit":
        return _place(told, country=_host(group))
    held = group.first.kind in PROTOCOL and group.first.status == "held"
    here = held and not any(map(_is_of_an_exchange, told))
    written = [p for p in unplanned(group, story.passages[:3]) if p.places and here]
    before = unplanned(group, reversed(just_before(story, told[0])))
    apart = ([p for p in passages if not _is_on_both_sides(p)] for passages in (before, lead))
    near = (_place(passages, locative=True, went_on=False) for passages in apart)
    return _first_told((_place(told, locative=True), *near, _away(group, _place(written[:1]))))


def _away(group: Group, found: Found[tuple[Place, ...]]) -> Found[tuple[Place, ...]]:
    """Where it was written, unless that is the country of a guest, who is met in another."""
    home = any(place.country == group.guest() for place in found.value)
    return Found(value=()) if home else found


def _at_the_border(told: Sequence[Passage], kind: str) -> Found[tuple[Place, ...]]:
    """Where forces of both sides stand; an exercise is on both where it is said to be `在老街和河口`."""
    if kind in AT_THE_BORDER:
        return at_the_border(told, places_told)
    found = at_the_border(told if kind == "exercise" else (), _located)
    return found if _on_both_sides(found.value) else Found(value=())


def _is_of_an_exchange(passage: Passage) -> bool:
    return any(mechanism_kind(m.edition.id) == "border_exchange" for m in passage.mechanisms)


def _is_on_both_sides(passage: Passage) -> bool:
    """Whether it tells of an exchange on both sides of the border: talks may take place on either."""
    return _is_of_an_exchange(passage) and _on_both_sides(m.place for m in passage.places)


def _on_both_sides(found: Iterable[Place]) -> bool:
    return {place.country for place in found} >= set(sides())


def _located(passage: Passage) -> list[PlaceMention]:
    return [m for m in passage.places if m.locative]


def _first_told(found: Iterable[Found[tuple[Place, ...]]]) -> Found[tuple[Place, ...]]:
    return next((f for f in found if f.value), Found(value=()))


def _host(group: Group) -> str | None:
    guest = group.guest()
    return opposite(guest) if guest else None


def _place(
    passages: Iterable[Passage],
    *,
    locative: bool = False,
    country: str | None = None,
    named: bool = False,
    went_on: bool = True,
) -> Found[tuple[Place, ...]]:
    """The first that is told at a place, in a country, or `named` by more than a dateline.

    Where somebody `went_on` to is the place of what took place there alone.
    """
    for passage in passages:
        if passage.background or passage.sentence.caption:
            continue
        fitting = [
            m
            for m in passage.places
            if not _is_told_of(passage.before(m.start))
            and (m.locative or not (locative or _names_forces(m, passage)))
            and (country is None or m.place.country == country)
            and not (named and m.start == m.end)
            and not (locative and _LEFT.search(passage.before(m.start)))
            and (went_on or not _WENT_ON.search(passage.before(m.start)))
            and (country == AT_SEA or m.place.id not in vocabulary("zh")["spoken_of"])
        ]  # fmt: skip
        if fitting:
            found = max(fitting, key=lambda m: (m.locative, m.start < m.end))
            return Found(
                value=(named_finest(found, _beside(found, passage)),), passages=(_told_in(passage, passages),)
            )
    return Found(value=())


_ELSEWHERE = re.compile(r"[,;](?:[^,;]{1,4}[日天]|随后|之后)(?:还|又|将)?(?:赴|前往)$|回顾[^,。;]*$")
_WENT_ON = re.compile(r"(?:还|又|先后|分别|随后|之后)(?:[^,。;]{1,4}[日天])?(?:赴|前往|到|在)$")
_LEFT = re.compile(r"离开(?:了)?$")
"""`离开河内`: where someone sets out from, though a port that ships leave is where they called."""


def _is_told_of(before: str) -> bool:
    """Whether a place is only spoken of or recalled, or where somebody went next: `会谈,十日赴广州`."""
    return is_quoted(before) or bool(_ELSEWHERE.search(before))


def _beside(place: PlaceMention, passage: Passage) -> list[PlaceMention]:
    """The places told as it is told: what lies in a region is not where the report was written."""
    return [m for m in passage.places if m.locative == place.locative]


def _names_forces(place: PlaceMention, passage: Passage) -> bool:
    """Whether it is part of the name of forces: `云南省军区`."""
    return any(u.start <= place.start and place.end <= u.end for u in passage.units)


def _told_in(passage: Passage, passages: Iterable[Passage]) -> Passage:
    """The headline has no sentence in the text; the first one stands for it."""
    return passage if passage.index >= 0 else next(p for p in passages if p.index >= 0)


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
        if {p.country for p in found.values()} >= set(sides()):
            break
    return Found(
        value=tuple(sorted(found.values(), key=lambda p: order(p.country))), passages=tuple(passages)
    )
