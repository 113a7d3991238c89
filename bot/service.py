"""The running bot: fetches, schedules, and stops in bounded time."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram.error import InvalidToken, TelegramError

from bot.intake import Intake, RefusedError
from bot.publishing import Reloader
from domain.profiles import Stage
from handlers import auditing
from handlers.background import delivery, jobs
from handlers.context import Bot, Context, Services
from handlers.office import staff
from storage import audit, deliveries, runs

_LOG = logging.getLogger(__name__)
_TICK = 5.0  # seconds between two looks at what is due
_AGAIN = 5.0  # seconds between two tries to reach Telegram at the start
_LAST = 10.0  # seconds for what is just being sent at a stop


async def serve(
    application: Bot,
    services: Services,
    stopping: asyncio.Event,
    reloader: Reloader | None = None,
) -> None:
    """Serve until told to stop; look for changed questionnaires meanwhile."""
    await _take_over(services)
    _warn_of_unknown_years(services)
    _warn_of_no_deadline(services)
    async with _recalling(services):
        if not await _reach_telegram(application, stopping):
            return
        async with running(application):
            intake = Intake(application, services)
            schedule(application, reloader)
            _LOG.info("Serving as @%s.", application.bot.username)
            async with _delivering(application, services):
                try:
                    await intake.poll(stopping)
                finally:
                    await intake.stop()


@asynccontextmanager
async def running(application: Bot) -> AsyncIterator[None]:
    """An application that was initialized, with its job queue; shut down at the end."""
    try:
        await application.start()
        yield
    finally:
        if application.running:
            await application.stop()
        await application.shutdown()


@asynccontextmanager
async def _recalling(services: Services) -> AsyncIterator[None]:
    """Learn what people confirmed before this start, beside everything else."""
    recall = services.router.recall(services.database, services.campaign.code)
    learning = asyncio.create_task(recall)
    try:
        yield
    finally:
        learning.cancel()
        with suppress(asyncio.CancelledError):
            await learning


@asynccontextmanager
async def _delivering(application: Bot, services: Services) -> AsyncIterator[None]:
    """Deliver the outbox meanwhile; at the end what is just being sent gets a bounded time."""
    closing = asyncio.Event()
    delivering = asyncio.create_task(delivery.keep_delivering(application, services, closing))
    try:
        yield
    finally:
        closing.set()
        services.bell.ring()
        await asyncio.wait([delivering], timeout=_LAST)
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering


def schedule(application: Bot, reloader: Reloader | None = None) -> None:
    """Look every few seconds for what has fallen due, or was changed."""
    assert application.job_queue is not None

    async def reload(_: Context) -> None:
        if reloader is not None:
            await reloader.look()

    for job in (jobs.work, reload):
        application.job_queue.run_repeating(
            job,
            _TICK,
            first=1,
            # A late tick is still a tick: without these APScheduler would drop it.
            job_kwargs={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )


def stop_on_signals(stopping: asyncio.Event) -> None:
    """Ctrl-C and a supervisor's SIGTERM end the service in good order."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)


async def _take_over(services: Services) -> None:
    """Settle what a process that died has left half done."""
    async with services.database.transaction() as session:
        await runs.release(session)
        parked = await deliveries.park_interrupted(session)
        await audit.begin(session, auditing.trail(services))
    await services.database.forget()
    if parked:
        _LOG.warning("%s messages may or may not have been sent; they are parked.", parked)


def _warn_of_unknown_years(services: Services) -> None:
    """A year whose holidays are not published yet counts Monday to Friday: say so loudly."""
    last = max(services.today(), services.campaign.ends_on).year
    for year in range(services.today().year, last + 1):
        if not services.timetable.working_days.knows(year):
            _LOG.warning(
                "The holidays of %s are not known: every Monday to Friday counts as a working day. "
                "Write them under [timetable] holidays and make_up_days.",
                year,
            )


def _warn_of_no_deadline(services: Services) -> None:
    """Without a time for completion no case is ever late, and nobody is reminded: say so."""
    if not any(one.stage is Stage.COMPLETION for one in services.campaign.deadlines):
        _LOG.warning(
            'No [[deadline]] is of stage "%s": cases have no last day, and nobody is reminded.',
            Stage.COMPLETION,
        )


async def _reach_telegram(application: Bot, stopping: asyncio.Event) -> bool:
    """Wait for Telegram; false if told to stop meanwhile."""
    while not stopping.is_set():
        try:
            await application.initialize()
            await staff.offer_menus(application.bot)
        except InvalidToken:
            await application.shutdown()
            raise RefusedError("Telegram refuses the bot token. Please check BOT_TOKEN.") from None
        except TelegramError as error:
            _LOG.warning("Telegram is out of reach (%s); again in %.0f s.", error, _AGAIN)
        else:
            return True
        with suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), _AGAIN)
    return False
