"""One digest goes out by every channel there is, from a configuration as a user writes it, and no secret with it."""

import json
import threading
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from alerts.channel import kinds
from hoidam.receivers import MailReceiver, WebhookReceiver
from hoidam.samples.articles import sample_articles
from tests.alerts.channels.services import PATHS, SERVICES, TOKEN
from tests.forked import Forked, hoidam

KEY = "whsec_" + "Y2FuYXJ5" * 5 + "Y2E="


@dataclass
class Town:
    """All services at one port; `taken` are the kinds that took a message, `refused` what was answered else."""

    port: int = 0
    taken: list[str] = field(default_factory=list)
    refused: list[tuple[str, bytes]] = field(default_factory=list)

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        if path == "/other":
            self.taken.append("apprise")
            return 200, b""
        kind = next(
            kind for kind in sorted(PATHS, key=lambda k: -len(PATHS[k])) if path.startswith(PATHS[kind])
        )
        head, _, said = SERVICES[kind](f"POST {path} HTTP/1.1", headers, body).partition(b"\r\n\r\n")
        status = int(head.split()[1])
        if status < 300:
            self.taken.append(kind)
        else:
            self.refused.append((kind, said))
        return status, said


@pytest.fixture
def town() -> Iterator[Town]:
    town = Town()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, said = town.answer(self.path, headers, body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    town.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield town
    server.shutdown()
    thread.join()
    server.server_close()


def configuration(port: int, mails: MailReceiver, webhooks: WebhookReceiver) -> str:
    hooks = ("slack", "discord", "teams", "mattermost")
    chats = "".join(f'[channels.{kind}]\nkind = "{kind}"\nurl_env = "{kind.upper()}"\n' for kind in hooks)
    return f"""
[network]
allow = ["127.0.0.1:{port}", "{webhooks.url.split("/")[2]}"]
[channels.email]
kind = "email"
host = "127.0.0.1"
port = {mails.port}
security = "none"
sender = "hoidam@example.org"
recipients = ["analyst@example.org"]
unsubscribe = ["mailto:desk@example.org"]
[channels.webhook]
kind = "webhook"
url = "{webhooks.url}"
secret_file = "key"
{chats}
[channels.telegram]
kind = "telegram"
token_env = "TELEGRAM"
chat = "-100"
server = "http://127.0.0.1:{port}"
[channels.ntfy]
kind = "ntfy"
topic_env = "TOPIC"
token_env = "NTFY"
server = "http://127.0.0.1:{port}"
[channels.apprise]
kind = "apprise"
url_env = "APPRISE"
unguarded = true
[[subscriptions]]
name = "desk"
channels = {json.dumps(kinds())}
language = "en"
schedule = {{ at = "07:00" }}
"""


def environment(port: int) -> dict[str, str]:
    origin = f"http://127.0.0.1:{port}"
    return {
        **{kind.upper(): origin + PATHS[kind] for kind in ("slack", "discord", "teams", "mattermost")},
        "TELEGRAM": TOKEN,
        "TOPIC": "canary-topic",
        "NTFY": "tk_canary_canary",
        "APPRISE": f"json://canary:canary-password@127.0.0.1:{port}/other",
    }


def hoidam_with_apprise(arguments: Sequence[str]) -> None:
    """Apprise imports what Python will not have for ever."""
    warnings.simplefilter("ignore", DeprecationWarning)
    hoidam(arguments)


def test_a_digest_goes_out_by_every_channel(tmp_path: Path, town: Town) -> None:
    articles = [
        {
            "url": a.url, "outlet": a.outlet, "title": a.title, "lead": a.lead,
            "text": "\n".join(a.paragraphs), "published_at": a.published.isoformat(),
        }
        for versions in sample_articles()
        for a in versions[:1]
        if a.outlet == "baotintuc"
    ]  # fmt: skip
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    (tmp_path / "key").write_text(KEY, encoding="utf-8")
    (tmp_path / "key").chmod(0o600)
    said = []

    def run(*arguments: str) -> str:
        ended = Forked(hoidam_with_apprise, arguments, folder=tmp_path, env=environment(town.port))
        said.append("".join(ended.communicate(timeout=120)))
        assert ended.returncode == 0, said[-1]
        return said[-1]

    with MailReceiver(tmp_path / "m") as mails, WebhookReceiver(tmp_path / "w", KEY) as webhooks:
        written = configuration(town.port, mails, webhooks)
        (tmp_path / "hoidam.toml").write_text(written, encoding="utf-8")
        run("import", "articles.jsonl")
        run("analyse")
        assert "9 messages sent, 0 refused" in run("digest", "desk", "--since", "2019-01-01")
        assert not town.refused
        assert sorted(town.taken) == sorted(set(kinds()) - {"email", "webhook"})
        assert (len(mails.ledger.entries), len(webhooks.ledger.entries)) == (1, 1)
        assert "✓ channel        telegram to Telegram -100: taken" in run("check", "--send", "telegram")
        run("deliveries", "list")
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("hoidam.db*") if path.is_file())
    assert b"canary" not in stored.lower()
    assert "canary" not in "".join(said).lower()
