"""Exchanges and dialogues that are themselves the news of an English article."""

import re
from collections.abc import Iterator
from dataclasses import replace

from meetings.beat import OTHER, sides
from meetings.encounter import Edition, Status
from meetings.reading.candidates import Candidate
from meetings.reading.editions import candidate_of, kind_of_edition
from meetings.reading.en.protocol import is_ceremony, status
from meetings.reading.en.words import names_both, names_nation, rule
from meetings.reading.mechanisms import MechanismMention
from meetings.reading.passage import Passage
from meetings.reading.story import Story


def editions(story: Story) -> Iterator[Candidate]:
    """Editions told as news; what talks agree about a mechanism is not."""
    found = list(_told(story))
    yield from found or _by_headline(story)


_PLANNED = re.compile(r"\bto (?:hold|host|co-?host|take place|open|be held|convene|stage)\b", re.IGNORECASE)
_IT = re.compile(r"\bthe (?:event|exchange|programme?|dialogue|activities)\b", re.IGNORECASE)


_GOES_ON = re.compile(
    r"(?:The|This|It) (?:[\w-]+ ){0,2}(?:exchange|meeting|event|programme?)"
    r" (?:was held|took place|ran|lasted)\b"
    r"|(?:Held|Scheduled|Slated|Taking place) [^;]{3,120}, the (?:exchange|meeting|event|programme?)\b"
)


def goes_on(passage: Passage) -> bool:
    """`The two-day meeting was held in X`, `Held from March 2 to 3, the exchange …`: of the one told."""
    return not (passage.background or passage.sentence.caption) and _GOES_ON.match(passage.text) is not None


def _by_headline(story: Story) -> Iterator[Candidate]:
    """What only the headline names and numbers, where the text goes on about `the event`."""
    named = [m for m in story.headline.mechanisms if m.edition.ordinal and not m.foreign]
    edition = next((m.edition for m in named if kind_of_edition(m.edition)), None)
    lead = [p for p in story.passages if p.lead and not p.background and not p.sentence.caption]
    if edition and any(_IT.search(p.text) for p in lead) and names_both(story.title):
        told = lead[0]
        planned = _PLANNED.search(story.title) or rule("future").search(told.text)
        yield Candidate(
            kind=kind_of_edition(edition) or "",
            passage=told.index,
            start=told.sentence.start,
            end=told.sentence.end,
            parties=(),
            status="announced" if planned else status(told, 0),
            edition=edition,
        )


def _told(story: Story) -> Iterator[Candidate]:
    for passage in story.passages:
        for mention in passage.mechanisms:
            kind = kind_of_edition(mention.edition)
            if kind and _is_news(story, passage, mention) and not _prepares(story, passage):
                told = replace(mention, edition=_numbered(story, mention.edition))
                yield candidate_of(passage, told, kind, planned_status(passage, mention.start))


def _numbered(story: Story, edition: Edition) -> Edition:
    """The headline may have the number that the text leaves out."""
    titled = (m.edition for m in story.headline.mechanisms if m.edition.id == edition.id)
    return edition if edition.ordinal is not None else next(titled, edition)


_FRAME = re.compile(
    r"\b(?:in the framework|within the framework|as part|on the occasion|on the sidelines) of"
    r" (?:the |their )?(?:[\w-]+ ){0,4}$"
)
_WHO_IS_THERE = re.compile(
    r"\bwho (?:is|are|was|were) (?:now )?in [A-Z][\w ]{2,30}? (?:for|to attend)"
    r" (?:the |their )?(?:[\w-]+ ){0,4}$"
)
"""`held talks as part of the 8th exchange` tells of the talks."""


_INVITED = re.compile(
    r"\binvit\w+ [^;]{2,90}? to (?:attend|join|co-?(?:host|chair)|participate in|take part in)"
    r" (?:the |their )?(?:[\w-]+ ){0,4}$"
)
"""`invited B to attend the 11th exchange` tells of no exchange."""


_AGREED = re.compile(
    r"\b(?:agree(?:d|ing)|decided|pledged|undertook) to (?:hold|host|organi[sz]e|stage|convene)\b[^;]*$",
    re.IGNORECASE,
)
"""`agreed to hold the 11th exchange in X`: what talks agreed, and nobody has announced."""


def _is_news(story: Story, passage: Passage, mention: MechanismMention) -> bool:
    offset = mention.start - passage.before(mention.start).endswith('"')
    if mention.foreign or passage.background or passage.sentence.caption or passage.is_speech(offset):
        return False
    if not _with_both(story, passage):
        return False
    before = passage.before(mention.start)[-170:]
    met = rule("met").search(passage.before(mention.start)) and not is_ceremony(passage.text)
    if (
        (met and _FRAME.search(before))
        or _WHO_IS_THERE.search(before)
        or _INVITED.search(before)
        or _AGREED.search(before)
    ):
        return False
    if not rule("frames").search(before) and not rule("happens").search(passage.after(mention.end)[:120]):
        return False
    dated = any(d.told for p in story.passages if p.lead and not p.background for d in p.dates)
    same = (m.edition for p in story.passages if p.lead for m in (mention, *p.mechanisms))
    numbered = any(e.id == mention.edition.id and e.ordinal for e in same)
    return (passage.lead and (numbered or dated)) or (numbered and bool(passage.dates))


def _with_both(story: Story, passage: Passage) -> bool:
    """Whether both countries are the partners, in the sentence or where it stands, and no third one is."""
    if names_nation(passage.text, OTHER) and not names_both(passage.text):
        return False
    if {m.side for m in passage.people} >= set(sides()):
        return True
    return names_both(passage.text) or names_both(f"{story.title} {story.opening}")


def _prepares(story: Story, passage: Passage) -> bool:
    """Whether one side only prepares what has no date yet (domain model, sections 13 and 15)."""
    outlook = planned_status(passage, passage.sentence.start)
    if outlook in ("postponed", "cancelled"):
        return False
    told = [d for p in story.passages if p.lead or p is passage for d in p.dates if d.told]
    ahead = any(story.anchor is not None and d.last > story.anchor for d in told)
    return not ahead and (outlook == "announced" or bool(rule("preparing").search(story.title)))


_BESIDES = re.compile(r";|, which will (?:also )?(?:include|feature|see|last|run|end|continue)\b")
_BEGUN = re.compile(
    r"(?:(?!\bwill\b)[^.;]){0,90}?\b(?:kicked off|began|opened|started|got under ?way|took place|concluded"
    r"|wrapped up|closed|arrived|docked|berthed)\b"
)
"""What has begun is held, whatever it `will include`."""


def planned_status(passage: Passage, start: int) -> Status:
    """The status of what a noun names: the words after it count too."""
    told = status(passage, start - passage.sentence.start)
    after = _BESIDES.split(passage.after(start)[:170])[0]
    if told == "held" and _BEGUN.match(after):
        return told
    return "announced" if told == "held" and rule("future").search(after) else told
