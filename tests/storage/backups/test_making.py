import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from dataclasses import replace

import pytest

from storage import key_file
from storage.backups import bundle, folders, making, sqlite_copies, verifying
from storage.backups.manifest import KEY as KEY_PART
from storage.backups.refusals import BackupError, DamagedError, FullError, StoppedError
from storage.keys import Keys, WrongKeyError
from tests.storage.backups.deployments import ask, execute, files, parts
from tests.storage.rows import NOON


def counted(path):
    """The rows of each table, as they are."""
    tables = ask(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        table: ask(path, f'SELECT count(*) FROM "{table}"')[0][0]
        for (table,) in tables
        if table != "alembic_version"
    }


def prove(path, known, work):
    work.mkdir()
    with verifying.opened(path, known) as (found, fitting):
        return verifying.prove(found, fitting, work, lambda _: None)


def left(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_holds_the_database_and_each_file_it_names(deployed, saved):
    named = files(deployed)
    expected = [f"{folder}/{name}" for folder in sorted(named) for name in named[folder]]

    assert sorted(parts(saved)) == sorted(["database", *expected])


def test_the_manifest_tells_what_is_in_it(deployed, source, tmp_path):
    made = making.make(source, tmp_path / "saved.zip", now=NOON)

    assert made.contents.rows == counted(deployed.database)
    assert (str(made.contents.first_day), str(made.contents.last_day)) == ("2020-07-19",) * 2
    assert (made.engine, made.made_at, made.fingerprint) == (
        "sqlite",
        NOON,
        source.keys.fingerprint,
    )
    assert (made.gone, made.lost, made.has_key) == (0, (), False)


def test_a_backup_is_found_good_by_whoever_has_the_key(source, saved, tmp_path):
    proof = prove(saved, source.keys, tmp_path / "work")

    assert (proof.files, proof.unsealed > 5) == (4, True)


def test_only_its_owner_can_read_a_backup(saved):
    assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_no_time_in_a_backup_tells_when_something_was_sent(saved):
    with bundle.opened(saved) as found:
        times = {each.date_time for each in found.archive.infolist()}

    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_key_is_only_in_it_where_that_was_asked_for(deployed, source, tmp_path):
    plain, complete = tmp_path / "plain.zip", tmp_path / "complete.zip"

    making.make(source, plain, now=NOON)
    making.make(source, complete, now=NOON, key=deployed.key)

    secret = deployed.key.read_bytes().strip()
    assert [secret in path.read_bytes() for path in (plain, complete)] == [False, True]
    assert [KEY_PART in parts(path) for path in (plain, complete)] == [False, True]


def test_nothing_but_the_backup_is_left(source, tmp_path):
    making.make(source, tmp_path / "new" / "saved.zip", now=NOON)

    assert left(tmp_path / "new") == ["saved.zip"]


def test_what_is_written_meanwhile_is_in_the_next_one(deployed, source, tmp_path):
    """Also while a lot is written: the copy is of one instant, and comes to its end."""
    stop, written = threading.Event(), []

    def write():
        with closing(sqlite3.connect(deployed.database, isolation_level=None)) as connection:
            connection.execute("PRAGMA busy_timeout = 10000")
            while not stop.is_set():
                connection.execute("BEGIN IMMEDIATE")
                for table in ("participation", "preference"):
                    person = os.urandom(16)
                    values = ("c", person) if table == "participation" else (person, "zh")
                    connection.execute(f"INSERT INTO {table} VALUES (?, ?)", values)
                connection.execute("COMMIT")
                written.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [making.make(source, tmp_path / f"{n}.zip", now=NOON) for n in range(5)]
    finally:
        stop.set()
        writer.join()

    both = [
        (each.contents.rows["participation"], each.contents.rows["preference"]) for each in made
    ]
    assert [people - 1 for people, _ in both] == [chosen - 1 for _, chosen in both]
    assert both == sorted(both)
    assert len(written) > len(made)


def test_a_file_that_was_withdrawn_meanwhile_is_no_error(deployed, source, tmp_path):
    """Between the copy of the database and that of its files."""
    (gone,) = [name for (name,) in ask(deployed.database, "SELECT digest FROM attachment")]

    def withdraw():
        execute(deployed.database, ("DELETE FROM attachment",))
        source.attachments.remove([gone])

    made = making.make(source, tmp_path / "saved.zip", now=NOON, copied=withdraw)

    assert (made.gone, made.lost, len(made.parts)) == (1, (), 4)


def test_a_file_that_is_lost_is_named_and_all_else_is_backed_up(deployed, source, tmp_path):
    (lost,) = [name for (name,) in ask(deployed.database, "SELECT digest FROM attachment")]
    source.attachments.remove([lost])

    made = making.make(source, tmp_path / "saved.zip", now=NOON)

    assert (made.gone, made.lost) == (0, (f"attachments/{lost}.sealed",))
    assert len(made.parts) == 4


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 5000])
def test_a_file_that_is_no_longer_whole_is_lost(deployed, source, tmp_path, content):
    ((name,),) = ask(deployed.database, "SELECT digest FROM handed_file")
    (deployed.archive / f"{name}.sealed").write_bytes(content)

    made = making.make(source, tmp_path / "saved.zip", now=NOON)

    assert made.lost == (f"archive/{name}.sealed",)


