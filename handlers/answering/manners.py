"""What else people do: edit, forward, paste a novel, send an album, block the bot.

What is remembered here of a message lasts as long as the process: it only spares people from being
told the same thing five times.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import ChatMember, Message, Update

from handlers.answering import interview, refusing, returning
from handlers.answering.opened import circumstances
from handlers.answering.welcome import invitation
from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context
from handlers.keyboards import keyboard
from handlers.preview import playing
from handlers.speaking import send_card
from handlers.updates import message_of
from storage import interviews

_FULL = 4000  # characters: Telegram's apps split what is longer than 4096 near there
_AT_ONCE = timedelta(seconds=3)  # pieces of one paste arrive together
_ALBUM, _TOLD = "album", "told"


@dataclass(frozen=True, slots=True)
class Pasted:
    """The last piece of a long paste."""

    at: datetime
    told: bool  # that the rest is not taken


async def take_edit(update: Update, context: Context) -> None:
    """An edited message changes the answer it was; what was sent already stays as it is."""
    message, user_id, services = message_of(update), context.user_id, context.services
    taken = None
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, user_id)
        question = known.typed_in(message.message_id) if known is not None else None
        if known is not None and question is not None and turn.first:
            around, number = circumstances(known, services), message.message_id
            taken = known.retype(question, message.text or "", around)
            await interview.keep(turn.session, services, known, taken, message=number)
    if known is None or question is None:
        key = "edited-too-late" if known is None else "edited-no-answer"
        await send_card(update, Card(say(await context.language(), key)))
        return
    if taken is not None and taken.rejected is not None:
        await send_card(update, refusing.card(taken.rejected, taken.step, known.interview.language))
    await interview.show_in_place(update, context)


async def take_forwarded(update: Update, context: Context) -> None:
    """Somebody else's words are no answer: they may name people, and were not meant for us."""
    await send_card(update, Card(say(await context.language(), "forwarded")))
    if not await playing.show_again(update, context):
        await interview.show_again(update, context)


async def take_block(update: Update, context: Context) -> None:
    """Who blocks the bot is not reminded, should they let it in again; the office's news are."""
    changed, services = update.my_chat_member, context.services
    assert changed is not None
    if changed.new_chat_member.status != ChatMember.BANNED:
        await returning.welcome_back(context, changed.chat.id)
        return
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, changed.from_user.id)
        if known is not None:
            day = services.today()
            await interviews.note_reminders(turn.session, [known.interview.id], day)


async def turn_away(update: Update, context: Context, key: str) -> None:
    """A message that is no answer to anything: what it could have been, and the way in."""
    language = await context.language()
    card = Card(say(language, key), keyboard(invitation(language)))
    await send_card(update, card)


async def is_continued(update: Update, context: Context) -> bool:
    """Whether a text is a further piece of a paste that Telegram split; told once."""
    message, notes = message_of(update), context.user_data
    assert notes is not None
    before: Pasted | None = notes.get(Pasted)
    continued = before is not None and message.date - before.at <= _AT_ONCE
    if len(message.text or "") >= _FULL or continued:
        notes[Pasted] = Pasted(message.date, told=continued)
    if continued and before is not None and not before.told:
        await send_card(update, Card(say(await context.language(), "pasted")))
    return continued


def is_of_same_album(message: Message, context: Context) -> bool:
    """Whether a photo belongs to the album of the one before it."""
    return _is_noted(message, context, _ALBUM)


def is_told(message: Message, context: Context) -> bool:
    """Whether it was said already what is wrong with the photos of this album."""
    return _is_noted(message, context, _TOLD)


def _is_noted(message: Message, context: Context, note: str) -> bool:
    """Whether this album was noted before; from now on it is."""
    notes, album = context.user_data, message.media_group_id
    assert notes is not None
    noted = album is not None and notes.get(note) == album
    notes[note] = album
    return noted
