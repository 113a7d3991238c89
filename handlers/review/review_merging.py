"""Merging two entries of one place: which other one, both side by side, and then one of them."""

from functools import partial
from typing import assert_never

from telegram import Update

from domain.auditing import Kind, on_department, on_entry
from domain.ledgers import Entry, Standing
from domain.reviewing import Decision, Merge
from handlers import pages
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.keyboards import Row, keyboard, turning
from handlers.review import review_asking, review_cards, review_deciding, review_desk
from handlers.review import review_words as words
from handlers.review.review_acts import (
    FindOther,
    ListOthers,
    MergeEntries,
    Merging,
    OpenEntry,
    WeighMerge,
)
from handlers.review.review_deciding import Choice, Named
from handlers.review.review_desk import Desk
from handlers.speaking import answer_card, answer_tap, look_busy, send_card, show_instead
from reports import tasks
from storage import reviewing as stored
from storage.database import Session
from storage.entries import Scope

_PAGE = 8
_LABEL = 26  # characters of an entry on a button


async def take_tap(update: Update, context: Context, act: Merging) -> None:
    """Whatever a button about merging says."""
    named = Named(act.entry, act.version)
    desk = await review_desk.desk_of(context)
    if isinstance(act, MergeEntries):
        await review_deciding.decide(update, context, named, _merging(desk, act))
        return
    found = await review_deciding.current(update, context, named)
    if found is None:
        return
    match act:
        case ListOthers():
            await answer_tap(update)
            await look_busy(update)
            await show_instead(update, await _list(desk, found.entry, act.page))
        case FindOther():
            await answer_tap(update)
            await review_asking.ask_word(update, desk, found.entry)
        case WeighMerge():
            await _weigh(update, context, desk, found.entry, act.other)
        case _:
            assert_never(act)


async def take(update: Update, context: Context, named: Named, typed: str) -> None:
    """The entries in which the words stand that a member replied."""
    found = await review_desk.find(update, context, named.entry)
    if found is None:
        return
    desk = await review_desk.desk_of(context)
    others = [one for one in await _others(desk, found.entry) if _has(one, typed)]
    word = words.short(typed)
    text = say(
        desk.language, "review-found", word=word, count=len(others), more=len(others) > _PAGE
    )
    rows = [_button(found.entry, one) for one in others[:_PAGE]]
    await send_card(
        update, Card(text, keyboard([*rows, *_ways_on(desk, found.entry)])), protected=True
    )


async def _list(desk: Desk, entry: Entry, page: int) -> Card:
    others = await _others(desk, entry)
    listed = pages.turned_to(others, page, most=_PAGE)
    text = say(desk.language, "review-merge-list", text=entry.text, count=len(others))
    rows = [_button(entry, one) for one in listed.shown]
    rows.append(turning(listed.number, listed.of, partial(ListOthers, entry.id, entry.version)))
    return Card(text, keyboard([*rows, *_ways_on(desk, entry)]))


async def _weigh(update: Update, context: Context, desk: Desk, entry: Entry, other_id: int) -> None:
    """Both entries, one above the other."""
    other = await review_desk.find(update, context, other_id)
    if other is None:
        return
    await review_desk.note_seen(desk, on_entry(Kind.SAW_ENTRY, other_id))
    language = desk.language
    parts = [say(language, "review-weigh"), review_cards.figured(other.entry)]
    parts += [say(language, "review-weigh-into"), review_cards.figured(entry)]
    merge = MergeEntries(entry.id, entry.version, other_id, other.entry.version)
    rows: list[Row] = [
        ((label(language, "review-merge-confirm"), merge),),
        ((label(language, "go-back"), ListOthers(entry.id, entry.version, 0)),),
    ]
    await answer_card(update, Card("\n\n".join(parts), keyboard(rows)))


def _merging(desk: Desk, act: MergeEntries) -> Choice:
    """With the other entry in the version that was shown; else there is nothing to merge."""

    async def choose(session: Session, _entry: Entry) -> Decision | None:
        other = await review_desk.look_up(session, desk, act.other)
        if other is None or other.entry.version != act.other_version:
            return None
        return Merge(other.entry)

    return choose


async def _others(desk: Desk, entry: Entry) -> list[Entry]:
    """The entries of the same place that are to be printed, those that say the most alike first."""
    scope = Scope(desk.campaign, entry.department, entry.ledger)
    async with desk.services.database.reading() as session:
        found = await stored.listed(session, scope)
    seen = on_department(Kind.SAW_LEDGER, entry.department, f"entries {entry.ledger.value}")
    await review_desk.note_seen(desk, seen)
    others = [one for one in found if one.id != entry.id and one.standing is not Standing.SET_ASIDE]
    if not others:
        return []
    texts = [one.text for one in others]
    likeness = await desk.services.worker.run(tasks.alike, entry.text, texts)
    ranked = sorted(zip(likeness, others, strict=True), key=lambda pair: -pair[0])
    return [one for _, one in ranked]


def _has(entry: Entry, typed: str) -> bool:
    text = entry.text.casefold()
    return all(word in text for word in typed.casefold().split())


def _button(entry: Entry, other: Entry) -> Row:
    text = f"{words.short(other.text, _LABEL)} · {other.people + other.news}"
    return ((text, WeighMerge(entry.id, entry.version, other.id)),)


def _ways_on(desk: Desk, entry: Entry) -> list[Row]:
    find = (label(desk.language, "review-find"), FindOther(entry.id, entry.version))
    return [(find, (label(desk.language, "go-back"), OpenEntry(entry.id)))]
