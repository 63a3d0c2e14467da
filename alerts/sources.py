"""Where a meeting is known from: the reports, who copied whom, and the sentences it was believed for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo

from alerts.header import excerpt, one_line
from alerts.words import MOST, Language, moment, word, word_or
from meetings.agencies import host_of
from meetings.folding import tones
from meetings.meeting import Meeting, Report
from meetings.verdict import Quote

_MOST_REPORTS = 6
_MOST_COPIES = 6
_LONGEST_LINK = 2000  # characters
_MOST_QUOTES = 2
_NAME = 80  # characters
_QUOTE = 150  # characters of another's article that an alert repeats
_PHRASE = 40  # a quote shorter than this is a word or two, no sentence
_TELLING = ("kind", "participants", "status", "start", "places", "mechanism")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One report; `link` is None when there is none to open, `more` tells of copies not listed.

    `language` is the code of the one it is in, `said_in` its name, unless it is the reader's.
    """

    outlet: str
    title: str
    when: str
    link: str | None
    language: str
    said_in: str
    copies: tuple["Source", ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """`link` is that of the first report which can be opened; `more` says how many reports are not listed."""

    count: str
    link: str | None
    reports: tuple[Source, ...]
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    quote: str
    outlet: str
    language: str


def safe_link(url: str) -> str | None:
    """An http(s) address fit to be shown and opened; a host of other letters shows as punycode."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return None
    harmless = not any(c.isspace() or not c.isprintable() or c in "<>\"'`\\" for c in url)
    if (
        len(url) > _LONGEST_LINK
        or parts.scheme not in {"http", "https"}
        or not host
        or "@" in parts.netloc
        or not harmless
    ):
        return None
    return urlunsplit(parts._replace(netloc=host + port))


def sources_of(meeting: Meeting, language: Language, zone: ZoneInfo) -> Sources:
    """Independent reports first to last, each with the copies of it."""
    by_url = {report.url: report for report in meeting.articles}
    origins = {report.url: _origin(report, by_url) for report in meeting.articles}
    originals = [report for report in meeting.articles if origins[report.url] == report.url]
    copies: dict[str, list[Report]] = {}
    for report in meeting.articles:
        if origins[report.url] != report.url:
            copies.setdefault(origins[report.url], []).append(report)
    shown = originals[:_MOST_REPORTS]
    left = len(originals) - len(shown)
    return Sources(
        count=_count(meeting, language),
        link=next((link for report in originals if (link := safe_link(report.url))), None),
        reports=tuple(_source(r, copies.get(r.url, ()), language, zone) for r in shown),
        more=word("more", language, n=left) if left else "",
    )


def _count(meeting: Meeting, language: Language) -> str:
    reports, independent = len(meeting.articles), meeting.independent_sources
    if reports == 1:
        return word("single", language)
    name = "independent_one" if independent == 1 else "independent"
    return word(name, language, n=independent, reports=reports) if reports else ""


def _origin(report: Report, by_url: Mapping[str, Report]) -> str:
    """The address of the listed report whose wording this one repeats, at last; its own when it is none's."""
    seen: set[str] = set()
    while (original := by_url.get(report.copy_of or "")) and report.url not in seen:
        seen.add(report.url)
        report = original
    return report.url


def source_of(report: Report, language: Language, zone: ZoneInfo) -> Source:
    """One report by itself."""
    return _source(report, (), language, zone)


def _source(report: Report, copies: Sequence[Report], language: Language, zone: ZoneInfo) -> Source:
    published = report.published_at
    return Source(
        outlet=one_line(report.outlet, 60) or (urlsplit(safe_link(report.url) or "").hostname or "?"),
        title=one_line(report.title, 160),
        when=moment(published.astimezone(zone), language) if published else "",
        link=safe_link(report.url),
        language=report.language,
        said_in="" if report.language == language else word_or(f"languages.{report.language}", language, ""),
        copies=tuple(_source(copy, (), language, zone) for copy in copies[:_MOST_COPIES]),
        more=word("more", language, n=left) if (left := len(copies) - _MOST_COPIES) > 0 else "",
    )


def evidence_of(meeting: Meeting) -> tuple[Evidence, ...]:
    """The one or two sentences that say most plainly that this took place; none where no report says so."""
    reports = {report.url: report for report in meeting.articles}
    heads = [p.name[:_NAME] for p in meeting.facts.participants if p.role == "head" and p.name][:MOST]
    chosen: list[Evidence] = []
    for quote in _most_telling(meeting) if reports else ():
        if len(chosen) == _MOST_QUOTES:
            break
        said = excerpt(quote.quote, _QUOTE, heads)
        if not any(
            _letters(said) in _letters(o.quote) or _letters(o.quote) in _letters(said) for o in chosen
        ):
            chosen.append(_evidence(said, reports.get(quote.url or meeting.articles[0].url), quote))
    return tuple(chosen)


def _evidence(said: str, report: Report | None, quote: Quote) -> Evidence:
    """A report that is not the meeting's own is known by its address alone."""
    if report is None:
        return Evidence(quote=said, outlet=host_of(quote.url or ""), language="")
    return Evidence(quote=said, outlet=one_line(report.outlet, 60), language=report.language)


def _letters(quote: str) -> str:
    """What is the same in every copy: 27/5 and 27-5, Hòa and Hoà."""
    return re.sub(r"\W+", "", tones(quote))


def _most_telling(meeting: Meeting) -> list[Quote]:
    """Sentences, or phrases where there are none; the form and the people before the rest.

    That a planned visit was paid is said by what was met in it, and so before all that is said of the plan.
    """
    evidence = meeting.facts.evidence
    own = {None, *(report.url for report in meeting.articles)}
    paid = [q for q in evidence.get("status", ()) if q.url not in own]
    fields = [*_TELLING, *(name for name in evidence if name not in _TELLING)]
    quotes = [*paid, *(q for name in fields for q in evidence.get(name, ()) if q.url in own)]
    quotes = [q for q in quotes if q.quote.strip()]
    return [q for q in quotes if len(q.quote) >= _PHRASE] or quotes
