import shutil
import stat
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

import pytest

from bot.home import Home
from storage import key_file, migrate
from storage.attachments import Files
from storage.backups import folders, making, restoring
from storage.backups.refusals import BackupError, OccupiedError, UnusableError
from storage.backups.sqlite import Sqlite
from storage.keys import Keys, WrongKeyError
from tests.storage.backups.deployments import ask, execute, files, populated, rows, source_of, state
from tests.storage.released import RELEASES, every_release, make
from tests.storage.rows import NOON

WITHDRAWN = "withdrawn_on = '2020-07-20', person = NULL, chat = NULL, contact = NULL"
DISKS = tuple(path for path in (Path(gettempdir()), Path("/dev/shm")) if path.is_dir())
NEW, OLD = "2020-07-20 05:00:00.000000", "2020-07-20 03:00:00.000000"


def place_of(home):
    return home.restore_place(Sqlite(home.database))


def restore(path, home, known=None, **options):
    return restoring.restore(path, place_of(home), known, now=NOON, **options)


@pytest.fixture
def empty(tmp_path):
    """A home on a new machine."""
    home = Home(tmp_path / "empty", Path("najian.db"))
    home.prepare()
    return home


@pytest.fixture
def other(tmp_path):
    """A home in which something else happened, with the same key."""
    home = populated(tmp_path / "other")
    execute(
        home.database,
        ("DELETE FROM remark",),
        ("INSERT INTO participation VALUES ('c', ?)", b"z" * 16),
    )
    Files(home.attachments, key_file.read(home.key)).put(b"another", now=NOON)
    return home


def test_what_was_backed_up_is_there_again(deployed, saved, empty, source):
    report = restore(saved, empty, source.keys)

    assert state(empty) == state(deployed)
    assert report.counted.rows["response"] == 5
    assert (report.aside, report.files) == (None, 4)
    assert report.restored.before == report.restored.after == report.counted


def test_what_was_restored_can_be_read_with_the_key_that_was_given(saved, empty, source):
    restore(saved, empty, source.keys)

    known = key_file.read(empty.key)
    ((name,),) = ask(empty.database, "SELECT digest FROM attachment")
    assert known.fingerprint == source.keys.fingerprint
    assert Files(empty.attachments, known).get(name) == b"voice" * 50


def test_a_backup_with_the_key_needs_no_other(deployed, source, empty, tmp_path):
    path = tmp_path / "complete.zip"
    making.make(source, path, now=NOON, key=deployed.key)

    restore(path, empty)

    assert key_file.read(empty.key).fingerprint == key_file.read(deployed.key).fingerprint
    assert stat.S_IMODE(empty.key.stat().st_mode) == 0o600


def changing(home):
    """Of a change of the key that was begun and not finished: the source, and the file."""
    key_file.store(home.key, key_file.load(home.key).changing())
    return source_of(home), home.key.read_bytes()


def test_a_backup_of_while_the_key_is_changed_brings_the_former_one_along(
    deployed, empty, tmp_path
):
    source, key = changing(deployed)
    making.make(source, tmp_path / "complete.zip", now=NOON, key=deployed.key)

    restore(tmp_path / "complete.zip", empty)

    assert empty.key.read_bytes() == key


def test_a_backup_of_while_the_key_is_changed_is_refused_to_who_has_the_new_one_alone(
    deployed, empty, tmp_path
):
    source, _ = changing(deployed)
    making.make(source, tmp_path / "half.zip", now=NOON)
    key_file.store(deployed.key, key_file.load(deployed.key).changed())

    with pytest.raises(WrongKeyError, match="Give the right one"):
        restore(tmp_path / "half.zip", empty, key_file.read(deployed.key))


def test_only_its_owner_can_read_what_was_restored(saved, empty, source):
    restore(saved, empty, source.keys)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in empty.folder.rglob("*")}
    assert modes == {0o600, 0o700}


