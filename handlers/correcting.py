"""Correcting a response that was sent: it is opened again in the usual interview, and replaced.

Only what leads back to its sender can be opened: while an anonymous one is open, something would
tie the chat to it. Until the correction is sent, the response stays as it is.
"""

from enum import StrEnum

from telegram import Update

from domain import responses as outcomes
from domain.answers import Answer, Answers
from domain.opinions import Statement
from domain.questionnaire import Questionnaire
from domain.questions import Contact, Note
from domain.responses import Outcome, asked_of
from handlers import interview, own_cards, reaching, tracking
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import keyboard
from handlers.own_acts import Correct
from handlers.reaching import Missing
from handlers.speaking import answer_card, answer_tap
from storage import amending, examples, interviews, sent
from storage.amending import Correction, Digests
from storage.database import Session
from storage.interviews import Opening
from storage.sent import Sent


class Obstacle(StrEnum):
    """Why a response can't be corrected; the name of what is said."""

    BUSY = "correct-busy"  # another response is under way
    CLOSED = "correct-closed"  # nobody knows what was asked


async def open_again(update: Update, context: Context, act: Correct) -> None:
    """Show all answers of a response, to be changed one by one."""
    user, chat, services = update.effective_user, update.effective_chat, context.services
    assert user is not None
    assert chat is not None
    language = await context.language()
    async with context.turn() as turn:
        found = await reaching.find_own(turn.session, services, user.id, act.reference)
        obstacle: Missing | Obstacle | None = Missing.UNKNOWN
        if isinstance(found, Sent):
            opening = await _opening(turn.session, services, found, user.id)
            obstacle = await _open(turn.session, services, found, user.id, chat.id)
    if isinstance(obstacle, Missing):
        await tracking.say_missing(update, context, obstacle)
    elif obstacle is not None:
        await answer_tap(update, label(language, obstacle), alert=True)
    else:
        ...
