"""Pieces 件 of incoming: looked up with what staff may know of their response, and marked.

Withdrawn responses never appear.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, select, update

from domain.attachments import Attachment, Medium
from domain.incoming import Pile
from domain.opinions import Channel, Origin, Respondent
from domain.responses import Mode
from domain.shielding import Shield
from storage import attachments, entries
from storage.database import Session
from storage.origins import ORIGIN
from storage.tables import ANSWER, ATTACHMENT, OPINION, REMARK, RESPONSE


@dataclass(frozen=True, slots=True)
class Source:
    """The response that a piece belongs to, as far as staff may know it."""

    id: int
    department: str | None
    respondent: Respondent | None
    mode: Mode
    day: date  # on which it was sent
    questionnaire: tuple[str, int] | None
    channel: Channel = Channel.TELEGRAM
    origin: Origin = Origin.GIVEN
    place: str | None = None  # where staff recorded it
    shield: Shield = Shield.OPEN


@dataclass(frozen=True, slots=True)
class File:
    """An attachment as a card names it."""

    id: int
    medium: Medium
    seconds: int | None


@dataclass(frozen=True, slots=True)
class Enclosure:
    """An attachment with what was typed beside it, and what staff have written down of it."""

    id: int
    source: Source
    question: str
    place: int
    attachment: Attachment
    words: str
    transcript: str | None
    seen: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What a respondent added after sending."""

    id: int
    source: Source
    text: str
    added_on: date
    seen: bool


@dataclass(frozen=True, slots=True)
class Said:
    """An opinion of a response; `own_words` where it was typed or spoken, not tapped."""

    text: str
    own_words: bool


FILE = ATTACHMENT.join(RESPONSE, RESPONSE.c.id == ATTACHMENT.c.response)
ADDED = REMARK.join(RESPONSE, RESPONSE.c.id == REMARK.c.response)
_SOURCE = (
    *(
        RESPONSE.c[name].label(f"response_{name}")
        for name in (
            "id", "department", "respondent", "mode", "completed_on", "questionnaire", "version",
            "channel", "place", "shield",
        )
    ),
    ORIGIN,
)  # fmt: skip


def standing(campaign: str) -> tuple[ColumnElement[bool], ...]:
    """What tells the responses of a campaign that nobody has withdrawn."""
    return (RESPONSE.c.campaign == campaign, RESPONSE.c.withdrawn_on.is_(None))


Piece = Enclosure | Remark | Source


async def find(session: Session, campaign: str, pile: Pile, piece_id: int) -> Piece | None:
    """The piece that a button names."""
    match pile:
        case Pile.VOICES | Pile.FILES:
            return await find_enclosure(session, campaign, piece_id)
        case Pile.REMARKS:
            return await find_remark(session, campaign, piece_id)
        case Pile.UNASSIGNED | Pile.HELD:
            return await find_source(session, campaign, piece_id)
        case Pile.NAMED:
            source = await find_source(session, campaign, piece_id)
            return source if source is not None and source.mode is Mode.NAMED else None


async def see(session: Session, piece: Piece) -> None:
    """Note that somebody has looked at it. A response itself is never marked."""
    match piece:
        case Enclosure():
            mark = update(ATTACHMENT).where(ATTACHMENT.c.id == piece.id)
        case Remark():
            mark = update(REMARK).where(REMARK.c.id == piece.id)
        case Source():
            return
    await session.execute(mark.values(seen=True))


async def find_source(session: Session, campaign: str, response_id: int) -> Source | None:
    """A response that stands."""
    wanted = select(*_SOURCE).where(*standing(campaign), RESPONSE.c.id == response_id)
    row = (await session.execute(wanted)).one_or_none()
    return None if row is None else _source(row)


async def find_enclosure(session: Session, campaign: str, enclosure_id: int) -> Enclosure | None:
    """An attachment of a response that stands."""
    beside = (
        (ANSWER.c.response == ATTACHMENT.c.response) & (ANSWER.c.question == ATTACHMENT.c.question)
    )  # fmt: skip
    wanted = _of(FILE.outerjoin(ANSWER, beside), ATTACHMENT, ANSWER.c.value, ANSWER.c.words)
    found = wanted.where(*standing(campaign), ATTACHMENT.c.id == enclosure_id)
    row = (await session.execute(found)).one_or_none()
    return None if row is None else _enclosure(row)


async def find_remark(session: Session, campaign: str, remark_id: int) -> Remark | None:
    """A remark to a response that stands."""
    found = _of(ADDED, REMARK).where(*standing(campaign), REMARK.c.id == remark_id)
    row = (await session.execute(found)).one_or_none()
    if row is None:
        return None
    return Remark(row.id, _source(row), row.text, row.added_on, row.seen)


async def said(session: Session, source: Source) -> tuple[Said, ...]:
    """The opinions of a response; those in people's own words first."""
    rows = await session.execute(
        select(OPINION.c.text, OPINION.c.question).where(OPINION.c.response == source.id)
    )
    # What was gathered elsewhere has no questions, and nothing in it was tapped.
    found = [Said(text, bool(asked) or source.questionnaire is None) for text, asked in rows]
    return tuple(sorted(found, key=lambda one: (not one.own_words, one.text)))


async def files(session: Session, source: Source) -> tuple[File, ...]:
    """The attachments of a response, in their order."""
    rows = await session.execute(
        select(ATTACHMENT.c.id, ATTACHMENT.c.medium, ATTACHMENT.c.seconds)
        .where(ATTACHMENT.c.response == source.id)
        .order_by(ATTACHMENT.c.question, ATTACHMENT.c.place)
    )
    return tuple(File(row.id, Medium(row.medium), row.seconds) for row in rows)


async def find_contact(session: Session, response_id: int) -> bytes | None:
    """Name and phone, sealed."""
    found: bytes | None = await session.scalar(
        select(RESPONSE.c.contact).where(RESPONSE.c.id == response_id)
    )
    return found


async def assign(session: Session, response_id: int, department: str) -> bool:
    """Say whom a response and its opinions concern; false if somebody has said so before."""
    free = (RESPONSE.c.id == response_id, RESPONSE.c.department.is_(None))
    open_ = RESPONSE.c.withdrawn_on.is_(None)
    row = update(RESPONSE).where(*free, open_).values(department=department)
    if (await session.execute(row)).rowcount == 0:
        return False
    # What the office has moved to a department in a review stays there.
    open_ones = (OPINION.c.response == response_id, OPINION.c.department.is_(None))
    await entries.release(session, select(OPINION.c.id).where(*open_ones))
    await session.execute(update(OPINION).where(*open_ones).values(department=department))
    return True


def _of(origin: FromClause, *columns: Any) -> Select[Any]:
    return select(*columns, *_SOURCE).select_from(origin)


def _source(row: Row[Any]) -> Source:
    asked, kind = row.response_questionnaire, row.response_respondent
    return Source(
        id=row.response_id,
        department=row.response_department,
        respondent=Respondent(kind) if kind else None,
        mode=Mode(row.response_mode),
        day=row.response_completed_on,
        questionnaire=(asked, row.response_version) if asked else None,
        channel=Channel(row.response_channel),
        origin=Origin(row.origin),
        place=row.response_place,
        shield=Shield(row.response_shield),
    )


def _enclosure(row: Row[Any]) -> Enclosure:
    return Enclosure(
        id=row.id,
        source=_source(row),
        question=row.question,
        place=row.place,
        attachment=attachments.read(row),
        words=row.value if isinstance(row.value, str) else row.words or "",
        transcript=row.transcript,
        seen=row.seen,
    )
