"""Somebody's own three ledgers: the rows of their self-check, what they plan, and the file.

Nobody but the person sees any of it. Whether they are staff is asked by whoever hands on a tap
(`handlers.selfcheck.self_checks`), and here for what is typed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import InputFile, Update
from telegram.constants import ChatAction

from domain import people, self_check
from domain.papers import Papers
from domain.questionnaire import Questionnaire
from domain.self_check import Finding, Plan
from domain.text import Language
from handlers import prompts
from handlers.acts import Form
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.ledgers import documents
from handlers.office import staff
from handlers.prompts import Purpose
from handlers.selfcheck import self_check_cards
from handlers.selfcheck.self_check_acts import WriteDeadline, WriteMeasure
from handlers.speaking import answer_card, answer_tap, say_briefly, send_card, send_document
from handlers.updates import chat_of
from storage import selfchecks
from storage.database import Session
from storage.selfchecks import SelfCheck


@dataclass(frozen=True, slots=True)
class Column:
    """A column that its author fills: how it is asked for, and how long it may be."""

    ask: str
    example: str
    most: int


_COLUMNS = {
    Purpose.OWN_MEASURE: Column(
        "selfcheck-ask-measure", "selfcheck-example-measure", self_check.LONGEST_MEASURE
    ),
    Purpose.OWN_DEADLINE: Column(
        "selfcheck-ask-deadline", "selfcheck-example-deadline", self_check.LONGEST_DEADLINE
    ),
}


@dataclass(frozen=True, slots=True)
class Own:
    """A self-check that was saved, and what was asked."""

    saved: SelfCheck
    asked: Questionnaire


async def list_all(update: Update, context: Context) -> None:
    """All rows."""
    language = await context.language()
    async with context.services.database.reading() as session:
        own = await _find(session, context)
        found = await selfchecks.findings(session, own.saved, own.asked) if own else ()
    await answer_card(update, self_check_cards.listed(found, language))


async def show(update: Update, context: Context, mark: str) -> None:
    """One row."""
    card = await _card(context, mark, await context.language())
    if card is None:
        await _say_gone(update, context)
    else:
        await answer_card(update, card)


async def ask(update: Update, context: Context, act: WriteMeasure | WriteDeadline) -> None:
    """Ask for a measure or a deadline by a prompt."""
    language = await context.language()
    async with context.services.database.reading() as session:
        row = await _find_row(session, context, act.mark)
    if row is None:
        await _say_gone(update, context)
        return
    purpose = Purpose.OWN_MEASURE if isinstance(act, WriteMeasure) else Purpose.OWN_DEADLINE
    column = _COLUMNS[purpose]
    text = say(language, column.ask, text=row.statement.text, most=column.most)
    await answer_tap(update)
    await prompts.ask(update, purpose, act.mark, text, placeholder=label(language, column.example))


async def take(update: Update, context: Context, purpose: Purpose, mark: str, typed: str) -> None:
    """Write what was typed into its column, and show the row."""
    words, most = " ".join(typed.split()), _COLUMNS[purpose].most
    if not people.may_self_check(await context.memberships()):
        await staff.refuse(update, context)
    elif len(words) > most:
        too_long = label(await context.language(), "reject-too-long", most=most)
        await send_card(update, Card(too_long))
    elif purpose is Purpose.OWN_MEASURE:
        await _write(update, context, mark, lambda plan: replace(plan, measure=words))
    else:
        await _write(update, context, mark, lambda plan: replace(plan, deadline=words))


async def adopt(update: Update, context: Context, mark: str) -> None:
    """Let the answer to the tenth question be the measure."""
    async with context.services.database.reading() as session:
        own = await _find(session, context)
        said = await selfchecks.find_intention(session, own.saved, own.asked) if own else ""
    if said:
        await _write(update, context, mark, lambda plan: replace(plan, measure=said))
    else:
        await _say_gone(update, context)


async def give(update: Update, context: Context) -> None:
    """Send the three ledgers as one Word file."""
    services, language = context.services, await context.language()
    async with services.database.reading() as session:
        own = await _find(session, context)
        if own is None:
            await _say_gone(update, context)
            return
        draft = await selfchecks.personal_draft(session, own.saved, own.asked, now=services.now())
    await answer_tap(update, label(language, "ledger-preparing"))
    await chat_of(update).send_action(ChatAction.UPLOAD_DOCUMENT)
    papers = Papers(draft, holder="")
    content = await documents.render(services, draft.department, papers, documents.ALL, Form.WORD)
    file = InputFile(content, label(language, "selfcheck-file"))
    await send_document(update, file, caption=say(language, "selfcheck-caption"))


async def _write(
    update: Update, context: Context, mark: str, change: Callable[[Plan], Plan]
) -> None:
    """Change what is planned about a row, and show it."""
    async with context.turn() as turn:
        own = await _find(turn.session, context)
        row = await _find_row(turn.session, context, mark)
        if own is not None and row is not None and turn.first:
            await selfchecks.plan(turn.session, own.saved, mark, change(row.plan))
    await show(update, context, mark)


async def _card(context: Context, mark: str, language: Language) -> Card | None:
    async with context.services.database.reading() as session:
        row = await _find_row(session, context, mark)
        own = await _find(session, context)
        if row is None or own is None:
            return None
        intention = await selfchecks.find_intention(session, own.saved, own.asked)
    return self_check_cards.finding(row, intention, language)


async def _find(session: Session, context: Context) -> Own | None:
    """What this person has saved, if it is still known what was asked."""
    services = context.services
    person = services.self_checker(context.user_id)
    saved = await selfchecks.find(session, services.campaign.code, person)
    asked = services.library.find_exactly(saved.sent.questionnaire) if saved else None
    return Own(saved, asked) if saved and asked else None


async def _find_row(session: Session, context: Context, mark: str) -> Finding | None:
    own = await _find(session, context)
    found = await selfchecks.findings(session, own.saved, own.asked) if own else ()
    return next((row for row in found if row.mark == mark), None)


async def _say_gone(update: Update, context: Context) -> None:
    await say_briefly(update, label(await context.language(), "selfcheck-gone"))
