"""An outlet as ``[[outlets]]`` of the configuration declares it; it works like one of `crawler.outlets`."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from crawler.article_path import fault_of
from crawler.outlet import (
    DatedListing,
    DatedSitemap,
    Feed,
    Layout,
    Listing,
    NewsSitemap,
    Outlet,
    Source,
    twinless,
    zone_of,
)
from meetings.duration import duration, within
from meetings.web_address import web_address

OFF = "switched off in the configuration"

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")
_DAYS = date(2026, 1, 31), date(2026, 2, 28)
_TRIPPED = (LookupError, ValueError, AttributeError, TypeError, OverflowError, MemoryError)
"""What a format raises that is none, or not of a day or a page."""


def host_name(written: str) -> str:
    """A host as outlets know it: lower case, without closing dot, for its twins; raises `ValueError`."""
    host = twinless(written.lower().removesuffix("."))
    if len(host) > 253 or not _HOST.fullmatch(host):  # noqa: PLR2004 - RFC 1035
        raise ValueError("is no host name such as post.example, without https:// and what follows the host")
    return host


def _address(written: str) -> str:
    if web_address(written) is None or not written.isprintable() or " " in written:
        raise ValueError("is not an http or https address")
    return written


def _of_a_day(written: str) -> str:
    one, other = (dict.fromkeys(("day", "first", "last"), day) for day in _DAYS)
    return _changing(written, one, other, "the day, as in {day:%Y-%m-%d} or {day.year}/{day.month}")


def _of_a_listed_day(written: str) -> str:
    one, other = ({"day": day, "page": 2} for day in _DAYS)
    return _changing(written, one, other, "the day, as in {day:%Y-%m-%d} or {day.year}/{day.month}")


def _of_a_page(written: str) -> str:
    return _changing(written, {"page": 2}, {"page": 3}, "the number of the page, as {page}")


def _changing(written: str, one: dict[str, Any], other: dict[str, Any], what: str) -> str:
    if _filled(written, one) == _filled(written, other):
        raise ValueError(f"must hold {what}")
    return written


def _filled(written: str, values: dict[str, Any]) -> str | None:
    try:
        return written.format(**values)
    except _TRIPPED:
        return None


def _selector(written: str) -> str:
    from crawler.markup import fault_in  # noqa: PLC0415 - lxml, which the daemon does without

    if fault := fault_in(written):
        raise ValueError(f"{written!r} is no CSS selector: {fault}")
    return written


def _pattern(written: str) -> str:
    if fault := fault_of(written):
        raise ValueError(fault)
    return written


def _zone(written: str) -> str:
    try:
        ZoneInfo(written)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"there is no time zone {written!r}") from error
    return written


def named(name: str) -> str:
    """A name that a file could have; raises `ValueError` for another."""
    if not _NAME.fullmatch(name):
        raise ValueError("must be of small letters, digits and _, and begin with a letter")
    return name


def _listed(value: Any) -> Any:
    """One thing stands for a list of one."""
    return (value,) if isinstance(value, str | dict) else value


def _as_table(value: Any) -> Any:
    """An address stands for a table that says no more."""
    if not isinstance(value, str | dict):
        raise ValueError("must be an address in quotes, or a table with url")  # noqa: TRY004 - pydantic's form
    return {"url": value} if isinstance(value, str) else value


class Table(BaseModel):
    """What it does not know is an error, and values never stand in messages of pydantic's own."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


Kind = TypeVar("Kind")
Address = Annotated[str, AfterValidator(_address)]
Host = Annotated[str, AfterValidator(host_name)]
Line = Annotated[str, Field(min_length=1, max_length=200)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_listed)]
Often = Annotated[timedelta, BeforeValidator(duration), AfterValidator(within("5m", "4h"))]
Selector = Annotated[str, Field(max_length=300), AfterValidator(_selector)]
Selectors = Annotated[tuple[Selector, ...], BeforeValidator(_listed)]
Sources = Annotated[tuple[Annotated[Kind, BeforeValidator(_as_table)], ...], BeforeValidator(_listed)]


