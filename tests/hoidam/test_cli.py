"""The command line: help everywhere, clear failures, quick to start."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from click.testing import Result

from hoidam import VERSION
from hoidam.cli import COMMANDS
from hoidam.receivers import MailReceiver
from meetings.article import Article
from storage.store import Store

ROOT = Path(__file__).parents[2]
Run = Callable[..., Result]


def test_help_names_every_command(hoidam: Run) -> None:
    shown = hoidam("--help").stdout
    assert all(f"  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(hoidam: Run, command: str) -> None:
    result = hoidam(command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"hoidam {command}" in result.stdout.replace("hoidam --config /etc/hoidam.toml", "hoidam").replace(
        "hoidam --keep", "hoidam"
    )


def loaded_by(*modules: str) -> set[str]:
    """The packages that a fresh process holds after importing these modules."""
    asked = f"import sys, {', '.join(modules)}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    said = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, cwd=ROOT, text=True)
    return set(said.stdout.split())


def test_a_help_text_loads_nothing_that_takes_its_time() -> None:
    slow = {"alembic", "apscheduler", "asyncio", "httpx", "jinja2", "pydantic", "scrapy", "sqlalchemy"}
    commands = (f"hoidam.commands.{module}" for module, _ in COMMANDS.values())
    assert loaded_by("hoidam.cli", *commands) & slow == set()


def test_the_daemon_never_loads_what_reads_pages() -> None:
    reads_pages = {"scrapy", "twisted", "lxml", "trafilatura", "parsel", "feedparser", "dateparser"}
    daemon = (
        "hoidam.commands.run",
        "hoidam.daemon",
        "hoidam.opening",
        "hoidam.configuration",
        "storage.store",
    )
    assert loaded_by(*daemon) & reads_pages == set()


def test_a_mistyped_command_is_told_the_nearest(hoidam: Run) -> None:
    result = hoidam("crwal")
    assert result.exit_code == 2
    assert "did you mean 'crawl'?" in result.stderr


def test_the_version_is_that_of_the_package(hoidam: Run) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert declared == VERSION
    assert hoidam("--version").stdout == f"hoidam {VERSION}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",), ("meetings",), ("analyse",), ("deliver",), ("deliveries",), ("outlets",),
        ("search", "x"), ("digest", "x"), ("migrate",), ("run",), ("crawl",), ("import", "-"),
    ],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_a_bad_configuration_is_78_with_every_mistake(
    hoidam: Run, folder: Path, arguments: tuple[str, ...]
) -> None:
    Path("hoidam.toml").write_text("[crawler]\ndelay = 1\ncontct = 'x'\n", encoding="utf-8")
    result = hoidam(*arguments)
    assert result.exit_code == 78
    assert "hoidam.toml:2: crawler.delay: must be 5 seconds or more" in result.stderr
    assert "hoidam.toml:3: crawler.contct: unknown setting; did you mean 'contact'?" in result.stderr
    assert result.stdout == ""


def test_a_database_that_cannot_be_used_is_one_line(hoidam: Run, folder: Path) -> None:
    Path("hoidam.db").write_bytes(b"this is no database, whatever its name says" * 100)
    result = hoidam("meetings")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "file is not a database" in result.stderr


def test_check_says_what_is_well(hoidam: Run, subscribed: Path, store: Store) -> None:
    result = hoidam("check")
    assert result.exit_code == 0
    assert "✓ subscription   desk: at once, by mail" in result.stdout
    assert "✓ database" in result.stdout
    assert "crawler.contact is not set" in result.stdout


def test_check_fails_when_the_database_cannot_be_used(hoidam: Run, subscribed: Path) -> None:
    Path("hoidam.db").write_bytes(b"no database" * 100)
    result = hoidam("check")
    assert result.exit_code == 1
    assert "✗ database" in result.stdout


def test_a_channel_can_be_tried_before_there_is_news(
    hoidam: Run, subscribed: Path, mails: MailReceiver
) -> None:
    result = hoidam("check", "--send", "mail")
    assert result.exit_code == 0
    assert "✓ channel        mail to " in result.stdout
    (mail,) = mails.ledger.entries
    assert "A test, not news" in message_from_bytes(mail.read_bytes(), policy=policy.default)["Subject"]
    assert not Path("hoidam.db").exists()
    mistaken = hoidam("check", "--send", "mali")
    assert mistaken.exit_code == 2
    assert "there is no channel 'mali'; did you mean 'mail'?" in mistaken.stderr


def test_a_channel_that_fails_when_it_is_tried_says_why(
    hoidam: Run, subscribed: Path, mails: MailReceiver, unused_tcp_port: int
) -> None:
    text = subscribed.read_text(encoding="utf-8").replace(str(mails.port), str(unused_tcp_port))
    subscribed.write_text(text, encoding="utf-8")
    result = hoidam("check", "--send", "mail", "--json")
    assert result.exit_code == 1
    assert f"127.0.0.1:{unused_tcp_port} refuses connections" in json.loads(result.stdout)["what"]


def test_the_form_of_webhooks_can_be_had(hoidam: Run) -> None:
    assert json.loads(hoidam("check", "--schema").stdout)["$defs"]["version"] == {"const": 1}


def test_check_makes_no_database_and_says_one_will_be(hoidam: Run, subscribed: Path) -> None:
    result = hoidam("check")
    assert (result.exit_code, Path("hoidam.db").exists()) == (0, False)
    assert "hoidam.db will be created" in result.stdout
    Path("hoidam.db").touch()
    result = hoidam("check")
    assert result.exit_code == 0
    assert "database       holds nothing yet; its tables will be created" in result.stdout
    subscribed.write_text('[database]\nurl = "sqlite:///nowhere/hoidam.db"\n', encoding="utf-8")
    result = hoidam("check")
    assert result.exit_code == 1
    assert "✗ database       " in result.stdout
    assert "cannot be made" in result.stdout


def test_going_back_to_no_schema_is_refused_where_nobody_can_be_asked(
    hoidam: Run, keep: Callable[..., None], articles: list[Article]
) -> None:
    keep(*articles[:2])
    refused = hoidam("migrate", "--to", "base")
    assert refused.exit_code == 2
    assert "all that the database holds is lost: 2 articles" in refused.stderr
    assert "2 articles" in hoidam("check").stdout
    assert "has schema none" in hoidam("migrate", "--to", "base", "--yes").stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--url", "notaurl"), "'notaurl' is not an http or https address"),
        (("--url", "vnexpress.net/x-4800000.html"), "is not an http or https address"),
        (("--url", "https://www.vnexpres.net/x"), "at none of the outlets; did you mean 'vnexpress.net'?"),
        (
            ("--url", "https://1.zz/x"),
            "https://1.zz/x is at none of the outlets; hoidam outlets --json tells",
        ),
        (
            ("dantri", "--url", "https://vnexpress.net/x"),
            "is an address of vnexpress, which is not asked for",
        ),
    ],
)
def test_an_address_of_no_outlet_is_wrong_use_and_the_nearest_is_named(
    hoidam: Run, arguments: tuple[str, ...], says: str
) -> None:
    result = hoidam("crawl", *arguments)
    said = result.stderr.splitlines()[-1]
    assert result.exit_code == 2
    assert says in said
    assert len(said) < 150


def test_an_outlet_is_added_to_nothing_but_a_checkout(hoidam: Run, folder: Path) -> None:
    (folder / "crawler/outlets").mkdir(parents=True)
    before = sorted(folder.rglob("*"))
    result = hoidam("outlets", "add", "evening_post", "https://post.example/x-1.html", "--to", ".")
    assert result.exit_code == 2
    assert ". is no checkout of hoidam: it has no tests/crawler/pages" in result.stderr
    assert sorted(folder.rglob("*")) == before


def test_a_name_that_the_configuration_declares_is_not_added_again(hoidam: Run, folder: Path) -> None:
    (folder / "hoidam.toml").write_text(
        '[[outlets]]\nname = "evening_post"\nhost = "post.example"\n'
        "article = '/(?P<id>[0-9]+)'\nfeeds = [\"https://post.example/rss\"]\n"
    )
    for name in (("crawler", "outlets"), ("tests", "crawler", "pages")):
        folder.joinpath(*name).mkdir(parents=True)
    result = hoidam("outlets", "add", "evening_post", "https://other.example/1", "--to", ".")
    assert result.exit_code == 2
    assert "there is an outlet evening_post already, declared in hoidam.toml" in result.stderr
    assert list((folder / "crawler/outlets").iterdir()) == []


def test_the_example_is_printed_and_its_addresses_are_told_to_be_placeholders(hoidam: Run) -> None:
    Path("hoidam.toml").write_text(hoidam("check", "--example").stdout, encoding="utf-8")
    result = hoidam("check")
    assert result.exit_code == 0
    assert (
        "channels.mail.host, channels.mail.sender, channels.mail.recipients: still of example"
        in result.stdout
    )


def test_migrate_makes_the_database_and_goes_back(hoidam: Run, folder: Path) -> None:
    assert "before: none" in hoidam("migrate").stderr
    assert "Nothing to do" in hoidam("migrate").stderr
    assert "has schema none" in hoidam("migrate", "--to", "base").stderr
    refused = hoidam("migrate", "--to", "nonsense")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)


def test_outlets_not_visited_yet_are_listed_and_are_no_failure(hoidam: Run, store: Store) -> None:
    result = hoidam("outlets")
    assert result.exit_code == 0
    assert re.search(r"^vnexpress +new ", result.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", ["meetings", "exports meetings", "exports articles", "crawl"])
@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--since", "30/4/2026"), "'30/4/2026' is not a day such as 2026-03-18"),
        (("--since", "2026-05-01", "--until", "2026-04-01"), "is later than --until"),
    ],
)
def test_a_time_that_cannot_be_is_no_time_without_news(hoidam, command, options, why) -> None:
    result = hoidam(*command.split(), *options)
    assert result.exit_code == 2
    assert why in result.stderr


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--due", "--since", "2026-01-01"), "--due is for sources"),
        (("--since", "2026-01-01", "--until", "2999-01-01"), "is a day to come"),
    ],
)
def test_a_crawl_says_what_it_cannot_do(hoidam, options, why) -> None:
    result = hoidam("crawl", *options)
    assert result.exit_code == 2
    assert why in result.stderr
