from contextlib import suppress

import pytest

from storage import inbox
from storage.inbox import KEEP, Received
from storage.office_tables import RECEIVED
from tests.storage.rows import rows


async def receive(database, *numbers):
    async with database.transaction() as session:
        return [await inbox.receive(session, n, f"sealed {n}".encode()) for n in numbers]


async def take(database, number):
    async with database.transaction() as session:
        return await inbox.take(session, number)


async def settle(database, number, **fault):
    async with database.transaction() as session:
        await inbox.settle(session, number, **fault)


async def unanswered(database):
    async with database.reading() as session:
        return await inbox.unanswered(session)


async def prune(database):
    async with database.transaction() as session:
        await inbox.prune(session)


async def test_an_update_that_came_before_is_known(database):
    first = await receive(database, 5, 6)
    again = await receive(database, 6, 7)

    assert (first, again) == ([True, True], [False, True])


@pytest.mark.parametrize("end", [take, settle])
async def test_a_repeated_update_is_known_even_when_it_is_done(database, end):
    await receive(database, 5)
    await end(database, 5)

    assert await receive(database, 5) == [False]


async def test_an_update_is_taken_once(database):
    await receive(database, 5)

    assert [await take(database, 5), await take(database, 5)] == [True, False]


async def test_an_update_that_never_came_cannot_be_taken(database):
    assert await take(database, 5) is False


async def test_a_turn_that_fails_leaves_its_update_untaken(database):
    await receive(database, 5)
    with suppress(ZeroDivisionError):
        async with database.transaction() as session:
            await inbox.take(session, 5)
            raise ZeroDivisionError

    assert await take(database, 5) is True


async def test_what_is_not_answered_is_found_oldest_first(database):
    await receive(database, 9, 7, 8, 6)
    await take(database, 8)
    await settle(database, 6)

    assert await unanswered(database) == (
        Received(7, b"sealed 7", taken=False),
        Received(8, b"sealed 8", taken=True),
        Received(9, b"sealed 9", taken=False),
    )


@pytest.mark.parametrize("fault", [None, "not understood: KeyError"])
async def test_a_settled_update_keeps_nothing_but_its_number_and_its_fault(database, fault):
    await receive(database, 5)

    await settle(database, 5, fault=fault)

    settled = {"update_id": 5, "payload": None, "taken": True, "fault": fault, "line": None}
    assert await rows(database, RECEIVED) == [settled]


async def test_old_numbers_are_pruned_but_what_is_not_answered_stays(database):
    numbers = (1, 2, 3, KEEP + 3)
    await receive(database, *numbers)
    for number in (1, 3, KEEP + 3):
        await settle(database, number)

    await prune(database)

    kept = [row["update_id"] for row in await rows(database, RECEIVED)]
    assert kept == [2, 3, KEEP + 3]


async def test_there_may_be_nothing_to_prune(database):
    await prune(database)

    assert await rows(database, RECEIVED) == []
