"""Texts printed long after they were written: read as of the day they tell, or the year their posts leave."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache

from meetings import gazetteer
from meetings.article import Article
from meetings.beat import beat, sides
from meetings.encounter import Encounter, Participant
from meetings.folding import tones
from meetings.gazetteer import Tenure
from meetings.reading.vocabulary import either, vocabulary
from meetings.series import counters, editions
from meetings.verdict import Verdict

Reading = Callable[[Article], tuple[Verdict, list[Encounter]]]

OPENING = 400
"""Characters of a text in which it says what it is about."""
LONG_AGO = timedelta(days=45)
"""What is told longer after is no news of that day."""
_EARLIEST = 1990
"""No two officers of the sides had met for years before."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def read_in_its_time(article: Article, reading: Reading) -> tuple[Verdict, list[Encounter]]:
    """The reading of an article, and where it is older than its publication, as of its own time.

    A text that begins with a day of long ago, its year told, and tells of nothing later was written then.
    If whom it first tells of as a minister no longer was one in the year of publication, its days without a
    year are of another: of the one year that fits all posts, marked as inferred, or of none that is known.
    Posts that no year has together are a slip of the paper, and tell nothing. Of a text without any date, the
    number of an edition or a year that it begins with tells the year.
    """
    found = reading(article)
    published = published_on(article)
    if published is None:
        return _as_of_its_year(article, found, reading)
    if _may_begin_long_ago(article, found[1], published):
        found = _as_of_its_day(article, found, published, reading)
    if any(_lacks_its_year(told, published, article) for told in found[1][:1]):
        return _as_of_its_posts(article, found, published, reading)
    return found


def is_of_an_unknown_year(told: Encounter, published: date | None) -> bool:
    """Whether no day is known of what was held, but that it was not in the year of publication."""
    return told.start is None and published is not None and _out_of_office(told, published)


def _out_of_office(told: Encounter, day: date) -> bool:
    """Whether somebody is told of in a post that he had left for good before a day."""
    return any(_had_left(tenures, day) for tenures in _tenures(told))


def published_on(article: Article) -> date | None:
    return beat().day_of(article.published_at, article.language) if article.published_at else None


def _as_of(article: Article, day: date | None) -> Article:
    """The article as if it had appeared on a day, or on one that is not known."""
    return replace(article, published_at=datetime.combine(day, time(12), beat().zone) if day else None)


# --- by the day it begins with ----------------------------------------------------------------------------


def _may_begin_long_ago(article: Article, found: Iterable[Encounter], published: date) -> bool:
    """Whether it names a year at once, and the day of nothing that lies near its publication."""
    if any(_is_dated(told) and told.start > published - LONG_AGO for told in found if told.start):
        return False
    return any(year <= published.year for year in _years_in(article.text[:OPENING]))


def _as_of_its_day(
    article: Article, found: tuple[Verdict, list[Encounter]], published: date, reading: Reading
) -> tuple[Verdict, list[Encounter]]:
    dated = [told for told in reading(_as_of(article, None))[1] if _is_dated(told) and told.status == "held"]
    first = next((told for told in dated if _stands_in(told, OPENING)), None)
    if first is None or (last := first.end or first.start) is None or last > published - LONG_AGO:
        return found
    if not _looks_back(article, last, published):
        verdict, again = reading(_as_of(article, last))
        if any(told.start == first.start and _is_dated(told) and _is_led(told) for told in again):
            return verdict, again
    return found[0], [_with_day(told, dated) for told in found[1]]


def _looks_back(article: Article, day: date, published: date) -> bool:
    """Whether a text tells of what came after: of a later year, or of what is so since then."""
    later = any(day.year < year <= published.year for year in _years_in(article.text))
    return later or _since(article.language).search(tones(article.text)) is not None


@cache
def _since(language: str) -> re.Pattern[str]:
    """Chinese puts no border between its words."""
    border = "" if language == "zh" else r"\b"
    return re.compile(f"{border}(?:{either(vocabulary(language)['since'])}){border}", re.IGNORECASE)


