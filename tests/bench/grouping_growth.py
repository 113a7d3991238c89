"""Measures how grouping grows: the run itself, over a real database, without Telegram.

Cold: so many opinions that nobody has placed. Warm: a thousand more on top of them, by a process
that has read none of them, as when the worker has rested since.
"""

import asyncio
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from time import perf_counter

from sqlalchemy import func, insert, select

from domain.opinions import Channel, Ledger, Respondent
from domain.responses import Mode
from handlers.ledgers.drafting import BATCH
from reports import tasks
from storage import clues, migrate, placements
from storage.database import Database
from storage.entries import Scope
from storage.keys import Keys
from storage.office_tables import ENTRY
from storage.tables import OPINION, RESPONSE
from tests.bench import grouping_texts

HERE = Scope("bench", "bench", Ledger.DISSATISFACTION)
MORE = 1_000
DAY = date(2026, 7, 1)
NOW = datetime(2026, 7, 1, tzinfo=UTC)
_AT_ONCE = 5_000  # rows stored in one statement


@dataclass(frozen=True, slots=True)
class Run:
    """What a run took, and how many entries there are after it."""

    seconds: float
    entries: int
    peak: float  # megabytes of the whole process


def measure(path: Path, first: int, last: int) -> Run:
    """Place the opinions from `first` to before `last` on top of those that the database has.

    Makes the database where there is none. For a process of its own, for the sake of the peak.
    """
    return asyncio.run(_measure(path, first, last))


async def _measure(path: Path, first: int, last: int) -> Run:
    migrate.upgrade(path, path.parent, now=NOW)
    database = Database(path, Keys(b"k" * 32))
    try:
        await _store(database, grouping_texts.texts(last)[first:], first=first)
        seconds, entries = await _placed(database), await _count(database)
    finally:
        await database.close()
    return Run(seconds, entries, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


async def _placed(database: Database) -> float:
    """Seconds until nothing waits any more: the steps of `handlers.ledgers.drafting`."""
    begin = perf_counter()
    while True:
        async with database.reading() as session:
            batch = await placements.waiting(session, HERE, most=BATCH)
            known = await clues.find(session, HERE, tasks.clues([one.text for one in batch]))
        if not batch:
            return perf_counter() - begin
        placement = tasks.place(batch, known)
        async with database.transaction() as session:
            await placements.apply(session, HERE, batch, placement)


async def _count(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(ENTRY)) or 0


async def _store(database: Database, texts: list[str], *, first: int) -> None:
    for begin in range(0, len(texts), _AT_ONCE):
        rows = list(_rows(texts[begin : begin + _AT_ONCE], first + begin))
        async with database.transaction() as session:
            await session.execute(insert(RESPONSE), [response for response, _ in rows])
            await session.execute(insert(OPINION), [opinion for _, opinion in rows])


def _rows(texts: list[str], first: int) -> Iterator[tuple[dict, dict]]:
    drawn = Random(first)  # ids are random, as they are in the bot
    for text in texts:
        known = drawn.getrandbits(62)
        response = {
            "id": known,
            "campaign": HERE.campaign,
            "mode": Mode.ANONYMOUS,
            "channel": Channel.TELEGRAM,
            "respondent": Respondent.CITIZEN,
            "department": HERE.department,
            "completed_on": DAY,
            "kept_until": DAY,
        }
        opinion = {
            "id": drawn.getrandbits(62),
            "response": known,
            "campaign": HERE.campaign,
            "department": HERE.department,
            "ledger": HERE.ledger.value,
            "text": text,
            "aspects": [],
            "said_on": DAY,
        }
        yield response, opinion
