"""Judge and read a Chinese article: the verdict with its reasons, and the encounters it rests on."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reading.candidates import Candidate
from meetings.reading.draft import Grammar, encounter, with_shared_places
from meetings.reading.found import Found
from meetings.reading.gatherings import gatherings
from meetings.reading.groups import ITEMS, PROTOCOL, Group, grouped, hosted
from meetings.reading.outcomes import Outcome
from meetings.reading.passage import Passage
from meetings.reading.shares import FRAMES, own_passages
from meetings.reading.story import Story
from meetings.reading.told import told_by
from meetings.reading.units import UnitMention
from meetings.reading.vocabulary import vocabulary
from meetings.reading.when import When
from meetings.reading.zh import outcomes, when, where, who
from meetings.reading.zh.editions import editions, framed
from meetings.reading.zh.forces import activities
from meetings.reading.zh.partners import with_others
from meetings.reading.zh.protocol import protocol
from meetings.reading.zh.story import tell
from meetings.reading.zh.ties import ties
from meetings.reading.zh.visits import visits
from meetings.reading.zh.words import rule
from meetings.verdict import Verdict

MOST = 60
"""Candidates of one sort; no article tells of more encounters, and what does is no article."""


def judge_and_read(article: Article) -> tuple[Verdict, list[Encounter]]:
    story = tell(article)
    found = encounters(story)
    return (told_by(found) if found else ties(story)), found


def encounters(story: Story) -> list[Encounter]:
    """The encounters an article reports, announces or calls off, in the order of the text."""
    ways = (protocol, editions, activities, visits)
    told = [c for find in ways for c in islice(find(story), MOST)]
    candidates = [c for c in told if not rule("denied").search(story.passages[c.passage].text)]
    if receptions := list(gatherings(story, "zh")):
        candidates = [c for c in candidates if not _SPEECH.match(story.passages[c.passage].before(c.start))]
        candidates += receptions
    if not any(c.kind in {*PROTOCOL, "border_exchange"} for c in candidates):
        candidates += islice(framed(story), MOST)
    groups = grouped(candidates)
    groups = [
        hosted(g, groups)
        for g in groups
        if not (_is_item(g, groups, story) or _is_of_an_exchange(g, groups, story) or _is_of_ships(g, groups))
    ]
    if not groups:
        return []
    grammar = Grammar(
        people=partial(who.participants, who.attended(story)), when=when.when, where=where.places
    )
    drafts = with_shared_places([grammar.draft(story, g, _around(story, g, groups)) for g in groups])
    own = own_passages(story, drafts, with_others, FRAMES | {"port_call"})
    return [encounter(d, _outcome(told, story.text)) for d, told in zip(drafts, own, strict=True)]


_SPEECH = re.compile(r"[^,。;]{1,40}(?:说|表示|指出|强调)[,:]")
"""What is said at a reception is no news of its own."""


def _around(story: Story, group: Group, groups: Sequence[Group]) -> Found[When] | None:
    """The days of the visit, the exchange or the call at a port that talks without a day are part of."""
    for kind in ("visit", "border_exchange", "port_call"):
        for frame in groups:
            yet_to_come = frame.first.status == "announced" and group.first.status == "held"
            if frame.first.kind == kind and group.first.kind in PROTOCOL and not yet_to_come:
                return when.when(story, frame, kind, None)
    return None


def _is_item(group: Group, groups: Iterable[Group], story: Story) -> bool:
    """Whether an activity is only an item of the talks or the exchange that the article is about."""
    others = [g.first for g in groups if g is not group]
    if group.first.kind not in ITEMS or group.first.parties:
        return False
    titled = any(word in story.title for word in vocabulary("zh")["titled_activities"])
    watched = _is_watched(group, story)
    titled = titled and not watched
    if group.first.edition and group.first.edition.ordinal and not watched:
        return False
    larger = [c for c in others if (c.kind in PROTOCOL and c.parties) or c.kind == "border_exchange"]
    earlier = {c.kind for c in others if c.start < group.first.start}
    of_a_stay = group.first.kind == "exercise" and "port_call" in earlier
    return bool((larger or of_a_stay) and not titled) or not earlier.isdisjoint(ITEMS)


_WATCHED = re.compile(r"(?:见证|观摩|观看)[^;。]{0,30}$")


def _is_watched(group: Group, story: Story) -> bool:
    """`两国防长共同见证联合巡逻启动`: of whoever watches it, one item of the day."""
    first = group.first
    return bool(_WATCHED.search(story.passages[first.passage].before(first.start)))


def _is_of_an_exchange(group: Group, groups: Iterable[Group], story: Story) -> bool:
    """Whether it is the exchange itself: its symposium, or talks planned or called off with it."""
    exchange = next((g for g in groups if g.first.kind == "border_exchange"), None)
    if exchange is None or group is exchange:
        return False
    off = exchange.first.status in _OFF and group.first.status in _OFF
    faceless = any(isinstance(p, UnitMention) for p in group.first.parties)
    ahead = exchange.first.status == group.first.status == "announced"
    undated = group.proposed() == {"talks"} and not any(story.passages[i].dates for i in group.passages)
    undated = undated and all(_is_an_item_ahead(story, c) for c in group.candidates)
    return group.proposed() == {"working_meeting"} or (off and faceless) or (ahead and undated)


def _is_an_item_ahead(story: Story, planned: Candidate) -> bool:
    """`将举行会谈、种植友谊树等`, `双方还将举行会谈`: an item of a programme, without a word of who meets."""
    passage = story.passages[planned.passage]
    listed = _ITEM.match(passage.after(planned.end)) or _OF_ITEMS.search(passage.before(planned.start))
    return listed is not None


_ITEM = re.compile(r"[^,。;]{0,6}(?:、|等)")
_OF_ITEMS = re.compile(r"、[^,。;与同和]{0,12}$|双方[^,。;]{0,12}$|(?:包括|包含|内容有|主要有)[^。;]*$")


def _is_of_ships(group: Group, groups: Iterable[Group]) -> bool:
    """Whether it is what those who call at a port are to do there: `指挥员将拜会南部战区海军领导`."""
    courtesy = group.first.kind == "call" and group.first.status == "announced"
    faceless = any(isinstance(p, UnitMention) for p in group.first.parties)
    return courtesy and faceless and any(g.first.kind == "port_call" for g in groups)


_OFF = ("postponed", "cancelled")


def _outcome(own: list[Passage], text: str) -> Outcome:
    return Outcome(
        topics=outcomes.topics(own),
        documents=outcomes.documents(own, text),
        invitations=outcomes.invitations(own, text),
    )
