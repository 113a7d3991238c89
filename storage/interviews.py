"""Responses in progress: kept until they are sent or withdrawn, then gone."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from domain.questionnaire import Answer, Answers, Value
from domain.responses import Mode
from domain.text import Language
from storage.database import Session, upsert
from storage.tables import INTERVIEW, INTERVIEW_ANSWER


@dataclass(frozen=True, slots=True)
class Interview:
    """A response in progress. `card` is the message that shows the open question, if known."""

    id: int
    mode: Mode
    language: Language
    questionnaire: str
    version: int
    card: int | None
    chat: bytes  # sealed
    answers: Answers


@dataclass(frozen=True, slots=True)
class Opening:
    """What a respondent chose before the first question."""

    campaign: str
    person: bytes  # pseudonym
    chat: bytes  # sealed
    mode: Mode
    language: Language
    questionnaire: str
    version: int
    answers: Answers


async def begin(session: Session, opening: Opening, *, now: datetime) -> int:
    """Begin a response, in the place of one this person may have had open."""
    await withdraw(session, opening.campaign, opening.person)
    interview_id = secrets.randbits(48)
    await session.execute(
        insert(INTERVIEW).values(
            id=interview_id,
            campaign=opening.campaign,
            person=opening.person,
            chat=opening.chat,
            mode=opening.mode,
            language=opening.language,
            questionnaire=opening.questionnaire,
            version=opening.version,
            started_at=now,
        )
    )
    await record(session, interview_id, opening.answers)
    return interview_id


async def find(session: Session, campaign: str, person: bytes) -> Interview | None:
    """The response this person has in progress."""
    row = (
        await session.execute(
            select(INTERVIEW).where(INTERVIEW.c.campaign == campaign, INTERVIEW.c.person == person)
        )
    ).one_or_none()
    if row is None:
        return None
    return Interview(
        id=row.id,
        mode=Mode(row.mode),
        language=Language(row.language),
        questionnaire=row.questionnaire,
        version=row.version,
        card=row.card,
        chat=row.chat,
        answers=await _answers(session, row.id),
    )


async def record(session: Session, interview_id: int, answers: Answers) -> None:
    """Store answers. A later answer to a question replaces the earlier one."""
    for question_id, answer in answers.items():
        fields = {"value": answer.value, "settled": answer.settled}
        row = upsert(INTERVIEW_ANSWER).values(
            interview=interview_id, question=question_id, **fields
        )
        await session.execute(
            row.on_conflict_do_update(index_elements=["interview", "question"], set_=fields)
        )


async def speak(session: Session, interview_id: int, language: Language) -> None:
    """Go on in another language."""
    await session.execute(
        update(INTERVIEW).where(INTERVIEW.c.id == interview_id).values(language=language)
    )


async def place_card(session: Session, interview_id: int, card: int) -> None:
    """Remember which message shows the open question."""
    await session.execute(update(INTERVIEW).where(INTERVIEW.c.id == interview_id).values(card=card))


async def withdraw(session: Session, campaign: str, person: bytes) -> None:
    """Delete what was said so far."""
    await session.execute(
        delete(INTERVIEW).where(INTERVIEW.c.campaign == campaign, INTERVIEW.c.person == person)
    )


async def _answers(session: Session, interview_id: int) -> dict[str, Answer]:
    rows = await session.execute(
        select(
            INTERVIEW_ANSWER.c.question, INTERVIEW_ANSWER.c.value, INTERVIEW_ANSWER.c.settled
        ).where(INTERVIEW_ANSWER.c.interview == interview_id)
    )
    return {question: Answer(_value(value), settled) for question, value, settled in rows}


def _value(stored: str | list[str] | None) -> Value | None:
    # JSON has no tuples: a multiple choice comes back as a list.
    return tuple(stored) if isinstance(stored, list) else stored
