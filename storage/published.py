"""Published versions of questionnaires: a version never changes, and is never lost."""

from dataclasses import dataclass

from sqlalchemy import select, update

from storage.database import Session, upsert
from storage.office_tables import PUBLISHED


@dataclass(frozen=True, slots=True)
class Version:
    """A version as it was published, with the text of its file."""

    questionnaire: str
    number: int
    source: str


async def publish(
    session: Session, questionnaire: str, number: int, *, fingerprint: bytes, source: str
) -> bool:
    """Note a version's content; false if the version was published with other content."""
    mine = (PUBLISHED.c.questionnaire == questionnaire, PUBLISHED.c.version == number)
    row = upsert(PUBLISHED).values(
        questionnaire=questionnaire, version=number, fingerprint=fingerprint, source=source
    )
    await session.execute(row.on_conflict_do_nothing())
    stored = await session.scalar(select(PUBLISHED.c.fingerprint).where(*mine))
    if stored != fingerprint:
        return False
    missing = update(PUBLISHED).where(*mine, PUBLISHED.c.source.is_(None))  # the first release
    await session.execute(missing.values(source=source))
    return True


async def versions(session: Session) -> tuple[Version, ...]:
    """Every version that was ever published, as far as its text is known."""
    rows = await session.execute(
        select(PUBLISHED.c.questionnaire, PUBLISHED.c.version, PUBLISHED.c.source)
        .where(PUBLISHED.c.source.is_not(None))
        .order_by(PUBLISHED.c.questionnaire, PUBLISHED.c.version)
    )
    return tuple(Version(*row) for row in rows)
