from io import BytesIO

import pytest
from openpyxl import load_workbook

from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.ledgers.handing_acts import (
    ChooseHandIn,
    ConfirmHandIn,
    ListChanges,
    OpenHandIn,
    UpdateHandIn,
)
from storage import drafts
from tests.handlers.ledgers.handing import (
    FILES,
    GAP,
    MANY,
    PHONE,
    SLOW,
    clerk_of,
    fetch,
    hand_in,
    handed,
    open_card,
    rename,
    say,
    tick,
)
from tests.handlers.paths import stored

REFUSED = "您没有这项权限。"
CHANGED = "还没有上报。您看过第 1 稿之后，清单有了变化。请看看新的一稿，再点“上报”。"


async def test_the_card_tells_what_will_be_handed_in_and_by_when(clerk, services):
    await open_card(clerk, services)

    assert (
        clerk.card
        == """投资促进局 · 上报三张清单

第 1 稿，07-20 12:00 形成
依据 2 条意见（1 人）
清单一（对标差距）　1 条
清单二（自查）　0 条
清单三（不满意）　1 条

上报前请留意（不影响上报）：
· 2 条还没有审核，可用 /review 审核
· 2 条有栏目写着“待责任科室填报”

截止　7 月 22 日，还有 2 个工作日
参考数量　不少于 3 条，现有 2 条；不足也可以上报，不要凑数

上报之后，这一稿的文件原样存档，谁也改不了；以后有更正，可以再次上报。"""
    )
    assert clerk.buttons == ["✅ 上报第 1 稿", "📄 先看看清单", "🙋 上交我的个人清单"]


async def test_opinions_that_no_run_has_read_are_told_first(clerk, services):
    await say(services, SLOW)
    await clerk.send("/handin")

    assert "· 新来 1 条意见，还没有整理进这一稿" in clerk.card.splitlines()
    assert clerk.buttons[0] == "🔄 先整理新意见"


@pytest.mark.parametrize(
    ("days", "line"),
    [
        (2, "截止　7 月 22 日，就是今天"),
        (3, "截止　7 月 22 日，已过期；仍可上报"),
    ],
)
async def test_the_last_day_is_told(clerk, clock, days, line):
    clock.pass_(days=days)
    await clerk.send("/handin")

    assert line in clerk.card.splitlines()


async def test_handing_in_archives_the_files_and_says_so(clerk, office, services):
    await hand_in(clerk, services)

    assert (
        clerk.card
        == """✅ 上报成功，已告诉专项办。

投资促进局 · 第 1 次上报

2020-07-20 12:00 由 Ada 上报，第 1 稿
依据 2 条意见（1 人）
清单一（对标差距）　1 条
清单二（自查）　0 条
清单三（不满意）　1 条

下面的文件和上报时一字不差："""
    )
    assert clerk.buttons == [*FILES, "‹ 存档列表"]
    assert await handed(services) == [("tzcj", 1, 1)]


async def test_where_nobody_could_be_told_the_clerk_knows(clerk, services):
    await hand_in(clerk, services)

    assert clerk.card.splitlines()[0] == (
        "✅ 上报成功，已存档。专项办还没有别的人加入，没有人收到通知；需要的话，请另行报送文件。"
    )


async def test_the_files_say_that_they_were_handed_in(clerk, services):
    await hand_in(clerk, services)
    names = list(await fetch(clerk))

    assert names == [
        "投资促进局问题清单（一）-第1次上报.docx",
        "投资促进局问题清单（二）-第1次上报.docx",
        "投资促进局问题清单（三）-第1次上报.docx",
        "投资促进局三张问题清单-第1次上报.docx",
        "投资促进局三张问题清单-第1次上报.xlsx",
    ]


async def test_whatever_happens_later_the_files_stay_as_they_were(clerk, town, services, clock):
    await hand_in(clerk, services)
    card = clerk.messages[-1]["message_id"]
    before = await fetch(clerk)
    await say(services, PHONE, SLOW)
    clock.pass_(hours=30)
    await tick(town)
    await rename(town, "tzcj", "招商局")
    await clerk.tap("清单三 Word", message_id=card)
    again = clerk.documents[-1].content
    await clerk.send("/archive")
    await clerk.tap("第 1 次")

    assert clerk.card.splitlines()[0] == "投资促进局 · 第 1 次上报"
    assert again == before["投资促进局问题清单（三）-第1次上报.docx"]
    assert await fetch(clerk) == before


