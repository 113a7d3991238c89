"""Measures what is told of many answers: the digest, the summary, and forming batches.

For processes of their own, so that peak memory is that of one piece of work. The worker's part is
done in the same process: what is measured is what a machine needs.
"""

import asyncio
import json
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from sqlalchemy import event

from bot import app
from bot.home import Home
from bot.settings import configuration
from domain.figures import Filter, Period
from domain.people import Membership, Role
from domain.text import Language
from handlers.background import batching
from handlers.context import Services
from handlers.office import digests, summary_figures
from tests.bench import answers
from tests.bench.answers import Place
from tests.bench.documents import peak
from tests.chat import Inline

ROOT = Path(__file__).parents[2]
NEW = 400  # answers that come on top
FIRST_DAY, TODAY = date(2020, 7, 17), date(2020, 8, 10)
NOON = datetime(2020, 8, 10, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
_LEADER = (Membership(Role.LEADER),)

# The same numbers: by department and grade, by day, and by aspect.
_PLAIN = (
    "SELECT department, grade, count(*) FROM response WHERE campaign = ? GROUP BY 1, 2",
    "SELECT department, completed_on, count(*) FROM response WHERE campaign = ? GROUP BY 1, 2",
    """SELECT a.value, count(DISTINCT response) FROM opinion, json_each(aspects) a
       WHERE campaign = ? GROUP BY 1""",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What a piece of work took."""

    seconds: float
    peak: float  # MB of the whole process
    rows: int  # that it read
    found: int  # responses that it told of, or batches that it formed


def measure(work: str, folder: Path, count: int = 0) -> Measured:
    """What a whole process took that did one of the works over the home in this folder."""
    command = [sys.executable, "-m", "tests.bench.figures", work, str(folder), str(count)]
    told = subprocess.run(command, capture_output=True, check=True, text=True, timeout=600)
    return Measured(*json.loads(told.stdout))


def plain(folder: Path) -> Measured:
    """The same figures in plain SQL."""
    known = configuration.load(ROOT / "config.example.toml", {}).campaign.code
    begin = perf_counter()
    with closing(sqlite3.connect(folder / "home" / "najian.db")) as connection:
        given = [connection.execute(each, (known,)).fetchall() for each in _PLAIN]
    said = sum(count for *_, count in given[0])
    return Measured(perf_counter() - begin, peak(), sum(map(len, given)), said)


async def _digest(services: Services) -> int:
    """Numbers, words and chart of a digest."""
    return len((await digests.render(services, Language.ZH)).text)


async def _summary(services: Services) -> int:
    """A leader's summary of all departments."""
    wanted = Filter(Period(FIRST_DAY, TODAY))
    return (await summary_figures.gather(services, _LEADER, wanted)).summary.responses


async def _batch(services: Services) -> int:
    """Batches of what came since the last time."""
    return await batching.form(services)


_WORKS: dict[str, Callable[[Services], Awaitable[int]]] = {
    "digest": _digest,
    "summary": _summary,
    "batch": _batch,
}


async def _measure(work: Callable[[Services], Awaitable[int]], folder: Path) -> Measured:
    """Of what can be done twice, the second time is measured: then all libraries are loaded."""
    async with _opened(folder) as services:
        if work is not _batch:
            await work(services)
        rows = _counted(services)
        begin = perf_counter()
        found = await work(services)
        return Measured(perf_counter() - begin, peak(), sum(rows), found)


def _counted(services: Services) -> list[int]:
    """Grows by the number of rows of each statement that is executed from now on."""
    rows: list[int] = []

    @event.listens_for(services.database._engine.sync_engine, "after_cursor_execute")
    def count(_conn, cursor, *_):
        rows.append(len(cursor._cursor._rows))

    return rows


async def _store(folder: Path, count: int) -> int:
    """Put so many answers into the home; the first that come are in batches already."""
    is_first = not (folder / "home").exists()
    async with _opened(folder) as services:
        campaign, keys = services.campaign, services.keys
    departments = tuple(known.code for known in campaign.departments)
    path, first = folder / "home" / "najian.db", FIRST_DAY if is_first else TODAY
    place = Place(path, keys, campaign.code, departments, first, TODAY)
    return answers.store(place, count, batched=is_first)


@asynccontextmanager
async def _opened(folder: Path) -> AsyncIterator[Services]:
    known = configuration.load(ROOT / "config.example.toml", {})
    home = Home(folder / "home", known.storage.place)
    async with app.open_services(known, home, clock=lambda: NOON) as services:
        yield replace(services, worker=Inline())


def main() -> None:
    """Do what `measure` asks for."""
    work, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    if work == "store":
        done = Measured(0.0, 0.0, 0, asyncio.run(_store(folder, count)))
    elif work == "plain":
        done = plain(folder)
    else:
        done = asyncio.run(_measure(_WORKS[work], folder))
    print(json.dumps(astuple(done)))


if __name__ == "__main__":
    main()
