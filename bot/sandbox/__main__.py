"""Runs the sandbox alone: `python -m bot.sandbox --port 8080 --journal FILE`.

The bot process can then be killed while the updates wait here. Prints the page's address as one
line, and serves until SIGTERM or SIGINT.
"""

import argparse
import asyncio
import logging
import signal
import sys
from pathlib import Path

from bot.sandbox.people import Persona
from bot.sandbox.server import PortTakenError, Sandbox

FIRST_ID = 700_000_001


def numbered(count: int) -> tuple[Persona, ...]:
    """Plain personas for tests."""
    return tuple(
        Persona(FIRST_ID + number, f"测试人员 {number + 1}", "zh-hans", "测试", "")
        for number in range(count)
    )


def main() -> int:
    """Serve until told to stop. Gives the exit code."""
    options = _options().parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        asyncio.run(_serve(options))
    except PortTakenError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command line speaks
        return 2
    return 0


async def _serve(options: argparse.Namespace) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    sandbox = Sandbox(
        numbered(options.personas),
        token=options.token,
        journal=options.journal,
        strict_flood=options.strict_flood,
    )
    try:
        print(await sandbox.start(options.host, options.port), flush=True)  # noqa: T201
        await stopped.wait()
    finally:
        await sandbox.stop()


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description="A local Telegram.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument("--token", help="the bot's token; a random one if left out")
    parser.add_argument("--journal", type=Path, help="a file that survives a kill")
    parser.add_argument("--personas", type=int, default=3, help="how many plain personas")
    parser.add_argument("--strict-flood", action="store_true", help="answer 429 as Telegram does")
    return parser


if __name__ == "__main__":
    sys.exit(main())
