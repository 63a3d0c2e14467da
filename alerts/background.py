"""What stands around the news: how the sources do, and the month before."""

from dataclasses import dataclass

from alerts.further import Further
from alerts.month import Month
from alerts.silence import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """`watch` is told in the footer, `month` to those who read once a week; None is not told.

    `further` are reports since the last digest, of meetings that were told in earlier ones.
    """

    watch: Watch | None = None
    month: Month | None = None
    further: tuple[Further, ...] = ()


NOTHING = Background()
