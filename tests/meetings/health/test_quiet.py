"""Whether a source brings far less than usual, on newsrooms with days, weeks and moods of their own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from math import exp, log, sqrt
from random import Random

import pytest

from meetings.health.quiet import QUARTER, Activity, quarter_of, quiet

START = quarter_of(datetime(2026, 8, 31, tzinfo=UTC))
DAY, WEEK = 4, 28
"""Quarters."""


def newsroom(random: Random, days: int, a_day: float) -> Iterator[int]:
    """Leads a quarter: by day and night, on working days and at the end of the week, in good and bad times."""
    weekend, mood = random.choice((0.3, 0.6, 1.0)), 0.0
    of_day = [0.32, 0.35, 0.28, random.choice((0.02, 0.05, 0.2))]
    for day in range(days):
        mood = 0.4 * mood + 0.9 * random.gauss(0, 1)
        today = a_day * exp(0.35 * mood - 0.06) * (weekend if day % 7 > 4 else 1)
        yield from (poisson(random, today * share * exp(random.gauss(-0.03, 0.25))) for share in of_day)


def poisson(random: Random, rate: float) -> int:
    if rate > 50:
        return max(0, round(random.gauss(rate, sqrt(rate))))
    count, waited = 0, random.expovariate(1)
    while waited < rate:
        count += 1
        waited += random.expovariate(1)
    return count


def newsrooms(seed: int, days: int, count: int = 50) -> dict[str, list[int]]:
    """From two leads a day to four hundred."""
    random = Random(seed)  # noqa: S311 - to be the same each time
    rates = [2 * exp(log(200) * number / (count - 1)) for number in range(count)]
    return {f"o{number:02}": list(newsroom(random, days, rate)) for number, rate in enumerate(rates)}


def activity(name: str, leads: dict[int, int] | list[int], well_until: int | None = None) -> Activity:
    known = leads if isinstance(leads, dict) else dict(enumerate(leads, START))
    return Activity(url=name, outlet=name, language="vi", leads=known, well_until=well_until)


def told(rooms: dict[str, list[int]], first: int, last: int) -> list[tuple[int, str]]:
    """The quarters, from the first on, in which each newly falls quiet, as they are watched."""
    ill: dict[str, int] = {}
    found = []
    for end in range(first, last):
        now = datetime.fromtimestamp((START + end) * QUARTER.total_seconds(), UTC)
        known = [activity(name, leads[:end], ill.get(name)) for name, leads in rooms.items()]
        judged = quiet(known, now)
        found += [(end, name) for name in judged if name not in ill]
        ill = {name: ill.get(name) or quarter_of(each.since) for name, each in judged.items() if each.since}
    return found


def test_healthy_newsrooms_are_hardly_ever_called_quiet() -> None:
    days = 70
    alarms = told(newsrooms(1, days), 35 * DAY, days * DAY)
    assert len(alarms) / 35 * 2 < 0.5, "a day, of a hundred sources"


def test_those_that_fall_silent_are_told_the_sooner_the_more_they_bring() -> None:
    rooms = newsrooms(2, 65)
    silent = 45 * DAY
    for leads in list(rooms.values())[::5]:
        leads[silent:] = [0] * len(leads[silent:])
    first = {name: end - silent for end, name in reversed(told(rooms, silent, 65 * DAY))}
    hours = [first[name] * 6 for name in list(rooms)[::5]]
    assert hours[0] <= 20 * 24, "two leads a day"
    assert max(hours[2:]) <= 4 * 24, "six and more"
    assert max(hours[6:]) <= 24, "fifty and more"


def test_a_silence_stays_one_however_long_it_lasts() -> None:
    leads = [10] * 35 * DAY + [0] * 60 * DAY
    silent = 35 * DAY
    known = activity("bao", leads, START + silent)
    for days in range(1, 60):
        now = datetime.fromtimestamp((START + silent + days * DAY) * QUARTER.total_seconds(), UTC)
        assert "bao" in quiet([known], now), days
    back = activity("bao", [*leads, *[10] * DAY], START + silent)
    end = datetime.fromtimestamp((START + len(back.leads)) * QUARTER.total_seconds(), UTC)
    assert quiet([back], end) == {}


def test_a_holiday_is_nobodys_silence_but_a_dead_source_is_found_in_it() -> None:
    rooms = {f"o{n}": [8, 10, 8, 4] * 40 for n in range(6)}
    holiday = 36 * DAY
    for leads in rooms.values():
        leads[holiday:] = [2, 3, 1, 1] * 4
    now = datetime.fromtimestamp((START + holiday + 2 * DAY) * QUARTER.total_seconds(), UTC)
    assert quiet([activity(n, leads[: holiday + 2 * DAY]) for n, leads in rooms.items()], now) == {}
    rooms["o0"][holiday:] = [0] * 4 * DAY
    rooms["o9"] = [8, 10, 8, 4] * 40
    later = datetime.fromtimestamp((START + 40 * DAY) * QUARTER.total_seconds(), UTC)
    assert set(quiet([activity(n, leads) for n, leads in rooms.items()], later)) == {"o0"}


def test_times_in_which_it_was_not_visited_say_nothing() -> None:
    leads = {START + n: 10 for n in range(35 * DAY)}
    now = datetime.fromtimestamp((START + 35 * DAY) * QUARTER.total_seconds(), UTC)
    for quarter in range(START + 33 * DAY, START + 35 * DAY):
        del leads[quarter]
    assert quiet([activity("bao", leads)], now) == {}
    leads |= {START + 35 * DAY - 1 - n: 0 for n in range(2)}
    assert set(quiet([activity("bao", leads)], now)) == {"bao"}


@pytest.mark.parametrize(("weeks", "known"), [(2, False), (3, True)])
def test_two_weeks_have_to_be_known(weeks: int, known: bool) -> None:
    leads = [10] * (weeks * WEEK - 2) + [0] * 2
    now = datetime.fromtimestamp((START + len(leads)) * QUARTER.total_seconds(), UTC)
    assert ("bao" in quiet([activity("bao", leads)], now)) is known


def test_it_says_what_came_and_what_usually_does() -> None:
    now = datetime.fromtimestamp((START + 35 * DAY) * QUARTER.total_seconds(), UTC)
    found = quiet([activity("bao", [10] * (35 * DAY - 2) + [0] * 2)], now)["bao"]
    assert found.detail == "0 new in 12 hours, where usually there are 20"
    assert found.since == now - 2 * QUARTER
