"""Directives 批示 as they are kept: given once, looked up, and written back after a move."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, func, insert, or_, select, update

from domain.directives import Directive, Move, Stage
from storage.case_tables import DIRECTIVE, DIRECTIVE_STEP
from storage.database import Session, upsert
from storage.trail import Author


@dataclass(frozen=True, slots=True)
class Filed:
    """A directive with what it is known by. `about` is the line of the digest that it answers.

    `steps` is how often something was done about it, giving it included.
    """

    id: int
    number: int
    directive: Directive
    about: str
    given_name: str
    steps: int


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody did about it, and in which words."""

    at: datetime
    move: Move
    by: str
    person: bytes
    note: str = ""


async def give(  # noqa: PLR0913 - what is given, by whom, in answer to what
    session: Session,
    campaign: str,
    directive: Directive,
    *,
    by: Author,
    message: int,
    about: str,
    now: datetime,
) -> tuple[Filed, bool]:
    """Keep a directive; false beside it if this message was given to this department before."""
    used = select(func.coalesce(func.max(DIRECTIVE.c.number), 0)).where(
        DIRECTIVE.c.campaign == campaign
    )
    directive_id = secrets.randbits(62)
    row = upsert(DIRECTIVE).values(
        id=directive_id,
        campaign=campaign,
        number=int(await session.scalar(used) or 0) + 1,
        department=directive.department,
        text=directive.text,
        about=about,
        stage=directive.stage,
        given_by=directive.given_by,
        given_name=by.name,
        message=message,
        given_on=directive.given_on,
        days=directive.days,
    )
    is_new = (await session.execute(row.on_conflict_do_nothing())).rowcount == 1
    if is_new:
        await _note(session, directive_id, Step(now, Move.GIVE, by.name, by.person))
    same = (
        DIRECTIVE.c.given_by == directive.given_by,
        DIRECTIVE.c.message == message,
        DIRECTIVE.c.department == directive.department,
    )
    (filed,) = await _list(session, *same)
    return filed, is_new


async def find(session: Session, campaign: str, directive_id: int) -> Filed | None:
    """A directive by its id."""
    found = await _list(session, DIRECTIVE.c.campaign == campaign, DIRECTIVE.c.id == directive_id)
    return found[0] if found else None


async def standing(
    session: Session, campaign: str, departments: Collection[str] | None = None
) -> tuple[Filed, ...]:
    """Those that nobody has closed yet: all, or those of departments; the oldest first."""
    return await _list(session, *_of(campaign, departments), DIRECTIVE.c.stage != Stage.CLOSED)


async def closed(
    session: Session, campaign: str, departments: Collection[str] | None = None
) -> tuple[Filed, ...]:
    """Those that were closed."""
    return await _list(session, *_of(campaign, departments), DIRECTIVE.c.stage == Stage.CLOSED)


async def record(session: Session, filed: Filed, after: Directive, step: Step) -> None:
    """Write a directive back as a move has left it, and keep the step."""
    await session.execute(
        update(DIRECTIVE)
        .where(DIRECTIVE.c.id == filed.id)
        .values(
            stage=after.stage,
            reported_by=after.reported_by,
            closed_by=after.closed_by,
            closed_on=after.closed_on,
        )
    )
    await _note(session, filed.id, step)


async def steps(session: Session, directive_id: int) -> tuple[Step, ...]:
    """All that was done about it, the first first."""
    mine = DIRECTIVE_STEP.c.directive == directive_id
    rows = await session.execute(select(DIRECTIVE_STEP).where(mine).order_by(DIRECTIVE_STEP.c.id))
    return tuple(Step(row.at, Move(row.move), row.by, row.person, row.note) for row in rows)


async def delete_expired(
    session: Session, campaign: str, *, ends_on: date, today: date, kept: timedelta
) -> tuple[int, ...]:
    """Delete closed directives, with who did what, when the time of their campaign is over.

    Those of former campaigns go so long after they were closed. Gives their ids.
    """
    former = (DIRECTIVE.c.campaign != campaign) & (DIRECTIVE.c.closed_on < today - kept)
    over = (DIRECTIVE.c.campaign == campaign) & (today > ends_on + kept)
    closed = (DIRECTIVE.c.stage == Stage.CLOSED) & or_(former, over)
    gone = tuple(await session.scalars(select(DIRECTIVE.c.id).where(closed)))
    await session.execute(delete(DIRECTIVE_STEP).where(DIRECTIVE_STEP.c.directive.in_(gone)))
    await session.execute(delete(DIRECTIVE).where(DIRECTIVE.c.id.in_(gone)))
    return gone


async def _note(session: Session, directive_id: int, step: Step) -> None:
    await session.execute(
        insert(DIRECTIVE_STEP).values(
            directive=directive_id,
            at=step.at,
            move=step.move,
            by=step.by,
            person=step.person,
            note=step.note,
        )
    )


def _of(campaign: str, departments: Collection[str] | None) -> list[Any]:
    which = [DIRECTIVE.c.campaign == campaign]
    if departments is not None:
        which.append(DIRECTIVE.c.department.in_(departments))
    return which


async def _list(session: Session, *which: Any) -> tuple[Filed, ...]:
    taken = select(func.count()).where(DIRECTIVE_STEP.c.directive == DIRECTIVE.c.id)
    count = taken.correlate(DIRECTIVE).scalar_subquery().label("steps")
    rows = await session.execute(
        select(DIRECTIVE, count).where(*which).order_by(DIRECTIVE.c.number)
    )
    return tuple(_filed(row) for row in rows)


def _filed(row: Row[Any]) -> Filed:
    directive = Directive(
        department=row.department,
        text=row.text,
        given_by=row.given_by,
        given_on=row.given_on,
        days=row.days,
        stage=Stage(row.stage),
        reported_by=row.reported_by,
        closed_by=row.closed_by,
        closed_on=row.closed_on,
    )
    return Filed(row.id, row.number, directive, row.about, row.given_name, row.steps)
