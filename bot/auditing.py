"""Notes in the audit trail what commands do: who ran them, as the operating system knows them."""

import os
import pwd

from bot import terminal
from domain import auditing
from domain.auditing import Author, Event
from handlers import auditing as noting
from handlers.context import Services

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
    """What a command is about to give, or has done."""
    async with services.database.transaction() as session:
        await noting.note_by(session, services, author(), *events)
