"""Backups of a PostgreSQL database, by its own programs: pg_dump, pg_restore and psql."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from storage.backups import engine, folders, manifest
from storage.backups import postgresql_replacing as replacing
from storage.backups.engine import Copied, Examined, Restored, Stopped
from storage.backups.manifest import Contents
from storage.backups.postgresql_dumps import Reading
from storage.backups.postgresql_programs import Ask, last, psql, run, started
from storage.backups.refusals import BackupError, StoppedError, UnusableError

_CONNECT = "10"  # seconds


@dataclass(frozen=True, slots=True)
class Postgresql:
    """The engine of a database server.

    The password goes by the environment, where no list of processes shows it.
    """

    environment: Mapping[str, str]

    @property
    def name(self) -> str:
        """As the manifest calls it."""
        return "postgresql"

    def exists(self) -> bool:
        """Whether there are tables of ours."""
        with psql(self.environment) as ask:
            return ask("SELECT to_regclass('public.alembic_version') IS NOT NULL") == ["t"]

    def size(self) -> int:
        """Bytes that a copy may take."""
        with psql(self.environment) as ask:
            return int(ask("SELECT pg_database_size(current_database())")[0])

    def copy(self, target: Path, *, stopped: Stopped = engine.never) -> Copied:
        """Copy it as it is at one instant: counted in the snapshot that is dumped."""
        with psql(self.environment) as ask:
            ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            (snapshot,) = ask("SELECT pg_export_snapshot()")
            copied = Copied(_count(ask), tuple(sorted(_named(ask))))
            command = [
                *("pg_dump", "--format=custom", "--no-owner", "--no-privileges"),
                *("--schema=public", f"--snapshot={snapshot}", f"--file={target}"),
            ]
            run(command, self.environment, stopped)
        target.chmod(0o600)
        return copied

    def save(self, target: Path) -> None:
        """Dump it under a name that only a dump gets which was read through and counted."""
        with folders.working(target) as work:
            dump = work / manifest.DATABASE
            copied = self.copy(dump)
            if examine(dump).contents != copied.contents:
                raise BackupError("the copy does not hold what the database held")
            folders.flush(dump)
            folders.rename(dump, target)

    def examine(self, copy: Path, *, stopped: Stopped = engine.never) -> Examined:
        """Read a dump through, count."""
        return examine(copy, stopped=stopped)

    def still_named(self, names: Collection[str]) -> set[str]:
        """Those of these files that the database names at this moment."""
        with psql(self.environment) as ask:
            return _named(ask) & set(names)

    def count(self) -> Contents:
        """What stands in place."""
        with psql(self.environment) as ask:
            return _count(ask)

    def prepare(self, copy: Path, *, now: datetime) -> Restored:  # noqa: ARG002 - the seam's
        """A dump is prepared by no one: it is loaded and changed in one transaction (`place`)."""
        replacing.refuse_others(self.environment)
        contents = examine(copy).contents
        return Restored(contents, contents, None, None)

    def place(self, copy: Path, aside: Path) -> int | None:
        """Load it in one transaction, in which what was there goes aside as a schema."""
        if not copy.exists():
            return None
        mark = re.sub(r"[^a-z0-9]", "_", aside.name.lower())
        if not replacing.is_done(self.environment, mark):
            replacing.load(self.environment, copy, mark)
        withdrawn = replacing.withdrawn_again(self.environment, mark)
        copy.unlink()
        return withdrawn

    def drop_replaced(self, before: datetime) -> None:
        """Delete the schemas that restores have put aside."""
        replacing.drop(self.environment, before)


def of_url(url: str) -> Postgresql:
    """The engine of `postgresql://user:password@host:port/database`, with or without a driver.

    Of a server that is reached by a socket, the folder of it: `postgresql://user@/database?host=/…`.
    """
    parts = urlsplit(url)
    named = dict(parse_qsl(parts.query))
    known = {
        "PGHOST": parts.hostname or named.get("host"),
        "PGPORT": str(parts.port) if parts.port else named.get("port"),
        "PGUSER": unquote(parts.username) if parts.username else None,
        "PGPASSWORD": unquote(parts.password) if parts.password else None,
        "PGDATABASE": unquote(parts.path.removeprefix("/")) or None,
        "PGCONNECT_TIMEOUT": _CONNECT,
    }
    return Postgresql({name: value for name, value in known.items() if value is not None})


def examine(copy: Path, *, stopped: Stopped = engine.never) -> Examined:
    """Read a dump through as text, without a server: each row of each table is seen once."""
    command = ["pg_restore", "--data-only", "--file=-", str(copy)]
    with started(command, {}) as process:
        assert process.stdout is not None
        reading = Reading()
        for line in process.stdout:
            reading.take(line)
            if stopped():
                raise StoppedError("stopped before the copy was read through")
        _, said = process.communicate()
    if process.returncode != 0:
        raise UnusableError(f"its database is damaged: {last(said)}")
    return reading.examined()


def _count(ask: Ask) -> Contents:
    tables = [
        table
        for table in ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        if table != "alembic_version"
    ]
    rows = {table: int(ask(f'SELECT count(*) FROM public."{table}"')[0]) for table in tables}  # noqa: S608 - names of the database's own
    (schema,) = ask("SELECT version_num FROM public.alembic_version")
    (days,) = ask("SELECT min(completed_on), max(completed_on) FROM public.response")
    first, last = (date.fromisoformat(day) if day else None for day in days.split("|"))
    return Contents(schema, rows, first, last)


def _named(ask: Ask) -> set[str]:
    found: set[str] = set()
    for folder, places in engine.NAMED.items():
        for table, column in places:
            asked = f"SELECT DISTINCT {column} FROM public.{table} WHERE {column} IS NOT NULL"  # noqa: S608 - names of our own
            found |= engine.names(folder, ask(asked))
    table, column = engine.NAMED_IN_JSON
    asked = (
        f"SELECT DISTINCT each ->> 'digest' "  # noqa: S608 - the same
        f"FROM public.{table}, json_array_elements({table}.{column}::json) AS each"
    )
    return found | engine.names("attachments", ask(asked))
