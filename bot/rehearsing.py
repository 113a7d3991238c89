"""`najian rehearse`: simulated respondents, against a running sandbox or one of its own."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot import app, rehearsal, running
from bot.home import Home, InUseError
from bot.settings.configuration import Configuration
from domain.faults import Fault, FaultyError


@dataclass(frozen=True, slots=True)
class Plan:
    """How many answer, with what words; `done` is called after each."""

    responses: int
    texts: Path | None
    seed: int
    done: Callable[[], None]


async def run(configuration: Configuration, home: Home, plan: Plan) -> int:
    """Rehearse; gives how many got a receipt. A sandbox that runs in this home is used."""
    texts = _texts(plan.texts)
    try:
        with home.serving():
            return await _with_own_sandbox(configuration, home, plan, texts)
    except InUseError:
        if not home.address.exists():
            raise
    address = home.address.read_text("utf-8")
    return await rehearsal.rehearse(address, plan.responses, texts, seed=plan.seed, done=plan.done)


async def _with_own_sandbox(
    configuration: Configuration, home: Home, plan: Plan, texts: tuple[str, ...]
) -> int:
    stopping = asyncio.Event()
    async with (
        app.open_services(configuration, home) as services,
        running.sandbox(configuration, home, services, port=0) as sandbox,
    ):
        serving = asyncio.create_task(running.serve_sandbox(sandbox, services, stopping))
        try:
            return await rehearsal.rehearse(
                sandbox.address, plan.responses, texts, seed=plan.seed, done=plan.done
            )
        finally:
            stopping.set()
            await serving


def _texts(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return rehearsal.TEXTS
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise FaultyError((Fault(str(path), 0, f"can't be read: {error}"),)) from None
    texts = tuple(line.strip() for line in lines if line.strip())
    if not texts:
        raise FaultyError((Fault(str(path), 0, "has no line with text"),))
    return texts
