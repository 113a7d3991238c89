import os
from datetime import timedelta

from domain.backups import Kind, Plan
from storage.backups import keeping, making
from tests.storage.rows import NOON

DAY = timedelta(days=1)
PLAN = Plan(every=DAY, count=2, kept_for=5 * DAY)


def back_up(source, folder, *days):
    """A backup of each of so many days ago."""
    for ago in days:
        at = NOON - ago * DAY
        making.make(source, keeping.path_for(folder, at), now=at)


def plain(folder, name, ago):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(b"x")
    moment = (NOON - ago * DAY).timestamp()
    os.utime(path, (moment, moment))
    return path


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_backups_are_listed_newest_first_with_what_they_say(source, tmp_path):
    back_up(source, tmp_path / "b", 2, 0)
    plain(tmp_path / "b", "before-0004-20200719T040000.db", 1)

    found = keeping.stored(tmp_path / "b")

    assert [(each.copy.kind, each.copy.made_at) for each in found] == [
        (Kind.WHOLE, NOON),
        (Kind.BEFORE, NOON - DAY),
        (Kind.WHOLE, NOON - 2 * DAY),
    ]
    assert [each.manifest.contents.rows["response"] for each in (found[0], found[2])] == [5, 5]


def test_the_last_good_one_is_not_one_that_is_damaged(source, tmp_path):
    folder = tmp_path / "b"
    back_up(source, folder, 1, 0)
    newest = keeping.path_for(folder, NOON)
    newest.write_bytes(newest.read_bytes()[:1000])

    assert keeping.last(folder).copy.made_at == NOON - DAY
    assert [each.copy.is_good for each in keeping.stored(folder)] == [False, True]


def test_where_there_is_no_folder_there_is_no_backup(tmp_path):
    folder = tmp_path / "none"

    assert (keeping.last(folder), keeping.stored(folder)) == (None, ())
    assert keeping.tidy(folder, PLAN, NOON) == ()


def test_what_is_kept_no_longer_is_deleted(source, tmp_path):
    folder = tmp_path / "b"
    back_up(source, folder, 0, 1, 2)
    plain(folder, "before-0003-20200714T040000.db", 6)
    plain(folder, "before-0004-20200719T040000.db", 1)
    plain(folder, "mine.txt", 600)

    keeping.tidy(folder, PLAN, NOON)

    assert names(folder) == [
        "before-0004-20200719T040000.db",
        "mine.txt",
        "najian-20200719T040000Z.zip",
        "najian-20200720T040000Z.zip",
    ]


def test_what_a_restore_has_put_aside_goes_when_its_time_is_over(tmp_path):
    folder = tmp_path / "b"
    for name, ago in (("replaced-old", 6), ("replaced-new", 4)):
        path = plain(folder, f"{name}-file", ago)
        (folder / name).mkdir()
        path.replace(folder / name / "najian.db")
        moment = (NOON - ago * DAY).timestamp()
        os.utime(folder / name, (moment, moment))

    keeping.tidy(folder, PLAN, NOON)

    assert names(folder) == ["replaced-new"]


def test_what_killed_processes_have_left_goes_too(tmp_path):
    half = tmp_path / "b" / "najian-1.zip.part"
    half.mkdir(parents=True)
    (half / "database").write_bytes(b"what people said")

    keeping.tidy(tmp_path / "b", PLAN, NOON)

    assert names(tmp_path / "b") == []
