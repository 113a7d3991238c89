"""Attachments of complete responses: the file itself, and a card with what stands beside it."""

import asyncio
from html import escape

from telegram import InputFile, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest

from domain import attachments
from domain.attachments import Attachment, Medium
from domain.auditing import Kind, on_response
from domain.incoming import Pile
from domain.text import Language
from handlers import auditing
from handlers.answering import shown
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, keyboard
from handlers.office import pieces
from handlers.office.incoming_acts import OpenPiece, SeePiece, WriteDown
from handlers.speaking import answer_tap, send_card, send_document, strip_tapped
from handlers.updates import chat_of
from storage.attachments import MissingFileError
from storage.keys import WrongKeyError
from storage.pieces import Enclosure

_ACTIONS = {
    Medium.VOICE: ChatAction.UPLOAD_VOICE,
    Medium.PHOTO: ChatAction.UPLOAD_PHOTO,
    Medium.DOCUMENT: ChatAction.UPLOAD_DOCUMENT,
}
_PLAYABLE = frozenset({"audio/ogg", "audio/mpeg", "audio/mp4"})  # as a voice message, to Telegram


async def show(update: Update, context: Context, act: OpenPiece) -> None:
    """Send the file, and below it the card; the list above loses its buttons."""
    piece = await pieces.find(update, context, act.pile, act.id)
    if piece is None:
        return
    assert isinstance(piece, Enclosure)
    language = await context.language()
    await _note(context, piece)
    await answer_tap(update)
    await strip_tapped(update)
    trouble = await _send(update, context.services, piece, language)
    built = await card(context.services, piece, language, page=act.page)
    text = f"{say(language, trouble)}\n\n{built.text}" if trouble else built.text
    await send_card(update, Card(text, built.buttons), protected=True)


async def _note(context: Context, piece: Enclosure) -> None:
    """That they see the file, and what stands beside it."""
    seen = on_response(Kind.SAW_FILE, piece.source.id, piece.attachment.medium)
    await auditing.note_now(
        context.services, context.member, seen, auditing.words(piece.source, "beside a file")
    )


async def card(
    services: Services, enclosure: Enclosure, language: Language, *, page: int = 0
) -> Card:
    """What was asked, what was typed beside the file, and what staff have written down of it."""
    beside = (enclosure.words, enclosure.transcript or "")
    words, transcript = await pieces.readable(services, enclosure.source, *beside)
    parts = [pieces.head(enclosure.source, _what(enclosure.attachment, language), language)]
    parts += _question(services, enclosure, language)
    if words:
        parts.append(f"{say(language, 'enclosure-words')}\n{pieces.quoted(words)}")
    if transcript:
        parts.append(f"{say(language, 'enclosure-transcript')}\n{pieces.quoted(transcript)}")
    return Card(pieces.joined(parts), keyboard(_rows(enclosure, language, page)))


def _rows(enclosure: Enclosure, language: Language, page: int) -> list[Row]:
    is_voice = enclosure.attachment.medium is Medium.VOICE
    pile = Pile.VOICES if is_voice else Pile.FILES
    rows: list[Row] = []
    if is_voice:
        key = "write-down" if enclosure.transcript is None else "write-down-again"
        rows.append(((label(language, key), WriteDown(enclosure.id)),))
    if not enclosure.seen and enclosure.transcript is None:
        seen = SeePiece(pile, enclosure.id, page)
        rows.append(((label(language, "nothing-to-write" if is_voice else "piece-seen"), seen),))
    return [*rows, pieces.back(pile, enclosure.source, page, language)]


def _what(attachment: Attachment, language: Language) -> str:
    medium = label(language, f"medium-{attachment.medium}")
    if attachment.medium is Medium.VOICE:
        return f"{medium} {attachment.seconds or 0}″"
    if attachment.medium is Medium.DOCUMENT:
        return f"{medium} {attachments.ending_of(attachment.kind).upper()}"
    return medium


def _question(services: Services, enclosure: Enclosure, language: Language) -> list[str]:
    source = enclosure.source
    questionnaire = services.library.find_exactly(source.questionnaire)
    question = questionnaire.find_question(enclosure.question) if questionnaire else None
    if question is None:
        return []
    words = shown.wording(question.text, services.campaign, source.department, language)
    return [f"<b>{escape(words, quote=False)}</b>"]


async def _send(
    update: Update, services: Services, enclosure: Enclosure, language: Language
) -> str | None:
    """Send the file, so that it can't be passed on; gives the message that says why not."""
    await chat_of(update).send_action(_ACTIONS[enclosure.attachment.medium])
    try:
        content = await asyncio.to_thread(services.files.get, enclosure.attachment.digest)
    except MissingFileError:
        return "enclosure-missing"
    except WrongKeyError:
        return "enclosure-unreadable"
    number, kind = enclosure.place + 1, attachments.ending_of(enclosure.attachment.kind)
    file = InputFile(content, f"{label(language, 'enclosure-name', number=number)}.{kind}")
    try:
        await _send_as_sent(update, enclosure.attachment, file)
    except BadRequest:  # a picture of odd proportions; a clerk who takes no voice messages
        await send_document(update, file, protected=True)
    return None


async def _send_as_sent(update: Update, attachment: Attachment, file: InputFile) -> None:
    """As what it was to the respondent."""
    if attachment.medium is Medium.PHOTO:
        await chat_of(update).send_photo(file, protect_content=True)
    elif attachment.kind in _PLAYABLE:
        await chat_of(update).send_voice(file, duration=attachment.seconds, protect_content=True)
    else:
        await send_document(update, file, protected=True)
