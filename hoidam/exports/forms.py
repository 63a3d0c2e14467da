"""CSV and JSON Lines: one row or object after the other, so that nothing has to fit into memory."""

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, BinaryIO, TypeVar

from hoidam.exports.table import Kind, Table

T = TypeVar("T")
_FORMULAS = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet calculates, or strips to come to what it calculates; the wide ones where East Asian."""
_BOM = b"\xef\xbb\xbf"
_BETWEEN = "; "


def write_csv(table: Table[T], things: Iterable[T], out: BinaryIO, *, bom: bool = False) -> int:
    """As RFC 4180 has it, all quoted, in UTF-8; with `bom` Excel knows that it is. The number of rows."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    if bom:
        out.write(_BOM)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    number = 0
    try:
        writer.writerow(table.columns)
        for thing in things:
            for row in table.rows(thing):
                writer.writerow([cell(row[name], kind) for name, kind in table.columns.items()])
                number += 1
    finally:
        text.detach()
    return number


def write_jsonl(table: Table[T], things: Iterable[T], out: BinaryIO) -> int:
    """One object a line, in UTF-8; the number of them."""
    number = 0
    for thing in things:
        for line in table.lines(thing):
            said = json.dumps(line, ensure_ascii=False, default=_plain)
            out.write(said.encode("utf-8", "replace") + b"\n")
            number += 1
    return number


def cell(value: Any, kind: Kind) -> str:
    """A value as text; of what others wrote, nothing that a spreadsheet would calculate."""
    if value is None:
        return ""
    if kind in {"text", "texts"}:
        text = value if isinstance(value, str) else _BETWEEN.join(value)
        return f"'{text}" if text.lstrip(" \u00a0\u3000").startswith(_FORMULAS) else text
    if kind == "flag":
        return "true" if value else "false"
    return _plain(value) if isinstance(value, date) else str(value)


def _plain(value: Any) -> str:
    """Days and moments as ISO 8601, moments in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form")
