"""Whether an English article that tells of no encounter is about the defence relation of the two."""

import re
from collections.abc import Sequence

from meetings.beat import OTHER, beat, sides
from meetings.encounter import Side
from meetings.reading.en.words import names_both, names_nation, rule
from meetings.reading.parties import Party, is_defence
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.vocabulary import either, of_side
from meetings.verdict import Reason, Verdict

SURE = 0.85


def ties(story: Story) -> Verdict:
    """Forces of both and a word of cooperation in the first sentences (domain model, sections 1 and 16)."""
    lead = [p for p in story.passages if p.lead and not p.sentence.caption]
    reasons = tuple(
        r
        for r in (*(_side(lead, side) or _related(story, lead, side) for side in sides()), _cooperation(lead))
        if r
    )
    score = len(reasons) / 4 + 0.15 * names_both(story.title) - 0.3 * _disputed(story, lead)
    military = any(rule("military").search(text) for text in (story.title, *(p.text for p in lead[:1])))
    if len(reasons) == len(sides()) + 1 and score >= SURE and military and not _third_party(story, lead):
        return Verdict(label="ties", score=min(score, 0.8), reasons=reasons)
    return Verdict(label="none", score=max(0.0, min(score, 0.45)), reasons=reasons)


def _side(lead: Sequence[Passage], side: Side) -> Reason | None:
    for passage in lead:
        people = [p for p in passage.people if p.side == side and is_defence(p) and p.start < p.end]
        named: list[Party] = [*people, *(u for u in passage.units if u.side == side)]
        if named:
            start, end = (named[0].start - passage.sentence.start, named[0].end - passage.sentence.start)
            return _reason(beat().state(side).label, passage, start, end)
    return None


_RELATION = re.compile(
    r"\b(?:defen[cs]e|military)(?: \w+)? (?:cooperation|ties|relations?(?:hip)?|links)\b", re.IGNORECASE
)


def _related(story: Story, lead: Sequence[Passage], side: Side) -> Reason | None:
    """A headline about the defence ties of both countries: the word for one of them in the text."""
    if not (_RELATION.search(story.title) and names_both(story.title)):
        return None
    words = either(of_side(side, "nation", "en"))
    found = ((p, m) for p in lead if (m := re.search(words, p.text)) and _RELATION.search(p.text))
    return next((_reason(beat().state(side).label, p, m.start(), m.end()) for p, m in found), None)


def _cooperation(lead: Sequence[Passage]) -> Reason | None:
    for passage in lead:
        if m := rule("cooperation").search(passage.text):
            return _reason("cooperation", passage, m.start(), m.end())
    return None


def _reason(name: str, passage: Passage, start: int, end: int) -> Reason:
    offset = passage.sentence.start
    return Reason(rule=name, quote=passage.text[start:end], start=offset + start, end=offset + end)


def _disputed(story: Story, lead: Sequence[Passage]) -> int:
    return sum(bool(rule("dispute").search(text)) for text in (story.title, *(p.text for p in lead)))


def _third_party(story: Story, lead: Sequence[Passage]) -> bool:
    if names_nation(story.title, OTHER) or "ASEAN" in story.title:
        return True
    return 2 * sum(names_nation(p.text, OTHER) or "ASEAN" in p.text for p in lead) >= len(lead)
