"""How long it takes to find out which known meeting an article tells of, with ever more of them known.

    python -m benchmarks.resolving                  # 100, 1,000 and 10,000 meetings
    python -m benchmarks.resolving 10000 --a-year 1000

Meetings of invented people, so many a year, each told by three outlets; so more of them reach further back. The
article is a fourth report of the last one. Nothing is recorded, and each figure is the best of several rounds.
"""

import argparse
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hoidam.analysing import report, resolved
from meetings.article import Article
from meetings.encounter import Encounter, Participant, Place
from meetings.meeting import Meeting, Opened
from meetings.verdict import Quote
from storage.migrate import upgrade
from storage.store import Store, open_store

ROUNDS = 25
LAST = date(2026, 11, 20)
OUTLETS = ("one", "two", "three")


def told(day: date, number: int) -> Encounter:
    """Talks of two people whom nobody else meets."""
    heads = tuple(
        Participant(person=f"{side}-{number}", name=f"Người {number}", side=side, rank="Đại tướng", post="minister")
        for side in ("VN", "CN")
    )  # fmt: skip
    sentence = "Bộ trưởng Quốc phòng hai nước hội đàm tại Hà Nội."
    said = (Quote(quote=sentence, start=0, end=len(sentence)),)
    return Encounter(
        kind="talks",
        start=day,
        end=day,
        places=(Place(id="hanoi", name="Hà Nội", country="VN"),),
        host_side="VN",
        participants=heads,
        evidence=dict.fromkeys(("kind", "start", "end", "places", "host_side", "participants"), said),
    )


def article(outlet: str, day: date, number: int) -> Article:
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    text = f"Bộ trưởng Quốc phòng hai nước hội đàm tại Hà Nội. Đó là lần thứ {number}, {outlet} đưa tin."
    url = f"https://{outlet}.example/{number}"
    return Article(url=url, outlet=outlet, title=f"Hội đàm {number}", text=text, published_at=noon)


def fill(store: Store, count: int, a_year: float) -> None:
    """The last of them is number 0."""
    for number in range(count):
        day = LAST - timedelta(days=round(number * 365 / a_year))
        encounter = told(day, number)
        reports = tuple(report(article(outlet, day, number), encounter) for outlet in OUTLETS)
        first = reports[0].published_at or datetime.now(UTC)
        meeting = Meeting(
            id=f"{day}-talks-{number}", version=1, facts=encounter, first_reported_at=first, articles=reports
        )
        with store.transaction() as tx:
            tx.record(Opened(meeting=meeting), alerts=[], now=first)


def best(store: Store, *, known: bool) -> float:
    """Milliseconds of the fastest round, for one more report of the last meeting or the only one of another."""
    number = 0 if known else -1
    news, encounter = article("four", LAST, number), told(LAST, number)
    taken = []
    for _ in range(ROUNDS):
        with store.transaction() as tx:
            begun = time.process_time()
            resolved(tx, news, [encounter], datetime.now(UTC))
            taken.append(time.process_time() - begun)
    return min(taken) * 1e3


def measure(count: int, a_year: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'hoidam.db'}"
        upgrade(url)
        store = open_store(url)
        fill(store, count, a_year)
        confirmed, opened = best(store, known=True), best(store, known=False)
        store.close()
    print(
        f"{count:,} meetings, {a_year:g} a year: {confirmed:.1f} ms where it is known, {opened:.1f} ms where not"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("counts", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--a-year", type=float, default=150)
    given = parser.parse_args()
    for count in given.counts:
        measure(count, given.a_year)


if __name__ == "__main__":
    main()
