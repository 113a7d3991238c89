from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import pytest
from telegram.error import TimedOut

from bot.sandbox import acts
from domain.schedule import Job
from handlers.background import jobs
from handlers.callbacks import pack
from handlers.context import Context
from handlers.office.health_acts import DropUnsure, RefreshHealth, TryAgain
from storage import runs
from storage.backups import keeping
from storage.backups.refusals import BackupError, DamagedError, FullError
from storage.keys import WrongKeyError
from storage.office_tables import OUTBOX
from tests.handlers.background.letters import letter, post, stand
from tests.handlers.conftest import MEMBERS
from tests.handlers.paths import rows

REFUSED = (400, {"description": "Bad Request: message is too long 123"})
PARKED = (REFUSED, TimedOut())


@pytest.fixture
async def li(town):
    """Somebody who knows the bot."""
    li = town.person(7)
    await li.send("/help")
    return li


@pytest.fixture
async def put_aside(town, li, services):
    """A digest that Telegram refused, and a letter that may have arrived."""
    for key, refusal in zip(("digest:1", "letter:1"), PARKED, strict=True):
        town.request.refuse["sendMessage"] = refusal
        await post(services, letter(services, li, key))
        await town.deliver()


async def opened(person):
    """The paragraphs of the card."""
    await person.send("/health")
    return person.card.split("\n\n")


async def test_where_nothing_waits_the_card_says_so(admin, services, clock):
    title, mail, works, store = await opened(admin)

    size = f"{await services.database.size() / 1e6:.1f} MB"
    assert title == f"运行情况　版本 {version('najian')}"
    assert mail == "待发消息\n没有等着发的消息\n还没有发出过消息"
    assert works.splitlines()[0] == "定时任务（上次）"
    assert store.splitlines()[1].split("，")[0] == f"数据库 {size}"
    assert store.splitlines()[2:] == ["最近备份：还没有", LATE]
    assert admin.buttons == ["🔄 刷新"]


async def test_what_waits_is_counted_by_kind_with_its_age(town, li, admin, services, clock):
    later = clock() + timedelta(days=1)
    await post(
        services,
        letter(services, li, "digest:1"),
        letter(services, li, "digest:2"),
        letter(services, li, "ledgers-eve:1"),
        letter(services, li, "strange:1"),
        letter(services, li, "digest:3", not_before=later),
    )
    clock.pass_(minutes=5)

    _, mail, *_ = await opened(admin)

    assert (
        mail
        == """待发消息
等着发 4 条，最早的等了 5 分钟
· 简报　2 条
· 上报提醒　1 条
· 其他（strange）　1 条
还没到时间 1 条
还没有发出过消息"""
    )


async def test_why_something_waits_is_told_but_not_in_whose_chat(town, li, admin, services, clock):
    await post(services, letter(services, li, "digest:1"))
    town.request.cut_off = True
    await town.deliver()
    town.request.cut_off = False

    _, mail, *_ = await opened(admin)

    assert mail.splitlines()[3:6] == [
        "· 连不上 Telegram：简报 1",
        "NetworkError: ClientConnectorError",
        "暂缓发送的聊天 1 个",
    ]


async def test_the_last_delivery_and_the_quiet_hours_are_told(town, li, admin, services, clock):
    await post(services, letter(services, li, "digest:1"))
    await town.deliver()
    clock.moment = datetime(2020, 7, 20, 15, tzinfo=UTC)  # 23:00 in Shanghai

    _, mail, *_ = await opened(admin)

    assert (
        mail
        == """待发消息
没有等着发的消息
现在是静默时段，不急的 08:00 再发
最近一次发出：11 小时前"""
    )


async def test_what_was_put_aside_is_told_with_its_cause(admin, put_aside):
    _, _, parked, *_ = await opened(admin)

    assert (
        parked
        == """搁置 2 条
· 可能已送达，不会重发：其他（letter） 1
· Telegram 不接受：简报 1
BadRequest: Message is too long …"""
    )
    assert admin.buttons == [
        "🔄 刷新",
        "搁置的再试一次（1）",
        "可能已送达的，丢弃（1）",
    ]


