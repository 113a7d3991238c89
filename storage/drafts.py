"""Frozen drafts of the ledgers. What a draft says never changes.

A draft is stored as what has changed since the one before: a line belongs to every draft from
`since` to before `until`. Lines are copied from the living entries, which go on changing.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, exists, func, insert, literal, or_, select, update

from domain.ledgers import Draft, Entry, Outline, Standing, print_order
from domain.opinions import Ledger
from domain.papers import Change
from storage import entries, shields
from storage.database import Session
from storage.office_tables import DRAFT, ENTRY, LINE, SUPPORT
from storage.tables import OPINION

_COPIED = (
    "version",
    "ledger",
    "text",
    "respondents",
    "aspects",
    "first_said_on",
    "measure",
    "deadline",
    "section",
    "note",
    "news",
    "standing",
)


async def freeze(
    session: Session, campaign: str, department: str | None, *, now: datetime
) -> int | None:
    """Freeze the entries as they stand; `None` where the newest draft says the same already."""
    if not await is_behind(session, campaign, department):
        return None
    return await freeze_anyway(session, campaign, department, now=now)


async def freeze_anyway(
    session: Session, campaign: str, department: str | None, *, now: datetime
) -> int:
    """Freeze the entries as they stand, also where nothing has changed; gives the number."""
    number = await last_number(session, campaign, department) + 1
    place = {"campaign": campaign, "department": department or ""}
    bases = (await session.execute(_bases(campaign, department))).one()
    made = {"made_at": now, "opinions": bases.opinions, "people": bases.people}
    await session.execute(insert(DRAFT).values(**place, number=number, **made))
    gone = update(LINE).where(*_standing(campaign, department), ~_is_copied())
    await session.execute(gone.values(until=number))
    copied = select(
        literal(campaign),
        literal(department or ""),
        ENTRY.c.id,
        literal(number),
        *(ENTRY.c[name] for name in _COPIED),
    ).where(*_unwritten(campaign, department))
    names = ["campaign", "department", "entry", "since", *_COPIED]
    await session.execute(insert(LINE).from_select(names, copied))
    return number


async def is_behind(session: Session, campaign: str, department: str | None) -> bool:
    """Whether the entries say something else than the newest draft, or there is none of them."""
    unwritten = exists().where(*_unwritten(campaign, department))
    gone = exists().where(*_standing(campaign, department), ~_is_copied())
    return bool(await session.scalar(select(or_(unwritten, gone))))


async def find_latest(session: Session, campaign: str, department: str | None) -> Draft | None:
    """A department's newest draft."""
    number = await last_number(session, campaign, department)
    if number == 0:
        return None
    return await get(session, campaign, department, number)


async def get(session: Session, campaign: str, department: str | None, number: int) -> Draft:
    """One version of a department's ledgers, in print order; without what is behind its rows."""
    place = (LINE.c.campaign == campaign, LINE.c.department == (department or ""))
    until = or_(LINE.c.until.is_(None), LINE.c.until > number)
    rows = await session.execute(select(LINE).where(*place, LINE.c.since <= number, until))
    head = (await session.execute(_head(campaign, department, number))).one()
    return Draft(
        department=department,
        number=number,
        made_at=head.made_at,
        opinions=head.opinions,
        people=head.people,
        entries=tuple(sorted(map(_entry, rows), key=print_order)),
    )


async def find_outline(session: Session, campaign: str, department: str | None) -> Outline | None:
    """The newest draft in figures, without its rows."""
    number = await last_number(session, campaign, department)
    if number == 0:
        return None
    head = (await session.execute(_head(campaign, department, number))).one()
    counted = await session.execute(
        select(LINE.c.ledger, LINE.c.standing, func.count().label("number"))
        .where(*_standing(campaign, department))
        .group_by(LINE.c.ledger, LINE.c.standing)
    )
    rows = {(row.ledger, row.standing): row.number for row in counted}
    return Outline(
        department=department,
        number=number,
        made_at=head.made_at,
        opinions=head.opinions,
        people=head.people,
        rows=tuple(
            sum(rows.get((ledger.value, standing), 0) for standing in Standing) for ledger in Ledger
        ),
        unconfirmed=sum(count for (_, s), count in rows.items() if s == Standing.NEW),
    )


