"""Complete responses 答卷: what was said, and no more about who said it than they agreed to."""

import secrets
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import ColumnElement, delete, func, insert, select, true

from domain import cohorts
from domain.answers import Answers
from domain.cohorts import Counts
from domain.figures import Filter, Tally
from domain.opinions import Aspect, Channel, Origin, Respondent, Statement
from domain.responses import Mode
from domain.shielding import Shield
from storage import entries, opinions, origins
from storage.database import Session, upsert
from storage.opinions import Place
from storage.portable import each_of, nulls_first
from storage.tables import ANSWER, ATTACHMENT, OPINION, PARTICIPATION, RESPONSE

# Put together once: a file that is taken in has many rows.
_ADDED = upsert(RESPONSE).on_conflict_do_nothing()


@dataclass(frozen=True, slots=True)
class Complete:
    """A complete response, ready to be stored.

    `person`, `chat` and `contact` (sealed) only as the way to answer allows; `source` tells an
    imported row or a recording from all others, so that it goes in once.
    """

    campaign: str
    mode: Mode
    channel: Channel
    completed_on: date
    kept_until: date  # as the notice promised
    said_on: date | None
    respondent: Respondent | None
    department: str | None
    grade: str | None
    statements: tuple[Statement, ...]
    questionnaire: tuple[str, int] | None = None
    answers: Answers | None = None
    receipt: bytes | None = None
    window: str | None = None
    person: bytes | None = None
    chat: bytes | None = None
    contact: bytes | None = None
    source: bytes | None = None
    place: str | None = None  # where staff recorded it,
    recorder: bytes | None = None  # and who did (pseudonym)
    shield: Shield = Shield.OPEN


async def add(session: Session, response: Complete) -> int | None:
    """Store a response with its answers, files and opinions; `None` if it is here already."""
    response_id = secrets.randbits(62)
    questionnaire, version = response.questionnaire or (None, None)
    row = {
        "id": response_id,
        "campaign": response.campaign,
        "mode": response.mode,
        "channel": response.channel,
        "questionnaire": questionnaire,
        "version": version,
        "respondent": response.respondent,
        "department": response.department,
        "grade": response.grade,
        "completed_on": response.completed_on,
        "kept_until": response.kept_until,
        "receipt": response.receipt,
        "window": response.window,
        "person": response.person,
        "chat": response.chat,
        "contact": response.contact,
        "source": response.source,
        "place": response.place,
        "recorder": response.recorder,
        "shield": response.shield,
    }
    if (await session.execute(_ADDED, row)).rowcount == 0:
        return None
    await add_answers(session, response_id, response.answers or {})
    await add_attachments(session, response_id, response.answers or {})
    await opinions.add(session, response_id, response.statements, _place(response))
    return response_id


async def take_part(session: Session, campaign: str, person: bytes) -> bool:
    """Note that this person has taken part; false if that was noted before."""
    row = upsert(PARTICIPATION).values(campaign=campaign, person=person)
    return (await session.execute(row.on_conflict_do_nothing())).rowcount == 1


async def has_taken_part(session: Session, campaign: str, person: bytes) -> bool:
    """Whether this person has sent a response in this campaign."""
    found = select(func.count()).where(
        PARTICIPATION.c.campaign == campaign, PARTICIPATION.c.person == person
    )
    return bool(await session.scalar(found))


async def expired(session: Session, *, today: date) -> tuple[int, ...]:
    """What was kept as long as promised."""
    return tuple(await session.scalars(select(RESPONSE.c.id).where(RESPONSE.c.kept_until < today)))


async def delete_expired(session: Session, *, today: date) -> int:
    """Delete what was kept as long as promised, with its answers and opinions; gives how many."""
    is_over = RESPONSE.c.kept_until < today
    over = select(OPINION.c.id).join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
    await entries.loosen(session, over.where(is_over))
    result = await session.execute(delete(RESPONSE).where(is_over))
    return result.rowcount


