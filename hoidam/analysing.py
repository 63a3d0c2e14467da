"""Stage two: judge, read and resolve what is due; what is concluded and who is to be told go in together."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alerts.subscription import Subscription
from hoidam.telling import due, due_of_itself
from hoidam.understanding import understood
from meetings import RULES
from meetings.agencies import credit_in
from meetings.article import Article
from meetings.aspect import aspect_of
from meetings.beat import beat
from meetings.encounter import Encounter
from meetings.grouping import TextOf
from meetings.meeting import Changed, Conclusion, Meeting, Report
from meetings.resolution import expire, resolve_article
from meetings.stored import StoredArticle
from meetings.verdict import Verdict
from storage.store import Store, Transaction

BATCH = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one article came to."""

    stored: StoredArticle
    verdict: Verdict
    conclusions: tuple[Conclusion, ...] = ()


def analyse(
    store: Store,
    subscriptions: Sequence[Subscription],
    *,
    now: Callable[[], datetime],
    alert_imports: bool = False,
    again: bool = False,
) -> Iterator[Outcome]:
    """Work through every article not read yet, or through all of them `again`; one transaction each.

    Imported articles alert nobody unless `alert_imports` says so; those a walk back brought, and those read
    again, never do.
    """
    for stored in _due(store, again=again):
        news = stored.origin == "crawl" or (stored.origin == "import" and alert_imports)
        told = subscriptions if news and not again else ()
        yield _one(store, stored, told, now())


def _due(store: Store, *, again: bool) -> Iterator[StoredArticle]:
    """Each article once, whether or not it is then read: nothing is written in a dry run."""
    last = 0
    while True:
        with store.transaction() as tx:
            batch = tx.articles_from(last, BATCH) if again else tx.unread_articles(BATCH, after_id=last)
        if not batch:
            return
        yield from batch
        last = batch[-1].id


def _one(store: Store, stored: StoredArticle, told: Sequence[Subscription], now: datetime) -> Outcome:
    verdict, encounters = understood(stored.article)
    with store.transaction() as tx:
        conclusions = resolved(tx, stored.article, encounters, now)
        for conclusion in conclusions:
            tx.record(conclusion, alerts=due(tx, conclusion, told, now), now=now)
        tx.save_reading(stored.id, stored.revision, verdict, encounters, RULES, now)
    known = tuple(c for c in conclusions if c.meeting.version)
    return Outcome(stored=stored, verdict=verdict, conclusions=known)


def resolved(
    tx: Transaction, article: Article, encounters: Sequence[Encounter], now: datetime
) -> list[Conclusion]:
    """What an article's encounters do to the known meetings; nothing is recorded."""
    reports = [report(article, encounter) for encounter in encounters]
    before = tx.reports_of(article.url)
    told = [*encounters, *(r.encounter for m in before for r in m.articles if r.url == article.url)]
    if not told:
        return []
    known = {m.id: m for m in [*before, *tx.candidates(*told)]}
    return resolve_article(
        article.url,
        reports,
        list(known.values()),
        text_of=_texts(tx, article, known.values()),
        now=now,
        taken=tx.taken_ids,
    )


def _texts(tx: Transaction, article: Article, known: Collection[Meeting]) -> TextOf:
    """The texts of what is known, fetched by the meeting and only when one of them is asked for."""
    beside = {r.url: m.articles for m in known for r in m.articles}
    texts: dict[str, str | None] = {article.url: article.text}

    def text_of(url: str) -> str | None:
        if url not in texts:
            missing = {r.url for r in beside.get(url, ())} - texts.keys() | {url}
            texts.update(dict.fromkeys(missing) | tx.article_texts([*missing]))
        return texts[url]

    return text_of


def report(article: Article, encounter: Encounter) -> Report:
    return Report(
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        published_at=article.published_at,
        encounter=encounter,
        credit=article.credit or credit_in(article.text),
        aspect=aspect_of(article, encounter),
        language=article.language,
    )


def expire_plans(store: Store, subscriptions: Sequence[Subscription], now: datetime) -> list[Changed]:
    """Plans nobody reported as held in time become unconfirmed."""
    with store.transaction() as tx:
        late = expire(tx.meetings(status="announced"), now.astimezone(beat().zone).date())
        for conclusion in late:
            tx.record(conclusion, alerts=due_of_itself(tx, conclusion, subscriptions, now), now=now)
    return late


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """How the rules of today read an article otherwise than those it was read by."""

    stored: StoredArticle
    before: str
    after: str


def reread(store: Store, *, again: bool) -> Iterator[Rereading]:
    """What reading would change, of everything `again` or of what is due; nothing is written."""
    for stored in _due(store, again=again):
        verdict, encounters = understood(stored.article)
        with store.transaction() as tx:
            old = tx.reading(stored.id)
        found = differing(old.verdict, old.encounters, verdict, encounters) if old else None
        if old is None or found:
            before, after = found or ("not read", summary(verdict, encounters))
            yield Rereading(stored=stored, before=before, after=after)


def differing(
    verdict: Verdict, encounters: Sequence[Encounter], verdict_now: Verdict, now: Sequence[Encounter]
) -> tuple[str, str] | None:
    """What two readings say, and where that is alike, the fields that differ; None if none does."""
    before, after = summary(verdict, encounters), summary(verdict_now, now)
    if before != after:
        return before, after
    fields = [
        (f"{e.kind}: {name} {_words(old)}", f"{e.kind}: {name} {_words(new)}")
        for e, other in zip(encounters, now, strict=True)
        for (name, old), new in zip(e.as_json().items(), other.as_json().values(), strict=True)
        if name != "evidence" and old != new
    ]
    return ("; ".join(old for old, _ in fields), "; ".join(new for _, new in fields)) if fields else None


def _words(value: Any) -> str:
    """A field of the public form for a person to read."""
    if isinstance(value, Mapping):
        return " ".join(_words(each) for each in value.values() if each is not None)
    if isinstance(value, list):
        return ", ".join(map(_words, value)) or "–"
    return "–" if value is None else str(value)


def summary(verdict: Verdict, encounters: Sequence[Encounter]) -> str:
    told = [f"{e.kind} {e.status} {e.start or '?'} {_heads(e)}".strip() for e in encounters]
    return "; ".join([verdict.label, *told])


def _heads(encounter: Encounter) -> str:
    return "–".join(p.name or p.post or "?" for p in encounter.participants if p.role == "head")
