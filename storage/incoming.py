"""What waits for the eyes of staff in complete responses: counted and listed, pile by pile.

Lists begin with the oldest day; within a day the order is that of random ids, so that nothing tells
who came first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, FromClause, func, null, select

from domain.attachments import Medium
from domain.incoming import Pile
from domain.opinions import Respondent
from domain.responses import Mode
from storage import shields
from storage.database import Session
from storage.pieces import ADDED, FILE, standing
from storage.portable import nulls_first
from storage.tables import ATTACHMENT, REMARK, RESPONSE

Count = tuple[str | None, Pile]  # of a department (`None`: nobody has assigned it), on a pile


@dataclass(frozen=True, slots=True)
class Line:
    """A piece as a list names it. `id` is that of the attachment, the remark or the response."""

    id: int
    day: date
    respondent: Respondent | None
    medium: Medium | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class _Stock:
    """Where the pieces of a pile lie."""

    origin: FromClause
    id: ColumnElement[int]
    day: ColumnElement[date]
    where: tuple[ColumnElement[bool], ...]


_IS_VOICE = ATTACHMENT.c.medium == Medium.VOICE
_UNHEARD = (ATTACHMENT.c.transcript.is_(None), ATTACHMENT.c.seen.is_(False))
_UNWRITTEN = (_IS_VOICE, *_UNHEARD, shields.visible_files())
_UNSEEN = (~_IS_VOICE, ATTACHMENT.c.seen.is_(False), shields.visible_files())
_UNREAD = (REMARK.c.seen.is_(False), shields.visible())
_FREE = (RESPONSE.c.department.is_(None), shields.visible())
_BY_NAME = (RESPONSE.c.mode == Mode.NAMED, shields.visible())
_DAY = RESPONSE.c.completed_on
_STOCK = {
    Pile.VOICES: _Stock(FILE, ATTACHMENT.c.id, _DAY, _UNWRITTEN),
    Pile.FILES: _Stock(FILE, ATTACHMENT.c.id, _DAY, _UNSEEN),
    Pile.REMARKS: _Stock(ADDED, REMARK.c.id, REMARK.c.added_on, _UNREAD),
    Pile.UNASSIGNED: _Stock(RESPONSE, RESPONSE.c.id, _DAY, _FREE),
    Pile.NAMED: _Stock(RESPONSE, RESPONSE.c.id, _DAY, _BY_NAME),
    Pile.HELD: _Stock(RESPONSE, RESPONSE.c.id, _DAY, (shields.waiting(),)),
}


async def counts(session: Session, campaign: str) -> Mapping[Count, int]:
    """How many pieces lie on each pile of each department; what has none is left out."""
    found: dict[Count, int] = {}
    for pile, stock in _STOCK.items():
        rows = await session.execute(
            select(RESPONSE.c.department, func.count())
            .select_from(stock.origin)
            .where(*standing(campaign), *stock.where)
            .group_by(RESPONSE.c.department)
        )
        found |= {(department, pile): count for department, count in rows}
    return found


async def page(  # noqa: PLR0913 - whose pile, and which part of it
    session: Session, campaign: str, department: str | None, pile: Pile, *, first: int, most: int
) -> tuple[Line, ...]:
    """At most so many pieces of a pile, from the `first` (counted from 0) on."""
    stock = _STOCK[pile]
    file = (ATTACHMENT.c.medium, ATTACHMENT.c.seconds)
    rows = await session.execute(
        select(
            stock.id,
            stock.day,
            RESPONSE.c.respondent,
            *(file if stock.origin is FILE else (null(), null())),
        )
        .select_from(stock.origin)
        .where(
            *standing(campaign),
            *stock.where,
            RESPONSE.c.department.is_not_distinct_from(department),
        )
        .order_by(*nulls_first(stock.day), stock.id)
        .offset(first)
        .limit(most)
    )
    return tuple(_line(*row) for row in rows)


def _line(
    number: int, day: date, respondent: str | None, medium: str | None, seconds: int | None
) -> Line:
    return Line(
        number,
        day,
        Respondent(respondent) if respondent else None,
        Medium(medium) if medium else None,
        seconds,
    )
