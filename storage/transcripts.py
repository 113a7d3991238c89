"""Transcripts 听写: what voice messages say, written down by staff, and the opinion it makes.

The opinion is known again by its question and its words, which are the transcript.
"""

from sqlalchemy import exists, select, update

from domain.opinions import Statement
from storage import opinions, shields
from storage.database import Session
from storage.office_tables import SUPPORT
from storage.opinions import Place
from storage.pieces import Enclosure
from storage.tables import ATTACHMENT, OPINION


async def write(
    session: Session,
    campaign: str,
    enclosure: Enclosure,
    words: str,
    statements: tuple[Statement, ...],
) -> None:
    """Keep what a voice message says, in the place of what was written before, and its opinion."""
    kept = update(ATTACHMENT).where(ATTACHMENT.c.id == enclosure.id)
    await session.execute(kept.values(transcript=words))
    await shields.more_words(session, enclosure.source.id)
    before = await _find_opinion(session, enclosure)
    if before is not None:
        await session.execute(update(OPINION).where(OPINION.c.id == before).values(text=words))
        return
    source = enclosure.source
    place = Place(campaign, source.department, source.day)
    await opinions.add(session, source.id, statements, place)


async def of_response(session: Session, response_id: int) -> dict[tuple[str, str], str]:
    """What the voice messages of a response say, as far as it is known: by question and digest."""
    rows = await session.execute(
        select(ATTACHMENT.c.question, ATTACHMENT.c.digest, ATTACHMENT.c.transcript).where(
            ATTACHMENT.c.response == response_id, ATTACHMENT.c.transcript.is_not(None)
        )
    )
    return {(row.question, row.digest): row.transcript for row in rows}


async def stands_in_draft(session: Session, enclosure: Enclosure) -> bool:
    """Whether a run has read the opinion that a transcript has become."""
    opinion = await _find_opinion(session, enclosure)
    return bool(await session.scalar(select(exists().where(SUPPORT.c.opinion == opinion))))


async def _find_opinion(session: Session, enclosure: Enclosure) -> int | None:
    """One of the response's opinions under that question, with the transcript's words."""
    said = select(OPINION.c.id, OPINION.c.text).where(
        OPINION.c.response == enclosure.source.id, OPINION.c.question == enclosure.question
    )
    rows = await session.execute(said)
    return min((row.id for row in rows if row.text == enclosure.transcript), default=None)
