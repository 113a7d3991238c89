import os
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.opinions import Ledger, Statement
from domain.schedule import Job
from handlers.background import jobs
from handlers.context import Context
from storage import office_tables, runs, tables
from tests.handlers import everything
from tests.handlers.afterwards.own_ways import CONFIDENTIAL, send_badly
from tests.handlers.everything import TROUBLE, asking, photo
from tests.handlers.paths import begin, gather, rows

SLOW = Statement("窗口排队要两个小时", Ledger.DISSATISFACTION)


async def tick(town):
    """What the job queue does every few seconds."""
    context = Context(town.application)
    await jobs.work(context)
    await town.deliver()


def digest_days(person):
    """The mornings of the digests someone got."""
    return [m["caption"].splitlines()[0].split("　")[1] for m in person.messages if "photo" in m]


async def test_leaders_get_this_mornings_digest(town, leader):
    await tick(town)

    assert digest_days(leader) == ["7 月 20 日 星期一"]


async def test_a_second_look_on_the_same_day_sends_nothing(town, leader, clock):
    await tick(town)
    clock.pass_(hours=10)
    await tick(town)

    assert digest_days(leader) == ["7 月 20 日 星期一"]


async def test_a_bot_that_is_to_end_begins_no_job(town, services):
    services.backups.stop()
    await tick(town)

    assert await rows(services, office_tables.RUN) == []


async def test_the_next_morning_brings_the_next_digest(town, leader, clock):
    await tick(town)
    clock.pass_(hours=20)
    await tick(town)

    assert digest_days(leader) == ["7 月 20 日 星期一", "7 月 21 日 星期二"]


async def test_before_eight_yesterdays_digest_is_the_last_one(town, leader, clock):
    await tick(town)
    clock.pass_(hours=19, minutes=58)
    await tick(town)

    assert digest_days(leader) == ["7 月 20 日 星期一"]


async def test_digests_missed_in_a_stop_are_caught_up_by_one(town, leader, clock):
    await tick(town)
    clock.pass_(days=4)
    await town.restart()
    await tick(town)
    await tick(town)

    assert digest_days(leader) == ["7 月 20 日 星期一", "7 月 24 日 星期五"]


async def test_a_run_that_someone_else_is_at_is_left_to_them(town, leader, services, clock):
    due = clock().replace(hour=0)
    async with services.database.transaction() as session:
        assert await runs.claim(session, "digest", due, now=clock())
    await tick(town)

    assert digest_days(leader) == []


async def test_a_run_whose_process_died_is_done_again(town, leader, services, clock):
    due = clock().replace(hour=0)
    async with services.database.transaction() as session:
        assert await runs.claim(session, "digest", due, now=clock())
    clock.moment += runs.LEASE
    await tick(town)

    assert digest_days(leader) == ["7 月 20 日 星期一"]


async def test_responses_are_batched_within_the_hour(town, services, clock):
    await tick(town)
    await gather(services, "tzcj", "bad", 5)
    clock.pass_(minutes=59)
    await tick(town)
    before = await rows(services, tables.COHORT)
    clock.pass_(minutes=1)
    await tick(town)

    assert (before, [row["size"] for row in await rows(services, tables.COHORT)]) == ([], [5])


async def test_who_had_blocked_the_bot_gets_the_digest_when_they_are_back(town, leader):
    await leader.block()
    await tick(town)
    while_blocked = digest_days(leader)

    await leader.unblock()
    await town.deliver()

    assert (while_blocked, digest_days(leader)) == ([], ["7 月 20 日 星期一"])


async def test_ledgers_are_drafted_where_something_is_new(town, services):
    await gather(services, "tzcj", "bad", 2, statements=(SLOW,))
    await gather(services, None, "bad", 1, statements=(SLOW,))
    await tick(town)

    drafts = [
        (row["department"], row["number"]) for row in await rows(services, office_tables.DRAFT)
    ]
    assert sorted(drafts) == [("", 1), ("tzcj", 1)]


async def test_ledgers_are_drafted_again_only_with_something_new(town, services, clock):
    await gather(services, "tzcj", "bad", 2, statements=(SLOW,))
    await tick(town)
    clock.pass_(hours=1)
    await tick(town)
    await gather(services, "tzcj", "bad", 1, statements=(SLOW,))
    clock.pass_(hours=1)
    await tick(town)

    drafts = await rows(services, office_tables.DRAFT)
    assert [(row["number"], row["opinions"], row["people"]) for row in drafts] == [
        (1, 2, 2),
        (2, 3, 3),
    ]