async def test_the_office_is_told_once_and_never_what_was_said(clerk, office, town, services):
    await hand_in(clerk, services)
    await tick(town)
    await tick(town)

    assert [text for text in office.heard if "📥" in text] == [
        """📥 投资促进局已上报三张清单（第 1 次，第 1 稿）
清单一 1 条、清单二 0 条、清单三 1 条
7 月 20 日 12:00，Ada"""
    ]
    await office.tap("打开看看")
    assert office.card.splitlines()[0] == "投资促进局 · 第 1 次上报"


async def test_a_second_tap_hands_nothing_in(clerk, services):
    await open_card(clerk, services)
    data = clerk.data("上报第 1 稿")
    await clerk.tap("上报第 1 稿")
    await clerk.forge(data)

    assert clerk.card.splitlines()[0] == "这一份已经上报过了，没有重复上报。"
    assert await handed(services) == [("tzcj", 1, 1)]


async def test_a_kill_before_the_answer_leaves_one_hand_in(clerk, town, services):
    await open_card(clerk, services)
    clerk.queue_tap("上报第 1 稿")
    town.request.refuse = {}
    await town.settle()
    await town.restart()

    assert await handed(services) == [("tzcj", 1, 1)]


async def test_what_has_changed_since_the_card_is_shown_first(clerk, town, services):
    await open_card(clerk, services)
    other = await clerk_of(town, "tzcj")
    await say(services, PHONE)
    await other.send("/handin")
    await other.tap("先整理新意见")
    await clerk.tap("上报第 1 稿")

    assert clerk.card.splitlines()[0] == CHANGED
    assert clerk.buttons[0] == "✅ 上报第 2 稿"
    assert await handed(services) == []


async def test_a_later_hand_in_is_a_correction_that_says_what_changed(clerk, services):
    await hand_in(clerk, services)
    await say(services, PHONE)
    await clerk.send("/handin")
    before = clerk.card.splitlines()[-1]
    await clerk.tap("先整理新意见")
    offered = clerk.buttons[:2]
    await clerk.tap("较第 1 稿的变化")
    changes = clerk.card
    await clerk.tap("返回")
    await clerk.tap("更正上报第 2 稿")

    assert before == "✓ 这一稿已经上报：第 1 次，第 1 稿，7 月 20 日 12:00，Ada"
    assert offered == ["✅ 更正上报第 2 稿", "🔍 较第 1 稿的变化"]
    assert (
        changes
        == """投资促进局 · 第 2 稿较第 1 稿的变化

新增 1 条，改动 0 条，不再列出 0 条

🆕 清单三　咨询电话打三天没人接"""
    )
    assert "投资促进局 · 第 2 次上报（更正）" in clerk.card.splitlines()
    assert "较第 1 次上报：新增 1 条，改动 0 条，不再列出 0 条" in clerk.card.splitlines()
    assert await handed(services) == [("tzcj", 1, 1), ("tzcj", 2, 2)]


async def test_the_workbook_compares_with_what_was_handed_in_before(clerk, services):
    await hand_in(clerk, services, SLOW)
    first = load_workbook(BytesIO((await fetch(clerk, FILES[-1:])).popitem()[1]))
    for more in (PHONE, GAP):  # two drafts
        await say(services, more)
        await clerk.send("/handin")
        await clerk.tap("先整理新意见")
    await clerk.tap("更正上报第 3 稿")
    second = load_workbook(BytesIO((await fetch(clerk, FILES[-1:])).popitem()[1]))

    assert first.sheetnames[3:] == ["来源", "盲点"]
    assert second.sheetnames[3:] == ["来源", "盲点", "变化"]
    assert (
        second["变化"]["A2"].value
        == "与第 1 次上报（第 1 稿）相比：新增 2 条，改动 0 条，不再列出 0 条。"
    )


async def test_a_row_that_reads_differently_is_told_before_and_after(clerk, services):
    await hand_in(clerk, services, SLOW)
    await clerk.send("/review")
    await clerk.tap("开始")
    await clerk.tap("✏️ 改")
    await clerk.tap("整改措施")
    await clerk.reply(clerk.card, "增开两个窗口")
    await clerk.send("/handin")
    await clerk.tap("较第 1 稿的变化")

    assert clerk.card.splitlines()[2:] == [
        "新增 0 条，改动 1 条，不再列出 0 条",
        "",
        "✏️ 清单三　窗口排队要两个小时",
        "— 整改措施：— → 增开两个窗口",
    ]


