"""Counts from which signals 数据提醒 are judged: of departments, never of a person.

Who recorded something is compared in the database and does not leave it. Only service users count;
what was imported from a file came by nobody's hand and is left out of days and shares.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from domain.opinions import Origin
from domain.questions import GRADES
from domain.signals import Daily, Ratings, Shared
from storage import origins
from storage.database import Session
from storage.portable import nulls_first
from storage.responses import SERVICE_USER
from storage.tables import RESPONSE

_BEST = next(iter(GRADES))
_PLACE = (RESPONSE.c.department, RESPONSE.c.completed_on)


async def ratings(session: Session, campaign: str) -> tuple[Ratings, ...]:
    """How many ratings each department has, and how many of the best grade."""
    best = func.count().filter(RESPONSE.c.grade == _BEST).label("best")
    rows = await session.execute(
        _counted(campaign, RESPONSE.c.grade.is_not(None), RESPONSE.c.department, more=(best,))
    )
    return tuple(Ratings(row.department, row.number, row.best) for row in rows)


async def days(session: Session, campaign: str) -> tuple[Daily, ...]:
    """How many respondents have sent something about each department, day by day."""
    given = origins.ORIGIN == Origin.GIVEN
    rows = await session.execute(_counted(campaign, given, *_PLACE))
    return tuple(_daily(row) for row in rows)


async def windows(session: Session, campaign: str) -> tuple[Daily, ...]:
    """How many came through the poster of each window, day by day."""
    by_window = (*_PLACE, RESPONSE.c.window)
    rows = await session.execute(_counted(campaign, RESPONSE.c.window.is_not(None), *by_window))
    return tuple(_daily(row, row.window) for row in rows)


async def shares(session: Session, campaign: str) -> tuple[Shared, ...]:
    """How many responses each department has, and how many of them were recorded by staff."""
    recorded = func.count().filter(origins.ORIGIN == Origin.RECORDED).label("recorded")
    not_imported = origins.ORIGIN != Origin.IMPORTED
    rows = await session.execute(
        _counted(campaign, not_imported, RESPONSE.c.department, more=(recorded,))
    )
    return tuple(Shared(row.department, row.number, row.recorded) for row in rows)


async def recorders(session: Session, campaign: str) -> tuple[Daily, ...]:
    """The most that any one member has recorded of a department, day by day."""
    by_member = (*_PLACE, RESPONSE.c.recorder)
    each = _counted(campaign, RESPONSE.c.recorder.is_not(None), *by_member).subquery()
    place = (each.c.department, each.c.completed_on)
    rows = await session.execute(
        select(*place, func.max(each.c.number).label("number")).group_by(*place).order_by(*place)
    )
    return tuple(_daily(row) for row in rows)


def _counted(
    campaign: str,
    which: ColumnElement[bool],
    *by: ColumnElement[Any],
    more: tuple[ColumnElement[Any], ...] = (),
) -> Select[Any]:
    """Responses of service users about a department, counted by these marks."""
    about = (RESPONSE.c.campaign == campaign, RESPONSE.c.department.is_not(None), SERVICE_USER)
    counted = select(*by, func.count().label("number"), *more)
    return counted.where(*about, which).group_by(*by).order_by(*nulls_first(*by))


def _daily(row: Any, window: str | None = None) -> Daily:
    return Daily(row.department, row.completed_on, row.number, window)
