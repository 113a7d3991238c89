"""/handin: a department hands its ledgers in, as one frozen draft; the files never change again.

A button names the draft that its card showed. Whoever taps it hands in that draft or none: if the
rows have changed since, they are shown first.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import assert_never

from telegram import Update

from domain import handing, people
from domain.auditing import Event, Kind, Thing, on_department, spelled
from domain.handing import File, HandIn
from domain.papers import Change, Handing, Papers
from handlers import auditing, places
from handlers.acts import ShowLedgers
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context, Turn
from handlers.ledgers import (
    archive_cards,
    drafting,
    handing_cards,
    handing_changes,
    handing_desk,
    handing_files,
    handing_news,
    handing_own,
)
from handlers.ledgers.handing_acts import (
    ChooseHandIn,
    ConfirmHandIn,
    ConfirmOwnHandIn,
    HandingInAct,
    ListChanges,
    NameOwnHandIn,
    OpenHandIn,
    OpenOwnHandIn,
    UpdateHandIn,
)
from handlers.ledgers.handing_desk import Desk
from handlers.office import staff
from handlers.speaking import answer_card, answer_tap, look_busy, send_card, show_instead
from storage import drafts, members
from storage import handing as stored
from storage.database import Session

_WITHOUT_OTHER = 1  # places that need no list


@dataclass(frozen=True, slots=True)
class Done:
    """A hand-in, and what is said of it: just now, or before."""

    handed: HandIn
    note: str


async def open_panel(update: Update, context: Context) -> None:
    """What one's own department would hand in, or the list of those one may look at."""
    desk = await handing_desk.desk_of(context)
    if not desk.places:
        await staff.refuse(update, context)
    elif len(desk.places) == _WITHOUT_OTHER:
        stand = await handing_desk.stand_of(desk, desk.places[0])
        await send_card(update, handing_cards.stand(desk, stand))
    else:
        await send_card(update, await _list(desk))


async def take_tap(update: Update, context: Context, act: HandingInAct) -> None:
    """Whatever a button of these cards says; each asks for the right anew."""
    match act:
        case ChooseHandIn():
            await _choose(update, context)
        case OpenHandIn():
            await _open(update, context, act)
        case UpdateHandIn():
            await _update(update, context, act)
        case ConfirmHandIn():
            await _confirm(update, context, act)
        case ListChanges():
            await _list_changes(update, context, act)
        case OpenOwnHandIn() | ConfirmOwnHandIn() | NameOwnHandIn():
            await handing_own.take_tap(update, context, act)
        case _:
            assert_never(act)


async def _list(desk: Desk) -> Card:
    async with desk.services.database.reading() as session:
        last = await stored.last_of_departments(session, desk.campaign)
    return handing_cards.choosing(desk, last)


async def _choose(update: Update, context: Context) -> None:
    desk = await handing_desk.desk_of(context)
    if not desk.places:
        await staff.refuse(update, context)
        return
    await answer_card(update, await _list(desk))


async def _open(update: Update, context: Context, act: OpenHandIn) -> None:
    desk = await handing_desk.desk_of(context)
    if act.department not in desk.places:
        await staff.refuse(update, context)
        return
    await answer_tap(update)
    await _show(update, desk, act.department)


async def _update(update: Update, context: Context, act: UpdateHandIn) -> None:
    """Take in what is new, then show what would be handed in."""
    desk = await handing_desk.desk_of(context)
    if act.department not in desk.places:
        await staff.refuse(update, context)
        return
    await answer_tap(update, label(desk.language, "ledger-refreshing"))
    await look_busy(update)
    if await drafting.draft(desk.services, act.department):
        done = on_department(Kind.DRAFTED, act.department)
        await auditing.note_now(desk.services, desk.person, done)
    await _show(update, desk, act.department)


async def _show(update: Update, desk: Desk, department: str, *, note: str = "") -> None:
    stand = await handing_desk.stand_of(desk, department)
    await show_instead(update, handing_cards.stand(desk, stand, note=note))


async def _confirm(update: Update, context: Context, act: ConfirmHandIn) -> None:
    desk = await handing_desk.desk_of(context)
    if act.department not in desk.own:
        await staff.refuse(update, context)
        return
    await answer_tap(update, label(desk.language, "handin-preparing"))
    await look_busy(update)
    done = await _find(desk, act) or await _hand_in(context, desk, act)
    if done is None:
        await _tell_changed(update, context, act)
        return
    await show_instead(update, await archive_cards.handed(desk, done.handed, note=done.note))


async def _tell_changed(update: Update, context: Context, act: ConfirmHandIn) -> None:
    """Show what could be handed in now, to whom it may still concern: rendering takes its time."""
    desk = await handing_desk.desk_of(context)
    if act.department not in desk.own:
        await staff.refuse(update, context)
        return
    note = say(desk.language, "handin-meanwhile", number=act.draft)
    await _show(update, desk, act.department, note=note)


