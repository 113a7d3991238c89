"""What was done about a case, step by step, and what respondents said of it. Never changed.

A member's step has its time and their name. What a respondent did has its day alone.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from domain.cases import Act, Party
from storage.case_tables import CASE_STEP, CASE_VERDICT
from storage.database import Session, upsert


@dataclass(frozen=True, slots=True)
class Step:
    """A step. `department` is whom it went to, or who helps from now on; `photo` a file's digest.

    `response` is set where a respondent took it. A public note is for the respondents to read.
    """

    round: int
    at: datetime
    act: Act
    party: Party
    by: str = ""
    person: bytes | None = None
    department: str | None = None
    response: int | None = None
    note: str = ""
    photo: str | None = None
    is_public: bool = False
    was_late: bool = False
    id: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a respondent makes of an outcome, in the five grades."""

    response: int
    round: int
    grade: str
    reason: str
    said_on: date


async def add(session: Session, case_id: int, step: Step) -> int:
    """Keep a step; gives its id."""
    row = insert(CASE_STEP).values(
        casefile=case_id,
        round=step.round,
        at=step.at,
        act=step.act,
        party=step.party,
        department=step.department,
        by=step.by,
        person=step.person,
        response=step.response,
        note=step.note,
        photo=step.photo,
        is_public=step.is_public,
        was_late=step.was_late,
    )
    number: int = (await session.execute(row.returning(CASE_STEP.c.id))).scalar_one()
    return number


async def of_case(session: Session, case_id: int) -> tuple[Step, ...]:
    """All steps, the first first."""
    rows = await session.execute(
        select(CASE_STEP).where(CASE_STEP.c.casefile == case_id).order_by(CASE_STEP.c.id)
    )
    return tuple(_step(row) for row in rows)


async def find(session: Session, case_id: int, step_id: int) -> Step | None:
    """A step of a case."""
    mine = (CASE_STEP.c.casefile == case_id, CASE_STEP.c.id == step_id)
    row = (await session.execute(select(CASE_STEP).where(*mine))).one_or_none()
    return None if row is None else _step(row)


async def say_verdict(session: Session, case_id: int, verdict: Verdict) -> bool:
    """Keep a verdict; false if this response has said one in this round."""
    row = upsert(CASE_VERDICT).values(
        response=verdict.response,
        round=verdict.round,
        casefile=case_id,
        grade=verdict.grade,
        reason=verdict.reason,
        said_on=verdict.said_on,
    )
    return (await session.execute(row.on_conflict_do_nothing())).rowcount == 1


async def give_reason(session: Session, response_id: int, round_: int, reason: str) -> bool:
    """Say why, once; false if there is no such verdict, or it has its reason."""
    mine = (
        CASE_VERDICT.c.response == response_id,
        CASE_VERDICT.c.round == round_,
        CASE_VERDICT.c.reason == "",
    )
    row = update(CASE_VERDICT).where(*mine).values(reason=reason)
    return (await session.execute(row)).rowcount == 1


async def verdicts(session: Session, case_id: int) -> tuple[Verdict, ...]:
    """What its respondents said, round by round."""
    rows = await session.execute(
        select(CASE_VERDICT)
        .where(CASE_VERDICT.c.casefile == case_id)
        .order_by(CASE_VERDICT.c.round, CASE_VERDICT.c.response)
    )
    return tuple(
        Verdict(row.response, row.round, row.grade, row.reason, row.said_on) for row in rows
    )


async def heard(session: Session, case_id: int, round_: int) -> frozenset[int]:
    """The responses whose verdict of this round is in."""
    known = (CASE_VERDICT.c.casefile == case_id) & (CASE_VERDICT.c.round == round_)
    return frozenset(await session.scalars(select(CASE_VERDICT.c.response).where(known)))


async def forget_words(session: Session, response_id: int) -> None:
    """Delete what a respondent wrote in a case; that they said something, and the grade, stay."""
    said = CASE_VERDICT.c.response == response_id
    await session.execute(update(CASE_VERDICT).where(said).values(reason=""))
    written = CASE_STEP.c.response == response_id
    await session.execute(update(CASE_STEP).where(written).values(note=""))


def _step(row: Row[Any]) -> Step:
    return Step(
        id=row.id,
        round=row.round,
        at=row.at,
        act=Act(row.act),
        party=Party(row.party),
        by=row.by,
        person=row.person,
        department=row.department,
        response=row.response,
        note=row.note,
        photo=row.photo,
        is_public=row.is_public,
        was_late=row.was_late,
    )
