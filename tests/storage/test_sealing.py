"""What earlier releases stored as it was is sealed, all of it; and sealed anew with a new key."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select

from storage import key_file, migrate, sealing
from storage.database import Database
from storage.keys import Keys, WrongKeyError
from storage.metadata import METADATA
from storage.seal_tables import SEAL
from storage.sealed import Sealed, is_sealed
from storage.tables import ANSWER, INTERVIEW_ANSWER, OPINION
from tests.storage import first_release, fourth_release, third_release
from tests.storage.remembering import plain
from tests.storage.rows import NOON, rows

FORMER, NEW = b"s" * 32, b"n" * 32
OLD = Keys(FORMER)
CHANGING = Keys(FORMER, sealing=NEW, former=FORMER)
CHANGED = Keys(FORMER, sealing=NEW)
RELEASES = {
    "first": (first_release.make, ["材料交了三次", "窗口少", "停车难"]),
    "third": (third_release.make, ["收费不清楚", "王科长态度差", "停车难", "还有"]),
    "fourth": (lambda path: fourth_release.make(path, OLD), fourth_release.WORDS),
}


@pytest.fixture
def file(home):
    return home.database


async def sealed_file(file, home, keys=OLD):
    """A file of the fourth release, migrated and sealed."""
    fourth_release.make(file, keys)
    migrate.upgrade(file, home.backups, now=NOON)
    database = Database(file, keys)
    await sealing.seal(database, keys)
    await database.close()


def written(file):
    """All bytes of the file and what lies beside it."""
    return b"".join(path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")))


def found(file, words):
    content = written(file)
    return [word for word in words if any(form in content for form in plain(word))]


def stored(file):
    """Every sealed value, as the file has it, by column."""
    with closing(sqlite3.connect(file)) as connection:
        return {
            (table.name, column.name): [
                value
                for (value,) in connection.execute(f'SELECT "{column.name}" FROM {table.name}')
            ]
            for table in METADATA.sorted_tables
            for column in table.columns
            if is_sealed(column)
        }


@pytest.mark.parametrize("release", RELEASES)
async def test_all_words_of_an_earlier_release_leave_the_file(file, home, release):
    make, words = RELEASES[release]
    make(file)
    before = found(file, words)
    migrate.upgrade(file, home.backups, now=NOON)
    database = Database(file, OLD)

    changed = await sealing.seal(database, OLD)

    left, is_due = found(file, words), await sealing.is_due(database)
    await database.close()
    assert (before == [], changed > 0, left, is_due) == (False, True, [], False)
    assert found(file, words) == []


async def test_every_value_is_sealed_and_says_what_it_said(file, home):
    fourth_release.make(file, OLD)
    migrate.upgrade(file, home.backups, now=NOON)
    database = Database(file, OLD)
    await sealing.seal(database, OLD)

    said = {row["question"]: row["value"] for row in await rows(database, INTERVIEW_ANSWER)}
    sent = {row["question"]: (row["value"], row["words"]) for row in await rows(database, ANSWER)}
    everything = [
        str(row) for table in METADATA.sorted_tables for row in await rows(database, table)
    ]
    await database.close()

    assert (said["trouble"], said["rating"], said["gap"]) == ("话说半句", "bad", None)
    assert sent == {"trouble": ("材料太多", ""), "voice": (None, "旁边的话")}
    told = "".join(everything)
    assert [word for word in fourth_release.WORDS if word not in told] == []
    values = [value for known in stored(file).values() for value in known if value is not None]
    assert {type(value) for value in values} == {bytes}
    assert [value for value in values if value and len(value) <= 28] == []


def test_the_file_of_the_fourth_release_has_something_in_every_column_that_is_sealed():
    kept = fourth_release.rows(OLD)
    filled = {
        (table, column)
        for table, listed in kept.items()
        for row in listed
        for column, value in row.items()
        if value
    }

    columns = [column for table in METADATA.sorted_tables for column in table.columns]
    sealed = {(c.table.name, c.name) for c in columns if is_sealed(c)} - {("seal", "mark")}
    assert sealed - filled == set()


async def test_sealing_goes_on_where_it_was_interrupted(file, home):
    fourth_release.make(file, OLD)
    migrate.upgrade(file, home.backups, now=NOON)
    database = Database(file, OLD)
    await sealing.seal(database, OLD)
    before = stored(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("DELETE FROM seal")
        connection.execute("UPDATE opinion SET text = '跑了三趟'")

    changed = await sealing.seal(database, OLD)

    after = stored(file)
    await database.close()
    assert changed == 1
    assert {key for key in after if after[key] != before[key]} == {
        ("opinion", "text"),
        ("seal", "mark"),
    }
    assert OLD.unseal(after["opinion", "text"][0]) == "跑了三趟".encode()


async def test_in_a_new_database_there_is_nothing_to_seal(database, keys):
    due = await sealing.is_due(database)

    changed = await sealing.seal(database, keys)

    assert (due, changed, await sealing.is_due(database)) == (True, 0, False)


@pytest.mark.sqlite  # no earlier release stored on a server
async def test_a_batch_is_as_good_as_any_other(database, keys, home):
    many = [
        {"response": 1, "question": f"q{n:04}", "value": '"x"', "words": f"第{n}句话"}
        for n in range(1203)
    ]
    with closing(sqlite3.connect(home.database)) as connection, connection:
        marks = ", ".join(f":{name}" for name in many[0])
        connection.executemany(f"INSERT INTO answer VALUES ({marks})", many)

    changed = await sealing.seal(database, keys)

    assert changed == 1203
    assert [row["words"] for row in await rows(database, ANSWER)] == [row["words"] for row in many]
    assert found(home.database, ["第7句话", "第1202句话"]) == []


@pytest.mark.parametrize("is_sealed_already", [True, False])
async def test_another_key_is_recognised_before_anything_is_touched(file, home, is_sealed_already):
    await sealed_file(file, home)
    if not is_sealed_already:  # as the release before left it: only what it sealed itself tells
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("DELETE FROM seal")
    before, other = file.read_bytes(), Keys(b"o" * 32)
    database = Database(file, other)

    with pytest.raises(WrongKeyError):
        await sealing.check(database, other)

    await database.close()
    assert file.read_bytes() == before


async def test_the_right_key_is_recognised(file, home):
    await sealed_file(file, home)
    database = Database(file, OLD)

    await sealing.check(database, OLD)

    async with database.reading() as session:
        assert OLD.unseal(await session.scalar(select(SEAL.c.mark))) == b"najian"
    await database.close()


async def test_one_value_that_nothing_opens_does_not_make_the_key_a_wrong_one(file, home):
    fourth_release.make(file, OLD)
    migrate.upgrade(file, home.backups, now=NOON)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE member SET chat = x'00'")
    database = Database(file, OLD)

    await sealing.check(database, OLD)

    await database.close()


async def test_after_a_change_of_the_key_nothing_opens_with_the_former_one(file, home):
    await sealed_file(file, home)
    before, content = stored(file), written(file)
    database = Database(file, CHANGING)

    changed, is_emptied = await sealing.renew(database, CHANGING)

    await database.close()
    after = stored(file)
    assert (changed > 20, is_emptied) == (True, True)
    for column, values in after.items():
        for old, new in zip(before[column], values, strict=True):
            assert (old == new) == (not old)
            if new:
                assert CHANGED.unseal(new) is not None
                assert old[:28] in content
                assert old[:28] not in written(file)


async def test_after_a_change_of_the_key_everything_says_what_it_said(file, home):
    await sealed_file(file, home)
    before = Database(file, OLD)
    said = [await rows(before, table) for table in METADATA.sorted_tables if words_alone(table)]
    await before.close()
    changing = Database(file, CHANGING)
    await sealing.renew(changing, CHANGING)
    await changing.close()

    after = Database(file, CHANGED)
    again = [await rows(after, table) for table in METADATA.sorted_tables if words_alone(table)]
    answers = {row["question"]: row["value"] for row in await rows(after, INTERVIEW_ANSWER)}
    await after.close()

    assert again == said
    contact = CHANGED.seal_of(answers["reach"])
    assert CHANGED.unseal(contact) == b'{"phone": "13800138000"}'


def words_alone(table):
    """Whether all that is sealed in a table is unsealed when it is read."""
    sealed = [column for column in table.columns if is_sealed(column)]
    is_plain = all(isinstance(column.type, Sealed) for column in sealed)
    return is_plain and table is not INTERVIEW_ANSWER


async def test_a_change_of_the_key_that_is_done_changes_nothing_more(file, home):
    await sealed_file(file, home)
    database = Database(file, CHANGING)
    await sealing.renew(database, CHANGING)
    before = stored(file)

    changed, is_emptied = await sealing.renew(database, CHANGING)

    await database.close()
    assert (changed, is_emptied, stored(file)) == (0, True, before)


async def test_what_no_key_opens_is_left_as_it_is(file, home):
    await sealed_file(file, home)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE opinion SET text = x'00'")
    database = Database(file, CHANGING)

    await sealing.renew(database, CHANGING)

    await database.close()
    assert stored(file)["opinion", "text"] == [b"\0"]


@pytest.mark.slow
async def test_while_another_program_reads_the_former_is_not_said_to_be_gone(file, home):
    await sealed_file(file, home)
    database = Database(file, CHANGING)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM opinion").fetchall()

        _, is_emptied = await sealing.renew(database, CHANGING)
        other.execute("COMMIT")

    again = await sealing.renew(database, CHANGING)
    await database.close()
    assert (is_emptied, again) == (False, (0, True))


def test_a_key_file_of_the_first_releases_opens_what_they_sealed(tmp_path):
    path = tmp_path / "najian.key"
    path.write_text(FORMER.hex() + "\n")
    path.chmod(0o600)

    assert key_file.load(path).keys().unseal(OLD.seal(b"7")) == b"7"
    assert OPINION.c.text.type.cache_ok
