"""Reads a dump of PostgreSQL as text, line by line: what a copy holds, without a server."""

import re
from datetime import date

from storage.backups import engine
from storage.backups.engine import Examined
from storage.backups.manifest import Contents
from storage.backups.refusals import UnusableError

_COPY = re.compile(r'COPY (?:public\.)?"?([a-z_]+)"? \((.*)\) FROM stdin;')


class Reading:
    """What is found in a dump, line by line."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._schema = ""
        self._days: list[date] = []
        self._sealed: dict[tuple[str, str], list[bytes]] = {known: [] for known in engine.SEALED}
        self._table: str | None = None
        self._columns: list[str] = []

    def take(self, line: str) -> None:
        """The next line."""
        if self._table is None:
            if begun := _COPY.match(line):
                self._table = begun[1]
                self._columns = [name.strip().strip('"') for name in begun[2].split(",")]
                self._rows[self._table] = 0
        elif line.startswith("\\."):
            self._table = None
        else:
            self._rows[self._table] += 1
            self._keep(self._table, line.rstrip("\n").split("\t"))

    def examined(self) -> Examined:
        """All that was found."""
        if self._rows.pop("alembic_version", 0) != 1 or "response" not in self._rows:
            raise UnusableError("its database is none of Najian")
        days = (min(self._days), max(self._days)) if self._days else (None, None)
        sealed = tuple(each for some in self._sealed.values() for each in some)
        return Examined(Contents(self._schema, self._rows, *days), sealed)

    def _keep(self, table: str, values: list[str]) -> None:
        if table == "alembic_version":
            self._schema = values[0]
        elif table == "response":
            day = date.fromisoformat(values[self._columns.index("completed_on")])
            self._days = [min([day, *self._days]), max([day, *self._days])]
        for (known, column), some in self._sealed.items():
            if known == table and len(some) < engine.TRIED and column in self._columns:
                value = values[self._columns.index(column)]
                if value.startswith("\\\\x") and len(value) > len("\\\\x"):
                    some.append(bytes.fromhex(value.removeprefix("\\\\x")))
