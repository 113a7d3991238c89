"""`najian rotate-key`: everything is sealed anew, and whatever interrupts it, it goes on."""

import asyncio
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot import rotating, vault
from bot.home import Home, InUseError
from bot.rotating import Outcome
from domain.auditing import Kind
from storage import audit, key_file
from storage.attachments import Files
from storage.audit import Wanted
from storage.keys import WrongKeyError
from storage.postgresql import BusyError
from tests import lengths
from tests.storage import fourth_release
from tests.storage.rows import NOON

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def kept(home):
    """A home with something in every column, and three files."""
    keys = key_file.load(home.key).keys()
    fourth_release.make(home.database, keys)
    async with vault.opened(home, now=NOON):
        pass
    for folder, content in ((home.attachments, b"voice"), (home.archive, b"ledger")):
        Files(folder, keys).put(content, now=NOON - timedelta(days=3))
    Files(home.attachments, keys).put(b"photo", now=NOON - timedelta(days=2))
    return home


def files(home):
    return sorted([*home.attachments.glob("*"), *home.archive.glob("*")])


async def test_everything_opens_with_the_new_key_and_nothing_with_the_former(kept):
    before = key_file.load(kept.key)
    times = [path.stat().st_mtime for path in files(kept)]

    outcome = await rotating.rotate(kept, "yshj", now=NOON)

    after = key_file.load(kept.key)
    assert (outcome.files, outcome.lost, outcome.rows > 20) == (3, 0, True)
    assert (after.hashes, after.former) == (before.hashes, None)
    assert after.sealing != before.sealing
    assert sorted(after.keys().unseal(path.read_bytes()) for path in files(kept)) == [
        b"ledger",
        b"photo",
        b"voice",
    ]
    for path in files(kept):
        with pytest.raises(WrongKeyError):
            before.keys().unseal(path.read_bytes())
    assert [path.stat().st_mtime for path in files(kept)] == times
    async with vault.opened(kept, now=NOON):
        pass


async def test_a_file_that_nothing_opens_is_counted_and_left(kept):
    lost = files(kept)[0]
    lost.write_bytes(b"rotten")

    outcome = await rotating.rotate(kept, "yshj", now=NOON)

    assert (outcome.files, outcome.lost, lost.read_bytes()) == (2, 1, b"rotten")


async def test_nothing_is_begun_while_the_bot_serves(kept):
    before = kept.key.read_bytes()

    with kept.serving(), pytest.raises(InUseError, match="serves from"):
        await rotating.rotate(kept, "yshj", now=NOON)

    assert kept.key.read_bytes() == before


async def test_nothing_is_begun_while_another_command_has_the_database_open(kept):
    before = kept.key.read_bytes()

    async with vault.opened(kept, now=NOON):
        with pytest.raises(InUseError, match=r"has the database of .* open"):
            await rotating.rotate(kept, "yshj", now=NOON)

    assert kept.key.read_bytes() == before


async def test_nobody_opens_the_database_while_the_key_is_changed(kept):
    with kept.alone(), pytest.raises(InUseError, match="is being changed"):
        async with vault.opened(kept, now=NOON):
            pass


async def test_the_audit_trail_tells_that_the_key_was_changed(kept):
    await rotating.rotate(kept, "yshj", now=NOON)

    async with vault.opened(kept, now=NOON) as (_, database), database.reading() as session:
        (row,) = [row async for row in audit.read(session, Wanted(kinds=(Kind.CHANGED_KEY,)))]
    assert (row.by, row.thing, row.id, row.at) == ("command line", "campaign", "yshj", NOON)


@pytest.fixture
def elsewhere(home):
    """The home of another machine, with the same key and the same server."""
    other = Home(home.folder.with_name("elsewhere"), home.storage)
    other.prepare()
    key_file.store(other.key, key_file.load(home.key))
    return other


@pytest.mark.postgresql
async def test_on_a_server_nothing_is_begun_while_a_process_of_any_machine_has_it_open(
    elsewhere, database
):
    before = elsewhere.key.read_bytes()
    async with database.reading():
        pass  # its connection stays open

    with pytest.raises(BusyError, match="has the database on the server open"):
        await rotating.rotate(elsewhere, "yshj", now=NOON)

    assert elsewhere.key.read_bytes() == before


