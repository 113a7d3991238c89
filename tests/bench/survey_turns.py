"""A whole survey turn over HTTP: a tap, its durable answer, the changed card.

Three bots serve at the same time, each with a crowd of its own, and are measured in turn: ours, and
the two that `plain_bots` has. So a busy machine is as busy for each of them.
"""

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench import bots
from tests.bench.bots import Process
from tests.bench.crowd import Crowd, Taken, open_api

OURS, BARE, DOCUMENTED = "ours", "bare", "documented"
CELLS = tuple((latency, people) for latency in (0.0, 0.05) for people in (1, 64, 256))


@dataclass(frozen=True, slots=True)
class Cell:
    """What a bot did at one latency with so many people: medians over the repetitions."""

    rate: float  # turns a second
    middle: float  # seconds of a turn
    slow: float  # seconds that 99 of 100 turns stay below
    cpu: float  # seconds of processor time a turn


async def measure(
    cells: tuple[tuple[float, int], ...] = CELLS, *, seconds: float = 2.0, times: int = 3
) -> dict[tuple[str, float, int], Cell]:
    """Every bot in every cell, for about so many seconds each time."""
    names = (OURS, BARE, DOCUMENTED)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url, crowds = await stack.enter_async_context(open_api(names))
        served: dict[str, Process] = {}
        for name in names:
            (folder / name).mkdir()
            given = (f"{url}/{name}", folder / name, crowds[name])
            bot = bots.najian(*given) if name == OURS else bots.plain(name, *given)
            served[name] = await stack.enter_async_context(bot)
            await crowds[name].seat(max(people for _, people in cells))
        return {
            (name, *cell): found
            for cell in cells
            for name, found in (await _cell(cell, served, crowds, seconds, times)).items()
        }


async def _cell(
    cell: tuple[float, int],
    served: dict[str, Process],
    crowds: dict[str, Crowd],
    seconds: float,
    times: int,
) -> dict[str, Cell]:
    found: dict[str, list[Cell]] = {name: [] for name in served}
    sizes: dict[str, int] = {}
    for round_ in range(times):
        for name, process in served.items():
            if name == DOCUMENTED and round_ and cell[0]:
                continue  # slow, and much the same each time
            if name not in sizes:  # warms up as well
                first = await _take(process, crowds[name], cell, cell[1])
                sizes[name] = max(cell[1], int(first.rate * seconds))
            found[name].append(await _take(process, crowds[name], cell, sizes[name]))
    return {name: _middle(each) for name, each in found.items()}


async def _take(process: Process, crowd: Crowd, cell: tuple[float, int], turns: int) -> Cell:
    crowd.latency, people = cell
    before = process.cpu()
    taken = await crowd.tap(people, turns)
    return of(taken, process.cpu() - before)


def of(taken: Taken, cpu: float) -> Cell:
    """The figures of what was measured at one go."""
    lasted = sorted(taken.lasted)
    slow = lasted[min(len(lasted) - 1, int(len(lasted) * 0.99))]
    return Cell(taken.rate, median(lasted), slow, cpu / taken.turns)


def _middle(found: list[Cell]) -> Cell:
    return Cell(
        median(each.rate for each in found),
        median(each.middle for each in found),
        median(each.slow for each in found),
        median(each.cpu for each in found),
    )


if __name__ == "__main__":
    latency, people = float(sys.argv[1]), int(sys.argv[2])
    for key, cell in asyncio.run(measure(((latency, people),))).items():
        print(key, cell)