async def _hand_in(context: Context, desk: Desk, act: ConfirmHandIn) -> Done | None:
    """Render, store the files, then name them; `None` if that draft is not the newest any more.

    Nothing is rendered while the database is held, so what was rendered is checked once more.
    """
    async with desk.services.database.reading() as session:
        last = await stored.find_last(session, desk.campaign, act.department)
    since = last.draft if last else 0  # who gets it compares with what they were given
    papers = await drafting.papers(desk.services, act.department, since=since)
    if papers.draft is None or papers.draft.number != act.draft:
        return None
    number = last.number + 1 if last else 1
    papers = replace(papers, handing=Handing(number, desk.name, desk.services.now()))
    owner = places.official(desk.services.campaign, act.department)
    files = await handing_files.seal(desk.services, act.department, papers, owner)
    async with context.turn() as turn:
        done = await _record(turn, desk, act, _of(desk, act, papers, files))
    desk.services.bell.ring()
    return done


async def _record(turn: Turn, desk: Desk, act: ConfirmHandIn, handed: HandIn) -> Done | None:
    session = turn.session
    known = await _known(session, desk, act)
    if known is not None or not turn.first:
        return known
    if not await _is_still_true(session, desk, act, handed):
        return None
    kept = await stored.record(session, handed)
    event = Event(Kind.HANDED_IN, Thing.HAND_IN, spelled(kept.id), act.department)
    await auditing.note(session, desk.services, desk.person, event)
    told = await handing_news.tell(session, desk, kept)
    return Done(kept, say(desk.language, "handin-done", told=told))


async def _is_still_true(session: Session, desk: Desk, act: ConfirmHandIn, handed: HandIn) -> bool:
    """Whether they may hand in, it is the newest draft, and the number in the files is free."""
    held = await members.of_person(session, desk.person)
    newest = await drafts.last_number(session, desk.campaign, act.department)
    last = await stored.find_last(session, desk.campaign, act.department)
    return (
        people.may_hand_in(held, act.department)
        and newest == act.draft
        and handed.number == (last.number + 1 if last else 1)
        and not await drafts.is_behind(session, desk.campaign, act.department)
    )


def _of(desk: Desk, act: ConfirmHandIn, papers: Papers, files: tuple[File, ...]) -> HandIn:
    assert papers.draft is not None
    assert papers.handing is not None
    return HandIn(
        campaign=desk.campaign,
        department=act.department,
        holder=None,
        number=papers.handing.number,
        draft=papers.draft.number,
        by=papers.handing.by,
        person=desk.person,
        at=papers.handing.at,
        place=places.official(desk.services.campaign, act.department),
        opinions=papers.draft.opinions,
        people=papers.draft.people,
        rows=handing.rows(papers.draft),
        files=files,
    )


async def _find(desk: Desk, act: ConfirmHandIn) -> Done | None:
    async with desk.services.database.reading() as session:
        return await _known(session, desk, act)


async def _known(session: Session, desk: Desk, act: ConfirmHandIn) -> Done | None:
    found = await stored.find_of_draft(session, desk.campaign, act.department, act.draft)
    return Done(found, say(desk.language, "handin-known")) if found else None


async def _list_changes(update: Update, context: Context, act: ListChanges) -> None:
    desk = await handing_desk.desk_of(context)
    changes = await _changes(desk, act)
    if changes is None:
        await staff.refuse(update, context)
        return
    seen = on_department(Kind.SAW_LEDGER, act.department, "changes")
    await auditing.note_now(desk.services, desk.person, seen)
    turn_to = partial(_page_of, act)
    head = say(
        desk.language,
        "changes-title",
        department=places.name(desk.services.campaign, act.department, desk.language),
        since=act.since,
        number=act.draft,
    )
    back = (label(desk.language, "go-back"), _origin(act))
    card = handing_changes.card(
        changes, act.page, desk.language, head=head, turn_to=turn_to, back=(back,)
    )
    await answer_card(update, card)


async def _changes(desk: Desk, act: ListChanges) -> tuple[Change, ...] | None:
    """What changed between the drafts; `None` where there is no such draft for this member."""
    async with desk.services.database.reading() as session:
        newest = await drafts.last_number(session, desk.campaign, act.department)
        known = 0 < act.since < act.draft <= newest
        if not known or not people.may_see_drafts(desk.held, act.department):
            return None
        return await drafts.changes(
            session, desk.campaign, act.department, act.draft, since=act.since
        )


def _page_of(act: ListChanges, page: int) -> ListChanges:
    return replace(act, page=page)


def _origin(act: ListChanges) -> OpenHandIn | ShowLedgers:
    if act.from_hand_in and act.department is not None:
        return OpenHandIn(act.department)
    return ShowLedgers(act.department)
