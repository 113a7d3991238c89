"""The interview: a respondent answers one question after another on one card.

Every handler here does the same three things: read the update, take the turn inside one
transaction, and only then speak. Nothing is sent while the database is held.
"""

import secrets
from dataclasses import dataclass, replace

from telegram import Update

from domain import flow, receipts
from domain.campaign import Campaign
from domain.flow import Ask, Reply, Typed
from domain.questionnaire import Questionnaire
from handlers import cards
from handlers.acts import EditAnswer, GoBack, PickOption, SettleAnswer, SkipQuestion, TickOption
from handlers.cards import Card, View
from handlers.catalogue import label, say
from handlers.context import Context, Services, language_of
from handlers.speaking import answer_card, answer_tap, edit_card, send_card, strip_card
from storage import interviews
from storage.database import Session
from storage.interviews import Interview

Tap = PickOption | TickOption | SettleAnswer | SkipQuestion | GoBack | EditAnswer


@dataclass(frozen=True, slots=True)
class Open:
    """A response in progress with its questionnaire."""

    interview: Interview
    questionnaire: Questionnaire

    def view(self, campaign: Campaign) -> View:
        """What its cards need to know."""
        known = self.interview
        return View(known.language, campaign, self.questionnaire, known.id, known.answers)

    def step(self) -> flow.Step:
        """The step it stands at."""
        return flow.next_step(self.questionnaire, self.interview.answers)


async def take_tap(update: Update, context: Context, act: Tap) -> None:
    """Take a tap under a question."""
    user = update.effective_user
    assert user is not None
    rejected: flow.Reason | None = None
    async with context.turn() as turn:
        known = await find(turn.session, context.services, user.id)
        mine = known is not None and known.interview.id == act.interview
        if known and mine and turn.first:
            taken = await _record(turn.session, context.services, known, _reply(act))
            rejected = taken.rejected
    if known is None or not mine:
        await say_gone(update)
        return
    toast = label(known.interview.language, f"reject-{rejected}") if rejected else None
    await show_open(update, context, edit=True, toast=toast)


async def take_text(update: Update, context: Context) -> bool:
    """Take a typed message as the answer to the open question; false if no response is open."""
    message, user = update.effective_message, update.effective_user
    assert message is not None
    assert user is not None
    services, taken = context.services, None
    async with context.turn() as turn:
        known = await find(turn.session, services, user.id)
        if known is not None and turn.first:
            taken = await _record(turn.session, services, known, Typed(message.text or ""))
    if known is None:
        return False
    await _fold_card(update, services, known, taken)
    if taken is not None and taken.rejected is not None:
        await send_card(update, Card(say(known.interview.language, f"reject-{taken.rejected}")))
    await show_open(update, context, edit=False)
    return True


async def resume(update: Update, context: Context) -> bool:
    """Show the open question again; false if no response is open."""
    user, services = update.effective_user, context.services
    assert user is not None
    async with services.database.reading() as session:
        known = await find(session, services, user.id)
    if known is None:
        return False
    if known.interview.card is not None:
        await strip_card(update, known.interview.card)
    await send_card(update, Card(say(known.interview.language, "resume")))
    await show_open(update, context, edit=False)
    return True


async def show_open(
    update: Update, context: Context, *, edit: bool, toast: str | None = None
) -> None:
    """Show where the response stands, as it is stored now: on its card, or on a new one."""
    user, services = update.effective_user, context.services
    assert user is not None
    async with services.database.reading() as session:
        known = await find(session, services, user.id)
    if known is None:  # a later tap has sent or discarded it meanwhile
        await answer_tap(update, toast)
        return
    card = _card(known, services)
    if edit:
        shown = await _show_on_card(update, known.interview.card, card, toast)
    else:
        shown = (await send_card(update, card)).message_id
    if shown != known.interview.card:
        async with services.database.transaction() as session:
            await interviews.place_card(session, known.interview.id, shown)


def _card(known: Open, services: Services) -> Card:
    receipt = receipts.from_bytes(secrets.token_bytes(5))
    return cards.show(known.step(), known.view(services.campaign), receipt=receipt)


async def _show_on_card(update: Update, current: int | None, card: Card, toast: str | None) -> int:
    """A tap on an old card takes its buttons away and shows the answer on the current one."""
    query = update.callback_query
    tapped = query.message.message_id if query and query.message else None
    if current is None or tapped in {None, current}:
        return await answer_card(update, card, toast=toast)
    assert query is not None
    await answer_tap(update, toast)
    if query.message is not None:
        await strip_card(update, query.message.message_id)
    if await edit_card(update, current, card):
        return current
    return (await send_card(update, card)).message_id


async def find(session: Session, services: Services, user_id: int) -> Open | None:
    """The response this person has in progress, in a version that is still known."""
    person = services.respondent(user_id)
    known = await interviews.find(session, services.campaign.code, person)
    if known is None:
        return None
    questionnaire = services.library.versions.get((known.questionnaire, known.version))
    return None if questionnaire is None else Open(known, questionnaire)


async def _record(session: Session, services: Services, known: Open, reply: Reply) -> flow.Turn:
    departments = tuple(department.code for department in services.campaign.departments)
    turn = flow.take(known.questionnaire, known.interview.answers, reply, departments)
    await interviews.record(session, known.interview.id, turn.answers)
    return turn


def _reply(act: Tap) -> Reply:
    match act:
        case PickOption():
            return flow.Pick(act.question, act.code)
        case TickOption():
            return flow.Tick(act.question, act.code, act.on)
        case SettleAnswer():
            return flow.Settle(act.question)
        case SkipQuestion():
            return flow.Skip(act.question)
        case GoBack():
            return flow.Back(act.question)
        case EditAnswer():
            return flow.Edit(act.question)


async def _fold_card(
    update: Update, services: Services, known: Open, taken: flow.Turn | None
) -> None:
    """A typed message pushed the card up: leave the question and its answer there, no buttons."""
    step, card = known.step(), known.interview.card
    if card is None:
        return
    if taken is None:  # answered before a restart: the card still shows that question
        await strip_card(update, card)
        return
    folded = replace(_card(known, services), buttons=None)
    if isinstance(step, Ask) and step.question.id in taken.answers:
        answer = taken.answers[step.question.id]
        folded = cards.answered(step.question, answer, known.view(services.campaign))
    await edit_card(update, card, folded)


async def say_gone(update: Update, key: str = "interview-gone") -> None:
    """Say that a button or a command has nothing left to act on."""
    """Only the buttons go: the card that was tapped may show a receipt by now."""
    query, language = update.callback_query, language_of(update)
    if query is None:
        await send_card(update, Card(say(language, key)))
        return
    await answer_tap(update, label(language, key), alert=True)
    if query.message is not None:
        await strip_card(update, query.message.message_id)
