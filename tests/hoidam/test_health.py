"""How outlets do: in the table, to the operator by mail, and never to readers."""

import asyncio
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from crawler.outlets import load
from hoidam.clock import now as clock
from hoidam.configuration import load as configured
from hoidam.delivering import compose, deliver
from hoidam.receivers import MailReceiver
from hoidam.sample_sites import sample_sites_in_thread
from hoidam.watching import watch
from meetings.errors import ConfigError
from meetings.outlet_visit import OutletVisit
from storage.store import Store

HOUR = timedelta(hours=1)
OUTLETS = {name: load()[name] for name in ("vnexpress", "biengioilanhtho")}
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
    )


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
    told += [round_("ok", now + (5 + hour) * HOUR) for hour in range(2)]
    assert told == [[], [], ["worse"], [], [], ["recovered"], []]
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


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ('channels = ["post"]', "hoidam.toml:2: operator.channels[0]: there is no channel 'post'"),
        ('language = "zh"', "operator.language"),
        ('remind_after = "1s"', "hoidam.toml:2: operator.remind_after: must be from 1h to 30d"),
        ("tell = 1", "hoidam.toml:2: operator.tell: unknown setting"),
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
    assert told["dantri"]["state"] == "new"
    assert told["vnexpress"]["requests_per_day"] == 3
    assert FEED[:30] in hoidam("outlets", "--sources").stdout


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
    assert [each["outcome"] for each in told][1:] == ["not_asked"] * 2


def checked(folder: Path, *arguments: str) -> Any:
    """In a process of its own: Scrapy runs once in each."""

    ended = subprocess.run(
        [sys.executable, "-m", "hoidam", "outlets", "check", *arguments],
        check=False, cwd=folder, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    return type("Ended", (), {"exit_code": ended.returncode, "stdout": ended.stdout, "stderr": ended.stderr})
