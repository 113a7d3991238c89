"""The rows of one's own three ledgers: what is planned about them, and the file."""

from io import BytesIO

import pytest
from docx import Document

from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.selfcheck.self_check_acts import AdoptIntention, ShowFinding, WriteMeasure
from storage import member_tables, office_tables, tables
from tests.handlers.paths import rows
from tests.handlers.selfcheck.checking import GAP, INTENTION, MORE, USERS, begin, complete

ROW = "✏️ 3"


@pytest.fixture
async def checked(clerk):
    """The clerk, whose rows are listed."""
    await complete(clerk)
    await clerk.tap("写整改措施和时限")
    return clerk


async def plans(services):
    found = await rows(services, office_tables.SELF_CHECK_PLAN)
    return [(row["measure"], row["deadline"]) for row in found]


async def test_the_rows_are_listed_under_their_ledgers(checked):
    assert checked.card.splitlines()[4:] == [
        "清单一",
        "1. 能在网上办完的事太少",
        "",
        "清单二",
        f"2. {GAP}",
        "3. 互相推，没人牵头",
        f"4. {MORE}",
        "",
        "清单三",
        f"5. {USERS}",
    ]
    assert checked.buttons == [*(f"✏️ {n}" for n in range(1, 6)), "‹ 返回"]


async def test_a_row_shows_that_nothing_is_planned_yet(checked):
    await checked.tap(ROW)

    assert checked.card == (
        "我的清单二 · 流程\n\n互相推，没人牵头\n\n整改措施　待本人填报\n\n完成时限　待本人填报"
    )


async def test_a_measure_and_a_deadline_are_typed_in_reply(checked, services):
    await checked.tap(ROW)
    await checked.tap("写措施")
    await checked.reply("您打算怎么改", "每周三  三个科室碰一次头")
    await checked.tap("写时限")
    await checked.reply("打算什么时候改好", "8 月 10 日前")

    assert checked.card.splitlines()[4:] == [
        "整改措施　每周三 三个科室碰一次头",
        "",
        "完成时限　8 月 10 日前",
    ]
    assert await plans(services) == [("每周三 三个科室碰一次头", "8 月 10 日前")]
    await checked.tap("返回")
    assert "3. 互相推，没人牵头 ✓" in checked.card.splitlines()


async def test_the_tenth_answer_is_a_measure_only_if_its_author_says_so(checked, services):
    await checked.tap(ROW)
    assert await plans(services) == []

    await checked.tap("用“十问 打算”里的话作措施")

    assert await plans(services) == [(INTENTION, "")]
    assert checked.buttons == ["✍️ 写措施", "📅 写时限", "‹ 返回"]


async def test_too_long_a_measure_is_refused(checked, services):
    await checked.tap(ROW)
    await checked.tap("写措施")

    await checked.reply("您打算怎么改", "长" * 301)

    assert await plans(services) == []


async def test_plans_stay_while_their_row_says_it_in_other_words(checked, services):
    await checked.tap("✏️ 2")
    await checked.tap("用“十问 打算”里的话作措施")
    await checked.tap("返回")
    await checked.tap("返回")

    await checked.tap("更正")
    await checked.tap("✏️ 服务的差距")
    await checked.send("有时没有起身接材料")
    await checked.tap("保存更正")

    assert await plans(services) == [(INTENTION, "")]


async def test_plans_go_with_their_row(checked, services):
    await checked.tap(ROW)
    await checked.tap("用“十问 打算”里的话作措施")
    await checked.tap("返回")
    await checked.tap("返回")

    await checked.tap("更正")
    await checked.tap("✏️ 六问 协作")
    await checked.tap("顺")
    await checked.tap("保存更正")

    assert await plans(services) == []


async def test_empty_ledgers_say_what_enters_them(clerk):
    await begin(clerk)
    for label in ("以前没有", "没有", "没比较过", "做到了", "敢接", "顺", "有，办成过", "没发现"):
        await clerk.tap(label)
    for label in ("眼下都够用", "跳过", "跳过", "跳过", "保存"):
        await clerk.tap(label)

    await clerk.tap("写整改措施和时限")

    assert clerk.card.splitlines()[0] == "您的清单还是空的"


async def test_the_three_ledgers_come_as_one_word_file(checked):
    await checked.tap(ROW)
    await checked.tap("用“十问 打算”里的话作措施")
    await checked.send("/selfcheck")

    await checked.tap("我的三张清单（Word）")

    printed = [
        [[cell.text for cell in row.cells] for row in table.rows[1:]]
        for table in Document(BytesIO(checked.document())).tables
    ]
    own = "待本人填报"
    assert checked.documents[-1].name == "个人三张问题清单.docx"
    assert printed == [
        [["1", "能在网上办完的事太少", own, own, own, "效率"]],
        [
            ["1", GAP, own, own, own, "态度"],
            ["2", "互相推，没人牵头", INTENTION, own, own, "流程"],
            ["3", MORE, own, own, own, "流程"],
        ],
        [["1", USERS, own, own, own, ""]],
    ]


async def test_nobody_reaches_the_rows_of_somebody_else(checked, town):
    wang = await town.member(31, Membership(Role.STAFF, "tzcj"))
    marks = [checked.data(f"✏️ {n}") for n in range(1, 6)]
    await wang.send("/help")

    for mark in marks:
        await wang.forge(mark)

    assert wang.toasts[-5:] == ["找不到这一条：可能改过或删除了。发送 /selfcheck 看看现在的。"] * 5


@pytest.mark.parametrize("act", [ShowFinding, WriteMeasure, AdoptIntention])
async def test_a_row_that_is_not_there_is_told_of(checked, services, act):
    await checked.forge(pack(act("f" * 16)))

    assert checked.toasts[-1] == "找不到这一条：可能改过或删除了。发送 /selfcheck 看看现在的。"
    assert await plans(services) == []


async def test_who_is_staff_no_more_writes_no_measure(checked, services):
    await checked.tap(ROW)
    await checked.tap("写措施")
    async with services.database.transaction() as session:
        await session.execute(member_tables.MEMBER.delete())

    await checked.reply("您打算怎么改", "每周碰头")

    assert checked.card == "您没有这项权限。"
    assert await plans(services) == []


async def test_what_is_planned_stays_out_of_the_departments_ledgers(checked, services):
    await checked.tap(ROW)
    await checked.tap("用“十问 打算”里的话作措施")

    assert [row for row in await rows(services, tables.OPINION) if INTENTION in row["text"]] == []
