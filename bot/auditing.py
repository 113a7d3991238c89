"""Notes in the audit trail what commands do: who ran them, as the operating system knows them."""

import os
import pwd

from bot import terminal
from domain import auditing
from domain.auditing import Author, Event
from handlers import auditing as noting
from handlers.context import Services
from storage import audit
from storage.audit import Trail
from storage.database import Database, Session

_ASKED = "SUDO_USER"


def author() -> Author:
    """Whoever runs this process; of `sudo` also who has asked for it, as it says itself."""
    number, asked = os.getuid(), terminal.on_one_line(os.environ.get(_ASKED, ""))
    try:
        user = pwd.getpwuid(number).pw_name
    except KeyError:  # in a container a number often has no name
        user = f"uid {number}"
    return auditing.command(f"{user}, for {asked}" if asked else user)


async def note(services: Services, *events: Event) -> None:
    """What a command is about to give, or has done in many steps."""
    await note_in(services.database, noting.trail(services), *events)


async def note_in(database: Database, trail: Trail, *events: Event) -> None:
    """The same of a command that opens the database alone."""
    async with database.transaction() as session:
        await audit.append(session, trail, author(), events)


async def note_deed(session: Session, services: Services, *events: Event) -> None:
    """What a command does, in the transaction of its deed."""
    await noting.note_by(session, services, author(), *events)
