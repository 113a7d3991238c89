"""Splitting an entry: which of its opinions say something else.

The ticks live on the buttons; they are taken only while the entry and the list of its opinions
are what the card shows.
"""

from dataclasses import dataclass
from zlib import crc32

from telegram import Update

from domain import reviewing
from domain.ledgers import Entry, Support
from domain.placing import Marked
from domain.reviewing import Split
from domain.text import Language
from handlers import pages
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.keyboards import Row, keyboard, turning
from handlers.office import pieces
from handlers.pages import Page
from handlers.review import review_deciding, review_desk
from handlers.review import review_words as words
from handlers.review.review_acts import OpenEntry, SplitEntry, Splitting, TickOpinions
from handlers.review.review_deciding import Named, always
from handlers.review.review_desk import Desk
from handlers.speaking import answer_card, answer_tap
from reports import tasks
from storage import reviewing as stored
from storage import sources
from storage.reviewing import Subject

_PAGE = 10
_ROW = 5  # buttons with ticks in a row
_LONGEST = 70  # characters of an opinion on the card
_SAMPLES = 8  # opinions by which later ones find the new entry


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The opinions that may be ticked, at a page."""

    entry: Entry
    free: tuple[Support, ...]
    turned_to: int
    ticks: int

    @property
    def page(self) -> Page[Support]:
        """The page it is turned to."""
        return pages.turned_to(self.free, self.turned_to, most=_PAGE)

    @property
    def first(self) -> int:
        """The number of its first opinion, from 0."""
        return self.page.number * _PAGE

    def to(self, page: int, ticks: int) -> TickOpinions:
        """The same list with other ticks, or at another page."""
        listing = _listing(self.free)
        return TickOpinions(self.entry.id, self.entry.version, page, ticks, listing)


async def take_tap(update: Update, context: Context, act: Splitting) -> None:
    """Tick, or split."""
    named = Named(act.entry, act.version)
    found = await review_deciding.current(update, context, named)
    if found is None:
        return
    desk, free = await review_desk.desk_of(context), _free(found)
    is_same = act.listing == _listing(free) or not act.ticks
    ticked = tuple(one for n, one in enumerate(free) if act.ticks >> n & 1) if is_same else ()
    if isinstance(act, SplitEntry) and 0 < len(ticked) < len(found.entry.support):
        await _split(update, context, desk, found, ticked)
        return
    if isinstance(act, SplitEntry) or not is_same:
        await answer_tap(update, label(desk.language, _why_not(is_same, ticked)), alert=True)
    page = act.page if isinstance(act, TickOpinions) else 0
    ticks = act.ticks & ~(-1 << len(free)) if is_same else 0
    await answer_card(update, await _list(desk, _Sheet(found.entry, free, page, ticks)))


async def _split(
    update: Update, context: Context, desk: Desk, found: Subject, ticked: tuple[Support, ...]
) -> None:
    """The new entry speaks in the words of the first of them that has any."""
    async with desk.services.database.reading() as session:
        quotes = await sources.of_support(session, ticked)
    worker = desk.services.worker
    texts = await worker.run(tasks.shorten, [quote.text for quote in quotes])
    spoken = [(quote, text) for quote, text in zip(quotes, texts, strict=True) if text]
    if not spoken:
        await answer_tap(update, label(desk.language, "review-split-wordless"), alert=True)
        return
    speaker, text = spoken[0]
    samples = [quote for quote, _ in spoken[:_SAMPLES]]
    keys = await worker.run(tasks.clues, [quote.text for quote in samples])
    marked = tuple(Marked(one.opinion, found) for one, found in zip(samples, keys, strict=True))
    split = Split(
        frozenset(one.opinion_id for one in ticked), stored.new_id(), text, speaker.opinion
    )
    named = Named(found.entry.id, found.entry.version)
    await review_deciding.decide(update, context, named, always(split), marked=marked)


async def _list(desk: Desk, sheet: _Sheet) -> Card:
    async with desk.services.database.reading() as session:
        quotes = await sources.of_support(session, sheet.page.shown)
    await review_desk.note_seen(desk, *review_desk.quoted(quotes))
    texts = await review_desk.masked(desk.services, quotes)
    head = say(
        desk.language,
        "review-split-list",
        text=sheet.entry.text,
        count=len(sheet.entry.support),
        shown=len(sheet.free),
        limited=len(sheet.free) == reviewing.MOST_TICKS,
    )
    # What is not shown at this moment keeps its number, which stands on its button.
    numbers = {one.opinion_id: n for n, one in enumerate(sheet.page.shown, sheet.first + 1)}
    lines = [
        say(
            desk.language,
            "review-split-line",
            number=numbers[quote.opinion],
            text=words.short(text, _LONGEST) or "—",
            kind=pieces.kind(quote.respondent, desk.language),
        )
        for quote, text in zip(quotes, texts, strict=True)
    ]
    return Card("\n".join([head, "", *lines]), keyboard(_rows(sheet, desk.language)))


def _rows(sheet: _Sheet, language: Language) -> list[Row]:
    entry, ticks, page = sheet.entry, sheet.ticks, sheet.page
    buttons = [
        (f"{'☑' if ticks >> n & 1 else '☐'} {n + 1}", sheet.to(page.number, ticks ^ 1 << n))
        for n, _ in enumerate(page.shown, sheet.first)
    ]
    rows: list[Row] = [tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW)]
    rows.append(turning(page.number, page.of, lambda number: sheet.to(number, ticks)))
    if 0 < ticks.bit_count() < len(entry.support):
        split = SplitEntry(entry.id, entry.version, ticks, _listing(sheet.free))
        confirm = label(language, "review-split-confirm", count=ticks.bit_count())
        rows.append(((confirm, split),))
    rows.append(((label(language, "go-back"), OpenEntry(entry.id)),))
    return rows


def _free(found: Subject) -> tuple[Support, ...]:
    return reviewing.splittable(found.entry, speaker=found.speaker)


def _listing(free: tuple[Support, ...]) -> int:
    """Tells one list of opinions from another."""
    return crc32(b"".join(one.opinion_id.to_bytes(8) for one in free)) & 0xFFFF


def _why_not(is_same: bool, ticked: tuple[Support, ...]) -> str:  # noqa: FBT001 - what is told
    if not is_same:
        return "review-split-changed"
    return "review-split-all" if ticked else "review-split-none"
