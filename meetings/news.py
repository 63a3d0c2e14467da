"""What changed between two states of a meeting's facts, and which changes a reader is told."""

from collections.abc import Callable, Hashable
from typing import Any

from meetings import gazetteer
from meetings.beat import sides
from meetings.documents import document_key
from meetings.encounter import Document, Encounter, Participant, Topic
from meetings.heads import same_person
from meetings.meeting import Difference
from meetings.same import REMOTE, family


def heads(facts: Encounter) -> tuple[Participant, ...]:
    return tuple(head for side in sides() for head in facts.heads(side))


def agreed(facts: Encounter) -> tuple[Topic, ...]:
    return tuple(t for t in facts.topics if t.layer == "agreed")


_SHOWN: dict[str, Callable[[Encounter], Any]] = {
    "kind": lambda e: e.kind,
    "status": lambda e: e.status,
    "start": lambda e: e.start,
    "end": lambda e: e.end or e.start,
    "places": lambda e: e.places,
    "participants": lambda e: e.participants,
    "mechanism": lambda e: e.mechanism,
    "documents": lambda e: e.documents,
    "topics": agreed,
    "invitations": lambda e: e.invitations,
}
"""The facts readers see compared, by their public names; praise of the past and proposals are not."""


def differences(before: Encounter, after: Encounter) -> tuple[Difference, ...]:
    """The facts shown to readers that are no longer the same; spelling alone is no difference."""
    return tuple(
        Difference(field=name, before=show(before), after=show(after))
        for name, show in _SHOWN.items()
        if _differs(name, before, after)
    )


def _differs(name: str, before: Encounter, after: Encounter) -> bool:
    match name:
        case "participants":
            return _others_attended(before, after)
        case "places":
            return {p.id for p in before.places} != {p.id for p in after.places}
        case "documents":
            return {*map(_document, before.documents)} != {*map(_document, after.documents)}
        case "topics" | "invitations":
            return set(_SHOWN[name](before)) != set(_SHOWN[name](after))
        case _:
            return bool(_SHOWN[name](before) != _SHOWN[name](after))


def _others_attended(before: Encounter, after: Encounter) -> bool:
    """Whether somebody came or went, or led the talks in another's place."""
    return not all(_same_people(of(before), of(after)) for of in (heads, lambda facts: facts.participants))


def _same_people(before: tuple[Participant, ...], after: tuple[Participant, ...]) -> bool:
    return all(any(same_person(p, q) for q in after) for p in before) and all(
        any(same_person(p, q) for q in before) for p in after
    )


def _document(document: Document) -> Hashable:
    return document_key(document), document.signed


# --- what is worth an alert -------------------------------------------------------------------------------


def is_news(before: Encounter, after: Encounter) -> bool:
    """Whether a reader who was told `before` wants to be told `after`.

    News are other people and the facts of `TOLD_AGAIN`. Another word for one form, a town within a known
    province, and what was agreed or asked for are not: they wait for whoever reads of the meeting next.
    """
    return _others_attended(before, after) or any(
        telling(before) != telling(after) for telling in TOLD_AGAIN.values()
    )


def _form(facts: Encounter) -> str:
    """By telephone, on a screen, or in one room whatever the outlets call it; each other kind is its own."""
    return facts.kind if facts.kind in REMOTE else family(facts.kind)


def _areas(facts: Encounter) -> frozenset[str]:
    known = gazetteer.places()
    return frozenset((p.id in known and known[p.id].parent) or p.id for p in facts.places)


def _ordinal(facts: Encounter) -> int | None:
    return facts.mechanism.ordinal if facts.mechanism else None


def _signed(facts: Encounter) -> frozenset[Hashable]:
    return frozenset(document_key(d) for d in facts.documents if d.signed)


TOLD_AGAIN: dict[str, Callable[[Encounter], Hashable]] = {
    "kind": _form,
    "status": lambda e: e.status,
    "start": lambda e: e.start,
    "end": lambda e: e.end or e.start,
    "places": _areas,
    "mechanism": _ordinal,
    "documents": _signed,
}
"""The facts whose every change makes a new version."""
