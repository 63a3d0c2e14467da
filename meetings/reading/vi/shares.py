"""Which sentences of a Vietnamese article are about which encounter, where some are about other partners."""

from collections.abc import Iterator, Sequence

from meetings.reading import draft
from meetings.reading.draft import Draft, Shares
from meetings.reading.story import Story
from meetings.reading.vi.protocol import names_a_meeting
from meetings.reading.vi.story import names_partner


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
        if passage.index in told or names_partner(passage):
            away = False
        elif passage.foreign and names_a_meeting(passage):
            away = True
        if away:
            yield passage.index
