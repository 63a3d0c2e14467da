"""What stands around the news: how the sources do, and the month before."""

from dataclasses import dataclass

from alerts.month import Month
from alerts.silence import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """`watch` is told in the footer, `month` to those who read once a week; None is not told."""

    watch: Watch | None = None
    month: Month | None = None


NOTHING = Background()
