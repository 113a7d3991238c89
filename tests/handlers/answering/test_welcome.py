from dataclasses import replace

import pytest

from bot.sandbox.markup import parse_html
from domain.text import Text
from handlers.library import Library
from storage import tables
from tests.handlers.paths import answer_badly, answers, asked, begin, rows, stored

WELCOME = """您好，这里是“纳谏”。

经济开发区党政办公室、投资促进局想听听您的真心话：办事哪里不顺、哪里该改。

一分钟，点几下就好。请问您是？"""
UNKNOWN = "这个链接已经失效或不完整。没关系，从这里开始就好："
WAYS = ["🙈 匿名回答（推荐）", "✉️ 保密回答，可以给我回信", "这次不参加", "English"]
NOTICE = """企业问卷

谁在问　经济开发区党政办公室、投资促进局
为什么　找准我们服务中的问题和差距，列成问题清单，逐条整改。
记什么　您的选择、您写的话，以及您愿意发的语音、照片；不问姓名、电话、单位
存多久　365 天，到 2021-07-20 自动删除；撤回、删除的，备份里至多再留 14 天
请留意　聊天经过 Telegram，它能看到您和机器人的对话
您的权利　不答没有任何影响；发送前可用 /cancel 放弃；发送后可用 /privacy 查看、更正、撤回

您想怎样回答？

匿名：发送后，您和答卷之间的联系立即切断，谁也查不回来，只留一个回执码。
保密：机器人加密保存给您回信的方式；任何部门都看不到您是谁。"""


async def test_start_says_who_asks_and_lets_people_say_who_they_are(li):
    await li.send("/start")

    assert li.heard == [WELCOME]
    assert li.buttons == ["👤 群众 · 办事人", "🏢 企业 · 个体工商户", "English"]


async def test_the_notice_comes_before_the_first_question(li):
    await li.send("/start")
    await li.tap("企业")

    assert li.heard == [NOTICE]
    assert li.buttons == WAYS


async def test_a_link_to_a_questionnaire_leads_to_its_notice(li):
    await li.send("/start enterprise")

    assert li.heard == [NOTICE]


async def test_a_link_to_a_department_keeps_it_through_the_welcome(li):
    await li.send("/start tzcj")
    await li.tap("群众")

    assert li.card.splitlines()[0] == "群众问卷 · 投资促进局"


@pytest.mark.parametrize("payload", ["enterprise-tzcj", "tzcj-enterprise"])
async def test_a_link_may_name_both_in_any_order(li, payload):
    await li.send(f"/start {payload}")

    assert li.card.splitlines()[0] == "企业问卷 · 投资促进局"


async def test_a_link_may_name_a_window_of_its_department(li):
    await li.send("/start enterprise-tzcj-w3")

    assert li.card.splitlines()[0] == "企业问卷 · 投资促进局 · 3号窗口"


@pytest.mark.parametrize(
    "payload", ["nobody", "czj-w3", "enterprise-nobody", "enterprise-", "-", "nobody-tzcj"]
)
async def test_an_unknown_link_gets_a_kind_word_and_the_welcome(li, payload):
    await li.send(f"/start {payload}")

    assert li.heard == [f"{UNKNOWN}\n\n{WELCOME}"]


async def test_a_department_in_the_link_is_not_asked_again(li):
    await begin(li, link="enterprise-tzcj")

    assert asked(li) == "您对投资促进局的服务满意吗？"


async def test_a_department_in_the_link_can_be_changed(li, services):
    await begin(li, link="enterprise-tzcj")
    await li.tap("上一题")
    await li.tap("财政局")

    assert asked(li) == "您对财政局的服务满意吗？"
    assert await answers(services) == {"department": "czj"}


async def test_the_language_is_switched_in_place(li):
    await li.send("/start")
    await li.tap("English")
    await li.tap("中文")

    assert li.heard == [WELCOME]


async def test_the_language_chosen_in_the_notice_stays(li):
    await li.send("/start enterprise-tzcj")
    await li.tap("English")
    await li.tap("Anonymously")

    assert asked(li) == "Investment Promotion Bureau: how satisfied are you with its service?"
    assert len(li.heard) == 1


async def test_a_questionnaire_of_the_deployments_own_stands_in_the_welcome(
    town, services, library
):
    own = replace(library.find_current("citizen"), id="fair", title=Text("展会问卷", "Fair survey"))
    town.services = replace(services, library=Library({("fair", 1): own}))
    await town.restart()
    li = town.person(7)
    await li.send("/start")

    assert li.buttons == ["展会问卷", "English"]


async def test_a_telegram_in_english_is_greeted_in_english(ada):
    await ada.send("/start")

    assert ada.card.splitlines()[0] == "Hello, this is Najian."


