"""Correcting a response that was sent: it is opened again in the usual interview, and replaced.

Only what leads back to its sender can be opened: while an anonymous one is open, something would
tie the chat to it. What staff have recorded for somebody is corrected by who did, with the receipt
code. Until the correction is sent, the response stays as it is.
"""

from enum import StrEnum

from telegram import Update

from domain import responses as outcomes
from domain import shielding
from domain.answers import Answer, Answers
from domain.opinions import Statement
from domain.questionnaire import Questionnaire
from domain.questions import Contact, Note
from domain.responses import Mode, Outcome, asked_of
from domain.text import Language
from handlers.afterwards import reaching, tracking
from handlers.afterwards.own_acts import Correct
from handlers.afterwards.reaching import ById, Missing
from handlers.answering import interview
from handlers.answering.opened import Open
from handlers.cards import Card, after_sending
from handlers.cases import placing
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import keyboard
from handlers.recording import recording_cards
from handlers.speaking import answer_card, answer_tap
from handlers.updates import chat_of
from storage import amending, examples, interviews, sent, transcripts
from storage.amending import Correction, Digests
from storage.database import Session
from storage.interviews import Opening
from storage.sent import Sent


class Obstacle(StrEnum):
    """Why a response can't be corrected; the value names what is said."""

    BUSY = "correct-busy"  # another response is under way
    CLOSED = "correct-closed"  # nobody knows what was asked


async def open_again(update: Update, context: Context, act: Correct) -> None:
    """Show all answers of a response, to be changed one by one. A second tap keeps what is open."""
    chat, services = chat_of(update), context.services
    language = await context.language()
    sealed = services.keys.seal_chat(chat.id)
    async with context.turn() as turn:
        opened = await _open(turn.session, context, act.reference, sealed, language)
    match opened:
        case Missing():
            await tracking.say_missing(update, context, opened)
        case Obstacle():
            await answer_tap(update, label(language, opened), alert=True)
        case Sent():
            text = say(language, "correct-intro", day=opened.completed_on)
            await answer_card(update, Card(text))
            await interview.show_again(update, context)


async def complete(session: Session, services: Services, known: Open, user_id: int) -> Digests:
    """Let the response say what it is corrected to; gives the files it names no more.

    Nothing is replaced if it was withdrawn or deleted meanwhile; then the correction goes, too.
    """
    begun = known.interview
    assert begun.replaces is not None
    await interviews.withdraw(session, services.campaign.code, begun.person)
    before = await _find_mine(session, services, user_id, begun.replaces)
    if before is None:
        return ()
    outcome = outcomes.read(known.questionnaire, begun.answers)
    department = await _department(session, known.questionnaire, before, outcome)
    spoken = await _spoken(session, known.questionnaire, before, outcome)
    correction = Correction(
        department=department,
        chat=None if known.is_recorded else begun.chat,
        contact=services.keys.seal_of(outcome.contact),
        answers=outcome.answers,
        statements=(*outcome.statements, *spoken),
        shield=shielding.at_correction(known.questionnaire, begun.answers, is_asked=begun.shield),
    )
    released = await amending.replace(session, before.id, correction)
    await placing.correct(session, services, before.id, department)
    if department is not None and outcome.matter:
        await examples.add(session, before.campaign, before.id, outcome.matter, department)
    return released or ()


async def say_corrected(
    update: Update, services: Services, user_id: int, reference: str, language: Language
) -> bool:
    """Say that it is done, also again; false if there is no such response."""
    found = reaching.read(reference)
    if not isinstance(found, ById):
        return False
    async with services.database.reading() as session:
        response = await _find_mine(session, services, user_id, found.id)
    if response is None:
        return False
    buttons = keyboard([after_sending(language, reference)])
    if response.mode is Mode.RECORDED:  # its code alone leads to it
        buttons = recording_cards.onward(language)
    await answer_card(update, Card(say(language, "corrected"), buttons))
    return True


async def _open(
    session: Session, context: Context, reference: str, chat: bytes, language: Language
) -> Sent | Missing | Obstacle:
    user_id, services = context.user_id, context.services
    found = await reaching.find_standing(session, services, user_id, reference)
    if isinstance(found, Missing):
        return Missing.UNKNOWN
    is_recorded = await reaching.has_recorded(session, services, user_id, found)
    if not is_recorded and not isinstance(reaching.read(reference), ById):
        return Missing.UNKNOWN
    known = await interview.find(session, services, user_id)
    if known is not None and not known.questionnaire.is_self_check:
        return found if known.interview.replaces == found.id else Obstacle.BUSY
    asked = services.library.find_exactly(found.questionnaire)
    if asked is None:
        return Obstacle.CLOSED
    opening = Opening(
        campaign=found.campaign,
        person=services.recorder(user_id) if is_recorded else services.respondent(user_id),
        chat=chat,
        mode=found.mode,
        language=language,
        questionnaire=asked.id,
        version=asked.version,
        answers=await _given(session, services, asked_of(asked, found.mode), found),
        window=found.window,
        replaces=found.id,
        channel=found.channel if is_recorded else None,
        place=found.place,
        shield=shielding.is_wished(found.shield),
    )
    await interviews.begin(session, opening, today=services.today())
    return found


async def _find_mine(
    session: Session, services: Services, user_id: int, response_id: int
) -> Sent | None:
    """A response that leads back to this person, or that they have recorded for somebody."""
    own = await sent.find_own(session, services.sender(user_id), response_id)
    recorder = services.recorder(user_id)
    return own or await sent.find_recorded(session, recorder, response_id)


async def _given(
    session: Session, services: Services, asked: Questionnaire, found: Sent
) -> Answers:
    """What was answered; the contact again as it stands among answers, and notes as read."""
    given = {**await sent.answers(session, found.id)}
    for question in asked.questions:
        if isinstance(question, Note):
            given[question.id] = Answer(None)
        elif isinstance(question, Contact):
            sealed = found.contact
            given[question.id] = Answer(services.keys.text_of(sealed) if sealed else None)
    return given


async def _department(
    session: Session, asked: Questionnaire, before: Sent, outcome: Outcome
) -> str | None:
    """The department that is named now; the campaign office's word stands while none is."""
    given = await sent.answers(session, before.id)
    by_office = outcomes.find_department(asked, given) is None
    return outcome.department or (before.department if by_office else None)


async def _spoken(
    session: Session, asked: Questionnaire, before: Sent, outcome: Outcome
) -> tuple[Statement, ...]:
    """What staff have written down of the voice messages that stay."""
    written = await transcripts.of_response(session, before.id)
    return tuple(
        statement
        for question, answer in outcome.answers.items()
        for file in answer.attachments
        if (question, file.digest) in written
        for statement in outcomes.transcribed(
            asked, outcome.answers, question, written[question, file.digest]
        )
    )
