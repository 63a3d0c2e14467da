"""On which days it was, by the place of the words alone; `days` tells what English words add."""

from meetings.reading import when as days
from meetings.reading.found import Found, of_group
from meetings.reading.groups import Group
from meetings.reading.passage import Passage
from meetings.reading.story import Story
from meetings.reading.when import DayRules, When


def when(story: Story, group: Group, kind: str, stay: Found[When] | None) -> Found[When] | None:
    """The day or days of an encounter; `stay` is the visit around it."""
    return days.when(story, group, kind, stay, _RULES)


def _frame(story: Story, group: Group, kind: str) -> list[Passage]:
    """The sentences whose dates belong to the whole: where it is told, and the first ones."""
    told = of_group(story, group)
    if kind == "border_exchange" or (kind == "working_meeting" and any(p.dates for p in told)):
        return told
    lead = [p for p in story.passages if p.lead and not p.background and not p.sentence.caption]
    return list({p.index: p for p in (*told, *lead)}.values())


_RULES = DayRules(same_day=lambda *_: None, lasting=lambda *_: None, frame=_frame)
