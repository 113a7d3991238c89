"""/inbox: what waits for the eyes of staff, department by department, pile by pile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from telegram import Update

from domain import people
from domain.incoming import WAITING, Pile
from domain.people import Memberships
from domain.text import Language
from handlers import assigning, enclosures, pieces, staff, transcribing
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.incoming_acts import (
    Assign,
    ChooseIncoming,
    IncomingAct,
    ListAssignees,
    OpenPiece,
    SeePiece,
    ShowContact,
    ShowIncoming,
    ShowPile,
    WriteDown,
)
from handlers.keyboards import Row, grid, keyboard
from handlers.speaking import answer_card, send_card
from storage import incoming
from storage.incoming import Count, Line

_PAGE = 10  # pieces on one card

Place = str | None  # a department's code; `None` for what nobody has assigned


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one member may see, and how much lies there."""

    services: Services
    language: Language
    held: Memberships
    places: tuple[Place, ...]
    counts: Mapping[Count, int]

    def piles(self, place: Place) -> tuple[Pile, ...]:
        """The piles of a department on which something lies, and that this member may see."""
        return tuple(
            pile
            for pile in Pile
            if (place, pile) in self.counts and people.may_see_pile(self.held, place, pile)
        )

    def waiting(self, place: Place) -> int:
        """How many pieces wait to be dealt with."""
        return sum(self.counts[place, pile] for pile in self.piles(place) if pile in WAITING)


async def open_panel(update: Update, context: Context) -> None:
    """The piles of one's own department, or the list of those one may see."""
    desk = await _desk(update, context)
    if not desk.places:
        await staff.refuse(update, context)
        return
    card = _panel(desk, desk.places[0]) if len(desk.places) == 1 else _list(desk)
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
                await _turn_to(update, context, ShowPile(Pile.UNASSIGNED, None, 0))
        case _:
            assert_never(act)


async def _open(update: Update, context: Context, act: OpenPiece) -> None:
    match act.pile:
        case Pile.VOICES | Pile.FILES:
            await enclosures.show(update, context, act)
        case Pile.UNASSIGNED:
            await assigning.show(update, context, act)
        case Pile.REMARKS | Pile.NAMED:
            await pieces.show(update, context, act)


async def _see(update: Update, context: Context, act: SeePiece) -> None:
    """Mark a piece, and go on with its pile."""
    piece = await pieces.mark(update, context, act)
    if piece is not None:
        place = pieces.source_of(piece).department
        await _turn_to(update, context, ShowPile(act.pile, place, act.page))


async def _turn_to(
    update: Update, context: Context, act: ChooseIncoming | ShowIncoming | ShowPile
) -> None:
    desk = await _desk(update, context)
    if not _may_turn_to(desk, act):
        await staff.refuse(update, context)
        return
    match act:
        case ChooseIncoming():
            card = _list(desk)
        case ShowIncoming():
            card = _panel(desk, act.department)
        case ShowPile():
            card = await _pile(desk, act)
    await answer_card(update, card)


def _may_turn_to(desk: _Desk, act: ChooseIncoming | ShowIncoming | ShowPile) -> bool:
    match act:
        case ChooseIncoming():
            return bool(desk.places)
        case ShowIncoming():
            return act.department in desk.places
        case ShowPile():
            may = people.may_see_pile(desk.held, act.department, act.pile)
            return may and act.department in desk.places


async def _desk(update: Update, context: Context) -> _Desk:
    user, services = update.effective_user, context.services
    assert user is not None
    held = await services.memberships(user.id)
    async with services.database.reading() as session:
        counts = await incoming.counts(session, services.campaign.code)
    codes = [known.code for known in services.campaign.departments]
    departed = sorted({code for code, _ in counts if code is not None and code not in codes})
    # What is unassigned comes first: it is nobody's but the office's.
    places = (None, *codes, *departed)
    seen = tuple(place for place in places if people.may_see_incoming(held, place))
    return _Desk(services, await context.language(), held, seen, counts)


def _list(desk: _Desk) -> Card:
    buttons = [
        (_counted(_name(desk, place), desk.waiting(place)), ShowIncoming(place))
        for place in desk.places
    ]
    count = sum(desk.waiting(place) for place in desk.places)
    return Card(say(desk.language, "incoming-choose", count=count), keyboard(grid(buttons)))


def _panel(desk: _Desk, place: Place) -> Card:
    language, waiting = desk.language, desk.waiting(place)
    text = say(language, "incoming-title", department=_name(desk, place), count=waiting)
    rows: list[Row] = [
        (
            (
                _counted(label(language, f"pile-{pile}"), desk.counts[place, pile]),
                ShowPile(pile, place, 0),
            ),
        )
        for pile in desk.piles(place)
    ]
    if len(desk.places) > 1:
        rows.append(((label(language, "incoming-other-department"), ChooseIncoming()),))
    return Card(text, keyboard(rows))


async def _pile(desk: _Desk, act: ShowPile) -> Card:
    """A page of a pile; the last one where there are not so many any more."""
    total = desk.counts.get((act.department, act.pile), 0)
    if not total:
        return _panel(desk, act.department)
    pages = (total + _PAGE - 1) // _PAGE
    page = min(act.page, pages - 1)
    async with desk.services.database.reading() as session:
        lines = await incoming.page(
            session,
            desk.services.campaign.code,
            act.department,
            act.pile,
            first=page * _PAGE,
            most=_PAGE,
        )
    head = say(
        desk.language,
        "incoming-pile",
        department=_name(desk, act.department),
        pile=label(desk.language, f"pile-{act.pile}"),
        count=total,
        page=page + 1,
        pages=pages,
    )
    pieces_shown = grid((_line(desk, line), OpenPiece(act.pile, line.id, page)) for line in lines)
    return Card(head, keyboard([*pieces_shown, *_turning(desk, act, page, pages)]))


def _turning(desk: _Desk, act: ShowPile, page: int, pages: int) -> list[Row]:
    """The pages before and after, and the way back."""
    row: Row = ()
    if page:
        row = (*row, ("‹", ShowPile(act.pile, act.department, page - 1)))
    if page + 1 < pages:
        row = (*row, ("›", ShowPile(act.pile, act.department, page + 1)))
    back = ShowIncoming(act.department)
    return [row, ((label(desk.language, "incoming-back"), back),)]


def _line(desk: _Desk, line: Line) -> str:
    """As "07-18 企业 12″": when, who, what."""
    parts = [
        f"{line.day:%m-%d}",
        label(desk.language, f"from-{line.respondent or 'unknown'}"),
        pieces.sign(line.medium, line.seconds),
    ]
    return " ".join(part for part in parts if part)


def _name(desk: _Desk, place: Place) -> str:
    return pieces.place_name(desk.services, place, desk.language)


def _counted(text: str, count: int) -> str:
    return f"{text} · {count}" if count else text
