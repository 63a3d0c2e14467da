"""What a subscription would have been sent: the real stages hear the past again, in a store of their own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from heapq import merge
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from alerts.channel import Letter
from alerts.retry import MAIL, Waits
from alerts.schedule import Digest, due_at
from alerts.subscription import Subscription
from hoidam.analysing import analyse, expire_plans
from hoidam.composing import compose
from meetings.alert import Message
from meetings.article import Article
from meetings.beat import beat
from meetings.stored import StoredArticle
from storage.store import Store, Transaction, open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A letter, and when it would have gone out."""

    at: datetime
    letter: Letter

    @property
    def has_news(self) -> bool:
        """False of one that only says that there are none."""
        return bool(self.letter.json.get("meetings"))

    def counted(self, change: str) -> int:
        """How many of its meetings are new, or updated."""
        return sum(m["change"] == change for m in self.letter.json.get("meetings", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """`waiting_until` is when what is known by the end would be told, if anything waits."""

    zone: ZoneInfo
    since: datetime
    until: datetime
    articles: int
    sent: tuple[Sent, ...]
    waiting_until: datetime | None

    @property
    def per_week(self) -> float:
        return len(self.sent) / max((self.until - self.since) / timedelta(weeks=1), 1 / 7)

    @property
    def busiest(self) -> tuple[str, int] | None:
        """The local date with the most letters, and how many."""
        dates = [str(each.at.astimezone(self.zone).date()) for each in self.sent]
        return max(((day, dates.count(day)) for day in dates), key=lambda d: (d[1], d[0]), default=None)

    @property
    def longest_silence(self) -> timedelta:
        moments = [self.since, *(each.at for each in self.sent), self.until]
        return max(later - earlier for earlier, later in pairwise(moments))


@dataclass(slots=True)
class _Tray:
    """A channel that keeps letters."""

    sent: list[Sent] = field(default_factory=list)
    name: str = "replay"
    recipients: tuple[str, ...] = ("reader",)
    waits: Waits = MAIL

    def compose(self, letter: Letter, *, recipient: str, identity: str, now: datetime) -> bytes:  # noqa: ARG002 - the form of a channel
        self.sent.append(Sent(at=now, letter=letter))
        return b""

    async def send(self, message: Message, now: datetime) -> None:
        """Nothing is ever sent."""


def replay(store: Store, subscription: Subscription, *, since: datetime, now: datetime) -> Replay:
    """Everything that would have been sent from `since` to `now` if the subscription had been there.

    Articles are told at the times they came, in each of their revisions; those from before we watched, that
    were imported or that were walked back to, when they were published. They are read by the rules of today.
    """
    with store.transaction() as tx:
        heard = tx.heard_of_meetings(since)
        told = list(merge(*(_told(tx, at, stored) for at, stored in heard), key=lambda each: each[0]))
    reader = replace(subscription, channels=("replay",))
    with _another_store() as other:
        past = _Past(store=other, reader=reader, now=min([since, *(at for at, *_ in told)]))
        for at, key, article in told:
            past.go_to(min(at, now))
            past.hear(key, article)
        past.go_to(now)
        with other.transaction() as tx:
            waiting = tx.next_news()
    return Replay(
        zone=ZoneInfo(subscription.schedule.zone),
        since=since,
        until=now,
        articles=len(heard),
        sent=tuple(each for each in past.tray.sent if each.at >= since),
        waiting_until=waiting,
    )


def _told(tx: Transaction, news_at: datetime, stored: StoredArticle) -> list[tuple[datetime, str, Article]]:
    """What an article said, from when on."""
    if stored.revision == 1:
        return [(news_at, stored.key, stored.article)]
    first, *later = tx.revisions(stored.id)
    moments = [news_at, *(max(news_at, each.seen_at) for each in later)]
    return [
        (at, stored.key, replace(stored.article, title=r.title, text=r.text, published_at=r.published_at))
        for at, r in zip(moments, (first, *later), strict=True)
    ]


@contextmanager
def _another_store() -> Iterator[Store]:
    with TemporaryDirectory(prefix="hoidam-replay-") as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'replay.db'}")
        try:
            yield store
        finally:
            store.close()


@dataclass(slots=True)
class _Past:
    """The daemon's stages under a clock that is set."""

    store: Store
    reader: Subscription
    now: datetime
    tray: _Tray = field(default_factory=_Tray)
    has_plans: bool = False

    def hear(self, key: str, article: Article) -> None:
        with self.store.transaction() as tx:
            tx.keep(article, key=key, now=self.now, origin="crawl")
        list(analyse(self.store, [self.reader], now=lambda: self.now))
        self._look_ahead()

    def _look_ahead(self) -> None:
        with self.store.transaction() as tx:
            self.has_plans = bool(tx.meetings(status="announced", limit=1))

    def go_to(self, moment: datetime) -> None:
        """Let the time pass, and do whatever is due meanwhile when it is due."""
        while (due := min(self._moments(), default=None)) is not None and due <= moment:
            self.now = max(self.now, due)
            if self.has_plans:
                expire_plans(self.store, [self.reader], self.now)
                self._look_ahead()
            compose(self.store, [self.reader], {"replay": self.tray}, self.now)
        self.now = max(self.now, moment)

    def _moments(self) -> Sequence[datetime]:
        """When something will happen next: at midnight plans may have been missed for too long."""
        with self.store.transaction() as tx:
            moments = [due] if (due := tx.next_news()) else []
        if self.has_plans:
            tomorrow = self.now.astimezone(beat().zone).date() + timedelta(days=1)
            moments.append(datetime.combine(tomorrow, time(), beat().zone))
        schedule = self.reader.schedule
        if self.reader.when_nothing and isinstance(schedule, Digest):
            moments.append(due_at(schedule, self.now))
        return moments
