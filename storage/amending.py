"""What respondents change about a response they have sent: they correct it, or take it back.

Both give the digests of the files that the response names no more; removing those that nothing
else names is for after the commit.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, delete, select, update

from domain.answers import Answers
from domain.opinions import REMARK as SOURCE
from domain.opinions import Aspect, Statement
from domain.shielding import Shield
from domain.withdrawal import Remains
from storage import entries, opinions, responses, shields
from storage.database import Session
from storage.opinions import Place
from storage.tables import (
    ANSWER,
    ATTACHMENT,
    EXAMPLE,
    INTERVIEW,
    INTERVIEW_ANSWER,
    OPINION,
    REMARK,
    RESPONSE,
)

Digests = tuple[str, ...]
Wording = tuple[str, tuple[Aspect, ...], str | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is said instead. The receipt, the day and the first rating stay as they are."""

    department: str | None
    chat: bytes | None
    contact: bytes | None
    answers: Answers
    statements: tuple[Statement, ...]
    shield: Shield = Shield.UNREAD  # what was added to it before is still there


async def withdraw(session: Session, response_id: int, remains: Remains, *, today: date) -> Digests:
    """Delete who sent it and what is in somebody's own words; nothing where that was done."""
    # What was named goes with the words, and what is left was tapped.
    gone = dict.fromkeys(("person", "chat", "contact", "place", "recorder"))
    marks = {"withdrawn_on": today, **gone, "shield": Shield.OPEN}
    standing = (RESPONSE.c.id == response_id, RESPONSE.c.withdrawn_on.is_(None))
    if (await session.execute(update(RESPONSE).where(*standing).values(**marks))).rowcount == 0:
        return ()
    closed = and_(ANSWER.c.response == response_id, ANSWER.c.question.in_(remains.questions))
    await session.execute(update(ANSWER).where(closed).values(words=""))
    open_ones = (ANSWER.c.response == response_id, ANSWER.c.question.not_in(remains.questions))
    await session.execute(delete(ANSWER).where(*open_ones))
    files = await _forget_files(session, response_id)
    said = OPINION.c.id.in_(await _in_own_words(session, response_id, remains))
    await entries.loosen(session, select(OPINION.c.id).where(said))
    await session.execute(delete(OPINION).where(said))
    for table in (REMARK, EXAMPLE):
        await session.execute(delete(table).where(table.c.response == response_id))
    return files + await _close_correction(session, response_id)


async def replace(session: Session, response_id: int, correction: Correction) -> Digests | None:
    """Let a response say something else; `None` if it was withdrawn or deleted meanwhile."""
    standing = (RESPONSE.c.id == response_id, RESPONSE.c.withdrawn_on.is_(None))
    before = (await session.execute(select(RESPONSE).where(*standing))).one_or_none()
    if before is None:
        return None
    await session.execute(
        update(RESPONSE)
        .where(RESPONSE.c.id == response_id)
        .values(department=correction.department, chat=correction.chat, contact=correction.contact)
    )
    await session.execute(delete(ANSWER).where(ANSWER.c.response == response_id))
    await session.execute(delete(EXAMPLE).where(EXAMPLE.c.response == response_id))
    await responses.add_answers(session, response_id, correction.answers)
    await _replace_opinions(session, before, correction)
    await shields.put(session, response_id, correction.shield)
    return await _replace_files(session, response_id, correction.answers)


async def _in_own_words(session: Session, response_id: int, remains: Remains) -> tuple[int, ...]:
    """Typed, spoken or added; in rows of the first release only the words themselves tell."""
    said = select(OPINION.c.id, OPINION.c.question, OPINION.c.text).where(
        OPINION.c.response == response_id
    )
    return tuple(
        row.id
        for row in await session.execute(said)
        if row.question is not None or row.text not in remains.statements
    )


async def _forget_files(session: Session, response_id: int) -> Digests:
    """Delete the list of files; gives their digests."""
    removed = delete(ATTACHMENT).where(ATTACHMENT.c.response == response_id)
    return tuple(await session.scalars(removed.returning(ATTACHMENT.c.digest)))


async def _close_correction(session: Session, response_id: int) -> Digests:
    """Delete a correction that is under way; gives the digests of its files."""
    mine = INTERVIEW.c.replaces == response_id
    listed = await session.scalars(
        select(INTERVIEW_ANSWER.c.attachments)
        .join(INTERVIEW, INTERVIEW.c.id == INTERVIEW_ANSWER.c.interview)
        .where(mine)
    )
    files = tuple(known["digest"] for attached in listed for known in attached)
    await session.execute(delete(INTERVIEW).where(mine))
    return files


async def _replace_opinions(session: Session, before: Row[Any], correction: Correction) -> None:
    """What is said again keeps its place in the ledgers, unless it goes to another department."""
    mine, moved = OPINION.c.response == before.id, before.department != correction.department
    if moved:
        await _move_remarks(session, before.id, correction.department)
    answered = OPINION.c.question.is_distinct_from(SOURCE)
    said = (await session.execute(select(OPINION).where(mine, answered))).all()
    kept = set() if moved else {*map(_wording, said)} & {*map(_key, correction.statements)}
    gone = [row.id for row in said if _wording(row) not in kept]
    await entries.loosen(session, select(OPINION.c.id).where(OPINION.c.id.in_(gone)))
    await session.execute(delete(OPINION).where(OPINION.c.id.in_(gone)))
    new = [statement for statement in correction.statements if _key(statement) not in kept]
    place = Place(before.campaign, correction.department, before.completed_on)
    await opinions.add(session, before.id, new, place)


async def _move_remarks(session: Session, response_id: int, department: str | None) -> None:
    """Let what was added after sending go along, out of the drafts of the department before."""
    added = (OPINION.c.response == response_id, OPINION.c.question == SOURCE)
    await entries.release(session, select(OPINION.c.id).where(*added))
    await session.execute(update(OPINION).where(*added).values(department=department))


def _wording(row: Row[Any]) -> Wording:
    return row.text, tuple(Aspect(name) for name in row.aspects), row.question


def _key(statement: Statement) -> Wording:
    """What a statement is known again by. Not its ledger: a reviewer may have moved it."""
    return statement.text, statement.aspects, statement.question


async def _replace_files(session: Session, response_id: int, answers: Answers) -> Digests:
    """List the files of the new answers. What staff have noted of a file that stays, stays."""
    mine = ATTACHMENT.c.response == response_id
    noted = {
        (row.question, row.digest): {"transcript": row.transcript, "seen": row.seen}
        for row in await session.execute(select(ATTACHMENT).where(mine))
    }
    before = await _forget_files(session, response_id)
    await responses.add_attachments(session, response_id, answers)
    named = {known.digest for answer in answers.values() for known in answer.attachments}
    for (question, digest), notes in noted.items():
        same = (mine, ATTACHMENT.c.question == question, ATTACHMENT.c.digest == digest)
        await session.execute(update(ATTACHMENT).where(*same).values(**notes))
    return tuple(digest for digest in before if digest not in named)
