"""Whether a Vietnamese article that tells of no encounter is about the defence relation of the two."""

import re
from functools import cache

from meetings.beat import OTHER, beat, home, partner, sides
from meetings.encounter import Side
from meetings.reading.editions import kind_of_edition
from meetings.reading.parties import Party, is_defence
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.vi.units import names_both, names_nation
from meetings.reading.vi.words import bordered, both_ministers, pattern
from meetings.reading.vocabulary import either, of_side
from meetings.series import mechanism_kind
from meetings.verdict import Reason, Verdict

SURE = 0.75


def ties(story: Story) -> Verdict:
    """Forces of both and a word of cooperation in headline and first sentences (domain model, 1 and 16).

    What is past counts where the headline is about both, as in a look back at ten years.
    """
    named = _in_headline(story)
    lead = [p for p in story.passages if p.lead and not p.sentence.caption and (named or not p.background)]
    reasons = tuple(r for r in (*(_first(lead, side) for side in sides()), _cooperation(lead)) if r)
    score = len(reasons) / 4 + 0.15 * named - 0.25 * _disputed(story, lead)
    elsewhere = _third_party(story, lead) or _of_leaders(story) or _OPINION.match(story.title)
    if len(reasons) == len(sides()) + 1 and score >= SURE and not elsewhere:
        return Verdict(label="ties", score=min(score, 0.8), reasons=reasons)
    return Verdict(label="none", score=max(0.0, min(score, 0.45)), reasons=reasons)


_OPINION = re.compile(r"(?:Bình luận|Góc nhìn|Xã luận|Ý kiến|Quan điểm|Phân tích)\s*[:|–-]", re.IGNORECASE)
"""What somebody thinks of the relation is no news of it."""


def _first(lead: list[Passage], side: Side) -> Reason | None:
    return next((_reason(beat().state(side).label, p, span) for p in lead if (span := _span(p, side))), None)


def _cooperation(lead: list[Passage]) -> Reason | None:
    """A word of it, other than in the name of a forum of many: `Đối thoại Shangri-La`."""
    found = ((p, m.span()) for p in lead for m in pattern("cooperation").finditer(p.text))
    return next((_reason("cooperation", p, span) for p, span in found if not _of_forum(p, span[0])), None)


def _of_forum(passage: Passage, offset: int) -> bool:
    forums = (m for m in passage.mechanisms if mechanism_kind(m.edition.id) is None)
    return any(m.start <= passage.sentence.start + offset < m.end for m in forums)


def _reason(rule: str, passage: Passage, span: tuple[int, int]) -> Reason:
    start, end = span
    offset = passage.sentence.start
    return Reason(rule=rule, quote=passage.text[start:end], start=offset + start, end=offset + end)


@cache
def _forces(side: Side) -> Rule:
    return bordered([*of_side(side, "forces", "vi"), *of_side(side, "forces_at_home", "vi")])


def _span(passage: Passage, side: Side) -> tuple[int, int] | None:
    people = [p for p in passage.people if p.side == side and is_defence(p)]
    named: list[Party] = [*people, *(u for u in passage.units if u.side == side)]
    if named:
        return named[0].start - passage.sentence.start, named[0].end - passage.sentence.start
    mechanism = [m for m in passage.mechanisms if kind_of_edition(m.edition) and not m.foreign]
    if mechanism and names_both(passage.text):
        return mechanism[0].start - passage.sentence.start, mechanism[0].end - passage.sentence.start
    if side == home("vi") and _forces(partner("vi")).search(passage.text):
        visited = [
            p for p in passage.places if p.place.country == side and _CALLS_AT.search(passage.before(p.start))
        ]
        if visited:
            return visited[0].start - passage.sentence.start, visited[0].end - passage.sentence.start
    if (ministers := both_ministers().search(passage.text)) and names_both(ministers[0]):
        return ministers.span()
    forces = _forces(side).search(passage.text)
    return forces.span() if forces else None


_CALLS_AT = re.compile(r"(?:thăm|cập cảng|cập bến|ghé)[^.;]{0,25}$", re.IGNORECASE)


def _in_headline(story: Story) -> bool:
    ours = either(of_side(home("vi"), "short", "vi"))
    return names_both(story.title) or (
        names_nation(story.title, partner("vi")) and bool(re.search(f"{ours}|tàu", story.title))
    )


def _disputed(story: Story, lead: list[Passage]) -> int:
    return sum(bool(pattern("dispute").search(text)) for text in (story.title, *(p.text for p in lead)))


def _of_leaders(story: Story) -> bool:
    """Whether the headline is about heads of party or state, and about nothing of defence."""
    leads = any(p.level == "leader" for p in story.headline.people)
    forces = any(is_defence(p) for p in story.headline.people) or pattern("defence_bodies").search(
        story.title
    )
    return leads and not forces


_CONFERS = re.compile(r"\b(?:họp|gặp|hội nghị)\b", re.IGNORECASE)


def _third_party(story: Story, lead: list[Passage]) -> bool:
    """Whether another country stands in the headline or in most of the first sentences, or ASEAN alone."""
    if names_nation(story.title, OTHER):
        return True
    if "ASEAN" in story.title and (not names_nation(story.title, home("vi")) or _CONFERS.search(story.title)):
        return True
    elsewhere = [names_nation(p.text, OTHER) for p in lead]
    if elsewhere[:1] == [True] and not names_nation(lead[0].text, partner("vi")):
        return True
    return sum(elsewhere) > len(lead) / 2
