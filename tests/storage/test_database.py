import asyncio
import sqlite3
from contextlib import closing
from contextvars import ContextVar

import pytest
from sqlalchemy import event, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from storage import inbox, outages, outbox
from storage.database import BatchLostError, Database
from storage.office_tables import OUTBOX, RECEIVED
from storage.sqlite import SqliteStore
from storage.tables import OPINION
from tests.storage.rows import message, refused, rows, statements

TURNS = 400


@pytest.fixture
async def counter(database):
    """A row that counts."""
    async with database.transaction() as session:
        await outbox.post(session, message("counter"))


async def increment(database, *, fail=False):
    """Read the number, then write the next: what loses updates when turns overlap."""
    async with database.transaction() as session:
        number = await session.scalar(select(OUTBOX.c.attempts))
        await session.execute(update(OUTBOX).values(attempts=number + 1))
        if fail:
            raise ZeroDivisionError


async def count(database):
    async with database.reading() as session:
        return await session.scalar(select(OUTBOX.c.attempts))


def seen_by_another_process(home, statement, *values):
    """What a plain connection of its own finds in the file."""
    with closing(sqlite3.connect(home.database)) as connection:
        return connection.execute(statement, values).fetchall()


def commits_in_log(home):
    """The commit frames of the write-ahead log (SQLite file format, section 4.1)."""
    log = home.database.with_name(home.database.name + "-wal").read_bytes()
    page = int.from_bytes(log[8:12], "big")
    heads = [log[at : at + 24] for at in range(32, len(log), page + 24)]
    current = [head for head in heads if head[8:16] == log[16:24]]  # the salt of this log
    return sum(head[4:8] != bytes(4) for head in current)


@pytest.mark.usefixtures("counter")
async def test_no_increment_of_many_at_once_is_lost(database):
    await asyncio.gather(*(increment(database) for _ in range(TURNS)))

    assert await count(database) == TURNS


@pytest.mark.usefixtures("counter")
async def test_no_increment_is_lost_between_two_connections_of_their_own(database, place, keys):
    other = Database(place, keys)

    await asyncio.gather(*(increment(each) for _ in range(20) for each in (database, other)))

    await other.close()
    assert await count(database) == 40


@pytest.mark.usefixtures("counter")
async def test_turns_that_fail_take_only_their_own_increment_with_them(database):
    turns = [increment(database, fail=n % 40 == 0) for n in range(TURNS)]

    ends = await asyncio.gather(*turns, return_exceptions=True)

    assert [type(end) for end in ends if end is not None] == [ZeroDivisionError] * 10
    assert await count(database) == TURNS - 10


@pytest.mark.sqlite
async def test_a_turn_returns_when_its_row_is_on_the_disk(database, home):
    async def receive(number):
        async with database.transaction() as session:
            await inbox.receive(session, number, b"sealed")
        found = "SELECT update_id FROM received WHERE update_id = ?"
        return seen_by_another_process(home, found, number)

    found = await asyncio.gather(*(receive(number) for number in range(50)))

    assert found == [[(number,)] for number in range(50)]


@pytest.mark.sqlite
async def test_turns_that_come_together_share_their_commits(database, home):
    async def receive(number):
        async with database.transaction() as session:
            await inbox.receive(session, number, b"sealed")

    await receive(0)
    await database.forget()
    await asyncio.gather(*(receive(number) for number in range(1, 101)))

    assert commits_in_log(home) <= 3
    assert len(await rows(database, RECEIVED)) == 101


@pytest.mark.sqlite
async def test_turns_that_come_one_by_one_are_committed_one_by_one(database, home):
    await database.forget()
    for number in range(5):
        async with database.transaction() as session:
            await inbox.receive(session, number, b"sealed")

    assert commits_in_log(home) == 5


async def test_a_reader_sees_only_what_is_committed(database):
    async with database.transaction() as session:
        await inbox.receive(session, 1, b"sealed")
        before = await rows(database, RECEIVED)
    after = await rows(database, RECEIVED)

    assert (len(before), len(after)) == (0, 1)


async def test_a_reader_keeps_its_view_while_others_write(database):
    async with database.reading() as session:
        before = await inbox.unanswered(session)
        async with database.transaction() as writing:
            await inbox.receive(writing, 1, b"sealed")
        after = await inbox.unanswered(session)

    assert (before, after) == ((), ())


