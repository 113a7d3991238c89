"""Self-checks 自查 of staff: a response each, tied to its author by a keyed hash of its own.

Whoever also takes part as a service user does so under other hashes: nothing here leads there.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from domain import self_check
from domain.ledgers import Draft
from domain.questionnaire import Questionnaire
from domain.self_check import Finding, Plan
from storage import amending, entries, responses, sent
from storage.amending import Correction
from storage.database import Session, upsert
from storage.office_tables import SELF_CHECK, SELF_CHECK_PLAN
from storage.responses import Complete
from storage.sent import Sent
from storage.tables import OPINION, RESPONSE


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """A self-check that was saved; `edition` counts how often it or its plans were."""

    sent: Sent
    edition: int


async def find(session: Session, campaign: str, person: bytes) -> SelfCheck | None:
    """The self-check of this person (pseudonym)."""
    row = (
        await session.execute(
            select(RESPONSE, SELF_CHECK.c.edition)
            .join(SELF_CHECK, SELF_CHECK.c.response == RESPONSE.c.id)
            .where(SELF_CHECK.c.campaign == campaign, SELF_CHECK.c.person == person)
        )
    ).one_or_none()
    return None if row is None else SelfCheck(sent.of_row(row), row.edition)


async def add(session: Session, person: bytes, response: Complete) -> bool:
    """Store a self-check; false if this person has one."""
    if await find(session, response.campaign, person) is not None:
        return False
    response_id = await responses.add(session, response)
    row = {"response": response_id, "campaign": response.campaign, "person": person}
    await session.execute(insert(SELF_CHECK).values(**row, edition=1))
    return True


async def correct(
    session: Session, known: SelfCheck, correction: Correction, marks: Collection[str]
) -> None:
    """Let it say something else. Plans stay for the rows that stay, by their `marks`."""
    response_id = known.sent.id
    await amending.replace(session, response_id, correction)
    gone = SELF_CHECK_PLAN.c.mark.not_in(marks)
    mine = SELF_CHECK_PLAN.c.response == response_id
    await session.execute(delete(SELF_CHECK_PLAN).where(mine, gone))
    await _count_edition(session, response_id)


async def plan(session: Session, known: SelfCheck, mark: str, planned: Plan) -> None:
    """Write both columns of a row; what was there goes."""
    fields = {"measure": planned.measure, "deadline": planned.deadline}
    row = upsert(SELF_CHECK_PLAN).values(response=known.sent.id, mark=mark, **fields)
    key = ["response", "mark"]
    await session.execute(row.on_conflict_do_update(index_elements=key, set_=fields))
    await _count_edition(session, known.sent.id)


async def findings(session: Session, known: SelfCheck, asked: Questionnaire) -> tuple[Finding, ...]:
    """The rows of this person's own ledgers. `asked` is the version that was answered."""
    answers = await sent.answers(session, known.sent.id)
    return self_check.findings(asked, answers, await _plans(session, known.sent.id))


async def find_intention(session: Session, known: SelfCheck, asked: Questionnaire) -> str:
    """What this person will do, in their words; empty if they did not say."""
    return self_check.find_intention(asked, await sent.answers(session, known.sent.id))


async def personal_draft(
    session: Session, known: SelfCheck, asked: Questionnaire, *, now: datetime
) -> Draft:
    """Somebody's own three ledgers; the number is the edition."""
    found = await findings(session, known, asked)
    return self_check.draft(known.sent.department, found, number=known.edition, now=now)


async def forget(session: Session, campaign: str, person: bytes) -> bool:
    """Delete it with all that was said and planned: no total counts it. False if there is none."""
    mine = (SELF_CHECK.c.campaign == campaign, SELF_CHECK.c.person == person)
    response = select(SELF_CHECK.c.response).where(*mine)
    said = select(OPINION.c.id).where(OPINION.c.response.in_(response))
    await entries.loosen(session, said)
    gone = await session.execute(delete(RESPONSE).where(RESPONSE.c.id.in_(response)))
    return gone.rowcount == 1


async def _plans(session: Session, response_id: int) -> dict[str, Plan]:
    mine = SELF_CHECK_PLAN.c.response == response_id
    rows = await session.execute(select(SELF_CHECK_PLAN).where(mine))
    return {row.mark: Plan(row.measure, row.deadline) for row in rows}


async def _count_edition(session: Session, response_id: int) -> None:
    await session.execute(
        update(SELF_CHECK)
        .where(SELF_CHECK.c.response == response_id)
        .values(edition=SELF_CHECK.c.edition + 1)
    )
