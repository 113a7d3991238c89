"""What people said, for members who look for words in it: opinions, transcripts, remarks.

Texts are as they were written: before anybody reads them, or learns that one matches, they are
masked. What is looked for is kept nowhere. The database can't look for anything in sealed texts:
they are unsealed, a few at a time, and gone through here.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, select

from domain.opinions import Channel, Ledger, Respondent
from domain.searching import Query
from domain.shielding import Shield
from storage import portions, shields
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


@dataclass(frozen=True, slots=True)
class _Scope:
    """Whose texts; `None`: all departments."""

    campaign: str
    departments: Collection[str] | None


@dataclass(frozen=True, slots=True)
class _Stock:
    """A kind of texts: where they stand, and how what staff may know of them is selected."""

    id: ColumnElement[int]
    text: ColumnElement[str]
    own: Callable[[_Scope], tuple[ColumnElement[bool], ...]]  # without looking at the response
    known: Callable[[_Scope], Select[Any]]


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
    scope, said = _Scope(campaign, departments), list[Utterance]()
    for stock in _STOCKS:
        if query is None:
            found = await session.execute(stock.known(scope))
            said += [_utterance(row, row.text) async for row in portions.rows(found)]
        else:
            said += await _matching(session, stock, scope, query)
    told: dict[tuple[int, str], Utterance] = {}
    for one in sorted(said, key=_order):
        told.setdefault((one.response, one.text), one)
    return tuple(told.values())


async def _matching(
    session: Session, stock: _Stock, scope: _Scope, query: Query
) -> list[Utterance]:
    """All texts are unsealed and gone through; more is read only of those that match."""
    clues, texts = query.clues(), dict[int, str]()
    gone_through = await session.execute(select(stock.id, stock.text).where(*stock.own(scope)))
    async for known, text in portions.rows(gone_through):
        if all(clue in text for clue in clues) and query.matches(text):
            texts[known] = text
    said = []
    for ids in portions.of(texts):
        found = await session.execute(stock.known(scope).where(stock.id.in_(ids)))
        said += [_utterance(row, texts[row.id]) async for row in portions.rows(found)]
    return said


def _order(said: Utterance) -> tuple[int, int, bool, str]:
    return -said.day.toordinal(), said.response, said.ledger is None, said.text


def _opinions(scope: _Scope) -> Select[Any]:
    return (
        _selected(OPINION, OPINION.c.text, OPINION.c.department)
        .add_columns(OPINION.c.ledger, OPINION.c.aspects, SUPPORT.c.entry)
        .outerjoin(SUPPORT, SUPPORT.c.opinion == OPINION.c.id)
        .where(*_seen(scope, OPINION.c.department))
    )


def _own_opinions(scope: _Scope) -> tuple[ColumnElement[bool], ...]:
    about = OPINION.c.campaign == scope.campaign
    return (about,) if scope.departments is None else (about, _among(OPINION.c.department, scope))


def _transcripts(scope: _Scope) -> Select[Any]:
    return _selected(ATTACHMENT, ATTACHMENT.c.transcript, RESPONSE.c.department).where(
        ATTACHMENT.c.transcript.is_not(None), *_seen(scope, RESPONSE.c.department)
    )


def _remarks(scope: _Scope) -> Select[Any]:
    return _selected(REMARK, REMARK.c.text, RESPONSE.c.department).where(
        *_seen(scope, RESPONSE.c.department)
    )


def _selected(
    table: Table, text: ColumnElement[str], department: ColumnElement[Any]
) -> Select[Any]:
    return (
        select(
            table.c.id,
            text.label("text"),
            department.label("department"),
            RESPONSE.c.id.label("response"),
            RESPONSE.c.completed_on.label("day"),
            RESPONSE.c.respondent,
            RESPONSE.c.channel,
            (RESPONSE.c.shield == Shield.RELEASED).label("is_released"),
        )
        .select_from(table)
        .join(RESPONSE, RESPONSE.c.id == table.c.response)
    )


def _seen(scope: _Scope, department: ColumnElement[Any]) -> tuple[ColumnElement[bool], ...]:
    """Put so that no index of RESPONSE fits: it is joined to the few texts that match."""
    stands = (RESPONSE.c.campaign.concat("") == scope.campaign, RESPONSE.c.withdrawn_on.is_(None))
    if scope.departments is None:
        return stands
    return (*stands, _among(department, scope), shields.visible())


def _among(department: ColumnElement[Any], scope: _Scope) -> ColumnElement[bool]:
    return department.in_(scope.departments or ())


def _utterance(row: Row[Any], text: str) -> Utterance:
    opinion = "ledger" in row._fields
    return Utterance(
        response=row.response,
        text=text,
        department=row.department,
        day=row.day,
        respondent=Respondent(row.respondent) if row.respondent else None,
        channel=Channel(row.channel),
        ledger=Ledger(row.ledger) if opinion else None,
        aspects=tuple(row.aspects) if opinion else (),
        entry=row.entry if opinion else None,
        is_released=bool(row.is_released),
    )


_STOCKS = (
    _Stock(OPINION.c.id, OPINION.c.text, _own_opinions, _opinions),
    _Stock(
        ATTACHMENT.c.id,
        ATTACHMENT.c.transcript,
        lambda _: (ATTACHMENT.c.transcript.is_not(None),),
        _transcripts,
    ),
    _Stock(REMARK.c.id, REMARK.c.text, lambda _: (), _remarks),
)
