"""Tries hostile input for as long as one wants: `python -m tests.hostile --seconds 60`."""

import argparse
import asyncio
import secrets
import sys
import tempfile
import time
import unittest
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.hostile.stage import set_up
from tests.hostile.targets import TARGETS, OnFile

_A_ROUND = (
    200  # inputs, after which the bot is set up anew: its sandbox remembers all that was said
)


class Over(unittest.SkipTest):
    """The time is over. Hypothesis lets a test that is skipped go at once."""


def main() -> int:
    """1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="for each target")
    parser.add_argument("--target", choices=sorted(TARGETS), action="append")
    parser.add_argument("--seed", type=int, help="as a finding names it")
    given_ = parser.parse_args()
    warnings.simplefilter("ignore")
    found = False
    for name in given_.target or TARGETS:
        found |= _try(name, given_.seconds, given_.seed)
    return int(found)


def _try(name: str, seconds: float, first: int | None) -> bool:
    """Whether anything was found within these seconds; says how much was tried."""
    ends, tried = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        number = secrets.randbits(32) if first is None else first
        with tempfile.TemporaryDirectory() as folder:
            counted, problem = _round(name, Path(folder), number, ends)
        tried += counted
        if problem is not None:
            again = f"python -m tests.hostile --target {name} --seed {number}"
            print(f"{name}: {tried} inputs, then:\n{problem}\nAgain: {again}", flush=True)
            return True
        if first is not None:
            break
    print(f"{name}: {tried} inputs, nothing found.", flush=True)
    return False


def _round(name: str, folder: Path, number: int, ends: float) -> tuple[int, str | None]:
    """How many inputs were tried, and what the smallest that failed says."""
    tried = 0
    with _prepared(name, folder) as check:

        @seed(number)
        @settings(
            max_examples=_A_ROUND,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )
        @given(TARGETS[name].inputs)
        def play(sent: object) -> None:
            nonlocal tried
            if time.monotonic() > ends:
                raise Over
            tried += 1
            check(sent)

        try:
            play()
        except Over:
            return tried, None
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            notes = "\n".join(getattr(error, "__notes__", ()))
            return tried, f"{type(error).__name__}: {error}\n{notes}"
    return tried, None


@contextmanager
def _prepared(name: str, folder: Path) -> Iterator[Callable[[object], None]]:
    """What a target's inputs are tried with: a folder, or the bot on its stage."""
    target = TARGETS[name]
    if isinstance(target, OnFile):
        yield partial(target.check, folder)
        return
    with asyncio.Runner() as runner:
        standing = set_up(folder / "stage")
        stage = runner.run(standing.__aenter__())
        try:
            yield lambda sent: runner.run(target.check(stage, sent))
        finally:
            runner.run(standing.__aexit__(None, None, None))


if __name__ == "__main__":
    sys.exit(main())
