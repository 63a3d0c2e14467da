"""Whether an article is about contacts of the two defence establishments, or their relation, and why.

An encounter that can be read makes it `meeting`. Failing that, forces of both countries and a word of
cooperation in the headline and first sentences make it `ties` (domain model, sections 1 and 16).
"""

import re
from collections.abc import Callable
from functools import cache

from meetings import gate
from meetings.article import Article
from meetings.beat import OTHER, beat, home, partner, sides
from meetings.encounter import Encounter, Side
from meetings.reader import encounters
from meetings.reading.editions import kind_of_edition
from meetings.reading.en import english
from meetings.reading.parties import Party, both_ministers_rule, is_defence
from meetings.reading.passage import Passage
from meetings.reading.rules import Rule
from meetings.reading.story import Story
from meetings.reading.told import told_by
from meetings.reading.vi.story import tell
from meetings.reading.vi.units import names_both, names_nation
from meetings.reading.vocabulary import bordered, either, of_side, pattern
from meetings.reading.zh import reader as zh
from meetings.reading.zh.story import outline as outline_zh
from meetings.reading.zh.story import tell as tell_zh
from meetings.reading.zh.ties import ties as ties_zh
from meetings.verdict import Reason, Verdict

SURE = 0.75
NOTHING = Verdict(label="none", score=0.0)


def judge(article: Article) -> Verdict:
    """The verdict with its reasons; an empty or unreadable text is `none`."""
    verdict, _ = judge_and_read(article)
    return verdict


def judge_and_read(article: Article) -> tuple[Verdict, list[Encounter]]:
    """The verdict, and the encounters it rests on: those that `read` gives, the article taken apart once."""
    reading = _READINGS.get(article.language)
    return reading(article) if reading and article.text.strip() else (NOTHING, [])


def _vietnamese(article: Article) -> tuple[Verdict, list[Encounter]]:
    if not gate.text_may_tell(f"{article.title}\n{article.text}", "vi"):
        return NOTHING, []
    story = tell(article)
    found = encounters(story)
    return (told_by(found) if found else _ties(story)), found


def _chinese(article: Article) -> tuple[Verdict, list[Encounter]]:
    if not gate.text_may_matter(f"{article.title}\n{article.text}", "zh"):
        return ties_zh(outline_zh(article)), []
    story = tell_zh(article)
    found = zh.encounters(story)
    return (told_by(found) if found else ties_zh(story)), found


_READINGS: dict[str, Callable[[Article], tuple[Verdict, list[Encounter]]]] = {
    "vi": _vietnamese,
    "zh": _chinese,
    "en": english.judge_and_read,
}


def _ties(story: Story) -> Verdict:
    lead = [p for p in story.passages if p.lead and not p.sentence.caption]
    reasons = tuple(r for r in (*(_first(lead, side) for side in sides()), _cooperation(lead)) if r)
    score = len(reasons) / 4 + 0.15 * _in_headline(story) - 0.25 * _disputed(story, lead)
    if len(reasons) == len(sides()) + 1 and score >= SURE and not _third_party(story, lead):
        return Verdict(label="ties", score=min(score, 0.8), reasons=reasons)
    return Verdict(label="none", score=max(0.0, min(score, 0.45)), reasons=reasons)


def _first(lead: list[Passage], side: Side) -> Reason | None:
    return next((_reason(beat().state(side).label, p, span) for p in lead if (span := _span(p, side))), None)


def _cooperation(lead: list[Passage]) -> Reason | None:
    found = ((p, m.span()) for p in lead if (m := pattern("cooperation").search(p.text)))
    return next((_reason("cooperation", *each) for each in found), None)


def _reason(rule: str, passage: Passage, span: tuple[int, int]) -> Reason:
    start, end = span
    offset = passage.sentence.start
    return Reason(rule=rule, quote=passage.text[start:end], start=offset + start, end=offset + end)


@cache
def _forces(side: Side) -> Rule:
    return bordered([*of_side(side, "forces"), *of_side(side, "forces_at_home")])


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
    if (ministers := both_ministers_rule().search(passage.text)) and names_both(ministers[0]):
        return ministers.span()
    forces = _forces(side).search(passage.text)
    return forces.span() if forces else None


_CALLS_AT = re.compile(r"(?:thăm|cập cảng|cập bến|ghé)[^.;]{0,25}$", re.IGNORECASE)


def _in_headline(story: Story) -> bool:
    ours = either(of_side(home("vi"), "short"))
    return names_both(story.title) or (
        names_nation(story.title, partner("vi")) and bool(re.search(f"{ours}|tàu", story.title))
    )


def _disputed(story: Story, lead: list[Passage]) -> int:
    return sum(bool(pattern("dispute").search(text)) for text in (story.title, *(p.text for p in lead)))


_CONFERS = re.compile(r"\b(?:họp|gặp|hội nghị)\b", re.IGNORECASE)


def _third_party(story: Story, lead: list[Passage]) -> bool:
    """Whether another country stands in the headline or in most of the first sentences, or ASEAN alone."""
    if names_nation(story.title, OTHER):
        return True
    if "ASEAN" in story.title and (not names_nation(story.title, home("vi")) or _CONFERS.search(story.title)):
        return True
    return sum(names_nation(p.text, OTHER) for p in lead) > len(lead) / 2