def _is_led(told: Encounter) -> bool:
    """Whether heads are named on either side; old twinnings and patrols of units open many a feature."""
    return all(told.heads(side) for side in sides())


def _with_day(told: Encounter, dated: Sequence[Encounter]) -> Encounter:
    """With the day that the text tells of the same contact, where none but publication was known."""
    same = next((d for d in dated if _twins(told, d)), None)
    if same is None or _is_dated(told) or told.status != "held":
        return told
    days = {name: quotes for name, quotes in same.evidence.items() if name in {"start", "end"}}
    return replace(
        told, start=same.start, end=same.end, date_precision="day", evidence={**told.evidence, **days}
    )


def _twins(one: Encounter, other: Encounter) -> bool:
    return one.kind == other.kind and one.participants == other.participants


def _is_dated(told: Encounter) -> bool:
    return told.start is not None and told.date_precision == "day"


def _stands_in(told: Encounter, opening: int) -> bool:
    return any(quote.start < opening for quote in told.evidence.get("start", ()))


def _years_in(text: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(text)}


# --- by the year it tells, where nothing else does ---------------------------------------------------------

_MONTH = timedelta(days=31)
_APART = timedelta(days=3)
"""`hôm nay` and `on Thursday` are other days for who wrote that much later; `16/4` is not."""


def _as_of_its_year(
    article: Article, found: tuple[Verdict, list[Encounter]], reading: Reading
) -> tuple[Verdict, list[Encounter]]:
    """With the days that hang on nothing but their year, as read by somebody who wrote soon after them."""
    kinds = {told.kind for told in found[1]}
    if not kinds or any(told.start for told in found[1]):
        return found
    for day in _may_be_written_on(article, found[1]):
        verdict, told = reading(_as_of(article, day))
        later = {(t.kind, t.start, t.end) for t in reading(_as_of(article, day + _APART))[1]}
        dated = [_could_be(t, found[1], day) and (t.kind, t.start, t.end) in later for t in told]
        if any(dated) and kinds <= {t.kind for t in told}:
            return verdict, [
                replace(t, date_precision="inferred") if stands else _undated(t)
                for t, stands in zip(told, dated, strict=True)
            ]
    return found


def _could_be(told: Encounter, bare: Sequence[Encounter], written: date) -> bool:
    """Whether something was held shortly before, by people in the posts that the text tells."""
    day = told.start
    if day is None or told.status != "held" or not written - _MONTH <= day <= written:
        return False
    held = _tenures(_as_told(told, bare))
    return all(any(tenure.holds(day.isoformat()) for tenure in tenures) for tenures in held)


def _may_be_written_on(article: Article, told: Sequence[Encounter]) -> list[date]:
    """Days behind the edition that is told, or in each month of the only year beside what is told first."""
    if edition := next(filter(None, map(_edition_day, told)), None):
        return [edition + _APART]
    sentences = " ".join(quote.quote for quote in told[0].evidence.get("kind", ()))
    years = set() if _since(article.language).search(tones(sentences)) else _years_in(sentences)
    return [date(year, month, 28) for year in years for month in range(1, 13)] if len(years) == 1 else []


def _undated(told: Encounter) -> Encounter:
    evidence = {name: quotes for name, quotes in told.evidence.items() if name not in {"start", "end"}}
    return replace(told, start=None, end=None, date_precision="day", evidence=evidence)


# --- by the posts of its people ---------------------------------------------------------------------------


def _lacks_its_year(told: Encounter, published: date, article: Article) -> bool:
    """Whether the year of what was held is not known, or may not be the one it was taken for."""
    if told.status != "held":
        return False
    day = told.start or published
    return _out_of_office(told, day) or any(_is_called_otherwise(p, article, day) for p in _known(told))


def _is_called_otherwise(head: Participant, article: Article, day: date) -> bool:
    """Whether a text names a post that somebody had left, and not the one that he had on that day."""
    tenures = gazetteer.people()[str(head.person)].tenures
    left = {t.post for t in tenures if _had_left([t], day)} - {head.post}
    text = tones(article.text)
    return not _names_post(text, head.post, article.language) and any(
        _names_post(text, post, article.language) for post in left
    )


