"""Measures what sealing costs: alone, for a turn, and for a stored response.

The same is stored with keys that seal and with keys that leave everything as it is, in turn.
"""

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from domain.answers import Answer
from domain.opinions import Aspect, Channel, Ledger, Respondent, Statement
from domain.responses import Mode
from domain.text import Language
from storage import inbox, interviews, migrate, responses
from storage.database import Database
from storage.interviews import Opening
from storage.keys import Keys
from storage.responses import Complete

DAY = date(2026, 7, 1)
WORDS = "窗口只开了一个，排了两个小时的队，材料又退回来补了两次，希望一次讲清楚。"
_UPDATE = json.dumps({"update_id": 1, "callback_query": {"data": "o:1", "text": WORDS * 6}})
_TIMES = 3
Work = Callable[[Database, Keys, int], Awaitable[None]]


class Open(Keys):
    """Keys that leave everything as it is."""

    def seal(self, plain: bytes) -> bytes:
        return plain

    def unseal(self, sealed: bytes) -> bytes:
        return sealed


def alone(count: int = 20_000) -> float:
    """Seconds to seal an answer once."""
    keys, plain = Keys(b"k" * 32), WORDS.encode()
    begin = perf_counter()
    for _ in range(count):
        keys.seal(plain)
    return (perf_counter() - begin) / count


def turns(count: int = 200, *, times: int = _TIMES) -> tuple[float, float]:
    """Seconds a turn, as storage sees it: sealed, and left as it is."""
    return asyncio.run(_compared(_turns, count, times))


def stored(count: int = 400, *, times: int = _TIMES) -> tuple[float, float]:
    """Seconds a complete response with four answers: sealed, and left as it is."""
    return asyncio.run(_compared(_responses, count, times))


async def _compared(work: Work, count: int, rounds: int) -> tuple[float, float]:
    taken: dict[type[Keys], list[float]] = {Keys: [], Open: []}
    with tempfile.TemporaryDirectory() as folder:
        for kind, times in list(taken.items()) * rounds:
            path = Path(folder) / f"{kind.__name__}{len(times)}.db"
            migrate.upgrade(path, path.parent, now=datetime.now(UTC))
            keys = kind(b"k" * 32)
            database = Database(path, keys)
            begin = perf_counter()
            await work(database, keys, count)
            times.append((perf_counter() - begin) / count)
            await database.close()
    return median(taken[Keys]), median(taken[Open])


async def _turns(database: Database, keys: Keys, count: int) -> None:
    person = b"p" * 16
    opening = Opening(
        campaign="bench",
        person=person,
        chat=keys.seal_chat(1),
        mode=Mode.ANONYMOUS,
        language=Language.ZH,
        questionnaire="enterprise",
        version=2,
        answers={"rating": Answer("bad")},
    )
    async with database.transaction() as session:
        known = await interviews.begin(session, opening, today=DAY)
    for number in range(count):
        async with database.transaction() as session:
            await inbox.receive(session, number, keys.seal(_UPDATE.encode()))
        async with database.transaction() as session:
            await inbox.take(session, number)
            await interviews.find(session, "bench", person)
            await interviews.record(session, known, {"trouble": Answer(WORDS)})
        async with database.transaction() as session:
            await inbox.settle(session, number)


async def _responses(database: Database, _: Keys, count: int) -> None:
    async with database.transaction() as session:
        for number in range(count):
            await responses.add(session, _complete(number))


def _complete(number: int) -> Complete:
    return Complete(
        campaign="bench",
        mode=Mode.RECORDED,
        channel=Channel.PHONE,
        completed_on=DAY,
        kept_until=DAY,
        said_on=DAY,
        respondent=Respondent.CITIZEN,
        department="build",
        grade="bad",
        answers={
            "department": Answer("build"),
            "rating": Answer("bad"),
            "aspects": Answer(("process", "efficiency")),
            "trouble": Answer(WORDS),
        },
        statements=(Statement(WORDS, Ledger.DISSATISFACTION, (Aspect.PROCESS,)),),
        source=number.to_bytes(16, "big"),
    )
