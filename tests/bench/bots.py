"""Bots as processes of their own: started, watched from outside, and stopped."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from tests.bench.crowd import TOKEN, Crowd

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds until it fetches, and until it has stopped
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """A running bot. Linux tells what it takes; elsewhere it is not known."""

    number: int
    seconds: float  # from its start to its first call for updates

    def memory(self) -> float:
        """Resident memory in MB."""
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.number}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0

    def cpu(self) -> float:
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.number}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


@asynccontextmanager
async def najian(
    url: str, folder: Path, crowd: Crowd, *, server: str = ""
) -> AsyncIterator[Process]:
    """`najian run` at this Bot API, with a home in the folder; on a server's database, if named."""
    example = (ROOT / "config.example.toml").read_text("utf-8")
    lines = re.sub(r"(?m)^api_url = .*$", f'api_url = "{url}"', example)
    lines = re.sub(r'(?m)^folder = "questionnaires"$', f'folder = "{ROOT}/questionnaires"', lines)
    config = folder / "config.toml"
    config.write_text(lines, "utf-8")
    given = ["bot", "--config", str(config), "--home", str(folder / "home"), "run"]
    async with started(given, folder, crowd, STORAGE_URL=server) as process:
        yield process


@asynccontextmanager
async def plain(kind: str, url: str, folder: Path, crowd: Crowd) -> AsyncIterator[Process]:
    """One of the bots that ours is held against."""
    given = ["tests.bench.plain_bots", kind, url, str(folder)]
    async with started(given, folder, crowd) as process:
        yield process


@asynccontextmanager
async def started(
    module: list[str], folder: Path, crowd: Crowd, **environment: str
) -> AsyncIterator[Process]:
    """`python -m MODULE …` from its first call for updates on; stopped at the end."""
    begin, said = perf_counter(), folder / "said.log"
    with said.open("wb") as log:
        running = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *module),
            cwd=ROOT,
            env={**os.environ, "BOT_TOKEN": TOKEN, **environment},
            stdout=log,
            stderr=log,
        )
    ended = asyncio.create_task(running.wait())
    fetches = asyncio.create_task(crowd.first_fetch.wait())
    try:
        given = {"timeout": PATIENCE, "return_when": asyncio.FIRST_COMPLETED}
        done, _ = await asyncio.wait({ended, fetches}, **given)
        if fetches not in done:
            raise RuntimeError(f"{module[0]} does not serve: {said.read_text('utf-8')}")
        yield Process(running.pid, perf_counter() - begin)
    finally:
        crowd.latency = 0.0
        fetches.cancel()
        if not ended.done():
            running.terminate()
        await asyncio.wait_for(ended, PATIENCE)
