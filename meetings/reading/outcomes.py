"""What came of one encounter (domain model, sections 9, 10, 15)."""

from collections.abc import Sequence
from dataclasses import dataclass

from meetings.encounter import Document, Invitation, Topic
from meetings.reading.found import Found


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one encounter, each item with its sentences."""

    topics: Sequence[Found[Topic]] = ()
    documents: Sequence[Found[Document]] = ()
    invitations: Sequence[Found[Invitation]] = ()
