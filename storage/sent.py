"""Responses as whoever sent them finds them again: by the receipt, or by having sent them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select

from domain.answers import Answer, Answers
from domain.opinions import Channel
from domain.responses import Mode
from domain.shielding import Shield
from storage import attachments
from storage.database import Session
from storage.interviews import read_value
from storage.tables import ANSWER, RESPONSE


@dataclass(frozen=True, slots=True)
class Sent:
    """A complete response without its answers. After a withdrawal only its marks are left."""

    id: int
    campaign: str
    mode: Mode
    questionnaire: tuple[str, int] | None
    department: str | None
    window: str | None
    grade: str | None
    completed_on: date
    kept_until: date
    withdrawn_on: date | None
    contact: bytes | None  # sealed
    channel: Channel = Channel.TELEGRAM
    place: str | None = None  # where staff recorded it
    shield: Shield = Shield.OPEN


async def find(session: Session, receipt: bytes) -> Sent | None:
    """What was sent with this receipt (hashed), also if it was withdrawn since."""
    found = select(RESPONSE).where(RESPONSE.c.receipt == receipt)
    row = (await session.execute(found)).one_or_none()
    return None if row is None else of_row(row)


async def find_own(session: Session, person: bytes, response_id: int) -> Sent | None:
    """A response that this person (pseudonym) has sent under a way back."""
    mine = (RESPONSE.c.person == person, RESPONSE.c.id == response_id)
    row = (await session.execute(select(RESPONSE).where(*mine))).one_or_none()
    return None if row is None else of_row(row)


async def find_recorded(session: Session, recorder: bytes, response_id: int) -> Sent | None:
    """A response that this member (pseudonym) has recorded for somebody."""
    mine = (RESPONSE.c.recorder == recorder, RESPONSE.c.id == response_id)
    row = (await session.execute(select(RESPONSE).where(*mine))).one_or_none()
    return None if row is None else of_row(row)


async def of_person(session: Session, person: bytes) -> tuple[Sent, ...]:
    """All responses that lead back to this person (pseudonym), the oldest first."""
    rows = await session.execute(
        select(RESPONSE)
        .where(RESPONSE.c.person == person)
        .order_by(RESPONSE.c.completed_on, RESPONSE.c.id)
    )
    return tuple(of_row(row) for row in rows)


async def answers(session: Session, response_id: int) -> Answers:
    """What is kept of its answers, with their attachments, by question."""
    files: dict[str, list[Any]] = {}
    for question, attachment in await attachments.of_response(session, response_id):
        files.setdefault(question, []).append(attachment)
    rows = await session.execute(select(ANSWER).where(ANSWER.c.response == response_id))
    return {
        row.question: Answer(
            read_value(row.value), words=row.words, attachments=tuple(files.get(row.question, ()))
        )
        for row in rows
    }


def of_row(row: Row[Any]) -> Sent:
    """A row of the table of responses."""
    asked = row.questionnaire is not None
    return Sent(
        id=row.id,
        campaign=row.campaign,
        mode=Mode(row.mode),
        questionnaire=(row.questionnaire, row.version) if asked else None,
        department=row.department,
        window=row.window,
        grade=row.grade,
        completed_on=row.completed_on,
        kept_until=row.kept_until,
        withdrawn_on=row.withdrawn_on,
        contact=row.contact,
        channel=Channel(row.channel),
        place=row.place,
        shield=Shield(row.shield),
    )
