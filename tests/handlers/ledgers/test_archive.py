from datetime import timedelta

import pytest

from domain.handing import Document
from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.ledgers.archive_acts import (
    ChooseArchive,
    GetHanded,
    ListHandedChanges,
    OpenHanded,
    ShowPersonal,
    ShowShelf,
)
from storage import archive_tables, member_tables
from tests.handlers.ledgers.handing import MANY, PHONE, SLOW, clerk_of, hand_in, handed, say
from tests.handlers.paths import rows, stored

REFUSED = "您没有这项权限。"
GONE = "存档里没有这一份。"


async def id_of(services):
    (row,) = await rows(services, archive_tables.HANDED)
    return row["id"]


def acts(number, department):
    return [
        ShowShelf(department, 0),
        ShowPersonal(0),
        OpenHanded(number),
        *(GetHanded(number, document) for document in Document),
        ListHandedChanges(number, 0),
    ]


async def correct(clerk, services, *statements):
    await say(services, *statements)
    await clerk.send("/handin")
    await clerk.tap("先整理新意见")
    await clerk.tap("更正上报第 ")


async def test_before_anything_was_handed_in_the_archive_says_so(clerk):
    await clerk.send("/archive")

    assert clerk.card == "存档\n\n还没有上报过的清单。上报用 /handin。"
    assert clerk.buttons == []


async def test_the_shelf_lists_the_hand_ins_newest_first(clerk, services, clock):
    await hand_in(clerk, services, SLOW)
    clock.pass_(hours=30)
    await correct(clerk, services, PHONE)
    await clerk.send("/archive")

    assert clerk.card == "投资促进局 · 存档\n\n共上报 2 次，新的在前："
    assert clerk.buttons == [
        "07-21 18:00 · 第 2 次 · 第 2 稿",
        "07-20 12:00 · 第 1 次 · 第 1 稿",
        "‹ 返回",
    ]


async def test_a_long_shelf_is_turned_page_by_page(clerk, services, clock):
    await hand_in(clerk, services, SLOW)
    for _ in range(8):
        clock.pass_(days=1)
        newest = max(await rows(services, archive_tables.HANDED), key=lambda row: row["number"])
        async with services.database.transaction() as session:
            await session.execute(archive_tables.HANDED.insert().values(again(newest)))
    await clerk.send("/archive")
    first = clerk.buttons
    await clerk.tap("›")

    assert first[-2:] == ["›", "‹ 返回"]
    assert clerk.buttons == ["07-20 12:00 · 第 1 次 · 第 1 稿", "‹", "‹ 返回"]


def again(row):
    """A hand-in once more, with the numbers after its own and a day later."""
    later = {name: row[name] + 1 for name in ("id", "number", "draft")}
    return row | later | {"at": row["at"] + timedelta(days=1)}


async def test_a_correction_lists_what_changed_in_the_chat(clerk, services):
    await hand_in(clerk, services, SLOW)
    await correct(clerk, services, PHONE, *MANY)
    await clerk.tap("较上次上报的变化")
    first = (clerk.card.splitlines()[:3], clerk.buttons)
    await clerk.tap("返回")

    assert first == (
        [
            "投资促进局 · 第 2 稿较第 1 稿的变化",
            "",
            "新增 6 条，改动 0 条，不再列出 0 条",
        ],
        ["‹ 返回"],
    )
    assert clerk.card.splitlines()[0] == "投资促进局 · 第 2 次上报（更正）"


async def test_the_office_sees_every_department(clerk, office, town, services):
    other = await clerk_of(town, "czj")
    await hand_in(clerk, services, SLOW)
    await say(services, PHONE, department="czj")
    await other.send("/handin")
    await other.tap("先整理新意见")
    await other.tap("上报第 1 稿")
    await office.send("/archive")

    assert sorted(office.buttons) == ["投资促进局", "财政局"]
    assert await handed(services) == [("czj", 1, 1), ("tzcj", 1, 1)]


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_who_may_not_see_drafts_reaches_nothing(clerk, member, services, role):
    await hand_in(clerk, services, SLOW)
    before, number = await stored(services), await id_of(services)
    since = len(member.toasts)
    await member.send("/archive")
    for act in (ChooseArchive(), *acts(number, "tzcj")):
        await member.forge(pack(act))

    assert member.heard[-1] == REFUSED
    assert member.toasts[since:] == [REFUSED] * 3 + [GONE] * 7
    assert (await stored(services), member.documents) == (before, [])


async def test_staff_reach_nothing_of_another_department(clerk, town, services):
    other = await clerk_of(town, "czj")
    await hand_in(clerk, services, SLOW)
    number, since = await id_of(services), len(other.toasts)
    await other.send("/archive")
    for act in acts(number, "tzcj"):
        await other.forge(pack(act))

    assert other.card == "存档\n\n还没有上报过的清单。上报用 /handin。"
    assert (other.toasts[since:], other.documents) == ([REFUSED] * 2 + [GONE] * 7, [])


async def test_who_is_staff_no_more_finds_nothing(clerk, services):
    await hand_in(clerk, services, SLOW)
    async with services.database.transaction() as session:
        await session.execute(member_tables.MEMBER.delete())
    await clerk.tap("清单一 Word")

    assert (clerk.toasts[-1], clerk.documents) == (GONE, [])


async def test_what_belongs_to_another_campaign_is_not_there(clerk, services):
    await hand_in(clerk, services, SLOW)
    async with services.database.transaction() as session:
        await session.execute(archive_tables.HANDED.update().values(campaign="2019"))
    await clerk.tap("清单一 Word")

    assert (clerk.toasts[-1], clerk.documents) == (GONE, [])


async def test_a_first_hand_in_has_no_changes_to_list(clerk, services):
    await hand_in(clerk, services, SLOW)
    card = clerk.card
    await clerk.forge(pack(ListHandedChanges(await id_of(services), 0)))

    assert clerk.card == card


async def test_a_file_that_is_lost_is_told(clerk, services):
    await hand_in(clerk, services, SLOW)
    for path in services.archive.folder.iterdir():
        path.unlink()
    await clerk.tap("清单一 Word")

    assert clerk.card == "⚠️ 文件找不到了，可能恢复备份时漏了存档。请告诉管理员。"


async def test_a_file_under_another_key_is_told(clerk, services):
    await hand_in(clerk, services, SLOW)
    for path in services.archive.folder.iterdir():
        path.write_bytes(b"sealed with another key, surely")
    await clerk.tap("清单一 Word")

    assert clerk.card == "⚠️ 文件打不开：密钥和数据不配套。请告诉管理员。"


async def test_the_archive_speaks_english(town, services):
    clerk = await town.member(31, Membership(Role.STAFF, "tzcj"), language="en")
    await clerk.send("/handin")
    await clerk.tap("Hand in draft 1")

    assert clerk.card.splitlines()[2:5] == [
        "Investment Promotion Bureau · Hand-in no. 1",
        "",
        "2020-07-20 12:00, handed in by Ada, draft 1",
    ]
