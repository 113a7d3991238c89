"""Carries a decision out, in one transaction: only on the version that was seen, only with a right.

Of two who decide about the same entry at once, the second is told what the first has done.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from telegram import Update

from domain import reviewing
from domain.auditing import Kind as Noted
from domain.auditing import on_entry
from domain.ledgers import Entry
from domain.placing import Marked
from domain.reviewing import Decision, Kind, Merge
from handlers import auditing
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.office import staff
from handlers.review import review_cards, review_desk, review_queue
from handlers.review import review_words as words
from handlers.review.review_desk import Desk, Opened
from handlers.speaking import answer_card, say_briefly
from storage import reviewing as stored
from storage import trail
from storage.database import Session
from storage.reviewing import Subject

# What to do with the entry as it stands; `None` where that makes no sense any more.
Choice = Callable[[Session, Entry], Awaitable[Decision | None]]


@dataclass(frozen=True, slots=True)
class Named:
    """An entry in the version that a card showed."""

    entry: int
    version: int


class Kept(StrEnum):
    """Why an entry was left as it is."""

    STALE = "stale"  # it has changed since the card was shown
    OTHER = "other"  # the other one has, with which it was to be merged
    SAME = "same"  # nothing to do: the same tap again, or the same words


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended: `entry` as it stood, and the step that was taken, or why none was."""

    entry: Entry
    step: int | Kept


async def decide(
    update: Update,
    context: Context,
    named: Named,
    choice: Choice,
    *,
    marked: tuple[Marked, ...] = (),
) -> None:
    """Decide about an entry, and show what comes next in the place of its card."""
    desk = await review_desk.desk_of(context)
    ended = await carry_out(context, desk, named, choice, marked=marked)
    if ended is None:
        await review_desk.say_gone(update, context, desk, named.entry)
        return
    await answer_card(update, await next_card(desk, ended))


async def carry_out(
    context: Context,
    desk: Desk,
    named: Named,
    choice: Choice,
    *,
    marked: tuple[Marked, ...] = (),
) -> Ended | None:
    """Decide, if nothing has changed since; `None` where the entry is not there for them."""
    async with context.turn() as turn:
        found = await review_desk.look_up(turn.session, desk, named.entry)
        if found is None:
            return None
        entry = found.entry
        if not turn.first:
            return Ended(entry, Kept.SAME)  # taken before, and only the answer was lost
        if entry.version != named.version:
            return Ended(entry, Kept.STALE)
        decision = await choice(turn.session, entry)
        if decision is None:
            return Ended(entry, Kept.OTHER)
        if not reviewing.is_possible(entry, decision):
            return Ended(entry, Kept.SAME)
        step = await stored.decide(
            turn.session,
            desk.campaign,
            entry,
            decision,
            desk.author,
            now=desk.services.now(),
            marked=marked,
        )
        await _note_decision(turn.session, desk, entry, decision)
    return Ended(entry, step)


async def _note_decision(session: Session, desk: Desk, entry: Entry, decision: Decision) -> None:
    """In the audit trail; the words of a decision stand in the trail of the entry."""
    also = (decision.other,) if isinstance(decision, Merge) else ()
    decided = (on_entry(Noted.DECIDED, one.id, decision.kind) for one in (entry, *also))
    await auditing.note(session, desk.services, desk.author.person, *decided)


def always(decision: Decision) -> Choice:
    """A decision that does not depend on how the entry stands."""

    async def choose(_session: Session, _entry: Entry) -> Decision | None:
        return decision

    return choose


async def next_card(desk: Desk, ended: Ended) -> Card:
    """What to show: how it stands where nothing was done, else the next, or the same again."""
    if isinstance(ended.step, Kept):
        return await _unchanged(desk, ended.entry, ended.step)
    async with desk.services.database.reading() as session:
        step = await trail.find(session, ended.step)
    assert step is not None
    note = say(desk.language, "review-done", did=words.did(desk, step))
    if _settles(step.kind):
        return await review_queue.card_after(desk, ended.entry, note)
    return await review_queue.card_of(desk, ended.entry, note)


async def undo(update: Update, context: Context, step_id: int) -> None:
    """Take one's own last step back, and show the entry as it was."""
    desk = await review_desk.desk_of(context)
    if not desk.reviews:
        await staff.refuse(update, context)
        return
    done = False
    async with context.turn() as turn:
        step = await trail.last_of_person(turn.session, desk.campaign, desk.author.person)
        may = step is not None and step.id == step_id and desk.may(step.department)
        if step is not None and may and turn.first:
            done = await stored.undo(turn.session, step, now=desk.services.now())
        if step is not None and done:
            taken_back = on_entry(Noted.UNDID, step.before[0].id, step.kind)
            await auditing.note(turn.session, desk.services, desk.author.person, taken_back)
    if step is None or not may:
        await say_briefly(update, label(desk.language, "review-undo-none"))
        return
    if not done:
        await say_briefly(update, label(desk.language, "review-undo-late"))
        return
    note = say(desk.language, "review-undone", did=words.did(desk, step))
    await answer_card(update, await review_queue.card_of(desk, step.before[0], note))


async def current(update: Update, context: Context, named: Named) -> Subject | None:
    """The entry as a card showed it; else what became of it is shown, and there is none."""
    desk = await review_desk.desk_of(context)
    async with desk.services.database.reading() as session:
        found = await review_desk.look_up(session, desk, named.entry)
    if found is None:
        await review_desk.say_gone(update, context, desk, named.entry)
    elif found.entry.version != named.version:
        await answer_card(update, await _unchanged(desk, found.entry, Kept.STALE))
    else:
        await review_desk.note_seen(desk, on_entry(Noted.SAW_ENTRY, named.entry))
        return found
    return None


async def _unchanged(desk: Desk, entry: Entry, kept: Kept) -> Card:
    opened = await review_desk.open_entry(desk, entry.id)
    if opened is None:
        return await review_queue.card_after(desk, entry)
    return review_cards.entry(desk, opened, _note(desk, opened, kept))


def _note(desk: Desk, opened: Opened, kept: Kept) -> str:
    """Who has changed an entry, or that opinions have joined or gone."""
    last = opened.last
    match kept:
        case Kept.SAME:
            return ""
        case Kept.OTHER:
            return say(desk.language, "review-stale-other")
        case Kept.STALE if last is None or last.version != opened.entry.version:
            return say(desk.language, "review-stale-opinions")
        case Kept.STALE if last.person == desk.author.person:
            return say(desk.language, "review-stale-own", step=words.sentence(desk, last))
        case Kept.STALE:
            return say(desk.language, "review-stale", step=words.sentence(desk, last))


def _settles(kind: Kind) -> bool:
    """Whether nothing is left to do about the entry for now."""
    match kind:
        case Kind.CONFIRM | Kind.MOVE | Kind.SET_ASIDE:
            return True
        case Kind.EDIT | Kind.MERGE | Kind.SPLIT | Kind.TAKE_BACK:
            return False
        case _:
            assert_never(kind)
