"""A table to export: its columns with their types, and how its rows come from what is known."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

Kind = Literal["text", "texts", "integer", "number", "date", "moment", "flag"]
"""`texts` is a list of text; a moment is in UTC."""
Row = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[T]):
    """`rows` of one thing have values of the columns, or None; `lines` are its objects as JSON Lines."""

    columns: Mapping[str, Kind]
    rows: Callable[[T], Iterable[Row]]
    lines: Callable[[T], Iterable[Mapping[str, Any]]]
