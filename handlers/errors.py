"""The single error handler: for what nobody expected, and for outages, which go by."""

import logging
from datetime import timedelta
from traceback import format_tb

from telegram import Update
from telegram.error import (
    BadRequest,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context, CutOff
from handlers.speaking import answer_tap, send_card
from storage import outages

_LOG = logging.getLogger(__name__)


async def answer(update: object, context: Context) -> None:
    """Log what nobody expected, without what people wrote; apologise; carry on.

    What an outage has cut off is not over: whoever handles updates hands it on once more.
    """
    number, error = context.update_id, context.error
    if isinstance(error, Forbidden):
        _LOG.info("Update %s: the bot is blocked; what was sent is kept.", number)
        return
    cut_off = _cut_off(number, error)
    if cut_off is not None:
        if number is not None:
            context.services.cut_off[number] = cut_off
        return
    if isinstance(error, TimedOut):
        _LOG.warning(
            "Update %s may not be answered: Telegram fell silent (%s).", number, error.message
        )
    else:
        _LOG.error("Update %s failed: %s", number, _trace(error))
    if not isinstance(update, Update) or update.effective_chat is None:
        return
    text = say(await context.language(), "something-wrong")
    try:
        await answer_tap(update)
        await send_card(update, Card(text))
    except TelegramError:
        _LOG.warning("Update %s: the apology could not be sent.", number)


def _cut_off(number: int | None, error: Exception | None) -> CutOff | None:
    """How an outage has cut an update, or work of our own, off; `None` if there was none."""
    outage = None if isinstance(error, TelegramError) else outages.find(error)
    if outage is not None and number is None:
        _LOG.error("A job or a delivery was cut off, and is tried again: %s.", outage)
        return CutOff(by_storage=True)
    if outage is not None:
        _LOG.error("Update %s is kept, and tried again: %s.", number, outage)
        return CutOff(by_storage=True)
    if number is None or not isinstance(error, TelegramError) or not _never_arrived(error):
        return None
    _LOG.warning("Update %s is answered again: Telegram did not hear (%s).", number, error.message)
    return CutOff(by_storage=False, wait=asked_to_wait(error).total_seconds())


def _never_arrived(error: TelegramError) -> bool:
    """Whether what was said has certainly not arrived, and may be said once more."""
    if isinstance(error, BadRequest | TimedOut):  # kinds of a NetworkError, too
        return False
    return isinstance(error, NetworkError | RetryAfter)


def asked_to_wait(error: TelegramError) -> timedelta:
    """How long Telegram asks to wait: nothing, unless it was asked too often."""
    if not isinstance(error, RetryAfter):
        return timedelta()
    asked = error.retry_after  # seconds, unless PTB is told otherwise
    return asked if isinstance(asked, timedelta) else timedelta(seconds=asked)


def _trace(error: BaseException | None) -> str:
    """How and where it failed, without the messages: they may quote what people wrote."""
    if error is None:
        return ""
    cause = _trace(error.__cause__ or error.__context__)
    return f"{cause}{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"
