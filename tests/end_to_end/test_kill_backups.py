"""kill -9 in the middle of a backup, and of a restore: never half a file, never nothing."""

import asyncio
import random
import shutil
import signal
import sys
from pathlib import Path
from time import perf_counter

import pytest

from bot.home import Home
from storage import key_file
from storage.backups import keeping, making, restoring, verifying
from storage.backups.sqlite import Sqlite
from tests import lengths
from tests.storage.backups.deployments import ask, execute, populated, source_of, state
from tests.storage.rows import NOON
from tests.towns import ROOT

TRIES, PATIENCE = lengths.of(6, 40), 30
BACKING_UP = """
import sys
from pathlib import Path
from bot.home import Home
from storage.backups import making
from tests.storage.backups.deployments import source_of
from tests.storage.rows import NOON

source = source_of(Home(Path(sys.argv[1]), Path("najian.db")))
print("ready", flush=True)
sys.stdin.readline()
making.make(source, Path(sys.argv[2]), now=NOON)
"""
RESTORING = """
import os, signal, sys
from pathlib import Path
from bot.home import Home
from storage import key_file
from storage.backups import restoring
from storage.backups.sqlite import Sqlite
from tests.storage.rows import NOON

home = Home(Path(sys.argv[1]), Path("najian.db"))
allowed, rename = int(sys.argv[3]), Path.replace

def replace(path, target):
    global allowed
    if allowed == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    allowed -= 1
    return rename(path, target)

Path.replace = replace
place, known = home.restore_place(Sqlite(home.database)), key_file.read(home.key)
print("ready", flush=True)
sys.stdin.readline()
restoring.restore(Path(sys.argv[2]), place, known, now=NOON, force=True)
"""
NEVER = "-1"


async def run(program, *arguments, killed_after=None):
    """Run a program of Python, killed so many seconds after it began.

    Gives its exit code, and how many seconds its work took.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", program, *map(str, arguments)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    await asyncio.wait_for(process.stdout.readline(), PATIENCE)
    process.stdin.write(b"go\n")
    await process.stdin.drain()
    begun = perf_counter()
    if killed_after is not None:
        await asyncio.sleep(killed_after)  # not a wait: the instant is what chance decides
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
    code = await asyncio.wait_for(process.wait(), PATIENCE)
    return code, perf_counter() - begun


def grown(home):
    """Some megabytes, so that there is a middle to be killed in."""
    more = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
    execute(
        home.database,
        (more + "INSERT INTO participation SELECT 'c', randomblob(16) FROM n",),
        (more + "INSERT INTO preference SELECT randomblob(16), 'zh' FROM n",),
        ("PRAGMA wal_checkpoint(TRUNCATE)",),
    )
    return home


@pytest.fixture
def deployed(tmp_path):
    return grown(populated(tmp_path / "deployed"))


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_backup_that_is_killed_is_a_good_one_or_none(deployed, tmp_path):
    chance, folder, known = random.Random(1), tmp_path / "backups", key_file.read(deployed.key)
    folder.mkdir()
    before, made = state(deployed), []
    _, whole = await run(BACKING_UP, deployed.folder, folder / "najian-whole.zip")
    for number in range(TRIES):
        target = folder / f"najian-{number}.zip"
        instant = whole * chance.uniform(number, number + 1) / TRIES  # the first at the beginning
        await run(BACKING_UP, deployed.folder, target, killed_after=instant)
        if target.exists():
            work = tmp_path / f"work-{number}"
            work.mkdir()
            with verifying.opened(target, known) as (found, fitting):
                assert verifying.prove(found, fitting, work, lambda _: None).files == 4
        made.append(target.exists())

    assert state(deployed) == before
    keeping.folders.sweep(folder)
    left = {path.suffix for path in folder.iterdir()}
    assert left <= {".zip"}
    assert False in made  # some were killed in time


@pytest.fixture
def saved(deployed, tmp_path):
    target = tmp_path / "saved.zip"
    making.make(source_of(deployed), target, now=NOON)
    return target


@pytest.fixture
def other(tmp_path):
    """The same key, another state."""
    home = populated(tmp_path / "other")
    execute(home.database, ("DELETE FROM remark",), ("DELETE FROM example",))
    return home


def place_of(home):
    return home.restore_place(Sqlite(home.database))


def copied(home, folder):
    shutil.copytree(home.folder, folder)
    return Home(folder, Path("najian.db"))


def settled(home, old, new):
    """What stands after the next start has looked; and that nothing is lost."""
    decided = restoring.settle(place_of(home))
    found = state(home)
    assert found in (old, new)
    if found == new:
        (aside,) = home.backups.glob("replaced-*")
        assert state(Home(aside, Path("najian.db"))) == old
    assert ask(home.database, "PRAGMA integrity_check") == [("ok",)]
    assert not (home.folder / "restore.part").exists()
    return decided, found == new


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_restore_that_is_killed_leaves_the_old_state_or_the_new(
    deployed, saved, other, tmp_path
):
    chance, old, new = random.Random(2), state(other), state(deployed)
    _, whole = await run(RESTORING, copied(other, tmp_path / "whole").folder, saved, NEVER)
    for number in range(TRIES):
        home = copied(other, tmp_path / f"home-{number}")
        instant = whole * chance.uniform(number, number + 1) / TRIES

        await run(RESTORING, home.folder, saved, NEVER, killed_after=instant)

        settled(home, old, new)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_a_restore_killed_before_any_of_its_renames_is_finished_by_the_next_start(
    deployed, saved, other, tmp_path
):
    old, new, outcomes = state(other), state(deployed), []
    for allowed in range(20):
        home = copied(other, tmp_path / f"home-{allowed}")

        code, _ = await run(RESTORING, home.folder, saved, allowed)

        outcomes.append(settled(home, old, new))
        if code == 0:
            break
        assert code == -signal.SIGKILL
    # Undecided, then decided at each rename that was left, then done.
    assert outcomes[0] == (False, False)
    assert outcomes[1:-1] == [(True, True)] * (len(outcomes) - 2)
    assert (outcomes[-1], len(outcomes) > 5) == ((False, True), True)
