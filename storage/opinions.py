"""Opinions 意见 as the ledgers read them."""

from collections.abc import Iterable

from sqlalchemy import func, select

from domain.opinions import Aspect, Channel, Ledger, Opinion, Respondent
from storage.database import Session
from storage.tables import OPINION, RESPONSE


async def of_department(
    session: Session, campaign: str, department: str | None
) -> tuple[Opinion, ...]:
    """All opinions about a department; `None` for those that nobody has assigned."""
    rows = await session.execute(
        select(
            OPINION.c.id,
            OPINION.c.response,
            OPINION.c.text,
            OPINION.c.department,
            OPINION.c.ledger,
            OPINION.c.aspects,
            RESPONSE.c.respondent,
            RESPONSE.c.channel,
            OPINION.c.said_on,
        )
        .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
        .where(
            OPINION.c.campaign == campaign, OPINION.c.department.is_not_distinct_from(department)
        )
        .order_by(OPINION.c.id)
    )
    return tuple(_opinion(*row) for row in rows)


async def counts(session: Session, campaign: str) -> dict[str | None, int]:
    """How many opinions each department has."""
    rows = await session.execute(
        select(OPINION.c.department, func.count())
        .where(OPINION.c.campaign == campaign)
        .group_by(OPINION.c.department)
    )
    return dict(tuple(row) for row in rows)


def _opinion(  # noqa: PLR0913, PLR0917 - a row has as many columns as it has
    opinion_id: int,
    response_id: int,
    text: str,
    department: str | None,
    ledger: int,
    aspects: Iterable[str],
    respondent: str | None,
    channel: str,
    said_on: object,
) -> Opinion:
    return Opinion(
        id=opinion_id,
        response_id=response_id,
        text=text,
        department=department,
        ledger=Ledger(ledger),
        aspects=tuple(Aspect(name) for name in aspects),
        respondent=Respondent(respondent) if respondent else None,
        channel=Channel(channel),
        said_on=said_on,  # type: ignore[arg-type]
    )
