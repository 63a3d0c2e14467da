"""Meetings of both armies called off, told in Vietnamese without who was to meet."""

import re
from collections.abc import Iterator

from meetings.beat import OTHER
from meetings.encounter import Status
from meetings.reading.candidates import Candidate
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.vi.units import names_both, names_nation
from meetings.reading.vi.words import pattern

_WHAT = re.compile(
    r"\b(?:(?:cuộc|buổi) (?:họp|gặp|hội đàm)|giao lưu|hội đàm|hội nghị|đối thoại)\b", re.IGNORECASE
)
_OF_ARMIES = re.compile(r"\b(?:quốc phòng|quân sự|quân đội|hai quân)\b", re.IGNORECASE)
_AT_THE_BORDER = re.compile(r"\bbiên giới\b", re.IGNORECASE)
_OFF: dict[Status, re.Pattern[str]] = {
    "postponed": re.compile(r"\b(?:hoãn|lùi)\b", re.IGNORECASE),
    "cancelled": re.compile(r"\b(?:hủy|huỷ)\b", re.IGNORECASE),
}


def calloffs(story: Story) -> Iterator[Candidate]:
    """What the headline or the first sentences say was called off between the two armies, and nobody else."""
    for passage in story.passages:
        told = _called_off(passage) if passage.lead and not passage.sentence.caption else None
        text = f"{story.title}. {passage.text}"
        of_two = names_both(text) and not names_nation(text, OTHER) and "ASEAN" not in text
        if told and of_two and _OF_ARMIES.search(text):
            yield Candidate(
                kind="border_exchange" if _AT_THE_BORDER.search(text) else "working_meeting",
                passage=passage.index,
                start=passage.sentence.start,
                end=passage.sentence.end,
                parties=(),
                status=told,
            )
            return


def _called_off(passage: Passage) -> Status | None:
    if not _WHAT.search(passage.text) or pattern("dispute").search(passage.text):
        return None
    return next((name for name, words in _OFF.items() if words.search(passage.text)), None)
