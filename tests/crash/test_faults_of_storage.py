"""The disk is full, the file is locked or read-only: said in the log, waited for, nothing lost."""

import asyncio
import signal
import sqlite3
import subprocess
from contextlib import asynccontextmanager, closing

import pytest

from tests.crash import faults
from tests.crash.store import SqliteFile
from tests.end_to_end.processes import running

pytestmark = pytest.mark.sqlite
FULL = "the disk is full"
LOCKED = "another process has locked the database"
KEPT = "is kept, and tried again: "
NOT_STORED = "Updates can't be stored: "
MEGABYTE = 1_000_000
ROOM = 40 * MEGABYTE  # of the small disk
_OWN = ["unshare", "--user", "--map-root-user", "--mount"]  # a disk of one's own, without rights


def can_have_a_disk():
    tried = [*_OWN, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    try:
        return subprocess.run(tried, capture_output=True, timeout=10, check=False).returncode == 0
    except OSError:
        return False


a_disk = pytest.mark.skipif(not can_have_a_disk(), reason="this machine gives nobody a disk")


class Disk:
    """The bot's home on a small disk that nobody else sees, but through the process."""

    def __init__(self, scene, bot) -> None:
        self.scene, self.bot = scene, bot

    @property
    def home(self):
        """As it is seen from here."""
        return self.scene.folder / f"/proc/{self.bot.number}/root{self.scene.home.folder}"

    def fill(self) -> None:
        """To the last byte."""
        with (self.home / "filler").open("wb", buffering=0) as filler:
            try:
                while filler.write(b"\0" * 4096):
                    pass
            except OSError:
                return

    def clear(self) -> None:
        (self.home / "filler").unlink()

    async def tables(self):
        return await SqliteFile(self.home / "najian.db", self.scene.folder).tables()


@asynccontextmanager
async def on_a_small_disk(scene, options="size=40m"):
    """`najian run` there. What lies in the home is copied to the disk before it is mounted so."""
    home, kept = scene.home.folder, scene.folder / "kept"
    home.mkdir(parents=True, exist_ok=True)
    script = (
        f"mkdir -p {kept} && cp -a {home}/. {kept} && mount -t tmpfs -o {options} tmpfs {home} "
        f"&& cp -a {kept}/. {home} && "
    )
    async with running_in(scene, script) as bot:
        yield Disk(scene, bot)


@asynccontextmanager
async def running_in(scene, script):
    """The bot, in a space of its own that a script has made."""
    command = ("--config", str(scene.folder / "config.toml"), "--home", str(scene.home.folder))
    program = ("tests.crash.clocked", str(scene.clock.path), *command, "run")
    before = (*_OWN, "sh", "-c", script + 'exec "$@"', "sh")
    async with running(*program, log=scene.log, before=before, **scene.environment) as bot:
        yield bot


@a_disk
@pytest.mark.slow
@pytest.mark.timeout(180)
async def test_a_full_disk_is_waited_for_and_nothing_is_lost(scene):
    who, other = faults.somebody(scene), faults.somebody(scene, 1)
    async with on_a_small_disk(scene) as disk:
        await scene.telegram.called("getUpdates")
        await faults.at_the_rating(who)
        before = len(faults.logged(scene))
        disk.fill()
        faults.rate(who)
        faults.say(other, "/start")
        await faults.until_logged(scene, f"{NOT_STORED}{FULL}", after=before)
        given = set(scene.telegram.given)
        disk.clear()
        await faults.until_rated(who)
        await faults.until_heard(other, faults.WELCOME)
        tables, key = await disk.tables(), SpaceKey(disk)
        told = faults.lines(scene, before)
        code = await disk.bot.end(signal.SIGTERM)

    assert told[0] == f"{NOT_STORED}{FULL}. Telegram keeps them; again in 1 s."
    assert {row["update_id"] for row in tables["received"]} >= given
    assert key.answers(tables) == {"department": '"tzcj"', "rating": '"good"'}
    assert code == 0


class SpaceKey:
    """Answers, by the key that lies on the disk."""

    def __init__(self, disk) -> None:
        from tests.crash.unsealing import Key  # noqa: PLC0415 - one use

        self._key = Key(disk.home / "najian.key")

    def answers(self, tables):
        rows = tables["interview_answer"]
        return {row["question"]: self._key.text(row["value"]) for row in rows}


@a_disk
@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_a_disk_that_is_read_only_ends_the_start_with_a_line(scene):
    async with faults.served(scene) as bot:
        await bot.end(signal.SIGTERM)
    before = len(faults.logged(scene))
    home = scene.home.folder
    script = f"mount --bind {home} {home} && mount -o remount,ro,bind {home} && "

    async with running_in(scene, script) as bot:
        code = await bot.ended()

    told = faults.logged(scene)[before:].splitlines()
    assert (code, told) == (
        1,
        [
            (
                "najian: the disk or the folder can't be written to "
                f"([Errno 30] Read-only file system: '{home / 'najian.lock'}')"
            )
        ],
    )


@asynccontextmanager
async def locked(scene):
    """Another process writes, and does not come to an end."""
    with closing(sqlite3.connect(scene.home.database, timeout=10)) as connection:
        connection.isolation_level = None
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("ROLLBACK")


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_a_short_lock_delays_the_answer_and_nothing_else(scene):
    who = faults.somebody(scene)
    async with faults.served(scene):
        await faults.at_the_rating(who)
        before = len(faults.logged(scene))
        async with locked(scene):
            faults.rate(who)
            await asyncio.sleep(1)  # what is tested: somebody holds it for a second
        await faults.until_rated(who)
        told = faults.logged(scene)[before:]

    assert (" ERROR " in told, await scene.wrong()) == (False, [])


@pytest.mark.slow
@pytest.mark.timeout(180)
async def test_a_long_lock_is_told_and_waited_for(scene):
    who = faults.somebody(scene)
    async with faults.served(scene):
        await faults.at_the_rating(who)
        before = len(faults.logged(scene))
        async with locked(scene):
            faults.rate(who)
            await faults.until_logged(scene, NOT_STORED, after=before)
        await faults.until_rated(who)

    told = faults.lines(scene, before)
    assert f"{NOT_STORED}{LOCKED}. Telegram keeps them; again in 1 s." in told
    assert ([line for line in told if 'File "' in line], await scene.wrong()) == ([], [])
    assert await faults.stored_answers(scene) == [("department", '"tzcj"'), ("rating", '"good"')]