# What is counted is said by service users. Colleagues are none, whether they check themselves or
# were recorded; an unknown kind is taken for one.
SERVICE_USER = RESPONSE.c.respondent.is_distinct_from(Respondent.STAFF)


async def tallies(session: Session, campaign: str) -> tuple[Tally, ...]:
    """All complete responses of a campaign's service users, counted by their marks."""
    marks = (RESPONSE.c.department, RESPONSE.c.respondent, RESPONSE.c.channel)
    is_recorded = (origins.ORIGIN == Origin.RECORDED).label("is_recorded")
    states = (RESPONSE.c.grade.is_not(None), RESPONSE.c.cohort.is_not(None), is_recorded)
    grouped = (*marks, RESPONSE.c.completed_on, *states)
    rows = await session.execute(
        select(*grouped, func.count())
        .where(RESPONSE.c.campaign == campaign, SERVICE_USER)
        .group_by(*grouped)
        .order_by(*nulls_first(*grouped))
    )
    return tuple(
        Tally(
            department=department,
            respondent=Respondent(kind) if kind else None,
            channel=Channel(channel),
            completed_on=day,
            is_rated=is_rated,
            is_batched=is_batched,
            count=count,
            is_recorded=bool(is_recorded),
        )
        for department, kind, channel, day, is_rated, is_batched, is_recorded, count in rows
    )


async def counts(session: Session, campaign: str) -> dict[str | None, int]:
    """How many complete responses of service users each department has."""
    rows = await session.execute(
        select(RESPONSE.c.department, func.count())
        .where(RESPONSE.c.campaign == campaign, SERVICE_USER)
        .group_by(RESPONSE.c.department)
    )
    return dict(tuple(row) for row in rows)


async def heard(session: Session, campaign: str, wanted: Filter) -> Counts:
    """What service users said, as it is: for a department's own members alone."""
    asked = (RESPONSE.c.campaign == campaign, SERVICE_USER, *_matching(wanted))
    given = await session.execute(
        select(RESPONSE.c.grade, func.count()).where(*asked).group_by(RESPONSE.c.grade)
    )
    grades: dict[str | None, int] = dict(tuple(row) for row in given)
    aspect = each_of(OPINION.c.aspects).table_valued("value")
    named = await session.execute(
        select(aspect.c.value, func.count(RESPONSE.c.id.distinct()))
        .select_from(OPINION)
        .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
        .join(aspect, true())
        .where(*asked)
        .group_by(aspect.c.value)
    )
    return cohorts.count(
        sum(grades.values()),
        {grade: count for grade, count in grades.items() if grade is not None},
        {Aspect(name): count for name, count in named},
    )


def _matching(wanted: Filter) -> tuple[ColumnElement[bool], ...]:
    marks = (
        (RESPONSE.c.department, wanted.department),
        (RESPONSE.c.respondent, wanted.respondent),
        (RESPONSE.c.channel, wanted.channel),
    )
    days = RESPONSE.c.completed_on.between(wanted.period.first, wanted.period.last)
    return (days, *(column == mark for column, mark in marks if mark is not None))


async def add_answers(session: Session, response_id: int, answers: Answers) -> None:
    """Store the answers of a response that has none."""
    rows = [
        {
            "response": response_id,
            "question": question_id,
            "value": answer.value,
            "words": answer.words,
        }
        for question_id, answer in answers.items()
    ]
    if rows:
        await session.execute(insert(ANSWER), rows)


async def add_attachments(session: Session, response_id: int, answers: Answers) -> None:
    """List the files of a response that has none."""
    rows = [
        {
            "id": secrets.randbits(62),
            "response": response_id,
            "question": question_id,
            "place": place,
            **asdict(attachment),
        }
        for question_id, answer in answers.items()
        for place, attachment in enumerate(answer.attachments)
    ]
    if rows:
        await session.execute(insert(ATTACHMENT), rows)


def _place(response: Complete) -> Place:
    return Place(response.campaign, response.department, response.said_on)
