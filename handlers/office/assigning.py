"""Responses whose department nobody has said: the campaign office says it, and the bot learns."""

from functools import partial

from telegram import Update

from domain import people, shielding
from domain.answers import Answers
from domain.auditing import Kind, on_response
from domain.incoming import Pile
from domain.questions import DepartmentChoice
from domain.text import Language
from handlers import auditing, pages, places
from handlers.answering import finding
from handlers.cards import Card
from handlers.cases import placing
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, grid, keyboard, turning
from handlers.office import pieces
from handlers.office.incoming_acts import Assign, ListAssignees, OpenPiece
from handlers.speaking import answer_card, answer_tap
from storage import examples, sent
from storage import pieces as stored
from storage.database import Session
from storage.pieces import Said, Source

_PAGE = 20  # departments on one card


async def show(update: Update, context: Context, act: OpenPiece) -> None:
    """What it is about, and whom it may concern."""
    source = await _find(update, context, act.id)
    if source is None:
        return
    services, language = context.services, await context.language()
    text, words = await _words(services, source, language)
    suggested = finding.suggestions(services.campaign, services.router, words)
    rows: list[Row] = [(_button(services, source, code, language),) for code in suggested]
    rows.append(((label(language, "assign-list"), ListAssignees(source.id, 0)),))
    leave = pieces.back(Pile.UNASSIGNED, source, act.page, language, "assign-leave")
    await answer_card(update, Card(text, keyboard([*rows, leave])))


async def list_departments(update: Update, context: Context, act: ListAssignees) -> None:
    """All departments, page by page, below the same words."""
    source = await _find(update, context, act.response)
    if source is None:
        return
    services, language = context.services, await context.language()
    text, _ = await _words(services, source, language)
    page = pages.turned_to(services.campaign.departments, act.page, most=_PAGE)
    buttons = [_button(services, source, known.code, language) for known in page.shown]
    turns = turning(page.number, page.of, partial(ListAssignees, source.id))
    back: Row = ((label(language, "go-back"), OpenPiece(Pile.UNASSIGNED, source.id, 0)),)
    await answer_card(update, Card(text, keyboard([*grid(buttons), turns, back])))


async def assign(update: Update, context: Context, act: Assign) -> bool:
    """Give a response to a department, and learn from it; false if the card stays as it is.

    Of two who tap at once the second is told what the first has said.
    """
    services, held = context.services, await context.memberships()
    known = services.campaign.find_department(act.department)
    words, source, done = "", None, False
    async with context.turn() as turn:
        if people.may_assign(held) and known is not None:
            source = await stored.find_source(turn.session, services.campaign.code, act.response)
        if source is not None and turn.first:
            done = await stored.assign(turn.session, source.id, act.department)
            if done:
                event = on_response(Kind.ASSIGNED, source.id, act.department)
                await auditing.note(turn.session, services, context.member, event)
                await placing.assign(turn.session, context, source.id, act.department)
            words = await _learn(turn.session, services, source, act.department) if done else ""
    if source is None:
        await pieces.say_gone(update, context, held)
        return False
    if done and words and not shielding.is_held(source.shield):
        services.router.learn(words, act.department)
    chosen = act.department if done else source.department
    await _tell(update, context, chosen, assigned=chosen == act.department)
    return True


async def _tell(
    update: Update, context: Context, department: str | None, *, assigned: bool
) -> None:
    language = await context.language()
    name = places.name(context.services.campaign, department, language)
    key = "assigned" if assigned else "assigned-before"
    await answer_tap(update, label(language, key, department=name), alert=not assigned)


async def _learn(session: Session, services: Services, source: Source, department: str) -> str:
    """Keep the words as an example; gives them, if there are any."""
    words = _own_words(
        _matter(services, source, await sent.answers(session, source.id)),
        await stored.said(session, source),
    )
    if words:
        await examples.add(session, services.campaign.code, source.id, words, department)
    return words


async def _find(update: Update, context: Context, response_id: int) -> Source | None:
    """What is about to be shown, and noted as seen."""
    piece = await pieces.find(update, context, Pile.UNASSIGNED, response_id)
    if not isinstance(piece, Source):
        return None
    await auditing.note_now(
        context.services, context.member, auditing.words(piece, Pile.UNASSIGNED)
    )
    return piece


async def _words(services: Services, source: Source, language: Language) -> tuple[str, str]:
    """What a card says of a response, and the words by which to look for its department."""
    async with services.database.reading() as session:
        said = await stored.said(session, source)
        answers = await sent.answers(session, source.id)
    matter = _matter(services, source, answers)
    shown = await pieces.scrubbed(services, matter, *(one.text for one in said))
    parts = [pieces.head(source, label(language, "pile-unassigned"), language)]
    if shown[0]:
        parts.append(f"{say(language, 'assign-matter')}\n{pieces.quoted(shown[0])}")
    if said or not shown[0]:
        parts.append(pieces.listed(shown[1:], language))
    parts.append(say(language, "assign-ask"))
    return pieces.joined(parts), _own_words(matter, said)


def _own_words(matter: str, said: tuple[Said, ...]) -> str:
    """What was typed to find the department; else what was said, but no words of buttons."""
    return matter or "\n".join(one.text for one in said if one.own_words)


def _matter(services: Services, source: Source, answers: Answers) -> str:
    """What somebody typed to find the department."""
    questionnaire = services.library.find_exactly(source.questionnaire)
    for question in questionnaire.questions if questionnaire else ():
        if isinstance(question, DepartmentChoice) and question.id in answers:
            return answers[question.id].words
    return ""


def _button(
    services: Services, source: Source, code: str, language: Language
) -> tuple[str, Assign]:
    return places.name(services.campaign, code, language), Assign(source.id, code)
