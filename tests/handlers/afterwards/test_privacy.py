"""/privacy: what is kept about me, the notice, and deleting it all."""

from dataclasses import replace

import pytest

from bot.sandbox.markup import parse_html
from domain.people import Membership, Role
from domain.text import Language
from handlers.answering import welcome
from storage import tables
from tests.handlers.afterwards.own_ways import CONFIDENTIAL, send_badly
from tests.handlers.paths import answer_badly, begin, rows, stored

UNSEEN = [
    "匿名答卷：和您之间没有联系，我们找不到，只有回执码能打开它。",
    "Telegram：能看到您和机器人的对话。那边的记录，请在 Telegram 里删除聊天。",
]


def lines(person):
    return [line for line in person.card.splitlines() if line]


async def test_of_a_stranger_nothing_is_kept(li, services):
    before = await stored(services)

    await li.send("/privacy")

    assert lines(li) == [
        "您的个人信息",
        "语言　没有选过，跟随 Telegram",
        "告知　没有记录",
        "参加　没有记录",
        "没发送的答卷　没有",
        "能找到的答卷　没有",
        *UNSEEN,
    ]
    assert await stored(services) == before


async def test_who_has_answered_in_confidence_sees_all_of_it(li):
    await li.send("/language")
    await li.tap("中文")
    await send_badly(li, way=CONFIDENTIAL)

    await li.send("/privacy")

    assert lines(li)[1:7] == [
        "语言　中文，您选的",
        "告知　2020-07-20 您同意了",
        "参加　参加过一次（只存一个看不出是谁的记号）",
        "没发送的答卷　没有",
        "能找到的答卷",
        "· 2020-07-20　投资促进局　保密",
    ]


async def test_of_an_anonymous_response_only_that_one_took_part(li):
    await send_badly(li)

    await li.send("/privacy")

    assert lines(li)[2:6] == [
        "告知　您同意过（日期已删去，免得和答卷对上）",
        "参加　参加过一次（只存一个看不出是谁的记号）",
        "没发送的答卷　没有",
        "能找到的答卷　没有",
    ]
    assert "✏️ 查看、更正答卷" not in li.buttons


async def test_a_response_under_way_is_told_with_what_it_holds(li):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")

    await li.send("/privacy")

    assert lines(li)[4] == "没发送的答卷　1 份，答了 2 题"


async def test_who_declined_is_told_so(li):
    await li.send("/start enterprise")
    await li.tap("这次不参加")

    await li.send("/privacy")

    assert lines(li)[2] == "告知　您选了不参加"


async def test_members_see_their_roles(town):
    clerk = await town.member(21, Membership(Role.STAFF, "tzcj"))

    await clerk.send("/privacy")

    assert "成员身份　投资促进局工作人员" in lines(clerk)


async def test_it_leads_to_the_responses_the_code_and_back(li):
    await send_badly(li, way=CONFIDENTIAL)
    await li.send("/privacy")

    assert li.buttons == [
        "✏️ 查看、更正答卷",
        "🔑 输入回执码",
        "📜 告知原文",
        "📄 导出一份",
        "English",
        "🗑 全部删除，撤回同意",
    ]
    await li.tap("告知原文")
    await li.tap("‹ 返回")
    assert lines(li)[0] == "您的个人信息"


async def test_the_notice_is_shown_as_it_was_agreed_to(li, services):
    await li.send("/start enterprise-tzcj")
    notice = parse_html(welcome.wording(services, Language.ZH).text).text
    await li.tap("匿名")
    await li.send("/privacy")

    await li.tap("告知原文")

    version = (await rows(services, tables.NOTICE))[0]["version"]
    head = f"您同意的告知\n2020-07-20　·　版本 {version}"
    assert li.card == f"{head}\n\n{notice}\n\n现在的告知和它一样。"


async def test_on_another_day_the_notice_is_still_the_same(li, clock):
    await answer_badly(li)
    clock.pass_(days=3)
    await li.send("/privacy")

    await li.tap("告知原文")

    assert li.card.splitlines()[-1] == "现在的告知和它一样。"


async def test_a_notice_that_was_changed_is_shown_below(li, town, services):
    await answer_badly(li)
    changed = replace(services.campaign, kept_for_days=30)
    town.application.bot_data["services"] = replace(services, campaign=changed)
    await li.send("/privacy")

    await li.tap("告知原文")

    assert li.heard[-2].splitlines()[-1] == "现在的告知已经改过，见下一条消息。"
    assert li.card.splitlines()[0] == "现在的告知"
    assert "30 天" in li.card


