"""Sources: the opinions behind the rows of a draft, in the words they came in.

Keeps out how they are shown: before anybody reads them they are shortened and scrubbed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from domain.ledgers import Standing, Support
from domain.opinions import Channel, Origin, Respondent
from storage import portions, shields
from storage.database import Session
from storage.office_tables import ENTRY, SUPPORT
from storage.origins import ORIGIN
from storage.tables import OPINION, RESPONSE

_QUOTED = (
    select(
        SUPPORT,
        RESPONSE.c.respondent,
        RESPONSE.c.channel,
        ORIGIN,
        OPINION.c.said_on,
        OPINION.c.text,
    )
    .join(OPINION, OPINION.c.id == SUPPORT.c.opinion)
    .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
    .where(shields.visible())
)


@dataclass(frozen=True, slots=True)
class Quote:
    """An opinion behind an entry."""

    entry: int
    opinion: int
    text: str
    respondent: Respondent | None
    channel: Channel
    said_on: date | None
    similarity: float  # to the entry's text, a cosine in 0..1
    is_new: bool
    origin: Origin = Origin.GIVEN


async def of_department(
    session: Session, campaign: str, department: str | None
) -> tuple[Quote, ...]:
    """What is behind the rows that are printed: what the text is from first, then the nearest."""
    rows = await session.execute(
        _QUOTED.join(ENTRY, ENTRY.c.id == SUPPORT.c.entry)
        .where(
            ENTRY.c.campaign == campaign,
            ENTRY.c.department == (department or ""),
            ENTRY.c.standing != Standing.SET_ASIDE,
        )
        .order_by(
            SUPPORT.c.entry,
            SUPPORT.c.opinion.is_distinct_from(ENTRY.c.speaker),
            SUPPORT.c.similarity.desc(),
            SUPPORT.c.opinion,
        )
    )
    return tuple([_quote(row) async for row in portions.rows(rows)])


async def of_support(session: Session, behind: Sequence[Support]) -> tuple[Quote, ...]:
    """What some of the opinions behind an entry say, in the order given; without those gone."""
    places = {one.opinion_id: place for place, one in enumerate(behind)}
    rows = await session.execute(_QUOTED.where(SUPPORT.c.opinion.in_(places)))
    return tuple(sorted(map(_quote, rows), key=lambda one: places[one.opinion]))


def _quote(row: Row[Any]) -> Quote:
    return Quote(
        entry=row.entry,
        opinion=row.opinion,
        text=row.text,
        respondent=Respondent(row.respondent) if row.respondent else None,
        channel=Channel(row.channel),
        said_on=row.said_on,
        similarity=row.similarity,
        is_new=row.is_new,
        origin=Origin(row.origin),
    )
