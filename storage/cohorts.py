"""Batches 批: which responses are in none yet, and the frozen counts of those that are formed.

Nothing here changes a batch: what becomes of a response later, whatever it is, leaves its counts.
"""

import secrets
from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import cast, func, insert, select, update

from domain import cohorts
from domain.cohorts import Backing, Candidate, Cohort, Counts, Planned
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import GRADES
from storage.database import Session
from storage.metadata import WHOLE
from storage.office_tables import ENTRY, SUPPORT
from storage.portable import nulls_first
from storage.responses import SERVICE_USER
from storage.tables import COHORT, OPINION, RESPONSE

_COUNTED = ((COHORT.c.grades, tuple(GRADES)), (COHORT.c.aspects, tuple(Aspect)))


class BatchedError(RuntimeError):
    """A response of a plan is in a batch already, or gone."""


async def candidates(session: Session, campaign: str) -> tuple[Candidate, ...]:
    """The responses of service users that are in no batch yet, with what they say."""
    rows = await session.execute(
        select(RESPONSE, OPINION.c.aspects)
        .outerjoin(OPINION, OPINION.c.response == RESPONSE.c.id)
        .where(RESPONSE.c.campaign == campaign, RESPONSE.c.cohort.is_(None), SERVICE_USER)
        .order_by(RESPONSE.c.id)
    )
    known: dict[int, Candidate] = {}
    for row in rows:
        named = frozenset(Aspect(name) for name in row.aspects or ())
        before = known.get(row.id)
        known[row.id] = Candidate(
            row.id,
            row.department,
            Respondent(row.respondent) if row.respondent else None,
            Channel(row.channel),
            row.completed_on,
            row.grade,
            named | before.aspects if before else named,
        )
    return tuple(known.values())


async def freeze(
    session: Session, campaign: str, planned: Iterable[Planned], *, today: date
) -> None:
    """Form batches, in the transaction in which their candidates were read.

    Raises `BatchedError` where a member is not free any more: then nothing may be kept.
    """
    for batch in planned:
        known = secrets.randbits(62)
        await session.execute(insert(COHORT).values(_columns(known, campaign, batch.cohort, today)))
        free = (RESPONSE.c.id.in_(batch.members), RESPONSE.c.cohort.is_(None))
        taken = await session.execute(update(RESPONSE).where(*free).values(cohort=known))
        if taken.rowcount != batch.cohort.size:
            raise BatchedError(f"{taken.rowcount} of {batch.cohort.size} responses were free.")


async def read(session: Session, campaign: str) -> tuple[Cohort, ...]:
    """All batches of a campaign, in no order that tells when they were formed.

    Those of one size with the same marks and days come as one: the database adds up their counts.
    """
    marks = (COHORT.c.department, COHORT.c.respondent, COHORT.c.channel)
    alike = (*marks, COHORT.c.is_rated, COHORT.c.first_day, COHORT.c.last_day, COHORT.c.size)
    parts = [column[name].as_integer() for column, names in _COUNTED for name in names]
    # PostgreSQL gives a sum of whole numbers as a decimal one.
    sums = [cast(func.sum(part), WHOLE) for part in (COHORT.c.size, *parts)]
    rows = await session.execute(
        select(*alike, *sums)
        .where(COHORT.c.campaign == campaign)
        .group_by(*alike)
        .order_by(*nulls_first(*alike))
    )
    return tuple(
        Cohort(
            department=department,
            respondent=Respondent(kind) if kind else None,
            channel=Channel(channel) if channel else None,
            is_rated=is_rated,
            first_day=first,
            last_day=last,
            size=size,
            counts=_counts(people, counted, is_rated=is_rated),
        )
        for department, kind, channel, is_rated, first, last, size, people, *counted in rows
    )


async def backings(session: Session, campaign: str) -> dict[int, Backing]:
    """What people in batches of an entry's own department said of it, by the entry's id.

    Opinions that joined an entry after a person had decided about it do not count yet.
    """
    rows = await session.execute(
        select(SUPPORT.c.entry, OPINION.c.response, OPINION.c.aspects)
        .join(ENTRY, ENTRY.c.id == SUPPORT.c.entry)
        .join(OPINION, OPINION.c.id == SUPPORT.c.opinion)
        .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
        .join(COHORT, COHORT.c.id == RESPONSE.c.cohort)
        .where(
            ENTRY.c.campaign == campaign,
            ENTRY.c.department == COHORT.c.department,
            SUPPORT.c.is_new.is_(False),
        )
    )
    people: dict[int, set[int]] = {}
    named: dict[int, set[str]] = {}
    for entry, response, aspects in rows:
        people.setdefault(entry, set()).add(response)
        named.setdefault(entry, set()).update(aspects)
    return {
        entry: Backing(entry, len(said), tuple(a for a in Aspect if a in named[entry]))
        for entry, said in people.items()
    }


def _counts(people: int, counted: Sequence[int | None], *, is_rated: bool) -> Counts:
    """What the database added up; what nobody gave or named is `None` there."""
    grades = zip(GRADES, counted, strict=False)
    aspects = zip(Aspect, counted[len(GRADES) :], strict=True)
    counts = cohorts.count(
        people,
        {grade: count for grade, count in grades if count},
        {aspect: count for aspect, count in aspects if count},
    )
    if counts.ratings != (people if is_rated else 0):  # left out, it would shrink a base unseen
        raise ValueError(f"{people} people, but {counts.ratings} grades of the five.")
    return counts


def _columns(known: int, campaign: str, cohort: Cohort, today: date) -> dict[str, object]:
    return {
        "id": known,
        "campaign": campaign,
        "department": cohort.department,
        "respondent": cohort.respondent,
        "channel": cohort.channel,
        "is_rated": cohort.is_rated,
        "first_day": cohort.first_day,
        "last_day": cohort.last_day,
        "size": cohort.size,
        "grades": dict(cohort.counts.grades),
        "aspects": dict(cohort.counts.aspects),
        "formed_on": today,
    }
