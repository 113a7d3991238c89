"""The cards of the archive: the shelves, what stands on one, and one hand-in."""

from collections.abc import Callable, Sequence

from domain import ledgers, people
from domain.handing import LEDGERS, Document, HandIn
from domain.papers import count_changes
from domain.text import Language
from handlers import pages, places
from handlers.acts import Act
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.keyboards import Row, grid, keyboard, turning
from handlers.ledgers.archive_acts import (
    ChooseArchive,
    GetHanded,
    ListHandedChanges,
    OpenHanded,
    ShowPersonal,
    ShowShelf,
)
from handlers.ledgers.handing_desk import Desk
from storage import drafts
from storage import handing as stored

_PAGE = 8  # hand-ins on one card


def may_see(desk: Desk, handed: HandIn) -> bool:
    """One's own, and what the rules of the field let them see."""
    if handed.holder == desk.holder:
        return True
    personal = handed.holder is not None
    return people.may_see_archived(desk.held, handed.department, personal=personal)


def shelves(desk: Desk, seen: Sequence[HandIn]) -> Card:
    """The departments that have handed in, and the personal ones."""
    if not seen:
        return Card(say(desk.language, "archive-empty"))
    departments = dict.fromkeys(each.department for each in seen if each.holder is None)
    name = desk.services.campaign
    buttons: list[tuple[str, Act]] = [
        (places.name(name, code, desk.language), ShowShelf(code, 0)) for code in sorted(departments)
    ]
    rows = grid(buttons)
    if any(each.holder is not None for each in seen):
        rows.append(((label(desk.language, "archive-personal"), ShowPersonal(0)),))
    return Card(say(desk.language, "archive-choose"), keyboard(rows))


def first(desk: Desk, seen: Sequence[HandIn]) -> Card:
    """The shelves; where there is but one, that one at once."""
    places_of = {each.department if each.holder is None else None for each in seen}
    only = places_of.pop() if len(places_of) == 1 else None
    return shelves(desk, seen) if only is None else shelf(desk, seen, only, 0)


def shelf(desk: Desk, kept: Sequence[HandIn], department: str, page: int) -> Card:
    """A department's hand-ins, newest first."""
    name = places.name(desk.services.campaign, department, desk.language)
    head = say(desk.language, "archive-shelf", department=name, count=len(kept))
    return _listing(desk, kept, page, head, lambda turned: ShowShelf(department, turned))


def personal(desk: Desk, kept: Sequence[HandIn], page: int) -> Card:
    """The personal hand-ins one may see, newest first."""
    head = say(desk.language, "archive-personal-shelf", count=len(kept))
    return _listing(desk, kept, page, head, ShowPersonal)


async def handed(desk: Desk, handed: HandIn, *, note: str = "") -> Card:
    """One hand-in: who, when, from what, what it corrects, and its files."""
    parts = (
        note,
        _title(desk, handed),
        _facts(desk, handed),
        await _corrected(desk, handed),
        say(desk.language, "archive-unchanged"),
    )
    return Card("\n\n".join(filter(None, parts)), keyboard(_files(desk, handed)))


def place(desk: Desk, handed: HandIn) -> str:
    """The department's name as it was; in another language only while it is still called so."""
    campaign = desk.services.campaign
    if places.official(campaign, handed.department) == handed.place:
        return places.name(campaign, handed.department, desk.language)
    return handed.place


def _listing(
    desk: Desk, kept: Sequence[HandIn], page: int, head: str, turn_to: Callable[[int], Act]
) -> Card:
    shelf = pages.turned_to(kept, page, most=_PAGE)
    rows: list[Row] = [((_line(desk, each), OpenHanded(each.id)),) for each in shelf.shown]
    back: Row = ((label(desk.language, "go-back"), ChooseArchive()),)
    return Card(head, keyboard([*rows, turning(shelf.number, shelf.of, turn_to), back]))


def _line(desk: Desk, handed: HandIn) -> str:
    """As "07-21 18:20 · 第 2 次 · 第 5 稿", or with the name it is under."""
    at = f"{handed.at.astimezone(desk.services.timetable.zone):%m-%d %H:%M}"
    key = "archive-line" if handed.holder is None else "archive-personal-line"
    return label(desk.language, key, at=at, number=handed.number, draft=handed.draft, by=handed.by)


def _title(desk: Desk, handed: HandIn) -> str:
    key = "archive-title" if handed.holder is None else "archive-personal-title"
    return say(
        desk.language,
        key,
        department=place(desk, handed),
        number=handed.number,
        by=handed.by,
        corrects=handed.is_correction,
    )


def _facts(desk: Desk, handed: HandIn) -> str:
    language = desk.language
    at = f"{handed.at.astimezone(desk.services.timetable.zone):%Y-%m-%d %H:%M}"
    key = "archive-facts" if handed.holder is None else "archive-personal-facts"
    counted = {"opinions": handed.opinions, "people": handed.people}
    head = say(language, key, at=at, by=handed.by, draft=handed.draft, **counted)
    first, second, third = handed.rows
    return f"{head}\n{say(language, 'ledger-counts', first=first, second=second, third=third)}"


async def _corrected(desk: Desk, handed: HandIn) -> str:
    """What is new since the hand-in before, in figures; a person's own are not compared."""
    if handed.holder is not None or not handed.is_correction:
        return ""
    async with desk.services.database.reading() as session:
        before = await stored.find_before(session, handed)
        if before is None:
            return ""
        changes = await drafts.changes(
            session, desk.campaign, handed.department, handed.draft, since=before.draft
        )
    found = count_changes(changes)
    return say(
        desk.language,
        "archive-corrects",
        number=before.number,
        new=found.new,
        changed=found.changed,
        gone=found.gone,
    )


def _files(desk: Desk, handed: HandIn) -> list[Row]:
    language = desk.language
    buttons: list[tuple[str, Act]] = [
        (_file_name(file.document, language), GetHanded(handed.id, file.document))
        for file in handed.files
    ]
    changes: Row = ((label(language, "archive-changes"), ListHandedChanges(handed.id, 0)),)
    shown = handed.holder is None and handed.is_correction
    back = ShowShelf(handed.department, 0) if handed.holder is None else ShowPersonal(0)
    return [
        *grid(buttons),
        changes if shown else (),
        ((label(language, "archive-shelf-open"), back),),
    ]


def _file_name(document: Document, language: Language) -> str:
    """What a file is called on its button, as under /ledger."""
    if document is Document.COMBINED:
        return label(language, "ledger-all")
    if document is Document.WORKBOOK:
        return label(language, "ledger-workbook")
    numeral = ledgers.numeral(LEDGERS[document][0], language)
    return label(language, "ledger-word", numeral=numeral)
