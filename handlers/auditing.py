"""Notes in the audit trail 审计记录 who saw or did what: the one way from handlers into it.

A deed is noted in its own transaction; what is shown is noted, and on the disk, before it is sent.
Never call it in a respondent's turn: the moments would tell who sent what.
"""

from domain import auditing
from domain.auditing import Author, Event, Kind
from domain.shielding import is_held
from handlers.context import Services
from storage import audit, members
from storage.audit import Trail
from storage.database import Session
from storage.pieces import Source


async def note(session: Session, services: Services, person: bytes, *events: Event) -> None:
    """What a member does, in its transaction, with what they hold at this moment."""
    held = await members.of_person(session, person)
    await audit.append(session, trail(services), auditing.member(person, held), events)


async def note_now(services: Services, person: bytes, *events: Event) -> None:
    """In a transaction of its own: what a member is about to be shown. Send it after this."""
    if events:
        async with services.database.transaction() as session:
            await note(session, services, person, *events)


async def note_by(session: Session, services: Services, author: Author, *events: Event) -> None:
    """The same of a job or a command."""
    await audit.append(session, trail(services), author, events)


def trail(services: Services) -> Trail:
    """Where rows are added now."""
    return Trail(services.campaign.code, services.keys, services.now())


def words(source: Source, where: str) -> Event:
    """That somebody reads what a response says; `where` is a code of the card."""
    kind = Kind.SAW_HELD if is_held(source.shield) else Kind.SAW_WORDS
    return auditing.on_response(kind, source.id, where)
