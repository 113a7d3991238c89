"""What became of what I said: by the receipt code, or without it where I chose to be answered."""

import pytest
from sqlalchemy import insert, update

from storage import tables
from storage.office_tables import LINE
from tests.handlers.afterwards.own_ways import (
    CONFIDENTIAL,
    add,
    draft,
    finish,
    respond_again,
    send_badly,
    stages,
)
from tests.handlers.paths import begin, rate, rows, stored

UNKNOWN = (
    "没有找到这个回执码。请核对一下：一共 8 位字母和数字，像 K7QX-2M9P。"
    "过了保存期的答卷也会找不到。"
)


async def test_the_thanks_lead_to_what_became_of_it(li):
    code = await send_badly(li)

    await li.tap("看进展")

    assert li.card.splitlines()[0] == f"您的答卷　{code}"
    assert stages(li) == [
        "✓ 2020-07-20 收到，匿名，投资促进局",
        "○ 您有 3 条意见还没有写进台账，等下一次整理",
    ]
    assert li.buttons == ["🔄 刷新", "➕ 补充", "📄 导出", "🗑 撤回"]


async def test_a_draft_moves_the_card_on_when_it_is_refreshed(li, services):
    await send_badly(li)
    await li.tap("看进展")
    messages = len(li.messages)
    await draft(services)

    await li.tap("🔄 刷新")

    assert len(li.messages) == messages
    assert stages(li) == [
        "✓ 2020-07-20 收到，匿名，投资促进局",
        "✓ 您的 3 条意见已写进投资促进局的问题台账（第 1 稿）",
        "○ 怎么改、什么时候改完，部门还没有填写",
    ]
    entries = [line for line in li.card.splitlines() if line.startswith("清单")]
    assert entries == [
        "清单一：一件事要跑几个窗口",
        "清单三：材料交了三次",
        "清单三：跑了好几趟，材料反复交",
    ]


async def test_what_the_department_has_written_is_shown_and_escaped(li, services):
    await send_badly(li)
    await draft(services)
    written = {"measure": "<b>一次</b>告知", "deadline": "8 月底", "section": "政务科"}
    async with services.database.transaction() as session:
        await session.execute(update(LINE).where(LINE.c.ledger == 1).values(**written))

    await li.tap("看进展")

    assert "整改措施：<b>一次</b>告知\n完成时限：8 月底\n责任科室：政务科" in li.card
    assert "○ 怎么改、什么时候改完，部门还没有填写" not in li.card


async def test_a_response_without_problems_says_that_it_counts(li):
    await rate(li, "非常满意")

    await li.tap("看进展")

    assert stages(li) == [
        "✓ 2020-07-20 收到，匿名，投资促进局",
        "✓ 您没有提出具体问题，评价已计入统计",
    ]


async def test_a_department_left_to_the_office_is_a_stage_of_its_own(li, services):
    await begin(li)
    await li.tap("不知道归谁管")
    await li.send("说不清的事")
    await li.tap("请专项办判断")
    await li.tap("🙁 不满意")
    await finish(li)
    await li.tap("看进展")
    before = stages(li)
    async with services.database.transaction() as session:
        await session.execute(update(tables.RESPONSE).values(department="czj"))

    await li.tap("🔄 刷新")

    assert before[:2] == [
        "✓ 2020-07-20 收到，匿名",
        "○ 归哪个部门管，专项办还没有确认",
    ]
    assert stages(li)[:2] == ["✓ 2020-07-20 收到，匿名", "✓ 专项办已确认：归财政局管"]


async def test_a_voice_message_waits_to_be_written_down(li, services):
    await begin(li, link="enterprise-tzcj", way=CONFIDENTIAL)
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    await li.send("材料交了三次")
    await li.tap("一件事")
    await li.tap("✅ 发送")
    (response,) = await rows(services, tables.RESPONSE)
    voice = {
        "id": 1,
        "response": response["id"],
        "question": "trouble",
        "place": 0,
        "digest": "d" * 64,
        "medium": "voice",
        "kind": "audio/ogg",
        "size": 1,
        "seen": False,
    }
    async with services.database.transaction() as session:
        await session.execute(insert(tables.ATTACHMENT).values(**voice))
    await li.tap("看进展")
    waiting = stages(li)[1]
    async with services.database.transaction() as session:
        await session.execute(update(tables.ATTACHMENT).values(transcript="材料多"))

    await li.tap("🔄 刷新")

    assert waiting == "○ 您的语音，工作人员还没有写成文字"
    assert stages(li)[1] == "✓ 您的语音，工作人员已写成文字"


async def test_a_code_opens_it_in_any_chat_however_it_is_written(li, ada):
    code = await send_badly(li)
    plain = code.replace("-", "").lower()
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)

    heard = []
    for text in (f"/track {code}", f"/track {plain}", code, f" {plain[:4]}—{plain[4:]}", wide):
        await ada.send(text)
        heard.append(ada.card.splitlines()[0])

    assert heard == [f"Your response {code}"] * 5


async def test_track_alone_asks_for_the_code(li):
    code = await send_badly(li)

    await li.send("/track")
    asked = li.card.splitlines()[0]
    forced = li.state.replies_to
    await li.reply("请回复您的回执码", code)

    assert asked == "请回复您的回执码"
    assert forced != 0
    assert li.card.splitlines()[0] == f"您的答卷　{code}"


async def test_a_wrong_code_is_told_kindly_with_another_try(li):
    await li.send("/track AAAA-AAAA")

    assert (li.card, li.buttons) == (UNKNOWN, ["🔑 输入回执码"])


