"""How many entries members have set aside: they stand in no draft."""

from sqlalchemy import func, select

from domain.ledgers import Standing
from storage.database import Session
from storage.office_tables import ENTRY


async def counts(session: Session, campaign: str) -> dict[str | None, int]:
    """The number of each department that has any; `None` where nobody has assigned them."""
    rows = await session.execute(
        select(ENTRY.c.department, func.count())
        .where(ENTRY.c.campaign == campaign, ENTRY.c.standing == Standing.SET_ASIDE)
        .group_by(ENTRY.c.department)
    )
    return {department or None: count for department, count in rows}
