"""Delivers the outbox: what the bot says of its own accord, each message once."""

import asyncio
import logging
from datetime import timedelta
from io import BytesIO

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from handlers.context import Services
from storage import outbox
from storage.outbox import Message

_LOG = logging.getLogger(__name__)
_PAUSE = 1 / 25  # seconds between two messages: Telegram allows 30 a second
_ATTEMPTS = 8


async def deliver(services: Services, bot: ExtBot[None]) -> int:
    """Send what is due; gives how many messages were sent."""
    count = 0
    while (message := await _take(services)) is not None:
        count += await _deliver_one(services, bot, message)
        await asyncio.sleep(_PAUSE)
    return count


async def _take(services: Services) -> Message | None:
    async with services.database.transaction() as session:
        return await outbox.take_due(session, now=services.now())


async def _deliver_one(services: Services, bot: ExtBot[None], message: Message) -> bool:
    """Send, then note what became of it. Only a certain failure is tried again."""
    if message.not_after is not None and services.now() > message.not_after:
        await _park(services, message, "too late to be sent")
        return False
    try:
        await _send(services, bot, message)
    except RetryAfter as error:
        wait = error.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
        await _retry(services, message, timedelta(seconds=seconds), str(error))
    except (Forbidden, BadRequest) as error:
        await _park(services, message, str(error))
    except TimedOut:
        await _park(services, message, "timed out: may have arrived")
    except NetworkError as error:
        await _retry(services, message, timedelta(seconds=2**message.attempts), str(error))
    except TelegramError as error:
        await _park(services, message, str(error))
    else:
        async with services.database.transaction() as session:
            await outbox.sent(session, message.key)
        return True
    return False


async def _send(services: Services, bot: ExtBot[None], message: Message) -> None:
    chat_id = services.keys.unseal_chat(message.chat)
    if message.picture is None:
        await bot.send_message(
            chat_id, message.text, parse_mode=ParseMode.HTML, reply_markup=_keyboard(message)
        )
    else:
        picture = InputFile(BytesIO(message.picture), "digest.png")
        await bot.send_photo(chat_id, picture, caption=message.text, parse_mode=ParseMode.HTML)


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(text, callback_data=data) for text, data in listed]
            for listed in message.buttons
        ]
    )


async def _retry(services: Services, message: Message, wait: timedelta, error: str) -> None:
    if message.attempts >= _ATTEMPTS:
        await _park(services, message, error)
        return
    _LOG.warning("Message %s: %s; again in %s.", message.key, error, wait)
    async with services.database.transaction() as session:
        not_before = services.now() + wait
        await outbox.retry(session, message.key, not_before=not_before, error=error)


async def _park(services: Services, message: Message, error: str) -> None:
    _LOG.error("Message %s can't be delivered: %s.", message.key, error)
    async with services.database.transaction() as session:
        await outbox.park(session, message.key, error=error)
