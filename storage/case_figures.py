"""What figures about cases are counted from; see `domain.case_figures`."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from domain.case_figures import Track
from domain.cases import Act
from storage import cases
from storage.case_tables import CASE_STEP, CASE_VERDICT, CASEFILE
from storage.cases import File
from storage.database import Session

_OUTCOMES = (Act.PUT_RIGHT, Act.EXPLAIN, Act.CANNOT)


async def tracks(session: Session, campaign: str) -> tuple[Track, ...]:
    """All cases of a campaign, closed ones too, by number."""
    files = await cases.all_of(session, campaign)
    return await _tracks(session, files, CASEFILE.c.campaign == campaign)


async def tracks_of(session: Session, files: Collection[File]) -> tuple[Track, ...]:
    """The same of some cases, in their order."""
    return await _tracks(session, files, CASEFILE.c.id.in_([file.id for file in files]))


async def _tracks(
    session: Session, files: Collection[File], which: ColumnElement[bool]
) -> tuple[Track, ...]:
    outcomes = await _outcomes(session, which)
    said = await _verdicts(session, which)
    return tuple(
        Track(
            file.case,
            first_outcome_at=outcomes.get(file.id),
            verdicts=said.get(file.id, ()),
        )
        for file in files
    )


async def _outcomes(session: Session, which: ColumnElement[bool]) -> dict[int, datetime]:
    """When a case got its first outcome."""
    rows = await session.execute(
        select(CASE_STEP.c.casefile, func.min(CASE_STEP.c.at))
        .join(CASEFILE, CASEFILE.c.id == CASE_STEP.c.casefile)
        .where(which, CASE_STEP.c.act.in_(_OUTCOMES))
        .group_by(CASE_STEP.c.casefile)
    )
    return dict(tuple(row) for row in rows)


async def _verdicts(session: Session, which: ColumnElement[bool]) -> dict[int, tuple[str, ...]]:
    """The last grade each respondent gave, by the case."""
    rows = await session.execute(
        select(CASE_VERDICT.c.casefile, CASE_VERDICT.c.response, CASE_VERDICT.c.grade)
        .join(CASEFILE, CASEFILE.c.id == CASE_VERDICT.c.casefile)
        .where(which)
        .order_by(CASE_VERDICT.c.casefile, CASE_VERDICT.c.response, CASE_VERDICT.c.round)
    )
    last: dict[int, dict[int, str]] = {}
    for case, response, grade in rows:
        last.setdefault(case, {})[response] = grade
    return {case: tuple(grades.values()) for case, grades in last.items()}
