import pytest
from sqlalchemy import update

from domain.opinions import Aspect, Ledger, Statement
from domain.people import Membership, Role
from handlers.acts import ChooseLedgers, Form, GetLedger, RefreshLedgers, ShowLedgers
from handlers.callbacks import pack
from handlers.ledgers import drafting
from storage import office_tables
from storage.entries import Scope
from tests.handlers.paths import answer_badly, gather, rows, stored

REFUSED = "您没有这项权限。"
SLOW = Statement("窗口排队要两个小时", Ledger.DISSATISFACTION, (Aspect.EFFICIENCY,))
GAP = Statement("深圳当天就能拿到执照", Ledger.BENCHMARK)
FILES = [
    "📄 三张合订 Word",
    "📊 全部 Excel",
    "清单一 Word",
    "清单二 Word",
    "清单三 Word",
    "📤 去上报",
]
OTHERS = "‹ 换个部门"


def document(person):
    """The name and the caption of the last file."""
    message = [m for m in person.messages if "document" in m][-1]
    return message["document"]["file_name"], message["caption"]


async def two_opinions(services, department="tzcj"):
    await gather(services, department, "bad", 1, statements=(SLOW, GAP))


async def test_without_opinions_there_is_no_draft_and_nothing_new(clerk):
    await clerk.send("/ledger")

    assert clerk.card.splitlines()[:3] == ["投资促进局 · 三张问题台账", "", "还没有草稿。"]
    assert clerk.buttons == FILES


async def test_new_opinions_can_be_drafted(clerk, services):
    await two_opinions(services)
    await clerk.send("/ledger")

    assert (
        clerk.card
        == """投资促进局 · 三张问题台账

还没有草稿。

已收到 2 条意见，点“更新草稿”整理。

点下面的按钮取文件："""
    )
    assert clerk.buttons == ["🔄 更新草稿", *FILES]


async def test_refreshing_drafts_on_the_same_card(clerk, services):
    await two_opinions(services)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")

    assert (
        clerk.card
        == """投资促进局 · 三张问题台账

第 1 稿，07-20 12:00 形成
依据 2 条意见（1 人）

清单一（对标差距）　1 条
清单二（自查）　0 条
清单三（不满意）　1 条

草稿已包含全部意见。

点下面的按钮取文件：

草稿已更新"""
    )
    assert clerk.buttons == FILES
    assert clerk.toasts == ["正在整理意见，请稍等……"]


async def test_who_comes_while_the_first_draft_is_made_can_ask_for_it(clerk, services):
    await two_opinions(services)
    for ledger in Ledger:  # the job has read them, and has not frozen yet
        await drafting._place(services, Scope(services.campaign.code, "tzcj", ledger))
    await clerk.send("/ledger")

    assert clerk.buttons == ["🔄 更新草稿", *FILES]
    await clerk.tap("更新草稿")
    assert clerk.card.splitlines()[2].startswith("第 1 稿")


async def test_refreshing_twice_drafts_once(clerk, town, services):
    await two_opinions(services)
    await clerk.send("/ledger")
    clerk.queue_tap("更新草稿")
    clerk.queue_tap("更新草稿")
    await town.settle()

    assert clerk.card.splitlines()[-1] == "草稿已是最新"
    assert [row["number"] for row in await rows(services, office_tables.DRAFT)] == [1]


async def test_what_came_in_since_the_draft_is_counted(clerk, services):
    await two_opinions(services)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")
    await two_opinions(services)
    await clerk.send("/ledger")

    assert clerk.card.splitlines()[9] == "此后新增 2 条意见，还没有写进草稿。"


async def test_a_file_says_its_title_its_draft_and_its_rows(clerk, services):
    await two_opinions(services)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")
    await clerk.tap("清单三 Word")

    assert document(clerk) == (
        "投资促进局问题清单（三）.docx",
        "优化营商环境大讨论大反思大提升问题清单（三）\n投资促进局，第 1 稿，1 条",
    )
    assert clerk.document()[:2] == b"PK"
    assert clerk.toasts[-1] == "正在生成文件……"


@pytest.mark.parametrize("ledger", Ledger)
@pytest.mark.parametrize("form", Form)
async def test_without_a_draft_every_file_is_the_empty_form(clerk, ledger, form):
    await clerk.forge(pack(GetLedger(ledger, form, "tzcj")))

    numeral = "一二三"[ledger - 1]
    assert document(clerk) == (
        f"投资促进局问题清单（{numeral}）.{form}",
        f"优化营商环境大讨论大反思大提升问题清单（{numeral}）\n投资促进局，尚无条目（空表）",
    )


async def test_a_ledger_without_rows_is_the_empty_form_also_in_a_draft(clerk, services):
    await two_opinions(services)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")
    await clerk.tap("清单二 Word")

    assert document(clerk)[1].splitlines()[1] == "投资促进局，尚无条目（空表）"


