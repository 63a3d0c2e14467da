"""How soon a source is asked again: from how often it brings something new."""

from datetime import timedelta

FASTER, SLOWER = 4.0, 1.25
_AIM = 2
"""Articles that a visit should find new: fewer, and we ask for nothing; many more, and some may be missed."""
HICCUP = timedelta(minutes=5)
"""After the first failure: most often the trouble is our own network's."""


def next_interval(
    every: timedelta, *, found: int, new: int, soonest: timedelta, latest: timedelta
) -> timedelta:
    """The pause until the next visit, within bounds, after a visit that `found` leads, some of them `new`.

    Nothing new makes it a quarter longer, more than two shorten it, to a fourth at most. Where all that a
    source holds is new, more may have been and gone: then it is the shortest.
    """
    if new and new == found:
        return soonest
    factor = SLOWER if new == 0 else max(1 / FASTER, min(1.0, _AIM / new))
    return min(max(every * factor, soonest), latest)


def after_failures(failures: int, latest: timedelta) -> timedelta:
    """The pause after so many failures in a row: five minutes, then twice as long each time."""
    return min(HICCUP * float(2 ** min(failures - 1, 20)), latest)
