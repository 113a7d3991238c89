"""Recordings 代录: what a member has put in for others, and the occasion they do so at."""

from datetime import date

from sqlalchemy import delete, func, select

from domain.opinions import Channel
from domain.recording import Occasion
from storage.database import Session, upsert
from storage.member_tables import OCCASION
from storage.tables import RESPONSE


async def find_occasion(session: Session, campaign: str, person: bytes) -> Occasion | None:
    """The occasion at which this member (pseudonym) records, or did last."""
    mine = (OCCASION.c.campaign == campaign, OCCASION.c.person == person)
    row = (await session.execute(select(OCCASION).where(*mine))).one_or_none()
    if row is None:
        return None
    return Occasion(
        channel=Channel(row.channel),
        words=row.words,
        at_place=row.at_place,
        questionnaire=row.questionnaire,
        department=row.department,
    )


async def keep_occasion(session: Session, campaign: str, person: bytes, occasion: Occasion) -> None:
    """Remember it, in the place of the one before."""
    fields = {
        "channel": occasion.channel,
        "words": occasion.words,
        "at_place": occasion.at_place,
        "questionnaire": occasion.questionnaire,
        "department": occasion.department,
    }
    row = upsert(OCCASION).values(campaign=campaign, person=person, **fields)
    key = ["campaign", "person"]
    await session.execute(row.on_conflict_do_update(index_elements=key, set_=fields))


async def forget_occasion(session: Session, campaign: str, person: bytes) -> None:
    """Delete it."""
    mine = (OCCASION.c.campaign == campaign, OCCASION.c.person == person)
    await session.execute(delete(OCCASION).where(*mine))


async def count(session: Session, campaign: str, recorder: bytes, *, on: date | None = None) -> int:
    """How many responses that stand this member (pseudonym) has recorded, or did on a day."""
    mine = [RESPONSE.c.campaign == campaign, RESPONSE.c.recorder == recorder]
    if on is not None:
        mine.append(RESPONSE.c.completed_on == on)
    found = await session.scalar(select(func.count()).where(*mine))
    return found or 0
