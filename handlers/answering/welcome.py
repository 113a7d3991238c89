"""The way in: /start with and without a deep link, the notice, and the choice how to answer."""

from datetime import date, timedelta

from telegram import Update

from domain import doors
from domain.answers import Answer
from domain.campaign import Campaign
from domain.doors import Door
from domain.questionnaire import Questionnaire
from domain.questions import DepartmentChoice
from domain.responses import Mode
from domain.text import Language
from handlers import languages, places
from handlers.acts import Act, Begin, Decline, Greet, Notice
from handlers.afterwards import own_cards
from handlers.answering import interview
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, keyboard
from handlers.office import invitations, staff
from handlers.speaking import answer_card, answer_tap, send_card
from handlers.updates import chat_of
from storage import consents, interviews, responses, sent
from storage.consents import State, Wording
from storage.interviews import Opening

# What the payload of a deep link begins with, and who takes the rest; any other names a door.
LINKS = {invitations.PREFIX: invitations.redeem}


async def start(update: Update, context: Context) -> None:
    """Begin, go on where someone stopped, or take an invitation."""
    user_id = context.user_id
    services, language = context.services, await context.language()
    payload = context.args[0] if context.args else ""
    for prefix, take in LINKS.items():
        if payload.startswith(prefix):
            await take(update, context, payload.removeprefix(prefix))
            return
    if await interview.resume(update, context, through_door=bool(payload)):
        return
    held = await context.memberships()
    if held and not payload:
        await send_card(update, Card(staff.describe(services, held, language)))
        return
    await send_card(update, await _first_card(services, user_id, read(services, payload), language))


def read(services: Services, payload: str) -> Door:
    """The door that a deep link such as `enterprise-tzcj-w3` leads to."""
    return doors.read(payload, questionnaires=services.library.ids(), campaign=services.campaign)


async def greet(update: Update, context: Context, act: Greet) -> None:
    """The welcome again: in the other language, or after a change of mind."""
    await _remember(context, act.language)
    door = _door(context.services, None, act.department, act.window)
    await answer_card(update, _welcome(context.services, door, act.language))


async def show_notice(update: Update, context: Context, act: Notice) -> None:
    """The notice of the questionnaire that was chosen."""
    user_id = context.user_id
    await _remember(context, act.language)
    door = _door(context.services, act.questionnaire, act.department, act.window)
    await answer_card(update, await _first_card(context.services, user_id, door, act.language))


async def decline(update: Update, context: Context, act: Decline) -> None:
    """Not take part: kept, so that nobody is asked twice."""
    user_id, services = context.user_id, context.services
    async with context.turn() as turn:
        person = services.consenter(user_id)
        await consents.decline(turn.session, services.campaign.code, person)
    await answer_card(update, _declined(act.language))


async def begin(update: Update, context: Context, act: Begin) -> None:
    """Open a response: the notice was read, and a way to answer was chosen."""
    user_id, chat, services = context.user_id, chat_of(update), context.services
    in_hand = await interview.find_open(context)
    if in_hand is not None and in_hand.is_recorded:
        await answer_tap(update, label(act.language, "recording-first"), alert=True)
        return
    questionnaire = services.library.find_current(act.questionnaire)
    if questionnaire is None or act.mode not in _modes(services.campaign):
        await answer_card(update, _welcome(services, Door(known=False), act.language))
        return
    door = _door(services, act.questionnaire, act.department, act.window)
    opening = Opening(
        campaign=services.campaign.code,
        person=services.respondent(user_id),
        chat=services.keys.seal_chat(chat.id),
        mode=act.mode,
        language=act.language,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        answers=given(questionnaire, door.department),
        window=door.window,
    )
    if not await _open(context, user_id, opening):
        await answer_card(update, await _taken_part(services, user_id, act.language))
        return
    await interview.show_open(update, context, edit=True)


def wording(services: Services, language: Language) -> Wording:
    """The notice as it is kept: without the questionnaire, the place and the day of deletion.

    Beside a consent they would tell which anonymous response is whose.
    """
    return Wording(language, _says(services, language, title=services.campaign.name))


async def _open(context: Context, user_id: int, opening: Opening) -> bool:
    """False if this person has taken part already. A second tap keeps what is open."""
    services, campaign = context.services, opening.campaign
    today, consenter = services.today(), services.consenter(user_id)
    async with context.turn() as turn:
        person = services.participant(user_id)
        if await responses.has_taken_part(turn.session, campaign, person):
            return False
        known = await interviews.find(turn.session, campaign, opening.person)
        usable = known and services.library.find(known.questionnaire, known.version)
        if turn.first and not usable:
            agreed = wording(services, opening.language)
            await consents.agree(turn.session, campaign, consenter, agreed, today=today)
            await interviews.begin(turn.session, opening, today=today)
    return True


