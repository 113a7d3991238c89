"""CSV files, for whoever has no engine that reads Parquet: UTF-8, a head row.

A cell is quoted where it must be, a quotation mark in it doubled; a line end in it stays as it is.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from domain.exports import Column, Row
from reports.exporting import cells


class CsvPart:
    """A file. What Parquet carries in its footer stands in the package's description alone."""

    def __init__(self, path: Path, columns: tuple[Column, ...], _: Mapping[str, str]) -> None:
        self._names = [column.name for column in columns]
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(self._names)

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows."""
        self._writer.writerows(
            [cells.written(getattr(row, name)) for name in self._names] for row in rows
        )

    def close(self) -> None:
        """Write what waits in memory."""
        self._file.close()
