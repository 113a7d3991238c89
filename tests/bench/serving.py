"""Measures a bot that serves: its memory, its start, and whether its memory stays flat.

Also how large what it needs is on the disk.
"""

import asyncio
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from statistics import median
from time import perf_counter

from packaging.requirements import Requirement

from tests.bench import bots
from tests.bench.crowd import open_api

PEOPLE = 64
_STEP = 5_000  # turns between two looks at the memory
_LIBRARY = "import telegram.ext"


@dataclass(frozen=True, slots=True)
class Start:
    """Medians of seconds."""

    first: float  # until a bot that makes its database fetches updates
    again: float  # until one that has a database does
    library: float  # that Python takes to load PTB, and nothing else
    memory: float  # MB of a bot that has a database and has served some turns


@dataclass(frozen=True, slots=True)
class Flat:
    """MB of a bot after so many turns, looked at every few thousand."""

    turns: int
    memory: tuple[float, ...]

    @property
    def growth(self) -> float:
        """MB that the second half of the turns has added, by the line of least squares."""
        half = self.memory[len(self.memory) // 2 :]
        middle, mean = (len(half) - 1) / 2, sum(half) / len(half)
        slope = sum((n - middle) * (known - mean) for n, known in enumerate(half))
        return slope / (sum((n - middle) ** 2 for n in range(len(half))) or 1) * (len(half) - 1)


async def start(times: int = 3) -> Start:
    """Start it for the first time, and again; load PTB alone in between."""
    first, again, library, memory = list[float](), list[float](), list[float](), list[float]()
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            async with _served(Path(folder)) as (process, _):
                first.append(process.seconds)
            library.append(await asyncio.to_thread(_load))
            async with _served(Path(folder)) as (process, crowd):
                again.append(process.seconds)
                await crowd.seat(PEOPLE)
                await crowd.tap(PEOPLE, 4 * PEOPLE)
                memory.append(process.memory())
    return Start(*map(median, (first, again, library, memory)))


async def flat(turns: int) -> Flat:
    """Let people tap for so long; the memory after every few thousand turns."""
    with tempfile.TemporaryDirectory() as folder:
        async with _served(Path(folder)):
            pass  # its database is made
        async with _served(Path(folder)) as (process, crowd):
            await crowd.seat(PEOPLE)
            memory = list[float]()
            for done in range(0, turns, _STEP):
                await crowd.tap(PEOPLE, min(_STEP, turns - done))
                memory.append(process.memory())
    return Flat(turns, tuple(memory))


def installed() -> float:
    """MB of the installed files of what the bot needs, with the reader of Excel questionnaires."""
    sizes = {
        file.locate(): (file.size or 0)
        for known in _needed("najian", {"xlsform"})
        for file in known.files or ()
    }
    return sum(sizes.values()) / 1e6


@asynccontextmanager
async def _served(folder: Path):
    async with (
        open_api(("ours",)) as (url, crowds),
        bots.najian(f"{url}/ours", folder, crowds["ours"]) as process,
    ):
        yield process, crowds["ours"]


def _load() -> float:
    begin = perf_counter()
    subprocess.run([sys.executable, "-c", _LIBRARY], check=True, timeout=60)
    return perf_counter() - begin


def _needed(name: str, extras: set[str]) -> Iterator[Distribution]:
    """A distribution and all that it requires on this machine, each once."""
    waiting, seen = [(name, extras)], set[str]()
    while waiting:
        name, extras = waiting.pop()
        plain = re.sub(r"[-_.]+", "-", name).lower()
        try:
            known = distribution(name)
        except PackageNotFoundError:
            continue  # not for this machine, or of an extra that was not asked for
        if plain not in seen:
            seen.add(plain)
            yield known
        for text in known.requires or ():
            wanted = Requirement(text)
            asked = wanted.marker is None or any(
                wanted.marker.evaluate({"extra": extra}) for extra in (extras or {""})
            )
            if asked and re.sub(r"[-_.]+", "-", wanted.name).lower() not in seen:
                waiting.append((wanted.name, wanted.extras))
