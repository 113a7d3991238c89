from storage import deliveries, health
from storage.health import Queued
from storage.outbox import Cause
from tests.storage.rows import HOUR, NOON, message
from tests.storage.test_outbox import LANE, OTHER, block, post, send, take


async def queued(database, *, now=NOON):
    async with database.reading() as session:
        return await health.queued(session, now=now)


async def test_messages_that_stand_alike_are_counted_by_kind(database):
    await post(
        database,
        message("digest:2020-07-19:a", not_before=NOON - HOUR),
        message("digest:2020-07-19:b"),
        message("digest:2020-07-20:a", not_before=NOON + HOUR),
        message("plain"),
    )

    assert await queued(database) == (
        Queued("digest", 1, NOON + HOUR, is_due=False),
        Queued("digest", 2, NOON - HOUR),
        Queued("plain", 1, NOON),
    )


async def test_what_went_wrong_is_told_with_its_cause(database):
    await post(database, message("digest:a", lane=LANE), message("digest:b"), message("digest:c"))
    await block(database, await take(database))
    async with database.transaction() as session:
        await deliveries.park(session, "digest:b", error="refused: BadRequest: too long")

    assert await queued(database) == (
        Queued("digest", 1, NOON),
        Queued("digest", 1, NOON, Cause.BLOCKED, is_parked=True),
        Queued("digest", 1, NOON, Cause.REFUSED, "BadRequest: too long", is_parked=True),
    )


async def test_what_was_sent_is_not_counted(database):
    await post(database, message())
    await send(database, 1)

    assert await queued(database) == ()


async def test_lanes_that_are_held_are_counted_and_the_last_delivery_is_known(database):
    await post(database, *(message(key, lane=LANE) for key in "abc"), message("d", lane=OTHER))
    await send(database, 1)
    taken = await take(database)
    async with database.transaction() as session:
        await deliveries.retry(session, taken, until=NOON + HOUR, error="busy")

    async with database.reading() as session:
        held = [await health.held_lanes(session, now=now) for now in (NOON, NOON + HOUR)]
        last = await health.last_delivery(session)

    assert (held, last) == ([1, 0], NOON)


async def test_before_the_first_message_nothing_was_delivered(database):
    async with database.reading() as session:
        assert await health.last_delivery(session) is None
