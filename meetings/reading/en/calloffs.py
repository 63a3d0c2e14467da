"""Meetings of both armies called off, where a headline tells it and the text names nobody who was to meet."""

import re
from collections.abc import Iterator

from meetings.beat import OTHER
from meetings.reading.candidates import Candidate
from meetings.reading.en.protocol import status
from meetings.reading.en.words import names_both, names_nation, rule
from meetings.reading.passage import Passage
from meetings.reading.story import Story

_WHAT = re.compile(r"\b(?:meet|meetings?|talks|exchange|gathering|event|summit)\b", re.IGNORECASE)


def calloffs(story: Story) -> Iterator[Candidate]:
    """What the headline says was called off, if the first sentences tell of soldiers who were to meet."""
    told = status(story.headline, 0)
    lead = [p for p in story.passages if p.lead and not (p.background or p.sentence.caption)]
    military = next((p for p in lead if _is_to_meet(p)), None)
    if told not in {"postponed", "cancelled"} or military is None:
        return
    both = names_both(f"{story.title} {lead[0].text}") and not names_nation(story.title, OTHER)
    if both and _WHAT.search(story.title):
        passage = next((p for p in lead if status(p, 0) == told), military)
        yield Candidate(
            kind="border_exchange" if rule("border_words").search(military.text) else "working_meeting",
            passage=passage.index,
            start=passage.sentence.start,
            end=passage.sentence.end,
            parties=(),
            status=told,
        )


def _is_to_meet(passage: Passage) -> bool:
    return bool(rule("military").search(passage.text) and _WHAT.search(passage.text))
