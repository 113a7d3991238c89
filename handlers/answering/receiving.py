"""Messages that are no words: files, places, contacts. Each is judged before it is fetched."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from domain import attachments
from domain import replies as to
from domain.attachments import Attachment, Cleaned, Medium, Refusal
from domain.flow import Ask, Step
from domain.questions import FreeText, Upload
from domain.reading import Reason
from domain.text import Language
from handlers import contacts
from handlers.answering import interview, manners, refusing
from handlers.background import filing
from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context, Services
from handlers.speaking import send_card
from handlers.updates import chat_of, message_of
from reports import tasks


async def take_file(update: Update, context: Context) -> bool:
    """A voice message, a photo or a document; false if no response is open."""
    message, services = message_of(update), context.services
    known = await interview.find_open(context)
    if known is None:
        return False
    sent, language = announced(message), known.interview.language
    further = manners.is_of_same_album(message, context)
    complaint = find_complaint(known.step(), sent, language)
    if complaint is not None:
        await _refuse(update, context, complaint)
        return True
    fetched = await fetch(update, services, sent)
    if isinstance(fetched, Refusal):
        await _refuse(update, context, _refusal(fetched, sent, language))
        return True
    await _take_in(update, context, sent, fetched, further=further)
    return True


async def _take_in(
    update: Update, context: Context, sent: "Sent", cleaned: Cleaned, *, further: bool
) -> None:
    """Store the file, then the answer that names it."""
    files, content, now = context.services.files, cleaned.content, context.services.now()
    digest = await asyncio.to_thread(files.put, content, now=now)
    kept = Attachment(digest, sent.medium, cleaned.kind, len(content), sent.seconds)
    enclosed = to.Enclosed(kept, sent.caption)
    await interview.take_message(update, context, enclosed, further=further)
    # Once more: somebody else may have taken back the same file before the answer named it.
    await asyncio.to_thread(files.put, content, now=now)
    await filing.let_go(context.services, (digest,))  # if it was not taken after all


def find_complaint(step: Step, sent: "Sent", language: Language) -> Card | None:
    """Why a file need not even be fetched, by what Telegram says of it."""
    reason = _misfit(step, sent)
    if reason is not None:
        return refusing.card(reason, step, language)
    refusal = attachments.judge(sent.medium, size=sent.size, seconds=sent.seconds, name=sent.name)
    return None if refusal is None else _refusal(refusal, sent, language)


def _misfit(step: Step, sent: "Sent") -> Reason | None:
    if not isinstance(step, Ask):
        return Reason.REVIEWING
    question = step.question
    if not isinstance(question, FreeText | Upload) or sent.medium not in question.accepts:
        return Reason.WRONG_MEDIUM
    kept = step.answer.attachments if step.answer else ()
    return Reason.TOO_MANY if len(kept) >= question.most else None


async def _refuse(update: Update, context: Context, complaint: Card) -> None:
    """Say why, once for all photos of an album, and show the question again."""
    message = message_of(update)
    if manners.is_told(message, context):
        return
    await send_card(update, complaint)
    await interview.show_again(update, context)


def _refusal(refusal: Refusal, sent: "Sent", language: Language) -> Card:
    megabytes = attachments.LARGEST[sent.medium] // attachments.MEGABYTE
    seconds = attachments.LONGEST_VOICE
    return Card(say(language, f"file-{refusal}", most=megabytes, seconds=seconds))


async def take_location(update: Update, context: Context) -> bool:
    """A shared place."""
    return await interview.take_message(update, context, located(update))


def located(update: Update) -> to.Located:
    """The place that a message shares."""
    message = message_of(update)
    assert message.location is not None
    return to.Located(message.location.latitude, message.location.longitude)


async def take_contact(update: Update, context: Context) -> bool:
    """One's own contact, sealed before it is stored; another person's is refused."""
    message, user_id, services = message_of(update), context.user_id, context.services
    contact = message.contact
    assert contact is not None
    if contact.user_id != user_id:
        await send_card(update, Card(say(await context.language(), "contact-not-yours")))
        await interview.show_again(update, context)
        return True
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    plain = contacts.write(name, contact.phone_number)
    return await interview.take_message(update, context, to.Shared(services.keys.seal_text(plain)))


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as Telegram announces it, before it is fetched."""

    medium: Medium
    file_id: str
    size: int  # bytes; 0 where Telegram does not say
    seconds: int | None
    name: str
    caption: str


def announced(message: Message) -> Sent:
    """A photo that was sent as a file is a document to Telegram, and a photo to us."""
    caption = (message.caption or "").strip()
    if message.photo:
        largest = message.photo[-1]
        return Sent(Medium.PHOTO, largest.file_id, largest.file_size or 0, None, "", caption)
    voice = message.voice or message.audio
    if voice is not None:
        seconds = int(_seconds(voice.duration))
        return Sent(Medium.VOICE, voice.file_id, voice.file_size or 0, seconds, "", caption)
    document = message.document
    assert document is not None
    name = document.file_name or ""
    image = attachments.ending(name) in attachments.IMAGES
    medium = Medium.PHOTO if image else Medium.DOCUMENT
    return Sent(medium, document.file_id, document.file_size or 0, None, name, caption)


def _seconds(duration: float | timedelta) -> float:
    return duration.total_seconds() if isinstance(duration, timedelta) else duration


async def fetch(update: Update, services: Services, sent: Sent) -> Cleaned | Refusal:
    """The file, cleaned; or why it is not taken."""
    content = await _download(update, sent)
    if isinstance(content, Refusal):
        return content
    if len(content) > attachments.LARGEST[sent.medium]:
        return Refusal.TOO_LARGE
    return await services.worker.run(tasks.clean, sent.medium, sent.name, content)


async def _download(update: Update, sent: Sent) -> bytes | Refusal:
    chat = chat_of(update)
    try:
        await chat.send_action(ChatAction.TYPING)
        file = await chat.get_bot().get_file(sent.file_id)
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:  # Telegram itself gives no more than 20 MB
        return Refusal.TOO_LARGE if "too big" in error.message else Refusal.NOT_FETCHED
    except TelegramError:
        return Refusal.NOT_FETCHED
