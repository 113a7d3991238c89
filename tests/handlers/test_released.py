import shutil

import pytest

from domain.schedule import Job
from handlers.background import jobs
from handlers.context import Context
from storage import key_file, migrate, runs, sealing
from storage.database import Database
from tests.storage.released import KEY, every_release, make
from tests.storage.rows import NOON

LI, CLERK, STRANGER = 7, 21, 30  # the first two are in the files


@pytest.fixture
async def database(home, release):
    """What an earlier release has left, brought to this one."""
    make(release, home.database)
    shutil.copy(KEY, home.key)
    home.key.chmod(0o600)
    migrate.upgrade(home.database, home.backups, now=NOON)
    known = key_file.read(home.key)
    database = Database(home.database, known)
    await sealing.seal(database, known)
    yield database
    await database.close()


NOT_FOUND = "这里没有能找到的答卷"
LEDGERS = {
    "0001": "第 1 稿，07-19 13:00 形成",
    "0002": "第 1 稿，07-19 13:00 形成",
    "0003": "第 2 稿，07-20 11:00 形成",
    "0004": "第 2 稿，07-20 11:00 形成",
}
CASES = {"0004": "工单　要我办：1 件"}
OWN = {
    "0001": [NOT_FOUND],  # who may come back was not noted yet
    "0002": ["您的答卷", "✓ 2020-07-19 收到，实名，投资促进局"],
    "0003": ["您的答卷", "✓ 2020-07-19 收到，实名，投资促进局"],
    "0004": ["您的答卷", "🧾 工单 4711"],
}
TOLD = {
    "0001": "○ 您有 1 条意见还没有写进台账，等下一次整理",
    "0002": "○ 您有 1 条意见还没有写进台账，等下一次整理",
    "0003": "✓ 您的 1 条意见已写进投资促进局的问题台账（第 2 稿）",
    "0004": "✓ 您的 1 条意见已写进投资促进局的问题台账（第 2 稿）",
}


@every_release
async def test_staff_still_have_their_ledgers(town, release):
    clerk = town.person(CLERK)

    await clerk.send("/ledger")

    lines = clerk.card.splitlines()
    assert (lines[0], lines[2]) == ("投资促进局 · 三张问题台账", LEDGERS[release])
    assert "清单三（不满意）　1 条" in lines


@every_release
async def test_staff_still_have_their_cases(town, release):
    clerk = town.person(CLERK)

    await clerk.send("/cases")

    assert clerk.card.splitlines()[0] == CASES.get(release, "工单　要我办：0 件")


@every_release
async def test_who_can_be_reached_still_finds_their_own(town, release):
    li = town.person(LI)

    await li.send("/my")

    lines = [line for line in li.card.splitlines() if line]
    assert lines[: len(OWN[release])] == OWN[release]


@every_release
async def test_a_receipt_code_still_opens_its_response(town, release):
    stranger = town.person(STRANGER)

    await stranger.send("/track ABCD-EFGH")

    lines = stranger.card.splitlines()
    assert lines[0] == "您的答卷　ABCD-EFGH"
    assert TOLD[release] in lines


@every_release
async def test_new_people_still_take_part(town, release, services):
    li = town.person(STRANGER)
    await li.send("/start citizen")

    await li.tap("匿名")

    assert (li.card.splitlines()[0], li.buttons != []) == ("●○○", True)


@every_release
async def test_what_falls_due_is_done_in_an_old_file(town, release, services):
    await jobs.work(Context(town.application))

    async with services.database.reading() as session:
        done = await runs.last_finished(session)
    assert set(done) == set(Job) - {Job.BACKUP}
