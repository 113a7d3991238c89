"""Keeping house: one process of all that share a database runs the jobs and delivers the outbox.

It is whoever holds the claim. When that process dies, another one takes over within seconds, and
first settles what was left half done.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from telegram.error import TelegramError

from bot.intake import Intake
from handlers import auditing
from handlers.context import Services
from storage import audit, deliveries, outages, runs
from storage.database import FAILURES

_LOG = logging.getLogger(__name__)
_LOOK = 2.0  # seconds between two looks at whether somebody keeps house, and what nobody handles


async def offer(services: Services) -> bool:
    """Keep house from now on, if nobody else does; true if that has just begun.

    Who can't settle what was left half done does not keep house: the next offer does it, whosever.
    """
    if not await services.claims.offer_to_keep_house():
        return False
    try:
        await _take_over(services)
    except BaseException:
        await services.claims.resign()
        raise
    return True


@asynccontextmanager
async def sharing(
    services: Services, intake: Intake, arrange: Callable[[], Awaitable[None]]
) -> AsyncIterator[None]:
    """Look meanwhile for what falls to this process because another one is gone.

    `arrange` tells Telegram where to call, which the one before may not have come to.
    """
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
    looking = asyncio.create_task(_look(services, intake, arrange))
    try:
        yield
    finally:
        looking.cancel()
        await asyncio.gather(looking, *rings, return_exceptions=True)


async def _look(services: Services, intake: Intake, arrange: Callable[[], Awaitable[None]]) -> None:
    is_owed = False
    while True:
        await asyncio.sleep(_LOOK)
        try:
            is_owed = await offer(services) or is_owed
            await intake.lines.recover()
            if is_owed:
                await arrange()
                is_owed = False
        except FAILURES as error:
            what = outages.find(error) or type(error).__name__
            _LOG.warning("What others left can't be looked for: %s; again soon.", what)
        except TelegramError as error:
            _LOG.warning("Telegram was not told where to call: %s; again soon.", error.message)


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