def test_no_time_of_a_restored_file_tells_when_it_was_sent(saved, empty, source):
    restore(saved, empty, source.keys)

    times = {path.stat().st_mtime for path in empty.attachments.iterdir()}
    assert times == {0}


def test_nothing_is_left_but_what_belongs_there(saved, empty, source):
    restore(saved, empty, source.keys)

    names = {path.name for path in empty.folder.iterdir()} - {"najian.db-wal", "najian.db-shm"}
    assert names == {"najian.db", "najian.key", "attachments", "archive"}


def test_a_database_is_not_overwritten(saved, other):
    before = state(other)

    with pytest.raises(OccupiedError, match=r"There is a database already\. --force moves it"):
        restore(saved, other, key_file.read(other.key))

    assert state(other) == before


@pytest.mark.parametrize("folder", ["attachments", "archive"])
def test_files_are_not_overwritten_either(saved, empty, source, folder):
    (empty.folder / folder).mkdir()
    (empty.folder / folder / "file").touch()

    with pytest.raises(OccupiedError, match=f"{folder} holds files already"):
        restore(saved, empty, source.keys)

    assert [path.name for path in empty.folder.iterdir()] == [folder]


def test_another_key_is_not_overwritten(saved, empty, source):
    empty.key.write_text(f"{'ab' * 32}\n")

    with pytest.raises(OccupiedError, match=r"is another key\. --force moves it aside"):
        restore(saved, empty, source.keys)


def test_with_force_what_was_there_goes_aside_and_is_whole(saved, deployed, other):
    before = state(other)

    report = restore(saved, other, key_file.read(other.key), force=True)

    aside = Home(report.aside, Path("najian.db"))
    assert state(other) == state(deployed)
    assert state(aside) == before
    assert report.aside == other.backups / "replaced-20200720T040000"


def test_what_was_put_aside_before_stays(saved, deployed, other):
    first = restore(saved, other, key_file.read(other.key), force=True)
    kept = state(Home(first.aside, Path("najian.db")))

    second = restore(saved, other, key_file.read(other.key), force=True)

    assert second.aside != first.aside
    assert state(Home(first.aside, Path("najian.db"))) == kept
    assert state(other) == state(deployed)


def test_another_key_goes_aside_too(saved, deployed, empty, source):
    empty.key.write_text(f"{'ab' * 32}\n")

    report = restore(saved, empty, source.keys, force=True)

    assert (report.aside / "najian.key").read_text() == f"{'ab' * 32}\n"
    assert key_file.read(empty.key).fingerprint == source.keys.fingerprint


@pytest.mark.parametrize("known", [None, Keys(b"w" * 32)])
def test_without_the_right_key_nothing_is_restored(saved, empty, other, known):
    before = state(other)

    for home in (empty, other):
        with pytest.raises(WrongKeyError, match="The backup needs the key"):
            restore(saved, home, known, force=True)

    assert (list(empty.folder.iterdir()), state(other) == before) == ([], True)


