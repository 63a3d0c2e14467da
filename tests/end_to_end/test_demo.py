"""`hoidam demo`: the whole job in one command."""

import json
import re
import sys
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path

from tests import forked
from tests.forked import ROOT, Forked


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    code: int
    stdout: str
    stderr: str


def hoidam(*arguments: str, cwd: Path) -> Ended:
    process = Forked(forked.hoidam, arguments, folder=cwd, env={"COLUMNS": "100"})
    stdout, stderr = process.communicate(timeout=120)
    return Ended(code=process.wait(), stdout=stdout, stderr=stderr)


def demo(folder: Path) -> Ended:
    return hoidam("demo", "--keep", str(folder), cwd=folder.parent)


def test_the_demo_does_the_whole_job_and_again_and_takes_away_only_what_is_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "a demo"
    assert demo(folder).code == 0
    (folder / "mail" / "notes.txt").write_text("mine")
    ended = demo(folder)
    assert ended.code == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    for words in (
        "Phan Van Giang holds talks with Dong Jun",
        "10th border defence friendship exchange",
        "Evidence",
        "sources are watched, and all of them are well.",
    ):
        assert words in ended.stdout
    for words in (
        "revised",
        "accepted",
        "hoidam.db",
        "001.eml",
        f"{sys.executable} -m hoidam check --example",
    ):
        assert words in ended.stderr
    the_readme_shows_what_one_gets(folder, ended)
    mail, notes = sorted((folder / "mail").iterdir())
    assert notes.read_text() == "mine"
    received = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert "\n".join(received.get_body(("plain",)).get_content().splitlines()) in ended.stdout
    assert received.get_body(("html",)) is not None
    (webhook,) = (folder / "webhooks").iterdir()
    payload = json.loads(webhook.read_bytes())
    assert payload["type"] == "hoidam.digest"
    assert len(payload["meetings"]) >= 10


def the_readme_shows_what_one_gets(folder: Path, ended: Ended) -> None:
    """The lines of its tour that the demo and the commands after it print.

    But for links and ports, and for how many reports changed a meeting and what the first of them named it:
    that hangs on which outlet answers first.
    """
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tour = readme.partition("## Five minutes")[2].partition("And any text")[0]
    printed = ended.stdout + ended.stderr
    for command in re.findall(r"^\$ hoidam --config demo/hoidam.toml (.+)$", tour, re.MULTILINE):
        printed += hoidam("--config", str(folder / "hoidam.toml"), *command.split(), cwd=folder).stdout
    lines = {line.strip() for line in printed.splitlines()}
    for block in re.findall(r"^```\n(.+?)^```", tour, re.MULTILINE | re.DOTALL):
        shown = [
            line.strip()
            for line in block.splitlines()
            if not re.search(r"^\$|^…$|127\.0\.0\.1|meetings confirmed|^→ ", line.strip())
        ]
        assert [line for line in shown if line and line not in lines] == []


def test_the_demo_leaves_a_folder_that_is_not_its_own_alone(tmp_path: Path) -> None:
    (tmp_path / "hoidam.toml").write_text("# mine")
    ended = demo(tmp_path)
    assert ended.code == 1
    assert "are not a demo's" in ended.stderr
    assert [f.name for f in tmp_path.iterdir()] == ["hoidam.toml"]
    assert (tmp_path / "hoidam.toml").read_text() == "# mine"