@pytest.mark.postgresql
async def test_on_a_server_nobody_opens_the_database_while_the_key_is_changed(
    place, home, elsewhere
):
    async with vault.alone(home):
        with pytest.raises(BusyError, match="has the database on the server for itself"):
            async with vault.opened(elsewhere, now=NOON):
                pass


@pytest.mark.postgresql
async def test_the_key_of_a_server_can_be_changed(place, home):
    before = key_file.load(home.key)
    async with vault.opened(home, now=NOON):
        pass

    outcome = await rotating.rotate(home, "yshj", now=NOON)

    after = key_file.load(home.key)
    assert (outcome.lost, after.former, after.sealing != before.sealing) == (0, None, True)
    async with vault.opened(home, now=NOON):
        pass


async def test_with_another_key_nothing_is_begun(kept):
    kept.key.unlink()
    key_file.load(kept.key)
    before = kept.key.read_bytes()

    with pytest.raises(WrongKeyError, match="is not the one that the database"):
        await rotating.rotate(kept, "yshj", now=NOON)

    assert kept.key.read_bytes() == before


async def test_a_change_that_was_begun_is_gone_on_with_and_no_other_begun(kept, caplog):
    begun = key_file.load(kept.key).changing()
    key_file.store(kept.key, begun)
    async with vault.opened(kept, now=NOON):
        warned = [record.message for record in caplog.records]

    await rotating.rotate(kept, "yshj", now=NOON)

    after = key_file.load(kept.key)
    assert (after.sealing, after.former) == (begun.sealing, None)
    assert warned == ["A change of the key is not finished. Say: najian rotate-key"]


async def test_the_key_of_an_empty_home_can_be_changed(home):
    async with vault.opened(home, now=NOON):
        pass

    assert await rotating.rotate(home, "yshj", now=NOON) == Outcome(1, 0, 0)  # the mark


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_killed_at_any_moment_nothing_is_lost_and_the_next_call_finishes(kept, tmp_path):
    folder = tmp_path / "copies"
    folder.mkdir()
    step = lengths.of(brief=4, long=1)
    command = [sys.executable, "-m", "tests.bot.dying", str(kept.folder), str(folder), str(step)]

    told = await asyncio.to_thread(
        subprocess.check_output, command, cwd=ROOT, stderr=subprocess.DEVNULL, text=True
    )

    moments = [json.loads(line) for line in told.splitlines()]
    assert [moment.pop("killed") for moment in moments] == [True] * (len(moments) - 1) + [False]
    assert len(moments) * step > 30
    finished = {
        "whole": [True, True],
        "under_way": False,
        "former_opens": False,
        "half_written": [],
    }
    assert [moment for moment in moments if moment != finished] == []


def test_the_command_says_what_it_did(najian, tmp_path):
    najian("departments")
    nothing = najian("rotate-key")
    najian("aggregate")

    code, said, told = najian("rotate-key")

    assert nothing == (2, "", f"najian: There is no database in {tmp_path / 'home'}.\n")
    assert (code, told) == (0, "Sealing everything anew …\n")
    assert said.splitlines()[0].startswith("The key is changed: ")
    assert said.splitlines()[1].endswith("Backups need the file of their day.")


def test_a_key_file_that_others_may_read_is_unusable(najian, tmp_path):
    najian("aggregate")
    key = tmp_path / "home" / "najian.key"
    key.chmod(0o644)

    code, _, told = najian("aggregate")

    problem = f"Others than its owner may read the key file {key} (mode 644)."
    assert (code, told.splitlines()[-1]) == (2, f"najian: {problem} Say: chmod 600 {key}")


def test_another_key_is_told_at_the_start_with_what_to_do(najian, tmp_path):
    najian("aggregate")
    key = tmp_path / "home" / "najian.key"
    key.unlink()
    key_file.load(key)

    code, _, told = najian("aggregate")

    database = tmp_path / "home" / "najian.db"
    what = f"The key file {key} is not the one that the database {database} was sealed with."
    todo = "Put back the key file that belongs to it, from the copy that is kept elsewhere, or"
    last = "the database that belongs to this key."
    assert (code, told.splitlines()[-1]) == (2, f"najian: {what} {todo} {last}")


def test_a_key_that_is_gone_is_not_made_anew(najian, tmp_path):
    najian("aggregate")
    key = tmp_path / "home" / "najian.key"
    key.unlink()

    code, _, told = najian("aggregate")

    assert (code, key.exists()) == (2, False)
    assert told.splitlines()[-1].startswith(f"najian: The key file {key} is not there")