def _names_post(text: str, post: str | None, language: str) -> bool:
    known = gazetteer.posts().get(post or "")
    return known is not None and any(phrase in text for phrase in known.phrases.get(language, ()))


def _as_of_its_posts(
    article: Article, found: tuple[Verdict, list[Encounter]], published: date, reading: Reading
) -> tuple[Verdict, list[Encounter]]:
    bare = reading(_as_of(article, None))
    if not bare[1] or any(told.start for told in bare[1]) or not _out_of_office(bare[1][0], published):
        return found
    if not _ever_met(bare[1][0], published):
        return found
    days = _days_of_one_year(found[1], bare[1], published)
    if not days:
        return bare
    verdict, again = reading(_as_of(article, max(days)))
    return verdict, [replace(told, date_precision="inferred") if _is_dated(told) else told for told in again]


def _days_of_one_year(dated: Iterable[Encounter], bare: Sequence[Encounter], latest: date) -> list[date]:
    """The days of what was held, in the one year that fits all posts which the text tells; else none."""
    held = [told for told in dated if told.status == "held" and _is_dated(told)]
    said = [(told, _as_told(told, bare)) for told in held]
    telling = [(told, posts) for told, posts in said if _edition_day(told)] or said
    fitting = [_fitting(told.start, posts, latest) for told, posts in telling if told.start]
    years = set.intersection(*({day.year for day in days} for days in fitting)) if fitting else set()
    return [day for days in fitting for day in days if day.year in years] if len(years) == 1 else []


def _as_told(told: Encounter, bare: Sequence[Encounter]) -> Encounter:
    """The same encounter with the posts that the text tells, and not those that its people had on a day."""
    who = [p.person for p in told.participants]
    return next((b for b in bare if b.kind == told.kind and [p.person for p in b.participants] == who), told)


def _fitting(start: date, told: Encounter, latest: date) -> list[date]:
    """The days of a number and month on which all heads had the posts that they are told of in."""
    days = (_in_year(start, year) for year in range(_EARLIEST, latest.year + 1))
    return [day for day in days if day and day <= latest and _fits(told, day)]


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None


def _fits(told: Encounter, day: date) -> bool:
    edition = _edition_day(told)
    if edition is not None:
        return edition.year == day.year
    held = _tenures(told)
    return bool(held) and all(any(t.holds(day.isoformat()) for t in tenures) for tenures in held)


def _ever_met(told: Encounter, latest: date) -> bool:
    """Whether there was a month in which all its people had the posts that they are told of in."""
    years = range(_EARLIEST, latest.year + 1)
    return any(_fits(told, date(year, month, 1)) for year in years for month in range(1, 13))


def _had_left(tenures: Sequence[Tenure], day: date) -> bool:
    """Whether a post was left at last before a day; where no source tells its end, a year later."""
    ends = [t.end if t.verified else str(int(t.end[:4]) + 1) for t in tenures if t.end]
    return len(ends) == len(tenures) and all(end < day.isoformat()[: len(end)] for end in ends)


def _tenures(told: Encounter) -> list[list[Tenure]]:
    """When each head who is known had the post that he is told of in."""
    held = ([t for t in gazetteer.people()[str(p.person)].tenures if t.post == p.post] for p in _known(told))
    return [tenures for tenures in held if tenures]


def _known(told: Encounter) -> list[Participant]:
    return [p for side in sides() for p in told.heads(side) if p.person in gazetteer.people()]


def _edition_day(told: Encounter) -> date | None:
    """The first day of the edition it is, where its number is one of a single count."""
    edition = told.mechanism
    if edition is None or edition.ordinal is None or counters(edition.id) != 1:
        return None
    starts = (
        e["start"]
        for e in editions(edition.id)
        if e["ordinal"] == edition.ordinal and e.get("status") != "cancelled"
    )
    return next((date.fromisoformat(start) for start in starts if len(start) == len("2026-03-18")), None)
