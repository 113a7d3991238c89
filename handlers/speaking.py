"""Puts a card into the chat, and knows which of Telegram's refusals are none."""

import asyncio
from contextlib import suppress

from telegram import InputFile, Message, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from handlers.cards import Card
from handlers.updates import chat_of

_NOT_A_FAILURE = ("message is not modified",)
_OUT_OF_REACH = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",  # a picture
)
_TOAST = 200  # characters of a pop-up: Telegram takes no more
_TOO_LATE = ("query is too old", "query id is invalid")


async def send_card(update: Update, card: Card, *, protected: bool = False) -> Message:
    """A new message at the end of the chat; one that is protected can't be passed on."""
    chat = chat_of(update)
    return await chat.send_message(
        card.text,
        parse_mode=ParseMode.HTML,
        reply_markup=card.buttons,
        disable_notification=False,
        protect_content=protected or None,
    )


async def answer_card(update: Update, card: Card, *, toast: str | None = None) -> int:
    """Put the card in the place of the one that was tapped; gives its message id.

    Side by side with stopping the spinner: who waits for the card should not wait for both.
    """
    answering = asyncio.create_task(answer_tap(update, toast))
    try:
        return await show_instead(update, card)
    finally:
        await answering


async def show_instead(update: Update, card: Card) -> int:
    """The same after the tap was answered; a new message if there was no tap."""
    query = update.callback_query
    tapped = query.message if query else None
    if tapped is not None and await edit_card(update, tapped.message_id, card):
        return tapped.message_id
    return (await send_card(update, card)).message_id


async def answer_tap(update: Update, toast: str | None = None, *, alert: bool = False) -> None:
    """Stop the button's spinner. Too late is no failure: the tap itself was taken."""
    if update.callback_query is None:
        return
    shown = toast if toast is None or len(toast) <= _TOAST else f"{toast[: _TOAST - 2]}……"
    try:
        await update.callback_query.answer(shown, show_alert=alert)
    except BadRequest as error:
        if not _says(error, _TOO_LATE):
            raise


async def look_busy(update: Update) -> None:
    """Show that the bot is writing, before a step that takes more than a moment."""
    chat = chat_of(update)
    with suppress(TelegramError):  # only a courtesy
        await chat.send_action(ChatAction.TYPING)


async def say_briefly(update: Update, text: str) -> None:
    """Plain text: a pop-up over the card that was tapped, or a message if there was no tap."""
    if update.callback_query is not None:
        await answer_tap(update, text, alert=True)
    else:
        await chat_of(update).send_message(text)


async def send_document(
    update: Update, file: InputFile, *, caption: str | None = None, protected: bool = False
) -> None:
    """A file, with a caption in HTML; one that is protected can't be passed on."""
    await chat_of(update).send_document(
        file,
        caption=caption,
        parse_mode=ParseMode.HTML,
        protect_content=protected or None,
        disable_content_type_detection=True,
    )


async def edit_card(update: Update, message_id: int, card: Card) -> bool:
    """Change a message of ours; false if it is out of reach. A double tap changes nothing."""
    chat = chat_of(update)
    try:
        await chat.get_bot().edit_message_text(
            card.text, chat.id, message_id, parse_mode=ParseMode.HTML, reply_markup=card.buttons
        )
    except BadRequest as error:
        if _says(error, _OUT_OF_REACH):
            return False
        if not _says(error, _NOT_A_FAILURE):
            raise
    return True


async def show_on_card(update: Update, current: int | None, card: Card, toast: str | None) -> int:
    """A tap on an old card takes its buttons away and shows the answer on the current one."""
    query = update.callback_query
    tapped = query.message.message_id if query and query.message else None
    if current is None or tapped in {None, current}:
        return await answer_card(update, card, toast=toast)
    await answer_tap(update, toast)
    await strip_tapped(update)
    if await edit_card(update, current, card):
        return current
    return (await send_card(update, card)).message_id


async def strip_tapped(update: Update) -> None:
    """Take the buttons off the card that was tapped."""
    tapped = update.callback_query.message if update.callback_query else None
    await strip_card(update, tapped.message_id if tapped else None)


async def strip_card(update: Update, message_id: int | None) -> None:
    """Take the buttons off a card that is not the current one, if there is one."""
    if message_id is None:
        return
    chat = chat_of(update)
    try:
        await chat.get_bot().edit_message_reply_markup(chat.id, message_id)
    except BadRequest as error:
        if not _says(error, _NOT_A_FAILURE + _OUT_OF_REACH):
            raise


def is_unchanged(error: BadRequest) -> bool:
    """Whether a message stands as it should already: no failure."""
    return _says(error, _NOT_A_FAILURE)


def is_out_of_reach(error: BadRequest) -> bool:
    """Whether a message can't be changed, now or ever."""
    return _says(error, _OUT_OF_REACH)


def _says(error: BadRequest, words: tuple[str, ...]) -> bool:
    return any(word in error.message.lower() for word in words)