@pytest.mark.sqlite
async def test_a_reader_need_not_wait_for_a_writer(database, home):
    before = await rows(database, RECEIVED)
    with closing(sqlite3.connect(home.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(receive_one(database))
        seen = await rows(database, RECEIVED)
        other.execute("ROLLBACK")
        await writing

    assert (before, seen, len(await rows(database, RECEIVED))) == ([], [], 1)


async def receive_one(database):
    async with database.transaction() as session:
        await inbox.receive(session, 1, b"sealed")


@pytest.mark.sqlite
async def test_a_turn_that_finds_the_file_locked_fails_and_the_next_one_works(database, home):
    async with database.transaction() as session:
        await session.exec_driver_sql("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(home.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="database is locked"):
            await receive_one(database)
        other.execute("ROLLBACK")

    await receive_one(database)

    assert len(await rows(database, RECEIVED)) == 1


@pytest.mark.parametrize("at", range(12), ids=lambda at: f"statement {at}")
async def test_a_cancelled_turn_harms_no_other_turn(database, at):
    turn = ContextVar("turn")

    async def receive(number):
        turn.set(asyncio.current_task())
        async with database.transaction() as session:
            await inbox.receive(session, number, b"sealed")
            await inbox.take(session, number)

    executed = []

    def cancel_at(*_):
        executed.append(turn.get())
        if len(executed) == at + 1:
            executed[-1].cancel()

    event.listen(database._engine.sync_engine, "before_cursor_execute", cancel_at)
    turns = [asyncio.create_task(receive(number)) for number in range(6)]
    await asyncio.wait(turns)

    await receive(6)

    (victim,) = [number for number, turn in enumerate(turns) if turn.cancelled()]
    stored = {row["update_id"]: row["taken"] for row in await rows(database, RECEIVED)}
    stored.pop(victim, None)  # cancelled while it was being released: it may have come through
    assert stored == {number: True for number in range(7) if number != victim}


async def test_a_turn_cancelled_while_it_waits_leaves_nothing(database):
    async with database.transaction() as session:
        waiting = asyncio.create_task(receive_one(database))
        await session.execute(select(RECEIVED))
        waiting.cancel()
        await asyncio.wait({waiting})

    assert await rows(database, RECEIVED) == []


async def test_a_row_that_is_refused_leaves_the_other_turns_alone(database):
    async def receive_twice():
        async with database.transaction() as session:
            for _ in range(2):
                await session.execute(insert(RECEIVED).values(update_id=7, payload=b""))

    ends = await asyncio.gather(
        receive_one(database), receive_twice(), increment_nothing(database), return_exceptions=True
    )

    assert [type(end).__name__ for end in ends] == ["NoneType", "IntegrityError", "NoneType"]
    assert [row["update_id"] for row in await rows(database, RECEIVED)] == [1]


async def increment_nothing(database):
    async with database.transaction() as session:
        await session.execute(update(OUTBOX).values(attempts=1))


async def test_an_error_does_not_tell_what_people_said(database):
    row = {"update_id": 7, "payload": b"secret", "taken": False}
    async with database.transaction() as session:
        await session.execute(insert(RECEIVED).values(row))
        async with refused(session, "constraint") as caught:
            await session.execute(insert(RECEIVED).values(row))

    assert "secret" not in str(caught.value)


@pytest.mark.sqlite
async def test_every_write_transaction_takes_the_lock_at_once(database):
    with statements(database) as executed:
        await receive_one(database)

    assert executed[0] == "BEGIN IMMEDIATE"


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("pragma", "setting"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 10000),
    ],
)
async def test_writers_and_readers_are_set_up_alike(database, pragma, setting):
    async with database.transaction() as session:
        writing = (await session.exec_driver_sql(f"PRAGMA {pragma}")).scalar()
    async with database.reading() as session:
        reading = (await session.exec_driver_sql(f"PRAGMA {pragma}")).scalar()

    assert (writing, reading) == (setting, setting)


@pytest.mark.sqlite
async def test_a_commit_that_fails_is_told_to_all_who_shared_it_and_the_next_one_works(database):
    async def say_what_nobody_said():
        async with database.transaction() as session:
            await session.exec_driver_sql("PRAGMA defer_foreign_keys = ON")  # judged at the commit
            orphan = {"id": 1, "response": 1, "campaign": "yshj", "ledger": 3, "text": "慢"}
            await session.execute(insert(OPINION).values(**orphan, aspects=[]))

    ends = await asyncio.gather(
        receive_one(database), say_what_nobody_said(), return_exceptions=True
    )
    failed = await rows(database, RECEIVED)
    await receive_one(database)

    assert [type(end) for end in ends] == [IntegrityError, IntegrityError]
    assert (failed, len(await rows(database, RECEIVED))) == ([], 1)


@pytest.mark.sqlite
async def test_closing_waits_for_the_last_commit(database, home):
    async with database.transaction() as session:
        await inbox.receive(session, 1, b"sealed")
        closing = asyncio.create_task(database.close())
        await session.execute(select(RECEIVED))
    await closing

    assert seen_by_another_process(home, "SELECT update_id FROM received") == [(1,)]


@pytest.mark.sqlite
async def test_a_full_disk_takes_the_whole_batch_along_and_nobody_is_told_done(database, home):
    """SQLite rolls back all by itself there: the commit after it would keep nothing, and say so."""
    others = [asyncio.create_task(receive(database, number)) for number in (1, 2)]
    full = asyncio.create_task(overfill(database))
    others.append(asyncio.create_task(receive(database, 3)))
    told = await asyncio.gather(*others, full, return_exceptions=True)
    await receive(database, 4)

    assert [type(one) for one in told] == [
        BatchLostError,
        BatchLostError,
        BatchLostError,
        OperationalError,
    ]
    assert [outages.find(one) for one in told] == ["the disk is full"] * 4
    assert seen_by_another_process(home, "SELECT update_id FROM received") == [(4,)]


async def receive(database, number):
    async with database.transaction() as session:
        await inbox.receive(session, number, b"sealed")


async def overfill(database):
    async with database.transaction() as session:
        pages = (await session.exec_driver_sql("PRAGMA page_count")).scalar()
        await session.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        await session.execute(insert(RECEIVED).values(update_id=9, payload=bytes(10**6)))


@pytest.mark.sqlite
async def test_those_who_wait_to_forget_share_one_time(database, monkeypatch):
    """Each on its own would write the file anew, while everybody else waits."""
    times, empty = [], SqliteStore.empty

    async def counted(store, reorder):
        times.append(reorder)
        return await empty(store, reorder)

    monkeypatch.setattr(SqliteStore, "empty", counted)
    told = await asyncio.gather(*(database.forget(reorder=number) for number in range(12)))

    assert (told, times) == ([True] * 12, [0, 11])  # the first, and once for all who waited
