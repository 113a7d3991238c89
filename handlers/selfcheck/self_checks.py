"""/selfcheck: staff ask themselves the ten questions, and correct what they said at any time.

The questions are asked by the usual interview; what is saved goes without a name into ledgers 1
and 2 of the department, and into the person's own three (`handlers.selfcheck.findings`).
"""

from datetime import timedelta
from typing import assert_never

from telegram import Update

from domain import people, self_check, shielding
from domain import responses as outcomes
from domain.flow import Review
from domain.opinions import Channel
from domain.people import Memberships
from domain.questionnaire import Questionnaire
from domain.responses import Mode
from domain.text import Language
from handlers import places
from handlers.acts import Send
from handlers.answering import interview
from handlers.answering.opened import Open
from handlers.background import examining
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.office import staff
from handlers.selfcheck import findings, self_check_cards
from handlers.selfcheck.self_check_acts import (
    AdoptIntention,
    AskSelfCheck,
    DropSelfCheck,
    GetOwnLedgers,
    ListFindings,
    OpenSelfCheck,
    SelfCheckAct,
    ShowFinding,
    WriteDeadline,
    WriteMeasure,
)
from handlers.selfcheck.self_check_cards import Stand
from handlers.speaking import answer_card, answer_tap, show_instead, strip_tapped
from handlers.updates import chat_of
from storage import interviews, selfchecks, sent
from storage.amending import Correction
from storage.database import Session
from storage.interviews import Opening
from storage.responses import Complete
from storage.selfchecks import SelfCheck


async def open_panel(update: Update, context: Context) -> None:
    """/selfcheck: how it stands."""
    if await _allowed(update, context) is not None:
        await answer_tap(update)
        await _show_panel(update, context)


async def take_tap(update: Update, context: Context, act: SelfCheckAct) -> None:
    """Hand a tap to what its button is for, if who tapped is staff at this moment."""
    if await _allowed(update, context) is None:
        return
    match act:
        case OpenSelfCheck():
            await open_panel(update, context)
        case AskSelfCheck():
            await _ask(update, context)
        case DropSelfCheck():
            await _drop(update, context, act)
        case GetOwnLedgers():
            await findings.give(update, context)
        case ListFindings():
            await findings.list_all(update, context)
        case ShowFinding():
            await findings.show(update, context, act.mark)
        case WriteMeasure() | WriteDeadline():
            await findings.ask(update, context, act)
        case AdoptIntention():
            await findings.adopt(update, context, act.mark)
        case _:
            assert_never(act)


async def save(update: Update, context: Context, act: Send) -> None:
    """Save the answers, from the review. A second tap just shows how it stands."""
    user_id, services = context.user_id, context.services
    department = await _allowed(update, context)
    if department is None:
        return
    async with context.turn() as turn:
        known = await interview.find(turn.session, services, user_id)
        mine = known if known is not None and _is_meant(known, act) else None
        done = mine is not None and isinstance(mine.step(), Review)
        if mine is not None and done and turn.first:
            await _store(turn.session, services, mine, department)
        saved = await selfchecks.find(
            turn.session, services.campaign.code, services.self_checker(user_id)
        )
    await services.database.forget()
    if mine is not None and not done:
        await interview.show_open(update, context, edit=True)
    elif saved is None or (known is not None and mine is None):
        await interview.say_gone(update, context, interview_id=act.interview)
    else:
        await answer_tap(update)
        await _show_panel(update, context, note=say(await context.language(), "selfcheck-done"))
    await examining.examine(services)


def _is_meant(known: Open, act: Send) -> bool:
    """Whether what is open is the self-check that the button was shown for."""
    return known.questionnaire.is_self_check and known.interview.id == act.interview


async def _allowed(update: Update, context: Context) -> str | None:
    """The department that who sent the update is staff of; whoever is of none is told so."""
    department = _department(context.services, await context.memberships())
    if department is None:
        await staff.refuse(update, context)
    return department


def _department(services: Services, held: Memberships) -> str | None:
    """The first one, in the campaign's order, where somebody is staff of several."""
    own = people.own_departments(held) if people.may_self_check(held) else ()
    known = (department.code for department in services.campaign.departments)
    return next((code for code in known if code in own), None)


async def _show_panel(update: Update, context: Context, *, note: str = "") -> None:
    language = await context.language()
    stand = await _stand(context, language)
    await show_instead(update, self_check_cards.panel(stand, language, note=note))