def test_the_wrong_key_makes_no_backup(source, tmp_path):
    wrong = replace(source, keys=Keys(b"w" * 32))

    with pytest.raises(WrongKeyError):
        making.make(wrong, tmp_path / "saved.zip", now=NOON)

    assert left(tmp_path) == ["deployed"]


def test_where_there_is_no_database_there_is_nothing_to_back_up(deployed, source, tmp_path):
    for path in deployed.folder.glob("najian.db*"):
        path.unlink()

    with pytest.raises(BackupError, match="there is no database here to back up"):
        making.make(source, tmp_path / "saved.zip", now=NOON)


def test_a_damaged_database_is_no_backup(deployed, source, tmp_path):
    execute(deployed.database, ("PRAGMA wal_checkpoint(TRUNCATE)",))
    content = bytearray(deployed.database.read_bytes())
    content[40 * 4096 : 60 * 4096] = bytes(20 * 4096)
    deployed.database.write_bytes(content)

    with pytest.raises(DamagedError):
        making.make(source, tmp_path / "saved.zip", now=NOON)

    assert left(tmp_path) == ["deployed"]


def test_a_full_disk_is_told_before_anything_is_written(source, tmp_path, monkeypatch):
    usage = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)

    with pytest.raises(FullError, match="has 1 MB free, and a backup may need"):
        making.make(source, tmp_path / "saved.zip", now=NOON)

    assert left(tmp_path) == ["deployed"]


def test_a_backup_can_be_given_up(source, tmp_path):
    with pytest.raises(StoppedError):
        making.make(source, tmp_path / "saved.zip", now=NOON, stopped=lambda: True)

    assert left(tmp_path) == ["deployed"]


@pytest.mark.parametrize("looks", [1, 5, 20])
def test_a_backup_can_be_given_up_at_any_step(source, tmp_path, looks):
    looked = []

    def stopped():
        looked.append(1)
        return len(looked) > looks

    try:
        making.make(source, tmp_path / "saved.zip", now=NOON, stopped=stopped)
    except StoppedError:
        assert left(tmp_path) == ["deployed"]
    else:
        assert len(looked) <= looks


def test_reading_a_copy_through_can_be_given_up(deployed):
    more = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
    execute(
        deployed.database,
        (more + "INSERT INTO participation SELECT 'c', randomblob(16) FROM n",),
        ("PRAGMA journal_mode = DELETE",),
    )

    with pytest.raises(StoppedError):
        sqlite_copies.examine(deployed.database, stopped=lambda: True)


def test_what_cannot_be_read_again_is_no_backup(source, tmp_path):
    work = tmp_path / "saved.zip.part"

    def damaging():
        """Of a disk that keeps nothing: once all is written, it is gone."""
        if not (work / "database").exists():
            (work / "bundle").write_bytes(bytes((work / "bundle").stat().st_size))
        return False

    with pytest.raises(DamagedError, match="can't be read again"):
        making.make(source, tmp_path / "saved.zip", now=NOON, stopped=damaging)

    assert not (tmp_path / "saved.zip").exists()


def test_one_process_at_a_time_writes_a_file(source, tmp_path):
    target = tmp_path / "saved.zip"

    with folders.working(target), pytest.raises(BackupError, match="another process is writing"):
        making.make(source, target, now=NOON)


def test_what_a_killed_process_has_left_is_cleared_away(source, tmp_path):
    target = tmp_path / "saved.zip"
    half = tmp_path / "saved.zip.part"
    (half / "deeper").mkdir(parents=True)
    (half / "database").write_bytes(b"what people said")

    making.make(source, target, now=NOON)

    assert left(tmp_path) == ["deployed", "saved.zip"]


def test_what_others_have_left_is_swept_but_not_what_they_work_on(tmp_path):
    (tmp_path / "dead.zip.part").mkdir()
    (tmp_path / "dead.zip.part" / "database").write_bytes(b"what people said")

    with folders.working(tmp_path / "busy.zip"):
        folders.sweep(tmp_path)
        during = left(tmp_path)

    assert (during, left(tmp_path)) == (["busy.zip.part"], [])


def test_a_key_file_tells_its_fingerprint_and_no_more(deployed):
    known = key_file.read(deployed.key)

    assert len(known.fingerprint) == 16
    assert known.fingerprint not in deployed.key.read_text("ascii")
    assert known.fingerprint != Keys(b"w" * 32).fingerprint
