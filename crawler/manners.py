"""How we behave towards outlets."""

from dataclasses import dataclass
from pathlib import Path

from meetings.addresses import Allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """One request at a time and host, `delay` seconds or more apart, by a visitor who says who it is.

    `timeout` in seconds and `max_bytes`, of the body once unpacked, are for one response. `contact`, an
    address of mail or web, goes into the user agent. `ca_file` holds the certificates to trust in place of
    the system's. At most `max_pages` articles of one outlet are fetched in a
    round, and none is begun `round_seconds` after its start; the rest wait for the next. We connect to the
    public internet, to the `proxy`, and to nothing else that is not `allowed`.
    """

    user_agent: str = "hoidam"
    contact: str = ""
    delay: float = 5.0
    timeout: float = 30.0
    max_bytes: int = 10 * 1024 * 1024
    max_pages: int = 500
    round_seconds: float | None = None
    proxy: str | None = None
    ca_file: Path | None = None
    allowed: Allowed = frozenset()

    @property
    def signature(self) -> str:
        """The User-Agent header: ``hoidam/0.1.0 (+mailto:…)``."""
        return f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent
