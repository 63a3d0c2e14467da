"""What is wrong or doubtful in a gazetteer, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]
Tables = Mapping[str, Sequence[Record]]
Numbered = Mapping[str, Sequence[tuple[int, Record]]]
"""Records with their places in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`what` is wrong at `where`: a table, the record's id and place in it; a `fault` makes it unusable."""

    where: str
    what: str
    fault: bool

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def where(table: str, number: int, record: object) -> str:
    identity = record.get("id") if isinstance(record, Mapping) else None
    return f"{table}[{number}]{f' ({identity})' if identity else ''}"
