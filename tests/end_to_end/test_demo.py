"""`hoidam demo`: the whole job in one command."""

import json
import os
import subprocess
import sys
from email import message_from_bytes, policy
from pathlib import Path

ROOT = Path(__file__).parents[2]


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hoidam", "demo", "--keep", str(folder)],
        check=False, capture_output=True, text=True, timeout=120, cwd=folder.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_the_demo_does_the_whole_job_and_again_and_takes_away_only_what_is_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "a demo"
    assert demo(folder).returncode == 0
    (folder / "mail" / "notes.txt").write_text("mine")
    ended = demo(folder)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    for words in (
        "Phan Van Giang holds talks with Dong Jun",
        "10th border defence friendship exchange",
        "Evidence",
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
    mail, notes = sorted((folder / "mail").iterdir())
    assert notes.read_text() == "mine"
    received = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert "\n".join(received.get_body(("plain",)).get_content().splitlines()) in ended.stdout
    assert received.get_body(("html",)) is not None
    (webhook,) = (folder / "webhooks").iterdir()
    payload = json.loads(webhook.read_bytes())
    assert payload["type"] == "hoidam.digest"
    assert len(payload["meetings"]) >= 10


def test_the_demo_leaves_a_folder_that_is_not_its_own_alone(tmp_path: Path) -> None:
    (tmp_path / "hoidam.toml").write_text("# mine")
    ended = demo(tmp_path)
    assert ended.returncode == 1
    assert "are not a demo's" in ended.stderr
    assert [f.name for f in tmp_path.iterdir()] == ["hoidam.toml"]
    assert (tmp_path / "hoidam.toml").read_text() == "# mine"
