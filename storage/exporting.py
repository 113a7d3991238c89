"""What an export of single responses is read from, in pages: memory stays flat however many.

Pages go by random ids, so that their order is none of time. What is held or withdrawn is left out
by the same conditions as in the chat; what was kept as long as promised is not given any more, also
where nobody has deleted it yet.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, union

from domain.figures import Period
from domain.opinions import Aspect, Channel, Ledger, Origin, Respondent
from domain.responses import Mode
from domain.shielding import Shield
from storage import shields
from storage.case_tables import CASE_RESPONSE, CASEFILE
from storage.database import Session
from storage.office_tables import DRAFT, SUPPORT
from storage.origins import ORIGIN
from storage.responses import SERVICE_USER
from storage.tables import COHORT, OPINION, RESPONSE

# What is read of a response: nothing that leads to a person comes out of the database.
_MARKS = (
    "id", "department", "respondent", "channel", "mode", "questionnaire", "version", "grade",
    "completed_on", "kept_until", "shield",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which responses: of these departments, as far as they may see them (`None`: all)."""

    campaign: str
    departments: tuple[str, ...] | None
    days: Period
    today: date


@dataclass(frozen=True, slots=True)
class Page:
    """So many of what comes after an id."""

    after: int
    most: int


@dataclass(frozen=True, slots=True)
class Given:
    """A complete response of a service user, by its marks."""

    id: int
    department: str | None
    respondent: Respondent | None
    channel: Channel
    origin: Origin
    mode: Mode
    questionnaire: str | None
    version: int | None
    grade: str | None
    completed_on: date
    kept_until: date
    shield: Shield


@dataclass(frozen=True, slots=True)
class Stated:
    """An opinion as it was written: before anybody reads it, it is masked.

    `entry` is where it was placed. A colleague's response is in no list of responses.
    """

    id: int
    response: int
    department: str | None
    ledger: Ledger
    text: str
    is_own_words: bool
    aspects: tuple[Aspect, ...]
    respondent: Respondent | None
    channel: Channel
    origin: Origin
    said_on: date | None
    completed_on: date
    kept_until: date
    entry: int | None
    shield: Shield


async def campaigns(session: Session) -> tuple[str, ...]:
    """The codes of all campaigns of which anything is kept."""
    tables = (RESPONSE, COHORT, DRAFT, CASEFILE)
    return tuple(sorted(await session.scalars(union(*(select(t.c.campaign) for t in tables)))))


async def drafted(session: Session, campaign: str) -> tuple[str | None, ...]:
    """The departments that have a draft; `None` where it is of what nobody has assigned."""
    known = select(DRAFT.c.department).where(DRAFT.c.campaign == campaign).distinct()
    return tuple(code or None for code in sorted(await session.scalars(known)))


async def count_given(session: Session, wanted: Wanted) -> int:
    """How many responses there are."""
    return await session.scalar(_given(wanted, func.count())) or 0


async def given(session: Session, wanted: Wanted, page: Page) -> tuple[Given, ...]:
    """A page of responses, in the order of their ids."""
    rows = await session.execute(
        _given(wanted, *(RESPONSE.c[name] for name in _MARKS), ORIGIN)
        .where(RESPONSE.c.id > page.after)
        .order_by(RESPONSE.c.id)
        .limit(page.most)
    )
    return tuple(
        Given(
            id=row.id,
            department=row.department,
            respondent=Respondent(row.respondent) if row.respondent else None,
            channel=Channel(row.channel),
            origin=Origin(row.origin),
            mode=Mode(row.mode),
            questionnaire=row.questionnaire,
            version=row.version,
            grade=row.grade,
            completed_on=row.completed_on,
            kept_until=row.kept_until,
            shield=Shield(row.shield),
        )
        for row in rows
    )


async def count_stated(session: Session, wanted: Wanted) -> int:
    """How many opinions there are."""
    return await session.scalar(_stated(wanted, func.count())) or 0


async def stated(session: Session, wanted: Wanted, page: Page) -> tuple[Stated, ...]:
    """A page of opinions, in the order of their ids."""
    marks = ("respondent", "channel", "completed_on", "kept_until", "shield", "questionnaire")
    whose = (*(RESPONSE.c[name] for name in marks), ORIGIN, SUPPORT.c.entry)
    rows = await session.execute(
        _stated(wanted, OPINION, *whose)
        .where(OPINION.c.id > page.after)
        .order_by(OPINION.c.id)
        .limit(page.most)
    )
    return tuple(map(_read, rows))


async def responses_of(session: Session, case_ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The responses that cases are about, by the case."""
    rows = await session.execute(
        select(CASE_RESPONSE.c.casefile, CASE_RESPONSE.c.response)
        .where(CASE_RESPONSE.c.casefile.in_(case_ids))
        .order_by(CASE_RESPONSE.c.response)
    )
    found: dict[int, list[int]] = {case: [] for case in case_ids}
    for case, response in rows:
        found[case].append(response)
    return {case: tuple(responses) for case, responses in found.items()}


def _given(wanted: Wanted, *columns: Any) -> Select[Any]:
    return select(*columns).select_from(RESPONSE).where(
        *_kept(wanted), SERVICE_USER, *_seen(wanted, RESPONSE.c.department)
    )  # fmt: skip


def _stated(wanted: Wanted, *columns: Any) -> Select[Any]:
    """Without what was withdrawn: words go, whatever is left of them."""
    return (
        select(*columns)
        .select_from(OPINION)
        .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
        .outerjoin(SUPPORT, SUPPORT.c.opinion == OPINION.c.id)
        .where(
            *_kept(wanted),
            RESPONSE.c.withdrawn_on.is_(None),
            *_seen(wanted, OPINION.c.department),
        )
    )


def _kept(wanted: Wanted) -> tuple[ColumnElement[bool], ...]:
    """Put so that no index fits: pages are found by the key, and read on in its order."""
    return (
        RESPONSE.c.campaign.concat("") == wanted.campaign,
        RESPONSE.c.completed_on.between(wanted.days.first, wanted.days.last),
        RESPONSE.c.kept_until >= wanted.today,
    )


def _seen(wanted: Wanted, department: ColumnElement[Any]) -> tuple[ColumnElement[bool], ...]:
    if wanted.departments is None:
        return ()
    return (department.in_(wanted.departments), shields.visible())


def _read(row: Row[Any]) -> Stated:
    return Stated(
        id=row.id,
        response=row.response,
        department=row.department,
        ledger=Ledger(row.ledger),
        text=row.text,
        # What was gathered elsewhere has no questions, and nothing in it was tapped.
        is_own_words=bool(row.question) or row.questionnaire is None,
        aspects=tuple(Aspect(name) for name in row.aspects),
        respondent=Respondent(row.respondent) if row.respondent else None,
        channel=Channel(row.channel),
        origin=Origin(row.origin),
        said_on=row.said_on,
        completed_on=row.completed_on,
        kept_until=row.kept_until,
        entry=row.entry,
        shield=Shield(row.shield),
    )
