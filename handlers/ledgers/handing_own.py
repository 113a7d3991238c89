"""Somebody hands in their own three ledgers, from their self-check, under a name they choose.

Before they do, the card says who will see them: the campaign office, and nobody else.
"""

from dataclasses import dataclass, replace
from typing import assert_never

from telegram import Update

from domain import handing, people
from domain.handing import LONGEST_NAME, File, HandIn
from domain.ledgers import Draft
from domain.papers import Handing, Papers
from handlers import places, prompts
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.ledgers import archive_cards, handing_cards, handing_desk, handing_files
from handlers.ledgers.handing_acts import ConfirmOwnHandIn, NameOwnHandIn, OpenOwnHandIn
from handlers.ledgers.handing_desk import Desk
from handlers.office import staff
from handlers.prompts import Purpose
from handlers.speaking import answer_card, answer_tap, look_busy, say_briefly, show_instead
from storage import handing as stored
from storage import selfchecks


@dataclass(frozen=True, slots=True)
class Own:
    """Somebody's own ledgers as they stand, and what they have handed in last."""

    holder: bytes
    department: str
    draft: Draft
    last: HandIn | None

    @property
    def handed_in(self) -> int:
        """How often they have."""
        return self.last.number if self.last else 0


async def take_tap(
    update: Update, context: Context, act: OpenOwnHandIn | ConfirmOwnHandIn | NameOwnHandIn
) -> None:
    """Whatever a button of these cards says."""
    desk = await handing_desk.desk_of(context)
    own = await _find(update, context, desk)
    if own is None:
        return
    match act:
        case OpenOwnHandIn():
            await answer_card(update, handing_cards.own(desk, own.draft, own.last))
        case NameOwnHandIn():
            await _ask(update, desk, own)
        case ConfirmOwnHandIn():
            await _confirm(update, context, desk, own, act)
        case _:
            assert_never(act)


async def take_name(update: Update, context: Context, reference: str, typed: str) -> None:
    """Hand in under the name that was typed, in reply to a prompt."""
    desk = await handing_desk.desk_of(context)
    own, name = await _find(update, context, desk), " ".join(typed.split())
    if own is None:
        return
    if len(name) > LONGEST_NAME:
        text = label(desk.language, "reject-too-long", most=LONGEST_NAME)
        await say_briefly(update, text)
        return
    edition, _, after = reference.partition("x")
    if not (edition.isdecimal() and after.isdecimal()):
        await say_briefly(update, label(desk.language, "handin-own-reference-gone"))
        return
    act = ConfirmOwnHandIn(int(edition), int(after))
    await _confirm(update, context, replace(desk, name=name), own, act)


async def _ask(update: Update, desk: Desk, own: Own) -> None:
    text = say(desk.language, "handin-own-ask", most=LONGEST_NAME)
    await answer_tap(update)
    await prompts.ask(
        update,
        Purpose.OWN_NAME,
        f"{own.draft.number}x{own.handed_in}",
        text,
        placeholder=label(desk.language, "handin-own-example"),
    )


async def _confirm(
    update: Update, context: Context, desk: Desk, own: Own, act: ConfirmOwnHandIn
) -> None:
    """Hand in what the card showed; a second tap shows what the first one did."""
    language = desk.language
    if own.last is not None and act.after < own.handed_in:
        await answer_tap(update)
        await _show(update, desk, own.last, say(language, "handin-known"))
    elif (act.edition, act.after) != (own.draft.number, own.handed_in):
        await say_briefly(update, label(language, "handin-own-meanwhile"))
        await show_instead(update, handing_cards.own(desk, own.draft, own.last))
    else:
        await answer_tap(update, label(language, "handin-preparing"))
        await look_busy(update)
        handed = await _hand_in(context, desk, own)
        await _show(update, desk, handed, say(language, "handin-own-done"))


async def _show(update: Update, desk: Desk, handed: HandIn, note: str) -> None:
    await show_instead(update, await archive_cards.handed(desk, handed, note=note))


async def _hand_in(context: Context, desk: Desk, own: Own) -> HandIn:
    services = desk.services
    by = Handing(own.handed_in + 1, desk.name, services.now())
    papers = Papers(own.draft, holder=desk.name, handing=by)
    place = places.official(services.campaign, own.department)
    files = await handing_files.seal(services, own.department, papers, f"{place}-{desk.name}")
    handed = _of(desk, own, by, files)
    async with context.turn() as turn:
        last = await stored.find_last(
            turn.session, desk.campaign, own.department, holder=own.holder
        )
        if last is not None and last.number >= handed.number:
            return last
        return await stored.record(turn.session, handed)


def _of(desk: Desk, own: Own, by: Handing, files: tuple[File, ...]) -> HandIn:
    return HandIn(
        campaign=desk.campaign,
        department=own.department,
        holder=own.holder,
        number=by.number,
        draft=own.draft.number,
        by=by.by,
        person=own.holder,
        at=by.at,
        place=places.official(desk.services.campaign, own.department),
        opinions=own.draft.opinions,
        people=own.draft.people,
        rows=handing.rows(own.draft),
        files=files,
    )


async def _find(update: Update, context: Context, desk: Desk) -> Own | None:
    """What they could hand in; else it is said why there is nothing."""
    if not people.may_self_check(desk.held):
        await staff.refuse(update, context)
        return None
    services, holder = desk.services, desk.holder
    async with services.database.reading() as session:
        saved = await selfchecks.find(session, desk.campaign, holder)
        asked = services.library.find_exactly(saved.sent.questionnaire) if saved else None
        department = saved.sent.department if saved else None
        if saved is None or asked is None or department is None:
            await say_briefly(update, label(desk.language, "handin-own-none"))
            return None
        draft = await selfchecks.personal_draft(session, saved, asked, now=services.now())
        last = await stored.find_last(session, desk.campaign, department, holder=holder)
    return Own(holder, department, draft, last)
