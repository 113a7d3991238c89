"""The end of an interview: sending, which cuts the response from the person, or withdrawing."""

from datetime import timedelta

from telegram import Update

from domain import receipts
from domain import responses as outcomes
from domain.flow import Review
from domain.opinions import Channel
from domain.responses import Mode
from domain.text import Language
from handlers import cards, filing, interview
from handlers.acts import Discard, Send
from handlers.cards import Card
from handlers.catalogue import say
from handlers.context import Context, Services
from handlers.speaking import answer_card, edit_card, send_card
from storage import consents, examples, interviews, responses, sent
from storage.database import Session
from storage.responses import Complete


async def send(update: Update, context: Context, act: Send) -> None:
    """Complete the response. The receipt is on the button, so that it can be said again."""
    user, services = update.effective_user, context.services
    assert user is not None
    code, complete = receipts.find_code(act.receipt), False
    files = await _blur_files(services, user.id)
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, user.id)
        mine = known is not None and known.interview.id == act.interview
        if known and mine and code and turn.first and isinstance(known.step(), Review):
            complete = await _complete(turn.session, services, known, user.id, code)
    if complete:
        await filing.let_go(services, files)  # what lies off the path was not sent
    await services.database.forget()
    if mine and not complete:
        await interview.show_open(update, context, edit=True)
    elif code is None or not await _say_thanks(update, services, code, act.language):
        await interview.say_gone(update, context)


async def _blur_files(services: Services, user_id: int) -> tuple[str, ...]:
    """Before the response is stored: at no moment does an exact time lie beside it."""
    async with services.database.reading() as session:
        known = await interview.find(session, services, user_id)
    files = filing.digests(known.interview.answers) if known else ()
    await filing.blur(services, files)
    return files


async def _complete(
    session: Session, services: Services, known: interview.Open, user_id: int, code: str
) -> bool:
    """Store the response and cut it from the person; false if the receipt code is taken."""
    today, campaign, begun = services.today(), services.campaign, known.interview
    reachable = begun.mode in {Mode.CONFIDENTIAL, Mode.NAMED}
    outcome = outcomes.read(known.questionnaire, begun.answers)
    complete = Complete(
        campaign=campaign.code,
        mode=begun.mode,
        channel=Channel.TELEGRAM,
        completed_on=today,
        kept_until=today + timedelta(days=campaign.kept_for_days),
        said_on=today,
        respondent=outcome.respondent,
        department=outcome.department,
        grade=outcome.grade,
        statements=outcome.statements,
        questionnaire=(known.questionnaire.id, known.questionnaire.version),
        answers=outcome.answers,
        receipt=services.keys.receipt(code),
        window=begun.window,
        person=services.sender(user_id) if reachable else None,
        chat=begun.chat if reachable else None,
        contact=services.keys.seal_of(outcome.contact),
    )
    response_id = await responses.add(session, complete)
    if response_id is None:
        return False
    if outcome.department is not None and outcome.matter:
        await examples.add(session, campaign.code, response_id, outcome.matter, outcome.department)
    await responses.take_part(session, campaign.code, services.participant(user_id))
    if not reachable:
        await consents.drop_day(session, campaign.code, services.consenter(user_id))
    await interviews.withdraw(session, campaign.code, services.respondent(user_id))
    return True


async def _say_thanks(update: Update, services: Services, code: str, language: Language) -> bool:
    """Say the receipt code, also again after a double tap; false if nothing was sent with it."""
    async with services.database.reading() as session:
        found = await sent.find(session, services.keys.receipt(code))
    if found is None:
        return False
    department = services.campaign.find_department(found.department)
    name = department.name.say(language) if department else "none"
    await answer_card(update, cards.thanks(language, name, found.mode, code))
    return True


async def discard(update: Update, context: Context, act: Discard) -> None:
    """Delete the response in progress, from the review."""
    await _withdraw(update, context, act.interview)


async def cancel(update: Update, context: Context) -> None:
    """Delete the response in progress, by command."""
    await _withdraw(update, context, None)


async def _withdraw(update: Update, context: Context, interview_id: int | None) -> None:
    user, services = update.effective_user, context.services
    assert user is not None
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, user.id)
        mine = known is not None and interview_id in {None, known.interview.id} and turn.first
        if mine:
            person = services.respondent(user.id)
            await interviews.withdraw(turn.session, services.campaign.code, person)
    if known is None or not mine:
        key = "nothing-to-cancel" if interview_id is None else "interview-gone"
        await interview.say_gone(update, context, key)
        return
    await filing.let_go(services, filing.digests(known.interview.answers))
    card = Card(say(known.interview.language, "cancelled"))
    if update.callback_query is None and known.interview.card is not None:
        await edit_card(update, known.interview.card, card)
        await send_card(update, card)
    else:
        await answer_card(update, card)
    await services.database.forget()
