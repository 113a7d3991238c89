"""Delivers the outbox: what the bot says of its own accord, each message once.

A failure holds up the chat it happened in, and no other. A network that is out of reach parks
nothing, however long it lasts.
"""

import asyncio
import logging
import random
from datetime import timedelta
from enum import Enum, auto

from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from handlers.background import sending
from handlers.background.pace import PAUSE
from handlers.context import Bot, Services
from handlers.errors import asked_to_wait
from handlers.speaking import is_out_of_reach
from storage import deliveries
from storage.keys import WrongKeyError
from storage.outbox import Cause, Message

_LOG = logging.getLogger(__name__)
_LOOK = 5.0  # seconds between two looks, if nobody rings
_SOON = 1.0  # after something was said: more may wait in the same chat
_LONGEST_WAIT = 300.0  # seconds between two tries when Telegram is out of reach
_ATTEMPTS = 1000  # at that pace, never fewer than 41 hours: it is not the network, then
_IN_A_ROW = 3  # failures of the network, after which the rest waits for the next look


class _Outcome(Enum):
    SENT = auto()
    LEFT = auto()  # for good or for later
    CUT_OFF = auto()  # Telegram is out of reach


async def keep_delivering(application: Bot, services: Services, closing: asyncio.Event) -> None:
    """Deliver as soon as the bell rings, and every few seconds, until it is time to close."""
    while not closing.is_set():
        if not services.claims.keeps_house:
            await services.bell.wait(_LOOK)
            continue
        # PTB's own task: what nobody expected goes to the one error handler, and we carry on.
        round_ = application.create_task(deliver(services, application.bot, closing=closing))
        try:
            await asyncio.wait([round_])
        finally:
            round_.cancel()  # if we are cancelled; else it is done
        is_busy = round_.exception() is None and round_.result() > 0
        await services.bell.wait(_SOON if is_busy else _LOOK)


async def deliver(
    services: Services, bot: ExtBot[None], *, closing: asyncio.Event | None = None
) -> int:
    """Send what is due; gives how many messages were sent. Stops between two when it is closing."""
    count = failures = 0
    while failures < _IN_A_ROW and not (closing and closing.is_set()):
        message = await _take(services)
        if message is None:
            break
        outcome = await _deliver_one(services, bot, message)
        count += outcome is _Outcome.SENT
        failures = failures + 1 if outcome is _Outcome.CUT_OFF else 0
        await asyncio.sleep(PAUSE)
    return count


async def _take(services: Services) -> Message | None:
    now = services.now()
    resting, silently = services.pace.resting(now), services.is_quiet(now)
    async with services.database.transaction() as session:
        return await deliveries.take_due(session, now=now, resting=resting, silently=silently)


async def _deliver_one(services: Services, bot: ExtBot[None], message: Message) -> _Outcome:
    """Send, then note what became of it."""
    now = services.now()
    if message.not_after is not None and now > message.not_after:
        return await _drop(services, message, Cause.LATE)
    services.pace.note(message.lane, now)
    try:
        chat_id = services.keys.unseal_chat(message.chat)
        number = await sending.send(bot, chat_id, message)
    except WrongKeyError as error:
        return await _park(services, message, Cause.REFUSED, error)
    except TelegramError as error:
        return await _judge(services, message, error)
    async with services.database.transaction() as session:
        await deliveries.sent(session, message.key, message=number, now=services.now())
    return _Outcome.SENT


async def _judge(services: Services, message: Message, error: TelegramError) -> _Outcome:  # noqa: PLR0911 - a line a kind
    """What a failure means. Only what certainly did not arrive, or is a change, is tried again."""
    if sending.is_nobody(error):
        return await _block(services, message, error)
    if isinstance(error, RetryAfter):
        return await _retry(services, message, Cause.BUSY, error, asked_to_wait(error))
    if isinstance(error, BadRequest):
        if message.edits is not None and is_out_of_reach(error):
            return await _drop(services, message, Cause.GONE)
        return await _park(services, message, Cause.REFUSED, error)
    if isinstance(error, TimedOut) and message.edits is None:
        return await _park(services, message, Cause.UNSURE, error)
    if isinstance(error, NetworkError | InvalidToken | EndPointNotFound | Conflict):
        if message.attempts >= _ATTEMPTS:
            return await _park(services, message, Cause.REFUSED, error)
        await _retry(services, message, Cause.NETWORK, error, _back_off(message.attempts))
        return _Outcome.CUT_OFF
    return await _park(services, message, Cause.REFUSED, error)


def _back_off(attempts: int) -> timedelta:
    """Twice as long each time, within bounds; not all at the same moment."""
    longest = min(2.0 ** min(attempts, 16), _LONGEST_WAIT)
    return timedelta(seconds=longest * random.uniform(0.5, 1))  # noqa: S311 - not for secrets


async def _retry(
    services: Services, message: Message, cause: Cause, error: Exception, wait: timedelta
) -> _Outcome:
    told = f"{cause}: {sending.scrubbed(error)}"
    level = logging.WARNING if message.attempts == 1 else logging.DEBUG  # outages last
    _LOG.log(level, "Message %s: %s; again in %s.", message.key, told, wait)
    async with services.database.transaction() as session:
        await deliveries.retry(session, message, until=services.now() + wait, error=told)
    return _Outcome.LEFT


async def _park(services: Services, message: Message, cause: Cause, error: Exception) -> _Outcome:
    told = sending.scrubbed(error)
    _LOG.error("Message %s can't be delivered: %s (%s).", message.key, cause, told)
    noted = cause if cause is Cause.UNSURE else f"{cause}: {told}"
    async with services.database.transaction() as session:
        await deliveries.park(session, message.key, error=noted)
    return _Outcome.LEFT


async def _block(services: Services, message: Message, error: Exception) -> _Outcome:
    async with services.database.transaction() as session:
        count = await deliveries.block(session, message)
    told = sending.scrubbed(error)
    _LOG.warning("Message %s: %s; %s messages of that chat are parked.", message.key, told, count)
    return _Outcome.LEFT


async def _drop(services: Services, message: Message, cause: Cause) -> _Outcome:
    _LOG.warning("Message %s is dropped: %s.", message.key, cause)
    async with services.database.transaction() as session:
        await deliveries.drop(session, message.key, cause)
    return _Outcome.LEFT
