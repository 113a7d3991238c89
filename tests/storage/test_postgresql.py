"""What PostgreSQL does in its own way."""

import asyncio
from contextlib import asynccontextmanager

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage import inbox, migrate, postgresql, responses
from storage.database import ANY_SIZE, SMALL
from storage.migrate import UnknownSchemaError
from storage.office_tables import RECEIVED
from storage.postgresql import WRITING
from tests import engine
from tests.storage.rows import complete, rows, statements

pytestmark = pytest.mark.postgresql


ENDING = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE application_name = 'najian' AND datname = current_database()"
)


@asynccontextmanager
async def another_session(place):
    connection = await asyncpg.connect(place)
    try:
        yield connection
    finally:
        await connection.close()


async def receive(database, number):
    async with database.transaction() as session:
        await inbox.receive(session, number, b"sealed")


async def send(database, number):
    """Somebody takes part, and sends a response."""
    async with database.transaction() as session:
        await responses.take_part(session, "yshj", bytes([255 - number]) * 16)
        await responses.add(session, complete())


@pytest.mark.parametrize("reorder", [SMALL, ANY_SIZE])
async def test_after_forgetting_neither_place_nor_transaction_tells_who_sent_what(
    database, place, reorder
):
    for number in range(9):
        await send(database, number)

    await database.forget(reorder=reorder)

    async with another_session(place) as session:
        people = await session.fetch("SELECT person, xmin FROM participation ORDER BY ctid")
        sent = await session.fetch("SELECT id, xmin FROM response ORDER BY ctid")
    assert [row["person"] for row in people] == sorted(row["person"] for row in people)
    assert [row["id"] for row in sent] == sorted(row["id"] for row in sent)
    assert len({row["xmin"] for row in (*people, *sent)}) == 1


async def test_what_came_since_the_last_time_is_put_in_order_among_the_rest(database, place):
    for number in range(5):
        await send(database, number)
    await database.forget()
    for number in range(5, 9):
        await send(database, number)

    await database.forget()

    async with another_session(place) as session:
        sent = await session.fetch("SELECT id, xmin FROM response ORDER BY ctid")
    assert [row["id"] for row in sent] == sorted(row["id"] for row in sent)
    assert len({row["xmin"] for row in sent}) == 1


async def test_what_is_in_order_already_is_not_written_anew(database, place):
    await send(database, 1)
    await database.forget()

    with statements(database) as executed:
        await database.forget()

    assert [words for words in executed if words.startswith(("UPDATE", "CLUSTER"))] == []


async def test_a_reader_in_the_way_puts_it_off(database, place, monkeypatch):
    monkeypatch.setattr(postgresql, "_BRIEFLY", "10ms")
    for number in range(3):
        await send(database, number)

    async with another_session(place) as reader, reader.transaction():
        await reader.fetch("SELECT * FROM response")
        meanwhile = await database.forget()
    afterwards = await database.forget()

    assert (meanwhile, afterwards) == (False, True)


async def test_who_reads_one_table_after_the_other_is_never_cut_off(database, place):
    for number in range(3):
        await send(database, number)

    async with another_session(place) as reader, reader.transaction():
        await reader.fetch("SELECT * FROM response")
        forgetting = asyncio.create_task(database.forget())
        await has_to_wait_for(reader)
        people = await reader.fetch("SELECT * FROM participation")  # which forgetting has locked
    is_done = await forgetting

    assert (len(people), is_done) == (3, True)


async def has_to_wait_for(reader):
    """Until another session waits for a table that this one has read."""
    blocked = "SELECT pid FROM pg_locks WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))"
    async with asyncio.timeout(10):
        while not await reader.fetch(blocked):  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.01)


async def test_before_it_they_would_have_told(database, place):
    for number in range(9):
        await send(database, number)

    async with another_session(place) as session:
        together = await session.fetch(
            "SELECT count(*) AS pairs FROM participation, response "
            "WHERE participation.xmin = response.xmin"
        )
    assert together[0]["pairs"] == 9


