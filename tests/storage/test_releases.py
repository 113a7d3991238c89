"""A populated file of every released schema comes to this release with all that is in it.

The files in `releases/` hold something in each table and each column. They are never made anew: a
schema that was released is what it was.
"""

import asyncio
import random
import re
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from storage import migrate
from storage.metadata import METADATA
from tests import lengths
from tests.storage.released import RELEASES, every_release, make
from tests.storage.rows import NOON
from tests.towns import ROOT

# What a later release changes in rows that were there: by the first schema that has it so, the
# table, and the columns that say something else from then on, or are gone.
CHANGED = {
    "0002": {"interview": {"started_at"}},
    "0003": {"entry": {"*"}, "support": {"*"}},  # placed anew; what was drafted stands in `line`
    "0004": {"outbox": {"last_error"}, "response": {"shield"}},
}
# Rows that a later release makes of what was there.
MADE = {"0003": {"line": 1, "entry": -1, "support": -2}}


def ask(path, statement, *values):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement, values).fetchall()


def tables(path):
    found = ask(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in found} - {"alembic_version"}


def columns(path, table):
    return [name for (name,) in ask(path, "SELECT name FROM pragma_table_info(?)", table)]


def counts(path):
    return {table: ask(path, f'SELECT count(*) FROM "{table}"')[0][0] for table in tables(path)}


def later(changes, release):
    """What all releases after one have changed, by table."""
    return [by_table for first, by_table in changes.items() if first > release]


def unchanged(release, table, names):
    gone = set().union(*(by_table.get(table, set()) for by_table in later(CHANGED, release)))
    return [] if "*" in gone else [name for name in names if name not in gone]


def schema(path):
    """Each table's lines, in no order."""
    found = ask(path, "SELECT name, sql FROM sqlite_master WHERE tbl_name <> 'alembic_version'")
    lines = {name: (line.strip(" ,\t") for line in (sql or "").splitlines()) for name, sql in found}
    return {name: sorted(line for line in kept if line) for name, kept in lines.items()}


def migrated_to(release, path):
    """An empty file, migrated up to a schema."""

    with migrate._connect(path) as connection:
        configuration = migrate._config()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, release)
    return path


@pytest.fixture
def file(home, release):
    return make(release, home.database)


def test_every_released_schema_has_its_file():
    """The changelog names the schemas that were released, the newest perhaps in the making."""
    told = re.findall(r"moves to schema (\d{4})", (ROOT / "CHANGELOG.md").read_text("utf-8"))

    assert {"0001", *told} - {migrate.newest()} - set(RELEASES) == set()


@every_release
def test_the_file_of_a_release_says_something_in_each_table_and_column(file):
    silent = {
        (table, column)
        for table in tables(file)
        for column in columns(file, table)
        if not ask(file, f'SELECT count("{column}") FROM "{table}"')[0][0]
    }

    assert silent == set()


@every_release
def test_the_migrations_still_make_the_schema_that_was_released(file, release, tmp_path):
    assert schema(file) == schema(migrated_to(release, tmp_path / "again.db"))


@every_release
def test_a_file_comes_to_the_schema_that_the_statements_are_written_for(file, home):
    migrate.upgrade(file, home.backups, now=NOON)

    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, METADATA)
    engine.dispose()
    assert differences == []
    assert schema(file) == schema(migrated_to("head", home.folder / "new.db"))
    assert ask(file, "PRAGMA foreign_key_check") == []
    assert ask(file, "PRAGMA integrity_check") == [("ok",)]


@every_release
def test_no_row_gets_lost_and_none_comes_from_nowhere(file, home, release):
    before = counts(file)
    migrate.upgrade(file, home.backups, now=NOON)

    expected = dict.fromkeys(tables(file), 0) | before
    for by_table in later(MADE, release):
        expected |= {table: expected[table] + more for table, more in by_table.items()}
    assert counts(file) == expected


