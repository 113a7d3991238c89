"""The single error handler: for what nobody expected, and for outages, which go by."""

import logging
from traceback import format_tb

from telegram import Update
from telegram.error import Forbidden, TelegramError

from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context
from handlers.speaking import answer_tap, send_card
from storage import outages

_LOG = logging.getLogger(__name__)


async def answer(update: object, context: Context) -> None:
    """Log what nobody expected, without what people wrote; apologise; carry on.

    What an outage has cut off is not over: whoever handles updates tries it again.
    """
    number = context.update_id
    if isinstance(context.error, Forbidden):
        _LOG.info("Update %s: the bot is blocked; what was sent is kept.", number)
        return
    outage = outages.find(context.error)
    if outage is not None:
        _note_outage(context, outage)
        return
    _LOG.error("Update %s failed: %s", number, _trace(context.error))
    if not isinstance(update, Update) or update.effective_chat is None:
        return
    text = say(await context.language(), "something-wrong")
    try:
        await answer_tap(update)
        await send_card(update, Card(text))
    except TelegramError:
        _LOG.warning("Update %s: the apology could not be sent.", number)


def _note_outage(context: Context, outage: str) -> None:
    number = context.update_id
    if number is None:
        _LOG.error("A job or a delivery was cut off, and is tried again: %s.", outage)
        return
    context.services.cut_off.add(number)
    _LOG.error("Update %s is kept and tried again: %s.", number, outage)


def _trace(error: BaseException | None) -> str:
    """How and where it failed, without the messages: they may quote what people wrote."""
    if error is None:
        return ""
    cause = _trace(error.__cause__ or error.__context__)
    return f"{cause}{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"