async def changes(
    session: Session, campaign: str, department: str | None, number: int, *, since: int = 0
) -> tuple[Change, ...]:
    """What one draft says else than an earlier one, as far as it is printed; in print order.

    `since` is the earlier one's number; the one before if it is 0.
    """
    earlier = since or number - 1
    place = (LINE.c.campaign == campaign, LINE.c.department == (department or ""))
    old, new = _is_in(earlier), _is_in(number)
    rows = (
        await session.execute(select(LINE, old.label("is_old")).where(*place, old != new))
    ).all()
    before = {row.entry: _entry(row) for row in rows if row.is_old}
    after = {row.entry: _entry(row) for row in rows if not row.is_old}
    found = [Change(before.get(entry), after.get(entry)) for entry in {**before, **after}]
    return tuple(
        sorted((c for c in found if not c.is_unprinted), key=lambda c: print_order(c.shown))
    )


async def rows_of_all(session: Session, campaign: str) -> dict[str | None, tuple[int, ...]]:
    """How many rows each ledger of each department has, in its newest draft."""
    counted = await session.execute(
        select(LINE.c.department, LINE.c.ledger, func.count().label("number"))
        .where(LINE.c.campaign == campaign, LINE.c.until.is_(None))
        .group_by(LINE.c.department, LINE.c.ledger)
    )
    found = {(row.department or None, row.ledger): row.number for row in counted}
    departments = {department for department, _ in found}
    return {
        department: tuple(found.get((department, ledger.value), 0) for ledger in Ledger)
        for department in departments
    }


async def new_opinions(session: Session, campaign: str, department: str | None) -> int:
    """How many opinions came in that no run has read yet."""
    placed = exists().where(SUPPORT.c.opinion == OPINION.c.id)
    said = (
        select(func.count())
        .select_from(OPINION)
        .where(*_about(campaign, department), shields.is_visible(OPINION.c.response))
    )
    return await session.scalar(said.where(~placed)) or 0


async def last_number(session: Session, campaign: str, department: str | None) -> int:
    """The number of a department's newest draft; 0 if there is none."""
    newest = select(func.max(DRAFT.c.number)).where(
        DRAFT.c.campaign == campaign, DRAFT.c.department == (department or "")
    )
    return await session.scalar(newest) or 0


def _about(campaign: str, department: str | None) -> tuple[ColumnElement[bool], ...]:
    return (
        OPINION.c.campaign == campaign,
        OPINION.c.department.is_not_distinct_from(department),
    )


def _bases(campaign: str, department: str | None) -> Any:
    """How many opinions have been read, and how many people had said them."""
    people = func.count(OPINION.c.response.distinct()).label("people")
    read = select(func.count().label("opinions"), people).join(
        SUPPORT, SUPPORT.c.opinion == OPINION.c.id
    )
    return read.where(*_about(campaign, department))


def _head(campaign: str, department: str | None, number: int) -> Any:
    return select(DRAFT).where(
        DRAFT.c.campaign == campaign,
        DRAFT.c.department == (department or ""),
        DRAFT.c.number == number,
    )


def _standing(campaign: str, department: str | None) -> tuple[ColumnElement[bool], ...]:
    """The lines of the newest draft."""
    return (
        LINE.c.campaign == campaign,
        LINE.c.department == (department or ""),
        LINE.c.until.is_(None),
    )


def _is_in(number: int) -> ColumnElement[bool]:
    """The line belongs to this draft."""
    return and_(LINE.c.since <= number, or_(LINE.c.until.is_(None), LINE.c.until > number))


def _is_printed() -> ColumnElement[bool]:
    return ENTRY.c.standing != Standing.SET_ASIDE


def _is_copied() -> ColumnElement[bool]:
    """A line says what its entry says at this moment."""
    return exists().where(
        ENTRY.c.id == LINE.c.entry,
        ENTRY.c.campaign == LINE.c.campaign,
        ENTRY.c.department == LINE.c.department,
        ENTRY.c.version == LINE.c.version,
        _is_printed(),
    )


def _unwritten(campaign: str, department: str | None) -> tuple[ColumnElement[bool], ...]:
    """Entries that no line of the newest draft shows as they are."""
    line = exists().where(
        *_standing(campaign, department),
        LINE.c.entry == ENTRY.c.id,
        LINE.c.version == ENTRY.c.version,
    )
    here = (ENTRY.c.campaign == campaign, ENTRY.c.department == (department or ""))
    return (*here, _is_printed(), ~line)


def _entry(row: Row[Any]) -> Entry:
    """A line as the entry it was copied from: what is set aside has none, and so no reason."""
    is_held = row.standing == Standing.CONFIRMED
    return entries.of_columns({
        **row._asdict(),
        "id": row.entry,
        "reason": "",
        "is_held": is_held,
    })  # fmt: skip
