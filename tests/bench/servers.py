"""Measures the turns of a bot on PostgreSQL beside one on SQLite, where a server is at hand."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

from tests import engine
from tests.bench import bots
from tests.bench.crowd import open_api

PEOPLE = 64
_TURNS = 1_500
_NAMES = ("file", "server")
_DATABASE = "najian_bench"


async def measure(times: int = 3) -> tuple[float, float]:
    """Turns a second, without latency: on a file, and on the server. Both serve all the time."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url, crowds = await stack.enter_async_context(open_api(_NAMES))
        for name in _NAMES:
            (folder / name).mkdir()
            server = await engine.empty_database(_DATABASE) if name == "server" else ""
            bot = bots.najian(f"{url}/{name}", folder / name, crowds[name], server=server)
            await stack.enter_async_context(bot)
            await crowds[name].seat(PEOPLE)
        rates: dict[str, list[float]] = {name: [] for name in _NAMES}
        for _ in range(times):
            for name in _NAMES:
                rates[name].append((await crowds[name].tap(PEOPLE, _TURNS)).rate)
    return median(rates["file"]), median(rates["server"])


if __name__ == "__main__":
    print(asyncio.run(measure()))