async def test_what_was_deleted_leaves_its_table(database, place):
    await receive(database, 1)
    async with database.transaction() as session:
        await inbox.settle(session, 1)

    await database.forget()

    async with another_session(place) as session:
        await session.execute("CREATE EXTENSION IF NOT EXISTS pageinspect")
        items = await session.fetch(
            "SELECT t_data FROM "
            "generate_series(0, pg_relation_size('received') / 8192 - 1) AS page, "
            "heap_page_items(get_raw_page('received', page::int)) WHERE t_data IS NOT NULL"
        )
    assert [b"sealed" in item["t_data"] for item in items] == [False]


async def test_every_write_transaction_takes_the_lock_at_once(database):
    with statements(database) as executed:
        await receive(database, 1)

    assert executed[0] == f"SELECT pg_advisory_xact_lock({WRITING})"


async def test_a_writer_that_is_cut_off_fails_and_the_next_one_works(database, place):
    async def receive_and_be_cut_off():
        async with database.transaction() as session:
            await inbox.receive(session, 1, b"sealed")
            own = (await session.exec_driver_sql("SELECT pg_backend_pid()")).scalar()
            await other.execute("SELECT pg_terminate_backend($1)", own)
            await inbox.receive(session, 2, b"sealed")

    async with another_session(place) as other:
        with pytest.raises(SQLAlchemyError):
            await receive_and_be_cut_off()

    await receive(database, 3)

    assert [row["update_id"] for row in await rows(database, RECEIVED)] == [3]


async def test_a_connection_that_was_lost_while_nobody_used_it_is_replaced(database, place):
    await receive(database, 1)
    await rows(database, RECEIVED)
    async with another_session(place) as other:
        await other.execute(ENDING)

    ends = await asyncio.gather(receive(database, 2), return_exceptions=True)
    await receive(database, 3)

    kept = {row["update_id"] for row in await rows(database, RECEIVED)}
    assert kept == {1, 3} | ({2} if ends == [None] else set())


async def test_no_reader_gets_a_connection_that_the_server_has_ended(database, place):
    await receive(database, 1)
    await rows(database, RECEIVED)
    async with another_session(place) as other:
        await other.execute(ENDING)
    await asyncio.sleep(0.1)  # not a wait: the end of a connection is heard of without asking

    seen = [await rows(database, RECEIVED) for _ in range(2)]

    assert [[row["update_id"] for row in each] for each in seen] == [[1], [1]]


async def test_a_writer_that_finds_another_one_at_work_waits_in_bounds(database, place):
    async with database.transaction() as session:
        await session.exec_driver_sql("SET lock_timeout = '50ms'")
    async with another_session(place) as other, other.transaction():
        await other.execute("SELECT pg_advisory_xact_lock($1)", WRITING)
        with pytest.raises(DBAPIError, match="lock timeout"):
            await receive(database, 1)

    await receive(database, 2)

    assert [row["update_id"] for row in await rows(database, RECEIVED)] == [2]


async def test_a_reader_need_not_wait_for_a_writer(database, place):
    await receive(database, 1)
    async with another_session(place) as other, other.transaction():
        await other.execute("SELECT pg_advisory_xact_lock($1)", WRITING)

        seen = await rows(database, RECEIVED)

    assert len(seen) == 1


async def test_processes_that_start_together_fill_an_empty_database_once(worker_id):
    url = await engine.empty_database(f"najian_{worker_id}_together")

    done = await asyncio.gather(*(migrate.upgrade_server(url) for _ in range(3)))

    assert sorted(done) == [False, False, True]


async def test_a_database_that_sorts_in_another_order_is_refused(worker_id):
    url = await engine.empty_database(f"najian_{worker_id}_sorted", "ICU_LOCALE 'zh' LOCALE 'C'")

    with pytest.raises(UnknownSchemaError) as refused:
        await migrate.upgrade_server(url)

    assert str(refused.value) == (
        "The database sorts texts by zh; make it with "
        "createdb --template=template0 --encoding=UTF8 --locale=C NAME."
    )


async def test_tables_of_an_unknown_version_are_left_alone(worker_id):
    url = await engine.empty_database(f"najian_{worker_id}_unknown")
    async with another_session(url) as session:
        await session.execute("CREATE TABLE received (update_id bigint)")

    with pytest.raises(UnknownSchemaError, match="not their version"):
        await migrate.upgrade_server(url)