async def _remember(context: Context, language: Language) -> None:
    """A card that was asked for in another language says which one to go on in."""
    user_id = context.user_id
    if language == await context.language():
        return
    async with context.turn() as turn:
        await languages.remember(turn.session, context.services, user_id, language)


async def _first_card(services: Services, user_id: int, door: Door, language: Language) -> Card:
    async with services.database.reading() as session:
        person = services.participant(user_id)
        has_taken_part = await responses.has_taken_part(session, services.campaign.code, person)
        decided = await consents.find(session, services.campaign.code, services.consenter(user_id))
    if has_taken_part:
        return await _taken_part(services, user_id, language)
    if decided is not None and decided.state is not State.AGREED and door == Door():
        return _declined(language)
    questionnaire = services.library.find_current(door.questionnaire or "")
    if questionnaire is None or not door.known:
        return _welcome(services, door, language)
    return _notice(services, questionnaire, door, language)


async def _taken_part(services: Services, user_id: int, language: Language) -> Card:
    async with services.database.reading() as session:
        found = await sent.of_person(session, services.sender(user_id))
    return own_cards.taken_part(found, language)


def _welcome(services: Services, door: Door, language: Language) -> Card:
    text = say(language, "welcome", organiser=services.campaign.organiser.say(language))
    if not door.known:
        text = f"{say(language, 'link-unknown')}\n\n{text}"
    kinds: list[tuple[str, Act]] = [
        (kind(services, known, language), Notice(language, known, door.department, door.window))
        for known in services.library.ids()
    ]
    switch: tuple[str, Act] = (
        label(language, "language-switch"),
        Greet(language.other, door.department, door.window),
    )
    return Card(text, keyboard([*[(button,) for button in kinds], (switch,)]))


def kind(services: Services, questionnaire_id: str, language: Language) -> str:
    """What a questionnaire is called where respondents say who they are."""
    if questionnaire_id in {"enterprise", "citizen"}:
        return label(language, f"who-{questionnaire_id}")
    questionnaire = services.library.find_current(questionnaire_id)
    assert questionnaire is not None
    return questionnaire.title.say(language)


def _notice(
    services: Services, questionnaire: Questionnaire, door: Door, language: Language
) -> Card:
    campaign, department = services.campaign, door.department
    text = _says(
        services,
        language,
        title=questionnaire.title.say(language),
        place=places.of_door(campaign, door, language),
        until=services.today() + timedelta(days=campaign.kept_for_days),
    )
    place = (questionnaire.id, department, door.window)
    rows: list[Row] = [
        ((label(language, f"mode-{mode}"), Begin(mode, language, *place)),)
        for mode in _modes(campaign)
    ]
    last: Row = (
        (label(language, "decline"), Decline(language)),
        (label(language, "language-switch"), Notice(language.other, *place)),
    )
    return Card(text, keyboard([*rows, last]))


def _says(
    services: Services,
    language: Language,
    *,
    title: str,
    place: str | None = None,
    until: date | None = None,
) -> str:
    """What a notice says: HTML."""
    campaign = services.campaign
    text = say(
        language,
        "notice",
        title=title,
        department=place,
        organiser=campaign.organiser.say(language),
        purpose=campaign.purpose.say(language),
        days=campaign.kept_for_days,
        backups=services.backups.plan.kept_for.days,
        until=until,
        named=campaign.asks_contact,
    )
    return f"{text}\n\n{say(language, 'mode-explained', named=campaign.asks_contact)}"


def invitation(language: Language) -> list[Row]:
    """The button that leads to the beginning."""
    return [((label(language, "start-button"), Greet(language, None)),)]


def _modes(campaign: Campaign) -> tuple[Mode, ...]:
    """The ways to answer; by name only where the deployment keeps contacts at all."""
    named = (Mode.NAMED,) if campaign.asks_contact else ()
    return (Mode.ANONYMOUS, Mode.CONFIDENTIAL, *named)


def _declined(language: Language) -> Card:
    again: Row = ((label(language, "decline-undo"), Greet(language, None)),)
    return Card(say(language, "declined"), keyboard([again]))


def given(questionnaire: Questionnaire, department: str | None) -> dict[str, Answer]:
    """What the deep link has answered already."""
    if department is None:
        return {}
    choices = (q for q in questionnaire.questions if isinstance(q, DepartmentChoice))
    return {question.id: Answer(department) for question in choices}


def _door(
    services: Services, questionnaire: str | None, department: str | None, window: str | None
) -> Door:
    """A door as a button names it, without what is no part of the campaign."""
    known = services.campaign.find_department(department)
    place = known.find_window(window) if known else None
    return Door(questionnaire, known.code if known else None, place.code if place else None)
