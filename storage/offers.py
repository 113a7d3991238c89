"""What a department has written before: the measures that can be offered for another entry.

A measure is a department's own text: other departments never see it.
"""

from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from domain.ledgers import Entry, Standing
from domain.offers import Precedent
from domain.reviewing import Kind
from storage.database import Session
from storage.office_tables import ENTRY, TRAIL

MOST_COMPARED = 500  # entries; comparing costs time with each of them


async def precedents(
    session: Session, entry: Entry, *, campaign: str, zone: ZoneInfo, most: int = MOST_COMPARED
) -> tuple[Precedent, ...]:
    """The measures of the department's other confirmed entries, the newest first.

    Those of earlier campaigns too. Days are those of the time zone.
    """
    confirmed_at = (
        select(func.max(TRAIL.c.at))
        .where(
            TRAIL.c.entry == ENTRY.c.id, TRAIL.c.kind == Kind.CONFIRM, TRAIL.c.undone_at.is_(None)
        )
        .scalar_subquery()
        .label("confirmed_at")
    )
    found = (
        select(ENTRY.c.measure, ENTRY.c.text, ENTRY.c.campaign, confirmed_at)
        .where(
            ENTRY.c.department == (entry.department or ""),
            ENTRY.c.standing == Standing.CONFIRMED,
            ENTRY.c.measure != "",
            ENTRY.c.id != entry.id,
        )
        .order_by(confirmed_at.desc().nulls_last(), ENTRY.c.id)
        .limit(most)
    )
    return tuple(
        Precedent(
            measure=row.measure,
            entry=row.text,
            confirmed_on=row.confirmed_at and row.confirmed_at.astimezone(zone).date(),
            is_earlier=row.campaign != campaign,
        )
        for row in await session.execute(found)
    )
