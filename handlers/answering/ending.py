"""The end of an interview: sending, which cuts the response from the person, or withdrawing."""

from dataclasses import dataclass
from datetime import timedelta

from telegram import Update

from domain import receipts, shielding
from domain import responses as outcomes
from domain.flow import Review
from domain.opinions import Channel
from domain.questionnaire import SELF_CHECK
from domain.responses import Mode, Stored
from domain.text import Language
from handlers import cards, places
from handlers.acts import Discard, Send
from handlers.afterwards import correcting, reaching
from handlers.afterwards.reaching import Missing
from handlers.answering import interview
from handlers.answering.opened import Open
from handlers.background import filing
from handlers.cards import Card
from handlers.cases import opening
from handlers.catalogue import say
from handlers.context import Context, Services
from handlers.office import signals, staff
from handlers.recording import completing, recording_cards
from handlers.selfcheck import self_checks
from handlers.speaking import answer_card, edit_card, send_card
from storage import (
    cases,
    consents,
    examples,
    interviews,
    preferences,
    responses,
    sent,
    shields,
)
from storage.amending import Digests
from storage.database import Session
from storage.responses import Complete


@dataclass(frozen=True, slots=True)
class Ended:
    """What was sent or corrected; `released` are the digests of files it names no more."""

    response: int
    released: Digests = ()


async def send(update: Update, context: Context, act: Send) -> None:
    """Complete the response. The receipt is on the button, so that it can be said again."""
    if act.receipt == SELF_CHECK:
        await self_checks.save(update, context, act)
        return
    in_hand = await interview.find_open(context)
    if in_hand is not None and not await completing.may_send(context, in_hand):
        await staff.refuse(update, context)
        return
    user_id, services = context.user_id, context.services
    ended: Ended | None = None
    files = await _blur_files(services, in_hand)
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, user_id)
        mine = known is not None and known.interview.id == act.interview
        if known and mine and turn.first and isinstance(known.step(), Review):
            ended = await _finish(turn.session, services, known, user_id, act.receipt)
    if known is not None and ended is not None:
        _count(services, known)
        gone = {*files, *ended.released}  # what lies off the path was not sent
        await filing.let_go(services, gone)
    await services.database.forget()
    if mine and ended is None:
        await interview.show_open(update, context, edit=True)
    elif not await _say_sent(update, services, user_id, act, now=ended is not None):
        await interview.say_gone(update, context, interview_id=act.interview)
    if known is not None and ended is not None:
        await opening.look(services)
        await _teach(services, known, ended)


async def _teach(services: Services, known: Open, ended: Ended) -> None:
    """Learn from the department that somebody has picked for their own words, unless held."""
    outcome = outcomes.read(known.questionnaire, known.interview.answers)
    if outcome.department is None or not outcome.matter:
        return
    async with services.database.reading() as session:
        shield = await shields.find(session, ended.response)
    if shield is not None and not shielding.is_held(shield):
        services.router.learn(outcome.matter, outcome.department)


def _count(services: Services, known: Open) -> None:
    """Count it where a respondent has sent it, and not by way of correction."""
    if not known.is_recorded and known.interview.replaces is None:
        outcome = outcomes.read(known.questionnaire, known.interview.answers)
        signals.note_sent(services, outcome.department)


async def _blur_files(services: Services, known: Open | None) -> tuple[str, ...]:
    """Before the response is stored: at no moment does an exact time lie beside it."""
    files = filing.digests(known.interview.answers) if known else ()
    await filing.blur(services, files)
    return files


async def _finish(
    session: Session, services: Services, known: Open, user_id: int, receipt: str
) -> Ended | None:
    """Send it, or put a correction in its place; `None` if the button does not fit."""
    if known.questionnaire.is_self_check:  # it has a button of its own
        return None
    replaces = known.interview.replaces
    if replaces is not None:
        fits = receipt == reaching.spell_id(replaces)
        if not fits:
            return None
        files = await correcting.complete(session, services, known, user_id)
        return Ended(replaces, files)
    code = receipts.find_code(receipt)
    if code is None:
        return None
    if known.is_recorded:
        stored = await completing.complete(session, services, known, user_id, code)
        if stored is not None:
            await opening.open_(session, services, stored)
    else:
        stored = await complete(session, services, known, user_id, code)
    return None if stored is None else Ended(stored.id)


