"""Opinions 意见 as the ledgers read them."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, insert, select

from domain.opinions import Aspect, Channel, Ledger, Opinion, Respondent, Statement
from storage.database import Session
from storage.tables import OPINION, RESPONSE

# What an opinion is read from, with its response joined.
FIELDS = (*OPINION.c, RESPONSE.c.respondent, RESPONSE.c.channel)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an opinion belongs, and the day it was said on."""

    campaign: str
    department: str | None
    said_on: date | None


async def add(
    session: Session, response_id: int, statements: Iterable[Statement], place: Place
) -> None:
    """Store what a response states."""
    rows = [
        {
            "id": secrets.randbits(62),
            "response": response_id,
            "campaign": place.campaign,
            "department": place.department,
            "ledger": int(statement.ledger),
            "text": statement.text,
            "aspects": list(statement.aspects),
            "said_on": place.said_on,
            "question": statement.question,
        }
        for statement in statements
    ]
    if rows:
        await session.execute(insert(OPINION), rows)


async def texts(session: Session, response_id: int) -> tuple[str, ...]:
    """What a response states, ledger by ledger."""
    stated = select(OPINION.c.ledger, OPINION.c.text).where(OPINION.c.response == response_id)
    rows = sorted(tuple(row) for row in await session.execute(stated))
    return tuple(text for _, text in rows)


async def counts(session: Session, campaign: str) -> dict[str | None, int]:
    """How many opinions each department has."""
    rows = await session.execute(
        select(OPINION.c.department, func.count())
        .where(OPINION.c.campaign == campaign)
        .group_by(OPINION.c.department)
    )
    return dict(tuple(row) for row in rows)


def read(row: Row[Any]) -> Opinion:
    """The opinion of a row of FIELDS."""
    return Opinion(
        id=row.id,
        response_id=row.response,
        text=row.text,
        department=row.department,
        ledger=Ledger(row.ledger),
        aspects=tuple(Aspect(name) for name in row.aspects),
        respondent=Respondent(row.respondent) if row.respondent else None,
        channel=Channel(row.channel),
        said_on=row.said_on,
    )
