"""Changing a column of an entry: which one, what is proposed for it, and the words themselves."""

from hashlib import blake2s
from typing import assert_never

from telegram import Update

from domain import reviewing
from domain.auditing import Kind, on_entry
from domain.offers import Offer
from domain.reviewing import Column, Edit
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.keyboards import Row, grid, keyboard
from handlers.review import offers, review_asking, review_cards, review_deciding, review_desk
from handlers.review import review_words as words
from handlers.review.review_acts import (
    ChooseColumn,
    ClearColumn,
    OpenEntry,
    ShowColumn,
    TakeOffer,
    WriteColumn,
    Writing,
)
from handlers.review.review_deciding import Kept, Named, always
from handlers.review.review_desk import Desk
from handlers.speaking import answer_card, answer_tap, send_card
from storage.reviewing import Subject

_PROPOSED = frozenset({Column.MEASURE, Column.DEADLINE, Column.SECTION})
_NOTHING = ("-", "－", "—", "——", "无")  # typed to clear a column


async def take_tap(update: Update, context: Context, act: Writing) -> None:
    """Whatever a button about columns says."""
    named = Named(act.entry, act.version)
    if isinstance(act, ClearColumn):
        await review_deciding.decide(update, context, named, always(Edit(act.column, "")))
        return
    found = await review_deciding.current(update, context, named)
    if found is None:
        return
    desk = await review_desk.desk_of(context)
    match act:
        case ChooseColumn():
            await answer_card(update, _columns(desk, found))
        case ShowColumn():
            await _show(update, desk, found, act.column)
        case WriteColumn():
            await answer_tap(update)
            await review_asking.ask_column(update, desk, found.entry, act.column)
        case TakeOffer():
            await _take(update, context, desk, found, act)
        case _:
            assert_never(act)


async def take(update: Update, context: Context, named: Named, column: Column, typed: str) -> None:
    """The words that a member replied for a column; none of them gets lost."""
    desk = await review_desk.desk_of(context)
    said = _clean(column, typed)
    if not reviewing.fits(column, said):
        await _refuse(update, context, named, column, said)
        return
    ended = await review_deciding.carry_out(context, desk, named, always(Edit(column, said)))
    if ended is None:
        await review_desk.say_gone(update, context, desk, named.entry)
        return
    await send_card(update, await review_deciding.next_card(desk, ended), protected=True)
    if ended.step is Kept.STALE and reviewing.said(ended.entry, column) != said:
        await review_asking.ask_again(update, desk, ended.entry, column, said)


async def _refuse(
    update: Update, context: Context, named: Named, column: Column, said: str
) -> None:
    """Too long, or nothing: asked again, about the entry as it stands now."""
    found = await review_desk.find(update, context, named.entry)
    if found is not None:
        desk = await review_desk.desk_of(context)
        key = "review-ask-shorter" if said else "review-ask-empty"
        await review_desk.note_seen(desk, on_entry(Kind.SAW_ENTRY, named.entry))
        await review_asking.ask_column(update, desk, found.entry, column, key=key)


async def _show(update: Update, desk: Desk, found: Subject, column: Column) -> None:
    """What is proposed; where there is nothing to choose from, the words are asked for at once."""
    proposed = await _offered(desk, found, column)
    is_free = not proposed and not reviewing.said(found.entry, column)
    if is_free or column is Column.TEXT:
        await answer_tap(update)
        await review_asking.ask_column(update, desk, found.entry, column)
        return
    await answer_card(update, _column(desk, found, column, proposed))


async def _take(
    update: Update, context: Context, desk: Desk, found: Subject, act: TakeOffer
) -> None:
    """Take over what was shown; if it is not proposed any more, show what is."""
    proposed = await _offered(desk, found, act.column)
    chosen = next((one for one in proposed if _mark(one) == act.mark), None)
    if chosen is None:
        await _show(update, desk, found, act.column)
        return
    named, edit = Named(act.entry, act.version), Edit(act.column, chosen.words)
    await review_deciding.decide(update, context, named, always(edit))


def _columns(desk: Desk, found: Subject) -> Card:
    one, language = found.entry, desk.language
    buttons = [
        (
            f"{'✎' if reviewing.said(one, each) else '＋'} {words.column(one, each, language)}",
            ShowColumn(one.id, one.version, each),
        )
        for each in Column
    ]
    text = f"{review_cards.body(desk, one)}\n\n{say(language, 'review-which-column')}"
    back = (label(language, "go-back"), OpenEntry(one.id))
    return Card(text, keyboard(grid([*buttons, back])))


def _column(desk: Desk, found: Subject, column: Column, proposed: tuple[Offer, ...]) -> Card:
    one, language = found.entry, desk.language
    parts = [review_cards.figured(one), review_cards.column(desk, one, column)]
    parts += [f"{n}. {offers.sentence(one, language)}" for n, one in enumerate(proposed, 1)]
    rows: list[Row] = [
        (
            (
                label(language, "review-take-offer", place=place, words=words.short(offer.words)),
                TakeOffer(one.id, one.version, column, _mark(offer)),
            ),
        )
        for place, offer in enumerate(proposed, 1)
    ]
    write = (label(language, "review-write"), WriteColumn(one.id, one.version, column))
    clear = (label(language, "review-clear"), ClearColumn(one.id, one.version, column))
    rows.append((write, clear) if reviewing.said(one, column) else (write,))
    rows.append(((label(language, "go-back"), ChooseColumn(one.id, one.version)),))
    return Card("\n\n".join(parts), keyboard(rows))


async def _offered(desk: Desk, found: Subject, column: Column) -> tuple[Offer, ...]:
    if column not in _PROPOSED:
        return ()
    made = await offers.offers(desk.services, found.entry)
    known = {
        Column.MEASURE: made.measures,
        Column.DEADLINE: made.deadlines,
        Column.SECTION: made.sections,
    }
    said = reviewing.said(found.entry, column)
    return tuple(one for one in known[column] if one.words != said)


def _mark(offer: Offer) -> str:
    return blake2s(offer.words.encode(), digest_size=4).hexdigest()


def _clean(column: Column, typed: str) -> str:
    """What was typed, on one line but for a measure; a dash alone means nothing."""
    lines = [" ".join(line.split()) for line in typed.splitlines()]
    said = ("\n" if column is Column.MEASURE else " ").join(line for line in lines if line)
    return "" if said in _NOTHING and column is not Column.TEXT else said
