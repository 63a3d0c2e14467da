"""Several partners in one English article: whose day it is, and whose sentence."""

import re
from collections.abc import Iterator, Sequence

from meetings.beat import OTHER, beat
from meetings.reading.dates import DateMention
from meetings.reading.draft import Draft
from meetings.reading.found import Found, of_group
from meetings.reading.groups import Group
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.when import When, told_by


def behind_partner(story: Story, group: Group) -> Found[When] | None:
    """`met A on March 18 and B on March 19`: the day right behind the partner, where each has one."""
    for passage in of_group(story, group):
        singles = [d for d in passage.dates if d.first == d.last and d.precision == "day"]
        behind = _behind_partner(passage, group, singles) if len(singles) > 1 else None
        if behind:
            return told_by(passage, behind)
    return None


_BESIDE = re.compile(r"(?:,[^;]{0,90}?,)?(?: of [A-Z]\w+)?(?: in [A-Z][\w' ]{2,30}?)? (?:on )?$")


def _behind_partner(passage: Passage, group: Group, days: Sequence[DateMention]) -> DateMention | None:
    verb = min(c.start for c in group.candidates if c.passage == passage.index)
    partner = max((p.tail for p in passage.people if p.key in group.keys and p.start > verb), default=None)
    if partner is None:
        return None
    following = min((p.start for p in passage.people if p.start >= partner), default=passage.sentence.end)
    behind = [d for d in days if partner <= d.start < following]
    return next(
        (d for d in behind if _BESIDE.fullmatch(passage.before(d.start), _at(passage, partner))), None
    )


def _at(passage: Passage, offset: int) -> int:
    return offset - passage.sentence.start


def with_others(story: Story, _: Sequence[Draft]) -> Iterator[int]:
    """Sentences that name people of third countries alone: `With X of a third one, he agreed …`."""
    for passage in story.passages:
        if passage.people and all(p.nation == OTHER for p in passage.people):
            yield passage.index


_MINISTERS = re.compile(r"\b(?:two|both) (?:defen[cs]e )?ministers\b", re.IGNORECASE)


def of_ministers(drafts: Sequence[Draft], own: Sequence[Sequence[Passage]]) -> list[list[Passage]]:
    """The sentences of each, where those about `the two ministers` are of the meeting of both."""
    met = [i for i, d in enumerate(drafts) if _is_of_ministers(d)]
    if len(met) != 1:
        return [list(told) for told in own]
    theirs = {p.index: p for told in own for p in told if _MINISTERS.search(p.text)}
    shares = [[p for p in told if p.index not in theirs] for told in own]
    shares[met[0]] = sorted((*shares[met[0]], *theirs.values()), key=lambda p: p.index)
    return shares


def _is_of_ministers(draft: Draft) -> bool:
    posts = [p.post for p in draft.people.value if p.role == "head"]
    return posts == [beat().minister] * 2
