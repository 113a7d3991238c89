"""The way in: /start with and without a deep link, the notice, and the choice how to answer."""

from datetime import timedelta

from telegram import Update

from domain import doors
from domain.answers import Answer
from domain.campaign import Campaign
from domain.doors import Door
from domain.questionnaire import Questionnaire
from domain.questions import DepartmentChoice
from domain.responses import Mode
from domain.text import Language
from handlers import interview, invitations, languages, own_cards, staff
from handlers.acts import Act, Begin, Decline, Greet, Notice
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, keyboard
from handlers.speaking import answer_card, send_card
from storage import consents, interviews, responses, sent
from storage.consents import State, Wording
from storage.interviews import Opening


async def start(update: Update, context: Context) -> None:
    """Begin, go on where someone stopped, or take an invitation."""
    user = update.effective_user
    assert user is not None
    services, language = context.services, await context.language()
    payload = context.args[0] if context.args else ""
    if payload.startswith(invitations.PREFIX):
        await invitations.redeem(update, context, payload.removeprefix(invitations.PREFIX))
        return
    if await interview.resume(update, context):
        return
    held = await services.memberships(user.id)
    if held and not payload:
        await send_card(update, Card(staff.describe(services, held, language)))
        return
    await send_card(update, await _first_card(services, user.id, read(services, payload), language))


def read(services: Services, payload: str) -> Door:
    """The door that a deep link such as `enterprise-tzcj-w3` leads to."""
    return doors.read(payload, questionnaires=services.library.ids(), campaign=services.campaign)


async def greet(update: Update, context: Context, act: Greet) -> None:
    """The welcome again: in the other language, or after a change of mind."""
    await _remember(update, context, act.language)
    door = _door(context.services, None, act.department, act.window)
    await answer_card(update, _welcome(context.services, door, act.language))


async def show_notice(update: Update, context: Context, act: Notice) -> None:
    """The notice of the questionnaire that was chosen."""
    user = update.effective_user
    assert user is not None
    await _remember(update, context, act.language)
    door = _door(context.services, act.questionnaire, act.department, act.window)
    await answer_card(update, await _first_card(context.services, user.id, door, act.language))


async def decline(update: Update, context: Context, act: Decline) -> None:
    """Not take part: kept, so that nobody is asked twice."""
    user, services = update.effective_user, context.services
    assert user is not None
    async with context.turn() as turn:
        person = services.consenter(user.id)
        await consents.decline(turn.session, services.campaign.code, person)
    await answer_card(update, _declined(act.language))


async def begin(update: Update, context: Context, act: Begin) -> None:
    """Open a response: the notice was read, and a way to answer was chosen."""
    user, chat, services = update.effective_user, update.effective_chat, context.services
    assert user is not None
    assert chat is not None
    questionnaire = services.library.find_current(act.questionnaire)
    if questionnaire is None or act.mode not in _modes(services.campaign):
        await answer_card(update, _welcome(services, Door(known=False), act.language))
        return
    door = _door(services, act.questionnaire, act.department, act.window)
    opening = Opening(
        campaign=services.campaign.code,
        person=services.respondent(user.id),
        chat=services.keys.seal_chat(chat.id),
        mode=act.mode,
        language=act.language,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        answers=given(questionnaire, door.department),
        window=door.window,
    )
    wording = Wording(act.language, _notice(services, questionnaire, door, act.language).text)
    if not await _open(context, user.id, opening, wording):
        await answer_card(update, await _taken_part(services, user.id, act.language))
        return
    await interview.show_open(update, context, edit=True)


def wording(services: Services, language: Language) -> Wording:
    """The notice as it would be shown today, whichever questionnaire it is about."""
    known = services.library.find_current(services.library.ids()[0])
    assert known is not None
    return Wording(language, _notice(services, known, Door(), language).text)


async def _open(context: Context, user_id: int, opening: Opening, wording: Wording) -> bool:
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
            await consents.agree(turn.session, campaign, consenter, wording, today=today)
            await interviews.begin(turn.session, opening, now=services.now(), today=today)
    return True


async def _remember(update: Update, context: Context, language: Language) -> None:
    """A card that was asked for in a language says which one to go on in."""
    user = update.effective_user
    assert user is not None
    async with context.turn() as turn:
        await languages.remember(turn.session, context.services, user.id, language)


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
    other = Language.EN if language is Language.ZH else Language.ZH
    text = say(language, "welcome", organiser=services.campaign.organiser.say(language))
    if not door.known:
        text = f"{say(language, 'link-unknown')}\n\n{text}"
    kinds: list[tuple[str, Act]] = [
        (_kind(services, known, language), Notice(language, known, door.department, door.window))
        for known in services.library.ids()
    ]
    switch: tuple[str, Act] = (
        label(language, "language-switch"),
        Greet(other, door.department, door.window),
    )
    return Card(text, keyboard([*[(kind,) for kind in kinds], (switch,)]))


def _kind(services: Services, questionnaire_id: str, language: Language) -> str:
    if questionnaire_id in {"enterprise", "citizen"}:
        return label(language, f"who-{questionnaire_id}")
    questionnaire = services.library.find_current(questionnaire_id)
    assert questionnaire is not None
    return questionnaire.title.say(language)


def _notice(
    services: Services, questionnaire: Questionnaire, door: Door, language: Language
) -> Card:
    campaign, department = services.campaign, door.department
    until = services.today() + timedelta(days=campaign.kept_for_days)
    text = say(
        language,
        "notice",
        title=questionnaire.title.say(language),
        department=_place(services, door, language) or "none",
        organiser=campaign.organiser.say(language),
        purpose=campaign.purpose.say(language),
        days=campaign.kept_for_days,
        until=until.isoformat(),
        named="yes" if campaign.asks_contact else "no",
    )
    modes = _modes(campaign)
    named = "yes" if Mode.NAMED in modes else "no"
    text = f"{text}\n\n{say(language, 'mode-explained', named=named)}"
    place = (questionnaire.id, department, door.window)
    rows: list[Row] = [
        ((label(language, f"mode-{mode}"), Begin(mode, language, *place)),) for mode in modes
    ]
    other = Language.EN if language is Language.ZH else Language.ZH
    last: Row = (
        (label(language, "decline"), Decline(language)),
        (label(language, "language-switch"), Notice(other, *place)),
    )
    return Card(text, keyboard([*rows, last]))


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


def _place(services: Services, door: Door, language: Language) -> str:
    """The department of a door, with the window if there is one."""
    department = services.campaign.find_department(door.department)
    window = department.find_window(door.window) if department else None
    return " · ".join(known.name.say(language) for known in (department, window) if known)


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
