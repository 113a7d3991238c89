"""What only the environment may say: the bot's token, and a database's URL with its password.

Each stands in a variable, or in the file that the variable with `_FILE` behind it names: that is
how Docker, Compose and systemd hand secrets over, and no list of processes or containers shows it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.settings import addresses
from domain.faults import Fault

TOKEN = "BOT_TOKEN"  # noqa: S105 - the variable's name
STORAGE = "STORAGE_URL"  # takes the place of [storage] url
_FILE = "_FILE"
_TOKEN_FORM = re.compile(r"[0-9]+:[A-Za-z0-9_-]{30,}")


@dataclass(frozen=True, slots=True, repr=False)
class Environment:
    """What it says; '' where it says nothing."""

    token: str = ""
    storage: str = ""
    faults: tuple[Fault, ...] = ()


def read(environ: Mapping[str, str]) -> Environment:
    """What it says, with all faults of it; none of them shows a secret."""
    problems: list[str] = []
    token, storage = (_find(environ, name, problems) for name in (TOKEN, STORAGE))
    if token and not _TOKEN_FORM.fullmatch(token):
        problems.append(
            f"{TOKEN} is not a bot token (digits, a colon, 30 or more letters): copy it again"
        )
    if storage:
        try:
            addresses.database(storage)
        except ValueError as error:
            problems.append(f"{STORAGE} {error}")
    return Environment(
        token, storage, tuple(Fault("environment", 0, problem) for problem in problems)
    )


def _find(environ: Mapping[str, str], name: str, problems: list[str]) -> str:
    value, file = environ.get(name, "").strip(), environ.get(f"{name}{_FILE}", "").strip()
    if value and file:
        problems.append(f"{name} and {name}{_FILE} are both set: take one away")
    if value or not file:
        return value
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{name}{_FILE} names a file that can't be read ({type(error).__name__})")
        return ""
