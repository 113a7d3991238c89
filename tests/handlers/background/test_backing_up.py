import asyncio
import logging
import stat
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import vault
from domain.backups import Plan
from domain.schedule import Job
from handlers.background import backing_up, jobs
from handlers.background.backing_up import Backups, Cause
from handlers.context import Context
from storage import runs
from storage.backups import keeping
from storage.backups.sqlite import Sqlite
from tests.handlers.paths import begin


async def tick(town):
    """What the job queue does every few seconds, beside the other jobs."""
    await jobs.work_beside(Context(town.application))


def made(services):
    """The moments of all backups, oldest first."""
    return [each.copy.made_at for each in reversed(keeping.stored(services.backups.folder))]


@pytest.fixture
def unwritable(services):
    """A file stands where the folder of backups should be."""
    services.backups.folder.write_text("in the way")
    return services.backups.folder


async def test_a_backup_is_made_at_the_first_start_and_then_every_night(town, services, clock):
    await tick(town)
    clock.pass_(hours=12)  # midnight in Shanghai
    await tick(town)
    clock.pass_(hours=3)
    await tick(town)
    await tick(town)

    assert made(services) == [clock() - timedelta(hours=15), clock()]


async def test_a_backup_that_was_missed_is_made_once(town, services, clock):
    await tick(town)
    clock.pass_(days=5)
    await tick(town)
    await tick(town)

    assert made(services) == [clock() - timedelta(days=5), clock()]


async def test_people_go_on_while_a_backup_is_made(town, li, services):
    await begin(li)
    before = len(li.heard)
    backup = asyncio.create_task(backing_up.back_up(services))

    await li.send("/start enterprise")

    assert (await backup, len(li.heard) >= before) == (True, True)


async def test_one_that_fails_is_logged_and_tried_again(town, services, clock, unwritable, caplog):
    await tick(town)
    failed = services.backups.failure
    await tick(town)
    unwritable.unlink()
    clock.pass_(minutes=16)
    await tick(town)

    errors = [each.getMessage() for each in caplog.records if each.levelno == logging.ERROR]
    assert (failed.cause, len(errors)) == (Cause.UNWRITABLE, 1)
    assert errors[0].startswith("No backup could be made: ")
    assert errors[0].endswith("It will be tried again.")
    assert (services.backups.failure, made(services)) == (None, [clock()])


async def test_a_run_that_failed_is_not_finished(town, services, unwritable):
    await tick(town)

    async with services.database.reading() as session:
        assert Job.BACKUP not in await runs.last_finished(session)


async def test_a_file_that_is_lost_is_logged_and_the_backup_is_made(
    town, li, services, caplog, clock
):
    digest = services.files.put(b"photo", now=clock())
    async with services.database.transaction() as session:
        await session.exec_driver_sql(
            "INSERT INTO casefile (id, campaign, number, held, state, round, opened_at, "
            "was_returned, news) "
            "VALUES (1, 'c', 1, FALSE, 'unrouted', 1, '2020-07-20', FALSE, FALSE)"
        )
        await session.exec_driver_sql(
            "INSERT INTO case_step (casefile, round, at, act, party, by, note, photo, is_public, "
            "was_late) VALUES "
            f"(1, 1, '2020-07-20', 'open', 'clock', '', '', '{digest}', FALSE, FALSE)"
        )
    services.files.remove([digest])

    assert await backing_up.back_up(services) is True

    assert f"attachments/{digest}.sealed, which is lost" in caplog.text
    assert keeping.last(services.backups.folder).manifest.lost == (f"attachments/{digest}.sealed",)


async def test_a_stop_ends_a_backup_under_way(town, services, caplog):
    services.backups.stop()

    with caplog.at_level(logging.INFO):
        await tick(town)

    assert "A backup was given up, because the bot is to stop." in caplog.messages
    assert (services.backups.failure, made(services)) == (None, [])


async def test_what_is_kept_no_longer_goes_also_when_no_new_one_can_be_made(
    town, services, clock, home
):
    await tick(town)
    clock.pass_(days=1)
    await tick(town)
    services.backups.engine = Sqlite(home.folder / "gone.db")
    clock.pass_(days=14)
    await tick(town)

    # The last good one stays, though its time is over.
    assert made(services) == [clock() - timedelta(days=14)]
    assert services.backups.failure.told == "there is no database here to back up"


async def test_tidying_deletes_backups_whose_time_is_over(town, services, clock):
    for _ in range(3):
        await tick(town)
        clock.pass_(days=1)
    clock.pass_(days=13)
    await jobs.work(Context(town.application))

    assert made(services) == [clock() - timedelta(days=14)]


async def test_only_its_owner_can_read_the_folder(town, services):
    await tick(town)

    assert stat.S_IMODE(services.backups.folder.stat().st_mode) == 0o700


@pytest.mark.sqlite
async def test_what_was_to_be_forgotten_meanwhile_is_forgotten_after_the_copy(services, home):
    database = services.database
    log = home.database.with_name("najian.db-wal")
    async with database.read_beside():
        async with database.transaction() as session:
            await session.exec_driver_sql("INSERT INTO participation VALUES ('c', x'00')")
        await asyncio.wait_for(database.forget(), 5)
        during = log.stat().st_size

    assert (during > 0, log.stat().st_size) == (True, 0)


@pytest.mark.parametrize(("hours", "at"), [(1, 12), (6, 9), (24, 3)])
def test_it_falls_due_at_three_in_the_night_and_every_so_many_hours(
    services, home, clock, hours, at
):
    """It is noon in Shanghai."""
    plan = Plan(every=timedelta(hours=hours))
    often = replace(services, backups=Backups(vault.engine_of(home), home.backups, plan))

    due = jobs.due(often, Job.BACKUP, clock())

    assert due == clock() - timedelta(hours=12 - at)
