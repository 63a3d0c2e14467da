"""Editions of mechanisms that are encounters of their own."""

from meetings.encounter import Edition, Status
from meetings.reading.candidates import Candidate
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.passage import Passage
from meetings.series import mechanism_kind

ENCOUNTERS = frozenset({"border_exchange", "dialogue"})
"""Kinds that a mechanism named in the text is by itself, without a verb of protocol."""
SERIES = frozenset({"joint_patrol_sea", "young_officers", "working_meeting", "exercise"})
"""Kinds of what forces do that mechanisms have editions of."""


def kind_of_edition(edition: Edition) -> str | None:
    """The kind of an edition that is an encounter of its own."""
    kind = mechanism_kind(edition.id)
    return kind if kind in ENCOUNTERS else None


def candidate_of(passage: Passage, mention: MechanismMention, kind: str, status: Status) -> Candidate:
    """An edition of a mechanism that a passage tells of."""
    return Candidate(
        kind=kind,
        passage=passage.index,
        start=mention.start,
        end=mention.end,
        parties=(),
        status=status,
        edition=mention.edition,
    )
