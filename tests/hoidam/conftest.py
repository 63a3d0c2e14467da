"""A folder with a configuration, a store, and the command line in it."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import hoidam.understanding as rules
from hoidam.cli import main
from hoidam.receivers import MailReceiver
from hoidam.samples.articles import SampleArticle, sample_articles
from meetings.article import Article
from storage.store import Store, open_store

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 3, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def now() -> datetime:
    return NOW


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("HOIDAM_CONFIG", raising=False)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    return tmp_path


@pytest.fixture
def hoidam(folder: Path) -> Callable[..., Result]:
    """Runs the command line in that folder; stdout and stderr apart."""

    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)

    return run


@pytest.fixture(scope="module")
def beginning(empty_store: Path) -> Path:
    """The file that `store` begins as; a module whose tests all begin with more has another."""
    return empty_store


@pytest.fixture
def store(folder: Path, beginning: Path, new_store: Callable[..., Store]) -> Store:
    """The store that the commands use, as long as no configuration names another."""
    return new_store(Path("hoidam.db"), like=beginning)


@pytest.fixture(scope="module")
def filled(empty_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Makes a `beginning`: a file with a store that something was put into; it is given the store, and `keep`."""

    def make(fill: Callable[[Store, Callable[..., None]], None]) -> Path:
        path = tmp_path_factory.mktemp("store") / "filled.db"
        shutil.copyfile(empty_store, path)
        store = open_store(f"sqlite:///{path}")
        fill(store, partial(keep_in, store))
        store.close()
        return path

    return make


def as_article(sample: SampleArticle) -> Article:
    return Article(
        url=sample.url,
        outlet=sample.outlet,
        title=sample.title,
        text="\n".join([sample.lead, *sample.paragraphs]),
        published_at=sample.published,
        credit=sample.credit,
    )


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    """The bundled sample articles as first published, the oldest first."""
    return [as_article(versions[0]) for versions in reversed(sample_articles())]


@pytest.fixture
def keep(store: Store) -> Callable[..., None]:
    """Puts articles into the store as if crawled, or imported."""

    return partial(keep_in, store)


def keep_in(store: Store, *articles: Article, origin: Any = "crawl") -> None:
    for article in articles:
        with store.transaction() as tx:
            tx.keep(article, key=article.url, now=NOW, origin=origin)


@pytest.fixture
def breaks_a_rule(monkeypatch: pytest.MonkeyPatch) -> str:
    """A title; a rule is broken that fails on articles which have it."""
    judge = rules.judge_and_read

    def breaks(article: Article) -> Any:
        if article.title == "bad":
            raise RuntimeError("a rule is broken")
        return judge(article)

    monkeypatch.setattr(rules, "judge_and_read", breaks)
    return "bad"


@pytest.fixture
def mails(tmp_path: Path) -> Iterator[MailReceiver]:
    with MailReceiver(tmp_path / "mails") as receiver:
        yield receiver


@pytest.fixture
def mail_channel(mails: MailReceiver) -> str:
    return f"""
[channels.mail]
kind = "email"
host = "127.0.0.1"
port = {mails.port}
security = "none"
sender = "hoidam@example.org"
recipients = ["analyst@example.org"]
timeout = 20
"""


@pytest.fixture
def subscribed(folder: Path, mail_channel: str) -> Path:
    """A configuration with one immediate subscription by mail."""
    path = folder / "hoidam.toml"
    path.write_text(
        mail_channel
        + '[[subscriptions]]\nname = "desk"\nchannels = ["mail"]\nlanguage = "en"\nschedule = { settle = 0 }\n',
        encoding="utf-8",
    )
    return path


@pytest.fixture
def lines() -> Callable[[Result], list[Any]]:
    """What a command printed as JSON Lines."""

    def read(result: Result) -> list[Any]:
        return [json.loads(line) for line in result.stdout.splitlines()]

    return read