async def _stand(context: Context, language: Language) -> Stand:
    services, held = context.services, await context.memberships()
    campaign, person = services.campaign.code, services.self_checker(context.user_id)
    async with services.database.reading() as session:
        saved = await selfchecks.find(session, campaign, person)
        begun = await interviews.find(session, campaign, person)
        asked = services.library.find_exactly(saved.sent.questionnaire) if saved else None
        found = await selfchecks.findings(session, saved, asked) if saved and asked else ()
    department = saved.sent.department if saved else _department(services, held)
    name = places.name(services.campaign, department, language)
    return Stand(name, saved, begun, found)


async def _ask(update: Update, context: Context) -> None:
    """The questions: from the start, from where they were left, or all answers to be corrected."""
    services, language = context.services, await context.language()
    sealed = services.keys.seal_chat(chat_of(update).id)
    async with context.turn() as turn:
        obstacle = await _open(turn.session, context, sealed, language)
    if obstacle is not None:
        await answer_tap(update, label(language, obstacle), alert=True)
        return
    known = await interview.find_open(context)
    if known is not None and known.interview.card is not None:
        await answer_tap(update)
        await strip_tapped(update)
        await interview.show_again(update, context)
    else:
        await interview.show_open(update, context, edit=True)


async def _open(session: Session, context: Context, chat: bytes, language: Language) -> str | None:
    """Open it unless it is; what is in the way, by the label that says so."""
    services, user_id = context.services, context.user_id
    campaign, person = services.campaign, services.self_checker(user_id)
    ahead = (services.recorder(user_id), services.respondent(user_id))
    if await interviews.find_first(session, campaign.code, ahead) is not None:
        return "correct-busy"
    if await interviews.find(session, campaign.code, person) is not None:
        return None
    saved = await selfchecks.find(session, campaign.code, person)
    asked = _asked(services, saved)
    if asked is None:
        return "selfcheck-closed"
    opening = Opening(
        campaign=campaign.code,
        person=person,
        chat=chat,
        mode=Mode.CONFIDENTIAL,
        language=language,
        questionnaire=asked.id,
        version=asked.version,
        answers=await sent.answers(session, saved.sent.id) if saved else {},
        replaces=saved.sent.id if saved else None,
    )
    await interviews.begin(session, opening, today=services.today())
    return None


def _asked(services: Services, saved: SelfCheck | None) -> Questionnaire | None:
    """The version that was answered, or the newest."""
    library = services.library
    return library.find_exactly(saved.sent.questionnaire) if saved else library.find_self_check()


async def _store(session: Session, services: Services, known: Open, department: str) -> None:
    """Save it, or let what was saved before say this instead."""
    campaign, person = services.campaign.code, known.interview.person
    before = await selfchecks.find(session, campaign, person)
    if before is None:
        await selfchecks.add(session, person, _complete(services, known, department))
    else:
        outcome = outcomes.read(known.questionnaire, known.interview.answers)
        said = self_check.for_department(outcome.statements)
        correction = Correction(before.sent.department, None, None, outcome.answers, said)
        rows = self_check.findings(known.questionnaire, outcome.answers, {})
        await selfchecks.correct(session, before, correction, {row.mark for row in rows})
    await interviews.withdraw(session, campaign, person)


def _complete(services: Services, known: Open, department: str) -> Complete:
    """As a response: of staff, and without anything that leads to who gave it."""
    campaign, today = services.campaign, services.today()
    outcome = outcomes.read(known.questionnaire, known.interview.answers)
    return Complete(
        campaign=campaign.code,
        mode=Mode.CONFIDENTIAL,
        channel=Channel.TELEGRAM,
        completed_on=today,
        kept_until=today + timedelta(days=campaign.kept_for_days),
        said_on=today,
        respondent=outcome.respondent,
        department=department,
        grade=None,
        statements=self_check.for_department(outcome.statements),
        questionnaire=(known.questionnaire.id, known.questionnaire.version),
        answers=outcome.answers,
        shield=shielding.at_sending(known.questionnaire, outcome.answers, is_asked=False),
    )


async def _drop(update: Update, context: Context, act: DropSelfCheck) -> None:
    services, language = context.services, await context.language()
    if not act.confirmed:
        await answer_card(update, self_check_cards.asking_to_drop(language))
        return
    campaign, person = services.campaign.code, services.self_checker(context.user_id)
    async with context.turn() as turn:
        await selfchecks.forget(turn.session, campaign, person)
        await interviews.withdraw(turn.session, campaign, person)
    await services.database.forget()
    await answer_tap(update)
    await _show_panel(update, context, note=say(language, "selfcheck-dropped"))
