"""Quiet hours: from one local time to another, over midnight too, in which only what is urgent is told."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from alerts.clocks import HANOI, instant, zone_of
from meetings.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """`unless_weight` is how much a meeting must matter to be told all the same; None lets nothing through.

    Of a local time that clocks show twice the first counts, of one that they skip the end of the gap. Raises
    `ConfigError`.
    """

    start: time
    end: time
    zone: str = HANOI
    unless_weight: int | None = None

    def __post_init__(self) -> None:
        zone_of(self.zone)
        if self.start == self.end:
            raise ConfigError("quiet hours begin and end at one time")

    def over(self, now: datetime) -> datetime:
        """The first moment (UTC) from `now` on that lies outside of them."""
        while (until := self._until(now)) is not None:
            now = until
        return now

    def _until(self, now: datetime) -> datetime | None:
        """The end of the quiet hours that `now` lies in; None when it lies in none."""
        zone = zone_of(self.zone)
        today = now.astimezone(zone).date()
        for day in (today - timedelta(days=1), today):
            last = day if self.start < self.end else day + timedelta(days=1)
            begins = instant(datetime.combine(day, self.start), zone)
            ends = instant(datetime.combine(last, self.end), zone)
            if begins <= now < ends:
                return ends
        return None
