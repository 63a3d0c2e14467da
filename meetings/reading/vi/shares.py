"""Which sentences of a Vietnamese article are about which encounter, where some are about other partners."""

from collections.abc import Iterator, Sequence

from meetings.beat import OTHER, partner
from meetings.reading import draft
from meetings.reading.draft import Draft, Shares
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.vi.protocol import names_a_meeting
from meetings.reading.vi.units import names_nation


def shared(story: Story, drafts: Sequence[Draft]) -> Shares:
    """As elsewhere, without what is told of meetings with other partners."""
    others = set(_with_others(story, drafts))
    own = draft.shared(story, drafts)
    return {d: [p for p in passages if p.index not in others] for d, passages in own.items()}


def _with_others(story: Story, drafts: Sequence[Draft]) -> Iterator[int]:
    """From where another partner is met to where ours is named again."""
    told = {i for d in drafts for i in d.group.passages}
    away = False
    for passage in story.passages:
        if passage.index in told or _names_partner(passage):
            away = False
        elif _meets_another(passage):
            away = True
        if away:
            yield passage.index


def _names_partner(passage: Passage) -> bool:
    ours = partner("vi")
    return names_nation(passage.text, ours) or any(p.side == ours for p in passage.people)


def _meets_another(passage: Passage) -> bool:
    return any(p.nation == OTHER for p in passage.people) and names_a_meeting(passage)
