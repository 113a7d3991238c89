"""Remarks 补充: what a respondent added to a response after sending it."""

import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select

from domain.opinions import REMARK as SOURCE
from domain.opinions import Ledger
from storage import shields
from storage.database import Session, upsert
from storage.tables import OPINION, REMARK, RESPONSE


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was added."""

    id: int
    text: str
    added_on: date


async def add(session: Session, response_id: int, text: str, *, today: date) -> int:
    """Keep a remark; gives its id."""
    remark_id = secrets.randbits(62)
    row = {"id": remark_id, "response": response_id, "text": text, "added_on": today}
    await session.execute(insert(REMARK).values(**row, seen=False))
    await shields.more_words(session, response_id)
    return remark_id


async def of_response(session: Session, response_id: int) -> tuple[Remark, ...]:
    """The remarks of a response, the oldest first."""
    rows = await session.execute(
        select(REMARK.c.id, REMARK.c.text, REMARK.c.added_on)
        .where(REMARK.c.response == response_id)
        .order_by(REMARK.c.added_on, REMARK.c.id)
    )
    return tuple(Remark(*row) for row in rows)


async def state(session: Session, response_id: int, remark_id: int, *, today: date) -> bool:
    """Make a remark a statement for ledger 3; false if the response has no such remark.

    The statement has the remark's own id, so that a second tap makes no second one.
    """
    found = (
        await session.execute(
            select(REMARK.c.text, RESPONSE.c.campaign, RESPONSE.c.department)
            .join(RESPONSE, RESPONSE.c.id == REMARK.c.response)
            .where(REMARK.c.response == response_id, REMARK.c.id == remark_id)
        )
    ).one_or_none()
    if found is None:
        return False
    row = upsert(OPINION).values(
        id=remark_id,
        response=response_id,
        campaign=found.campaign,
        department=found.department,
        ledger=int(Ledger.DISSATISFACTION),
        text=found.text,
        aspects=[],
        said_on=today,
        question=SOURCE,
    )
    if (await session.execute(row.on_conflict_do_nothing())).rowcount:
        await shields.more_words(session, response_id)
    return True
