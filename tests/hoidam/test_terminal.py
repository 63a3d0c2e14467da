"""Tables fit a terminal; a program that reads them from a pipe gets every word."""

import sys

import pytest

from hoidam.terminal import print_table

ADDRESS = "https://post.example/" + "rat-dai/" * 40 + "?day=1&page=2"


@pytest.mark.parametrize("err", [False, True])
def test_a_pipe_gets_the_whole_of_the_last_column(capsys: pytest.CaptureFixture[str], *, err: bool) -> None:
    print_table(["Outlet", "Source"], [("post", ADDRESS)], err=err)
    out = capsys.readouterr()
    assert (out.err if err else out.out).splitlines()[1] == f"post    {ADDRESS}"


def test_a_terminal_gets_as_much_as_it_has_room_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    print_table(["Outlet", "Source"], [("post", ADDRESS)])
    line = capsys.readouterr().out.splitlines()[1]
    assert len(line.encode("ascii", "ignore").decode().strip()) < 80
    assert "…" in line
    assert ADDRESS not in line
