"""What all commands share: their options, their exit codes, and how they open what they need.

Exit codes: 0 done, 1 failed, 2 unusable input. What a person can mend is said in a line.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, TypeVar
from urllib.parse import urlsplit

import typer
from pydantic import SecretStr

from bot import app, journal, publishing, terminal
from bot.home import Home, InUseError
from bot.intake import RefusedError
from bot.rehearsal import StuckError
from bot.settings import configuration as settings
from bot.settings.configuration import Configuration
from domain.faults import Fault, FaultyError
from domain.ledgers import UNASSIGNED
from handlers.context import Services
from storage import outages
from storage.backups.refusals import BackupError
from storage.database import FAILURES
from storage.key_file import MissingKeyError, UnsafeKeyError
from storage.keys import WrongKeyError
from storage.migrate import NewerSchemaError, UnknownSchemaError

FAILED, UNUSABLE = 1, 2
# What a person can mend.
_TOLD = (
    *(InUseError, RefusedError, StuckError),
    *(BackupError, NewerSchemaError, UnknownSchemaError),
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """The options that all commands share."""

    config: Path
    home: Path


def open_(context: typer.Context) -> tuple[Configuration, Home]:
    """The configuration and the home folder; begins to log."""
    options: Options = context.obj
    try:
        configuration = settings.load(options.config, os.environ)
    except FaultyError as error:
        give_up(error.faults)
    journal.begin(secrets_of(configuration))
    return configuration, Home(options.home, configuration.storage.place)


def secrets_of(configuration: Configuration) -> tuple[str, ...]:
    """What may stand in no line of the log: the token, and the password of the database."""
    token, place = configuration.bot.token, configuration.storage.place
    known = [token.get_secret_value()] if token else []
    if isinstance(place, SecretStr):
        url = place.get_secret_value()
        known += [url, urlsplit(url).password or ""]
    return tuple(secret for secret in known if secret)


def with_services(context: typer.Context, work: Callable[[Services], Awaitable[T]]) -> T:
    """Do some work with the database open."""
    configuration, home = open_(context)

    async def opened() -> T:
        async with app.open_services(configuration, home) as services:
            return await work(services)

    return run(opened())


def run(work: Awaitable[T]) -> T:
    """Run to the end; what a person can mend is said in a line, not as a trace."""

    async def awaited() -> T:
        return await work

    with telling():
        return asyncio.run(awaited())


@contextmanager
def telling() -> Iterator[None]:
    """Say in a line what a person can mend, and end."""
    try:
        yield
    except FaultyError as error:
        give_up(error.faults)
    except publishing.ChangedQuestionnaireError as error:
        refuse(str(error))
    except (WrongKeyError, UnsafeKeyError, MissingKeyError) as error:
        refuse(str(error))
    except FAILURES as error:
        words = _of_failure(error)
        if not words:
            raise
        terminal.say(f"najian: {words}", err=True)
        raise typer.Exit(FAILED) from None
    except _TOLD as error:
        terminal.say(f"najian: {error}", err=True)
        raise typer.Exit(FAILED) from None


def _of_failure(error: BaseException) -> str:
    """What the system or the database could not do; nothing for a fault of ours."""
    system = str(error) if isinstance(error, OSError) else ""
    outage = outages.find(error)
    if outage is None:
        return system
    return f"{outage} ({system})" if system else outage


def give_up(faults: Iterable[Fault]) -> NoReturn:
    """Say what is wrong, a line each, and end as unusable."""
    for fault in faults:
        terminal.say(terminal.on_one_line(str(fault)), err=True)
    raise typer.Exit(UNUSABLE)


def refuse(problem: str) -> NoReturn:
    """Say what is wrong and end as unusable."""
    terminal.say(f"najian: {problem}", err=True)
    raise typer.Exit(UNUSABLE)


def department(configuration: Configuration, given: str) -> str | None:
    """A department's code from its code or name; `None` for "-", opinions nobody assigned."""
    if given == "-":
        return None
    for known in configuration.campaign.departments:
        if given in {known.code, known.name.zh, known.name.en}:
            return known.code
    codes = ", ".join(known.code for known in configuration.campaign.departments)
    refuse(f"{given} is no department. The departments are: {codes}.")


def place(services: Services, code: str | None) -> str:
    """A department's name, as the forms print it."""
    known = services.campaign.find_department(code)
    return known.name.zh if known else UNASSIGNED
