"""What only one process may do, where several share a PostgreSQL server."""

import asyncio
from contextlib import asynccontextmanager

import asyncpg
import pytest
from sqlalchemy.engine import make_url

from storage import claims as claiming
from storage.claims import Alone, AwayError, Shared
from tests import engine

LI, ADA = b"L" * 16, b"A" * 16
PATIENCE = 10.0


@pytest.fixture
async def two(place):
    """The claims of two processes."""
    both = Shared(place), Shared(place)
    yield both
    for claims in both:
        await claims.close()


async def until(holds):
    async with asyncio.timeout(PATIENCE):
        while not await holds():  # noqa: ASYNC110 - another session tells nobody
            await asyncio.sleep(0.02)


async def cut_off(place, number=0):
    """The server ends the sessions that hold claims, the oldest first."""
    connection = await asyncpg.connect(place)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM (SELECT pid FROM pg_stat_activity "
            "WHERE application_name = 'najian claims' AND datname = current_database() "
            "ORDER BY backend_start OFFSET $1 LIMIT 1) AS oldest",
            number,
        )
    finally:
        await connection.close()


@asynccontextmanager
async def shut(place):
    """The server takes nobody into this database meanwhile, as while it starts or stops."""
    name = make_url(place).database
    connection = await asyncpg.connect(engine.SERVER)
    try:
        await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        yield
    finally:
        await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        await connection.close()


@pytest.mark.postgresql
async def test_a_line_is_served_by_one_process_at_a_time(two):
    first, second = two

    taken = [await first.take(LI), await second.take(LI), await second.take(ADA)]
    await first.give_up(LI)
    after = await second.take(LI)

    assert (taken, after) == ([True, False, True], True)


@pytest.mark.postgresql
async def test_a_line_is_not_claimed_twice_by_one_process_either(two):
    first, second = two

    taken = [await first.take(LI), await first.take(LI)]
    await first.give_up(LI)

    assert (taken, await second.take(LI)) == ([True, False], True)


@pytest.mark.postgresql
async def test_many_who_want_the_same_line_get_it_one_after_another(two):
    inside, most, served = 0, 0, 0

    async def serve(claims):
        nonlocal inside, most, served
        while not await claims.take(LI):  # noqa: ASYNC110 - as a process would
            await asyncio.sleep(0)
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1
        served += 1
        await claims.give_up(LI)

    async with asyncio.timeout(30):
        await asyncio.gather(*(serve(claims) for _ in range(10) for claims in two))

    assert (most, served) == (1, 20)


@pytest.mark.postgresql
async def test_one_keeps_house_until_it_is_gone(two):
    first, second = two

    begins = [await first.offer_to_keep_house(), await second.offer_to_keep_house()]
    again = await first.offer_to_keep_house()
    kept = first.keeps_house, second.keeps_house
    await first.close()
    await until(second.offer_to_keep_house)

    assert (begins, again, kept) == ([True, False], False, (True, False))
    assert (first.keeps_house, second.keeps_house) == (False, True)


@pytest.mark.postgresql
async def test_claims_go_with_the_connection_that_held_them(two, place, caplog):
    first, second = two
    await first.offer_to_keep_house()
    await first.take(LI)

    await cut_off(place)
    await until(second.offer_to_keep_house)
    taken = await second.take(LI)

    async def knows():
        return not first.keeps_house

    await until(knows)
    assert taken
    assert (await first.offer_to_keep_house(), await first.take(LI)) == (False, False)
    assert caplog.messages == ["The connection that held our claims was lost."]


@pytest.mark.postgresql
async def test_a_ring_is_heard_by_all_processes_also_after_a_connection_was_lost(two, place):
    first, second = two
    heard = {first: 0, second: 0}
    for claims in two:
        await claims.listen(lambda claims=claims: heard.update({claims: heard[claims] + 1}))

    async def all_heard():
        await first.announce()
        return min(heard.values()) > 0

    await until(all_heard)
    heard.update({first: 0, second: 0})
    await cut_off(place)
    await cut_off(place)

    async def all_heard_again():
        for claims in two:
            try:
                await claims.announce()
            except AwayError:
                return False
        return min(heard.values()) > 0

    await until(all_heard_again)


@pytest.mark.postgresql
async def test_a_server_that_takes_nobody_in_is_out_of_reach_for_a_while(two, place):
    claims, _ = two
    await claims.offer_to_keep_house()

    async def is_refused():
        try:
            await claims.offer_to_keep_house()
        except AwayError as error:
            return "ObjectNotInPrerequisiteStateError" in str(error)
        return False

    await cut_off(place)
    async with shut(place):
        await until(is_refused)
    begins = await claims.offer_to_keep_house()

    assert (begins, claims.keeps_house) == (True, True)


@pytest.mark.postgresql
async def test_who_does_not_keep_house_any_longer_leaves_it_to_others(two):
    first, second = two
    await first.offer_to_keep_house()

    await first.resign()

    assert (first.keeps_house, await second.offer_to_keep_house()) == (False, True)


@pytest.mark.postgresql
async def test_an_answer_that_did_not_come_leaves_no_lock_behind(two, monkeypatch):
    first, second = two
    await first.take(LI)
    monkeypatch.setattr(claiming, "_PATIENCE", 0.0)
    with pytest.raises(AwayError):
        await first.give_up(LI)
    monkeypatch.undo()

    async def is_free():
        return await second.take(LI)

    await until(is_free)


async def test_alone_everything_is_ones_own():
    claims = Alone()

    begins = [await claims.offer_to_keep_house(), await claims.offer_to_keep_house()]
    taken = await claims.take(LI)
    await claims.give_up(LI)
    await claims.listen(print)
    await claims.announce()
    await claims.close()

    assert (begins, taken, claims.keeps_house) == ([True, False], True, True)
