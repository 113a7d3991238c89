"""Adding to a response that was sent: a problem for the ledger, or only a note beside it.

What is added to is named in the prompt; nothing is stored until the words have come.
"""

from enum import Enum

from telegram import Update

from domain import reading
from domain.text import Language
from handlers import prompts
from handlers.afterwards import reaching, tracking
from handlers.afterwards.own_acts import AddRemark, SortRemark
from handlers.afterwards.reaching import Missing
from handlers.cards import Card, after_sending
from handlers.cases import case_news, opening
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import keyboard
from handlers.prompts import Purpose
from handlers.speaking import answer_card, answer_tap, send_card
from storage import remarks
from storage.database import Session
from storage.remarks import Remark

LONGEST = 1000  # characters
MOST = 5  # remarks to one response


class Limit(Enum):
    """Why nothing more can be added."""

    FULL = "full"


async def ask(update: Update, context: Context, act: AddRemark) -> None:
    """Ask what there is to add."""
    user_id, services, language = context.user_id, context.services, await context.language()
    async with services.database.reading() as session:
        added = await _added(session, services, user_id, act.reference)
    if isinstance(added, Missing):
        await tracking.say_missing(update, context, added)
    elif len(added) >= MOST:
        await answer_tap(update, label(language, "remark-full", most=MOST), alert=True)
    else:
        await answer_tap(update)
        text = say(language, "remark-ask", most=LONGEST)
        await _prompt(update, act.reference, text, language)


async def take(update: Update, context: Context, reference: str, typed: str) -> None:
    """Keep what was added, and ask what it is."""
    user_id, services, language = context.user_id, context.services, await context.language()
    text = reading.plain(typed)
    if not text or len(text) > LONGEST:
        key = "remark-too-long" if text else "reject-empty"
        await _prompt(update, reference, say(language, key, most=LONGEST), language)
        return
    async with context.turn() as turn:
        kept = await _keep(turn.session, services, user_id, reference, text)
    match kept:
        case Missing():
            await tracking.say_missing(update, context, kept)
        case Limit.FULL:
            await send_card(update, Card(say(language, "remark-full", most=MOST)))
        case int():
            await send_card(update, _sorting(reference, kept, language))
            await opening.look(services)


async def sort(update: Update, context: Context, act: SortRemark) -> None:
    """Put it into the ledger, or leave it as a note."""
    user_id, services, language = context.user_id, context.services, await context.language()
    async with context.turn() as turn:
        missing = await _sort(turn.session, services, user_id, act)
    if missing is not None:
        await tracking.say_missing(update, context, missing)
        return
    key = "remark-listed" if act.is_problem else "remark-noted"
    row = after_sending(language, act.reference)
    await answer_card(update, Card(say(language, key), keyboard([row])))
    await opening.look(services)


async def _sort(
    session: Session, services: Services, user_id: int, act: SortRemark
) -> Missing | None:
    """Why it can't be; `None` once it is done."""
    found = await reaching.find_standing(session, services, user_id, act.reference)
    if isinstance(found, Missing):
        return found
    today = services.today()
    is_there = not act.is_problem or await remarks.state(session, found.id, act.remark, today=today)
    return None if is_there else Missing.UNKNOWN


async def _added(
    session: Session, services: Services, user_id: int, reference: str
) -> tuple[Remark, ...] | Missing:
    found = await reaching.find_standing(session, services, user_id, reference)
    return found if isinstance(found, Missing) else await remarks.of_response(session, found.id)


async def _keep(
    session: Session, services: Services, user_id: int, reference: str, text: str
) -> int | Missing | Limit:
    """The id of the remark; of the same one if the same is said again, as after a restart."""
    found = await reaching.find_standing(session, services, user_id, reference)
    if isinstance(found, Missing):
        return found
    added = await remarks.of_response(session, found.id)
    same = next((known.id for known in added if known.text == text), None)
    if same is not None:
        return same
    if len(added) >= MOST:
        return Limit.FULL
    added_id = await remarks.add(session, found.id, text, today=services.today())
    await case_news.tell_remark(session, services, found.id, len(added))
    return added_id


async def _prompt(update: Update, reference: str, text: str, language: Language) -> None:
    placeholder = label(language, "remark-placeholder")
    await prompts.ask(update, Purpose.REMARK, reference, text, placeholder=placeholder)


def _sorting(reference: str, remark: int, language: Language) -> Card:
    problem = (label(language, "remark-problem"), SortRemark(reference, remark, is_problem=True))
    note = (label(language, "remark-note"), SortRemark(reference, remark, is_problem=False))
    return Card(say(language, "remark-taken"), keyboard([(problem,), (note,)]))