def test_a_damaged_backup_replaces_nothing(saved, other):
    before = state(other)
    content = bytearray(saved.read_bytes())
    content[len(content) // 2] ^= 1
    saved.write_bytes(content)

    with pytest.raises(UnusableError):
        restore(saved, other, key_file.read(other.key), force=True)

    assert state(other) == before
    assert not (other.folder / "restore.part").exists()


def test_a_newer_schema_is_refused(deployed, source, empty, tmp_path):
    execute(deployed.database, ("UPDATE alembic_version SET version_num = '9999'",))
    path = tmp_path / "newer.zip"
    making.make(source, path, now=NOON)

    with pytest.raises(UnusableError) as refused:
        restore(path, empty, source.keys)

    assert str(refused.value) == (
        f"its schema 9999 is newer than this release knows ({migrate.newest()}): "
        "install the release that made it, or a newer one"
    )
    assert list(empty.folder.iterdir()) == []


def test_a_backup_of_another_kind_of_database_is_refused(saved, source, empty):
    class Other(Sqlite):
        @property
        def name(self):
            return "postgresql"

    place = replace(place_of(empty), engine=Other(empty.database))

    with pytest.raises(UnusableError, match="it was made of sqlite, and this deployment stores in"):
        restoring.restore(saved, place, source.keys, now=NOON)


@every_release
def test_a_backup_of_an_earlier_release_is_brought_to_this_one(tmp_path, empty, release):
    """The bundle of that release; and the plain copy that an upgrade has made of it."""
    old = Home(tmp_path / "old", Path("najian.db"))
    make(release, old.database)
    shutil.copy(Path(__file__).parents[1] / "releases" / "najian.key", old.key)
    old.key.chmod(0o600)
    source, path = source_of(old), tmp_path / "old.zip"
    making.make(source, path, now=NOON)

    report = restore(path, empty, source.keys)

    migrate.upgrade(old.database, old.backups, now=NOON)
    assert (report.restored.before.schema, report.counted.schema) == (release, migrate.newest())
    found, expected = rows(empty.database), rows(old.database)
    if release < "0003":  # entries of old drafts get random numbers
        assert [len(found[table]) for table in found] == [len(expected[t]) for t in expected]
    elif release == migrate.newest():
        assert found.keys() == expected.keys()


def test_a_plain_copy_of_before_an_upgrade_is_restored_without_touching_files(tmp_path, other):
    old = make(RELEASES[0], tmp_path / "before-0004.db")
    before, kept = files(other), rows(other.database)

    report = restore(old, other, key_file.read(other.key), force=True)

    assert report.files is None
    assert report.restored.before.schema == RELEASES[0]
    assert files(other) == before
    assert rows(report.aside / "najian.db") == kept


def test_a_plain_copy_is_refused_where_the_key_does_not_fit(tmp_path, empty):
    old = make(RELEASES[0], tmp_path / "before-0004.db")

    with pytest.raises(WrongKeyError):
        restore(old, empty, Keys(b"w" * 32))

    assert list(empty.folder.iterdir()) == []


def test_a_database_in_use_is_no_plain_copy(tmp_path, empty, source):
    old = make(RELEASES[0], tmp_path / "live.db")
    Path(f"{old}-wal").write_bytes(b"more")

    with pytest.raises(UnusableError, match=r"live\.db-wal is a part of it"):
        restore(old, empty, source.keys)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("CREATE VIEW v AS SELECT 1", "it holds code"),
        ("CREATE TRIGGER t AFTER INSERT ON response BEGIN SELECT 1; END", "it holds code"),
        ("DROP TABLE member", "none of Najian"),
        ("DELETE FROM interview", "a row leads to one that is gone"),
    ],
)
def test_a_plain_copy_that_is_no_database_of_ours_is_refused(
    tmp_path, empty, source, statement, said
):
    old = make(RELEASES[-1], tmp_path / "odd.db")
    execute(old, (statement,))

    with pytest.raises(UnusableError, match=said):
        restore(old, empty, source.keys)


def test_a_database_may_lie_elsewhere(saved, deployed, source, tmp_path):
    home = Home(tmp_path / "home", tmp_path / "elsewhere" / "data.db")
    home.prepare()

    restore(saved, home, source.keys)

    assert rows(home.database) == rows(deployed.database)


@pytest.fixture
def other_disk(tmp_path):
    """A folder on another disk than the tests' own."""
    places = [path for path in DISKS if path.stat().st_dev != tmp_path.stat().st_dev]
    if not places:
        pytest.skip("there is no other disk to be had")
    with TemporaryDirectory(prefix="najian-", dir=places[0]) as folder:
        yield Path(folder)


