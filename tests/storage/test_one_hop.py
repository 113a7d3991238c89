"""What is put off for the driver's thread is said in its place."""

import sqlite3
from contextlib import closing

import pytest

from storage import one_hop

pytestmark = pytest.mark.sqlite


@pytest.fixture
async def connection(tmp_path):
    connection = await one_hop.connect(tmp_path / "x.db", isolation_level=None)
    await connection.cursor().execute("CREATE TABLE kept (number INTEGER)")
    yield connection
    await connection.close()


async def numbers(connection):
    rows = await (await connection.cursor().execute("SELECT number FROM kept")).fetchall()
    return [number for (number,) in rows]


async def test_what_is_put_off_is_said_before_the_next_statement(connection):
    connection.put_off("INSERT INTO kept VALUES (1)")
    connection.put_off("INSERT INTO kept VALUES (2)")

    assert await numbers(connection) == [1, 2]
    assert await numbers(connection) == [1, 2]


async def test_what_is_put_off_is_said_before_the_commit(connection, tmp_path):
    await connection.cursor().execute("BEGIN")
    connection.put_off("INSERT INTO kept VALUES (1)")

    await connection.commit()

    with sqlite3.connect(tmp_path / "x.db") as other:
        assert other.execute("SELECT number FROM kept").fetchall() == [(1,)]


async def test_what_is_put_off_goes_with_a_rollback(connection):
    await connection.cursor().execute("BEGIN")
    connection.put_off("INSERT INTO kept VALUES (1)")

    await connection.rollback()

    assert await numbers(connection) == []


async def test_what_fails_although_it_was_put_off_is_said_once(connection):
    connection.put_off("RELEASE SAVEPOINT nobody")

    with pytest.raises(sqlite3.OperationalError):
        await numbers(connection)

    assert await numbers(connection) == []


async def test_a_view_begins_with_the_first_statement_and_stays_the_same(connection, tmp_path):
    await connection.cursor().execute("PRAGMA journal_mode = WAL")
    connection.open_view()

    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
        other.execute("INSERT INTO kept VALUES (1)")
        first = await numbers(connection)
        other.execute("INSERT INTO kept VALUES (2)")

    assert (first, await numbers(connection)) == ([1], [1])


@pytest.mark.parametrize("end", [one_hop.Connection.commit, one_hop.Connection.rollback])
async def test_the_end_of_a_view_comes_before_whatever_is_said_next(connection, end):
    connection.open_view()
    await numbers(connection)

    await end(connection)
    await connection.cursor().execute("BEGIN IMMEDIATE")  # within a transaction it would fail

    assert connection.in_transaction


async def test_a_view_in_which_nothing_was_said_leaves_nothing(connection):
    connection.open_view()
    await connection.commit()

    assert await numbers(connection) == []
    assert not connection.in_transaction


async def test_what_fails_in_a_view_leaves_none_open(connection):
    connection.open_view()
    with pytest.raises(sqlite3.OperationalError):
        await connection.cursor().execute("SELECT number FROM nowhere")
    await connection.rollback()

    await connection.cursor().execute("INSERT INTO kept VALUES (1)")
    assert not connection.in_transaction
    assert await numbers(connection) == [1]
