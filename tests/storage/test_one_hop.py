"""What is put off for the driver's thread is said in its place."""

import sqlite3

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