def test_a_database_may_lie_on_another_disk(saved, deployed, source, tmp_path, other_disk):
    home = Home(tmp_path / "home", other_disk / "data.db")
    home.prepare()
    restore(saved, home, source.keys)
    execute(home.database, ("DELETE FROM remark",))
    old = rows(home.database)

    restore(saved, home, source.keys, force=True)

    (aside,) = other_disk.glob("replaced-*")
    assert rows(home.database) == rows(deployed.database)
    assert rows(aside / "data.db") == old
    assert sorted(path.name for path in other_disk.iterdir() if "-" not in path.name) == ["data.db"]


def test_what_was_withdrawn_since_is_over_when_the_database_that_knows_it_is_replaced(
    saved, deployed, source
):
    ((withdrawn,),) = ask(deployed.database, "SELECT response FROM case_response WHERE card > 0")
    execute(
        deployed.database,
        (
            f"UPDATE response SET {WITHDRAWN} WHERE id = ?",
            withdrawn,
        ),
        ("UPDATE consent SET state = 'withdrawn'",),
    )

    report = restore(saved, deployed, source.keys, force=True)

    over = "SELECT id FROM response WHERE kept_until < '2020-07-19'"
    assert (report.restored.withdrawn, ask(deployed.database, over)) == (1, [(withdrawn,)])
    assert ask(deployed.database, "SELECT state, given_on FROM consent") == [("withdrawn", None)]


def test_without_the_old_database_nobody_knows_what_was_withdrawn(saved, empty, source):
    assert restore(saved, empty, source.keys).restored.withdrawn is None


def test_a_damaged_database_is_replaced_too(saved, deployed, other):
    for path in other.folder.glob("najian.db-*"):
        path.unlink()
    other.database.write_bytes(b"\x00garbage" * 1000)

    report = restore(saved, other, key_file.read(other.key), force=True)

    assert report.restored.withdrawn is None
    assert rows(other.database) == rows(deployed.database)
    assert (report.aside / "najian.db").read_bytes() == b"\x00garbage" * 1000


def test_what_may_have_been_sent_since_is_parked_and_what_is_due_later_waits(
    deployed, source, empty, tmp_path
):
    chat = source.keys.seal_chat(7)
    insert = (
        "INSERT INTO outbox (key, chat, text, not_before, state, attempts, priority, urgent) "
        "VALUES (?, ?, 'x', ?, 'waiting', 0, 5, 0)"
    )
    execute(deployed.database, (insert, "due", chat, OLD), (insert, "later", chat, NEW))
    path = tmp_path / "queued.zip"
    making.make(source, path, now=NOON)

    report = restore(path, empty, source.keys)

    asked = "SELECT key, state, last_error FROM outbox WHERE text = 'x' ORDER BY key"
    assert report.restored.parked == 1
    assert ask(empty.database, asked) == [("due", "parked", "unsure"), ("later", "waiting", None)]


def test_a_restore_under_way_is_told(saved, empty, source):
    with folders.working(empty.folder / "restore"), pytest.raises(BackupError, match="under way"):
        restore(saved, empty, source.keys)


def test_what_a_killed_restore_has_left_undecided_is_cleared_away(empty):
    work = empty.folder / "restore.part"
    work.mkdir()
    (work / "database").write_bytes(b"what people said")

    decided = restoring.settle(place_of(empty))

    assert (decided, list(empty.folder.iterdir())) == (False, [])


@pytest.mark.parametrize("allowed", range(7))
def test_a_disk_that_fails_between_two_renames_loses_nothing(
    saved, deployed, other, monkeypatch, allowed
):
    """Whichever of the renames it is that fails: `settle` does what is left."""
    old, new, rename, made = state(other), state(deployed), Path.replace, []

    def failing(path, target):
        made.append(target)
        if len(made) == allowed + 1:
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="Input/output error"):
        restore(saved, other, key_file.read(other.key), force=True)
    decided = restoring.settle(place_of(other))

    assert decided == (allowed > 0)  # the first is that of the plan
    assert state(other) == (new if decided else old)
    asides = [Home(path, Path("najian.db")) for path in other.backups.glob("replaced-*")]
    assert [state(aside) for aside in asides] == [old] * decided