async def complete(
    session: Session, services: Services, known: Open, user_id: int, code: str
) -> Stored | None:
    """Store the response and cut it from the person; `None` if the receipt code is taken."""
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
        shield=shielding.at_sending(known.questionnaire, begun.answers, is_asked=begun.shield),
    )
    response_id = await responses.add(session, complete)
    if response_id is None:
        return None
    stored = Stored(response_id, complete.department, complete.grade, is_complaint=False)
    await opening.open_(session, services, stored)
    if outcome.department is not None and outcome.matter:
        await examples.add(session, campaign.code, response_id, outcome.matter, outcome.department)
    await responses.take_part(session, campaign.code, services.participant(user_id))
    await _leave(session, services, user_id, begun.language, reachable=reachable)
    return stored


async def _leave(
    session: Session, services: Services, user_id: int, language: Language, *, reachable: bool
) -> None:
    """Leave of the person what they need to be told something later, or nothing."""
    campaign = services.campaign.code
    if not reachable:
        await consents.drop_day(session, campaign, services.consenter(user_id))
    elif language is not Language.ZH:  # Telegram tells it only while they write
        await preferences.note_language(session, services.chooser(user_id), language)
    await interviews.withdraw(session, campaign, services.respondent(user_id))


async def _say_sent(
    update: Update, services: Services, user_id: int, act: Send, *, now: bool
) -> bool:
    """Say that it was sent, also again after a double tap; false if there is no such response.

    A code that was not sent `now` may be a guess on a forged button.
    """
    code = receipts.find_code(act.receipt)
    if code is None:
        return await correcting.say_corrected(update, services, user_id, act.receipt, act.language)
    async with services.database.reading() as session:
        own = await sent.find(session, services.keys.receipt(code)) if now else None
        found = own or await reaching.find(session, services, user_id, code)
        case = None
        if not isinstance(found, Missing):
            case = await cases.find_of_response(session, found.id)
    if isinstance(found, Missing):
        return False
    if found.mode is Mode.RECORDED:
        await answer_card(update, recording_cards.thanks(act.language, code))
        return True
    department = places.find_name(services.campaign, found.department, act.language)
    number = case.number if case else None
    card = cards.thanks(act.language, department, found.mode, code, case=number)
    await answer_card(update, card)
    return True


async def discard(update: Update, context: Context, act: Discard) -> None:
    """Delete the response in progress, from the review."""
    await _withdraw(update, context, act.interview)


async def cancel(update: Update, context: Context) -> None:
    """Delete the response in progress, by command."""
    await _withdraw(update, context, None)


async def _take_consent_back(session: Session, services: Services, user_id: int) -> None:
    """Who gives up before sending leaves nothing behind; what was sent before keeps its consent."""
    campaign = services.campaign.code
    if not await responses.has_taken_part(session, campaign, services.participant(user_id)):
        await consents.forget(session, campaign, services.consenter(user_id))


async def _withdraw(update: Update, context: Context, interview_id: int | None) -> None:
    user_id, services = context.user_id, context.services
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, user_id)
        mine = known is not None and interview_id in {None, known.interview.id} and turn.first
        if known and mine:
            await interviews.withdraw(turn.session, services.campaign.code, known.interview.person)
            if not known.questionnaire.is_self_check and not known.is_recorded:
                await _take_consent_back(turn.session, services, user_id)
    if known is None or not mine:
        key = "nothing-to-cancel" if interview_id is None else "interview-gone"
        await interview.say_gone(update, context, key, interview_id=interview_id)
        return
    await filing.let_go(services, filing.digests(known.interview.answers))
    card = _gone(known)
    if update.callback_query is None and known.interview.card is not None:
        gone = Card(say(known.interview.language, "cancelled-card"))
        await edit_card(update, known.interview.card, gone)
        await send_card(update, card)
    else:
        await answer_card(update, card)
    await services.database.forget()


def _gone(known: Open) -> Card:
    """The last card of what was given up; from a recording it leads to the next one."""
    text = say(known.interview.language, _cancelled(known))
    buttons = recording_cards.onward(known.interview.language) if known.is_recorded else None
    return Card(text, buttons)


def _cancelled(known: Open) -> str:
    """What is said once it is given up."""
    corrects = known.interview.replaces is not None
    if known.questionnaire.is_self_check:
        return "selfcheck-correction-cancelled" if corrects else "selfcheck-cancelled"
    if corrects:
        return "correction-cancelled"
    return "recording-cancelled" if known.is_recorded else "cancelled"
