"""Who wants to hear of which meetings, when, through which channels and in which language."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from alerts.filter import Filter, matches, weight
from alerts.schedule import Digest, Immediate, Schedule, due_at
from alerts.words import Language
from meetings.meeting import Conclusion, Meeting, Merged
from meetings.news_kinds import NewsKind, as_new, is_erratum, kinds_of

__all__ = [
    "Digest", "Filter", "Immediate", "Schedule", "Subscription", "due_at", "matches", "wants", "weight",
]  # fmt: skip

Detail = Literal["headline", "summary", "full"]
"""A sentence and a link; what is new and what came of it; everything, with the sentences that say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """`channels` are names of the configuration, `news` the kinds it wants to hear of.

    `detail` is how much of a meeting is told. `when_nothing` has a digest say at its time that there is
    nothing new, and how the sources do.
    """

    name: str
    channels: tuple[str, ...]
    filter: Filter = field(default_factory=Filter)
    schedule: Schedule = field(default_factory=Immediate)
    language: Language = "vi"
    detail: Detail = "full"
    news: frozenset[str] = frozenset(get_args(NewsKind))
    when_nothing: bool = False


def wants(
    subscription: Subscription, conclusion: Conclusion, before: Meeting | None, *, told: bool, waiting: bool
) -> bool:
    """Whether a conclusion is to be told to a subscription, given the meeting as it was known before.

    `told` is whether it was told of the meeting, `waiting` whether it is about to be. Who was told hears of
    what it chose, whether or not the meeting is still what it asked for; to all others a meeting is new when
    it becomes what they ask for, whichever report makes it so.
    """
    if isinstance(conclusion, Merged):
        return told
    kinds = kinds_of(conclusion)
    if told:
        return waiting or is_erratum(conclusion) or not kinds.isdisjoint(subscription.news)
    if not matches(subscription.filter, conclusion.meeting):
        return False
    if kinds or before is None or not matches(subscription.filter, before):
        kinds |= as_new(conclusion.meeting)
    return waiting or not kinds.isdisjoint(subscription.news)
