"""The running bot: fetches, schedules, and stops in bounded time."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot import house, standing, web
from bot.intake import ALLOWED, Intake, RefusedError
from bot.metrics import Metrics
from bot.publishing import Reloader
from bot.settings.configuration import Listener, Webhook
from domain.profiles import Stage
from handlers.answering import introducing
from handlers.background import delivery, jobs
from handlers.context import Bot, Context, Services
from handlers.office import staff

_LOG = logging.getLogger(__name__)
_TICK = 5.0  # seconds between two looks at what is due
_AGAIN = 5.0  # seconds between two tries to reach Telegram at the start
_LAST = 10.0  # seconds for what is just being sent at a stop
_CALLS = 64  # calls of the webhook at a time


@dataclass(frozen=True, slots=True)
class Doors:
    """Through which the world comes in: Telegram's calls, and whoever watches over us."""

    webhook: Webhook | None = None  # without one, updates are fetched
    status: Listener | None = None


NO_DOORS = Doors()


async def serve(
    application: Bot,
    services: Services,
    stopping: asyncio.Event,
    reloader: Reloader | None = None,
    doors: Doors = NO_DOORS,
) -> None:
    """Serve until told to stop; look for changed questionnaires meanwhile."""
    await house.offer(services)
    _warn_of_unknown_years(services)
    _warn_of_no_deadline(services)
    metrics = Metrics()
    recalling = services.router.recall(services.database, services.campaign.code)
    async with _beside(recalling), _watched(services, metrics, doors):
        arrange = partial(_arrange, application.bot, services, doors.webhook)
        if not await _reach_telegram(application, stopping, arrange):
            return
        metrics.heard_of_telegram()
        async with running(application):
            intake = Intake(application, services, metrics)
            schedule(application, reloader)
            _LOG.info("Serving as @%s.", application.bot.username)
            async with (
                _beside(_introduce(application.bot, services)),
                house.sharing(services, intake, arrange),
                _delivering(application, services),
            ):
                try:
                    await _take_in(services, intake, stopping, doors.webhook)
                finally:
                    services.backups.stop()
                    await intake.stop()


async def _take_in(
    services: Services, intake: Intake, stopping: asyncio.Event, webhook: Webhook | None
) -> None:
    """Updates, by whichever way."""
    if webhook is None:
        await intake.poll(stopping)
        return
    await intake.lines.recover()
    listener, path = webhook.listener, urlsplit(webhook.url).path or "/"
    route = web.webhook(path, services.keys.webhook(), intake.receive)
    async with web.serving(route, listener, is_shared=True) as port:
        _LOG.info("Listening for Telegram's calls on port %s.", port)
        await stopping.wait()


async def _arrange(bot: ExtBot[None], services: Services, webhook: Webhook | None) -> None:
    """Tell Telegram where to call, or that we fetch: else it gives no updates to who asks.

    Of several processes one does; Telegram takes one such call a second. What it calls before we
    listen, it calls again.
    """
    if webhook is None:
        await bot.delete_webhook()
    elif services.claims.keeps_house:
        secret = services.keys.webhook()
        await bot.set_webhook(
            webhook.url, secret_token=secret, allowed_updates=ALLOWED, max_connections=_CALLS
        )


async def _introduce(bot: ExtBot[None], services: Services) -> None:
    """Of several processes, too, one does."""
    if services.claims.keeps_house:
        await introducing.introduce(bot, services.campaign)


@asynccontextmanager
async def _watched(services: Services, metrics: Metrics, doors: Doors) -> AsyncIterator[None]:
    """Answer whoever watches over the process."""
    if doors.status is None:
        yield
        return
    found = partial(standing.look, services, metrics, is_polling=doors.webhook is None)
    listener = doors.status
    async with web.serving(web.status(found, metrics.written), listener) as port:
        _LOG.info("How we stand is told on port %s.", port)
        yield


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
async def _beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Do a piece of work meanwhile; what is left of it at the end stays undone."""
    doing = asyncio.create_task(work)
    try:
        yield
    finally:
        doing.cancel()
        with suppress(asyncio.CancelledError):
            await doing


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

    for job in (jobs.work, jobs.work_beside, reload):
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


async def _reach_telegram(
    application: Bot, stopping: asyncio.Event, arrange: Callable[[], Awaitable[None]]
) -> bool:
    """Wait for Telegram; false if told to stop meanwhile."""
    while not stopping.is_set():
        try:
            await application.initialize()
            await staff.offer_menus(application.bot)
            await arrange()
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
