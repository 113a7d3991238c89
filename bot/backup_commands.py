"""The commands of `najian` that back up, list and check backups, and restore one.

They speak to whoever is called at night: what was done, what was counted, what to do next.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from bot import backup_words, command_line, terminal
from bot.home import Home
from bot.settings.configuration import Configuration
from domain.auditing import Event, Kind, Thing
from handlers.background import tidying
from handlers.context import Services
from storage import key_file, migrate
from storage.attachments import Files
from storage.audit import Trail
from storage.backups import folders, keeping, making, restoring, verifying
from storage.backups.making import Source
from storage.backups.refusals import BackupError, OccupiedError, UnusableError
from storage.backups.verifying import Proof
from storage.database import FAILURES
from storage.keys import Keys, WrongKeyError
from storage.postgresql import BusyError

_KEY = typer.Option("--key", help="The key file, where it does not lie in the home folder.")


def backup(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help="The file to write; default: one more in the folder.")
    ] = None,
    verify: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--verify", help="Write nothing: check FILE as restore would.")
    ] = False,
    with_key: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--with-key", help="Put the key in: whoever has the file reads all.")
    ] = False,
    key: Annotated[Path | None, _KEY] = None,
) -> None:
    """Back up everything into one file, also while the bot runs; or check such a file."""
    from bot import app  # noqa: PLC0415 - keeps `najian check` quick

    configuration, home = command_line.open_(context)
    if verify:
        if file is None or not file.is_file():
            command_line.refuse("--verify checks a FILE: say which.")
        with command_line.telling():
            _verify(file, home, key)
        return
    folder = app.backups_of(configuration, home).folder
    target = keeping.path_for(folder, app.now()) if file is None else file
    if target.is_dir():
        target = keeping.path_for(target, app.now())
    if target.exists():
        command_line.refuse(f"{target} is there already.")
    with command_line.telling():
        _back_up(configuration, home, target, with_key=with_key)


def backups(context: typer.Context) -> None:
    """List the backups of the folder, newest first: age, size, what they hold."""
    from bot import app  # noqa: PLC0415 - keeps `najian check` quick

    configuration, home = command_line.open_(context)
    folder, now = app.backups_of(configuration, home).folder, app.now()
    for stored in keeping.stored(folder):
        terminal.say(backup_words.line(stored, now))


def restore(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(help="What `najian backup` has written.", exists=True, dir_okay=False),
    ],
    force: Annotated[  # noqa: FBT002 - a switch
        bool, typer.Option("--force", help="Move aside what is there, and replace it.")
    ] = False,
    key: Annotated[Path | None, _KEY] = None,
) -> None:
    """Put a backup in place: the bot must not run. What is replaced goes aside, nothing is lost."""
    configuration, home = command_line.open_(context)
    with command_line.telling(), home.serving():
        _restore(configuration, home, file, key, force=force)
        command_line.with_services(context, _tidy)


def _back_up(configuration: Configuration, home: Home, target: Path, *, with_key: bool) -> None:
    from bot import app  # noqa: PLC0415 - keeps `najian check` quick

    backups_ = app.backups_of(configuration, home)
    if not backups_.engine.exists():
        raise BackupError(f"there is no database in {home.folder} to back up")
    if not home.key.exists():
        raise WrongKeyError(f"The key {home.key} is missing.")
    known = key_file.read(home.key)
    _note(configuration, home, with_key=with_key)
    source = Source(
        backups_.engine, Files(home.attachments, known), Files(home.archive, known), known
    )
    made = making.make(source, target, now=app.now(), key=home.key if with_key else None)
    for sentence in backup_words.made(made, target, home):
        terminal.say(sentence)
    if with_key:
        terminal.say("The key lies in it: whoever gets this file can read everything.", err=True)
    for name in made.lost:
        terminal.say(f"najian: {name} is named by the database, and lost or damaged.", err=True)
    if made.lost:
        raise typer.Exit(command_line.FAILED)


def _note(configuration: Configuration, home: Home, *, with_key: bool) -> None:
    """In the audit trail, before anything is given away.

    A database that this release would change first stays as it is, and one that can't be written
    is copied all the more: then there is no row, and a line says so.
    """
    from bot import app, auditing, vault  # noqa: PLC0415 - keeps `najian check` quick

    campaign, now = configuration.campaign.code, app.now()
    made = Event(Kind.BACKED_UP, Thing.CAMPAIGN, campaign, "with the key" if with_key else "")

    async def note() -> bool:
        if await vault.schema_of(home) != migrate.newest():
            return False
        async with vault.opened(home, now=now) as (keys, database):
            await auditing.note_in(database, Trail(campaign, keys, now), made)
        return True

    try:
        if asyncio.run(note()):
            return
        reason = "the database is of another release"
    except BusyError:
        raise  # half of what it would copy is sealed with another key by now
    except FAILURES as error:
        reason = f"the database can't be written ({type(error).__name__})"
    terminal.say(f"najian: The audit trail does not tell of this backup: {reason}.", err=True)


def _verify(file: Path, home: Home, key: Path | None) -> None:
    known = _find_key(home, key)
    # Beside the file, or in the home: in no folder for temporary files that others can read.
    beside = home.backups if home.backups.exists() else file.absolute().parent
    with _naming(file), folders.working(beside / f"{file.name}.verify") as work:
        proof = _prove(file, known, work)
    for sentence in backup_words.proved(proof):
        terminal.say(sentence)


def _prove(file: Path, known: Keys | None, work: Path) -> Proof:
    if restoring.is_plain(file):
        return restoring.prove_plain(file, known, work)
    with verifying.opened(file, known) as (found, fitting):
        return verifying.prove(found, fitting, work, lambda _: None)


def _restore(
    configuration: Configuration, home: Home, file: Path, key: Path | None, *, force: bool
) -> None:
    from bot import app  # noqa: PLC0415 - keeps `najian check` quick

    place = home.restore_place(app.backups_of(configuration, home).engine)
    known = _find_key(home, key)
    with _naming(file):
        report = restoring.restore(file, place, known, now=app.now(), force=force)
    for sentence in backup_words.restored(report, place):
        terminal.say(sentence)


async def _tidy(services: Services) -> None:
    """What was kept as long as was promised, or withdrawn since, must not come back."""
    from bot import auditing  # noqa: PLC0415 - keeps `najian check` quick

    restored = Event(Kind.RESTORED, Thing.CAMPAIGN, services.campaign.code)
    await auditing.note(services, restored)
    terminal.say(backup_words.tidied((await tidying.tidy(services)).responses))


def _find_key(home: Home, given: Path | None) -> Keys | None:
    """The key that was given, else the home's own; none if there is none."""
    path = given or home.key
    return key_file.read(path) if given is not None or path.exists() else None


@contextmanager
def _naming(file: Path) -> Iterator[None]:
    """Say which file it is that is no good."""
    try:
        yield
    except UnusableError as error:
        command_line.refuse(f"{file}: {error}.")
    except OccupiedError as error:
        command_line.refuse(str(error))
