"""`najian poster`: the poster of a door as a PDF, without opening the database."""

import asyncio
from pathlib import Path

from telegram.error import TelegramError

from bot import app, inviting
from bot.sandbox.server import SANDBOX_BOT
from bot.settings.configuration import Configuration
from domain.doors import Door
from handlers.library import Library
from handlers.office import printing
from reports import tasks
from reports.poster_labels import MissingGlyphsError, Paper, TooLongError


class NoPosterError(ValueError):
    """Why there is no poster, in words for whoever asked for it."""


async def write(configuration: Configuration, door: Door, paper: Paper, out: Path) -> bool:
    """Write the poster; false if it is a practice copy. `NoPosterError` where there is none.

    Without a token and without a user name there is only the sandbox, and nothing to scan.
    """
    library = _library(configuration)
    _refuse_unknown(configuration, library, door)
    username = await _username(configuration)
    labels = printing.labels(
        configuration.campaign,
        library.find_current(door.questionnaire or ""),
        door,
        username=username or SANDBOX_BOT,
        now=app.now(),
        practice=username is None,
    )
    try:
        await asyncio.to_thread(out.write_bytes, tasks.poster(labels, paper=paper))
    except MissingGlyphsError as error:
        raise NoPosterError(
            f"The font has no “{error.about}”: write it another way in the configuration."
        ) from None
    except TooLongError as error:
        raise NoPosterError(
            f"This is too long for a poster, shorten it in the configuration: {error.about}"
        ) from None
    return username is not None


def _library(configuration: Configuration) -> Library:
    known = (each.questionnaire for each in app.shelf(configuration).read())
    return Library({(each.id, each.version): each for each in known})


def _refuse_unknown(configuration: Configuration, library: Library, door: Door) -> None:
    if door.questionnaire is not None and door.questionnaire not in library.ids():
        known = ", ".join(library.ids())
        raise NoPosterError(f"{door.questionnaire} is no questionnaire. There are: {known}.")
    department = configuration.campaign.find_department(door.department)
    if door.window is None or (department is not None and department.find_window(door.window)):
        return
    if department is None:
        raise NoPosterError("A window is one of a department: say --department as well.")
    codes = ", ".join(known.code for known in department.windows) or "none"
    raise NoPosterError(
        f"{door.window} is no window of {department.name.zh}. In the configuration: {codes}."
    )


async def _username(configuration: Configuration) -> str | None:
    try:
        return await inviting.bot_name(configuration) or configuration.bot.username
    except TelegramError as error:
        raise NoPosterError(f"Telegram did not tell the bot's user name: {error.message}") from None