async def test_within_the_hour_nothing_is_drafted_again(town, services, clock):
    await tick(town)
    await gather(services, "tzcj", "bad", 1, statements=(SLOW,))
    clock.pass_(minutes=59)
    await tick(town)

    assert await rows(services, office_tables.DRAFT) == []


async def test_what_was_kept_as_long_as_promised_is_deleted(town, services, clock):
    old = clock().date() - timedelta(days=366)
    await gather(services, "tzcj", "bad", 1, completed_on=old, statements=(SLOW,))
    await gather(services, "tzcj", "bad", 1, completed_on=old + timedelta(days=1))
    await tick(town)

    assert [row["kept_until"] for row in await rows(services, tables.RESPONSE)] == [
        date(2020, 7, 20)
    ]
    assert await rows(services, tables.OPINION) == []


async def test_what_nobody_went_on_with_is_deleted_like_what_was_sent(town, li, services, clock):
    await begin(li)
    clock.pass_(days=services.campaign.kept_for_days)
    await tick(town)
    kept = len(await rows(services, tables.INTERVIEW))
    clock.pass_(days=1)
    await tick(town)

    assert (kept, await rows(services, tables.INTERVIEW)) == (1, [])
    assert await rows(services, office_tables.OUTBOX) == []


async def test_a_correction_goes_with_the_response_whose_time_is_over(town, li, services, clock):
    await send_badly(li, way=CONFIDENTIAL)
    clock.pass_(days=services.campaign.kept_for_days)
    await li.send("/my")
    await li.tap("更正")
    clock.pass_(days=1)
    await tick(town)

    assert (await rows(services, tables.RESPONSE), await rows(services, tables.INTERVIEW)) == (
        [],
        [],
    )


@pytest.fixture
def files(services):
    return services.files


def on_disk(files):
    return sorted(path.name for path in files.folder.iterdir())


async def test_tidying_removes_what_no_answer_names(town, files, clock):
    files.put(b"left behind by a kill", now=clock() - timedelta(minutes=61))
    young = files.put(b"its answer is about to come", now=clock() - timedelta(minutes=59))
    await tick(town)

    assert on_disk(files) == [f"{young}.sealed"]


async def test_an_hour_later_the_young_ones_are_removed_too(town, files, clock):
    files.put(b"left behind by a kill", now=clock())
    await tick(town)
    clock.pass_(hours=1, minutes=1)
    await tick(town)

    assert on_disk(files) == []


async def test_tidying_removes_what_a_kill_left_half_written(town, files, clock):
    kept = files.put(b"whole", now=clock())
    half = files.folder / f"{kept}.0123abcd.new"
    half.write_bytes(b"ha")
    hour_ago = clock().timestamp() - 3601
    os.utime(half, (hour_ago, hour_ago))
    await tick(town)

    assert on_disk(files) == [f"{kept}.sealed"]


async def test_tidying_leaves_the_files_of_open_and_complete_responses(town, li, services, files):
    asking(town, TROUBLE)
    for person, name in ((li, "sent"), (town.person(8), "open")):
        await everything.begin(person)
        await person.send_photo(photo(colour="red" if name == "sent" else "blue"))
        await person.send(name)
        if name == "sent":
            await person.tap("✅ 发送")
    before = on_disk(files)
    town.clock.pass_(days=3)
    await tick(town)

    assert (len(before), on_disk(files)) == (2, before)


async def test_files_go_with_the_response_whose_time_is_over(town, li, files, clock):
    asking(town, TROUBLE)
    await everything.begin(li)
    await li.send_voice()
    await li.tap("✅ 发送")
    before = len(on_disk(files))
    clock.pass_(days=366)
    await tick(town)

    assert (before, on_disk(files)) == (1, [])


async def test_tidying_takes_the_last_exact_times_off_what_was_sent(town, li, services, clock):
    clock.moment = datetime.now(UTC)  # no test can set when an inode changed
    asking(town, TROUBLE)
    await everything.begin(li)
    await li.send_voice()
    await li.tap("✅ 发送")
    (file,) = services.files.folder.iterdir()
    before = file.stat()
    await tick(town)

    after = file.stat()
    assert after.st_mtime == before.st_mtime
    assert after.st_ino != before.st_ino
    assert after.st_ctime > before.st_ctime


async def test_tidying_before_the_first_file_is_no_error(town, files):
    await tick(town)

    assert files.folder.exists() is False


async def test_every_job_is_run(town, services):
    await tick(town)
    await jobs.work_beside(Context(town.application))

    jobs_run = {row["job"] for row in await rows(services, office_tables.RUN)}
    assert jobs_run == set(Job)
