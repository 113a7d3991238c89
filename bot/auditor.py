"""What the auditor reads of the audit trail: its state, its rows as lines, and as a CSV file."""

import csv
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import app, terminal, vault
from bot.home import Home
from domain.auditing import Row
from reports.exporting import cells
from storage import audit, audit_checking, audit_subjects
from storage.audit import Wanted
from storage.audit_checking import LEAST, Checked
from storage.database import Session
from storage.key_file import MissingKeyError
from storage.keys import Keys

__all__ = ["LEAST", "Asked", "check", "export", "is_head", "lines", "plain", "print_"]

_HEAD = re.compile(f"[0-9a-f]{{{LEAST},64}}")
_COLUMNS = ("number", "time", "by", "mark", "name", "what", "about", "id", "detail", "campaign")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows, and what they are about in the words of whoever asks; '' is anything."""

    wanted: Wanted
    about: str = ""


def plain(head: str) -> str:
    """A head as it was noted on paper: without the spaces, in small letters."""
    return "".join(head.split()).lower()


def is_head(head: str) -> bool:
    """Whether it can be one."""
    return _HEAD.fullmatch(plain(head)) is not None


async def check(home: Home, head: str) -> Checked:
    """Go through the whole trail."""
    async with _reading(home) as (session, keys):
        return await audit_checking.check(session, keys, noted=head)


def lines(checked: Checked, zone: ZoneInfo) -> list[str]:
    """What was found, a line each; the fault is told elsewhere."""
    if checked.first_at is None or checked.last_at is None:
        return ["0 rows"]
    first, last = (f"{at.astimezone(zone):%Y-%m-%d}" for at in (checked.first_at, checked.last_at))
    told = [f"{checked.rows} rows, {first} to {last}"]
    if checked.cut:
        told.append(f"rows 1 to {checked.cut} were cut off: their time was over")
    if checked.fault is None:
        told.append(f"head {_spaced(checked.head)} (row {checked.number}): note it on paper")
        if checked.noted_at is not None:
            told.append(f"the head that was noted is row {checked.noted_at}")
        told.append("in order")
    return told


async def print_(zone: ZoneInfo, home: Home, asked: Asked, say: Callable[[str], object]) -> None:
    """Say the rows that are wanted, a line each, as columns with tabs between them."""
    async with _reading(home) as (session, keys):
        async for row in audit.read(session, await _wanted(session, keys, asked)):
            say("\t".join(map(terminal.on_one_line, _cells(row, zone))))


async def export(zone: ZoneInfo, home: Home, asked: Asked, target: Path) -> int:
    """Write them as CSV, with a byte order mark, so that a spreadsheet reads it; gives how many."""
    count = 0
    target.parent.mkdir(parents=True, exist_ok=True)
    async with _reading(home) as (session, keys):
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_COLUMNS)
            async for row in audit.read(session, await _wanted(session, keys, asked)):
                writer.writerow(map(cells.guarded, _cells(row, zone)))
                count += 1
    return count


@asynccontextmanager
async def _reading(home: Home) -> AsyncIterator[tuple[Session, Keys]]:
    """The database alone, brought to this release: nothing is published, nothing begun."""
    if not vault.engine_of(home).exists():
        raise MissingKeyError(f"There is no database in {home.folder}: nothing can be checked.")
    opened = vault.opened(home, now=app.now())
    async with opened as (keys, database), database.reading() as session:
        yield session, keys


async def _wanted(session: Session, keys: Keys, asked: Asked) -> Wanted:
    if not asked.about:
        return asked.wanted
    ids = await audit_subjects.ids(session, keys, asked.about)
    return replace(asked.wanted, ids=ids)


def _cells(row: Row, zone: ZoneInfo) -> tuple[str, ...]:
    at = f"{row.at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
    return (
        *(str(row.number), at, row.by, row.mark, row.name),
        *(row.kind, row.thing, row.id, row.detail, row.campaign),
    )


def _spaced(head: str) -> str:
    """In fours, as people copy digits."""
    return " ".join(head[at : at + 4] for at in range(0, len(head), 4))
