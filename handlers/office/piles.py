"""The cards of incoming: the departments, the piles of one of them, the pieces of a pile."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from domain import people
from domain.incoming import WAITING, Pile
from domain.people import Memberships
from domain.text import Language
from handlers import places
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Services
from handlers.keyboards import Row, grid, keyboard, turning
from handlers.office import pieces
from handlers.office.incoming_acts import ChooseIncoming, OpenPiece, ShowIncoming, ShowPile
from handlers.places import Place
from storage import incoming
from storage.incoming import Count, Line

_PAGE = 10  # pieces on one card


@dataclass(frozen=True, slots=True)
class Desk:
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


async def desk_of(context: Context) -> Desk:
    """What whoever sent this update may see at this moment."""
    services, held = context.services, await context.memberships()
    async with services.database.reading() as session:
        counts = await incoming.counts(session, services.campaign.code)
    codes = [known.code for known in services.campaign.departments]
    departed = sorted({code for code, _ in counts if code is not None and code not in codes})
    # What is unassigned comes first: it is nobody's but the office's.
    places = (None, *codes, *departed)
    seen = tuple(place for place in places if people.may_see_incoming(held, place))
    return Desk(services, await context.language(), held, seen, counts)


def departments(desk: Desk) -> Card:
    """The departments one may see, with what waits for each."""
    buttons = [
        (_counted(_name(desk, place), desk.waiting(place)), ShowIncoming(place))
        for place in desk.places
    ]
    count = sum(desk.waiting(place) for place in desk.places)
    return Card(say(desk.language, "incoming-choose", count=count), keyboard(grid(buttons)))


def panel(desk: Desk, place: Place) -> Card:
    """The piles of a department."""
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
        rows.append(((label(language, "other-department"), ChooseIncoming()),))
    return Card(text, keyboard(rows))


async def page(desk: Desk, act: ShowPile) -> Card:
    """A page of a pile; the last one where there are not so many any more."""
    total = desk.counts.get((act.department, act.pile), 0)
    if not total:
        return panel(desk, act.department)
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
    turns = turning(page, pages, partial(ShowPile, act.pile, act.department))
    back: Row = ((label(desk.language, "go-back"), ShowIncoming(act.department)),)
    return Card(head, keyboard([*pieces_shown, turns, back]))


def _line(desk: Desk, line: Line) -> str:
    """As "07-18 企业 12″": when, who, what."""
    parts = [
        f"{line.day:%m-%d}",
        pieces.kind(line.respondent, desk.language),
        pieces.sign(line.medium, line.seconds),
    ]
    return " ".join(part for part in parts if part)


def _name(desk: Desk, place: Place) -> str:
    return places.name(desk.services.campaign, place, desk.language)


def _counted(text: str, count: int) -> str:
    return f"{text} · {count}" if count else text
