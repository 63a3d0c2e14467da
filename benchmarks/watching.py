"""How long it takes to judge all sources and pages by the requests of three months.

    python -m benchmarks.watching [--outlets 30] [--days 90] [--keep hoidam.db]

Invented outlets with three feeds and a listing each; every source is asked by its own pace, and brings articles. A
tenth of the outlets has been dead since yesterday. The time is that of `hoidam.watching.watch`, the best and the worst of five.
"""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.declared import DeclaredOutlet
from crawler.outlet import Outlet
from hoidam.settings import OperatorSettings
from hoidam.watching import pages_of, watch
from meetings.outlet_visit import OutletVisit
from storage.store import Store, open_store

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
_PACES = tuple(timedelta(minutes=minutes) for minutes in (15, 30, 60, 120))
"""Between two visits to the sources of an outlet: some 180 requests a day, and 50 for pages."""
_PAGES = 50


def outlets(number: int) -> dict[str, Outlet]:
    return {f"bao{n:02}": _outlet(f"bao{n:02}") for n in range(number)}


def _outlet(name: str) -> Outlet:
    host = f"{name}.example"
    sources = [
        f"https://{host}/tin-moi.rss",
        f"https://{host}/quoc-phong.rss",
        f"https://{host}/the-gioi.rss",
        f"https://{host}/bien-gioi",
    ]
    return DeclaredOutlet.model_validate(
        {
            "name": name,
            "host": host,
            "language": "vi",
            "article": r"/(?P<id>\d+)\.html",
            "feeds": sources[:3],
            "listings": sources[3:],
        }
    ).outlet()


def visits(outlet: Outlet, days: int, seed: int, *, ill: bool) -> Iterator[OutletVisit]:
    """The requests to one outlet, those to each source in their order; an ill one fails since yesterday."""
    rng = random.Random(seed)
    begun = NOW - timedelta(days=days)
    asked = [("source", url, pace) for url, pace in zip(outlet.current(), _PACES, strict=True)]
    asked += [("page", pages_of(outlet), timedelta(days=1) / _PAGES)]
    for kind, url, pace in asked:
        for number in range(int((NOW - begun) / pace)):
            at = begun + number * pace + timedelta(seconds=rng.uniform(0, 30))
            fails = ill and at > NOW - timedelta(days=1)
            fresh = rng.randrange(3) if kind == "source" else 0
            yield OutletVisit(
                outlet=outlet.name,
                url=url.replace("*", f"{number}.html"),
                asked="source" if kind == "source" else "page",
                outcome="unreachable" if fails else "ok",
                started_at=at,
                seconds=0.4,
                status=None if fails else 200,
                found=30 if kind == "source" else 0,
                fresh=fresh,
                new=fresh,
                size=30_000,
                length=3_000,
                dated=True,
                by_layout=True,
            )


def filled(store: Store, watched: dict[str, Outlet], days: int) -> int:
    """Store the requests, all outlets' in the order of time; gives how many they are."""
    made = [
        visit
        for number, outlet in enumerate(watched.values())
        for visit in visits(outlet, days, number, ill=number >= len(watched) * 0.9)
    ]
    made.sort(key=lambda visit: visit.started_at)
    for start in range(0, len(made), 20_000):
        with store.transaction() as tx:
            for visit in made[start : start + 20_000]:
                tx.note_visit(visit)
    return len(made)


def main(number: int, days: int, file: Path) -> None:
    watched = outlets(number)
    is_new = not file.exists()
    store = open_store(f"sqlite:///{file}")
    if is_new:
        print(f"{filled(store, watched, days):,} requests of {days} days to {number} outlets")
    seconds = []
    for turn in range(5):
        begun = time.process_time()
        watch(store, watched, OperatorSettings(), {}, NOW + timedelta(minutes=turn))
        seconds.append(time.process_time() - begun)
    print(f"watch takes {min(seconds):.2f} s of the processor at best, {max(seconds):.2f} s at worst")
    store.close()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--outlets", type=int, default=30)
    options.add_argument("--days", type=int, default=90)
    options.add_argument("--keep", type=Path, help="the database is made here, and used again")
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        main(chosen.outlets, chosen.days, chosen.keep or Path(folder, "hoidam.db"))
