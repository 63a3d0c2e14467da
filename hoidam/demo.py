"""The demo: the whole job on the bundled sample outlets, with the real parts and no network."""

import asyncio
import base64
import secrets
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

from alerts.subscription import Subscription
from alerts.words import Language
from hoidam import ourselves
from hoidam.analysing import Outcome, analyse
from hoidam.clock import now
from hoidam.composing import compose_news, waiting
from hoidam.configuration import Configuration, load
from hoidam.delivering import Attempted, deliver
from hoidam.receivers import MailReceiver, WebhookReceiver
from hoidam.sample_sites import SampleSites, sample_sites_in_thread
from hoidam.samples.articles import HOSTS
from meetings.errors import MonitorError
from meetings.meeting import Changed, Confirmed, Opened
from storage.store import Store, open_store

_OURS = (
    *("hoidam.db", "hoidam.db-wal", "hoidam.db-shm"),
    *("hoidam.toml", "webhook-secret", "sample-ca.pem"),
)
_MARK = ".made-by-hoidam-demo"
"""A folder without it, in which anything lies, is somebody's own."""
_LEDGERS = (("mail", "*.eml"), ("webhooks", "*.json"), ("hoidam.db.locks", "*.lock"))

_CONFIGURATION = """\
# Made by hoidam demo. The sample outlets, the mail server and the webhook receiver it names ended with it;
# the database can be looked at as long as you like.

[database]
url = "sqlite:///hoidam.db"

[network]
allow = ["{hook_at}"]     # the webhook receiver below is on this machine, not on the public internet

[crawler]
contact = "demo@example.org"
outlets = [{outlets}]
keep = "all"         # also what is about something else, to be judged before your eyes
delay = 0.1          # the proxy below leads to sample outlets on this machine; real ones get 5 and more
proxy = "{proxy}"
ca_file = "sample-ca.pem"

[channels.mail]
kind = "email"
host = "{mail_host}"
port = {mail_port}
security = "none"
sender = "Hội Đàm <hoidam@example.org>"
recipients = ["analyst@example.org"]

[channels.hook]
kind = "webhook"
url = "{hook}"
secret_file = "webhook-secret"

[[subscriptions]]
name = "analyst"
channels = ["mail", "hook"]
language = "{language}"
schedule = {{ at = "07:00", zone = "Asia/Ho_Chi_Minh" }}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """The demo while its servers run."""

    folder: Path
    sites: SampleSites
    mails: MailReceiver
    webhooks: WebhookReceiver
    found: Configuration
    store: Store

    @property
    def subscription(self) -> Subscription:
        return self.found.settings.told()[0]

    def crawl(self, *options: str) -> None:
        """One round of the real spider in a process of its own, its progress on our stderr and stdout."""
        command = ourselves.command(self.found.path, "crawl", *options)
        ended = subprocess.run(command, check=False, env=ourselves.environment())  # noqa: S603 - this program
        if ended.returncode != 0:
            raise MonitorError(f"the crawl of the sample outlets ended with {ended.returncode}")

    def analyse(self) -> tuple[list[Outcome], Counter[str]]:
        """What was read, and how many meetings it opened, changed or confirmed."""
        outcomes = list(analyse(self.store, [self.subscription], now=now))
        told = [conclusion for outcome in outcomes for conclusion in outcome.conclusions]
        counts: Counter[str] = Counter(outcome.verdict.label for outcome in outcomes)
        for name, kind in (("opened", Opened), ("changed", Changed), ("confirmed", Confirmed)):
            counts[name] = len({c.meeting.id for c in told if isinstance(c, kind)})
        return outcomes, counts

    def deliver(self) -> list[Attempted]:
        """Send the digest now; it would be due tomorrow at seven."""
        news = waiting(self.store, self.subscription, now(), since=None)
        compose_news(
            self.store, self.subscription, news, self.found.channels, now(), outlets=self.found.watched
        )
        return asyncio.run(deliver(self.store, self.found.channels, now=now))

    def received_text(self) -> str:
        """The plain text of the mail that arrived."""
        mail = message_from_bytes(self.mails.ledger.entries[-1].read_bytes(), policy=policy.default)
        body = mail.get_body(("plain",))
        return "\n".join(body.get_content().splitlines()) if body else ""


@contextmanager
def demo(folder: Path, language: Language) -> Iterator[Demo]:
    """Serve the sample outlets and receivers, beside a fresh database in `folder`, until the block ends."""
    try:
        _cleared(folder)
    except OSError as error:
        raise MonitorError(f"{error.filename or folder}: {error.strerror}") from error
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    with (
        sample_sites_in_thread(folder) as sites,
        MailReceiver(folder / "mail") as mails,
        WebhookReceiver(folder / "webhooks", secret) as webhooks,
    ):
        _write_private(folder / "webhook-secret", secret)
        configuration = _CONFIGURATION.format(
            outlets=", ".join(f'"{outlet}"' for outlet in HOSTS),
            proxy=sites.proxy,
            mail_host=mails.host,
            mail_port=mails.port,
            hook=webhooks.url,
            hook_at=urlsplit(webhooks.url).netloc,
            language=language,
        )
        _write_private(folder / "hoidam.toml", configuration)
        found = load(folder / "hoidam.toml")
        store = open_store(found.database)
        try:
            yield Demo(folder=folder, sites=sites, mails=mails, webhooks=webhooks, found=found, store=store)
        finally:
            store.close()


def _cleared(folder: Path) -> None:
    """Take away what an earlier demo left there, and nothing else; another folder is refused."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = (folder / _MARK).exists() or _is_of_an_earlier_demo(folder / "hoidam.toml")
    if any(folder.iterdir()) and not ours:
        raise MonitorError(f"{folder} holds files that are not a demo's; name an empty or new folder")
    (folder / _MARK).touch()
    for name in _OURS:
        (folder / name).unlink(missing_ok=True)
    for ledger, files in _LEDGERS:
        for entry in (folder / ledger).glob(files):
            entry.unlink()


def _is_of_an_earlier_demo(configuration: Path) -> bool:
    """By its first words: demos did not always leave a mark."""
    return configuration.is_file() and configuration.read_bytes().startswith(b"# Made by hoidam demo")


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
