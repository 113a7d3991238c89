"""/archive: everything that was handed in, as it was handed in."""

from functools import partial
from typing import assert_never

from telegram import InputFile, Update
from telegram.constants import ChatAction

from domain.auditing import Event, Kind, Thing, on_department, spelled
from domain.handing import File, HandIn
from domain.people import Role, roles
from handlers import auditing
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Context
from handlers.ledgers import archive_cards, handing_changes, handing_desk, handing_files
from handlers.ledgers.archive_acts import (
    ArchiveAct,
    ChooseArchive,
    GetHanded,
    ListHandedChanges,
    OpenHanded,
    ShowPersonal,
    ShowShelf,
)
from handlers.ledgers.handing_desk import Desk
from handlers.office import staff
from handlers.speaking import answer_card, answer_tap, say_briefly, send_card, send_document
from handlers.updates import chat_of
from storage import drafts
from storage import handing as stored
from storage.attachments import MissingFileError
from storage.keys import WrongKeyError

_READERS = {Role.STAFF, Role.COORDINATOR}


async def open_panel(update: Update, context: Context) -> None:
    """The shelves one may see; the only one at once."""
    desk = await handing_desk.desk_of(context)
    seen = await _seen(desk)
    if not seen and not _READERS & roles(desk.held):
        await staff.refuse(update, context)
        return
    await send_card(update, archive_cards.first(desk, seen))


async def take_tap(update: Update, context: Context, act: ArchiveAct) -> None:
    """Whatever a button of these cards says; each asks for the right anew."""
    desk = await handing_desk.desk_of(context)
    match act:
        case ChooseArchive() | ShowShelf() | ShowPersonal():
            await _turn_to(update, context, desk, act)
        case OpenHanded():
            await _open(update, desk, act)
        case GetHanded():
            await _give(update, desk, act)
        case ListHandedChanges():
            await _list_changes(update, desk, act)
        case _:
            assert_never(act)


async def _turn_to(
    update: Update, context: Context, desk: Desk, act: ChooseArchive | ShowShelf | ShowPersonal
) -> None:
    """Another shelf in the place of this one; a forged one is empty, and so refused."""
    seen = await _seen(desk)
    kept = [each for each in seen if _stands_on(each, act)]
    if not kept:
        await staff.refuse(update, context)
        return
    await answer_card(update, _shelf(desk, kept, act))


def _stands_on(handed: HandIn, act: ChooseArchive | ShowShelf | ShowPersonal) -> bool:
    match act:
        case ChooseArchive():
            return True
        case ShowShelf():
            return handed.holder is None and handed.department == act.department
        case ShowPersonal():
            return handed.holder is not None


def _shelf(desk: Desk, kept: list[HandIn], act: ChooseArchive | ShowShelf | ShowPersonal) -> Card:
    match act:
        case ChooseArchive():
            return archive_cards.shelves(desk, kept)
        case ShowShelf():
            return archive_cards.shelf(desk, kept, act.department, act.page)
        case ShowPersonal():
            return archive_cards.personal(desk, kept, act.page)


async def _open(update: Update, desk: Desk, act: OpenHanded) -> None:
    if (handed := await _find(update, desk, act.id)) is not None:
        await answer_card(update, await archive_cards.handed(desk, handed))


async def _give(update: Update, desk: Desk, act: GetHanded) -> None:
    """Send a file, the same bytes every time."""
    handed = await _find(update, desk, act.id)
    if handed is None:
        return
    await answer_tap(update)
    if (file := handed.find(act.document)) is not None:
        got = Event(Kind.GOT_HANDED_IN, Thing.HAND_IN, spelled(handed.id), act.document)
        await auditing.note_now(desk.services, desk.person, got)
        await _send(update, desk, file)


async def _send(update: Update, desk: Desk, file: File) -> None:
    await chat_of(update).send_action(ChatAction.UPLOAD_DOCUMENT)
    try:
        content = await handing_files.read(desk.services, file)
    except MissingFileError:
        await send_card(update, Card(say(desk.language, "archive-missing")))
    except WrongKeyError:
        await send_card(update, Card(say(desk.language, "archive-unreadable")))
    else:
        await send_document(update, InputFile(content, file.name))


async def _list_changes(update: Update, desk: Desk, act: ListHandedChanges) -> None:
    """What it says else than the one it corrects."""
    handed = await _find(update, desk, act.id)
    if handed is None:
        return
    async with desk.services.database.reading() as session:
        before = await stored.find_before(session, handed)
        if before is None or handed.holder is not None:
            await answer_tap(update)
            return
        changes = await drafts.changes(
            session, desk.campaign, handed.department, handed.draft, since=before.draft
        )
    seen = on_department(Kind.SAW_LEDGER, handed.department, "changes")
    await auditing.note_now(desk.services, desk.person, seen)
    head = say(
        desk.language,
        "changes-title",
        department=archive_cards.place(desk, handed),
        since=before.draft,
        number=handed.draft,
    )
    back = (label(desk.language, "go-back"), OpenHanded(handed.id))
    turn_to = partial(ListHandedChanges, handed.id)
    card = handing_changes.card(
        changes, act.page, desk.language, head=head, turn_to=turn_to, back=(back,)
    )
    await answer_card(update, card)


async def _seen(desk: Desk) -> list[HandIn]:
    async with desk.services.database.reading() as session:
        kept = await stored.of_campaign(session, desk.campaign)
    return [handed for handed in kept if archive_cards.may_see(desk, handed)]


async def _find(update: Update, desk: Desk, handed_id: int) -> HandIn | None:
    """A hand-in that they may see; what is another's is as little there."""
    async with desk.services.database.reading() as session:
        handed = await stored.find(session, desk.campaign, handed_id)
    if handed is None or not archive_cards.may_see(desk, handed):
        await say_briefly(update, label(desk.language, "archive-gone"))
        return None
    return handed
