"""Programs of ours in processes of their own, each stopped by its number and by nothing else."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOKEN = "123456:" + "a" * 35
PATIENCE = 60.0  # seconds anything may take
_STEP = 0.02


async def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for a condition, within bounds."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110 - another process tells nobody
                await asyncio.sleep(_STEP)
    except TimeoutError:
        raise AssertionError(what) from None


@asynccontextmanager
async def running(
    *arguments: str, log: Path, before: tuple[str, ...] = (), **environment: str
) -> AsyncIterator["Program"]:
    """`python -m ARGUMENTS`, ended at the end. What it says on standard error goes to `log`.

    `before`: the command that becomes Python.
    """
    with log.open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            *before,
            sys.executable,
            "-m",
            *arguments,
            cwd=ROOT,
            env=os.environ | environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
    program = Program(process, log)
    try:
        yield program
    finally:
        await program.end(signal.SIGTERM)


@asynccontextmanager
async def serving(home: Path) -> AsyncIterator[tuple["Program", str]]:
    """`najian run` with the sandbox, in this home; the process, and the page's address."""
    options = ("--config", "config.example.toml", "--home", str(home))
    log = home.with_suffix(".log")
    async with running("bot", *options, "run", "--port", "0", log=log) as bot:
        yield bot, (await bot.line("http")).rstrip("/")


class Program:
    """A process we started."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process, self._log = process, log

    @property
    def number(self) -> int:
        """By which the system knows it."""
        return self._process.pid

    @property
    def has_ended(self) -> bool:
        return self._process.returncode is not None

    async def line(self, mark: str) -> str:
        """The next line of its standard output with this in it."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while line := await self._process.stdout.readline():
                if mark in line.decode():
                    return line.decode().strip()
        raise AssertionError(f"ended without {mark!r}: {self._log.read_text('utf-8')}")

    async def ended(self) -> int:
        """Wait until it has ended by itself; gives the exit code."""
        async with asyncio.timeout(PATIENCE):
            return await self._process.wait()

    async def end(self, how: signal.Signals) -> int:
        """Signal it and wait; killed if it does not end. Gives the exit code."""
        if not self.has_ended:
            self._process.send_signal(how)
        try:
            await asyncio.wait_for(self._process.communicate(), PATIENCE)
        except TimeoutError:
            self._process.kill()
            await self._process.communicate()
            raise
        assert self._process.returncode is not None
        return self._process.returncode


async def until_true(holds: Callable[[], Awaitable[object]], what: str) -> None:
    """The same, of a condition that has to be waited for itself."""
    try:
        async with asyncio.timeout(PATIENCE):
            while not await holds():  # noqa: ASYNC110 - another process tells nobody
                await asyncio.sleep(_STEP)
    except TimeoutError:
        raise AssertionError(what) from None


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def configured(folder: Path, address: str, *, webhook: int | None = None) -> Path:
    """The example's configuration, with the Bot API at this address.

    `webhook` is the port on which it calls the bot; without one, the bot fetches.
    """
    example = (ROOT / "config.example.toml").read_text("utf-8")
    text = example.replace("https://api.telegram.org", address.rstrip("/")).replace(
        'folder = "questionnaires"', f'folder = "{ROOT / "questionnaires"}"'
    )
    if webhook is not None:
        called = f'url = "http://127.0.0.1:{webhook}/najian"'
        text = text.replace('url = ""', called).replace("port = 8081", f"port = {webhook}")
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path
