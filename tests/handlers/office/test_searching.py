"""/search: who finds what, in which words, and what masking keeps from being found."""

import pytest

from domain.opinions import Ledger, Respondent, Statement
from domain.people import Membership, Role
from domain.shielding import Shield
from handlers.callbacks import pack
from handlers.ledgers import drafting
from handlers.office.summary_acts import FindWords, TurnFound
from storage.member_tables import MEMBER
from storage.tables import RESPONSE
from tests.handlers import shielded
from tests.handlers.cases.parties import complain, file_of
from tests.handlers.paths import gather, stored

REFUSED = "您没有这项权限。"
ASKED = "搜原话：要找哪些词？\n每个词至少 2 个字；写几个词，就找全都有的。\n\n№ w-"
NOTHING = "没有找到。隐去的姓名、电话等搜不到；换个说法试试。"


async def hear(services, *texts, department="tzcj", **fields):
    """A response for each text."""
    for text in texts:
        stated = (Statement(text, Ledger.DISSATISFACTION, ()),)
        await gather(services, department, None, 1, statements=stated, **fields)


async def test_what_was_said_is_found_with_its_marks(clerk, services):
    await hear(services, "窗口排队太久", "态度很好", respondent=Respondent.CITIZEN)
    await clerk.send("/search 太久　排队")

    assert (
        clerk.card
        == """🔎 原话里有 太久 排队
1 条，1 人

1. 2020-07-20 · 群众 · 本机器人 · 清单三
窗口排队太久"""
    )
    assert clerk.buttons == []


async def test_without_words_they_are_asked_for(clerk, services):
    await hear(services, "窗口排队太久")
    await clerk.send("/search")
    asked = clerk.card
    await clerk.reply("要找哪些词", "排队")

    assert asked == ASKED
    assert clerk.card.splitlines()[:2] == ["🔎 原话里有 排队", "1 条，1 人"]


async def test_the_button_of_a_summary_asks_for_them(clerk):
    await clerk.send("/summary")
    await clerk.tap("🔎 原话")

    assert clerk.card == ASKED


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("久", "有的词太短了，至少两个字。"),
        ("一二 三四 五六 七八 九十 百千", "太长了：最多五个词，一共六十个字。"),
    ],
)
async def test_what_cannot_be_looked_for_is_asked_for_again(clerk, typed, why):
    await clerk.send(f"/search {typed}")

    assert clerk.card == f"{why}\n\n{ASKED}"


@pytest.mark.parametrize("typed", ["13812345678", "1381", "王小明", "太久 13812345678"])
async def test_what_is_masked_cannot_be_found(clerk, services, typed):
    await hear(services, "我叫王小明，电话13812345678，排队太久")
    await clerk.send(f"/search {typed}")

    assert clerk.card == f"🔎 原话里有 {typed}\n{NOTHING}"


async def test_hits_are_shown_masked(clerk, services):
    await hear(services, "我叫王小明，电话13812345678，排队太久")
    await clerk.send("/search 太久")

    assert clerk.card.splitlines()[-1] == "电话，排队太久"


async def test_more_than_a_page_is_turned_over(clerk, services):
    await hear(services, *(f"排队<b>太</b>久，第 {n} 次" for n in range(6)))
    await clerk.send("/search 排队")
    first = clerk.card
    await clerk.tap("›")
    second = clerk.card
    await clerk.tap("‹")

    assert first.splitlines()[1] == "6 条，6 人　第 1/2 页"
    assert second.splitlines()[1] == "6 条，6 人　第 2/2 页"
    assert second.splitlines()[3][:2] == "6."
    assert clerk.card == first
    assert clerk.heard.count(first) == 1


async def test_turning_is_judged_anew(town, clerk, services):
    await hear(services, *("排队太久" for _ in range(6)))
    await clerk.send("/search 排队")
    async with services.database.transaction() as session:
        await session.execute(RESPONSE.update().values(shield=Shield.FOUND))
    await clerk.tap("›")

    assert clerk.card == f"🔎 原话里有 排队\n{NOTHING}"


