"""Writing down what a voice message says: staff are asked, and their reply becomes an opinion.

Nothing is stored between the two: the question names the attachment and the transcript that stood
there when it was asked. Whoever replies is asked for the right to it again.
"""

from dataclasses import dataclass
from enum import StrEnum

from telegram import Update

from domain import responses
from domain.attachments import Medium
from domain.incoming import LONGEST_TRANSCRIPT, Pile
from domain.opinions import Statement
from domain.people import Memberships
from handlers import enclosures, pieces, prompts
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.incoming_acts import WriteDown
from handlers.prompts import Purpose
from handlers.speaking import answer_tap, send_card
from storage import sent, transcripts
from storage.database import Session
from storage.pieces import Enclosure

_ID, _VERSION = 16, 6  # hexadecimal digits in a reference
_CANCEL = "/cancel"


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
    piece = await pieces.find(update, context, Pile.VOICES, act.attachment)
    if piece is None:
        return
    services, language = context.services, await context.language()
    if not isinstance(piece, Enclosure) or piece.attachment.medium is not Medium.VOICE:
        await answer_tap(update, label(language, "piece-gone"), alert=True)
        return
    async with services.database.reading() as session:
        drafted = await transcripts.stands_in_draft(session, piece)
    if drafted:
        await answer_tap(update, label(language, "transcript-drafted"), alert=True)
        return
    await answer_tap(update)
    await _ask(update, context, piece)


async def take_reply(update: Update, context: Context) -> bool:
    """What somebody replied; false if it is no reply to such a question."""
    prompt, message, user = prompts.read(update), update.effective_message, update.effective_user
    if prompt is None or prompt.purpose is not Purpose.TRANSCRIPT:
        return False
    assert message is not None
    assert user is not None
    language = await context.language()
    words = (message.text or "").replace("\\x00", "").strip()
    if words == _CANCEL:
        await send_card(update, Card(say(language, "transcript-cancelled")))
        return True
    written = _read(prompt.reference, words)
    if written is None:
        await send_card(update, Card(say(language, "piece-gone")))
        return True
    await _take(update, context, written)
    return True


async def _take(update: Update, context: Context, written: _Written) -> None:
    user, services, language = update.effective_user, context.services, await context.language()
    assert user is not None
    held = await services.memberships(user.id)
    fits = 0 < len(written.words) <= LONGEST_TRANSCRIPT
    end: _End | None = None
    async with context.turn() as turn:
        piece = await _look_up(turn.session, services, held, written.attachment)
        if piece is not None and fits:
            end = await _keep(turn.session, services, piece, written)
            piece = await _look_up(turn.session, services, held, written.attachment)
    if piece is None:
        await pieces.say_gone(update, context, held)
    elif end is None:
        key = "transcript-too-long" if written.words else "transcript-empty"
        await send_card(update, Card(say(language, key, most=LONGEST_TRANSCRIPT)))
        await _ask(update, context, piece)
    else:
        card = await enclosures.card(services, piece, language)
        text = f"{say(language, f'transcript-{end}')}\\n\\n{card.text}"
        await send_card(update, Card(text, card.buttons), protected=True)
