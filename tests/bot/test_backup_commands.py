import asyncio
import re
import shutil
from pathlib import Path

import pytest

from bot import vault
from bot.home import Home
from storage import key_file, migrate
from storage.backups import making
from tests.storage.backups.deployments import execute, files, populated, rows, source_of, state
from tests.storage.released import KEY, RELEASES, make
from tests.storage.rows import NOON

MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d \w+")


@pytest.fixture
def home(tmp_path):
    """Where the command finds it, sealed as a start has left it."""
    home = populated(tmp_path / "home")
    asyncio.run(opened_once(home))
    return home


async def opened_once(home):
    async with vault.opened(home, now=NOON):
        pass


def noted(najian, kind):
    """The last columns of the rows of this kind in the audit trail."""
    said = najian("audit", "show", "--kind", kind)[1]
    return [line.split("\t")[2:3] + line.split("\t")[5:9] for line in said.splitlines()]


@pytest.fixture
def saved(home, tmp_path):
    """A backup of the home; its own key, apart."""
    target = tmp_path / "saved.zip"
    making.make(source_of(home), target, now=NOON)
    return target


@pytest.fixture
def lost(home, saved, tmp_path):
    """The machine is gone; the backup and the copy of the key are left."""
    shutil.copy(home.key, tmp_path / "kept.key")
    shutil.rmtree(home.folder)
    return home


def test_a_backup_is_written_into_the_folder_and_says_what_it_holds(najian, home):
    code, said, complained = najian("backup")

    (path,) = home.backups.iterdir()
    lines = said.splitlines()
    assert (code, complained, lines[0].split("\t")[0]) == (0, "", str(path))
    assert lines[1:] == [
        (
            f"schema {migrate.newest()}, {sum(map(len, rows(home.database).values())) - 1} rows, "
            "5 responses, responses of 2020-07-19 to 2020-07-19, 4 files"
        ),
        "Verified: opened, counted, read again, unsealed with the key.",
        (
            f"It needs the key {key_file.read(home.key).fingerprint}, which is not in it: "
            f"keep a copy of {home.key} apart."
        ),
    ]


def test_a_backup_with_the_key_warns(najian, home, tmp_path):
    code, said, complained = najian("backup", tmp_path / "all.zip", "--with-key")

    assert (code, complained) == (
        0,
        "The key lies in it: whoever gets this file can read everything.\n",
    )
    assert "It needs the key" not in said


def test_the_audit_trail_tells_who_made_a_backup_and_whether_the_key_went_with_it(
    najian, home, tmp_path
):
    najian("backup")
    najian("backup", tmp_path / "all.zip", "--with-key")

    assert noted(najian, "made a backup") == [
        ["command line", "made a backup", "campaign", "yhyshj2020", ""],
        ["command line", "made a backup", "campaign", "yhyshj2020", "with the key"],
    ]


def test_a_database_that_this_release_would_change_is_backed_up_as_it_is(najian, tmp_path):
    home = Home(tmp_path / "home", Path("najian.db"))
    home.prepare()
    shutil.copy(KEY, home.key)
    home.key.chmod(0o600)
    make(RELEASES[-1], home.database)
    before = rows(home.database)

    _, said, complained = najian("backup")

    assert complained.splitlines()[0] == (
        "najian: The audit trail does not tell of this backup: the database is of another release."
    )
    assert rows(home.database) == before
    assert said.splitlines()[1].startswith(f"schema {RELEASES[-1]}, ")


def test_a_database_that_cannot_be_written_is_backed_up_all_the_same(najian, home, tmp_path):
    execute(
        home.database,
        ("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END",),
    )

    code, _, complained = najian("backup", tmp_path / "all.zip")

    # That trigger is none of ours, so the copy is refused; but not for want of a row.
    assert complained.splitlines() == [
        (
            "najian: The audit trail does not tell of this backup: the database can't be written "
            "(IntegrityError)."
        ),
        (
            "najian: the copy is no good: its database can't be read: its database is none of "
            "Najian: it holds code"
        ),
    ]
    assert code == 1


def test_a_database_that_is_damaged_is_told_in_a_line(najian, home):
    home.database.write_bytes(b"rotten" * 1000)

    assert najian("backup") == (1, "", "najian: the database says: file is not a database\n")
    assert not home.backups.exists() or not list(home.backups.iterdir())


def test_a_backup_goes_into_a_folder_that_is_named(najian, home, tmp_path):
    (tmp_path / "stick").mkdir()

    code, *_ = najian("backup", tmp_path / "stick")

    (path,) = (tmp_path / "stick").iterdir()
    assert (code, bool(re.fullmatch(r"najian-\d{8}T\d{6}Z\.zip", path.name))) == (0, True)


