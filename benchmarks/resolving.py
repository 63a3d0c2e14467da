"""How long it takes to find out which known meeting an article tells of, with ever more of them known.

    python -m benchmarks.resolving                  # 100, 1,000 and 10,000 meetings
    python -m benchmarks.resolving 10000 --a-year 1000
    python -m benchmarks.resolving --reports 120    # one exchange, told by ever more outlets

Meetings of invented people, so many a year, each told by three outlets; so more of them reach further back. The
article is a fourth report of the last one. Nothing is recorded, and each figure is the best of several rounds.

The exchange is told by each outlet in words of its own: some give both days or one, some a town, the border gate
or the place across, one head or both, members, its number or none. Each article is recorded; the figures are the
middle of the last ten, one as it is found out and one as it is recorded as well.
"""

import argparse
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from hoidam.analysing import report, resolved
from meetings.article import Article
from meetings.encounter import Edition, Encounter, Participant, Place, Topic
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


# --- one exchange, told by many ---------------------------------------------------------------------------


def told_of_the_exchange(draw: Random) -> Encounter:
    first, last = draw.choice([(0, 1), (0, 1), (0, 0), (1, 1)])
    heads = draw.choice([_HEADS, _HEADS, _HEADS[:1]])
    members = [_member(f"Nguyễn Văn {letter}") for letter in draw.sample("ABCDEFG", draw.randint(0, 2))]
    sentence = "Hai Bộ trưởng đồng chủ trì Giao lưu hữu nghị quốc phòng biên giới."
    said = (Quote(quote=sentence, start=0, end=len(sentence)),)
    return Encounter(
        kind="border_exchange",
        start=LAST + timedelta(days=first),
        end=LAST + timedelta(days=last),
        date_precision=draw.choice(["day", "day", "day", "inferred"]),
        places=draw.choice([_HERE, _GATE, _ACROSS, _HERE + _ACROSS, ()]),
        participants=(*heads, *members),
        mechanism=draw.choice([*[Edition(id="border_defence_friendship_exchange", ordinal=11)] * 3, None]),
        topics=(Topic(id="border_management", layer="agreed"),),
        evidence=dict.fromkeys(
            ("kind", "start", "end", "places", "participants", "mechanism", "topics"), said
        ),
    )


_HEADS = tuple(
    Participant(person=who, name=name, side=side, rank="Đại tướng", post="minister_of_national_defence")
    for who, name, side in (("phan-van-giang", "Phan Văn Giang", "VN"), ("dong-jun", "Đổng Quân", "CN"))
)
_HERE = (Place(id="lang-son", name="Lạng Sơn", country="VN"),)
_GATE = (Place(id="huu-nghi", name="Hữu Nghị", country="VN"),)
_ACROSS = (Place(id="pingxiang", name="Bằng Tường", country="CN"),)


def _member(name: str) -> Participant:
    return Participant(person=None, name=name, side="VN", rank=None, post=None, role="member")


def measure_reports(count: int) -> None:
    draw = Random(5)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'hoidam.db'}"
        upgrade(url)
        store = open_store(url)
        taken = []
        for number in range(count):
            words = ("".join(draw.choices("aeiouhnt", k=draw.randint(2, 6))) for _ in range(300))
            news = replace(article(f"outlet-{number}", LAST, number), text=" ".join(words))
            taken.append(_record(store, news, told_of_the_exchange(draw)))
            if number + 1 in {10, 30, 60, 120, 240, 480, count}:
                found, kept = (statistics.median(each) * 1e3 for each in zip(*taken[-10:], strict=True))
                print(
                    f"one exchange, {number + 1} reports: {found:.0f} ms an article, {kept:.0f} ms recorded"
                )
        store.close()


def _record(store: Store, news: Article, encounter: Encounter) -> tuple[float, float]:
    """Seconds until it is known which meeting it tells of, and until that is recorded."""
    now = datetime.now(UTC)
    with store.transaction() as tx:
        tx.keep(news, key=news.url, now=now, origin="import")
        begun = time.process_time()
        conclusions = resolved(tx, news, [encounter], now)
        found = time.process_time()
        for conclusion in conclusions:
            tx.record(conclusion, alerts=[], now=now)
    return found - begun, time.process_time() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("counts", type=int, nargs="*", default=[100, 1_000, 10_000])
    parser.add_argument("--a-year", type=float, default=150)
    parser.add_argument("--reports", type=int, help="so many of one exchange instead")
    given = parser.parse_args()
    if given.reports:
        measure_reports(given.reports)
        return
    for count in given.counts:
        measure(count, given.a_year)


if __name__ == "__main__":
    main()
