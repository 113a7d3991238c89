"""Frozen drafts of the ledgers. A draft is written once; nothing here changes one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, insert, select

from domain.ledgers import Draft, Entry, Support
from domain.opinions import Aspect, Ledger, Respondent
from storage.database import Session
from storage.office_tables import DRAFT, ENTRY, SUPPORT
from storage.tables import OPINION


async def freeze(  # noqa: PLR0913 - a draft is what it is made of
    session: Session,
    campaign: str,
    department: str | None,
    entries: Sequence[Entry],
    *,
    people: int,
    now: datetime,
    wordless: Sequence[int] = (),
) -> Draft:
    """Store the next version of a department's ledgers.

    `wordless` are the ids of opinions that were read but have no words for an entry.
    """
    place = {"campaign": campaign, "department": department or ""}
    draft = Draft(
        department=department,
        number=await last_number(session, campaign, department) + 1,
        made_at=now,
        opinions=sum(len(entry.support) for entry in entries) + len(wordless),
        people=people,
        entries=tuple(entries),
    )
    key = {**place, "number": draft.number}
    await session.execute(
        insert(DRAFT).values(**key, made_at=now, opinions=draft.opinions, people=people)
    )
    if entries:
        rows = [_row(entry) for entry in entries]
        await session.execute(
            insert(ENTRY), [{**key, "position": n, **row} for n, row in enumerate(rows)]
        )
    supports = [*_support_rows(entries), *map(_wordless_row, wordless)]
    if supports:
        await session.execute(insert(SUPPORT), [{**key, **row} for row in supports])
    return draft


async def find_latest(session: Session, campaign: str, department: str | None) -> Draft | None:
    """A department's newest draft."""
    number = await last_number(session, campaign, department)
    if number == 0:
        return None
    return await get(session, campaign, department, number)


async def get(session: Session, campaign: str, department: str | None, number: int) -> Draft:
    """One version of a department's ledgers."""
    key = (campaign, department or "", number)
    head = (await session.execute(select(DRAFT).where(*_at(DRAFT, key)))).one()
    rows = await session.execute(select(ENTRY).where(*_at(ENTRY, key)).order_by(ENTRY.c.position))
    supports = await _supports(session, key)
    return Draft(
        department=department,
        number=number,
        made_at=head.made_at,
        opinions=head.opinions,
        people=head.people,
        entries=tuple(_entry(row, tuple(supports.get(row.position, ()))) for row in rows),
    )


async def new_opinions(session: Session, campaign: str, department: str | None) -> int:
    """How many opinions came in that the newest draft does not hold."""
    number = await last_number(session, campaign, department)
    held = select(SUPPORT.c.opinion).where(*_at(SUPPORT, (campaign, department or "", number)))
    count = await session.scalar(
        select(func.count())
        .select_from(OPINION)
        .where(
            OPINION.c.campaign == campaign,
            OPINION.c.department.is_not_distinct_from(department),
            OPINION.c.id.not_in(held),
        )
    )
    return count or 0


async def has_lost(session: Session, campaign: str, department: str | None) -> bool:
    """Whether opinions that the newest draft was made from are gone: withdrawn, or out of time."""
    number = await last_number(session, campaign, department)
    key = (campaign, department or "", number)
    read = await session.scalar(select(DRAFT.c.opinions).where(*_at(DRAFT, key)))
    left = await session.scalar(select(func.count()).select_from(SUPPORT).where(*_at(SUPPORT, key)))
    return (read or 0) > (left or 0)


async def last_number(session: Session, campaign: str, department: str | None) -> int:
    """The number of a department's newest draft; 0 if there is none."""
    newest = select(func.max(DRAFT.c.number)).where(
        DRAFT.c.campaign == campaign, DRAFT.c.department == (department or "")
    )
    return await session.scalar(newest) or 0


async def _supports(session: Session, key: tuple[str, str, int]) -> dict[int, list[Support]]:
    rows = await session.execute(
        select(SUPPORT.c.position, SUPPORT.c.opinion, SUPPORT.c.similarity)
        .where(*_at(SUPPORT, key))
        .order_by(SUPPORT.c.position, SUPPORT.c.rank)
    )
    supports: dict[int, list[Support]] = {}
    for position, opinion, similarity in rows:
        supports.setdefault(position, []).append(Support(opinion, similarity))
    return supports


def _at(table: Any, key: tuple[str, str, int]) -> tuple[Any, ...]:
    columns = (table.c.campaign, table.c.department, table.c.number)
    return tuple(column == value for column, value in zip(columns, key, strict=True))


def _row(entry: Entry) -> dict[str, object]:
    return {
        "ledger": int(entry.ledger),
        "text": entry.text,
        "respondents": [[kind, count] for kind, count in entry.respondents],
        "aspects": list(entry.aspects),
        "first_said_on": entry.first_said_on,
        "measure": entry.measure,
        "deadline": entry.deadline,
        "section": entry.section,
    }


def _support_rows(entries: Sequence[Entry]) -> list[dict[str, object]]:
    return [
        {
            "position": position,
            "rank": rank,
            "opinion": support.opinion_id,
            "similarity": support.similarity,
        }
        for position, entry in enumerate(entries)
        for rank, support in enumerate(entry.support)
    ]


def _wordless_row(opinion: int) -> dict[str, object]:
    return {"position": None, "rank": 0, "opinion": opinion, "similarity": 0.0}


def _entry(row: Row[Any], support: tuple[Support, ...]) -> Entry:
    return Entry(
        ledger=Ledger(row.ledger),
        text=row.text,
        support=support,
        respondents=tuple(
            (Respondent(kind) if kind else None, count) for kind, count in row.respondents
        ),
        aspects=tuple(Aspect(name) for name in row.aspects),
        first_said_on=row.first_said_on,
        measure=row.measure,
        deadline=row.deadline,
        section=row.section,
    )
