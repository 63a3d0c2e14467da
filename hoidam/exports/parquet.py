"""Parquet, with its types, by pyarrow: an extra, as it is larger than all the rest together."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from hoidam.exports.table import Table
from meetings.errors import MonitorError

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
_GROUP = 5_000
"""Rows of one row group: what is held in memory."""


def write_parquet(table: Table[T], things: Iterable[T], out: BinaryIO) -> int:
    """The number of rows; raises `MonitorError` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise MonitorError("Parquet needs pyarrow, an extra: pip install 'hoidam[parquet]'") from error
    schema = _schema(table)
    rows = (row for thing in things for row in table.rows(thing))
    number = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist([dict(row) for row in group], schema=schema))
            number += len(group)
    return number


def _schema(table: Table[Any]) -> "pa.Schema":
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int32(),
        "number": pa.float64(),
        "date": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
        "flag": pa.bool_(),
    }
    return pa.schema([pa.field(name, types[kind]) for name, kind in table.columns.items()])
