"""Backups of a PostgreSQL database, by its own programs: pg_dump, pg_restore and psql."""

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from storage.backups import engine, folders, manifest
from storage.backups.engine import Copied, Examined, Restored, Stopped
from storage.backups.manifest import Contents
from storage.backups.postgresql_dumps import Reading
from storage.backups.refusals import BackupError, StoppedError, UnusableError

_LOOK = 0.2  # seconds between two looks at whether to stop
_CONNECT = "10"  # seconds
_END = "~najian~"
_QUIETLY = ("--no-psqlrc", "--no-align", "--tuples-only", "--quiet", "--set=ON_ERROR_STOP=1")
# What waited to be sent, and fell due meanwhile, may have been sent: people decide.
_PARK = """
    UPDATE public.outbox SET state = 'parked', last_error = 'unsure'
    WHERE state IN ('waiting', 'sending') AND edits IS NULL
        AND not_before <= (now() AT TIME ZONE 'UTC')
"""


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
        with _psql(self.environment) as ask:
            return ask("SELECT to_regclass('public.alembic_version') IS NOT NULL") == ["t"]

    def size(self) -> int:
        """Bytes that a copy may take."""
        with _psql(self.environment) as ask:
            return int(ask("SELECT pg_database_size(current_database())")[0])

    def copy(self, target: Path, *, stopped: Stopped = engine.never) -> Copied:
        """Copy it as it is at one instant: counted in the snapshot that is dumped."""
        with _psql(self.environment) as ask:
            ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            (snapshot,) = ask("SELECT pg_export_snapshot()")
            copied = Copied(_count(ask), tuple(sorted(_named(ask))))
            command = [
                *("pg_dump", "--format=custom", "--no-owner", "--no-privileges"),
                *("--schema=public", f"--snapshot={snapshot}", f"--file={target}"),
            ]
            _run(command, self.environment, stopped)
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
        with _psql(self.environment) as ask:
            return _named(ask) & set(names)

    def count(self) -> Contents:
        """What stands in place."""
        with _psql(self.environment) as ask:
            return _count(ask)

    def prepare(self, copy: Path, *, now: datetime) -> Restored:  # noqa: ARG002 - the seam's
        """A dump is prepared by no one: it is loaded and changed in one transaction (`place`)."""
        contents = examine(copy).contents
        return Restored(contents, contents, None, None)

    def place(self, copy: Path, aside: Path) -> None:
        """Load it in one transaction, in which what was there goes aside as a schema."""
        if not copy.exists():
            return
        mark = re.sub(r"[^a-z0-9]", "_", aside.name.lower())
        with _psql(self.environment) as ask:
            done = ask("SELECT obj_description('public'::regnamespace, 'pg_namespace')") == [mark]
        if not done:
            script = copy.with_name("script.sql")
            restore = ["pg_restore", "--no-owner", "--no-privileges", "--schema=public"]
            _run([*restore, f"--file={script}", str(copy)], self.environment)
            statements = (
                *("--command", f"ALTER SCHEMA public RENAME TO {mark}"),
                *("--command", "CREATE SCHEMA public"),
                *("--file", str(script)),
                *("--command", _PARK),
                *("--command", f"COMMENT ON SCHEMA public IS '{mark}'"),
            )
            load = ["psql", *_QUIETLY, "--single-transaction", *statements]
            _run(load, self.environment)
            script.unlink()
        copy.unlink()


def of_url(url: str) -> Postgresql:
    """The engine of `postgresql://user:password@host:port/database`, with or without a driver."""
    parts = urlsplit(url)
    known = {
        "PGHOST": parts.hostname,
        "PGPORT": str(parts.port) if parts.port else None,
        "PGUSER": unquote(parts.username) if parts.username else None,
        "PGPASSWORD": unquote(parts.password) if parts.password else None,
        "PGDATABASE": unquote(parts.path.removeprefix("/")) or None,
        "PGCONNECT_TIMEOUT": _CONNECT,
    }
    return Postgresql({name: value for name, value in known.items() if value is not None})


def examine(copy: Path, *, stopped: Stopped = engine.never) -> Examined:
    """Read a dump through as text, without a server: each row of each table is seen once."""
    command = ["pg_restore", "--data-only", "--file=-", str(copy)]
    with _started(command, {}) as process:
        assert process.stdout is not None
        reading = Reading()
        for line in process.stdout:
            reading.take(line)
            if stopped():
                raise StoppedError("stopped before the copy was read through")
        _, said = process.communicate()
    if process.returncode != 0:
        raise UnusableError(f"its database is damaged: {_last(said)}")
    return reading.examined()


class _Ask:
    """A session of psql: one statement after the other, in one transaction if one is begun."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def __call__(self, statement: str) -> list[str]:
        """Its rows, a line each, values parted by `|`."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        lines: list[str] = []
        try:
            self._process.stdin.write(f"{statement};\n\\echo {_END}\n")
            self._process.stdin.flush()
            for line in self._process.stdout:
                if line.rstrip("\n") == _END:
                    return lines
                lines.append(line.rstrip("\n"))
        except BrokenPipeError:
            lines += self._process.stdout.read().splitlines()
        raise BackupError(f"PostgreSQL says: {_last(chr(10).join(lines))}")


@contextmanager
def _psql(environment: Mapping[str, str]) -> Iterator[_Ask]:
    asking = _started(
        ["psql", *_QUIETLY], environment, stdin=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    with asking as process:
        yield _Ask(process)


@contextmanager
def _started(
    command: list[str],
    environment: Mapping[str, str],
    *,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
) -> Iterator["subprocess.Popen[str]"]:
    """A program of PostgreSQL, which ends with the block."""
    program = shutil.which(command[0])
    if program is None:
        raise BackupError(
            f"the program {command[0]} is missing: install the PostgreSQL client "
            "(Debian: apt install postgresql-client), of the server's version or newer"
        )
    process = subprocess.Popen(  # noqa: S603 - a program of PostgreSQL, with arguments of our own
        [program, *command[1:]],
        env=os.environ | environment,
        text=True,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def _run(
    command: list[str], environment: Mapping[str, str], stopped: Stopped = engine.never
) -> None:
    """Run to the end; what it complains of is said in one line."""
    with _started(command, environment, stdout=subprocess.DEVNULL) as process:
        while True:
            try:
                _, said = process.communicate(timeout=_LOOK)
                break
            except subprocess.TimeoutExpired:
                if stopped():
                    raise StoppedError("stopped before the copy was complete") from None
        if process.returncode != 0:
            raise BackupError(f"{command[0]} says: {_last(said)}")


def _count(ask: _Ask) -> Contents:
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


def _named(ask: _Ask) -> set[str]:
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


def _last(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "nothing"