@pytest.mark.parametrize("text", ["question", "您好", "12345", "材料交了三次还不行"])
async def test_other_words_are_no_code(li, text):
    await li.send(text)

    assert li.card.splitlines()[0] == "我只会收集意见。"


async def test_a_code_typed_during_an_interview_is_its_answer(li, services):
    code = await send_badly(li)
    other = li._town.person(9)
    await begin(other, link="enterprise-tzcj")
    await other.tap("🙁 不满意")
    await other.tap("选好了" if "选好了" in other.buttons else "跳过")

    await other.send(code)

    answered = {
        row["question"]: row["value"] for row in await rows(services, tables.INTERVIEW_ANSWER)
    }
    assert answered["trouble"] == code


async def test_after_ten_wrong_codes_the_right_one_has_to_wait_an_hour(li, ada, clock):
    code = await send_badly(li)
    for number in range(10):
        await ada.send(f"/track 0000-000{number}")

    await ada.send(f"/track {code}")
    refused = ada.card
    await li.send(f"/track {code}")
    others = li.card.splitlines()[0]
    clock.pass_(hours=1)
    await ada.send(f"/track {code}")

    assert (
        refused
        == "Too many wrong codes. To protect everybody's responses, please try again in an hour."
    )
    assert others == f"您的答卷　{code}"
    assert ada.card.splitlines()[0] == f"Your response {code}"


async def test_my_shows_the_only_response_at_once(li):
    await send_badly(li, way=CONFIDENTIAL)

    await li.send("/my")

    assert stages(li)[0] == "✓ 2020-07-20 收到，保密，投资促进局"
    assert li.buttons == ["🔄 刷新", "➕ 补充", "✏️ 更正", "📄 导出", "🗑 撤回"]


async def test_my_lists_several(li, services):
    await send_badly(li, way=CONFIDENTIAL)
    await respond_again(services)

    await li.send("/my")
    listed = li.buttons
    await li.tap("2020-07-20 投资促进局")

    assert listed == ["2020-07-20 投资促进局", "2020-07-21 财政局", "🔑 输入回执码"]
    assert li.buttons[-1] == "‹ 返回"


async def test_my_finds_no_anonymous_response_and_says_why(li):
    await send_badly(li)

    await li.send("/my")

    assert li.card == (
        "这里没有能找到的答卷\n\n匿名答卷和您之间没有任何联系，只有回执码能打开它。"
        "还没有说过？发送 /start 就好。"
    )
    assert li.buttons == ["🔑 输入回执码"]


async def test_looking_up_an_anonymous_response_stores_nothing(li, services):
    code = await send_badly(li)
    before = await stored(services)

    await li.tap("看进展")
    await li.tap("🔄 刷新")
    await li.send(f"/track {code}")
    await li.send("/my")
    await li.send("/privacy")

    assert await stored(services) == before


async def test_who_has_taken_part_is_shown_the_way_to_add(li):
    await send_badly(li, way=CONFIDENTIAL)

    await li.send("/start")

    assert li.card.splitlines()[0] == "您已经参加过这次征集了，谢谢您。"
    assert li.buttons == ["👀 看进展", "➕ 补充"]


async def test_who_has_taken_part_anonymously_is_asked_for_the_code(li):
    await send_badly(li)

    await li.send("/start enterprise")

    assert li.card.splitlines()[2].startswith(
        "每人一份，才能让每个人的声音一样重。还有要说的，或者"
    )
    assert li.buttons == ["🔑 输入回执码"]


async def test_a_remark_is_counted_on_the_card(li):
    await send_badly(li)
    await add(li, "窗口少")
    await li.tap("只是说明")

    await li.tap("看进展")

    assert "✓ 您后来补充了 1 条" in li.card


async def test_an_expired_response_is_gone(li, services):
    await send_badly(li)
    await li.tap("看进展")
    async with services.database.transaction() as session:
        await session.execute(tables.RESPONSE.delete())

    await li.tap("🔄 刷新")

    assert li.toasts[-1] == "找不到这份答卷。可能过了保存期，或者已经撤回。"


async def test_a_card_with_everything_on_it_still_fits_into_a_message(li, services):
    await send_badly(li)
    (response,) = await rows(services, tables.RESPONSE)
    opinions = [
        {
            "id": number,
            "response": response["id"],
            "campaign": services.campaign.code,
            "department": "tzcj",
            "ledger": 3,
            "text": f"{'甲乙丙丁戊己庚辛壬癸'[number]}类问题" + chr(0x4E10 + 50 * number) * 20,
            "aspects": [],
            "said_on": services.today(),
        }
        for number in range(1, 10)
    ]
    async with services.database.transaction() as session:
        await session.execute(insert(tables.OPINION), opinions)
    await draft(services)
    written = dict.fromkeys(("measure", "deadline", "section"), "很长的话" * 100)
    async with services.database.transaction() as session:
        await session.execute(update(LINE).values(**written))

    await li.tap("看进展")

    assert "还有 6 条" in li.card
    assert len(li.card) < 4096


async def test_a_button_asks_for_the_code_as_well(li):
    code = await send_badly(li)
    await li.send("/my")

    await li.tap("输入回执码")
    await li.reply("请回复您的回执码", code)

    assert li.card.splitlines()[0] == f"您的答卷　{code}"


async def test_asked_for_the_code_one_can_leave_it(li):
    await li.send("/track")

    await li.reply("请回复您的回执码", "/cancel")

    assert li.state.replies_to == 0
    assert "回执码" not in li.card
