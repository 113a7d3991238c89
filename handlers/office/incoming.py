"""/inbox: what waits for the eyes of staff, department by department, pile by pile."""

from typing import assert_never

from telegram import Update

from domain import people
from domain.incoming import Pile
from handlers.context import Context
from handlers.office import assigning, enclosures, held, pieces, piles, staff, transcribing
from handlers.office.incoming_acts import (
    Assign,
    ChooseIncoming,
    IncomingAct,
    KeepHeld,
    ListAssignees,
    OpenPiece,
    ReleaseHeld,
    SeePiece,
    ShowContact,
    ShowIncoming,
    ShowPile,
    WriteDown,
)
from handlers.office.piles import Desk
from handlers.speaking import answer_card, look_busy, send_card, show_instead


async def open_panel(update: Update, context: Context) -> None:
    """The piles of one's own department, or the list of those one may see."""
    desk = await piles.desk_of(context)
    if not desk.places:
        await staff.refuse(update, context)
        return
    card = piles.panel(desk, desk.places[0]) if len(desk.places) == 1 else piles.departments(desk)
    await send_card(update, card, protected=True)


async def take_tap(update: Update, context: Context, act: IncomingAct) -> None:
    """Whatever a button of these cards says; each asks for the right anew."""
    match act:
        case ChooseIncoming() | ShowIncoming() | ShowPile():
            await _turn_to(update, context, act)
        case OpenPiece():
            await _open(update, context, act)
        case ShowContact():
            await pieces.show_contact(update, context, act)
        case SeePiece():
            await _see(update, context, act)
        case WriteDown():
            await transcribing.ask(update, context, act)
        case ListAssignees():
            await assigning.list_departments(update, context, act)
        case Assign():
            if await assigning.assign(update, context, act):
                await _turn_to(update, context, ShowPile(Pile.UNASSIGNED, None, 0), told=True)
        case ReleaseHeld() | KeepHeld():
            await held.decide(update, context, act)
        case _:
            assert_never(act)


async def _open(update: Update, context: Context, act: OpenPiece) -> None:
    await look_busy(update)
    match act.pile:
        case Pile.VOICES | Pile.FILES:
            await enclosures.show(update, context, act)
        case Pile.UNASSIGNED:
            await assigning.show(update, context, act)
        case Pile.HELD:
            await held.show(update, context, act)
        case Pile.REMARKS | Pile.NAMED:
            await pieces.show(update, context, act)


async def _see(update: Update, context: Context, act: SeePiece) -> None:
    """Mark a piece, and go on with its pile."""
    piece = await pieces.mark(update, context, act)
    if piece is not None:
        place = pieces.source_of(piece).department
        await _turn_to(update, context, ShowPile(act.pile, place, act.page))


async def _turn_to(
    update: Update,
    context: Context,
    act: ChooseIncoming | ShowIncoming | ShowPile,
    *,
    told: bool = False,
) -> None:
    """Another card in the place of this one; `told` when the tap was answered already."""
    desk = await piles.desk_of(context)
    if not _may_turn_to(desk, act):
        await staff.refuse(update, context)
        return
    match act:
        case ChooseIncoming():
            card = piles.departments(desk)
        case ShowIncoming():
            card = piles.panel(desk, act.department)
        case ShowPile():
            card = await piles.page(desk, act)
    await (show_instead if told else answer_card)(update, card)


def _may_turn_to(desk: Desk, act: ChooseIncoming | ShowIncoming | ShowPile) -> bool:
    match act:
        case ChooseIncoming():
            return bool(desk.places)
        case ShowIncoming():
            return act.department in desk.places
        case ShowPile():
            may = people.may_see_pile(desk.held, act.department, act.pile)
            return may and act.department in desk.places