@pytest.mark.parametrize(("way", "mode"), [("匿名", "anonymous"), ("保密", "confidential")])
async def test_the_way_to_answer_is_what_was_chosen(li, services, way, mode):
    await begin(li, way=way)

    assert [row["mode"] for row in await rows(services, tables.INTERVIEW)] == [mode]


async def test_nothing_but_the_language_is_stored_before_a_way_to_answer_is_chosen(li, services):
    before = await stored(services)

    await li.send("/start tzcj")
    await li.tap("企业")
    await li.tap("English")

    language = {"person": services.chooser(li.id), "language": "en"}
    assert await stored(services) == before | {"preference": [language]}


async def test_nothing_but_letters_of_a_key_stands_for_a_person(li, services):
    await answer_badly(li, way="保密")
    await li.tap("✅ 发送")

    everything = repr(await stored(services))
    assert [word for word in ("Ada", "Li", "'7'", "=7,") if word in everything] == []


async def test_someone_who_has_taken_part_is_thanked_and_not_asked_again(li):
    await answer_badly(li)
    await li.tap("✅ 发送")
    await li.send("/start enterprise")

    assert li.card.splitlines()[0] == "您已经参加过这次征集了，谢谢您。"
    assert li.buttons == ["🔑 输入回执码"]


async def test_an_old_notice_thanks_someone_who_has_taken_part(li, services):
    await li.send("/start citizen")
    old = li.messages[-1]["message_id"]
    await answer_badly(li)
    await li.tap("✅ 发送")
    await li.tap("匿名", message_id=old)

    assert li.heard[0].splitlines()[0] == "您已经参加过这次征集了，谢谢您。"
    assert await rows(services, tables.INTERVIEW) == []


async def test_the_kind_of_respondent_can_no_longer_be_chosen_afterwards(li):
    await li.send("/start")
    old = li.messages[-1]["message_id"]
    await answer_badly(li)
    await li.tap("✅ 发送")
    await li.tap("群众", message_id=old)

    assert li.heard[0].splitlines()[0] == "您已经参加过这次征集了，谢谢您。"


async def test_beginning_from_an_old_notice_goes_on_with_what_is_open(li, services):
    await li.send("/start citizen")
    old = li.messages[-1]["message_id"]
    await begin(li, link="enterprise-tzcj")
    await li.tap("保密", message_id=old)

    assert [row["questionnaire"] for row in await rows(services, tables.INTERVIEW)] == [
        "enterprise"
    ]
    assert asked(li) == "您对投资促进局的服务满意吗？"
    assert "reply_markup" not in li.messages[0]


async def test_who_does_not_take_part_is_not_asked_again(li):
    await li.send("/start enterprise")
    await li.tap("这次不参加")
    declined = li.card
    await li.send("/start")

    assert declined.splitlines()[0] == "好的，不打扰您，也不会再问。不参加没有任何影响。"
    assert (li.card, li.buttons) == (declined, ["改主意了，我想说说"])


async def test_who_changes_their_mind_is_welcome(li):
    await li.send("/start enterprise")
    await li.tap("这次不参加")
    await li.tap("改主意")

    assert li.heard == [WELCOME]


async def test_who_declined_may_still_come_in_by_a_link(li):
    await li.send("/start enterprise")
    await li.tap("这次不参加")
    await li.send("/start enterprise-tzcj")

    assert li.card.splitlines()[0] == "企业问卷 · 投资促进局"


async def test_the_wording_that_somebody_agreed_to_is_kept_but_for_the_day_and_the_place(
    li, services
):
    await li.send("/start enterprise-tzcj")
    shown = li.card.replace("企业问卷 · 投资促进局", services.campaign.name)
    shown = shown.replace("到 2021-07-20 自动删除", "到期自动删除")
    await li.tap("保密")

    (notice,), (consent,) = [
        await rows(services, table) for table in (tables.NOTICE, tables.CONSENT)
    ]
    assert parse_html(notice["text"]).text == shown
    assert (consent["state"], consent["notice"]) == ("agreed", notice["version"])
    assert consent["given_on"] == services.today()


async def test_who_gives_up_before_sending_has_agreed_to_nothing(li, services):
    await begin(li, link="enterprise-tzcj")
    await li.send("/cancel")

    assert await rows(services, tables.CONSENT) == []


async def test_a_window_in_the_link_stands_in_the_response(li, services):
    await begin(li, link="enterprise-tzcj-w3")
    await li.tap("😀 非常满意")
    await li.tap("跳过")
    await li.tap("跳过")
    await li.tap("✅ 发送")

    (response,) = await rows(services, tables.RESPONSE)
    assert (response["department"], response["window"]) == ("tzcj", "w3")
