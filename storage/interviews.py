"""Responses in progress: kept until they are sent or withdrawn, then gone."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, delete, insert, select, update

from domain.answers import Answer, Answers, Value
from domain.attachments import Attachment, Medium
from domain.opinions import Channel
from domain.responses import Mode
from domain.text import Language
from storage.database import Session, upsert
from storage.office_tables import OUTBOX
from storage.tables import INTERVIEW, INTERVIEW_ANSWER, RESPONSE

# What every tap says is put together once: building a statement costs as much as executing it.
_ANSWERED = [column for column in INTERVIEW_ANSWER.c if column.name != "interview"]
_FOUND = (
    select(INTERVIEW, *_ANSWERED)
    .outerjoin(INTERVIEW_ANSWER, INTERVIEW_ANSWER.c.interview == INTERVIEW.c.id)
    .where(
        INTERVIEW.c.campaign == bindparam("campaign"),
        INTERVIEW.c.person.in_(bindparam("persons", expanding=True)),
    )
)
_NEW = upsert(INTERVIEW_ANSWER)
_RECORDED = _NEW.on_conflict_do_update(
    index_elements=["interview", "question"],
    set_={
        name: _NEW.excluded[name]
        for name in ("value", "settled", "words", "attachments", "message")
    },
)


@dataclass(frozen=True, slots=True)
class Interview:
    """A response in progress. `card` is the message that shows the open question.

    Without one it waits: no message is an answer to it before its question was shown again.

    `replaces` is the response that is being corrected; `messages` are those that answers were
    typed in, by question.
    """

    id: int
    mode: Mode
    language: Language
    questionnaire: str
    version: int
    window: str | None
    card: int | None
    replaces: int | None
    chat: bytes  # sealed
    touched_on: date  # the last day on which something was answered
    answers: Answers
    messages: Mapping[str, int]
    person: bytes = b""  # pseudonym
    channel: Channel | None = None  # of what is recorded for somebody
    place: str | None = None
    is_complaint: bool = False
    shield: bool = False  # the respondent wants it kept from the department


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
    window: str | None = None
    replaces: int | None = None
    channel: Channel | None = None
    place: str | None = None
    shield: bool = False


async def begin(session: Session, opening: Opening, *, today: date) -> int:
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
            window=opening.window,
            replaces=opening.replaces,
            channel=opening.channel,
            place=opening.place,
            shield=opening.shield,
            touched_on=today,
        )
    )
    await record(session, interview_id, opening.answers)
    return interview_id


async def find(session: Session, campaign: str, person: bytes) -> Interview | None:
    """The response this person has in progress."""
    return await find_first(session, campaign, (person,))


async def find_first(session: Session, campaign: str, persons: Sequence[bytes]) -> Interview | None:
    """The response in progress of the first of these pseudonyms that has one."""
    rows = (await session.execute(_FOUND, {"campaign": campaign, "persons": persons})).all()
    row = min(rows, key=lambda row: persons.index(row.person), default=None)
    if row is None:
        return None
    answers = [_answered(each) for each in rows if each.id == row.id and each.question is not None]
    return Interview(
        id=row.id,
        mode=Mode(row.mode),
        language=Language(row.language),
        questionnaire=row.questionnaire,
        version=row.version,
        window=row.window,
        card=row.card,
        replaces=row.replaces,
        chat=row.chat,
        touched_on=row.touched_on,
        answers={question: answer for question, answer, _ in answers},
        messages={question: message for question, _, message in answers if message is not None},
        person=row.person,
        channel=Channel(row.channel) if row.channel else None,
        place=row.place,
        is_complaint=row.complaint,
        shield=row.shield,
    )


async def record(
    session: Session, interview_id: int, answers: Answers, *, message: int | None = None
) -> None:
    """Store answers. A later answer to a question replaces the earlier one.

    `message` is the number of the message that the answer was typed in.
    """
    fields = [
        {
            "interview": interview_id,
            "question": question_id,
            "value": answer.value,
            "settled": answer.settled,
            "words": answer.words,
            "attachments": [asdict(known) for known in answer.attachments],
            "message": message,
        }
        for question_id, answer in answers.items()
    ]
    if fields:
        await session.execute(_RECORDED, fields if len(fields) > 1 else fields[0])


async def touch(session: Session, interview_id: int, today: date) -> None:
    """Note that something was answered today."""
    await session.execute(
        update(INTERVIEW).where(INTERVIEW.c.id == interview_id).values(touched_on=today)
    )


async def speak(session: Session, campaign: str, person: bytes, language: Language) -> None:
    """Go on in another language."""
    mine = (INTERVIEW.c.campaign == campaign, INTERVIEW.c.person == person)
    await session.execute(update(INTERVIEW).where(*mine).values(language=language))


async def place_card(session: Session, interview_id: int, card: int) -> None:
    """Remember which message shows the open question."""
    await session.execute(update(INTERVIEW).where(INTERVIEW.c.id == interview_id).values(card=card))


async def set_aside(session: Session, campaign: str, persons: Sequence[bytes]) -> tuple[int, ...]:
    """Let the responses of these pseudonyms wait until they are shown again; gives their cards."""
    theirs = (INTERVIEW.c.campaign == campaign, INTERVIEW.c.person.in_(persons))
    shown = select(INTERVIEW.c.card).where(*theirs, INTERVIEW.c.card.is_not(None))
    cards = tuple(await session.scalars(shown))
    await session.execute(update(INTERVIEW).where(*theirs).values(card=None))
    return cards


async def complain(session: Session, interview_id: int, *, is_complaint: bool) -> None:
    """Note whether what is recorded for somebody is a complaint."""
    known = INTERVIEW.c.id == interview_id
    await session.execute(update(INTERVIEW).where(known).values(complaint=is_complaint))


async def shield(session: Session, interview_id: int, *, on: bool) -> None:
    """Note whether the respondent wants it kept from the department it is about."""
    mine = INTERVIEW.c.id == interview_id
    await session.execute(update(INTERVIEW).where(mine).values(shield=on))


async def withdraw(session: Session, campaign: str, person: bytes) -> None:
    """Delete what was said so far."""
    await _delete(session, INTERVIEW.c.campaign == campaign, INTERVIEW.c.person == person)


async def delete_abandoned(session: Session, *, before: date) -> int:
    """Delete what nothing was answered in since; and corrections of what was deleted meanwhile."""
    corrected = select(RESPONSE.c.id)
    baseless = INTERVIEW.c.replaces.is_not(None) & INTERVIEW.c.replaces.not_in(corrected)
    return await _delete(session, (INTERVIEW.c.touched_on < before) | baseless)


def reminder(interview_id: int) -> str:
    """Under which key the reminder of a response lies in the outbox."""
    return f"remind:{interview_id}"


async def _delete(session: Session, *which: ColumnElement[bool]) -> int:
    """Delete them, and the reminders with their sealed chats; gives how many."""
    gone = await session.scalars(delete(INTERVIEW).where(*which).returning(INTERVIEW.c.id))
    keys = [reminder(interview_id) for interview_id in gone]
    if keys:
        await session.execute(delete(OUTBOX).where(OUTBOX.c.key.in_(keys)))
    return len(keys)


def _answered(row: Row[Any]) -> tuple[str, Answer, int | None]:
    return row.question, _answer(row), row.message


def _answer(row: Row[Any]) -> Answer:
    return Answer(
        value=read_value(row.value),
        settled=row.settled,
        words=row.words,
        attachments=tuple(_attachment(fields) for fields in row.attachments),
    )


def _attachment(fields: dict[str, Any]) -> Attachment:
    return Attachment(**{**fields, "medium": Medium(fields["medium"])})


def read_value(stored: str | list[str] | None) -> Value | None:
    """The value of an answer. JSON has no tuples: a multiple choice comes back as a list."""
    return tuple(stored) if isinstance(stored, list) else stored


@dataclass(frozen=True, slots=True)
class Left:
    """A response that somebody left half-way."""

    id: int
    chat: bytes  # sealed
    language: Language


async def left_before(session: Session, campaign: str, today: date) -> tuple[Left, ...]:
    """Responses that nothing was answered in today, and whose owner was never reminded."""
    rows = await session.execute(
        select(INTERVIEW.c.id, INTERVIEW.c.chat, INTERVIEW.c.language)
        .where(
            INTERVIEW.c.campaign == campaign,
            INTERVIEW.c.touched_on < today,
            INTERVIEW.c.reminded_on.is_(None),
            INTERVIEW.c.replaces.is_(None),  # what is corrected was sent already
        )
        .order_by(INTERVIEW.c.id)
    )
    return tuple(Left(row.id, row.chat, Language(row.language)) for row in rows)


async def note_reminders(session: Session, interview_ids: Collection[int], today: date) -> None:
    """Note that their owners are reminded, for once and all."""
    await session.execute(
        update(INTERVIEW).where(INTERVIEW.c.id.in_(interview_ids)).values(reminded_on=today)
    )
