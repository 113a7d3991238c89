"""Published versions of questionnaires: a version never changes."""

from sqlalchemy import select

from storage.database import Session, upsert
from storage.office_tables import PUBLISHED


async def publish(session: Session, questionnaire: str, version: int, fingerprint: bytes) -> bool:
    """Note a version's content; false if the version was published with other content."""
    row = upsert(PUBLISHED).values(
        questionnaire=questionnaire, version=version, fingerprint=fingerprint
    )
    await session.execute(row.on_conflict_do_nothing())
    stored = await session.scalar(
        select(PUBLISHED.c.fingerprint).where(
            PUBLISHED.c.questionnaire == questionnaire, PUBLISHED.c.version == version
        )
    )
    return stored == fingerprint
