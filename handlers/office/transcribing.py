"""Writing down what a voice message says: staff are asked, and their reply becomes an opinion.

Nothing is stored between the two: the question names the attachment and the transcript that stood
there when it was asked. Whoever replies is asked for the right to it again.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from telegram import Update

from domain import reading, responses
from domain.attachments import Medium
from domain.auditing import Kind, on_response
from domain.incoming import LONGEST_TRANSCRIPT, Pile
from domain.opinions import Statement
from domain.people import Memberships
from handlers import auditing, prompts
from handlers.cards import Card
from handlers.cases import opening
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.office import enclosures, pieces, staff
from handlers.office.incoming_acts import WriteDown
from handlers.prompts import Purpose
from handlers.speaking import answer_tap, send_card
from storage import sent, transcripts
from storage.database import Session
from storage.pieces import Enclosure

_VERSION = 6  # hexadecimal digits
_REFERENCE = re.compile(r"([0-7][0-9a-f]{15})([0-9a-f]{6})")  # the id fits a signed integer


class _End(StrEnum):
    """How it ended; each has its message."""

    KEPT = "kept"
    MEANWHILE = "meanwhile"  # somebody has written something else
    DRAFTED = "drafted"  # it stands in a draft, which never changes


@dataclass(frozen=True, slots=True)
class _Written:
    """What a member replied, about which attachment, over which version of its transcript."""

    attachment: int
    version: str
    words: str


async def ask(update: Update, context: Context, act: WriteDown) -> None:
    """Ask for the words, unless what was written stands in a draft already."""
    services, language = context.services, await context.language()
    held, drafted = await context.memberships(), False
    async with services.database.reading() as session:
        piece = await _look_up(session, services, held, act.attachment)
        if piece is not None:
            drafted = await transcripts.stands_in_draft(session, piece)
    if piece is None:
        await pieces.say_gone(update, context, held)
        return
    if drafted:
        await answer_tap(update, label(language, "transcript-drafted"), alert=True)
        return
    await answer_tap(update)
    text = say(language, "transcript-ask", most=LONGEST_TRANSCRIPT)
    await _ask(update, context, piece, text)


async def take(update: Update, context: Context, reference: str, typed: str) -> None:
    """Keep what a member replied, if it is theirs to write and nobody has written meanwhile."""
    services, language = context.services, await context.language()
    held, written = await context.memberships(), _read(reference, typed)
    if written is None:
        await staff.refuse(update, context)
        return
    end: _End | None = None
    async with context.turn() as turn:
        piece = await _look_up(turn.session, services, held, written.attachment)
        if piece is not None and 0 < len(written.words) <= LONGEST_TRANSCRIPT:
            end = await _keep(turn.session, context, piece, written)
    if piece is None:
        await pieces.say_gone(update, context, held)
    elif end is None:
        key = "transcript-too-long" if written.words else "transcript-empty"
        await _ask(update, context, piece, say(language, key, most=LONGEST_TRANSCRIPT))
    else:
        await opening.look(services)
        await _show_written(update, context, piece.id, end)


async def _show_written(update: Update, context: Context, attachment: int, end: _End) -> None:
    """The card with what is written by now; who names somebody is not shown to the department."""
    services, language, held = (
        context.services,
        await context.language(),
        await context.memberships(),
    )
    async with services.database.reading() as session:
        piece = await _look_up(session, services, held, attachment)
    if piece is None:
        await send_card(update, Card(say(language, "transcript-held")))
        return
    seen = auditing.words(piece.source, "beside a file")
    await auditing.note_now(services, context.member, seen)
    card = await enclosures.card(services, piece, language)
    text = f"{say(language, f'transcript-{end}')}\n\n{card.text}"
    await send_card(update, Card(text, card.buttons), protected=True)


async def _ask(update: Update, context: Context, enclosure: Enclosure, text: str) -> None:
    language = await context.language()
    reference = f"{enclosure.id:016x}{_version(context.services, enclosure.transcript)}"
    example = label(language, "transcript-example")
    await prompts.ask(update, Purpose.TRANSCRIPT, reference, text, placeholder=example)


def _read(reference: str, typed: str) -> _Written | None:
    found = _REFERENCE.fullmatch(reference)
    words = reading.plain(typed)
    return None if found is None else _Written(int(found[1], 16), found[2], words)


def _version(services: Services, transcript: str | None) -> str:
    """Tells one transcript from another, and from none."""
    return services.keys.digest((transcript or "").encode())[:_VERSION]


async def _look_up(
    session: Session, services: Services, held: Memberships, attachment: int
) -> Enclosure | None:
    piece = await pieces.look_up(session, services, held, Pile.VOICES, attachment)
    if isinstance(piece, Enclosure) and piece.attachment.medium is Medium.VOICE:
        return piece
    return None


async def _keep(
    session: Session, context: Context, enclosure: Enclosure, written: _Written
) -> _End:
    services = context.services
    if enclosure.transcript == written.words:
        return _End.KEPT  # the same reply again, or two who heard the same
    if _version(services, enclosure.transcript) != written.version:
        return _End.MEANWHILE
    if await transcripts.stands_in_draft(session, enclosure):
        return _End.DRAFTED
    statements = await _statements(session, services, enclosure, written.words)
    await transcripts.write(session, services.campaign.code, enclosure, written.words, statements)
    done = on_response(Kind.WROTE_DOWN, enclosure.source.id)
    await auditing.note(session, services, context.member, done)
    return _End.KEPT


async def _statements(
    session: Session, services: Services, enclosure: Enclosure, words: str
) -> tuple[Statement, ...]:
    """The opinion it becomes; none where the question yields none or its version is unknown."""
    source = enclosure.source
    questionnaire = services.library.find_exactly(source.questionnaire)
    if questionnaire is None:
        return ()
    answers = await sent.answers(session, source.id)
    return responses.transcribed(questionnaire, answers, enclosure.question, words)
