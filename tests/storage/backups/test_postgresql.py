"""A database on a PostgreSQL server: copied, read through, loaded."""

import asyncio
import os
import sqlite3
import subprocess
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Boolean, LargeBinary
from sqlalchemy.dialects import postgresql as dialect
from sqlalchemy.schema import CreateTable

from bot.home import Home
from storage import archive_tables, case_tables, key_file, member_tables, office_tables
from storage.backups import keeping, making, postgresql, restoring, verifying
from storage.backups.refusals import BackupError, OccupiedError, UnusableError
from storage.metadata import METADATA
from storage.postgresql import USING
from tests.engine import empty_database
from tests.server import programs
from tests.storage.backups.deployments import files, populated, source_of
from tests.storage.rows import NOON

KNOWN = (archive_tables, case_tables, member_tables, office_tables)  # they fill METADATA
pytestmark = [pytest.mark.slow, pytest.mark.postgresql]


def database(name):
    """An empty one, of this worker's own."""
    return postgresql.of_url(asyncio.run(empty_database(f"{name}_{os.getpid()}")))


@pytest.fixture
def engine(monkeypatch):
    """A database with the rows of the newest released file."""
    monkeypatch.setenv("PATH", f"{programs()}:{os.environ['PATH']}")
    return database("backed_up")


def psql(engine, script):
    done = subprocess.run(
        ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1"],
        env=os.environ | engine.environment,
        input=script,
        text=True,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return done.stdout.splitlines()


@contextmanager
def psql_session(engine, statement):
    """Somebody whose session stays open meanwhile."""
    command, environment = ["psql", "-qXAt"], os.environ | engine.environment
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, **pipes) as session:
        session.stdin.write(f"{statement}\n")
        session.stdin.flush()
        assert session.stdout.readline() == "t\n"
        yield
        session.stdin.close()


def literal(value, column):
    if value is None:
        return "NULL"
    if isinstance(column.type, LargeBinary):
        return f"'\\x{value.hex()}'"
    if isinstance(column.type, Boolean):
        return str(bool(value))
    return "'" + str(value).replace("'", "''") + "'"