@every_release
def test_each_row_still_says_what_it_said(file, home, release):
    read = {}
    for table in sorted(tables(file)):
        if names := unchanged(release, table, columns(file, table)):
            listed = ", ".join(f'"{name}"' for name in names)
            read[f'SELECT {listed} FROM "{table}"'] = None
    before = {asked: sorted(ask(file, asked), key=repr) for asked in read}

    migrate.upgrade(file, home.backups, now=NOON)

    assert {asked: sorted(ask(file, asked), key=repr) for asked in read} == before


@every_release
def test_what_was_before_lies_in_a_backup_with_every_row(file, home, release):
    before = counts(file)

    saved = migrate.upgrade(file, home.backups, now=NOON)

    if release == migrate.newest():
        assert saved is None
    else:
        assert saved == home.backups / f"before-{migrate.newest()}-20200720T040000.db"
        assert counts(saved) == before
        assert ask(saved, "SELECT version_num FROM alembic_version") == [(release,)]


@every_release
def test_a_second_upgrade_changes_nothing(file, home):
    migrate.upgrade(file, home.backups, now=NOON)
    before = file.read_bytes()

    migrate.upgrade(file, home.backups, now=NOON)

    assert file.read_bytes() == before


def test_a_newer_schema_is_refused_in_a_sentence(home):
    file = make(RELEASES[-1], home.database)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()

    with pytest.raises(migrate.NewerSchemaError) as refused:
        migrate.upgrade(file, home.backups, now=NOON)

    assert str(refused.value) == (
        f"The database {file} has schema 9999, and this release knows schemas up to "
        f"{migrate.newest()}. Install the release that the database belongs to, or a newer one."
    )
    assert (file.read_bytes() == before, home.backups.exists()) == (True, False)


@every_release
def test_an_upgrade_that_fails_on_the_way_leaves_the_file_as_it_was(
    file, home, release, monkeypatch, tmp_path
):
    folder = tmp_path / "release"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", folder / "migrations")
    newest, broken = migrate.newest(), f"{int(migrate.newest()) + 1:04}"
    (folder / "migrations" / "versions" / f"{broken}_broken.py").write_text(
        f"from alembic import op\nrevision, down_revision = {broken!r}, {newest!r}\n"
        "def upgrade():\n    op.execute('DELETE FROM response')\n"
        "    op.execute('INSERT INTO nowhere VALUES (1)')\n"
    )
    monkeypatch.setattr(migrate, "__file__", str(folder / "migrate.py"))
    before = sorted(dump(file))

    with pytest.raises(Exception, match="no such table: nowhere"):
        migrate.upgrade(file, home.backups, now=NOON)

    assert sorted(dump(file)) == before
    assert [path.name for path in home.backups.iterdir()] == [f"before-{broken}-20200720T040000.db"]


def dump(path):
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


MIGRATING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from alembic import command, migration, script
from storage import migrate
print("ready", flush=True)
sys.stdin.readline()
migrate.upgrade(Path(sys.argv[1]), Path(sys.argv[2]), now=datetime(2020, 7, 20, tzinfo=UTC))
"""
TRIES = lengths.of(6, 40)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_kill_at_any_instant_of_a_migration_leaves_the_old_or_the_new_schema(tmp_path):
    chance, seen = random.Random(1), set()
    release = RELEASES[0]
    for number in range(TRIES):
        home = tmp_path / str(number)
        file = make(release, home / "najian.db")
        before = counts(file)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", MIGRATING, str(file), str(home / "backups")),
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        await asyncio.wait_for(process.stdout.readline(), 30)
        process.stdin.write(b"go\n")
        await process.stdin.drain()
        await asyncio.sleep(chance.uniform(0, 0.4))  # not a wait: the instant is left to chance
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await asyncio.wait_for(process.wait(), 30)

        ((found,),) = ask(file, "SELECT version_num FROM alembic_version")
        seen.add(found)
        if found == release:
            assert counts(file) == before
        saved = list((home / "backups").glob("*.db")) if (home / "backups").exists() else []
        assert [counts(path) for path in saved] == [before] * len(saved)
        migrate.upgrade(file, home / "backups", now=NOON)
        assert ask(file, "PRAGMA integrity_check") == [("ok",)]
        assert counts(file)["response"] == before["response"]

    assert seen <= {release, migrate.newest()}
