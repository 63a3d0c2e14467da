"""What an outlet answered to one request, and what that amounts to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from scrapy.http import Response
from scrapy.http.headers import Headers

from crawler.heads import ENDLESS
from crawler.imposters import is_challenge
from meetings.outlet_visit import Outcome, Validators
from meetings.retry_after import seconds_asked

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE | re.ASCII)
_STATUSES: Mapping[int, tuple[Outcome, str]] = {
    304: ("unchanged", "answers 304"),
    404: ("gone", "answers 404"),
    407: ("cut_off", "our own proxy wants a password"),
    410: ("gone", "answers 410"),
    429: ("busy", "answers 429"),
    503: ("busy", "answers 503"),
}
_REDIRECTS = {301, 302, 303, 307, 308}
_PART = 206
_USUAL = range(100, 1_000)
"""Numbers of three digits; nobody keeps others."""
_MOST_HEADERS = 200
_LARGEST_HEADERS = 64 * 1024
_LONGEST_VALIDATOR = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of asking: `url` is the last address asked, `status` None when nothing was answered.

    `retry_after` are the seconds for which the outlet wants to be left alone; `body` is as it was before it
    was compressed.
    """

    url: str
    outcome: Outcome
    started_at: datetime
    seconds: float
    detail: str = ""
    status: int | None = None
    body: bytes = b""
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    retry_after: float | None = None

    @property
    def validators(self) -> Validators:
        """What the server wants to hear when it is asked again."""
        said = {name.lower(): value for name, value in self.headers if len(value) <= _LONGEST_VALIDATOR}
        return Validators(etag=said.get("etag"), last_modified=said.get("last-modified"))


def answer_of(url: str, response: Response, body: bytes, *, started_at: datetime, seconds: float) -> Answer:
    """The answer a response is; `body` is unpacked."""
    headers = _headers(response.headers)
    outcome, detail = _judged(response, body)
    asked = dict(headers).get("Retry-After")
    return Answer(
        url=url,
        outcome=outcome,
        detail=detail,
        started_at=started_at,
        seconds=seconds,
        status=response.status if response.status in _USUAL else None,
        body=body,
        charset=_charset(response.headers),
        headers=headers,
        retry_after=seconds_asked(asked, started_at),
    )


def location_of(response: Response) -> str | None:
    """Where a response redirects to; an address that cannot be put together leads nowhere."""
    target = response.headers.get("Location")
    if response.status not in _REDIRECTS or not target:
        return None
    try:
        return urljoin(response.url, target.decode("utf-8", "replace").strip())
    except ValueError:
        return "about:blank"


def _judged(response: Response, body: bytes) -> tuple[Outcome, str]:
    status = response.status
    if "partial" in response.flags or status == _PART:
        return "unreachable", "answer cut short"
    if _too_many(response.headers):
        return "too_large", ENDLESS
    if response.headers.get("cf-mitigated") or is_challenge(body[:100_000].decode("utf-8", "replace")):
        return "challenge", "wants a browser to prove itself"
    if 200 <= status < 300:  # noqa: PLR2004
        return "ok", ""
    if status in _STATUSES:
        return _STATUSES[status]
    return ("refused" if 400 <= status < 500 else "server_error"), f"answers {status}"  # noqa: PLR2004


def _too_many(headers: Headers) -> bool:
    sizes = [len(name) + len(value) for name in headers for value in headers.getlist(name)]
    return len(sizes) > _MOST_HEADERS or sum(sizes) > _LARGEST_HEADERS


def _headers(headers: Headers) -> tuple[tuple[str, str], ...]:
    pairs = ((name, value) for name in headers for value in headers.getlist(name))
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in pairs)


def _charset(headers: Headers) -> str | None:
    found = _CHARSET.search((headers.get("Content-Type") or b"").decode("latin-1"))
    return found[1] if found else None
