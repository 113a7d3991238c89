"""Typed and sent messages: an answer if a question is open, else something useful in return."""

from telegram import Update

from domain.flow import Ask
from domain.replies import Typed
from handlers.afterwards import tracking
from handlers.answering import interview, manners, receiving
from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context
from handlers.office import staff
from handlers.preview import playing, preview_messages
from handlers.speaking import send_card
from handlers.updates import message_of


async def take_text(update: Update, context: Context) -> None:
    """A typed message."""
    message = message_of(update)
    if await manners.is_continued(update, context):
        return
    typed = Typed(message.text or "")
    if await preview_messages.take(update, context, typed):
        return
    if await interview.take_message(update, context, typed):
        return
    if not await tracking.take_typed(update, context, message.text or ""):
        await manners.turn_away(update, context, "not-understood")


async def take_edit(update: Update, context: Context) -> None:
    """An edited message."""
    if not await preview_messages.take_edit(update, context):
        await manners.take_edit(update, context)


async def take_file(update: Update, context: Context) -> None:
    """A voice message, a photo or a document."""
    if await preview_messages.take_file(update, context):
        return
    taken = await receiving.take_file(update, context)
    if not taken and not manners.is_told(message_of(update), context):
        await manners.turn_away(update, context, "nothing-open")


async def take_location(update: Update, context: Context) -> None:
    """A shared place."""
    if await preview_messages.take_location(update, context):
        return
    if not await receiving.take_location(update, context):
        await manners.turn_away(update, context, "nothing-open")


async def take_contact(update: Update, context: Context) -> None:
    """A shared contact."""
    if await preview_messages.take_contact(update, context):
        return
    if not await receiving.take_contact(update, context):
        await manners.turn_away(update, context, "nothing-open")


async def take_other(update: Update, context: Context) -> None:
    """A sticker, a video, an unknown command: nothing that we take."""
    language = await context.language()
    key = "unknown-command" if message_of(update).text else "only-text"
    known = await interview.find_open(context)
    played = await playing.find_in_front(context)
    if known is None and played is None:
        await manners.turn_away(update, context, key)
        return
    await send_card(update, Card(say(language, key)))
    if not await playing.show_again(update, context):
        await interview.show_again(update, context)


async def give_help(update: Update, context: Context) -> None:
    """What someone can do from where they are, and by their roles."""
    services, language = context.services, await context.language()
    known = await interview.find_open(context)
    if known is not None:
        step = known.step()
        done, total = (step.done + 1, step.total) if isinstance(step, Ask) else (0, 0)
        await send_card(update, Card(say(language, "help-interview", done=done, total=total)))
        await interview.show_again(update, context)
        return
    held = await context.memberships()
    if held:
        await send_card(update, Card(staff.describe(services, held, language)))
        return
    await manners.turn_away(update, context, "help-respondent")
