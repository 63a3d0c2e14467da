"""Judge and read an English article: the verdict with its reasons, and the encounters it rests on."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain, islice

from meetings.article import Article
from meetings.beat import OTHER, beat, sides
from meetings.encounter import Encounter, Side
from meetings.reading.candidates import Candidate
from meetings.reading.draft import (
    Grammar,
    encounter,
    received_together,
    with_shared_places,
)
from meetings.reading.en import body, days, where, who
from meetings.reading.en.activities import activities
from meetings.reading.en.calloffs import calloffs
from meetings.reading.en.editions import editions
from meetings.reading.en.items import is_item, is_part
from meetings.reading.en.members import with_members
from meetings.reading.en.outcomes import outcome
from meetings.reading.en.partners import of_ministers, with_others
from meetings.reading.en.protocol import protocol
from meetings.reading.en.story import tell
from meetings.reading.en.ties import ties
from meetings.reading.en.visits import visits
from meetings.reading.en.words import listed, names_both, names_nation, rule
from meetings.reading.gatherings import gatherings
from meetings.reading.groups import grouped, hosted
from meetings.reading.shares import own_passages
from meetings.reading.story import Story, with_captions
from meetings.reading.told import told_by
from meetings.reading.untold import reported
from meetings.reading.vocabulary import either, of_side
from meetings.verdict import Quote, Verdict

_GRAMMAR = Grammar(people=who.heads, when=days.when, where=where.places)
SUMMARY = 500
"""Characters; a text no longer is what a feed says of an article."""
MOST = 12
"""Tellings of encounters in one article; what tells of more is a list."""


def judge_and_read(article: Article) -> tuple[Verdict, list[Encounter]]:
    story = tell(article)
    found = _encounters(story) or _of_summary(article)
    return (told_by(found) if found else ties(story)), found


def _encounters(story: Story) -> list[Encounter]:
    """The encounters told in the text; where it tells of none, in the captions of its photos."""
    if _is_elsewhere(story) or _is_biography(story):
        return []
    told = _told(story, _candidates(story) or list(calloffs(story)))
    if told and not all(_is_named(story, side) for side in sides()):
        return []
    if told or not any(p.sentence.caption for p in story.passages):
        return told
    shown = with_captions(story)
    return _told(shown, _candidates(shown))


def _is_named(story: Story, side: Side) -> bool:
    """Whether a side is named at all; an officer without a country may be of any other."""
    told = (story.headline, *story.passages)
    return any(names_nation(p.text, side) for p in told) or any(
        side
        in (*(m.side for m in p.people), *(u.side for u in p.units), *(q.place.country for q in p.places))
        for p in told
    )


def _of_summary(article: Article) -> list[Encounter]:
    """What a feed tells: the headline is read as the first sentence, and the summary stands for it.

    So is that of an article whose own first sentence is missing.
    """
    text = article.text
    short = max(len(text), len(article.title)) <= SUMMARY
    summary = body.sentences(text if short else text[:SUMMARY])
    if not summary or not (short or any(_GOES_ON.match(s.folded) for s in summary)):
        return []
    title = body.headline(article.title) if article.title.isupper() else article.title
    opening = f"{' '.join(title.split())}\n"
    first = Quote(quote=text[summary[0].start : summary[0].end], start=summary[0].start, end=summary[0].end)
    found = _encounters(tell(replace(article, text=opening + text)))
    return [replace(e, evidence=_in_text(e.evidence, first, len(opening))) for e in found]


_GOES_ON = re.compile(
    r"(?:Speaking )?(?:[Aa]t|[Dd]uring) the (?:meeting|reception|talks|event|conversation|call)\b"
    r"|For (?:his|her) part,"
)
"""What goes on about a meeting that was told before."""


def _in_text(
    evidence: Mapping[str, tuple[Quote, ...]], first: Quote, offset: int
) -> dict[str, tuple[Quote, ...]]:
    """The evidence without a headline of so many characters before the text."""
    return {
        field: tuple(dict.fromkeys(_moved(q, offset) if q.start >= offset else first for q in quotes))
        for field, quotes in evidence.items()
    }


def _moved(quote: Quote, offset: int) -> Quote:
    return replace(quote, start=quote.start - offset, end=quote.end - offset)


def _candidates(story: Story) -> list[Candidate]:
    told = (islice(protocol(story), MOST), editions(story), activities(story), visits(story))
    return list(reported(story, chain(*told, gatherings(story, "en")), "en"))


def _told(story: Story, candidates: Iterable[Candidate]) -> list[Encounter]:
    groups = grouped(candidates)[:MOST]
    groups = [hosted(g, groups) for g in groups if not is_item(g, groups, story)]
    drafts = _GRAMMAR.drafts(story, groups)
    together = received_together(drafts, rule("one_by_one"))
    drafts = with_shared_places([with_members(story, d) for d in together if not is_part(d, drafts)])
    own = of_ministers(drafts, own_passages(story, drafts, with_others))
    return [encounter(d, outcome(said)) for d, said in zip(drafts, own, strict=True)]


def _is_elsewhere(story: Story) -> bool:
    """Whether the headline is about a third country and neither of the two sides together."""
    title = _as_nations(story.title)
    return names_nation(title, OTHER) and not names_both(title) and not _SEVERAL.search(title)


_SEVERAL = re.compile(
    r"\b(?:(?:with|meets?|met|receives?|hosts?|welcomes?) (?:the )?)?"
    r"[A-Z]\w+(?:, [A-Z]\w+)*(?:,|,? and) [A-Z]\w+ (?:defen[cs]e )?(?:counterparts|ambassadors|attaches)\b"
)
"""Partners of a head, of whom one may be of the other side: `meets Cambodian, Chinese counterparts`."""


def _is_biography(story: Story) -> bool:
    """Whether an article tells somebody's life, in which meetings are no news."""
    opens = re.compile(either(listed("biographies")), re.IGNORECASE)
    return any(opens.match(text) for text in (story.title, *(p.text for p in story.passages[:1])))


def _as_nations(title: str) -> str:
    """A headline calls a state by its capital."""
    for state in beat().states:
        capitals = either(of_side(state.id, "capitals", "en"))
        title = re.sub(rf"\b(?:{capitals})\b", state.name("en"), title)
    return title