class DeclaredSource(Table):
    """An address, and how often it is asked at first; each kind of source has its own custom."""

    url: Address
    every: Often | None = None

    @property
    def custom(self) -> dict[str, timedelta]:
        return {} if self.every is None else {"every": self.every}


class DeclaredFeed(DeclaredSource):
    wide: bool = False


class DeclaredDatedSitemap(Table):
    url: Annotated[Address, AfterValidator(_of_a_day)]
    days: int = Field(default=1, ge=1, le=31)


class DeclaredDatedListing(Table):
    url: Annotated[Address, AfterValidator(_of_a_listed_day)]
    first: int = Field(default=1, ge=0, le=100)
    step: int = Field(default=1, ge=1, le=100)
    pages: int = Field(default=1, ge=0, le=1_000)


class DeclaredListing(DeclaredSource):
    sections: Lines = ()
    further: Annotated[Address, AfterValidator(_of_a_page)] | None = None
    first: int = Field(default=2, ge=0, le=10)
    pages: int = Field(default=10, ge=1, le=1_000)

    def listing(self) -> Listing:
        pages = self.pages if self.further else 1
        return Listing(self.url, self.sections, self.further or "", pages, first=self.first, **self.custom)


class DeclaredLayout(Table):
    headline: Selectors = ("h1",)
    place: Selectors = ()
    lead: Selectors = ()
    body: Selectors = ()
    date: Selectors = ()
    sign_off: Selectors = ()
    prune: Selectors = ()
    paywall: Selectors = ()


class DeclaredOutlet(Table):
    """One table; each setting can be used by itself, and `crawler.clashes` looks at them together."""

    name: Annotated[str, AfterValidator(named)]
    title: Line | None = None
    host: Host | None = None
    hosts: Annotated[tuple[Host, ...], BeforeValidator(_listed)] = ()
    article: Annotated[str, AfterValidator(_pattern)]
    language: Literal["vi", "zh", "en"] = "vi"
    zone: Annotated[str, AfterValidator(_zone)] | None = None
    feeds: Sources[DeclaredFeed] = ()
    wide_feeds: Sources[DeclaredSource] = ()
    news_sitemaps: Sources[DeclaredSource] = ()
    dated_sitemaps: Sources[DeclaredDatedSitemap] = ()
    listings: Sources[DeclaredListing] = ()
    dated_listings: Sources[DeclaredDatedListing] = ()
    layout: DeclaredLayout = DeclaredLayout()
    prefixes: Lines = ()
    cookies: bool = False
    enabled: bool = True
    off: str = Field(default="", max_length=200)

    def outlet(self) -> Outlet:
        """As a file of `crawler.outlets` would declare it."""
        hosts = tuple(dict.fromkeys((*filter(None, (self.host,)), *self.hosts)))
        return Outlet(
            name=self.name,
            title=self.title or self.name,
            hosts=hosts,
            article_path=self.article,
            sources=tuple(self._sources()),
            language=self.language,
            zone=self.zone or zone_of(next(iter(hosts), ""), self.language),
            layout=Layout(**dict(self.layout)),
            prefixes=self.prefixes,
            cookies=self.cookies,
            off=self.off or ("" if self.enabled else OFF),
        )

    def _sources(self) -> Iterator[Source]:
        yield from (Feed(feed.url, wide=feed.wide, **feed.custom) for feed in self.feeds)
        yield from (Feed(feed.url, wide=True, **feed.custom) for feed in self.wide_feeds)
        yield from (NewsSitemap(sitemap.url, **sitemap.custom) for sitemap in self.news_sitemaps)
        yield from (DatedSitemap(sitemap.url, days=sitemap.days) for sitemap in self.dated_sitemaps)
        yield from (listing.listing() for listing in self.listings)
        yield from (
            DatedListing(listing.url, listing.pages, first=listing.first, step=listing.step)
            for listing in self.dated_listings
        )
