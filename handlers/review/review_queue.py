"""The queue: one entry a card, those most people named first; and what comes at its end."""

from domain import queueing
from domain.ledgers import Entry
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.keyboards import Row, keyboard
from handlers.office import pieces
from handlers.places import Place
from handlers.review import review_cards, review_desk
from handlers.review.review_acts import BeginReview, ShowReview, UndoStep
from handlers.review.review_desk import Desk
from storage import reviewing as stored
from storage import trail


async def first_card(desk: Desk, place: Place, note: str = "") -> Card:
    """The first that waits in a department."""
    async with desk.services.database.reading() as session:
        queue = await stored.waiting(session, desk.campaign, place)
    return await _card(desk, place, queue[0][-1] if queue else None, note)


async def card_after(desk: Desk, entry: Entry, note: str = "") -> Card:
    """What comes after an entry in the queue of its department."""
    async with desk.services.database.reading() as session:
        queue = await stored.waiting(session, desk.campaign, entry.department)
    return await _card(desk, entry.department, queueing.next_turn(queue, entry), note)


async def card_of(desk: Desk, entry: Entry, note: str = "") -> Card:
    """The same entry as it stands now; what comes after it where it is gone."""
    opened = await review_desk.open_entry(desk, entry.id)
    if opened is None:
        return await card_after(desk, entry, note)
    return review_cards.entry(desk, opened, note)


async def _card(desk: Desk, place: Place, entry_id: int | None, note: str) -> Card:
    opened = None if entry_id is None else await review_desk.open_entry(desk, entry_id)
    return (
        await _end(desk, place, note) if opened is None else review_cards.entry(desk, opened, note)
    )


async def _end(desk: Desk, place: Place, note: str) -> Card:
    """The end of the queue: what was passed over is still there."""
    async with desk.services.database.reading() as session:
        queue = await stored.waiting(session, desk.campaign, place)
        own = await trail.last_of_person(session, desk.campaign, desk.author.person)
    text = say(desk.language, "review-end", department=desk.name(place), count=len(queue))
    rows: list[Row] = []
    if queue:
        rows.append(((label(desk.language, "review-again"), BeginReview(place)),))
    if own is not None:
        rows.append(((label(desk.language, "review-undo"), UndoStep(own.id)),))
    rows.append(((label(desk.language, "review-leave"), ShowReview(place)),))
    return Card(pieces.joined([note, text] if note else [text]), keyboard(rows))