async def test_what_is_held_is_found_by_the_office_alone(clerk, office, services):
    await hear(services, "排队太久")
    async with services.database.transaction() as session:
        await session.execute(RESPONSE.update().values(shield=Shield.FOUND))
    await clerk.send("/search 排队")
    await office.send("/search 排队")

    assert clerk.card.splitlines()[1] == NOTHING
    assert office.card.splitlines()[3] == "1. 2020-07-20 · 企业 · 本机器人 · 清单三 · 投资促进局"


async def test_staff_find_nothing_of_other_departments(clerk, services):
    await hear(services, "排队太久", department="czj")
    await hear(services, "排队太久", department=None)
    await clerk.send("/search 排队")

    assert clerk.card.splitlines()[1] == NOTHING


async def test_a_hit_leads_to_its_entry_and_its_case(li, clerk, services):
    await complain(li, words="窗口排队两小时")
    number = (await file_of(services)).number
    await drafting.draft(services, "tzcj")
    await clerk.send("/search 两小时")
    buttons = clerk.buttons
    await clerk.tap("工单")
    case = clerk.card
    await clerk.send("/search 两小时")
    await clerk.tap("条目")

    assert buttons == ["1　条目", f"1　工单 {number}"]
    assert case.splitlines()[0] == f"工单 {number}　投资促进局"
    assert "窗口排队两小时" in clerk.card


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_others_have_no_search(member, services, role):
    await hear(services, "排队太久")
    await member.send("/help")
    before = member.card
    await member.forge(pack(FindWords()))
    await member.forge(pack(TurnFound(0)))
    after = member.card
    await member.send("/search 排队")

    assert member.toasts == [REFUSED, REFUSED]
    assert after == before
    assert member.card == REFUSED


async def test_who_has_lost_the_role_replies_in_vain(clerk, services):
    await hear(services, "排队太久")
    await clerk.send("/search")
    async with services.database.transaction() as session:
        await session.execute(MEMBER.delete())
    await clerk.reply("要找哪些词", "排队")

    assert clerk.card == REFUSED


async def test_a_card_without_words_cannot_be_turned(clerk):
    await clerk.send("/help")
    await clerk.forge(pack(TurnFound(0)))

    assert clerk.toasts == ["这个按钮已经失效。"]


async def test_a_picture_cannot_be_turned(office):
    await office.send("/digest")
    await office.forge(pack(TurnFound(0)))

    assert office.toasts == ["这个按钮已经失效。"]


async def test_words_that_look_like_a_prompt_are_none(clerk, services):
    await hear(services, "№ e-1 排队")
    await clerk.send("/search № e-1 排队")

    assert clerk.card.splitlines()[0] == "🔎 原话里有 no e-1 排队"


async def test_the_words_are_stored_nowhere(clerk, services):
    await clerk.send("/search 绝密词语")

    assert "绝密词语" not in str(await stored(services))


async def test_searching_speaks_english(town, services):
    clerk = await town.member(31, Membership(Role.STAFF, "tzcj"), language="en")
    await hear(services, "wait for WIFI")
    await clerk.send("/search wifi")
    found = clerk.card
    await clerk.send("/search phone")

    assert found.splitlines()[:2] == ["🔎 Said with wifi", "1 text, by 1 person"]
    assert clerk.card.splitlines()[1] == (
        "Nothing found. Names, phones and the like are masked and cannot be found; try other words."
    )


async def test_a_remark_that_was_released_names_nobody(clerk, office, services):
    await shielded.hide(services, shield=Shield.RELEASED)
    await clerk.send(f"/search {shielded.ADDED}")
    await office.send(f"/search {shielded.ADDED}")

    shown = f"说{shielded.ADDED}不归他管"
    assert [person.card.splitlines()[-1] for person in (clerk, office)] == [shown, shown]