def filled(engine, database):
    """The tables as they are declared, and the rows of a SQLite file."""
    with closing(sqlite3.connect(database)) as connection:
        (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        script = ["CREATE TABLE alembic_version (version_num text PRIMARY KEY);"]
        script += [f"INSERT INTO alembic_version VALUES ('{schema}');"]
        for table in METADATA.sorted_tables:
            script.append(f"{CreateTable(table).compile(dialect=dialect.dialect())};")
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            order = "merged_into IS NOT NULL" if table.name == "casefile" else "1"
            asked = f'SELECT {names} FROM "{table.name}" ORDER BY {order}'
            for row in connection.execute(asked).fetchall():
                values = ", ".join(map(literal, row, table.columns))
                script.append(f'INSERT INTO "{table.name}" ({names}) VALUES ({values});')
    psql(engine, "\n".join(script))


@pytest.fixture
def deployed(tmp_path):
    return populated(tmp_path / "deployed")


@pytest.fixture
def source(deployed, engine):
    filled(engine, deployed.database)
    return replace(source_of(deployed), engine=engine)


@pytest.fixture
def saved(source, tmp_path):
    target = tmp_path / "saved.zip"
    making.make(source, target, now=NOON)
    return target


def test_a_backup_holds_what_the_database_holds(source, deployed, tmp_path):
    made = making.make(source, tmp_path / "saved.zip", now=NOON)

    expected = source_of(deployed).engine.count()
    assert (made.engine, made.contents) == ("postgresql", expected)
    assert (len(made.parts), made.lost) == (5, ())


def test_a_backup_is_read_through_without_a_server(saved, source, tmp_path):
    work = tmp_path / "work"
    work.mkdir()

    with verifying.opened(saved, source.keys) as (found, known):
        proof = verifying.prove(found, known, work, lambda _: None)

    assert (proof.files, proof.unsealed > 5) == (4, True)


def test_a_restore_replaces_everything_at_once_and_keeps_the_old_schema(
    saved, source, engine, deployed, tmp_path
):
    home = Home(tmp_path / "home", Path("unused.db"))
    home.prepare()
    place, known = home.restore_place(engine), key_file.read(deployed.key)
    psql(engine, "DELETE FROM remark")
    with pytest.raises(OccupiedError):
        restoring.restore(saved, place, known, now=NOON)

    report = restoring.restore(saved, place, known, now=NOON, force=True)

    old = "SELECT count(*) FROM replaced_20200720t040000.remark"
    assert report.counted == report.proof.manifest.contents
    assert psql(engine, old) == ["0"]
    assert files(home) == files(deployed)


def restore(engine, file, folder, key):
    """Put a backup in place by force, in a home of its own."""
    home = Home(folder, Path("unused.db"))
    home.prepare()
    place, known = home.restore_place(engine), key_file.read(key)
    return restoring.restore(file, place, known, now=NOON, force=True)


def test_what_was_withdrawn_since_is_over_at_once(saved, engine, deployed, tmp_path):
    (withdrawn,) = psql(engine, "SELECT min(id) FROM response WHERE withdrawn_on IS NULL")
    psql(
        engine,
        "UPDATE response SET withdrawn_on = '2020-07-20', person = NULL, chat = NULL, "
        f"contact = NULL WHERE id = {withdrawn};"
        "UPDATE consent SET state = 'withdrawn', given_on = NULL, notice = NULL",
    )

    report = restore(engine, saved, tmp_path / "home", deployed.key)

    over = "SELECT id FROM response WHERE kept_until < now()::date - 1 AND withdrawn_on IS NULL"
    agreed = "SELECT count(*) FROM consent WHERE state <> 'withdrawn'"
    assert report.restored.withdrawn == 1
    assert withdrawn in psql(engine, over)
    assert psql(engine, agreed) == ["0"]


def test_where_there_was_nothing_nobody_knows_what_was_withdrawn(saved, deployed, tmp_path):
    another = database("another")

    report = restore(another, saved, tmp_path / "home", deployed.key)

    assert report.restored.withdrawn is None
    assert report.counted == report.proof.manifest.contents


def test_a_restore_is_refused_while_any_process_has_the_database_open(
    saved, engine, deployed, tmp_path
):
    with (
        psql_session(engine, f"SELECT pg_try_advisory_lock_shared({USING});"),
        pytest.raises(BackupError, match="another najian has the database on the server open"),
    ):
        restore(engine, saved, tmp_path / "home", deployed.key)

    assert not (tmp_path / "home" / "restore.part").exists()


def test_what_a_restore_has_put_aside_is_dropped_when_its_time_is_over(
    saved, engine, deployed, tmp_path
):
    restore(engine, saved, tmp_path / "home", deployed.key)
    aside = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'replaced%'"

    engine.drop_replaced(NOON)
    before = psql(engine, aside)
    engine.drop_replaced(NOON + timedelta(seconds=1))

    assert (before, psql(engine, aside)) == (["replaced_20200720t040000"], [])


def test_the_dump_of_before_a_migration_can_be_restored(source, engine, deployed, tmp_path):
    dump = keeping.path_before(tmp_path, "0007", NOON)
    engine.save(dump)
    psql(engine, "DELETE FROM remark")

    report = restore(engine, dump, tmp_path / "home", deployed.key)

    assert (report.files, report.proof.manifest.engine) == (None, "postgresql")
    assert engine.count() == source_of(deployed).engine.count()


def test_a_load_that_was_done_is_not_done_again(saved, source, engine, tmp_path):
    """Killed after the load and before the renames."""
    copy, aside = tmp_path / "database", tmp_path / "replaced-1"
    engine.copy(copy)
    engine.place(copy, aside)
    psql(engine, "INSERT INTO participation VALUES ('c', '\\x00')")
    engine.copy(copy)

    engine.place(copy, aside)

    assert engine.count().rows["participation"] == 2
    assert not copy.exists()


def test_a_damaged_dump_is_refused(source, engine, tmp_path):
    copy = tmp_path / "database"
    engine.copy(copy)
    copy.write_bytes(copy.read_bytes()[:-2000])

    with pytest.raises(UnusableError, match="its database is damaged"):
        engine.examine(copy)


def test_what_postgresql_complains_of_is_told(engine):
    nowhere = replace(engine, environment={**engine.environment, "PGDATABASE": "nowhere"})

    with pytest.raises(BackupError, match='database "nowhere" does not exist'):
        nowhere.exists()


def test_a_program_that_is_missing_is_told(engine, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    with pytest.raises(BackupError, match="the program psql is missing: install the PostgreSQL"):
        engine.exists()


def test_a_password_is_in_no_command_line():
    found = postgresql.of_url("postgresql+asyncpg://me:se%40cret@db:5433/najian")

    assert found.environment == {
        "PGHOST": "db",
        "PGPORT": "5433",
        "PGUSER": "me",
        "PGPASSWORD": "se@cret",
        "PGDATABASE": "najian",
        "PGCONNECT_TIMEOUT": "10",
    }


def test_a_server_may_be_reached_by_a_socket():
    found = postgresql.of_url("postgresql://me@/najian?host=/var/run/postgresql&port=5433")

    assert found.environment == {
        "PGHOST": "/var/run/postgresql",
        "PGPORT": "5433",
        "PGUSER": "me",
        "PGDATABASE": "najian",
        "PGCONNECT_TIMEOUT": "10",
    }