async def test_what_was_refused_can_be_tried_again(town, li, admin, services, put_aside):
    await opened(admin)

    await admin.tap("再试一次")
    await town.deliver()

    assert admin.toasts == ["1 条已重新排队。"]
    assert admin.buttons == ["🔄 刷新", "可能已送达的，丢弃（1）"]
    assert await stand(services) == {"digest:1": ("sent", None), "letter:1": ("parked", "unsure")}


async def test_what_may_have_arrived_can_be_dropped_and_is_not_sent(
    town, admin, services, put_aside
):
    await opened(admin)

    await admin.tap("丢弃")
    await town.deliver()

    assert admin.toasts == ["1 条已丢弃。"]
    assert (await stand(services))["letter:1"] == ("dropped", "unsure")


@pytest.mark.parametrize("act", [TryAgain(2), DropUnsure(2), TryAgain(0), DropUnsure(0)])
async def test_an_old_card_decides_nothing(admin, services, put_aside, act):
    await opened(admin)
    before = await rows(services, OUTBOX)

    await admin.forge(pack(act))

    assert admin.toasts == ["情况有变化，请看最新的。"]
    assert await rows(services, OUTBOX) == before


async def test_the_card_can_be_looked_at_again(town, li, admin, services):
    await opened(admin)
    await post(services, letter(services, li, "digest:1"))

    await admin.tap("刷新")

    assert admin.card.split("\n\n")[1].splitlines()[1] == "等着发 1 条，最早的等了 不到 1 分钟"


async def test_the_last_run_of_each_job_is_told(town, admin, services, clock):
    await jobs.work(Context(town.application))
    clock.pass_(days=1)
    async with services.database.transaction() as session:
        due = jobs.due(services, Job.DIGEST, clock())
        assert await runs.claim(session, "digest", due, now=clock())
        await runs.finish(session, "digest", due)

    _, _, works, _ = await opened(admin)

    assert (
        works
        == """定时任务（上次）
· 凑批统计　07-20 12:00 ⚠️ 逾期
· 更新草稿　07-20 12:00 ⚠️ 逾期
· 简报　07-21 08:00
· 提醒答了一半的人　07-20 10:00 ⚠️ 逾期
· 上报提醒　07-20 10:00 ⚠️ 逾期
· 工单到期提醒　07-20 10:00 ⚠️ 逾期
· 批示到期提醒　07-20 10:00 ⚠️ 逾期
· 差评通道自检　07-20 08:00 ⚠️ 逾期
· 数据提醒　07-20 10:00 ⚠️ 逾期
· 清理到期的　07-20 12:00 ⚠️ 逾期
· 备份　还没有运行过 ⚠️ 逾期
差评通道自检：07-20 08:00 发现 12 处，已告诉专项办和管理员，6 个部门 × 2 份问卷"""
    )


async def test_a_job_that_has_just_fallen_due_is_not_late(town, admin, clock):
    await jobs.work(Context(town.application))
    clock.pass_(hours=1, minutes=14)

    _, _, works, _ = await opened(admin)

    assert works.splitlines()[2] == "· 更新草稿　07-20 12:00"


async def test_a_job_that_never_ran_is_late(admin):
    _, _, works, _ = await opened(admin)

    assert works.splitlines()[1:3] == [
        "· 凑批统计　还没有运行过 ⚠️ 逾期",
        "· 更新草稿　还没有运行过 ⚠️ 逾期",
    ]


LATE = "🔴 备份过期了：超过两个间隔没有成功备份，请管理员查看日志"


async def test_the_last_good_backup_is_told(town, admin, services, clock):
    await jobs.work_beside(Context(town.application))
    size = keeping.last(services.backups.folder).size
    clock.pass_(days=2)

    *_, store = await opened(admin)

    assert store.splitlines()[2:] == [f"最近备份：2 天前，{size / 1e6:.1f} MB"]


