"""Parquet files: types, dictionaries and nullability as the columns are declared.

pyarrow is an extra: whoever exports CSV needs none of its 170 MB.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from domain.exports import Column, Kind, Row
from reports.exporting import cells

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.NUMBER: pa.int32(),
    Kind.FLAG: pa.bool_(),
}
_MEMBER = pa.field("element", pa.string(), nullable=False)
_CLOSED = pa.dictionary(pa.int8(), pa.string())


class ParquetPart:
    """A file; each write is a row group."""

    def __init__(self, path: Path, columns: tuple[Column, ...], marks: Mapping[str, str]) -> None:
        self._columns = columns
        self._schema = schema(columns, marks)
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")

    def write(self, rows: Sequence[Row]) -> None:
        """Write a row group."""
        arrays = [
            pa.array([cells.plain(getattr(row, column.name)) for row in rows], field.type)
            for column, field in zip(self._columns, self._schema, strict=True)
        ]
        self._writer.write_batch(pa.record_batch(arrays, schema=self._schema))

    def close(self) -> None:
        """Write the footer: without it the file is none."""
        self._writer.close()


def schema(columns: tuple[Column, ...], marks: Mapping[str, str]) -> Any:
    """The Arrow schema of columns; `marks` stand in the footer of the file."""
    fields = [
        pa.field(
            column.name,
            _type(column),
            nullable=not column.is_required,
            metadata={"zh": column.means.zh, "en": column.means.en},
        )
        for column in columns
    ]
    return pa.schema(fields, metadata=dict(marks))


def _type(column: Column) -> Any:
    if column.kind is Kind.LIST:
        return pa.list_(_MEMBER)
    if column.is_small:
        return pa.int8()
    return _CLOSED if column.values else _TYPES[column.kind]
