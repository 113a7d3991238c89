"""What people said, for members who look for words in it: opinions, transcripts, remarks.

Texts are as they were written: before anybody reads them, or learns that one matches, they are
masked. What is looked for is kept nowhere.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, null, select, union_all

from domain.opinions import Channel, Ledger, Respondent
from domain.searching import Query
from domain.shielding import Shield, is_held
from storage import shields
from storage.database import Session
from storage.office_tables import SUPPORT
from storage.tables import ATTACHMENT, OPINION, REMARK, RESPONSE


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something that somebody said. Without a ledger it is a transcript or a remark."""

    response: int
    text: str
    department: str | None
    day: date
    respondent: Respondent | None
    channel: Channel
    ledger: Ledger | None
    aspects: tuple[str, ...]
    entry: int | None
    is_released: bool = False  # a remark names whom it named: taken out before anybody reads it
    is_held: bool = False


async def utterances(
    session: Session,
    campaign: str,
    departments: Collection[str] | None = None,
    query: Query | None = None,
) -> tuple[Utterance, ...]:
    """What matches a query as it was written, the newest day first, within it in no order of time.

    Of these departments, without what is held from them; `None`: of all, as the campaign office
    sees it. A transcript or a remark that became an opinion is told once.
    """
    clues = query.clues() if query else ()
    parts = union_all(
        _opinions(campaign, departments, clues),
        _transcripts(campaign, departments, clues),
        _remarks(campaign, departments, clues),
    ).subquery()
    rows = await session.execute(
        select(parts).order_by(
            parts.c.day.desc(), parts.c.response, parts.c.ledger.is_(None), parts.c.text
        )
    )
    found: dict[tuple[int, str], Utterance] = {}
    for row in rows:
        if query is None or query.matches(row.text):
            found.setdefault((row.response, row.text), _utterance(row))
    return tuple(found.values())


def _opinions(
    campaign: str, departments: Collection[str] | None, clues: tuple[str, ...]
) -> Select[Any]:
    texts = (OPINION.c.text, OPINION.c.department)
    return (
        _selected(*texts, OPINION.c.ledger, OPINION.c.aspects, SUPPORT.c.entry)
        .select_from(OPINION)
        .join(RESPONSE, RESPONSE.c.id == OPINION.c.response)
        .outerjoin(SUPPORT, SUPPORT.c.opinion == OPINION.c.id)
        .where(*_seen(campaign, OPINION.c.department, departments), *_having(OPINION.c.text, clues))
    )


def _transcripts(
    campaign: str, departments: Collection[str] | None, clues: tuple[str, ...]
) -> Select[Any]:
    return (
        _selected(ATTACHMENT.c.transcript, RESPONSE.c.department, null(), null(), null())
        .select_from(ATTACHMENT)
        .join(RESPONSE, RESPONSE.c.id == ATTACHMENT.c.response)
        .where(
            ATTACHMENT.c.transcript.is_not(None),
            *_seen(campaign, RESPONSE.c.department, departments),
            *_having(ATTACHMENT.c.transcript, clues),
        )
    )


def _remarks(
    campaign: str, departments: Collection[str] | None, clues: tuple[str, ...]
) -> Select[Any]:
    return (
        _selected(REMARK.c.text, RESPONSE.c.department, null(), null(), null())
        .select_from(REMARK)
        .join(RESPONSE, RESPONSE.c.id == REMARK.c.response)
        .where(
            *_seen(campaign, RESPONSE.c.department, departments),
            *_having(REMARK.c.text, clues),
        )
    )


def _selected(text: Any, department: Any, ledger: Any, aspects: Any, entry: Any) -> Select[Any]:
    return select(
        text.label("text"),
        department.label("department"),
        ledger.label("ledger"),
        aspects.label("aspects"),
        entry.label("entry"),
        RESPONSE.c.id.label("response"),
        RESPONSE.c.completed_on.label("day"),
        RESPONSE.c.respondent,
        RESPONSE.c.channel,
        RESPONSE.c.shield,
    )


def _seen(
    campaign: str, department: ColumnElement[Any], departments: Collection[str] | None
) -> tuple[ColumnElement[bool], ...]:
    """Put so that no index of RESPONSE fits: the texts are gone through, and few are joined."""
    stands = (RESPONSE.c.campaign.concat("") == campaign, RESPONSE.c.withdrawn_on.is_(None))
    if departments is None:
        return stands
    return (*stands, department.in_(departments), shields.visible())


def _having(text: ColumnElement[Any], clues: tuple[str, ...]) -> tuple[ColumnElement[bool], ...]:
    return tuple(text.contains(clue, autoescape=True) for clue in clues)


def _utterance(row: Row[Any]) -> Utterance:
    shield = Shield(row.shield)
    return Utterance(
        response=row.response,
        text=row.text,
        department=row.department,
        day=row.day,
        respondent=Respondent(row.respondent) if row.respondent else None,
        channel=Channel(row.channel),
        ledger=Ledger(row.ledger) if row.ledger else None,
        aspects=tuple(row.aspects or ()),
        entry=row.entry,
        is_released=shield is Shield.RELEASED,
        is_held=is_held(shield),
    )
