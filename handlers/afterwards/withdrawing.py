"""Taking a sent response back: asked once more, then done for good."""

from telegram import Update

from domain.withdrawal import remains
from handlers.afterwards import reaching, tracking
from handlers.afterwards.own_acts import ShowOwn, Withdraw
from handlers.afterwards.reaching import Missing
from handlers.background import filing
from handlers.cards import Card
from handlers.cases import ending_cases
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, keyboard
from handlers.speaking import answer_card
from storage import amending
from storage.amending import Digests
from storage.database import Session
from storage.sent import Sent


async def withdraw(update: Update, context: Context, act: Withdraw) -> None:
    """Ask, or do it."""
    user_id, services = context.user_id, context.services
    if not act.confirmed:
        await _ask(update, context, act.reference)
        return
    released: Digests = ()
    async with context.turn() as turn:
        found = await reaching.find(turn.session, services, user_id, act.reference)
        if isinstance(found, Sent):
            released = await take_back(turn.session, services, found)
    await filing.let_go(services, released)
    await services.database.forget()
    if isinstance(found, Missing):
        await tracking.say_missing(update, context, found)
        return
    day = found.withdrawn_on or services.today()
    await answer_card(update, Card(say(await context.language(), "own-withdrawn", day=day)))


async def take_back(session: Session, services: Services, response: Sent) -> Digests:
    """Withdraw one response; gives the files that nothing of it names any more."""
    asked = services.library.find_exactly(response.questionnaire)
    await ending_cases.let_go(session, services, response.id)
    return await amending.withdraw(session, response.id, remains(asked), today=services.today())


async def _ask(update: Update, context: Context, reference: str) -> None:
    user_id, services, language = context.user_id, context.services, await context.language()
    async with services.database.reading() as session:
        found = await reaching.find_standing(session, services, user_id, reference)
    if isinstance(found, Missing):
        await tracking.say_missing(update, context, found)
        return
    confirm: Row = ((label(language, "withdraw-confirm"), Withdraw(reference, confirmed=True)),)
    keep: Row = ((label(language, "withdraw-keep"), ShowOwn(reference)),)
    await answer_card(update, Card(say(language, "withdraw-ask"), keyboard([confirm, keep])))
