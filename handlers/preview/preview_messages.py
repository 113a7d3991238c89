"""Messages to a preview that is open: the answer to its question, as in an interview.

Each says whether it was for a preview; if not, it is offered to whoever else waits for messages.
Files are not fetched, and of a contact nothing is kept but that it was given.
"""

from hashlib import sha256

from telegram import Update

from domain import replies as to
from domain.attachments import Attachment
from handlers.answering import manners, opened, receiving, refusing
from handlers.answering.receiving import Sent
from handlers.answering.sharing import stop_sharing
from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context
from handlers.preview import playing, previews
from handlers.preview.preview_cards import marked
from handlers.speaking import send_card
from handlers.updates import message_of

GIVEN = to.Shared("-")  # stands for a contact


async def take(
    update: Update, context: Context, reply: to.Message, *, further: bool = False
) -> bool:
    """Take a message as the answer to the open question.

    A further photo of an album changes the card that the first one brought.
    """
    known = await playing.find_in_front(context)
    if known is None:
        return await _say_lapsed(update, context)
    turn = known.judge(reply, opened.circumstances(known, context.services))
    message = update.effective_message if isinstance(reply, to.Typed) else None
    after = known.after(turn, message=message.message_id if message else None)
    language = known.interview.language
    if further and turn.rejected is None:
        await playing.show_in_place(update, context, after)
        return True
    await stop_sharing(update, known.step(), turn, language)
    await playing.fold(update, context, known, turn)
    if turn.rejected is not None:
        await send_card(update, marked(refusing.card(turn.rejected, turn.step, language), language))
    await playing.show(update, context, after, edit=False)
    return True


async def take_edit(update: Update, context: Context) -> bool:
    """An edited message changes the answer it was, whether the preview is in front or not."""
    message, user_id, services = message_of(update), context.user_id, context.services
    kept = previews.of(context).find(user_id, services.now())
    question = kept.known.typed_in(message.message_id) if kept is not None else None
    if kept is None or question is None:
        return False
    known, language = kept.known, kept.known.interview.language
    around = opened.circumstances(known, services)
    turn = known.retype(question, message.text or "", around)
    if turn.rejected is not None:
        await send_card(update, marked(refusing.card(turn.rejected, turn.step, language), language))
    after = known.after(turn, message=message.message_id)
    await playing.show_in_place(update, context, after)
    return True


async def take_file(update: Update, context: Context) -> bool:
    """A voice message, a photo or a document: what Telegram says of it stands for it."""
    known, message = await playing.find_in_front(context), message_of(update)
    if known is None:
        return await _say_lapsed(update, context)
    sent, language = receiving.announced(message), known.interview.language
    further = manners.is_of_same_album(message, context)
    complaint = receiving.find_complaint(known.step(), sent, language)
    if complaint is None:
        enclosed = to.Enclosed(stand_in(sent), sent.caption)
        return await take(update, context, enclosed, further=further)
    if not manners.is_told(message, context):
        await send_card(update, marked(complaint, language))
        await playing.show_again(update, context)
    return True


async def take_location(update: Update, context: Context) -> bool:
    """A shared place."""
    return await take(update, context, receiving.located(update))


async def take_contact(update: Update, context: Context) -> bool:
    """One's own contact; another person's is refused."""
    message, user_id = message_of(update), context.user_id
    assert message.contact is not None
    if message.contact.user_id == user_id:
        return await take(update, context, GIVEN)
    known = await playing.find_in_front(context)
    if known is None:
        return await _say_lapsed(update, context)
    language = known.interview.language
    await send_card(update, marked(Card(say(language, "contact-not-yours")), language))
    return await playing.show_again(update, context)


async def _say_lapsed(update: Update, context: Context) -> bool:
    """Tell whoever goes on with a preview that it has ended by itself; false if nobody does."""
    user_id = context.user_id
    lapsed = previews.of(context).has_lapsed(user_id, context.services.now())
    if not lapsed or not await playing.has_no_interview(context):
        return False
    await send_card(update, Card(say(await context.language(), "preview-over")))
    return True


def stand_in(sent: Sent) -> Attachment:
    """What an answer says of a file that nobody has fetched."""
    digest = sha256(sent.file_id.encode()).hexdigest()
    return Attachment(digest, sent.medium, "", sent.size, sent.seconds)
