"""What robots.txt forbids is forbidden, whatever form it has, and what cannot be had forbids everything."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.robots import LONGEST, Permission, Robots, RobotsFile

HOST = "https://a.example"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Hosts:
    """Hosts that each answer with their file, and a clock."""

    def __init__(self, files: Mapping[str, RobotsFile]) -> None:
        self.files = dict(files)
        self.asked: list[str] = []
        self.now = NOON
        self.robots = Robots(self._answer, "hoidam", lambda: self.now)

    async def _answer(self, url: str) -> RobotsFile:
        self.asked.append(url)
        return self.files[url]

    async def outcome(self, url: str) -> str:
        return (await self.robots.permission(url)).outcome


def answering(status: int | None = 200, body: bytes = b"", **more: Any) -> Hosts:
    return Hosts({f"{HOST}/robots.txt": RobotsFile(status=status, body=body, **more)})


RULES = (
    b"Sitemap: https://a.example/sitemap.xml\n"
    b"User-agent: *\nDisallow: /\n\n"
    b"User-agent: other\nuser-agent: HoiDam # and us\nDisallow: /in/\nAllow: /in/rss$\nDisallow: /*.php$\nDisallow: /*?page=\n"
    b"Disallow: /t%C3%ACm/\nDisallow:\n\n"
    b"User-agent: hoidam\nDisallow: /later\n"
)


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("", "ok"), ("/", "ok"), ("/x", "ok"), ("/in", "ok"), ("/in/", "forbidden_by_robots"), ("/in/1.html", "forbidden_by_robots"),
        ("/in/rss", "ok"), ("/in/rss2", "forbidden_by_robots"), ("/a.php", "forbidden_by_robots"), ("/a.php5", "ok"),
        ("/a?page=2", "forbidden_by_robots"), ("/a?n=2", "ok"), ("/later/1", "forbidden_by_robots"),
        ("/tìm/1", "forbidden_by_robots"), ("/t%c3%acm/1", "forbidden_by_robots"), ("/IN/1", "ok"),
    ],
)  # fmt: skip
async def test_the_groups_that_name_us_hold_together_and_the_longest_rule_decides(
    path: str, outcome: str
) -> None:
    said = await answering(body=RULES).robots.permission(f"{HOST}{path}")
    assert (said.outcome, said.detail) == (outcome, "" if outcome == "ok" else "robots.txt forbids it")


async def test_the_group_for_all_holds_where_none_names_us() -> None:
    hosts = answering(body=b"User-agent: otherbot\nDisallow: /a\n\nUser-agent: *\nDisallow: /b")
    assert [await hosts.outcome(f"{HOST}/{path}") for path in "ab"] == ["ok", "forbidden_by_robots"]


@pytest.mark.parametrize("status", [200, 203, 299])
async def test_rules_hold_whatever_kind_of_success_they_come_with(status: int) -> None:
    assert (
        await answering(status, b"User-agent: *\nDisallow: /").outcome(f"{HOST}/1") == "forbidden_by_robots"
    )


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 499])
async def test_a_file_that_is_not_there_or_not_for_us_allows_everything(status: int) -> None:
    hosts = answering(status, b"User-agent: *\nDisallow: /\nCrawl-delay: 9", outcome="refused", problem="x")
    assert await hosts.robots.permission(f"{HOST}/1") == Permission(outcome="ok")


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (500, "server_error"), (503, "busy"), (599, "server_error"), (429, "busy"), (302, "server_error"), (304, "unchanged"), (None, "off_site"), (300, "server_error"), (399, "server_error"),
        (407, "cut_off"),
        (None, "unreachable"), (200, "unreachable"), (None, "cut_off"), (200, "too_large"), (200, "challenge"), (403, "challenge"),
    ],
)  # fmt: skip
async def test_a_file_that_cannot_be_had_forbids_everything_and_says_why(
    status: int | None, outcome: Any
) -> None:
    hosts = answering(status, outcome=outcome, problem="as it is")
    assert await hosts.robots.permission(f"{HOST}/1") == Permission(
        outcome=outcome, detail="robots.txt: as it is"
    )


@pytest.mark.parametrize(
    ("said", "delay"),
    [(b"", 0), (b"Crawl-delay: 7.5", 7.5), (b"Crawl-delay: 60", 60), (b"Crawl-delay: 86400", 60)],
)
@pytest.mark.parametrize("path", ["1", "closed"])
async def test_a_crawl_delay_may_be_long_but_not_for_ever(said: bytes, delay: float, path: str) -> None:
    hosts = answering(
        body=b"User-agent: hoidam\nDisallow: /closed\n" + said + b"\n\nUser-agent: *\nCrawl-delay: 9"
    )
    assert (await hosts.robots.permission(f"{HOST}/{path}")).delay == delay


async def test_every_host_and_port_has_rules_of_its_own() -> None:
    forbids = RobotsFile(status=200, body=b"User-agent: *\nDisallow: /")
    hosts = Hosts(
        {
            f"{HOST}/robots.txt": forbids,
            "http://a.example/robots.txt": RobotsFile(status=404),
            "https://m.a.example/robots.txt": RobotsFile(status=404),
            "https://a.example:8443/robots.txt": RobotsFile(status=404),
        }
    )
    for origin in (HOST, "http://a.example", "https://m.a.example", "https://a.example:8443"):
        assert (await hosts.outcome(f"{origin}/1") == "ok") is (origin != HOST)
    assert len(hosts.asked) == 4


async def test_rules_that_change_during_a_walk_of_days_hold_within_the_hour() -> None:
    hosts = answering()
    said = []
    for minutes in (0, 60, 1, 59, 2):
        hosts.now += timedelta(minutes=minutes)
        said.append(await hosts.outcome(f"{HOST}/1"))
        hosts.files[f"{HOST}/robots.txt"] = RobotsFile(
            status=200, body=b"User-agent: *\nDisallow: /" if len(said) < 4 else b""
        )
    assert said == ["ok", "ok", "forbidden_by_robots", "forbidden_by_robots", "ok"]
    assert hosts.asked == [f"{HOST}/robots.txt"] * 3


async def test_what_is_behind_half_a_megabyte_is_not_read() -> None:
    head, rule = b"User-agent: *\n", b"Disallow: /1\n"
    room = LONGEST - len(head) - len(rule)
    for padding, outcome in ((room, "forbidden_by_robots"), (room + len(rule), "ok")):
        body = head + b"#" * (padding - 1) + b"\n" + rule + b"Disallow: /2\n"
        hosts = answering(body=body)
        assert [await hosts.outcome(f"{HOST}/{path}") for path in "12"] == [outcome, "ok"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
async def test_rules_are_read_in_whatever_form_they_were_saved(encoding: str, line: str) -> None:
    body = line.join(["User-agent: *", "Disallow: /closed"]).encode(encoding)
    hosts = answering(body=body)
    assert [await hosts.outcome(f"{HOST}/{path}") for path in ("1", "closed")] == [
        "ok",
        "forbidden_by_robots",
    ]
