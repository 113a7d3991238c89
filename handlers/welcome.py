"""The way in: /start with and without a deep link, the notice, and the choice how to answer."""

from dataclasses import dataclass
from datetime import timedelta

from telegram import Update

from domain.questionnaire import Answer, DepartmentChoice, Questionnaire
from domain.responses import Mode
from domain.text import Language
from handlers import interview, invitations, staff
from handlers.acts import Act, Begin, Greet, Notice
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services, language_of
from handlers.keyboards import keyboard
from handlers.speaking import answer_card, send_card
from storage import interviews, responses
from storage.interviews import Opening


@dataclass(frozen=True, slots=True)
class Link:
    """What a deep link `?start=` names: a questionnaire, a department, both or neither."""

    questionnaire: str | None = None
    department: str | None = None
    known: bool = True


async def start(update: Update, context: Context) -> None:
    """Begin, go on where someone stopped, or take an invitation."""
    user = update.effective_user
    assert user is not None
    services, language = context.services, language_of(update)
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


def read(services: Services, payload: str) -> Link:
    """Read a deep link such as `enterprise`, `tzcj` or `enterprise-tzcj`."""
    link = Link()
    for word in payload.split("-") if payload else ():
        if services.library.find_current(word):
            link = Link(word, link.department, known=link.known)
        elif services.campaign.find_department(word):
            link = Link(link.questionnaire, word, known=link.known)
        else:
            link = Link(link.questionnaire, link.department, known=False)
    return link


async def greet(update: Update, context: Context, act: Greet) -> None:
    """The welcome again, in the other language."""
    link = Link(None, _known(context.services, act.department))
    await answer_card(update, _welcome(context.services, link, act.language))


async def show_notice(update: Update, context: Context, act: Notice) -> None:
    """The notice of the questionnaire that was chosen."""
    user = update.effective_user
    assert user is not None
    link = Link(act.questionnaire, _known(context.services, act.department))
    await answer_card(update, await _first_card(context.services, user.id, link, act.language))


async def begin(update: Update, context: Context, act: Begin) -> None:
    """Open a response: the notice was read, and a way to answer was chosen."""
    user, chat, services = update.effective_user, update.effective_chat, context.services
    assert user is not None
    assert chat is not None
    questionnaire = services.library.find_current(act.questionnaire)
    if questionnaire is None or act.mode is Mode.RECORDED:
        await answer_card(update, _welcome(services, Link(known=False), act.language))
        return
    opening = Opening(
        campaign=services.campaign.code,
        person=services.respondent(user.id),
        chat=services.keys.seal_chat(chat.id),
        mode=act.mode,
        language=act.language,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        answers=_given(questionnaire, _known(services, act.department)),
    )
    if not await _open(context, user.id, opening):
        await answer_card(update, Card(say(act.language, "taken-part")))
        return
    await interview.show_open(update, context, edit=True)


async def _open(context: Context, user_id: int, opening: Opening) -> bool:
    """False if this person has taken part already. A second tap keeps what is open."""
    services, campaign = context.services, opening.campaign
    async with context.turn() as turn:
        person = services.participant(user_id)
        if await responses.has_taken_part(turn.session, campaign, person):
            return False
        known = await interviews.find(turn.session, campaign, opening.person)
        usable = known and (known.questionnaire, known.version) in services.library.versions
        if turn.first and not usable:
            await interviews.begin(turn.session, opening, now=services.now())
    return True


async def _first_card(services: Services, user_id: int, link: Link, language: Language) -> Card:
    async with services.database.reading() as session:
        person = services.participant(user_id)
        if await responses.has_taken_part(session, services.campaign.code, person):
            return Card(say(language, "taken-part"))
    questionnaire = services.library.find_current(link.questionnaire or "")
    if questionnaire is None or not link.known:
        return _welcome(services, link, language)
    return _notice(services, questionnaire, link.department, language)


def _welcome(services: Services, link: Link, language: Language) -> Card:
    other = Language.EN if language is Language.ZH else Language.ZH
    text = say(language, "welcome", organiser=services.campaign.organiser.say(language))
    if not link.known:
        text = f"{say(language, 'link-unknown')}\n\n{text}"
    kinds: list[tuple[str, Act]] = [
        (_kind(services, known, language), Notice(language, known, link.department))
        for known in services.library.ids()
    ]
    switch: tuple[str, Act] = (label(language, "language-switch"), Greet(other, link.department))
    return Card(text, keyboard([*[(kind,) for kind in kinds], (switch,)]))


def _kind(services: Services, questionnaire_id: str, language: Language) -> str:
    if questionnaire_id in {"enterprise", "citizen"}:
        return label(language, f"who-{questionnaire_id}")
    questionnaire = services.library.find_current(questionnaire_id)
    assert questionnaire is not None
    return questionnaire.title.say(language)


def _notice(
    services: Services, questionnaire: Questionnaire, department: str | None, language: Language
) -> Card:
    campaign = services.campaign
    known = campaign.find_department(department)
    until = services.today() + timedelta(days=campaign.kept_for_days)
    text = say(
        language,
        "notice",
        title=questionnaire.title.say(language),
        department=known.name.say(language) if known else "none",
        organiser=campaign.organiser.say(language),
        purpose=campaign.purpose.say(language),
        days=campaign.kept_for_days,
        until=until.isoformat(),
    )
    other = Language.EN if language is Language.ZH else Language.ZH
    rows = [
        ((label(language, f"mode-{mode}"), Begin(mode, language, questionnaire.id, department)),)
        for mode in (Mode.ANONYMOUS, Mode.CONFIDENTIAL)
    ]
    switch = Notice(other, questionnaire.id, department)
    text = f"{text}\n\n{say(language, 'mode-explained')}"
    return Card(text, keyboard([*rows, ((label(language, "language-switch"), switch),)]))


def _given(questionnaire: Questionnaire, department: str | None) -> dict[str, Answer]:
    """What the deep link has answered already."""
    if department is None:
        return {}
    choices = (q for q in questionnaire.questions if isinstance(q, DepartmentChoice))
    return {question.id: Answer(department) for question in choices}


def _known(services: Services, department: str | None) -> str | None:
    return department if services.campaign.find_department(department) else None
