"""How outlets do: in the table, to the operator by mail, and never to readers."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import Result

from crawler.outlets import load
from hoidam.checking import CheckJournal
from hoidam.clock import now as clock
from hoidam.composing import compose
from hoidam.configuration import load as configured
from hoidam.daemon import judged_rounds
from hoidam.delivering import deliver
from hoidam.receivers import MailReceiver
from hoidam.sample_sites import sample_sites_in_thread
from hoidam.terminal import moment
from hoidam.watching import watch
from meetings.errors import ConfigError
from meetings.outlet_visit import OutletVisit, Pause, SourceMemory
from storage.store import Store
from tests import forked

HOUR = timedelta(hours=1)
OUTLETS = {name: load()[name] for name in ("vnexpress", "biengioilanhtho")}
MANY = {name: load()[name] for name in ("vnexpress", "biengioilanhtho", "dantri", "qdnd", "nhandan")}
FEED = next(iter(OUTLETS["vnexpress"].current()))
LIST = next(iter(OUTLETS["biengioilanhtho"].current()))


def a_visit(outcome: Any, started_at: datetime, url: str = FEED, detail: str = "") -> OutletVisit:
    outlet = "vnexpress" if url == FEED else "biengioilanhtho"
    return OutletVisit(
        outlet=outlet,
        url=url,
        asked="source",
        outcome=outcome,
        started_at=started_at,
        seconds=1,
        detail=detail,
        status=None if outcome in {"unreachable", "cut_off"} else 200,
    )


def visit_to(name: str, outcome: Any, started_at: datetime, **said: Any) -> OutletVisit:
    return replace(a_visit(outcome, started_at), outlet=name, url=next(iter(MANY[name].current())), **said)


def note(store: Store, *visits: OutletVisit) -> None:
    with store.transaction() as tx:
        for visit in visits:
            tx.note_visit(visit)


@pytest.fixture
def operated(folder: Path, mail_channel: str) -> Path:
    """A configuration with a reader, and an operator who hears by another mail address."""
    path = folder / "hoidam.toml"
    readers = mail_channel.replace("channels.mail", "channels.readers").replace("analyst@", "reader@")
    path.write_text(
        mail_channel.replace("analyst@", "operator@")
        + readers
        + '[operator]\nchannels = ["mail"]\n[[subscriptions]]\nname = "desk"\nchannels = ["readers"]\n'
        "schedule = { settle = 0 }\n",
        encoding="utf-8",
    )
    return path


def test_transitions_go_to_the_operator_once_and_never_to_readers(
    operated: Path, store: Store, mails: MailReceiver, now: datetime
) -> None:
    found = configured(operated)

    def round_(outcome: Any, at: datetime) -> list[str]:
        note(store, a_visit(outcome, at, detail="no answer"), a_visit("ok", at, LIST))
        notices = watch(store, OUTLETS, found.settings.operator, found.channels, at + HOUR / 60)
        compose(store, found.settings.told(), found.channels, at)
        asyncio.run(deliver(store, found.channels, now=lambda: at + 2 * HOUR / 60))
        return [notice.kind for notice in notices]

    told = [round_("unreachable", now + hour * HOUR) for hour in range(5)]
    told += [round_("ok", now + (5 + hour) * HOUR) for hour in range(3)]
    assert told == [[], [], ["worse"], [], [], [], ["recovered"], []]
    letters = [
        message_from_bytes(entry.read_bytes(), policy=policy.default) for entry in mails.ledger.entries
    ]
    assert [letter["To"] for letter in letters] == ["operator@example.org"] * 2
    assert letters[0]["Subject"] == "Hội Đàm: vnexpress failing"
    body = letters[0].get_body(("plain",))
    assert body is not None
    assert "unreachable: no answer" in body.get_content()


def test_a_kill_between_judging_and_sending_neither_loses_nor_repeats(
    operated: Path, store: Store, mails: MailReceiver, now: datetime
) -> None:
    found = configured(operated)
    note(store, *(a_visit("unreachable", now + n * HOUR) for n in range(3)), a_visit("ok", now, LIST))
    for _ in range(2):  # the second as after a kill: judged again, and nothing to tell
        watch(store, OUTLETS, found.settings.operator, found.channels, now + 4 * HOUR)
    asyncio.run(deliver(store, found.channels, now=lambda: now + 5 * HOUR))
    assert len(mails.ledger.entries) == 1


@pytest.fixture
def watched(store: Store, operated: Path) -> Callable[..., list[tuple[str, str, str]]]:
    """What the operator is told when these requests were made: kind, outlet and state of each."""
    found = configured(operated)

    def after(at: datetime, *visits: OutletVisit) -> list[tuple[str, str, str]]:
        note(store, *visits)
        notices = watch(store, MANY, found.settings.operator, found.channels, at)
        return sorted({(each.kind, each.source.outlet, each.source.state) for each in notices})

    return after


def test_an_outage_of_ours_is_told_as_ours_and_blames_nobody_when_it_ends(
    watched: Any, store: Store, now: datetime
) -> None:
    assert watched(now, *(visit_to(name, "ok", now) for name in MANY)) == []
    for hour in (1, 2, 3, 4):
        at = now + hour * HOUR
        told = watched(at, *(visit_to(name, "unreachable", at) for name in MANY))
        assert told == ([("worse", name, "our-network") for name in sorted(MANY)] if hour == 1 else [])
    with store.transaction() as tx:
        states = tx.source_states()
    assert {states[next(iter(MANY[name].current()))].state for name in MANY} == {"our-network"}
    back = now + 5 * HOUR
    assert watched(back, visit_to("qdnd", "ok", back)) == [], "it may come back"
    assert watched(back + HOUR) == [("recovered", name, "ok") for name in sorted(MANY)], (
        "also those that were not asked again yet"
    )
    with store.transaction() as tx:
        failing = next(iter(MANY["dantri"].current()))
        assert tx.source_states()[failing].state == "ok"


def test_sources_that_our_outage_left_alone_are_asked_at_once_when_it_ends(
    watched: Any, store: Store, now: datetime
) -> None:
    feed = next(iter(MANY["dantri"].current()))
    watched(now, *(visit_to(name, "ok", now) for name in MANY))
    with store.transaction() as tx:
        tx.schedule_source(feed, "dantri", SourceMemory(every=HOUR, failures=4), now + 9 * HOUR)
    watched(now + HOUR, *(visit_to(name, "unreachable", now + HOUR) for name in MANY))
    with store.transaction() as tx:
        assert tx.sources_due([feed], now + HOUR) == []
    watched(now + 2 * HOUR, visit_to("qdnd", "ok", now + 2 * HOUR))
    with store.transaction() as tx:
        assert tx.sources_due([feed], now + 2 * HOUR) == [feed]


def test_two_dead_outlets_that_are_asked_alone_are_not_our_network(watched: Any, now: datetime) -> None:
    watched(now, *(visit_to(name, "ok", now) for name in MANY))
    dead = ("dantri", "nhandan")
    told = []
    for hour in range(1, 9):
        at = now + hour * HOUR
        told += watched(at, *(visit_to(name, "unreachable", at) for name in dead))
        later = at + HOUR / 2
        told += watched(later, *(visit_to(name, "ok", later) for name in MANY if name not in dead))
    assert told == [("worse", name, "failing") for name in dead]


def test_a_proxy_of_ours_that_is_down_is_told_as_ours(watched: Any, now: datetime) -> None:
    watched(now, visit_to("vnexpress", "ok", now))
    at = now + HOUR
    assert ("worse", "vnexpress", "our-network") in watched(at, visit_to("vnexpress", "cut_off", at))


def test_rounds_that_come_to_nothing_are_told_as_ours(
    operated: Path, store: Store, mails: MailReceiver, now: datetime
) -> None:
    found = configured(operated)
    for hours in (0.5, 2.0, 3.0):
        watch(
            store, OUTLETS, found.settings.operator, found.channels, now + hours * HOUR,
            rounds=judged_rounds(now, now + hours * HOUR),
        )  # fmt: skip
    asyncio.run(deliver(store, found.channels, now=lambda: now + 4 * HOUR))
    (letter,) = (message_from_bytes(e.read_bytes(), policy=policy.default) for e in mails.ledger.entries)
    assert letter["Subject"] == "Hội Đàm: hoidam crawls no more"
    body = letter.get_body(("plain",))
    assert body is not None
    assert "no round has come to its end" in body.get_content()


def test_a_check_is_no_visit_that_outlets_are_judged_by(store: Store, now: datetime) -> None:
    journal = CheckJournal(store=store, now=lambda: now)
    for _ in range(3):
        journal.visited(replace(a_visit("refused", now), fresh=9))
    assert {visit.asked for visit in journal.visits} == {"source"}
    with store.transaction() as tx:
        assert tx.source_history(FEED, "vnexpress", []).visits == ()
        assert tx.fresh_leads([FEED], now - HOUR) == {}


def pages(begin: datetime, count: int, **said: Any) -> Iterator[OutletVisit]:
    """One every ten minutes; of ten, nine are about something else."""
    for number in range(count):
        at = begin + number * HOUR / 6
        url = f"https://vnexpress.net/{at:%d%H%M}.html"
        read = {"length": 3_000, "dated": True, "by_layout": True, **said} if number % 10 == 0 else {}
        page = visit_to("vnexpress", "ok" if read else "off_topic", at, asked="page", **read)
        yield replace(page, url=url)


def test_a_redesign_is_told_once_and_lasts_until_it_is_mended(watched: Any, now: datetime) -> None:
    assert watched(now, *pages(now - 60 * HOUR, 360)) == []
    told = []
    for day in range(12):
        at = now + day * 24 * HOUR
        told += watched(at + 24 * HOUR, *pages(at, 144, by_layout=False))
    assert told[0] == ("worse", "vnexpress", "changed")
    assert {kind for kind, *_ in told[1:]} == {"reminder"}, "two hundred pages later it has not recovered"
    mended = now + 20 * 24 * HOUR
    assert watched(mended, *pages(now + 18 * 24 * HOUR, 288)) == []
    assert watched(mended + HOUR) == [("recovered", "vnexpress", "ok")]


def test_a_source_that_falls_silent_is_told(watched: Any, now: datetime) -> None:
    begin = now - 40 * 24 * HOUR
    alive = [visit_to("dantri", "ok", begin + n * 3 * HOUR, fresh=4) for n in range(40 * 8)]
    silent = [visit_to("dantri", "unchanged", now + n * 3 * HOUR) for n in range(5 * 8)]
    assert watched(now, *alive) == []
    assert watched(now + 15 * HOUR, *silent[:5]) == [("worse", "dantri", "quiet")]
    assert {kind for kind, *_ in watched(now + 5 * 24 * HOUR, *silent[5:])} == {"reminder"}


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('channels = ["post"]', "hoidam.toml:2: operator.channels[0]: there is no channel 'post'"),
        ('language = "fr"', "operator.language"),
        ('remind_after = "1s"', "hoidam.toml:2: operator.remind_after: must be from 1h to 30d"),
        ("tell = 1", "hoidam.toml:2: operator.tell: unknown setting"),
        ('[[subscriptions]]\nname = "operator"\nchannels = ["x"]', "messages to the operator go under"),
    ],
)
def test_mistakes_are_told_with_their_line(folder: Path, said: str, problem: str) -> None:
    (folder / "hoidam.toml").write_text(f"[operator]\n{said}\n")
    with pytest.raises(ConfigError) as refused:
        configured(Path("hoidam.toml"))
    assert problem in str(refused.value)


def test_the_table_says_what_ails_an_outlet_in_full(
    hoidam: Callable[..., Result], store: Store, lines: Callable[[Result], list[Any]]
) -> None:
    detail = "robots.txt of vnexpress.net: no certificate that a known authority has signed, and none pinned"
    began = clock() - 5 * HOUR
    note(
        store,
        *(a_visit("unreachable", began + n * HOUR, detail=detail) for n in range(3)),
        a_visit("ok", began, LIST),
    )
    shown = hoidam("outlets").stdout
    assert f"unreachable: {detail}" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 100
    told = {outlet["outlet"]: outlet for outlet in lines(hoidam("outlets", "--json"))}
    assert (told["vnexpress"]["state"], told["biengioilanhtho"]["state"]) == ("failing", "ok")
    assert (told["dantri"]["state"], told["dantri"]["sources"][0]["since"]) == ("new", None)
    assert told["vnexpress"]["sources"][0]["since"] == began.isoformat()
    assert told["vnexpress"]["pages"] == {"state": "new", "since": None, "detail": ""}
    assert told["vnexpress"]["requests_per_day"] == 3
    assert FEED[:30] in hoidam("outlets", "--sources").stdout


def test_a_source_is_asked_next_when_its_outlet_is_left_alone_no_longer(
    hoidam: Callable[..., Result],
    store: Store,
    lines: Callable[[Result], list[Any]],
) -> None:
    now = clock().replace(microsecond=0)
    soon, later, latest = (now + HOUR * n for n in (1, 9, 12))
    note(store, a_visit("busy", now - HOUR, detail="answers 503"), a_visit("ok", now - HOUR, LIST))
    with store.transaction() as tx:
        tx.schedule_source(FEED, "vnexpress", SourceMemory(every=HOUR), soon)
        tx.schedule_source(LIST, "biengioilanhtho", SourceMemory(every=HOUR), latest)
        tx.pause_outlet("vnexpress", Pause(until=later, times=1))
        tx.pause_outlet("biengioilanhtho", Pause(until=now - HOUR, times=1))
    shown = " ".join(hoidam("outlets", "--sources").stdout.split())
    assert (
        f"{moment(later)} {FEED} vnexpress is left alone until {moment(later)}: busy (answers 503)" in shown
    )
    assert f"{moment(latest)} {LIST}" in shown
    assert shown.count("is left alone until") == 1
    told = {outlet["outlet"]: outlet for outlet in lines(hoidam("outlets", "--json"))}
    busy, well = told["vnexpress"], told["biengioilanhtho"]
    assert (busy["left_alone_until"], busy["left_alone_for"]) == (later.isoformat(), "busy")
    assert {s["url"]: s["next_visit_at"] for s in busy["sources"]}[FEED] == later.isoformat()
    assert (well["left_alone_until"], well["left_alone_for"]) == (None, None)
    assert {s["url"]: s["next_visit_at"] for s in well["sources"]}[LIST] == latest.isoformat()


def test_check_says_who_does_not_do_well(hoidam: Callable[..., Result], store: Store) -> None:
    began = clock() - 5 * HOUR
    note(store, *(a_visit("refused", began + n * HOUR, detail="answers 403") for n in range(3)))
    note(store, a_visit("ok", began, LIST))
    result = hoidam("check")
    assert result.exit_code == 1
    assert "vnexpress is blocked since" in result.stdout
    assert "answers 403" in result.stdout
    assert "biengioilanhtho is" not in result.stdout


def test_an_outlet_that_is_off_and_asked_for_is_said_to_be_so(
    hoidam: Callable[..., Result], folder: Path, store: Store
) -> None:
    (folder / "hoidam.toml").write_text('[crawler]\nalso = ["bqp"]\n')
    said = hoidam("outlets").stderr
    assert "bqp is asked for, although it answers with a challenge" in " ".join(said.split())
    assert max(map(len, said.splitlines())) <= 100
    assert "bqp is asked for, although it answers with a challenge" in hoidam("check").stdout


def test_of_outlets_that_are_off_nothing_is_said_where_others_are_named_unless_asked(
    hoidam: Callable[..., Result], folder: Path, store: Store
) -> None:
    assert "bqp is off: " in hoidam("outlets").stderr
    (folder / "hoidam.toml").write_text('[crawler]\noutlets = ["vnexpress"]\n')
    assert "bqp" not in hoidam("outlets").stderr
    assert "bqp is off: " in hoidam("outlets", "--off").stderr


def test_an_outlet_that_is_off_is_listed_with_its_reason(hoidam: Callable[..., Result], store: Store) -> None:
    result = hoidam("outlets")
    assert result.exit_code == 0
    assert "bqp is off: it answers with a challenge" in result.stderr


def test_a_check_visits_each_source_once_and_says_what_came(
    hoidam: Callable[..., Result], folder: Path, store: Store, lines: Callable[[Result], list[Any]]
) -> None:
    with sample_sites_in_thread(folder) as sites:
        (folder / "hoidam.toml").write_text(
            f'[crawler]\ndelay = 0.05\nproxy = "{sites.proxy}"\nca_file = "{sites.ca_file}"\n'
        )
        result = checked(folder, "vnexpress", "--json")
        asked = [request.target for request in sites.requests["vnexpress.net"]]
    told = lines(result)
    assert result.exit_code == 0
    assert [(each["asked"], each["outcome"]) for each in told] == [("source", "ok")] * 3 + [("page", "ok")]
    assert all(each["items"] >= 5 and each["newest_at"] for each in told[:3])
    assert told[3]["by_layout"]
    assert told[3]["article"]["published_at"]
    assert len(asked) == len(set(asked)) == 5
    with store.transaction() as tx:
        assert tx.due_leads("vnexpress", clock(), 10) == []
        assert tx.articles_from(0, 10) == []


def test_a_check_says_which_sources_it_did_not_ask(
    hoidam: Callable[..., Result], folder: Path, store: Store, lines: Callable[[Result], list[Any]]
) -> None:
    (folder / "hoidam.toml").write_text('[crawler]\ndelay = 0.05\nproxy = "http://127.0.0.1:9"\n')
    result = checked(folder, "vnexpress", "--json")
    told = lines(result)
    assert result.exit_code == 1
    assert {each["url"] for each in told} == set(OUTLETS["vnexpress"].current())
    assert (told[0]["outcome"], told[0]["detail"]) == (
        "cut_off",
        "robots.txt: our own proxy refuses connections",
    )
    assert [each["outcome"] for each in told][1:] == ["not_asked"] * 2


def test_a_check_says_of_an_outlet_that_another_process_asks_that_it_did_not(
    folder: Path, store: Store, lines: Callable[[Result], list[Any]]
) -> None:
    (folder / "hoidam.toml").write_text(
        '[crawler]\noutlets = ["dantri", "vnexpress"]\ndelay = 0.05\nproxy = "http://127.0.0.1:9"\n'
    )
    with store.hold_hosts(["dantri.com.vn"], "hoidam crawl, process 7"):
        result = checked(folder, "--json")
    assert result.exit_code == 1
    theirs = [each for each in lines(result) if each["outlet"] == "dantri"]
    assert {each["url"] for each in theirs} == set(MANY["dantri"].current())
    assert {each["outcome"] for each in theirs} == {"not_asked"}
    assert all(each["asked_by"].startswith("hoidam crawl, process 7, since ") for each in theirs)
    ours = [each for each in lines(result) if each["outcome"] == "not_asked" and each not in theirs]
    assert [each["asked_by"] for each in ours] == [None] * 2


def test_who_asks_an_outlet_at_the_moment_is_shown(
    hoidam: Callable[..., Result], store: Store, lines: Callable[[Result], list[Any]]
) -> None:
    walk = "hoidam crawl --since 2024-01-01, process 7 on desk"
    with store.hold_hosts(["vnexpress.net"], walk):
        for more in ([], ["--sources"]):
            shown = " ".join(hoidam("outlets", *more).stderr.split())
            assert f"vnexpress is asked at the moment by {walk}, since " in shown
            assert shown.count("is asked at the moment by") == 1
        asked_by = {each["outlet"]: each["asked_by"] for each in lines(hoidam("outlets", "--json"))}
    assert asked_by.pop("vnexpress").startswith(f"{walk}, since ")
    assert {*asked_by.values()} == {None}
    assert "at the moment" not in hoidam("outlets").stderr


def checked(folder: Path, *arguments: str) -> Any:
    """In a process of its own: Scrapy runs once in each."""
    process = forked.Forked(forked.hoidam, ["outlets", "check", *arguments], folder=folder)
    stdout, stderr = process.communicate(timeout=100)
    return SimpleNamespace(exit_code=process.returncode, stdout=stdout, stderr=stderr)