async def test_who_has_not_agreed_sees_the_notice_of_today(li):
    await li.send("/privacy")

    await li.tap("告知原文")

    assert li.card.splitlines()[0] == "您还没有同意过告知。下面是现在的："


async def test_deleting_is_asked_first(li, services):
    await send_badly(li, way=CONFIDENTIAL)
    before = await stored(services)
    await li.send("/privacy")

    await li.tap("全部删除")

    assert "能找到的 1 份答卷里您写的话、附件、补充和联系方式" in li.card
    assert li.buttons == ["🗑 确认全部删除", "‹ 返回"]
    assert await stored(services) == before


async def test_all_that_can_be_found_is_deleted_and_consent_withdrawn(li, services):
    await li.send("/language")
    await li.tap("中文")
    await send_badly(li, way=CONFIDENTIAL)
    await li.send("/privacy")
    await li.tap("全部删除")

    await li.tap("确认全部删除")

    (response,) = await rows(services, tables.RESPONSE)
    (consent,) = await rows(services, tables.CONSENT)
    assert (response["person"], response["chat"]) == (None, None)
    assert (consent["state"], consent["given_on"]) == ("withdrawn", None)
    assert await rows(services, tables.PREFERENCE) == []
    assert len(await rows(services, tables.PARTICIPATION)) == 1
    assert lines(li) == [
        "已经删除，同意已撤回。",
        "我们不会再主动问您。还有要说的，窗口工作人员可以代您登记。",
    ]


async def test_a_response_under_way_goes_with_its_files(li, services, home):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    await li.send_photo()
    before = len(list(home.attachments.rglob("*.sealed")))
    await li.send("/privacy")
    await li.tap("全部删除")

    await li.tap("确认全部删除")

    assert (before, list(home.attachments.rglob("*.sealed"))) == (1, [])
    assert await rows(services, tables.INTERVIEW) == []
    assert lines(li)[1] == "我们不会再主动问您。哪天想说了，发送 /start 就好。"


async def test_the_anonymous_responses_are_out_of_reach_of_it(li, services):
    await send_badly(li)
    before = await rows(services, tables.ANSWER)
    await li.send("/privacy")
    await li.tap("全部删除")

    await li.tap("确认全部删除")

    assert await rows(services, tables.ANSWER) == before


async def test_roles_are_not_touched(town, services):
    clerk = await town.member(21, Membership(Role.STAFF, "tzcj"))
    await clerk.send("/privacy")
    await clerk.tap("全部删除")
    told = clerk.card

    await clerk.tap("确认全部删除")

    assert "成员身份、代录过的答卷　不在此列，要退出请找管理员" in told
    assert len(await rows(services, tables.METADATA.tables["member"])) == 1


@pytest.mark.parametrize("says", ["declines", "withdraws"])
async def test_after_no_the_question_is_not_asked_again(li, says):
    await li.send("/start enterprise")
    if says == "declines":
        await li.tap("这次不参加")
    else:
        await li.tap("匿名")
        await li.send("/privacy")
        await li.tap("全部删除")
        await li.tap("确认全部删除")

    await li.send("/start")

    assert li.card.splitlines()[0] == "好的，不打扰您，也不会再问。不参加没有任何影响。"
    assert li.buttons == ["改主意了，我想说说"]


async def test_who_scans_a_code_themselves_sees_the_notice_again(li):
    await li.send("/start enterprise")
    await li.tap("这次不参加")

    await li.send("/start enterprise-tzcj")

    assert "🙈 匿名回答（推荐）" in li.buttons


async def test_a_change_of_mind_is_a_new_consent(li, services):
    await li.send("/start enterprise")
    await li.tap("这次不参加")
    await li.send("/start enterprise-tzcj")
    await li.tap("匿名")

    (consent,) = await rows(services, tables.CONSENT)
    assert consent["state"] == "agreed"


async def test_killed_before_the_answer_it_is_deleted_and_said_at_the_next_start(
    li, town, services
):
    await send_badly(li, way=CONFIDENTIAL)
    await li.send("/privacy")
    await li.tap("全部删除")
    li.queue_tap("确认全部删除")
    await town.kill()

    await town.restart()

    assert lines(li)[0] == "已经删除，同意已撤回。"
    assert (await rows(services, tables.RESPONSE))[0]["person"] is None
