"""What somebody chose for their own chat, apart from everything they say."""

from sqlalchemy import bindparam, delete, select

from domain.text import Language
from storage.database import Session, upsert
from storage.tables import PREFERENCE

# Put together once: almost every update asks for it.
_LANGUAGE = select(PREFERENCE.c.language).where(PREFERENCE.c.person == bindparam("person"))


async def find_language(session: Session, person: bytes) -> Language | None:
    """The language this person (pseudonym) chose."""
    found = await session.scalar(_LANGUAGE, {"person": person})
    return None if found is None else Language(found)


async def choose_language(session: Session, person: bytes, language: Language) -> None:
    """Remember a choice; a later one replaces it."""
    row = upsert(PREFERENCE).values(person=person, language=language)
    await session.execute(
        row.on_conflict_do_update(index_elements=["person"], set_={"language": language})
    )


async def note_language(session: Session, person: bytes, language: Language) -> None:
    """The language somebody is spoken to in, unless they have chosen one."""
    row = upsert(PREFERENCE).values(person=person, language=language)
    await session.execute(row.on_conflict_do_nothing())


async def forget(session: Session, person: bytes) -> None:
    """Delete the choice."""
    await session.execute(delete(PREFERENCE).where(PREFERENCE.c.person == person))
