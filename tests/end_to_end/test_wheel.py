"""The wheel holds all it needs, and runs from another directory."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked wheel, as an installer would leave it."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    left_out = shutil.ignore_patterns(".*", "__pycache__", "demo", "*.db*", "tests", "benchmarks")
    shutil.copytree(ROOT, source, ignore=left_out)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], check=True, cwd=source)
    (wheel,) = (source / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "hoidam", *arguments],
        check=False, capture_output=True, text=True, timeout=120, cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip


def test_it_brings_its_migrations_data_templates_and_samples(installed: Path) -> None:
    for path in (
        "storage/_migrations/env.py", "meetings/beats/vietnam_china/people.json", "alerts/templates/digest.html.jinja",
        "hoidam/samples/layouts/robots.txt", "crawler/outlets/vnexpress.py", "crawler/wording.json",
    ):  # fmt: skip
        assert (installed / path).is_file(), path
    assert list((installed / "storage/_migrations/versions").glob("*.py"))
    assert not (installed / "alembic").exists()


def test_it_runs_from_another_directory_with_its_migrations(installed: Path, tmp_path: Path) -> None:
    assert "Commands" in run(installed, tmp_path, "--help").stdout
    migrated = run(installed, tmp_path, "migrate")
    assert migrated.returncode == 0, migrated.stderr
    assert (tmp_path / "hoidam.db").is_file()
    assert run(installed, tmp_path, "check").returncode == 0
    assert '"$schema"' in run(installed, tmp_path, "check", "--schema").stdout
    example = run(installed, tmp_path, "check", "--example").stdout
    assert example == (ROOT / "hoidam.example.toml").read_text(encoding="utf-8")


def test_it_declares_its_command(installed: Path) -> None:
    (entry_points,) = installed.glob("hoidam-*.dist-info/entry_points.txt")
    assert "hoidam = hoidam.cli:main" in entry_points.read_text()