@pytest.mark.parametrize(("button", "form"), [("三张合订", "docx"), ("Excel", "xlsx")])
async def test_all_three_come_in_one_file_that_names_its_draft(clerk, services, button, form):
    await two_opinions(services)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")
    await clerk.tap(button)

    assert document(clerk) == (
        f"投资促进局三张问题清单（第1稿）.{form}",
        "优化营商环境大讨论大反思大提升三张问题清单\n投资促进局，第 1 稿，1/0/1 条",
    )
    assert clerk.document()[:2] == b"PK"


async def test_rows_that_somebody_changed_become_a_new_draft_when_a_file_is_taken(clerk, services):
    await two_opinions(services)
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")
    async with services.database.transaction() as session:
        await session.execute(update(office_tables.ENTRY).values(measure="设一个窗口", version=9))
    await clerk.send("/ledger")
    card = clerk.card.splitlines()
    await clerk.tap("清单三 Word")

    assert card[9] == "条目又有改动，取文件时会自动成为新的一稿。"
    assert document(clerk)[1].splitlines()[1] == "投资促进局，第 2 稿，1 条"


@pytest.mark.parametrize("form", Form)
async def test_all_three_without_a_draft_are_empty_forms(clerk, form):
    await clerk.forge(pack(GetLedger(None, form, "tzcj")))

    assert document(clerk) == (
        f"投资促进局三张问题清单（空表）.{form}",
        "优化营商环境大讨论大反思大提升三张问题清单\n投资促进局，尚无条目（空表）",
    )


async def test_what_was_said_in_the_chat_is_in_the_draft(li, clerk):
    await answer_badly(li)
    await li.tap("✅ 发送")
    await clerk.send("/ledger")
    await clerk.tap("更新草稿")

    assert clerk.card.splitlines()[2:8] == [
        "第 1 稿，07-20 12:00 形成",
        "依据 3 条意见（1 人）",
        "",
        "清单一（对标差距）　1 条",
        "清单二（自查）　0 条",
        "清单三（不满意）　2 条",
    ]


async def test_the_office_chooses_a_department(office):
    await office.send("/ledger")
    names = office.buttons
    await office.tap("财政局")
    panel = office.card.splitlines()[0]
    back = office.buttons[-1]
    await office.tap("换个部门")

    assert names == [
        "党政办公室",
        "组织人事部",
        "投资促进局",
        "财政局",
        "建设局",
        "安全生产监督和生态环境局",
    ]
    assert (panel, back) == ("财政局 · 三张问题台账", OTHERS)
    assert office.buttons == names
    assert len(office.messages) == 2


async def test_opinions_of_no_department_are_for_the_office(office, services):
    await two_opinions(services, department=None)
    await office.send("/ledger")
    await office.tap("部门待定")
    await office.tap("更新草稿")
    await office.tap("清单一 Word")

    assert document(office) == (
        "部门待定问题清单（一）.docx",
        "优化营商环境大讨论大反思大提升问题清单（一）\n部门待定，第 1 稿，1 条",
    )


async def test_a_department_that_left_the_campaign_keeps_its_ledgers(office, services):
    await two_opinions(services, department="gone")
    await office.send("/ledger")
    await office.tap("gone")
    await office.tap("更新草稿")

    assert office.card.splitlines()[0] == "gone · 三张问题台账"
    assert [row["department"] for row in await rows(services, office_tables.DRAFT)] == ["gone"]


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_who_may_not_see_drafts_is_refused(member, services, role):
    await two_opinions(services)
    before = await stored(services)
    await member.send("/ledger")
    for act in (
        ShowLedgers("tzcj"),
        ShowLedgers(None),
        ChooseLedgers(),
        RefreshLedgers("tzcj"),
        GetLedger(Ledger.DISSATISFACTION, Form.WORD, "tzcj"),
    ):
        await member.forge(pack(act))

    assert member.heard[-1] == REFUSED
    assert member.toasts == [REFUSED] * 5
    assert await stored(services) == before


@pytest.mark.parametrize("department", ["czj", None, "nowhere"])
async def test_staff_are_refused_what_is_not_their_departments(clerk, services, department):
    await two_opinions(services, department="czj")
    await two_opinions(services, department=None)
    await clerk.send("/ledger")
    card, before = clerk.card, await stored(services)
    for act in (
        ShowLedgers(department),
        RefreshLedgers(department),
        GetLedger(Ledger.DISSATISFACTION, Form.WORD, department),
    ):
        await clerk.forge(pack(act))

    assert clerk.toasts == [REFUSED] * 3
    assert (clerk.card, await stored(services)) == (card, before)


async def test_the_list_shows_staff_no_more_than_their_own(clerk):
    await clerk.send("/ledger")
    await clerk.forge(pack(ChooseLedgers()))

    assert clerk.buttons == ["投资促进局"]


async def test_the_panel_speaks_english(town, services):
    clerk = await town.member(31, Membership(Role.STAFF, "tzcj"), language="en")
    await two_opinions(services)
    await clerk.send("/ledger")
    await clerk.tap("Update the draft")

    assert clerk.card.splitlines()[2:4] == [
        "Draft 1, made 07-20 12:00",
        "from 2 opinions (1 person)",
    ]
    assert clerk.buttons[:3] == ["📄 All three, Word", "📊 All, Excel", "Ledger 1 Word"]
