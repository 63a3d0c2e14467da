"""Which meetings a subscriber wants to hear of: the conditions, and what a meeting has to show for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from meetings import gazetteer
from meetings.beat import sides
from meetings.encounter import Encounter
from meetings.gazetteer import kind_weight, level_order, post_level
from meetings.meeting import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which meetings: every field given must agree, an empty one lets all pass.

    One of those a field names is enough. They are ids of the gazetteer but for `statuses`, `outlets` and
    `languages`, those of reports; `places` may be countries too. `min_sources` counts independent reports,
    `min_weight` goes from 1 to 5 (domain model, section 2).
    """

    kinds: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    mechanisms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    min_sources: int = 0
    min_weight: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One field of a filter beside what a meeting has: `found` is in the same terms as `wanted`."""

    name: str
    wanted: tuple[str, ...] | int
    found: tuple[str, ...] | int
    holds: bool


def matches(wanted: Filter, meeting: Meeting) -> bool:
    """True when the filter lets this meeting through."""
    return all(condition.holds for condition in conditions(wanted, meeting))


def conditions(wanted: Filter, meeting: Meeting) -> list[Condition]:
    """Each field that is given, with what the meeting has; those that are empty ask for nothing."""
    asked = {each.name: getattr(wanted, each.name) for each in fields(Filter) if _asks(wanted, each.name)}
    return [_condition(name, value, meeting) for name, value in asked.items()]


def _asks(wanted: Filter, name: str) -> bool:
    return bool(getattr(wanted, name) != getattr(_ANY, name))


_ANY = Filter()


def _condition(name: str, wanted: tuple[str, ...] | int, meeting: Meeting) -> Condition:
    if isinstance(wanted, int):
        count = _COUNTED[name](meeting)
        return Condition(name=name, wanted=wanted, found=count, holds=count >= wanted)
    found = tuple(dict.fromkeys(each for each in _FOUND[name](meeting) if each))
    return Condition(name=name, wanted=wanted, found=found, holds=not set(found).isdisjoint(wanted))


def weight(facts: Encounter) -> int:
    """How much a meeting matters, 1 to 5; a reception by the rank of its host (domain model, section 2)."""
    if facts.kind != "receive" or facts.host_side not in sides():
        return kind_weight(facts.kind)
    hosts = [p for p in facts.participants if p.side == facts.host_side and p.role == "head" and p.post]
    order = min((level_order(post_level(p.post)) for p in hosts), default=None)
    if order is None:
        return kind_weight(facts.kind)
    return 4 if order <= level_order("minister") else 3 if order <= level_order("deputy_minister") else 2


def _places(meeting: Meeting) -> Iterable[str]:
    """Where it was held, with provinces and countries; the host's country where nobody says more."""
    facts = meeting.facts
    for place in facts.places:
        known = gazetteer.places().get(place.id)
        yield from (place.id, (known and known.parent) or "", place.country)
    if not facts.places and facts.host_side in sides():
        yield facts.host_side


def _organisations(meeting: Meeting) -> Iterable[str]:
    """Those whose posts were there or whose mechanism it was, and those they belong to."""
    facts = meeting.facts
    own = [gazetteer.organisations_of_post(p.post, p.side) for p in facts.participants]
    if facts.mechanism:
        own.append(gazetteer.organisations_of_mechanism(facts.mechanism.id))
    for organisation in (each for some in own for each in some):
        yield from gazetteer.with_those_above(organisation)


_FOUND: dict[str, Callable[[Meeting], Iterable[str | None]]] = {
    "kinds": lambda m: [m.facts.kind],
    "persons": lambda m: (p.person for p in m.facts.participants),
    "organisations": _organisations,
    "posts": lambda m: (p.post for p in m.facts.participants),
    "levels": lambda m: [m.facts.level],
    "mechanisms": lambda m: [m.facts.mechanism.id if m.facts.mechanism else None],
    "places": _places,
    "statuses": lambda m: [m.facts.status],
    "topics": lambda m: (t.id for t in m.facts.topics),
    "outlets": lambda m: (r.outlet for r in m.articles),
    "languages": lambda m: (r.language for r in m.articles),
}
_COUNTED: dict[str, Callable[[Meeting], int]] = {
    "min_sources": lambda m: m.independent_sources,
    "min_weight": lambda m: weight(m.facts),
}
