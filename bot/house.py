"""Keeping house: one process of all that share a database runs the jobs and delivers the outbox.

It is whoever holds the claim. When that process dies, another one takes over within seconds, and
first settles what was left half done.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.intake import Intake
from handlers import auditing
from handlers.context import Services
from storage import audit, deliveries, runs
from storage.database import FAILURES

_LOG = logging.getLogger(__name__)
_LOOK = 2.0  # seconds between two looks at whether somebody keeps house, and what nobody handles


async def offer(services: Services) -> None:
    """Keep house from now on, if nobody else does.

    Who can't settle what was left half done does not keep house: the next offer does it, whosever.
    """
    if await services.claims.offer_to_keep_house():
        try:
            await _take_over(services)
        except BaseException:
            await services.claims.resign()
            raise


@asynccontextmanager
async def sharing(services: Services, intake: Intake) -> AsyncIterator[None]:
    """Look meanwhile for what falls to this process because another one is gone."""
    if not services.claims.is_shared:
        yield
        return
    rings = set[asyncio.Task[None]]()

    def pass_on() -> None:
        if not services.claims.keeps_house:  # whoever does has heard it already
            ring = asyncio.create_task(_announce(services))
            rings.add(ring)
            ring.add_done_callback(rings.discard)

    services.bell.tell(pass_on)
    await services.claims.listen(services.bell.hear)
    looking = asyncio.create_task(_look(services, intake))
    try:
        yield
    finally:
        looking.cancel()
        await asyncio.gather(looking, *rings, return_exceptions=True)


async def _look(services: Services, intake: Intake) -> None:
    while True:
        await asyncio.sleep(_LOOK)
        try:
            await offer(services)
            await intake.lines.recover()
        except FAILURES as error:
            _LOG.warning("The database is out of reach: %s; again soon.", type(error).__name__)


async def _announce(services: Services) -> None:
    with suppress(*FAILURES):  # it is delivered at the next look
        await services.claims.announce()


async def _take_over(services: Services) -> None:
    """Settle what a process that died has left half done."""
    async with services.database.transaction() as session:
        await runs.release(session)
        parked = await deliveries.park_interrupted(session)
        await audit.begin(session, auditing.trail(services))
    await services.database.forget()
    if services.claims.is_shared:
        _LOG.info("This process keeps house from now on.")
    if parked:
        _LOG.warning("%s messages may or may not have been sent; they are parked.", parked)
