"""One meeting told otherwise stays one, another one stays another, and what changes nothing changes nothing."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from meetings import gazetteer
from meetings.encounter import Encounter, Participant, Place
from meetings.meeting import Meeting, Report
from meetings.speaking import may_open

DAY = date(2025, 5, 14)
EXCHANGE = "border_defence_friendship_exchange"
UNKNOWN = {
    "VN": {"vi": "Lê Văn Sơn", "zh": "黎文山", "en": "Le Van Son"},
    "CN": {"vi": "Đới Hòa Bình", "zh": "戴和平", "en": "Dai Heping"},
}
Truth = dict[str, Any]

# What happened: its form, heads, place, days more than one, host, and edition.
TRUTHS: dict[str, Truth] = {
    "talks": {"kind": "talks", "heads": "phan-van-giang dong-jun", "at": "hanoi", "host_side": "VN"},
    "call": {"kind": "call", "heads": "phan-van-giang zhang-youxia", "at": "beijing", "host_side": "CN"},
    "reception": {"kind": "receive", "heads": "to-lam dong-jun", "at": "hanoi", "host_side": "VN"},
    "phone": {"kind": "phone", "heads": "phan-van-giang dong-jun", "host_side": "BOTH"},
    "sideline": {"kind": "sideline", "heads": "phan-van-giang dong-jun", "at": "singapore", "host_side": "THIRD"},
    "dialogue": {"kind": "dialogue", "heads": "hoang-xuan-chien shao-yuanming", "at": "hanoi", "edition": ("vn_cn_defence_strategic_dialogue", 9)},
    "exchange": {"kind": "border_exchange", "heads": "phan-van-giang dong-jun", "at": "lao-cai hekou", "days": 1, "edition": (EXCHANGE, 9)},
    "visit": {"kind": "visit", "heads": "dong-jun", "at": "hanoi", "days": 2, "host_side": "VN"},
    "patrol": {"kind": "joint_patrol_sea", "days": 2, "edition": ("gulf_of_tonkin_navy_patrol", 40)},
    "ships": {"kind": "port_call", "at": "da-nang", "days": 3, "host_side": "VN"},
    "officers": {"kind": "talks", "heads": "", "at": "hanoi", "host_side": "VN"},
}  # fmt: skip


def happened(make: Any, truth: Truth, language: str = "vi", day: date = DAY, **fields: Any) -> Encounter:
    end = day + timedelta(days=truth.get("days", 0))
    rest = {name: value for name, value in truth.items() if name not in {"kind", "days"}}
    found: Encounter = make(truth["kind"], f"{day}/{end}", **rest, **fields)
    people = [_in_language(p, language) for p in found.participants]
    if truth.get("heads") == "":
        people = [
            Participant(person=None, name=names[language], side=side, rank=None, post=None)
            for side, names in UNKNOWN.items()
        ]
    return replace(found, participants=tuple(people))


def _in_language(person: Participant, language: str) -> Participant:
    names = gazetteer.people()[person.person or ""].names
    return replace(person, name=(names.get(language) or names["vi"])[0])


# How one outlet tells of it.
TOLD: dict[str, Callable[[Encounter], Encounter]] = {
    "in full": lambda e: e,
    "by posts alone": lambda e: replace(e, participants=tuple(replace(p, person=None, name=None) if p.post else p for p in e.participants)),
    "with one side's head": lambda e: replace(e, participants=tuple(p for p in e.participants if p.side == "CN") or e.participants),
    "without a place": lambda e: replace(e, places=()),
    "without a host": lambda e: replace(e, host_side=None),
    "of its first day": lambda e: replace(e, end=e.start),
    "without its number": lambda e: replace(e, mechanism=replace(e.mechanism, ordinal=None) if e.mechanism else None),
    "by a headline": lambda e: replace(e, places=(), end=e.start, date_precision="inferred", mechanism=replace(e.mechanism, ordinal=None) if e.mechanism else None),
    "a day later, by its stamp": lambda e: replace(e, start=e.start and e.start + timedelta(days=1), end=e.start and e.start + timedelta(days=1), date_precision="inferred"),
    "without a day": lambda e: replace(e, start=None, end=None),
}  # fmt: skip
NOT_ENOUGH = {
    ("ships", "a day later, by its stamp"),
    ("ships", "without a day"),
}
"""What names neither people nor a number is known by its day and place alone."""


@pytest.mark.parametrize("what", TRUTHS)
def test_one_meeting_told_in_three_languages_and_in_many_ways_is_one(
    what: str, encounter: Any, report: Any, world: Callable[..., Any]
) -> None:
    truth = TRUTHS[what]
    for how, telling in TOLD.items():
        for language in () if (what, how) in NOT_ENOUGH else ("vi", "zh", "en"):
            known = world()
            known.hear(report("full", happened(encounter, truth), str(DAY)))
            other = telling(happened(encounter, truth, language))
            known.hear(report("other", other, str(DAY + timedelta(days=1))))
            assert len(known.opened()) == 1, (how, language)


@pytest.mark.parametrize("what", TRUTHS)
@pytest.mark.parametrize("status", ["held", "postponed", "cancelled"])
def test_what_becomes_of_a_plan_is_no_second_meeting(
    status: str, what: str, encounter: Any, report: Any, world: Callable[..., Any]
) -> None:
    known = world()
    truth = TRUTHS[what]
    known.hear(report("plan", happened(encounter, truth, status="announced"), str(DAY - timedelta(days=5))))
    known.hear(report("news", happened(encounter, truth, "zh", status=status), str(DAY)))
    assert [m.facts.status for m in known.opened()] == [status]


def others(make: Any, truth: Truth) -> Iterator[tuple[str, Encounter]]:
    """Meetings that differ from it in one thing."""
    told = happened(make, truth)
    apart = timedelta(days={"visit": 5, "border_exchange": 8}.get(told.kind, 3) + truth.get("days", 0))
    if told.mechanism is None:
        yield "day", replace(told, start=DAY + apart, end=DAY + apart)
    elif told.mechanism.ordinal:
        yield "number", replace(told, mechanism=replace(told.mechanism, ordinal=told.mechanism.ordinal - 1))
    known = [p for p in told.participants if p.person]
    if known and told.mechanism is None:
        guest = next(p for p in known if p.side == "CN")
        other = "zhang-youxia" if guest.person != "zhang-youxia" else "dong-jun"
        (someone,) = make("talks", None, heads=other).participants
        yield (
            "guest",
            replace(told, participants=tuple(someone if p is guest else p for p in told.participants)),
        )
    if told.kind in {"talks", "call", "receive"}:
        yield "form", replace(told, kind="phone", places=(), host_side="BOTH")
    if told.kind == "phone":
        hanoi = Place(id="hanoi", name="Hà Nội", country="VN")
        yield "form", replace(told, kind="talks", places=(hanoi,), host_side="VN")


@pytest.mark.parametrize("what", TRUTHS)
def test_meetings_that_differ_in_one_thing_are_two(
    what: str, encounter: Any, report: Any, world: Callable[..., Any]
) -> None:
    truth = TRUTHS[what]
    for thing, other in others(encounter, truth):
        known = world()
        known.hear(report("one", happened(encounter, truth), str(DAY)))
        known.hear(report("other", other))
        assert len(known.opened()) == 2, thing


# --- what changes nothing ---------------------------------------------------------------------------------


def story(make: Any, report: Any, draw: random.Random) -> tuple[list[list[Report]], dict[str, str]]:
    """Some meetings, each told by some outlets in ways drawn by chance, some of whose texts others print."""
    articles: list[list[Report]] = []
    texts: dict[str, str] = {}
    for number in range(draw.randint(1, 4)):
        truth, day = draw.choice(list(TRUTHS.values())), DAY + timedelta(days=draw.choice([0, 0, 1, 4, 9]))
        for outlet in range(draw.randint(1, 4)):
            status = draw.choice([*["held"] * 5, "announced", "postponed"])
            told = draw.choice(list(TOLD.values()))(
                happened(make, truth, draw.choice(["vi", "zh", "en"]), day, status=status)
            )
            published = day if status == "held" else day - timedelta(days=draw.randint(1, 6))
            aspect = "announced" if status == "announced" else draw.choice([*["held"] * 6, "follow_up"])
            one = report(f"o{number}-{outlet}", told, str(published), aspect=aspect)
            articles.append([one])
            texts[one.url] = " ".join(f"w{number}x{outlet}x{i}" for i in range(120))
    return articles, texts


def facts(known: Any, *, without: str = "") -> list[str]:
    """What is known of each meeting, and by which articles."""

    def line(meeting: Meeting) -> str:
        urls = [r.url for r in meeting.articles if r.url != without]
        return repr((replace(meeting.facts, evidence={}), urls))

    return sorted(line(m) for m in known.opened() if any(map(may_open, m.articles)))


@pytest.mark.parametrize("seed", range(60))
def test_order_a_copy_and_what_is_taken_back_change_nothing(
    seed: int, encounter: Any, report: Any, world: Callable[..., Any]
) -> None:
    draw = random.Random(seed)  # noqa: S311 - to be the same each time
    articles, texts = story(encounter, report, draw)
    (original,) = draw.choice(articles)
    later = original.published_at + timedelta(hours=30)
    copy = replace(original, url="https://copy.example/1", outlet="copy", published_at=later)
    texts[copy.url] = texts[original.url]
    known = world(texts)
    for article in articles:
        known.hear(*article)
    before, versions = facts(known), {m.id: m.version for m in known.opened()}
    shuffled = world(texts)
    for article in draw.sample(articles, len(articles)):
        shuffled.hear(*article)
    assert facts(shuffled) == before
    known.hear(copy)
    assert facts(known, without=copy.url) == before
    assert {m.id: m.version for m in known.opened()} == versions
    known.hear(url=copy.url)
    assert facts(known) == before
