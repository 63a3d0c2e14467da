"""What an outlet is, declared: where it announces news, which addresses are articles, where things stand."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import SplitResult

from crawler.article_path import numbers_in
from meetings.web_address import web_address

_HANOI, _BEIJING = "Asia/Ho_Chi_Minh", "Asia/Shanghai"
_COUNTRIES = {"vn": _HANOI, "cn": _BEIJING}
_TWIN = re.compile(r"^(?:(?:m|amp|mobile|www\d?)\.)+(?=[^.]+\.)")


@dataclass(frozen=True, slots=True)
class Feed:
    """RSS, RDF or Atom: the newest few, with titles and times.

    A `wide` one announces whatever the outlet writes of, sport and weather too.
    """

    url: str
    wide: bool = field(default=False, kw_only=True)
    every: timedelta = field(default=timedelta(minutes=15), kw_only=True)

    def current(self) -> Iterator[str]:
        yield self.url

    def archive(self, first: date, last: date) -> Iterator[tuple[str, ...]]:  # noqa: ARG002 - the newest only
        yield (self.url,)


@dataclass(frozen=True, slots=True)
class NewsSitemap:
    """The last two days, complete, with titles and times."""

    url: str
    every: timedelta = field(default=timedelta(minutes=30), kw_only=True)

    def current(self) -> Iterator[str]:
        yield self.url

    def archive(self, first: date, last: date) -> Iterator[tuple[str, ...]]:  # noqa: ARG002 - the newest only
        yield (self.url,)


@dataclass(frozen=True, slots=True)
class DatedSitemap:
    """Every article of one day, or month, as far back as one likes; asked when looking back, and for a gap.

    `url` holds the day as a format of `datetime.date`: ``…/{day:%Y}/…?m={day.month}&d={day.day}``; one of a
    month says no day. One of a piece of a month, 1–5, 6–10, … 26–31 where it has five `days`, says
    ``{first}`` and ``{last}``, which are dates too.
    """

    url: str
    days: int = field(default=1, kw_only=True)
    every: timedelta = field(default=timedelta(days=1), kw_only=True)

    @property
    def is_of_a_day(self) -> bool:
        """Whether it says the day; others hold far more than is looked for after a flood or an outage."""
        days = (date(2026, 1, 1), date(2026, 1, 2))
        return len({urls for day in days for urls in self.archive(day, day)}) == len(days)

    def current(self) -> Iterator[str]:
        return iter(())

    def archive(self, first: date, last: date) -> Iterator[tuple[str, ...]]:
        for day in _back(first, last):
            begin, end = (day, day) if self.days == 1 else _piece(day, self.days)
            yield (self.url.format(day=day, first=begin, last=end),)


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of links, such as a section or a tag.

    `further` are its pages for looking back: an address with ``{page}``, numbered `first` to `pages`.
    `sections` are labels of links to more listings, on pages whose sections have addresses nobody knows
    beforehand; they are visited together with it.
    """

    url: str
    sections: tuple[str, ...] = ()
    further: str = ""
    pages: int = 1
    first: int = field(default=2, kw_only=True)
    every: timedelta = field(default=timedelta(hours=1), kw_only=True)

    def current(self) -> Iterator[str]:
        yield self.url

    def archive(self, first: date, last: date) -> Iterator[tuple[str, ...]]:  # noqa: ARG002 - nobody knows on which page
        numbers = range(self.first, self.pages + 1) if self.further else ()
        yield (self.url, *(self.further.format(page=page) for page in numbers))


@dataclass(frozen=True, slots=True)
class DatedListing:
    """The links of one day, such as a search by date; asked when looking back, and for a gap.

    `url` holds the day as that of a `DatedSitemap`, and ``{page}`` where a day has several pages, which are
    numbered `first` to `pages` by `step`.
    """

    url: str
    pages: int = 1
    first: int = field(default=1, kw_only=True)
    step: int = field(default=1, kw_only=True)
    every: timedelta = field(default=timedelta(days=1), kw_only=True)

    def current(self) -> Iterator[str]:
        return iter(())

    def archive(self, first: date, last: date) -> Iterator[tuple[str, ...]]:
        for day in _back(first, last):
            numbers = range(self.first, self.pages + 1, self.step)
            yield tuple(dict.fromkeys(self.url.format(day=day, page=number) for number in numbers))


