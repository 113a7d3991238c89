"""A table's rows into one file a month, as engines look for them: TABLE/campaign=…/month=….

What waits to be written is bounded in rows and in characters, however many months there are.
Keeps out how a file is written: `parquet`, `csv_files`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import file_digest
from pathlib import Path
from typing import Protocol

from domain import exports
from domain.exports import Column, Level, Row, Table

MOST_ROWS = 10_000  # of a month that wait
_MOST_WAITING = 16_000_000  # characters of all months that wait, roughly
_BASE_WEIGHT = 100  # of a row without its texts


class Format(StrEnum):
    """What kind of files."""

    PARQUET = "parquet"
    CSV = "csv"


class Part(Protocol):
    """A file that is being written."""

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows."""
        ...

    def close(self) -> None:
        """Write what ends a file."""
        ...


Opener = Callable[[Path, tuple[Column, ...], Mapping[str, str]], Part]


@dataclass(frozen=True, slots=True)
class Written:
    """A file of an export: where it is, seen from the export, and what is in it."""

    path: str
    rows: int
    size: int  # bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A table that was written."""

    table: Table
    columns: tuple[Column, ...]
    files: tuple[Written, ...]

    @property
    def rows(self) -> int:
        """How many it has."""
        return sum(file.rows for file in self.files)


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export is written to, and how."""

    folder: Path
    campaign: str
    level: Level
    format: Format
    opener: Opener
    marks: Mapping[str, str]  # that each file carries


class Writer:
    """Writes one table. Rows may come in any order of months."""

    def __init__(self, target: Target, table: Table) -> None:
        self._target, self._table = target, table
        self._columns = exports.columns(table.row, target.level)
        self._texts = [c.name for c in self._columns if c.kind is exports.Kind.TEXT]
        self._parts: dict[str, Part] = {}
        self._waiting: dict[str, list[Row]] = {}
        self._weights: dict[str, int] = {}
        self._counts: dict[str, int] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Take rows; some are written now, some wait for others of their month."""
        for row in rows:
            month = exports.month(row.day)
            waiting = self._waiting.setdefault(month, [])
            waiting.append(row)
            self._weights[month] = self._weights.get(month, 0) + self._weight(row)
            if len(waiting) >= MOST_ROWS:
                self._flush(month)
            elif sum(self._weights.values()) > _MOST_WAITING:
                self._flush(max(self._weights, key=self._weights.__getitem__))

    def close(self, empty_month: str) -> Stored:
        """Write what still waits. A table without rows is a file of this month without rows."""
        for month in [known for known, rows in self._waiting.items() if rows]:
            self._flush(month)
        if not self._parts:
            self._open(empty_month)
        for part in self._parts.values():
            part.close()
        files = tuple(self._written(month) for month in sorted(self._parts))
        return Stored(self._table, self._columns, files)

    def abandon(self) -> None:
        """Let go of the files: something went wrong, and nobody will read them."""
        for part in self._parts.values():
            part.close()

    def _weight(self, row: Row) -> int:
        return _BASE_WEIGHT + sum(len(getattr(row, name) or "") for name in self._texts)

    def _flush(self, month: str) -> None:
        rows, self._waiting[month], self._weights[month] = self._waiting[month], [], 0
        self._open(month).write(rows)
        self._counts[month] = self._counts.get(month, 0) + len(rows)

    def _open(self, month: str) -> Part:
        if month not in self._parts:
            path = self._path(month)
            path.parent.mkdir(parents=True)
            self._parts[month] = self._target.opener(path, self._columns, self._target.marks)
        return self._parts[month]

    def _path(self, month: str) -> Path:
        target = self._target
        folder = target.folder / self._table.name / f"campaign={target.campaign}"
        return folder / f"month={month}" / f"part-0.{target.format}"

    def _written(self, month: str) -> Written:
        path = self._path(month)
        with path.open("rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        name = path.relative_to(self._target.folder).as_posix()
        return Written(name, self._counts.get(month, 0), path.stat().st_size, digest)
