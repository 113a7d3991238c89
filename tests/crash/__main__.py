"""`python -m tests.crash --kills N --engine sqlite|postgresql|both --seed S`.

Ends with 1 if anything did not hold, and says how to repeat it.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import SystemRandom

from tests import engine, server
from tests.crash import killing
from tests.crash.killing import Outcome

KILLS = 100  # on each engine


def main() -> int:
    """The exit code."""
    options = _options().parse_args()
    seed = SystemRandom().randrange(10**6) if options.seed is None else options.seed
    engines = ("sqlite", "postgresql") if options.engine == "both" else (options.engine,)
    if "postgresql" in engines and not engine.SERVER:
        with server.running() as url:  # and with it once more from the beginning
            known = os.environ | {"NAJIAN_TEST_SERVER": url}
            return subprocess.call([sys.executable, "-m", "tests.crash", *sys.argv[1:]], env=known)
    is_wrong = False
    for name in engines:
        print(f"{name}: {options.kills} kills, seed {seed}", flush=True)
        with tempfile.TemporaryDirectory(prefix="najian-crash-") as folder:
            outcome = _run(name, Path(folder), seed, options)
        _tell(name, seed, options.kills, outcome)
        is_wrong |= bool(outcome.wrong)
    return int(is_wrong)


def _run(name: str, folder: Path, seed: int, options: argparse.Namespace) -> Outcome:
    is_on_server = name == "postgresql"
    url = asyncio.run(engine.empty_database("najian_crash")) if is_on_server else None
    tell = print if options.verbose else _nothing
    run = killing.run(folder, seed=seed, kills=options.kills, url=url, tell=tell)
    try:
        return asyncio.run(run)
    except BaseException:
        if (log := folder / "bot.log").exists():
            print(log.read_text("utf-8")[-4000:])
        print(f"To repeat it: {_command(name, seed, options.kills)}", flush=True)
        raise


def _nothing(_: str) -> None:
    """Say nothing meanwhile."""


def _tell(name: str, seed: int, kills: int, outcome: Outcome) -> None:
    print(f"{name}: killed {sum(outcome.kills.values())} times, {dict(outcome.kills)}")
    print(f"  in {outcome.seconds:.0f} s; stored in the end: {outcome.done}")
    print(f"  messages that may or may not have arrived, parked: {outcome.unsure}")
    print(f"  taps that led nowhere: {outcome.confused}")
    if outcome.log:
        print("  errors in the log:", outcome.log, sep="\n")
    for one in outcome.wrong:
        print(f"  WRONG {one}")
    if outcome.wrong:
        print(f"To repeat it: {_command(name, seed, kills)}")
    else:
        print("  lost: 0, twice: 0, half-written: 0, orphans: 0", flush=True)


def _command(name: str, seed: int, kills: int) -> str:
    return f"python -m tests.crash --kills {kills} --engine {name} --seed {seed}"


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help="on each engine")
    parser.add_argument("--engine", default="both", choices=("sqlite", "postgresql", "both"))
    parser.add_argument("--seed", type=int, help="by default another one each time")
    parser.add_argument("--verbose", action="store_true", help="a line for each kill")
    return parser


if __name__ == "__main__":
    sys.exit(main())
