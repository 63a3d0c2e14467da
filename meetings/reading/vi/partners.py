"""Which sentences of a Vietnamese article are about meetings with other partners."""

from collections.abc import Iterator, Sequence

from meetings.reading.draft import Draft
from meetings.reading.story import Story
from meetings.reading.vi.protocol import names_a_meeting
from meetings.reading.vi.story import names_partner


def with_others(story: Story, drafts: Sequence[Draft]) -> Iterator[int]:
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