def test_a_backup_is_made_while_the_bot_serves(najian, home):
    with home.serving():
        assert najian("backup")[0] == 0


def test_a_file_that_is_there_is_not_overwritten(najian, home, saved):
    before = saved.read_bytes()

    code, _, complained = najian("backup", saved)

    assert (code, complained, saved.read_bytes() == before) == (
        2,
        f"najian: {saved} is there already.\n",
        True,
    )


def test_a_backup_without_a_file_that_is_lost_is_made_and_ends_as_failed(najian, home, tmp_path):
    (path,) = home.archive.iterdir()
    path.unlink()

    code, _, complained = najian("backup", tmp_path / "all.zip")

    assert (code, complained, (tmp_path / "all.zip").exists()) == (
        1,
        f"najian: archive/{path.name} is named by the database, and lost or damaged.\n",
        True,
    )


def test_where_there_is_nothing_there_is_no_backup(najian, tmp_path):
    code, _, complained = najian("backup")

    assert (code, complained) == (
        1,
        f"najian: there is no database in {tmp_path / 'home'} to back up\n",
    )
    assert not (tmp_path / "home" / "najian.key").exists()


def test_without_its_key_there_is_no_backup(najian, home):
    home.key.unlink()

    code, _, complained = najian("backup")

    assert (code, complained) == (2, f"najian: The key {home.key} is missing.\n")


def test_without_its_key_an_old_database_is_not_opened_with_a_new_one(najian, home):
    home.key.unlink()

    code, _, complained = najian("invite", "--role", "leader")

    assert (code, complained, home.key.exists()) == (
        2,
        (
            f"najian: The key file {home.key} is not there, and what is stored was sealed with it. "
            "Put the copy back that you keep elsewhere.\n"
        ),
        False,
    )


def test_a_backup_can_be_checked_without_restoring_it(najian, home, saved):
    before = state(home)

    code, said, complained = najian("backup", "--verify", saved)

    lines = said.splitlines()
    assert (code, complained, lines[-1]) == (0, "", "The backup is good.")
    assert "  response                     5" in lines
    assert re.fullmatch(r"The key \w{16} fits: \d+ values and 4 files unsealed\.", lines[-2])
    assert state(home) == before


def test_a_backup_can_be_checked_on_another_machine(najian, lost, saved, tmp_path):
    code, said, _ = najian("backup", "--verify", saved, "--key", tmp_path / "kept.key")

    assert (code, said.splitlines()[-1]) == (0, "The backup is good.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.key", "saved.zip"]


def test_a_damaged_backup_is_found_out(najian, home, saved):
    saved.write_bytes(saved.read_bytes()[:-100])

    code, said, complained = najian("backup", "--verify", saved)

    assert (code, said, complained) == (
        2,
        "",
        f"najian: {saved}: it is no backup of Najian, or it is damaged or cut short.\n",
    )


@pytest.mark.parametrize("arguments", [("--verify",), ("--verify", "nowhere.zip")])
def test_there_must_be_something_to_check(najian, home, arguments):
    code, _, complained = najian("backup", *arguments)

    assert (code, complained) == (2, "najian: --verify checks a FILE: say which.\n")


def test_a_plain_copy_can_be_checked_too(najian, home, tmp_path):
    copy = make(RELEASES[0], tmp_path / "before-0004.db")

    code, said, _ = najian("backup", "--verify", copy)

    assert (code, said.splitlines()[1].split(",")[0]) == (0, "schema 0001")


def test_backups_are_listed_with_what_they_hold(najian, home):
    najian("backup")
    (path,) = home.backups.iterdir()
    (home.backups / "najian-1.zip").write_bytes(b"damaged")
    (home.backups / "before-0004-20200720T040000.db").write_bytes(b"x")

    code, said, _ = najian("backups")

    listed = {Path(line.split("\t")[0]).name: line.split("\t")[2:] for line in said.splitlines()}
    assert code == 0
    assert listed[path.name][0] == "0 hours"
    assert listed[path.name][2].startswith(f"schema {migrate.newest()}, ")
    assert listed["najian-1.zip"] == ["0 hours", "0 kB", "DAMAGED: it can't be read"]
    assert listed["before-0004-20200720T040000.db"][2] == ("the database alone, before a migration")


