"""Measures /search on 20,000 opinions of random syllables: finding, and masking what is found.

The ratio is to reading all of them without looking for anything.
"""

import asyncio
import random
import secrets
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import insert

from domain import searching
from domain.searching import Query
from reports import tasks
from storage import migrate
from storage import searching as stock
from storage.database import Database
from storage.keys import Keys
from storage.tables import OPINION, RESPONSE

OPINIONS = 20_000
MOST = 500
SYLLABLES = (
    "的一是不了在有人这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又"
    "如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第"
    "门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市"
)
QUERIES = ("时间", "公开 政务", "没有 工作", "理", "abc")


def texts(draw: random.Random) -> list[str]:
    """Of 12 to 90 characters, some with a telephone number."""
    said = ("".join(draw.choices(SYLLABLES, k=draw.randint(12, 90))) for _ in range(OPINIONS))
    return [
        f"{one} 13{draw.randrange(10**9):09}" if place % 9 == 0 else one
        for place, one in enumerate(said)
    ]


async def fill(database: Database, said: list[str]) -> None:
    """A response for each, over sixty days."""
    day = date(2020, 7, 1)
    rows, stated = [], []
    for place, text in enumerate(said):
        known = secrets.randbits(62)
        rows.append({
            "id": known, "campaign": "c", "mode": "anonymous", "channel": "web", "shield": "open",
            "respondent": "citizen", "department": "d", "grade": None,
            "completed_on": day + timedelta(days=place % 60), "kept_until": date(2030, 1, 1),
        })  # fmt: skip
        stated.append({
            "id": secrets.randbits(62), "response": known, "campaign": "c", "department": "d",
            "ledger": 3, "text": text, "aspects": [], "said_on": day,
        })  # fmt: skip
    async with database.transaction() as session:
        await session.execute(insert(RESPONSE), rows)
        await session.execute(insert(OPINION), stated)


async def measure(folder: Path) -> list[str]:
    """A line a query."""
    path = folder / "najian.db"
    migrate.upgrade(path, folder, now=datetime.now(UTC))
    database = Database(path, Keys(b"k" * 32))
    await fill(database, texts(random.Random(1)))
    whole = await timed(database, None)
    lines = [f"{OPINIONS} opinions, all read: {whole[0] * 1000:.0f} ms"]
    tasks.scrub(["热身"])
    for typed in QUERIES:
        query = searching.read(typed)
        query = query if isinstance(query, Query) else Query((typed,))
        seconds, found = await timed(database, query)
        begun = perf_counter()
        hits = tasks.find(found, query, most=MOST)
        masked = perf_counter() - begun
        lines.append(
            f"{typed}: {seconds * 1000:.0f} ms ({seconds / whole[0]:.2f}) found {len(found)}; "
            f"{len(hits.shown)} hits masked in {masked * 1000:.0f} ms"
        )
    await database.close()
    return lines


async def timed(database: Database, query: Query | None) -> tuple[float, tuple[str, ...]]:
    """The best of five, and the texts."""
    best, found = 9e9, ()
    for _ in range(5):
        begun = perf_counter()
        async with database.reading() as session:
            said = await stock.utterances(session, "c", ["d"], query)
        best, found = min(best, perf_counter() - begun), said
    return best, tuple(one.text for one in found)


def main() -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        print("\n".join(asyncio.run(measure(Path(folder)))))


if __name__ == "__main__":
    main()
