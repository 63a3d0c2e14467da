"""Judge and read an English article: the verdict with its reasons, and the encounters it rests on.

Where no encounter is told, forces of both and a word of cooperation in the first sentences are `ties`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from meetings import gate
from meetings.article import Article
from meetings.beat import OTHER, beat, sides
from meetings.encounter import Encounter, Side
from meetings.reading.candidates import Candidate
from meetings.reading.draft import (
    Draft,
    Grammar,
    encounter,
    received_together,
    with_shared_places,
)
from meetings.reading.en import body, days, where, who
from meetings.reading.en.activities import activities
from meetings.reading.en.calloffs import calloffs
from meetings.reading.en.editions import editions
from meetings.reading.en.members import with_members
from meetings.reading.en.outcomes import outcome
from meetings.reading.en.partners import of_ministers, with_others
from meetings.reading.en.protocol import protocol
from meetings.reading.en.story import tell
from meetings.reading.en.visits import visits
from meetings.reading.en.words import listed, names_both, names_nation, rule
from meetings.reading.found import of_group
from meetings.reading.gatherings import gatherings
from meetings.reading.groups import ITEMS, PROTOCOL, Group, grouped, hosted
from meetings.reading.parties import Party, is_defence
from meetings.reading.passage import Passage
from meetings.reading.shares import own_passages
from meetings.reading.story import Story, with_captions
from meetings.reading.told import told_by
from meetings.reading.units import UnitMention
from meetings.reading.untold import reported
from meetings.reading.vocabulary import either, of_side
from meetings.verdict import NOTHING, Quote, Reason, Verdict

_GRAMMAR = Grammar(people=who.heads, when=days.when, where=where.places)
SURE = 0.85
SUMMARY = 500
"""Characters; a text no longer is what a feed says of an article."""
MOST = 12
"""Tellings of encounters in one article; what tells of more is a list."""
_ITEMS = ITEMS | {"port_call", "parade", "talks"}


def judge_and_read(article: Article) -> tuple[Verdict, list[Encounter]]:
    if not gate.text_may_matter(f"{article.title}\n{article.text}", "en"):
        return NOTHING, []
    story = tell(article)
    found = _encounters(story) or _of_summary(article)
    return (told_by(found) if found else _ties(story)), found


def _encounters(story: Story) -> list[Encounter]:
    """The encounters told in the text; where it tells of none, in the captions of its photos."""
    if _is_elsewhere(story) or _is_biography(story):
        return []
    captioned = any(p.sentence.caption for p in story.passages)
    return _told(story) or (_told(with_captions(story)) if captioned else [])


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


def _told(story: Story) -> list[Encounter]:
    told = (islice(protocol(story), MOST), editions(story), activities(story), visits(story))
    found = list(reported(story, chain(*told, gatherings(story, "en")), "en"))
    groups = grouped(found or calloffs(story))[:MOST]
    groups = [hosted(g, groups) for g in groups if not _is_item(g, groups, story)]
    drafts = _GRAMMAR.drafts(story, groups)
    together = received_together(drafts, rule("one_by_one"))
    drafts = with_shared_places([with_members(story, d) for d in together if not _is_part(d, drafts)])
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


def _is_item(group: Group, groups: Iterable[Group], story: Story) -> bool:
    """Whether an activity is only an item of what the article is about."""
    first = group.first
    if first.kind not in _ITEMS or first.parties:
        return False
    others = [g.first for g in groups if g is not group]
    numbered = first.kind == "joint_patrol_sea" and first.edition and first.edition.ordinal
    dated = any(d.told for p in of_group(story, group) for d in p.dates)
    if dated and (numbered or first.kind == "port_call"):
        return False
    if any(_is_larger(c, first) for c in others):
        return not _titled(first, story)
    return first.kind != "joint_patrol_sea" and any(
        c.kind in _ITEMS and not c.parties and c.start < first.start for c in others
    )


_ACTS = {"joint_patrol_sea", "joint_patrol_land", "exercise", "port_call"}


def _is_part(told: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether it is what those who led something else did meanwhile.

    `Apart from the patrol, the two sides held talks`; the commander of a ship in port calls on the region's
    leaders; a delegation to an exchange visits the country.
    """
    others = [d for d in drafts if d is not told and told.heads() <= d.heads()]
    if told.kind in {"visit", "receive"}:
        return any(d.kind == "young_officers" for d in others)
    acts = any(
        d.kind in _ACTS
        and d.group.first.start < told.group.first.start
        and set(told.where.value) <= set(d.where.value)
        for d in others
    )
    faceless = any(isinstance(told.group.party(side), UnitMention) for side in sides())
    return acts and (faceless or (told.kind == "talks" and not any(p.dates for p in told.told)))


def _is_larger(other: Candidate, first: Candidate) -> bool:
    meets = other.kind in PROTOCOL or other.kind in ("border_exchange", "dialogue")
    return meets and (other.start < first.start or (bool(other.parties) and first.kind != "port_call"))


_TITLED = {
    "joint_patrol_sea": ("patrol",), "joint_patrol_land": ("patrol",), "twinning": ("twin",),
    "exercise": ("exercise", "drill", "training"), "young_officers": ("young officer",),
    "port_call": ("ship", "port", "vessel", "frigate"),
    "parade": ("parade",),
}  # fmt: skip


def _titled(first: Candidate, story: Story) -> bool:
    words = _TITLED.get(first.kind, ())
    return any(re.search(rf"\b{word}", story.title, re.IGNORECASE) for word in words)


def _ties(story: Story) -> Verdict:
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
