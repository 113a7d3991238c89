"""Keeping house: what a process that died has left half done is settled by whoever takes over."""

import pytest
from sqlalchemy import text

from bot import house
from storage import deliveries, office_tables
from storage.database import FAILURES
from tests.handlers.background.letters import letter, post
from tests.handlers.paths import rows


async def say(services, statement):
    async with services.database.transaction() as session:
        await session.execute(text(statement))


async def test_a_take_over_that_failed_is_made_up_for_at_the_next_offer(services, li):
    await post(services, letter(services, li))
    async with services.database.transaction() as session:
        await deliveries.take_due(session, now=services.now())
    await say(services, "ALTER TABLE run RENAME TO elsewhere")

    with pytest.raises(FAILURES):
        await house.offer(services)
    await say(services, "ALTER TABLE elsewhere RENAME TO run")
    await house.offer(services)

    (message,) = await rows(services, office_tables.OUTBOX)
    assert (message["state"], message["last_error"]) == ("parked", "unsure")
