"""A file takes its place when it is whole, and leaves nothing behind when it never is."""

import os
from pathlib import Path

import pytest

from hoidam.whole_files import whole_file
from meetings.errors import MonitorError


def _half(place: Path) -> None:
    with whole_file(place) as file:
        file.write(b"half")
        raise RuntimeError("killed")


def test_what_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"before")
    with pytest.raises(RuntimeError):
        _half(tmp_path / "a")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"before")]


def test_a_link_stays_a_link_and_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "file")
    with whole_file(tmp_path / "link") as file:
        file.write(b"said")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == b"said"
    os.mkfifo(tmp_path / "pipe")
    for place in ("pipe", "real"):
        with pytest.raises(MonitorError, match="is no file"), whole_file(tmp_path / place):
            pass


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(MonitorError, match="cannot be written: No such file"),
        whole_file(tmp_path / "no" / "a"),
    ):
        pass
