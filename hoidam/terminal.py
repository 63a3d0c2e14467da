"""What people see in a terminal: tables, progress and colours; and JSON Lines for programs."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Any
from zoneinfo import ZoneInfo

import click

from alerts.lines import columns, wrapped

GAP = "  "
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def print_json(value: Any) -> None:
    """One JSON object a line on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False))


def note(text: str = "", **style: Any) -> None:
    """A line for people, on stderr."""
    click.secho(harmless(text), err=True, **style)


def note_wrapped(text: str, **style: Any) -> None:
    """A paragraph for people, on stderr, in lines as wide as the terminal."""
    for line in wrapped(harmless(text), width()):
        note(line, **style)


def harmless(text: str) -> str:
    """Text of others without what would steer a terminal."""
    return _CONTROLS.sub("", text)


def width() -> int:
    return max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))


def cut(text: str, room: int) -> str:
    """The text in one line of at most `room` columns."""
    line = " ".join(harmless(text).split())
    if columns(line) <= room:
        return line
    while line and columns(line) > room - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"


def print_table(
    heads: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    below: Sequence[str | None] = (),
    err: bool = False,
) -> None:
    """Columns as wide as they need be; the last takes what room is left, in a pipe as much as it likes.

    What stands `below` each row has the whole width, and as many lines as it takes.
    """
    cells = [["" if cell is None else harmless(str(cell)) for cell in row] for row in rows]
    sizes = [max(columns(row[place]) for row in [list(heads), *cells]) for place in range(len(heads) - 1)]
    left = width() - sum(sizes) - len(GAP) * len(sizes)
    room = max(16, left) if (sys.stderr if err else sys.stdout).isatty() else sys.maxsize
    click.secho(_row(heads, sizes, room), err=err, bold=True)
    for row, words in zip_longest(cells, below):
        click.echo(_row(row, sizes, room), err=err)
        for line in wrapped(harmless(words), width(), GAP * 2) if words else ():
            click.secho(line, err=err, dim=True)


def _row(row: Sequence[str], sizes: Sequence[int], room: int) -> str:
    padded = [cell + " " * (size - columns(cell)) for cell, size in zip(row, sizes, strict=False)]
    return GAP.join([*padded, cut(row[-1], room)]).rstrip()


def moment(when: datetime | None) -> str:
    """A moment in Hanoi time, to the minute."""
    return f"{when.astimezone(HANOI):%Y-%m-%d %H:%M}" if when else "–"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def is_terminal() -> bool:
    return sys.stderr.isatty()


def in_colour() -> bool:
    """Whether stdout is a terminal of somebody who wants colours: https://no-color.org."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
