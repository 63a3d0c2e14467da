"""An encounter: what one article says about one contact of the two defence sides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeAlias

from meetings.verdict import Quote

Side: TypeAlias = str
"""The country code of one of the two sides of the beat (`meetings.beat`)."""
HostSide: TypeAlias = str
"""A side, ``BOTH`` or ``THIRD``."""
AT_SEA = "SEA"
"""The country of what lies in none."""
Status = Literal["announced", "held", "postponed", "cancelled", "unconfirmed"]
Precision = Literal["day", "month", "inferred"]
Layer = Literal["reviewed", "agreed", "proposed"]
Role = Literal["head", "member"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`id` and `country` as in ``places.json``; `name` as the article writes it."""

    id: str
    name: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One person at a meeting.

    `person` and `post` are ids of ``people.json`` and ``posts.json``; `rank` is the Vietnamese word for it.
    `name` is None only for a person named by post alone and unknown at that date.
    """

    person: str | None
    name: str | None
    side: Side
    rank: str | None
    post: str | None
    role: Role = "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit or service that took part for a side without named people; `name` as the article writes it."""

    side: Side
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One numbered edition of a standing mechanism; `ordinal` counts from 1."""

    id: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Topic:
    """`id` as in ``topics.json``; the layer tells past praise from agreement and from one side's proposal."""

    id: str
    layer: Layer


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text named in the article; `signed` only when the main clause says that it was signed here."""

    title: str
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Who asked whom to come to what, in the article's words."""

    inviter: str
    invitee: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """One contact as one article tells it, or as all articles together do in `Meeting.facts`.

    Dates are local dates of the place, both ends included. `ships` are names and hull numbers of those that
    call at a port. `evidence` maps a field's name to the words that say so; a field without it is empty.
    """

    kind: str
    status: Status = "held"
    start: date | None = None
    end: date | None = None
    date_precision: Precision = "day"
    places: tuple[Place, ...] = ()
    host_side: HostSide | None = None
    level: str | None = None
    participants: tuple[Participant, ...] = ()
    units: tuple[Unit, ...] = ()
    ships: tuple[str, ...] = ()
    mechanism: Edition | None = None
    topics: tuple[Topic, ...] = ()
    documents: tuple[Document, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    evidence: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)

    def heads(self, side: Side) -> tuple[Participant, ...]:
        return tuple(p for p in self.participants if p.side == side and p.role == "head")

    def as_json(self) -> dict[str, Any]:
        """The public form, as `hoidam read --json` prints it."""
        return {
            "kind": self.kind,
            "status": self.status,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "date_precision": self.date_precision,
            "places": [{"id": p.id, "name": p.name, "country": p.country} for p in self.places],
            "host_side": self.host_side,
            "level": self.level,
            "participants": [
                {
                    "person": p.person,
                    "name": p.name,
                    "side": p.side,
                    "rank": p.rank,
                    "post": p.post,
                    "role": p.role,
                }
                for p in self.participants
            ],
            "units": [{"side": u.side, "name": u.name} for u in self.units],
            "ships": list(self.ships),
            "mechanism": {"id": self.mechanism.id, "ordinal": self.mechanism.ordinal}
            if self.mechanism
            else None,
            "topics": [{"id": t.id, "layer": t.layer} for t in self.topics],
            "documents": [{"title": d.title, "signed": d.signed} for d in self.documents],
            "invitations": [
                {"inviter": i.inviter, "invitee": i.invitee, "event": i.event} for i in self.invitations
            ],
            "evidence": {name: [q.as_json() for q in quotes] for name, quotes in self.evidence.items()},
        }


def encounter_from_json(value: Mapping[str, Any]) -> Encounter:
    """The inverse of `Encounter.as_json`, for what we stored ourselves."""
    mechanism = value["mechanism"]
    return Encounter(
        kind=value["kind"],
        status=value["status"],
        start=date.fromisoformat(value["start"]) if value["start"] else None,
        end=date.fromisoformat(value["end"]) if value["end"] else None,
        date_precision=value["date_precision"],
        places=tuple(Place(**p) for p in value["places"]),
        host_side=value["host_side"],
        level=value["level"],
        participants=tuple(Participant(**p) for p in value["participants"]),
        units=tuple(Unit(**u) for u in value.get("units", ())),
        ships=tuple(value.get("ships", ())),
        mechanism=Edition(**mechanism) if mechanism else None,
        topics=tuple(Topic(**t) for t in value["topics"]),
        documents=tuple(Document(**d) for d in value["documents"]),
        invitations=tuple(Invitation(**i) for i in value["invitations"]),
        evidence={name: tuple(Quote(**q) for q in quotes) for name, quotes in value["evidence"].items()},
    )