Source = Feed | NewsSitemap | DatedSitemap | Listing | DatedListing
"""How often one is asked follows from how often it brings something new; `every` is where that begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Pages of an archive, newest first: where one brings nothing more, those after it do not either."""

    source: Source
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """CSS selectors, the first that finds something wins; `prune` all apply.

    `place` is where a report was written, stamped before its lead and no part of it. `sign_off` are short
    closing lines that name the author or the agency. `paywall` stands on pages that show only a beginning.
    """

    headline: tuple[str, ...] = ("h1",)
    place: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    sign_off: tuple[str, ...] = ()
    prune: tuple[str, ...] = ()
    paywall: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher; `name` is that of its file, `hosts` begins with the canonical one.

    `hosts` are also mirrors and names it has moved from; twins such as ``www.`` and ``m.`` are implied.
    `article_path` matches the whole path of an article's address; its group ``id`` identifies the article on
    whichever of the hosts it stands, and a group ``old`` does in addresses of an earlier numbering.
    `prefixes` are what leads begin with and nobody wrote. With `cookies`, those the outlet sets are sent back
    to it until the round ends. `off` says why the outlet is not visited unless the configuration names it.
    """

    name: str
    title: str
    hosts: tuple[str, ...]
    article_path: str
    sources: tuple[Source, ...]
    language: str = "vi"
    zone: str = _HANOI
    layout: Layout = Layout()
    prefixes: tuple[str, ...] = ()
    cookies: bool = False
    off: str = ""

    @property
    def host(self) -> str:
        return self.hosts[0]

    def owns(self, url: str) -> bool:
        """Whether the address is on one of the outlet's hosts."""
        parts = web_address(url)
        return parts is not None and host_of(parts) in self.hosts

    def key(self, url: str) -> str | None:
        """``host:id``, the same on every host and in every spelling; None when this is no article of ours."""
        parts = web_address(url)
        if parts is None or host_of(parts) not in self.hosts:
            return None
        numbers = numbers_in(parts.path, self.article_path)
        if not numbers:
            return None
        return f"{self.host}:{numbers['id'] if 'id' in numbers else 'old-' + numbers['old']}"

    def current(self) -> dict[str, Source]:
        """Where to look for news: each address with the source that says how to read it."""
        return {url: source for source in self.sources for url in source.current()}

    @property
    def looks_back(self) -> bool:
        """Whether any of its sources reaches further back than the newest it announces."""
        return any(
            isinstance(s, DatedSitemap | DatedListing) or (isinstance(s, Listing) and s.further)
            for s in self.sources
        )

    def archive(self, first: date, last: date) -> tuple[Series, ...]:
        """Where to look back, from the last day to the first; no address twice."""
        asked: dict[tuple[str, ...], Source] = {}
        for source in self.sources:
            asked |= {urls: source for urls in source.archive(first, last) if urls not in asked}
        return tuple(Series(source=source, urls=urls) for urls, source in asked.items())


def _back(first: date, last: date) -> Iterator[date]:
    """The days from the last to the first."""
    return (last - timedelta(days=back) for back in range((last - first).days + 1))


def _piece(day: date, days: int) -> tuple[date, date]:
    """The first and the last day of the piece of its month that a day belongs to; the last one is longer."""
    pieces = max(1, 30 // days)
    number = min((day.day - 1) // days, pieces - 1)
    end = monthrange(day.year, day.month)[1] if number == pieces - 1 else (number + 1) * days
    return day.replace(day=number * days + 1), day.replace(day=end)


def zone_of(host: str, language: str) -> str:
    """Where clocks stand that name no zone: in the country of the host, else by the language."""
    return _COUNTRIES.get(host.rpartition(".")[2], _BEIJING if language == "zh" else _HANOI)


def host_of(parts: SplitResult) -> str:
    """The host in one spelling: lower case, without port and closing dot, and that whose twin it is."""
    return twinless((parts.hostname or "").rstrip("."))


def twinless(host: str) -> str:
    """The host without ``www.``, ``www2.``, ``m.``, ``mobile.`` or ``amp.``, as its twins are called."""
    return _TWIN.sub("", host)