def test_after_a_disaster_a_restore_brings_everything_back(najian, home, saved, tmp_path):
    before = state(home)
    shutil.copy(home.key, tmp_path / "kept.key")
    shutil.rmtree(home.folder)

    code, said, _ = najian("restore", saved, "--key", tmp_path / "kept.key")

    lines = [MOMENT.sub("…", line) for line in said.splitlines()]
    assert code == 0
    assert lines[0] == f"Restored the backup of … to {home.folder}"
    assert "Counted in place: as in the backup." in lines
    assert lines[-2:] == [
        (
            "Nobody can know what people withdrew after that moment: it is back. "
            "If you know of any, delete it again."
        ),
        "Retention: 5 responses whose time is over were deleted.",
    ]
    assert rows(home.database).keys() == before[0].keys()
    assert len(najian("audit", "show", "--kind", "restored a backup")[1].splitlines()) == 1


def test_a_restore_refuses_while_the_bot_serves(najian, home, saved):
    before = state(home)

    with home.serving():
        code, _, complained = najian("restore", saved, "--force")

    assert (code, complained.split(".")[0], state(home) == before) == (
        1,
        f"najian: Another najian serves from {home.folder} already",
        True,
    )


def test_a_restore_refuses_to_overwrite(najian, home, saved):
    before = state(home)

    code, _, complained = najian("restore", saved)

    assert (code, complained, state(home) == before) == (
        2,
        "najian: There is a database already. --force moves it aside and replaces it.\n",
        True,
    )


def test_with_force_it_says_where_the_old_things_are(najian, home, saved):
    before = state(home)

    code, said, _ = najian("restore", saved, "--force")

    (told,) = [line for line in said.splitlines() if line.startswith("What was there before")]
    aside = Path(told.removeprefix("What was there before lies in "))
    assert (code, state(Home(aside, Path("najian.db"))) == before) == (0, True)


def test_the_wrong_key_is_told(najian, lost, saved, tmp_path):
    (tmp_path / "other.key").write_text("ab" * 32)

    answers = [najian("restore", saved), najian("restore", saved, "--key", tmp_path / "other.key")]

    assert [(code, "needs the key" in complained) for code, _, complained in answers] == [
        (2, True)
    ] * 2
    assert not lost.database.exists()


def test_a_restore_of_nothing_is_unusable(najian, lost, tmp_path):
    assert najian("restore", tmp_path / "nowhere.zip")[0] == 2


def test_a_copy_of_an_earlier_release_tells_its_schema(najian, home, tmp_path):
    copy, before = make(RELEASES[0], tmp_path / "before-0004.db"), files(home)

    code, said, _ = najian("restore", copy, "--force")

    lines = said.splitlines()
    assert (code, f"schema: 0001 in the backup, {migrate.newest()} now" in lines) == (0, True)
    assert "The backup is of the database alone: attachments and archive are as they were." in lines
    assert len(before["attachments"]) == 3


def test_messages_that_may_have_been_sent_are_told(najian, home, tmp_path):
    execute(
        home.database,
        ("UPDATE outbox SET state = 'waiting', edits = NULL, held_until = NULL",),
    )
    najian("backup", tmp_path / "queued.zip")

    _, said, _ = najian("restore", tmp_path / "queued.zip", "--force")

    assert (
        "1 messages that waited to be sent may have been sent since: they are put aside, and an "
        "administrator decides in /health."
    ) in said.splitlines()


def test_a_restore_that_was_cut_short_is_finished_by_the_next_start(
    najian, home, saved, monkeypatch, caplog
):
    expected, rename, made = state(home), Path.replace, []
    execute(home.database, ("DELETE FROM remark",))

    def failing(path, target):
        made.append(target)
        if len(made) == 3:
            raise OSError(5, "Input/output error")
        return rename(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing)
        code, _, complained = najian("restore", saved, "--force")
    left = (home.folder / "restore.part" / "plan.json").exists()
    again, *_ = najian("aggregate")

    assert (code, complained, left, again) == (
        1,
        "najian: the disk fails ([Errno 5] Input/output error)\n",
        True,
        0,
    )
    remarks = [row[0] for row in rows(home.database)["remark"]]  # sealed meanwhile
    assert remarks == [row[0] for row in expected[0]["remark"]]
    assert not (home.folder / "restore.part").exists()


def test_a_database_of_a_newer_release_is_told_in_a_line(najian, home):
    execute(home.database, ("UPDATE alembic_version SET version_num = '9999'",))

    code, _, complained = najian("aggregate")

    assert (code, complained.split(". ")[0]) == (
        1,
        (
            f"najian: The database {home.database} has schema 9999, and this release knows "
            f"schemas up to {migrate.newest()}"
        ),
    )
