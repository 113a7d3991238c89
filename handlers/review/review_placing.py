"""Where an entry belongs: another ledger, another department, or in no ledger at all."""

from functools import partial
from typing import assert_never

from telegram import Update

from domain.ledgers import Entry
from domain.opinions import Ledger
from domain.reviewing import LONGEST_REASON, Move, SetAside, TakeBack
from handlers import pages
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.keyboards import Row, grid, keyboard, turning
from handlers.office import staff
from handlers.review import review_asking, review_deciding, review_desk
from handlers.review import review_words as words
from handlers.review.review_acts import (
    ChooseReason,
    ChooseTarget,
    MoveEntry,
    OpenEntry,
    Placing,
    Ready,
    SetEntryAside,
    TakeEntryBack,
    WriteReason,
)
from handlers.review.review_deciding import Kept, Named, always
from handlers.review.review_desk import Desk
from handlers.speaking import answer_card, answer_tap, send_card

_PAGE = 12  # departments on one card


async def take_tap(update: Update, context: Context, act: Placing) -> None:
    """Whatever a button about an entry's place says."""
    named, desk = Named(act.entry, act.version), await review_desk.desk_of(context)
    match act:
        case MoveEntry():
            await _move(update, context, desk, act)
        case SetEntryAside():
            aside = SetAside(label(desk.language, f"reason-{act.reason.name.lower()}"))
            await review_deciding.decide(update, context, named, always(aside))
        case TakeEntryBack():
            await review_deciding.decide(update, context, named, always(TakeBack()))
        case ChooseTarget() | ChooseReason() | WriteReason():
            await _show(update, context, desk, act)
        case _:
            assert_never(act)


async def take(update: Update, context: Context, named: Named, typed: str) -> None:
    """The reason that a member replied."""
    desk, reason = await review_desk.desk_of(context), " ".join(typed.split())
    if not 0 < len(reason) <= LONGEST_REASON:
        found = await review_desk.find(update, context, named.entry)
        if found is not None:
            await review_asking.ask_reason(update, desk, found.entry, is_again=True)
        return
    aside = always(SetAside(reason))
    ended = await review_deciding.carry_out(context, desk, named, aside)
    if ended is None:
        await review_desk.say_gone(update, context, desk, named.entry)
        return
    await send_card(update, await review_deciding.next_card(desk, ended), protected=True)
    if ended.step is Kept.STALE:
        await review_asking.ask_reason(update, desk, ended.entry, typed=reason)


async def _move(update: Update, context: Context, desk: Desk, act: MoveEntry) -> None:
    """To any department that takes part; the other one sees who has moved it there."""
    if desk.services.campaign.find_department(act.department) is None and (
        act.department is not None or not desk.may(None)
    ):
        await staff.refuse(update, context)
        return
    move = always(Move(act.department, act.ledger))
    await review_deciding.decide(update, context, Named(act.entry, act.version), move)


async def _show(
    update: Update, context: Context, desk: Desk, act: ChooseTarget | ChooseReason | WriteReason
) -> None:
    found = await review_deciding.current(update, context, Named(act.entry, act.version))
    if found is None:
        return
    match act:
        case ChooseTarget():
            await answer_card(update, _targets(desk, found.entry, act.page))
        case ChooseReason():
            await answer_card(update, _reasons(desk, found.entry))
        case WriteReason():
            await answer_tap(update)
            await review_asking.ask_reason(update, desk, found.entry)
        case _:
            assert_never(act)


def _targets(desk: Desk, entry: Entry, page: int) -> Card:
    language, named = desk.language, (entry.id, entry.version)
    ledgers: Row = tuple(
        (words.ledger(one, language), MoveEntry(*named, one, entry.department))
        for one in Ledger
        if one is not entry.ledger
    )
    known = desk.services.campaign.departments
    codes = [department.code for department in known if department.code != entry.department]
    listed = pages.turned_to(codes, page, most=_PAGE)
    departments = grid(
        (desk.name(code), MoveEntry(*named, entry.ledger, code)) for code in listed.shown
    )
    turns = turning(listed.number, listed.of, partial(ChooseTarget, *named))
    back: Row = ((label(language, "go-back"), OpenEntry(entry.id)),)
    text = say(language, "review-move-to", text=entry.text)
    return Card(text, keyboard([ledgers, *departments, turns, back]))


def _reasons(desk: Desk, entry: Entry) -> Card:
    language, named = desk.language, (entry.id, entry.version)
    ready = [
        (label(language, f"reason-{one.name.lower()}"), SetEntryAside(*named, one)) for one in Ready
    ]
    write: Row = ((label(language, "review-write-reason"), WriteReason(*named)),)
    back: Row = ((label(language, "go-back"), OpenEntry(entry.id)),)
    text = say(language, "review-why-aside", text=entry.text)
    return Card(text, keyboard([*grid(ready), write, back]))
