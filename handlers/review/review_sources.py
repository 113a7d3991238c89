"""The opinions behind an entry, as staff may read them: page by page, the new ones first."""

from collections.abc import Sequence
from functools import partial

from telegram import Update

from domain.auditing import Kind, on_entry
from domain.ledgers import Entry
from handlers import origins, pages
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.keyboards import Row, keyboard, turning
from handlers.office import pieces
from handlers.review import review_desk
from handlers.review import review_words as words
from handlers.review.review_acts import OpenEntry, ShowOpinions
from handlers.review.review_desk import Desk
from handlers.speaking import answer_card
from reports import tasks
from storage import sources
from storage.sources import Quote

_PAGE = 5
_COMMON = 3  # words that are named
_LONGEST = 300  # characters of an opinion on the card: five fit, also where each counts twice


async def show(update: Update, context: Context, act: ShowOpinions) -> None:
    """A page of the opinions behind an entry."""
    found = await review_desk.find(update, context, act.entry)
    if found is not None:
        desk = await review_desk.desk_of(context)
        await answer_card(update, await _page(desk, found.entry, act.page))


async def _page(desk: Desk, entry: Entry, page: int) -> Card:
    behind = sorted(entry.support, key=lambda one: not one.is_new)
    shown = pages.turned_to(behind, page, most=_PAGE)
    async with desk.services.database.reading() as session:
        quotes = await sources.of_support(session, shown.shown)
    seen = on_entry(Kind.SAW_ENTRY, entry.id, "opinions")
    await review_desk.note_seen(desk, seen, *review_desk.quoted(quotes))
    texts = await review_desk.masked(desk.services, quotes)
    parts = [
        say(
            desk.language,
            "review-opinions-title",
            text=entry.text,
            count=len(behind),
            page=shown.number + 1,
            pages=shown.of,
        )
    ]
    common = await desk.services.worker.run(tasks.in_common, entry.text, texts, most=_COMMON)
    for quote, text, shared in zip(quotes, texts, common, strict=True):
        said = words.short(text, _LONGEST) or label(desk.language, "no-words")
        parts.append(f"{_marks(desk, quote, shared)}\n{pieces.quoted(said)}")
    rows: list[Row] = [turning(shown.number, shown.of, partial(ShowOpinions, entry.id))]
    rows.append(((label(desk.language, "go-back"), OpenEntry(entry.id)),))
    return Card(pieces.joined(parts), keyboard(rows))


def _marks(desk: Desk, quote: Quote, common: Sequence[str]) -> str:
    """From whom, by which way, when, how near it is and why: HTML."""
    return say(
        desk.language,
        "review-opinion",
        kind=pieces.kind(quote.respondent, desk.language),
        channel=origins.channel(quote.channel, quote.origin, desk.language),
        day=quote.said_on,
        alike=words.alike(quote.similarity, common, desk.language),
        new=quote.is_new,
    )
