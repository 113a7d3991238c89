"""Complainants: the responses that a case is about, as far as its handlers may know them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, update

from domain.opinions import Channel, Respondent
from domain.responses import Mode
from domain.shielding import Shield
from storage.case_tables import CASE_RESPONSE
from storage.database import Session
from storage.tables import ATTACHMENT, OPINION, RESPONSE


@dataclass(frozen=True, slots=True)
class Complainant:
    """A response behind a case.

    `origin` is the case it came with; `card` the message that tells its sender how it stands;
    `chat` is sealed. The texts are those of its opinions, unscrubbed; `files` counts what was sent.
    """

    response: int
    origin: int
    mode: Mode
    channel: Channel
    respondent: Respondent | None
    department: str | None
    grade: str | None  # the first rating, which never changes
    day: date
    chat: bytes | None
    card: int | None
    texts: tuple[str, ...]
    files: int
    can_answer: bool  # through the bot, or by a receipt code
    shield: Shield


async def of_case(session: Session, case_id: int) -> tuple[Complainant, ...]:
    """Those that nobody has withdrawn, by day."""
    files = select(func.count()).where(ATTACHMENT.c.response == RESPONSE.c.id).scalar_subquery()
    rows = (
        await session.execute(
            select(RESPONSE, CASE_RESPONSE.c.origin, CASE_RESPONSE.c.card, files.label("files"))
            .join(CASE_RESPONSE, CASE_RESPONSE.c.response == RESPONSE.c.id)
            .where(CASE_RESPONSE.c.casefile == case_id, RESPONSE.c.withdrawn_on.is_(None))
            .order_by(RESPONSE.c.completed_on, RESPONSE.c.id)
        )
    ).all()
    texts = await _texts(session, case_id)
    return tuple(
        Complainant(
            response=row.id,
            origin=row.origin,
            mode=Mode(row.mode),
            channel=Channel(row.channel),
            respondent=Respondent(row.respondent) if row.respondent else None,
            department=row.department,
            grade=row.grade,
            day=row.completed_on,
            chat=row.chat,
            card=row.card,
            texts=tuple(texts.get(row.id, ())),
            files=row.files,
            can_answer=row.chat is not None or row.receipt is not None,
            shield=Shield(row.shield),
        )
        for row in rows
    )


async def _texts(session: Session, case_id: int) -> dict[int, list[str]]:
    """What each has said, own words first."""
    rows = await session.execute(
        select(OPINION.c.response, OPINION.c.question.is_(None), OPINION.c.text)
        .join(CASE_RESPONSE, CASE_RESPONSE.c.response == OPINION.c.response)
        .where(CASE_RESPONSE.c.casefile == case_id)
    )
    found: dict[int, list[str]] = {}
    for response, _, text in sorted(tuple(row) for row in rows):
        found.setdefault(response, []).append(text)
    return found


async def place_card(session: Session, response_id: int, message: int) -> None:
    """Remember which message tells the sender of a response how it stands."""
    mine = CASE_RESPONSE.c.response == response_id
    await session.execute(update(CASE_RESPONSE).where(mine).values(card=message))