async def test_a_backup_that_is_overdue_is_told_in_red(town, admin, services, clock):
    await jobs.work_beside(Context(town.application))
    clock.pass_(days=2, minutes=1)

    *_, store = await opened(admin)

    assert store.splitlines()[3:] == [LATE]


async def test_why_there_is_no_backup_is_told_in_red(town, admin, services):
    services.backups.folder.write_text("in the way")
    await jobs.work_beside(Context(town.application))

    *_, store = await opened(admin)

    lines = store.splitlines()
    assert lines[2:5] == [
        "最近备份：还没有",
        LATE,
        "🔴 备份失败（07-20 12:00）：备份目录不存在或者写不进去。会再试",
    ]
    assert lines[5].startswith("[Errno ")


async def test_that_backups_lack_a_file_is_told_in_red(town, admin, services, monkeypatch):
    await jobs.work_beside(Context(town.application))
    last = keeping.last(services.backups.folder)
    lost = replace(last, manifest=replace(last.manifest, lost=("a", "b")))
    monkeypatch.setattr(keeping, "last", lambda _: lost)

    *_, store = await opened(admin)

    assert store.splitlines()[3:] == [
        "🔴 备份不全：数据库里有名、目录里丢失或损坏的附件 2 个，名单见日志"
    ]


@pytest.mark.parametrize(
    ("failure", "told"),
    [
        (FullError("no space"), "there is no space on the disk"),
        (OSError(28, "No space left on device"), "there is no space on the disk"),
        (
            OSError(30, "Read-only file system"),
            "the folder of backups is missing or cannot be written to",
        ),
        (
            DamagedError("malformed"),
            "the database itself may be damaged, please have the disk looked at soon",
        ),
        (WrongKeyError("wrong"), "the key does not fit the database"),
        (BackupError("else"), "the reason stands below"),
    ],
)
async def test_each_cause_is_told_in_english_too(town, services, failure, told):
    class Failing:
        def __init__(self, engine):
            self._engine = engine

        def __getattr__(self, name):
            return getattr(self._engine, name)

        def copy(self, *_, **__):
            raise failure

    admin = await town.member(24, MEMBERS["admin"], language="en")
    services.backups.engine = Failing(services.backups.engine)
    await jobs.work_beside(Context(town.application))

    *_, store = await opened(admin)

    assert store.splitlines()[3:] == [
        (
            "🔴 Backups are overdue: none succeeded for more than two intervals; "
            "please look into the log"
        ),
        f"🔴 The backup failed (07-20 12:00): {told}. It will be tried again",
        str(failure),
    ]


async def test_the_card_speaks_english(town, li, services):
    admin = await town.member(24, MEMBERS["admin"], language="en")
    acts.block(town.sandbox.world, li.id, is_blocked=True)
    await post(services, letter(services, li, "digest:1"))
    await town.deliver()

    _, mail, parked, *_ = await opened(admin)

    assert mail == "Messages to be sent\nNothing is waiting to be sent\nNothing has been sent yet"
    assert parked.splitlines() == [
        "1 put aside",
        "· out of reach (they stopped the bot; sent when they are back): digest 1",
    ]
    assert admin.buttons == ["🔄 Refresh", "Try those put aside again (1)"]


@pytest.mark.parametrize("role", ["respondent", "clerk", "office", "leader"])
async def test_nobody_else_sees_it_or_decides(town, member, services, put_aside, role):
    before = await rows(services, OUTBOX)
    await member.send("/health")
    refused = member.card
    for act in (RefreshHealth(), TryAgain(1), DropUnsure(1)):
        await member.forge(pack(act))

    assert refused == "您没有这项权限。"
    assert set(member.toasts) == {"您没有这项权限。"}
    assert await rows(services, OUTBOX) == before
