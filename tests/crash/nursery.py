"""Bots that are forked from a process that has imported all they need."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.end_to_end.processes import PATIENCE, ROOT

_LONGEST_STOP = 3 * PATIENCE  # seconds: jobs under way are done first


class Forked:
    """One bot, as `tests.end_to_end.processes.Program` is one."""

    def __init__(self, number: int, code: asyncio.Task[int]) -> None:
        self.number, self._code = number, code

    @property
    def has_ended(self) -> bool:
        return self._code.done()

    async def ended(self) -> int:
        """Wait until it has ended; gives the exit code."""
        async with asyncio.timeout(_LONGEST_STOP):
            return await asyncio.shield(self._code)

    async def end(self, how: signal.Signals) -> int:
        """Signal it and wait; gives the exit code, which is below 0 where a signal was the end."""
        if not self.has_ended:
            with suppress(ProcessLookupError):
                os.kill(self.number, how)
        return await self.ended()


class Nursery:
    """The process that forks them, one after another."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @asynccontextmanager
    async def born(self, *arguments: str) -> AsyncIterator[Forked]:
        """`python -m tests.crash.clocked ARGUMENTS`, ended at the end."""
        self._process.stdin.write(json.dumps(arguments).encode() + b"\n")
        await self._process.stdin.drain()
        async with asyncio.timeout(PATIENCE):
            number = await self._number()
        bot = Forked(number, asyncio.create_task(self._number()))
        try:
            yield bot
        finally:
            await bot.end(signal.SIGTERM)

    async def _number(self) -> int:
        return int(await self._process.stdout.readline())


@asynccontextmanager
async def opened(log: Path, environment: dict[str, str]) -> AsyncIterator[Nursery]:
    """A nursery; what its bots say on standard error goes to the log."""
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.crash.clocked"),
            cwd=ROOT,
            env=os.environ | environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    try:
        yield Nursery(process)
    finally:
        process.stdin.close()
        await asyncio.wait_for(process.wait(), PATIENCE)
