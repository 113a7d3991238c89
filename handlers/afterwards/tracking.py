"""/track and /my: what became of a response, as one card that is kept up to date by a tap."""

from telegram import Update

from domain import responses as outcomes
from handlers import prompts
from handlers.afterwards import own_cards, reaching
from handlers.afterwards.own_acts import EnterCode, ShowOwn
from handlers.afterwards.own_cards import Found
from handlers.afterwards.reaching import Missing
from handlers.cards import Card
from handlers.cases import case_progress
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import keyboard
from handlers.prompts import Purpose
from handlers.speaking import answer_tap, say_briefly, send_card, show_instead
from storage import complainants, selfchecks, sent, standings
from storage.database import Session
from storage.sent import Sent


async def track(update: Update, context: Context) -> None:
    """/track: with a code its card, else the code is asked for."""
    typed = "".join(context.args or ())
    if typed:
        await take_code(update, context, typed)
    else:
        await ask_code(update, context)


async def ask_code(update: Update, context: Context) -> None:
    """Ask for a receipt code."""
    language = await context.language()
    await answer_tap(update)
    text, example = say(language, "code-ask"), "K7QX-2M9P"
    await prompts.ask(update, Purpose.RECEIPT, "", text, placeholder=example)


async def take_code(update: Update, context: Context, typed: str) -> None:
    """Show what a typed code opens, or say kindly that it opens nothing."""
    user_id, services, language = context.user_id, context.services, await context.language()
    code = reaching.find_code(typed)
    found: Found | Missing = Missing.UNKNOWN
    if code is not None:
        found = await look_up(services, user_id, code)
    if isinstance(found, Missing):
        again = keyboard([((label(language, "own-enter-code"), EnterCode()),)])
        await send_card(update, Card(say(language, f"code-{found}"), again))
        return
    await show_progress(update, context, found)


async def take_typed(update: Update, context: Context, typed: str) -> bool:
    """A code that was typed alone; false if it does not look like one."""
    is_word = all(map(str.isalpha, typed))  # "question" could be a code, too
    looks = reaching.find_code(typed) is not None and not is_word
    if looks:
        await take_code(update, context, typed)
    return looks


async def show(update: Update, context: Context, act: ShowOwn) -> None:
    """The card again, as things stand now."""
    user_id, services = context.user_id, context.services
    found = await look_up(services, user_id, act.reference)
    if isinstance(found, Missing):
        await say_missing(update, context, found)
        return
    await answer_tap(update)
    await show_progress(update, context, found)


async def list_own(update: Update, context: Context) -> None:
    """/my: the only response that leads back to this person, or the list of them."""
    user_id, services, language = context.user_id, context.services, await context.language()
    async with services.database.reading() as session:
        responses = await sent.of_person(session, services.sender(user_id))
        person = services.self_checker(user_id)
        checked = await selfchecks.find(session, services.campaign.code, person) is not None
    card = own_cards.own(services, responses, language, has_checked=checked)
    await answer_tap(update)
    if len(responses) == 1 and not checked:
        found = await look_up(services, user_id, reaching.by_id(responses[0]))
        if isinstance(found, Found):
            await show_progress(update, context, found)
            return
    await show_instead(update, card)


async def show_progress(update: Update, context: Context, found: Found) -> None:
    """The card of a response; from now on it is the one that is kept up to date, if it can be."""
    services, language = context.services, await context.language()
    shown = await show_instead(update, own_cards.progress(services, found, language))
    if found.is_own and found.case is not None:
        async with services.database.transaction() as session:
            await complainants.place_card(session, found.sent.id, shown)


async def look_up(services: Services, user_id: int, reference: str) -> Found | Missing:
    """What somebody may see of a response."""
    async with services.database.reading() as session:
        response = await reaching.find(session, services, user_id, reference)
        if isinstance(response, Missing):
            return response
        mine = await sent.of_person(session, services.sender(user_id))
        return Found(
            sent=response,
            standing=await standings.of_response(session, response.id),
            reference=reference,
            is_own=response.id in {known.id for known in mine},
            others=len(mine) > 1,
            is_recorder=await reaching.has_recorded(session, services, user_id, response),
            asked_office=await _asked_office(session, services, response),
            case=await case_progress.find(session, response.id, response.grade),
        )


async def say_missing(update: Update, context: Context, missing: Missing) -> None:
    """Say why a button, or the reply to a prompt, leads to nothing."""
    key = "code-too-many" if missing is Missing.TOO_MANY else "own-gone"
    await say_briefly(update, label(await context.language(), key))


async def _asked_office(session: Session, services: Services, response: Sent) -> bool:
    """Whether the department was left to the campaign office."""
    asked = services.library.find_exactly(response.questionnaire)
    if asked is None or response.withdrawn_on is not None:
        return False
    given = await sent.answers(session, response.id)
    return outcomes.find_department(asked, given) is None
