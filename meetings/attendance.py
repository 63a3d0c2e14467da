"""Who took part in a meeting, merged from everything its reports say."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from meetings.beat import sides
from meetings.encounter import Participant, Side, Unit
from meetings.heads import same_person
from meetings.meeting import Report
from meetings.ships import same_ships
from meetings.transcription import is_han
from meetings.votes import elect, independent_first


def participants(reports: Sequence[Report]) -> tuple[Participant, ...]:
    """Everyone named, the heads first; who is named by post alone joins the one known to hold it."""
    votes: Counter[Participant] = Counter()
    for report in independent_first(reports):
        votes.update(dict.fromkeys(report.encounter.participants, int(report.copy_of is None)))
    groups: list[list[Participant]] = []
    for person in sorted(votes, key=lambda p: (p.person is None, p.name is None)):
        group = next((g for g in groups if any(same_person(person, known) for known in g)), None)
        if group is None:
            groups.append([person])
        else:
            group.append(person)
    first = {person: n for n, person in enumerate(votes)}
    groups.sort(key=lambda g: min(first[p] for p in g))
    people = (_one({p: votes[p] for p in g}) for g in groups)
    return tuple(sorted(people, key=lambda p: p.role != "head"))


def units(reports: Sequence[Report]) -> tuple[Unit, ...]:
    """Of each side without named people the unit that most reports name."""
    led = {p.side for r in reports for p in r.encounter.participants}
    chosen = (elect(reports, partial(_unit, side=side)).value for side in sides() if side not in led)
    return tuple(filter(None, chosen))


def ships(reports: Sequence[Report]) -> tuple[str, ...]:
    """Every ship that is named, in the words of the first who does."""
    found: list[str] = []
    for name in (name for report in independent_first(reports) for name in report.encounter.ships):
        if same_ships([name], found) != "same":
            found.append(name)
    return tuple(found)


def _unit(report: Report, side: Side) -> Unit | None:
    return next((u for u in report.encounter.units if u.side == side), None)


def _one(votes: Mapping[Participant, int]) -> Participant:
    """What most independent reports call somebody, by how many speak of him so."""
    told = next(iter(votes))

    def usual(say: Callable[[Participant], str | None]) -> str | None:
        counted: Counter[str] = Counter()
        for person, count in votes.items():
            counted.update({word: count for word in [say(person)] if word})
        return max(counted, key=counted.__getitem__, default=None)

    return Participant(
        person=usual(lambda p: p.person),
        name=usual(lambda p: None if is_han(p.name or "") else p.name) or told.name,
        side=told.side,
        rank=usual(lambda p: p.rank),
        post=usual(lambda p: p.post),
        role="head" if any(p.role == "head" for p in votes) else "member",
    )
