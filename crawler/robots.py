"""Whether an outlet lets us in: robots.txt by RFC 9309; one that cannot be had forbids everything."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import SplitResult, urlsplit

from protego import Protego

from meetings.outlet_visit import Outcome

ROBOTS = "robots.txt: "
"""Begins the detail of what failed because robots.txt could not be had."""
_NO_ANSWER: tuple[Outcome, ...] = ("challenge", "unreachable", "cut_off", "too_large")
LONGEST = 512 * 1024
"""Bytes of it that are read, and kept."""
_LONGEST_DELAY = 60.0
_REMEMBERED = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """What was answered for robots.txt; `status` is None without an answer, and `problem` says why."""

    status: int | None
    body: bytes = b""
    outcome: Outcome = "ok"
    problem: str = ""

    @property
    def decides(self) -> bool:
        """Whether it settles for a day what is allowed; a failure, or half an answer, does not."""
        return (self.has_rules or self.is_closed) and self.outcome not in _NO_ANSWER

    @property
    def has_rules(self) -> bool:
        return self.status is not None and 200 <= self.status < 300  # noqa: PLR2004

    @property
    def is_closed(self) -> bool:
        """Whether it is not there, or not for us; who is busy says nothing of it."""
        return self.status is not None and 400 <= self.status < 500 and self.status != 429  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """`outcome` is ok, forbidden_by_robots, or why robots.txt could not be had; `delay` in seconds."""

    outcome: Outcome
    detail: str = ""
    delay: float = 0.0


class Robots:
    """Remembers each host's rules for an hour; `fetch` gets the file, which may be known for longer.

    A walk back may take days, in which they may change.
    """

    def __init__(
        self, fetch: Callable[[str], Awaitable[RobotsFile]], user_agent: str, now: Callable[[], datetime]
    ) -> None:
        self._fetch = fetch
        self._user_agent = user_agent
        self._now = now
        self._known: dict[str, tuple[datetime, RobotsFile, Protego]] = {}

    async def permission(self, url: str) -> Permission:
        """4xx allows everything, as RFC 9309 §2.3.1 says; 5xx, 429, silence and ways to nowhere forbid it."""
        file, rules = await self._of(urlsplit(url))
        if not file.decides:
            return Permission(outcome=file.outcome, detail=f"{ROBOTS}{file.problem}")
        delay = min(float(rules.crawl_delay(self._user_agent) or 0), _LONGEST_DELAY)
        if not rules.can_fetch(url, self._user_agent):
            return Permission(outcome="forbidden_by_robots", detail="robots.txt forbids it", delay=delay)
        return Permission(outcome="ok", delay=delay)

    async def _of(self, parts: SplitResult) -> tuple[RobotsFile, Protego]:
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(origin)
        if known is None or self._now() - known[0] > _REMEMBERED:
            file = await self._fetch(f"{origin}/robots.txt")
            known = self._now(), file, Protego.parse(_text(file.body) if file.has_rules else "")
            self._known[origin] = known
        return known[1:]


def _text(body: bytes) -> str:
    """Rules are ASCII, so those of two bytes a character are read too."""
    return body[:LONGEST].decode("utf-8", "replace").replace("\x00", "").lstrip("\ufeff\ufffd")
