"""When it was our own network that failed, and no outlet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

_MANY = 3
"""Outlets: so many do not fall silent together unless it is us."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Whether an outlet answered a request, whatever it said; `cut_off` when we did not get out at all."""

    outlet: str
    at: datetime
    answered: bool
    cut_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """A time in which nobody could be reached; `ended` is None while it lasts."""

    began: datetime
    ended: datetime | None = None


def outages(requests: Iterable[Reached], watched: int) -> list[Outage]:
    """The outages of our own network, oldest first, given all requests to `watched` outlets in their order.

    In an outage nobody answers, and at least three outlets (both, of two) are silent that did answer when
    they were asked before. One that was silent already tells nothing; of one outlet alone nobody can tell.
    """
    seen = _Silence(needed=max(2, min(_MANY, watched)))
    for request in requests:
        seen.add(request)
    return seen.found()


class _Silence:
    """What is known between two answers: who has fallen silent since when."""

    def __init__(self, needed: int) -> None:
        self._needed = needed
        self._ended: list[Outage] = []
        self._dead: set[str] = set()
        self._fallen: dict[str, datetime] = {}
        self._cut_off = False

    def add(self, request: Reached) -> None:
        if request.answered:
            self._end(request.at)
            self._dead.discard(request.outlet)
        elif request.cut_off or request.outlet not in self._dead:
            self._fallen.setdefault(request.outlet, request.at)
            self._cut_off = self._cut_off or request.cut_off

    def _end(self, at: datetime) -> None:
        """Somebody answered: the silence was ours, or else those who fell silent are ill themselves."""
        if outage := self._outage(at):
            self._ended.append(outage)
        else:
            self._dead.update(self._fallen)
        self._fallen.clear()
        self._cut_off = False

    def _outage(self, ended: datetime | None) -> Outage | None:
        if not self._cut_off and len(self._fallen) < self._needed:
            return None
        return Outage(began=min(self._fallen.values()), ended=ended)

    def found(self) -> list[Outage]:
        lasting = self._outage(None)
        return [*self._ended, lasting] if lasting else self._ended
