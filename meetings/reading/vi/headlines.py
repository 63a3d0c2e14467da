"""Encounters that a Vietnamese headline tells, and the text below it only goes on about."""

import re
from collections.abc import Iterator
from dataclasses import replace

from meetings.beat import OTHER, sides
from meetings.reading.candidates import Candidate
from meetings.reading.groups import AFAR
from meetings.reading.parties import in_order, is_defence
from meetings.reading.story import Story
from meetings.reading.untold import reported
from meetings.reading.vi.protocol import MARGINS, nominal, side_by_side, told, verbs
from meetings.reading.vi.units import names_nation
from meetings.reading.vi.words import both_ministers, pattern


def headlines(story: Story) -> Iterator[Candidate]:
    """What the headline says was done, by those whom it or the text names."""
    yield from list(_by_text(story)) or _with_summary(story)


def _by_text(story: Story) -> Iterator[Candidate]:
    """`A và B tại lễ đón`, `A và B trao đổi về …`: that they held talks is said by the headline alone."""
    named = story.headline.people
    acts = verbs().that_may_match(story.title)
    kind = next((kind for rule, kind in acts if rule.search(story.title)), None)
    ministers = any(map(is_defence, named)) or both_ministers().search(story.title)
    if kind is None or not ministers or any(p.level == "leader" or p.nation == OTHER for p in named):
        return
    for passage in story.passages:
        pair = passage.people[:2]
        is_news = passage.lead and not (passage.background or passage.sentence.caption)
        if is_news and side_by_side(passage, pair):
            yield Candidate(
                kind=kind,
                passage=passage.index,
                start=pair[0].start,
                end=pair[1].end,
                parties=in_order(*pair),
                status="announced" if pattern("future").search(story.title) else "held",
            )
            return


def _with_summary(story: Story) -> Iterator[Candidate]:
    """`A hội đàm với B`, and below it no more than `Chiều 26/3, tại Bắc Kinh, hai bên trao đổi về …`."""
    lead = (p for p in story.passages if p.lead and not (p.background or p.sentence.caption))
    first, named = next(lead, None), {p.key: p.side for p in story.headline.people}
    if first is None or not {*sides()} <= {*named.values()} or _names_another(story):
        return
    if not (_SUMS_UP.search(first.text) or any(p.key in named for p in first.people)):
        return
    start, aside = first.sentence.start, any(words in first.text for words in MARGINS)
    alone = replace(story, passages=(story.headline,))
    for c in reported(alone, told(alone, story.headline), "vi"):
        if nominal().search(story.headline.before(c.start)):
            continue
        parties = tuple(replace(p, start=start, end=start) for p in c.parties)
        kind = "sideline" if aside and c.kind not in AFAR else c.kind
        yield replace(c, kind=kind, passage=first.index, start=start, end=first.sentence.end, parties=parties)


def _names_another(story: Story) -> bool:
    return names_nation(f"{story.title} {story.opening}", OTHER)


_SUMS_UP = re.compile(
    r"\bhai (?:bên|bộ trưởng|thứ trưởng|đoàn)\b|\b(?:cuộc|buổi) (?:hội đàm|gặp|tiếp)\b", re.IGNORECASE
)
