"""Cases 工单 as they are kept: opened, looked up, and written back after a deed.

What was said is not here: a case names its responses (`storage.complainants`), and what was done
stands in its steps (`storage.case_steps`).
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, delete, exists, func, insert, select, update

from domain.cases import Case, Ending, Outcome, State
from domain.profiles import Clock
from domain.shielding import HELD, Shield
from storage import pieces
from storage.case_tables import (
    CASE_HELP,
    CASE_RESPONSE,
    CASE_STEP,
    CASE_VERDICT,
    CASEFILE,
)
from storage.database import Session
from storage.tables import RESPONSE

_FEWEST_DIGITS = 4
_FULL = 3  # of so many numbers one may be in use before they get a digit longer


# Put together once: that takes longer than asking. A case, and whether anything leads back to one
# of its respondents.
_STANDING = (
    CASE_RESPONSE.c.casefile == CASEFILE.c.id,
    RESPONSE.c.id == CASE_RESPONSE.c.response,
    RESPONSE.c.withdrawn_on.is_(None),
)
_REACHED = RESPONSE.c.chat.is_not(None)
_ASKED = RESPONSE.c.receipt.is_not(None) | _REACHED
_COUNTS = [
    select(func.count()).where(*_STANDING, wanted).correlate(CASEFILE).scalar_subquery().label(name)
    for name, wanted in (("reached", _REACHED), ("asked", _ASKED))
]
_HELPING = select(func.aggregate_strings(CASE_HELP.c.department, ",")).where(
    CASE_HELP.c.casefile == CASEFILE.c.id
)
_SELECTED = select(CASEFILE, *_COUNTS, _HELPING.scalar_subquery().label("helping")).order_by(
    CASEFILE.c.number
)


@dataclass(frozen=True, slots=True)
class File:
    """A case with what it is known by. `number` is what people call it by; both are random."""

    id: int
    campaign: str
    number: int
    case: Case
    merged_into: int | None = None
    news: bool = False  # a respondent has written something that nobody has opened


async def open_(session: Session, campaign: str, response_id: int, case: Case) -> File | None:
    """Open a case about a response; `None` if there is one already."""
    known = select(CASE_RESPONSE.c.casefile).where(CASE_RESPONSE.c.response == response_id)
    if (await session.execute(known)).first() is not None:
        return None
    number, case_id = await _number(session, campaign), secrets.randbits(62)
    row = {"id": case_id, "campaign": campaign, "number": number, "news": False}
    await session.execute(insert(CASEFILE).values(**row, **_columns(case)))
    await session.execute(
        insert(CASE_RESPONSE).values(response=response_id, casefile=case_id, origin=case_id)
    )
    return await find(session, campaign, case_id)


async def find(session: Session, campaign: str, case_id: int) -> File | None:
    """A case by its id."""
    return await _find(session, CASEFILE.c.campaign == campaign, CASEFILE.c.id == case_id)


async def find_by_number(session: Session, campaign: str, number: int) -> File | None:
    """A case by what people call it."""
    return await _find(session, CASEFILE.c.campaign == campaign, CASEFILE.c.number == number)


async def find_of_response(session: Session, response_id: int) -> File | None:
    """The case that a response is part of now."""
    mine = select(CASE_RESPONSE.c.casefile).where(CASE_RESPONSE.c.response == response_id)
    return await _find(session, CASEFILE.c.id.in_(mine))


async def of_responses(session: Session, responses: Collection[int]) -> dict[int, File]:
    """The cases that responses are part of now, by the response."""
    rows = await session.execute(
        select(CASE_RESPONSE.c.response, CASE_RESPONSE.c.casefile).where(
            CASE_RESPONSE.c.response.in_(responses)
        )
    )
    named = dict(tuple(row) for row in rows)
    files = {file.id: file for file in await _list(session, CASEFILE.c.id.in_(named.values()))}
    return {response: files[case] for response, case in named.items()}


async def standing(
    session: Session, campaign: str, departments: Collection[str] | None = None
) -> tuple[File, ...]:
    """All open cases, or those that these departments lead or help with; by number."""
    wanted = [CASEFILE.c.campaign == campaign, CASEFILE.c.state != State.CLOSED]
    if departments is not None:
        helped = select(CASE_HELP.c.casefile).where(CASE_HELP.c.department.in_(departments))
        wanted.append(CASEFILE.c.department.in_(departments) | CASEFILE.c.id.in_(helped))
    return await _list(session, *wanted)


async def all_of(session: Session, campaign: str) -> tuple[File, ...]:
    """All cases of a campaign, closed ones too; by number."""
    return await _list(session, CASEFILE.c.campaign == campaign)


async def page(session: Session, campaign: str, *, after: int, most: int) -> tuple[File, ...]:
    """So many cases whose ids come next, closed ones too."""
    mine = (CASEFILE.c.campaign == campaign, CASEFILE.c.id > after)
    ids = select(CASEFILE.c.id).where(*mine).order_by(CASEFILE.c.id).limit(most)
    return await _list(session, CASEFILE.c.id.in_(tuple(await session.scalars(ids))))


async def undispatched(session: Session, campaign: str) -> tuple[File, ...]:
    """Open cases that have gone nowhere yet, and of which nothing is left to be looked through."""
    unread = (
        select(CASE_RESPONSE.c.response)
        .join(RESPONSE, RESPONSE.c.id == CASE_RESPONSE.c.response)
        .where(CASE_RESPONSE.c.casefile == CASEFILE.c.id, RESPONSE.c.shield == Shield.UNREAD)
    )
    return await _list(
        session,
        CASEFILE.c.campaign == campaign,
        CASEFILE.c.state != State.CLOSED,
        CASEFILE.c.dispatched_at.is_(None),
        ~exists(unread),
    )


async def save(session: Session, file: File, case: Case) -> None:
    """Write a case back as a deed has left it."""
    await session.execute(update(CASEFILE).where(CASEFILE.c.id == file.id).values(**_columns(case)))
    for department in set(case.assistants) - set(file.case.assistants):
        await session.execute(insert(CASE_HELP).values(casefile=file.id, department=department))
    gone = set(file.case.assistants) - set(case.assistants)
    if gone:
        helped = (CASE_HELP.c.casefile == file.id, CASE_HELP.c.department.in_(gone))
        await session.execute(delete(CASE_HELP).where(*helped))


async def merge(session: Session, file: File, case: Case, into: File) -> None:
    """Close a case as a part of another, and let its responses go on there."""
    await session.execute(
        update(CASEFILE)
        .where(CASEFILE.c.id == file.id)
        .values(**_columns(case), merged_into=into.id)
    )
    mine = update(CASE_RESPONSE).where(CASE_RESPONSE.c.casefile == file.id)
    await session.execute(mine.values(casefile=into.id))


async def assign_responses(session: Session, file: File, department: str) -> None:
    """Let the responses of a case that nobody has assigned concern this department."""
    mine = select(CASE_RESPONSE.c.response).where(CASE_RESPONSE.c.casefile == file.id)
    for response in tuple(await session.scalars(mine)):
        await pieces.assign(session, response, department)


async def is_held(session: Session, file: File) -> bool:
    """Whether any of its responses is kept from the department it is about."""
    held = select(func.count()).where(
        CASE_RESPONSE.c.casefile == file.id,
        RESPONSE.c.id == CASE_RESPONSE.c.response,
        RESPONSE.c.shield.in_(HELD),
    )
    return bool(await session.scalar(held))


async def note_reading(session: Session, file: File, person: bytes) -> bool:
    """Somebody of the department has opened it; true for the first."""
    unread = (CASEFILE.c.id == file.id, CASEFILE.c.read_by.is_(None))
    row = update(CASEFILE).where(*unread).values(read_by=person)
    return (await session.execute(row)).rowcount == 1


async def note_news(session: Session, file: File, *, news: bool) -> None:
    """A respondent has written something, or it was opened."""
    row = update(CASEFILE).where(CASEFILE.c.id == file.id, CASEFILE.c.news.is_(not news))
    await session.execute(row.values(news=news))


async def delete_baseless(session: Session) -> tuple[int, ...]:
    """Delete closed cases whose responses are all deleted, with their steps; gives their ids."""
    left = select(CASE_RESPONSE.c.response).where(
        (CASE_RESPONSE.c.casefile == CASEFILE.c.id) | (CASE_RESPONSE.c.origin == CASEFILE.c.id)
    )
    target = CASEFILE.alias("target")
    merged = select(target.c.id).where(target.c.merged_into == CASEFILE.c.id)
    baseless = select(CASEFILE.c.id).where(
        CASEFILE.c.state == State.CLOSED, ~exists(left), ~exists(merged)
    )
    ids = tuple(await session.scalars(baseless))
    for table in (CASE_HELP, CASE_STEP, CASE_VERDICT):
        await session.execute(delete(table).where(table.c.casefile.in_(ids)))
    await session.execute(delete(CASEFILE).where(CASEFILE.c.id.in_(ids)))
    return ids


async def _number(session: Session, campaign: str) -> int:
    """A number that no other case has, of as few digits as leave most of them free."""
    mine = CASEFILE.c.campaign == campaign
    used = set(await session.scalars(select(CASEFILE.c.number).where(mine)))
    digits = _FEWEST_DIGITS
    while len(used) * _FULL >= 9 * 10 ** (digits - 1):
        digits += 1
    first: int = 10 ** (digits - 1)
    while (number := first + secrets.randbelow(9 * first)) in used:
        pass
    return number


async def _find(session: Session, *which: Any) -> File | None:
    found = await _list(session, *which)
    return found[0] if found else None


async def _list(session: Session, *which: Any) -> tuple[File, ...]:
    rows = await session.execute(_SELECTED.where(*which))
    return tuple(_file(row) for row in rows)


def _file(row: Row[Any]) -> File:
    case = Case(
        state=State(row.state),
        department=row.department,
        opened_at=row.opened_at,
        held=row.held,
        outcome=Outcome(row.outcome) if row.outcome else None,
        ending=Ending(row.ending) if row.ending else None,
        round=row.round,
        dispatched_at=row.dispatched_at,
        was_returned=row.was_returned,
        claimed_by=row.claimed_by,
        read_by=row.read_by,
        settled_by=row.settled_by,
        contact=_clock(row.contact_from, row.contact_days),
        contacted_on=row.contacted_on,
        profile=row.profile,
        completion=_clock(row.completion_from, row.completion_days),
        paused_with=row.paused_with,
        silence=_clock(row.silence_from, row.silence_days),
        closed_on=row.closed_on,
        assistants=tuple(sorted(row.helping.split(","))) if row.helping else (),
        can_be_reached=row.reached > 0,
        can_be_asked=row.asked > 0,
    )
    return File(row.id, row.campaign, row.number, case, row.merged_into, row.news)


def _clock(begun_on: Any, days: int | None) -> Clock | None:
    return None if days is None else Clock(begun_on, days)


def _columns(case: Case) -> dict[str, Any]:
    return {
        "state": case.state,
        "department": case.department,
        "opened_at": case.opened_at,
        "held": case.held,
        "outcome": case.outcome,
        "ending": case.ending,
        "round": case.round,
        "dispatched_at": case.dispatched_at,
        "was_returned": case.was_returned,
        "claimed_by": case.claimed_by,
        "read_by": case.read_by,
        "settled_by": case.settled_by,
        "profile": case.profile,
        "contacted_on": case.contacted_on,
        "paused_with": case.paused_with,
        "closed_on": case.closed_on,
        **_clock_columns("contact", case.contact),
        **_clock_columns("completion", case.completion),
        **_clock_columns("silence", case.silence),
    }


def _clock_columns(name: str, clock: Clock | None) -> dict[str, Any]:
    return {
        f"{name}_from": clock.begun_on if clock else None,
        f"{name}_days": clock.days if clock else None,
    }
