"""/review: members decide about the entries of a department's ledgers, one card after another.

Every button is judged anew: whether whoever taps may review the department its entry is in.
"""

from typing import assert_never

from telegram import Update

from domain.reviewing import Column, Confirm
from handlers.cards import Card
from handlers.context import Context
from handlers.office import staff
from handlers.review import (
    review_asking,
    review_deciding,
    review_desk,
    review_editing,
    review_merging,
    review_panel,
    review_placing,
    review_queue,
    review_sources,
    review_splitting,
)
from handlers.review.review_acts import (
    BeginReview,
    ChooseReview,
    ConfirmEntry,
    ListEntries,
    Merging,
    NextEntry,
    OpenEntry,
    ReviewAct,
    ShowOpinions,
    ShowReview,
    ShowTrail,
    Splitting,
    UndoStep,
    Writing,
)
from handlers.review.review_deciding import Named, always
from handlers.review.review_desk import Desk
from handlers.speaking import answer_card, send_card

_Surrounding = ChooseReview | ShowReview | BeginReview | ListEntries | ShowTrail


async def open_panel(update: Update, context: Context) -> None:
    """The panel of one's own department, or the list of those one may review."""
    desk = await review_desk.desk_of(context)
    seen = review_desk.seen(desk, await review_desk.counts(desk))
    if not seen:
        await staff.refuse(update, context)
        return
    panel = review_panel.panel(desk, seen[0]) if len(seen) == 1 else review_panel.departments(desk)
    await send_card(update, await panel, protected=True)


async def take_tap(update: Update, context: Context, act: ReviewAct) -> None:
    """Whatever a button of these cards says."""
    match act:
        case ChooseReview() | ShowReview() | BeginReview() | ListEntries() | ShowTrail():
            await _turn_to(update, context, act)
        case OpenEntry() | NextEntry():
            await _open(update, context, act)
        case ShowOpinions():
            await review_sources.show(update, context, act)
        case ConfirmEntry():
            named = Named(act.entry, act.version)
            await review_deciding.decide(update, context, named, always(Confirm()))
        case UndoStep():
            await review_deciding.undo(update, context, act.step)
        case _ if isinstance(act, Writing):
            await review_editing.take_tap(update, context, act)
        case _ if isinstance(act, Merging):
            await review_merging.take_tap(update, context, act)
        case _ if isinstance(act, Splitting):
            await review_splitting.take_tap(update, context, act)
        case _:
            await review_placing.take_tap(update, context, act)


async def take(update: Update, context: Context, reference: str, typed: str) -> None:
    """What a member replied to a prompt about an entry."""
    asked = review_asking.read(reference)
    if asked is None:
        await staff.refuse(update, context)
        return
    named = Named(asked.entry, asked.version)
    if asked.what == review_asking.REASON:
        await review_placing.take(update, context, named, typed)
    elif asked.what == review_asking.FIND:
        await review_merging.take(update, context, named, typed)
    else:
        await review_editing.take(update, context, named, Column(asked.what), typed)


async def _turn_to(update: Update, context: Context, act: _Surrounding) -> None:
    desk = await review_desk.desk_of(context)
    if not await _may_turn_to(desk, act):
        await staff.refuse(update, context)
        return
    await answer_card(update, await _card(desk, act))


async def _may_turn_to(desk: Desk, act: _Surrounding) -> bool:
    seen = review_desk.seen(desk, await review_desk.counts(desk))
    return bool(seen) if isinstance(act, ChooseReview) else act.department in seen


async def _card(desk: Desk, act: _Surrounding) -> Card:
    match act:
        case ChooseReview():
            return await review_panel.departments(desk)
        case ShowReview():
            return await review_panel.panel(desk, act.department)
        case BeginReview():
            return await review_queue.first_card(desk, act.department)
        case ListEntries():
            return await review_panel.listed(desk, act)
        case ShowTrail():
            return await review_panel.steps(desk, act.department)
        case _:
            assert_never(act)


async def _open(update: Update, context: Context, act: OpenEntry | NextEntry) -> None:
    found = await review_desk.find(update, context, act.entry)
    if found is None:
        return
    desk = await review_desk.desk_of(context)
    following = review_queue.card_after if isinstance(act, NextEntry) else review_queue.card_of
    await answer_card(update, await following(desk, found.entry))
