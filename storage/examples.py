"""Words whose department a person has confirmed: what suggestions are learned from.

They go with the response they were typed for, and nothing tells in which order they came.
"""

import secrets

from sqlalchemy import insert, select

from storage import portions, shields
from storage.database import Session
from storage.tables import EXAMPLE


async def add(
    session: Session, campaign: str, response_id: int, text: str, department: str
) -> None:
    """Keep words with the department that somebody confirmed for them."""
    row = insert(EXAMPLE).values(
        id=secrets.randbits(62),
        response=response_id,
        campaign=campaign,
        department=department,
        text=text,
    )
    await session.execute(row)


async def of_campaign(session: Session, campaign: str) -> tuple[tuple[str, str], ...]:
    """All examples, as (text, code of the department); without those of what is held."""
    rows = await session.execute(
        select(EXAMPLE.c.text, EXAMPLE.c.department)
        .where(EXAMPLE.c.campaign == campaign, shields.is_visible(EXAMPLE.c.response))
        .order_by(EXAMPLE.c.id)
    )
    return tuple([(row.text, row.department) async for row in portions.rows(rows)])
