"""Says what the outbox holds: a new message, or other words in the place of those said before."""

import re
from io import BytesIO

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    ReplyParameters,
)
from telegram import Message as Said
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ExtBot

from handlers.speaking import is_unchanged
from storage.outbox import Message

_NOBODY = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated")
_PICTURE = "digest.png"
_A_PICTURE = "there is no text in the message to edit"
_TELLING = re.compile(r'"[^"]*"|\'[^\']*\'|https?:\S+|@\w+|-?\d+')  # of whom or of what it may tell
_LONGEST = 100  # characters


async def send(bot: ExtBot[None], chat_id: int, message: Message) -> int:
    """Say it; gives the number of the message in the chat. Raises `TelegramError`."""
    if message.edits is not None:
        await _change(bot, chat_id, message, message.edits)
        return message.edits
    return (await _say(bot, chat_id, message)).message_id


def is_nobody(error: TelegramError) -> bool:
    """Whether nobody in that chat can be reached: blocked, deleted, or never begun."""
    words = error.message.lower()
    return isinstance(error, Forbidden) or (
        isinstance(error, BadRequest) and any(known in words for known in _NOBODY)
    )


def scrubbed(error: Exception) -> str:
    """What went wrong, without numbers, names and quotations: for the log and administrators."""
    words = _TELLING.sub("…", str(error)).strip()
    kind = type(error).__name__
    return (f"{kind}: {words}" if words else kind)[:_LONGEST]


async def _say(bot: ExtBot[None], chat_id: int, message: Message) -> Said:
    keyboard, reply = _keyboard(message), _reply(message)
    if message.picture is None:
        return await bot.send_message(
            chat_id,
            message.text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            reply_parameters=reply,
        )
    return await bot.send_photo(
        chat_id,
        InputFile(BytesIO(message.picture), _PICTURE),
        caption=message.text,
        parse_mode=ParseMode.HTML,
        reply_markup=keyboard,
        reply_parameters=reply,
    )


async def _change(bot: ExtBot[None], chat_id: int, message: Message, number: int) -> None:
    """Put it in the place of what was said; that it stands there already is no failure."""
    try:
        if message.picture is None:
            await _change_words(bot, chat_id, message, number)
        else:
            media = InputMediaPhoto(
                message.picture, message.text, parse_mode=ParseMode.HTML, filename=_PICTURE
            )
            await bot.edit_message_media(media, chat_id, number, reply_markup=_keyboard(message))
    except BadRequest as error:
        if not is_unchanged(error):
            raise


async def _change_words(bot: ExtBot[None], chat_id: int, message: Message, number: int) -> None:
    keyboard = _keyboard(message)
    try:
        await bot.edit_message_text(
            message.text, chat_id, number, parse_mode=ParseMode.HTML, reply_markup=keyboard
        )
    except BadRequest as error:
        if _A_PICTURE not in error.message.lower():
            raise
        await bot.edit_message_caption(
            chat_id,
            number,
            caption=message.text,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
        )


def _reply(message: Message) -> ReplyParameters | None:
    """What it is an answer to may have been deleted meanwhile."""
    if message.replies_to is None:
        return None
    return ReplyParameters(message.replies_to, allow_sending_without_reply=True)


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(text, callback_data=data) for text, data in listed]
            for listed in message.buttons
        ]
    )
