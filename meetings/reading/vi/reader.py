"""Judge and read a Vietnamese article: the verdict with its reasons, and the encounters it rests on."""

import re
from collections.abc import Iterable
from itertools import chain

from meetings.article import Article
from meetings.encounter import Encounter
from meetings.reading.candidates import Candidate
from meetings.reading.draft import Grammar, encounter, received_together, with_shared_places
from meetings.reading.gatherings import gatherings
from meetings.reading.groups import ITEMS, PROTOCOL, Group, grouped, hosted
from meetings.reading.people import PersonMention
from meetings.reading.shares import own_passages
from meetings.reading.story import Story, with_captions
from meetings.reading.told import told_by
from meetings.reading.untold import reported
from meetings.reading.vi import when, where, who
from meetings.reading.vi.activities import activities
from meetings.reading.vi.calloffs import calloffs
from meetings.reading.vi.clauses import occasion
from meetings.reading.vi.editions import editions
from meetings.reading.vi.headlines import headlines
from meetings.reading.vi.outcomes import outcome
from meetings.reading.vi.partners import with_others
from meetings.reading.vi.protocol import protocol
from meetings.reading.vi.story import tell
from meetings.reading.vi.ties import ties
from meetings.reading.vi.traces import traces
from meetings.reading.vi.visits import visits
from meetings.reading.vi.words import pattern
from meetings.verdict import Verdict

_GRAMMAR = Grammar(people=who.participants, when=when.when, where=where.places)


def judge_and_read(article: Article) -> tuple[Verdict, list[Encounter]]:
    story = tell(article)
    found = encounters(with_captions(story) if _is_of_photos(story) else story)
    return (told_by(found) if found else ties(story)), found


def _is_of_photos(story: Story) -> bool:
    """Whether captions are the most of an article."""
    captions = sum(len(p.text) for p in story.passages if p.sentence.caption)
    return 2 * captions > sum(len(p.text) for p in story.passages)


def encounters(story: Story) -> list[Encounter]:
    """The encounters of an article taken apart before."""
    met = list(protocol(story)) or headlines(story)
    told = (met, editions(story), activities(story), visits(story), gatherings(story, "vi"))
    groups = grouped(reported(story, chain.from_iterable(told), "vi"))
    groups = [g for g in groups if not _is_item(g, groups, story)]
    if all(g.first.kind in PROTOCOL and not g.people for g in groups):
        kinds = {kind for g in groups for kind in g.proposed()}
        groups += grouped(c for c in traces(story) if c.kind not in kinds)
    groups = groups or grouped(calloffs(story))
    groups = [hosted(g, groups) for g in groups]
    drafts = received_together(_GRAMMAR.drafts(story, groups), pattern("one_by_one"))
    drafts = with_shared_places(drafts)
    own = own_passages(story, drafts, with_others, occasion=occasion)
    return [encounter(d, outcome(told)) for d, told in zip(drafts, own, strict=True)]


_NUMBERED = {"joint_patrol_sea", "working_meeting"}
"""What is news by its number, whoever is received beside it."""
_DRILLS = {"joint_patrol_sea", "joint_patrol_land", "exercise"}
"""What is trained for a patrol, or patrolled in an exercise, is part of it."""


def _is_item(group: Group, groups: Iterable[Group], story: Story) -> bool:
    """Whether an activity is only an item of the talks or the exchange that the article is about.

    What the headline names is no item; then talks of units alone are one of it.
    """
    others = [g.first for g in groups if g is not group]
    if group.first.kind in _NUMBERED and group.first.edition and group.first.edition.ordinal:
        return False
    if _is_of_a_stay(group, groups, story):
        return True
    titled = pattern("titled_activities").search(story.title) and not pattern("titled_meetings").search(
        story.title
    )
    if titled and group.first.kind in PROTOCOL:
        units = not any(isinstance(p, PersonMention) for p in group.first.parties)
        return units and any(c.kind in ITEMS for c in others)
    if group.first.kind not in ITEMS or group.first.parties or titled:
        return bool(titled) and _follows_a_drill(group, others)
    larger = [c for c in others if c.kind in PROTOCOL - {"cochair"} or c.kind == "border_exchange"]
    if any(c.start < group.first.start or c.parties for c in larger):
        return True
    return _follows_a_drill(group, others)


_AT_A_PORT = re.compile(r"\b(?:cập|rời) (?:cảng|bến)\b", re.IGNORECASE)


def _is_of_a_stay(group: Group, groups: Iterable[Group], story: Story) -> bool:
    """`đoàn đã chào xã giao …, Bộ Tư lệnh Quân khu 5`, on no day told: the programme of a ship that calls.

    And what its call is a visit of.
    """
    first = group.first
    if first.kind == "visit":
        calls = {i for g in groups if g.first.kind == "port_call" for i in g.passages}
        return first.passage in calls or bool(calls and _AT_A_PORT.search(story.passages[first.passage].text))
    own_day = first.status != "announced" and any(story.passages[i].dates for i in group.passages)
    unnamed = len(group.people) < 2 and first.kind in PROTOCOL and not own_day
    earlier = (g.first.kind == "port_call" and g.first.start < first.start for g in groups)
    return unnamed and any(earlier)


def _follows_a_drill(group: Group, others: Iterable[Candidate]) -> bool:
    drills = [c for c in others if c.kind in _DRILLS]
    return group.first.kind in _DRILLS and any(c.start < group.first.start for c in drills)