async def test_without_a_single_entry_the_empty_form_can_be_handed_in(clerk, services):
    await clerk.send("/handin")
    await clerk.tap("上报第 1 稿")

    assert await handed(services) == [("tzcj", 1, 1)]


async def test_the_office_looks_at_departments_but_hands_nothing_in(office, services):
    await say(services, SLOW)
    await office.send("/handin")
    await office.tap("投资促进局")
    shown = office.buttons
    await office.forge(pack(ConfirmHandIn("tzcj", 1)))

    assert shown == ["🔄 先整理新意见", "📄 先看看清单", "‹ 换个部门"]
    assert office.toasts == [REFUSED]
    assert await handed(services) == []


async def test_a_coordinator_who_is_staff_hands_in_for_their_own(office, town, services):
    person = await town.member(22, Membership(Role.STAFF, "tzcj"))
    await person.send("/handin")
    await person.tap("投资促进局")
    await person.tap("上报第 1 稿")
    await person.send("/handin")

    assert "✓ 投资促进局" in person.buttons
    assert await handed(services) == [("tzcj", 1, 1)]


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_who_is_no_staff_is_refused(member, services, role):
    await say(services, SLOW)
    before = await stored(services)
    await member.send("/handin")
    for act in (
        ChooseHandIn(),
        OpenHandIn("tzcj"),
        UpdateHandIn("tzcj"),
        ConfirmHandIn("tzcj", 1),
        ListChanges("tzcj", 1, 2, 0, from_hand_in=True),
    ):
        await member.forge(pack(act))

    assert member.heard[-1] == REFUSED
    assert member.toasts == [REFUSED] * 5
    assert await stored(services) == before


@pytest.mark.parametrize("department", ["czj", "nowhere"])
async def test_staff_are_refused_what_is_not_their_departments(clerk, services, department):
    await say(services, SLOW, department=department)
    async with services.database.transaction() as session:
        for _ in range(2):
            await drafts.freeze_anyway(
                session, services.campaign.code, department, now=services.now()
            )
    before = await stored(services)
    await clerk.send("/help")
    for act in (
        OpenHandIn(department),
        UpdateHandIn(department),
        ConfirmHandIn(department, 2),
        ListChanges(department, 1, 2, 0, from_hand_in=True),
    ):
        await clerk.forge(pack(act))

    assert clerk.toasts == [REFUSED] * 4
    assert await stored(services) == before


@pytest.mark.parametrize(("since", "draft"), [(0, 1), (1, 1), (2, 1), (1, 9)])
async def test_drafts_that_are_not_there_have_no_changes(clerk, services, since, draft):
    await open_card(clerk, services)
    card = clerk.card
    await clerk.forge(pack(ListChanges("tzcj", since, draft, 0, from_hand_in=True)))

    assert (clerk.toasts[-1], clerk.card) == (REFUSED, card)


async def test_many_changes_are_turned_page_by_page(clerk, services):
    await hand_in(clerk, services, SLOW)
    await say(services, GAP, PHONE, *MANY)
    await clerk.send("/handin")
    await clerk.tap("先整理新意见")
    await clerk.tap("较第 1 稿的变化")
    first = clerk.buttons
    await clerk.tap("›")

    assert first == ["›", "‹ 返回"]
    assert clerk.buttons == ["‹", "‹ 返回"]


async def test_the_ledgers_card_leads_there_and_shows_what_changed(clerk, services):
    await hand_in(clerk, services, SLOW)
    await say(services, PHONE)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")
    offered = clerk.buttons[-2:]
    await clerk.tap("较第 1 稿的变化")
    await clerk.tap("返回")
    title = clerk.card.splitlines()[0]
    await clerk.tap("去上报")

    assert offered == ["🔍 较第 1 稿的变化", "📤 去上报"]
    assert title == "投资促进局 · 三张问题台账"
    assert clerk.card.splitlines()[0] == "投资促进局 · 上报三张清单"


async def test_the_card_speaks_english(town, services):
    clerk = await town.member(31, Membership(Role.STAFF, "tzcj"), language="en")
    await clerk.send("/handin")

    assert clerk.card.splitlines()[-4:-2] == [
        "Due 22 July: 2 working days left",
        "For orientation: at least 3 rows; there are 0. You can hand in fewer; please don’t pad",
    ]
