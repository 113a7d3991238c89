"""Correcting a response that was sent: opened again, changed, and put in the place of the first."""

import pytest
from sqlalchemy import insert, update

from domain.text import Language
from handlers.acts import EditAnswer, Send
from handlers.afterwards.own_acts import Correct
from handlers.callbacks import pack
from storage import tables
from tests.handlers.afterwards.own_ways import (
    CONFIDENTIAL,
    add,
    draft,
    finish,
    lose_questionnaires,
    respond_again,
    rows_of,
    send_badly,
    stages,
)
from tests.handlers.paths import begin, rows, stored
from tests.person import PHOTO


@pytest.fixture
async def opened(li):
    """A confidential response, open for correction."""
    await send_badly(li, way=CONFIDENTIAL)
    await li.send("/my")
    await li.tap("✏️ 更正")
    return li


async def said(services):
    found = await rows(services, tables.OPINION)
    return {row["text"]: (row["id"], row["department"]) for row in found}


async def test_it_opens_at_the_check_with_everything_answered(opened):
    assert opened.heard[-2] == (
        "这是您 2020-07-20 发送的答卷。要改哪一项，点它的名字；改好了点“保存更正”。"
        "评价以第一次为准，不能改。"
    )
    assert opened.card.splitlines()[:4] == [
        "请核对您的更正",
        "",
        "部门　投资促进局",
        "满意度　🙁 不满意",
    ]
    assert (opened.buttons[0], opened.buttons[-2]) == ("✅ 保存更正", "🗑 不改了")


async def test_until_it_is_saved_the_response_stays_as_it_is(opened, services):
    await opened.tap("✏️ 具体情况")
    await opened.send("其实交了四次")

    answered = {row["question"]: row["value"] for row in await rows(services, tables.ANSWER)}
    assert answered["trouble"] == "材料交了三次"


async def test_saved_it_stands_in_the_place_of_the_first(opened, services):
    (before,) = await rows(services, tables.RESPONSE)
    await opened.tap("✏️ 具体情况")
    await opened.send("其实交了四次")

    await opened.tap("保存更正")

    (after,) = await rows(services, tables.RESPONSE)
    kept = {key: value for key, value in after.items() if key != "chat"}
    assert kept == {key: value for key, value in before.items() if key != "chat"}
    assert set(await said(services)) == {
        "跑了好几趟，材料反复交",
        "其实交了四次",
        "一件事要跑几个窗口",
    }
    assert await rows(services, tables.INTERVIEW) == []
    assert opened.card.splitlines()[0] == "更正已保存。"


async def test_what_was_not_changed_keeps_its_place_in_the_ledgers(opened, services):
    await draft(services)
    before = await said(services)
    await opened.tap("✏️ 具体情况")
    await opened.send("其实交了四次")
    await opened.tap("保存更正")

    await opened.tap("看进展")

    after = await said(services)
    same = {"跑了好几趟，材料反复交", "一件事要跑几个窗口"}
    assert {text: after[text] for text in same} == {text: before[text] for text in same}
    assert stages(opened)[1:4] == [
        "✓ 您的 2 条意见已写进投资促进局的问题台账（第 1 稿）",
        "○ 怎么改、什么时候改完，部门还没有填写",
        "○ 您有 1 条意见还没有写进台账，等下一次整理",
    ]


async def test_the_first_rating_can_not_be_changed(opened, services):
    (interview,) = await rows(services, tables.INTERVIEW)

    await opened.forge(pack(EditAnswer(interview["id"], "rating")))

    assert "✏️ 满意度" not in opened.buttons
    assert opened.toasts[-1] == "评价以第一次为准，不能更改；其他各项都可以改。"


async def test_another_department_gets_all_of_it(opened, services):
    await draft(services)
    await opened.tap("✏️ 部门")
    await opened.tap("财政局")
    await opened.tap("保存更正")

    (response,) = await rows(services, tables.RESPONSE)
    assert response["department"] == "czj"
    assert {department for _, department in (await said(services)).values()} == {"czj"}


async def test_what_was_added_goes_along_to_another_department(li, services):
    await send_badly(li, way=CONFIDENTIAL)
    await add(li, "窗口少")
    await li.tap("另一个问题")
    await draft(services)
    await li.send("/my")
    await li.tap("✏️ 更正")
    await li.tap("✏️ 部门")
    await li.tap("财政局")
    await li.tap("保存更正")

    await draft(services)

    assert await rows_of(services, "czj") >= {"窗口少", "材料交了三次"}
    assert await rows_of(services, "tzcj") == set()


async def test_the_offices_word_on_the_department_stands(li, services):
    await begin(li, way=CONFIDENTIAL)
    await li.tap("不知道归谁管")
    await li.send("说不清的事")
    await li.tap("请专项办判断")
    await li.tap("🙁 不满意")
    await finish(li)
    async with services.database.transaction() as session:
        await session.execute(update(tables.RESPONSE).values(department="czj"))
        await session.execute(update(tables.OPINION).values(department="czj"))
    await li.send("/my")
    await li.tap("✏️ 更正")
    await li.tap("✏️ 具体情况")
    await li.send("等了一上午")

    await li.tap("保存更正")

    (response,) = await rows(services, tables.RESPONSE)
    assert (response["department"], (await said(services))["等了一上午"][1]) == ("czj", "czj")


async def test_discarded_nothing_has_changed(opened, services):
    before = await rows(services, tables.RESPONSE)
    await opened.tap("✏️ 具体情况")
    await opened.send("其实交了四次")

    await opened.tap("不改了")

    assert opened.card == "好的，更正放弃了。原来的答卷没有变。"
    assert await rows(services, tables.RESPONSE) == before
    assert "材料交了三次" in await said(services)


async def test_cancel_discards_it_as_well(opened):
    await opened.send("/cancel")

    assert opened.card == "好的，更正放弃了。原来的答卷没有变。"


async def test_a_double_tap_saves_once_and_says_so_twice(opened, town, services):
    opened.queue_tap("保存更正")
    opened.queue_tap("保存更正")
    await town.settle()

    assert opened.card.splitlines()[0] == "更正已保存。"
    assert len(await said(services)) == 3


async def test_killed_before_the_answer_it_is_saved_and_said_at_the_next_start(
    opened, town, services
):
    await opened.tap("✏️ 具体情况")
    await opened.send("其实交了四次")
    opened.queue_tap("保存更正")
    await town.kill()

    await town.restart()

    assert "其实交了四次" in await said(services)
    assert opened.card.splitlines()[0] == "更正已保存。"


async def test_it_is_opened_once_and_goes_on_where_it_stopped(opened, services):
    await opened.tap("✏️ 具体情况")
    await opened.send("其实交了四次")
    await opened.send("/my")

    await opened.tap("✏️ 更正")

    assert len(await rows(services, tables.INTERVIEW)) == 1
    assert "其实交了四次" in opened.card


async def test_withdrawn_meanwhile_there_is_nothing_left_to_save(opened, services):
    card = opened.messages[-1]["message_id"]
    await opened.send("/my")
    await opened.tap("🗑 撤回")
    await opened.tap("确认撤回")

    await opened.tap("保存更正", message_id=card)

    assert await rows(services, tables.INTERVIEW) == []
    assert set(await said(services)) == {"跑了好几趟，材料反复交", "一件事要跑几个窗口"}
    assert opened.toasts[-1].startswith("这份答卷已经发送或已放弃")


async def test_its_files_come_along_and_keep_what_staff_have_written_down(li, services, home):
    await begin(li, link="enterprise-tzcj", way=CONFIDENTIAL)
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    await li.send_voice(seconds=3)
    await finish(li)
    (response,) = await rows(services, tables.RESPONSE)
    spoken = {
        "id": 5,
        "response": response["id"],
        "campaign": services.campaign.code,
        "department": "tzcj",
        "ledger": 3,
        "text": "等了一上午",
        "aspects": [],
        "said_on": services.today(),
        "question": "trouble",
    }
    async with services.database.transaction() as session:
        await session.execute(update(tables.ATTACHMENT).values(transcript="等了一上午"))
        await session.execute(insert(tables.OPINION).values(**spoken))
    await li.send("/my")
    await li.tap("✏️ 更正")
    await li.tap("✏️ 最大的差距")
    await li.tap("一件事")

    await li.tap("保存更正")

    (file,) = await rows(services, tables.ATTACHMENT)
    assert (file["transcript"], (await said(services))["等了一上午"][0]) == ("等了一上午", 5)
    assert len(list(home.attachments.rglob("*.sealed"))) == 1


async def test_a_photo_taken_away_goes_from_the_disk_when_it_is_saved(li, services, home):
    await begin(li, link="enterprise-tzcj", way=CONFIDENTIAL)
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    await li.send_photo(PHOTO, caption="就是这张表")
    await finish(li)
    await li.send("/my")
    await li.tap("✏️ 更正")
    await li.tap("✏️ 具体情况")
    await li.tap("🗑 删掉 🖼 1")
    open_still = len(list(home.attachments.rglob("*.sealed")))
    await li.send("只说这一句")

    await li.tap("保存更正")

    assert (open_still, list(home.attachments.rglob("*.sealed"))) == (1, [])
    assert await rows(services, tables.ATTACHMENT) == []


async def test_an_anonymous_response_can_not_be_opened_and_the_card_says_why(li, services):
    code = await send_badly(li)
    await li.tap("看进展")
    before = await stored(services)

    await li.forge(pack(Correct(code.replace("-", ""))))

    assert "✏️ 更正" not in li.buttons
    assert "匿名答卷不能更正（那样就得先把它和您连起来），可以补充，也可以撤回。" in li.card
    assert await stored(services) == before


async def test_the_code_of_a_confidential_response_opens_no_correction_for_others(li, ada):
    code = await send_badly(li, way=CONFIDENTIAL)

    await ada.send(f"/track {code}")

    assert "✏️ Correct" not in ada.buttons


async def test_a_send_button_of_another_kind_saves_nothing(opened, services):
    (interview,) = await rows(services, tables.INTERVIEW)

    await opened.forge(pack(Send(interview["id"], "0123ABCD", Language.ZH)))

    assert len(await rows(services, tables.INTERVIEW)) == 1
    assert len(await rows(services, tables.RESPONSE)) == 1
    assert opened.buttons[0] == "✅ 保存更正"


async def test_one_response_is_corrected_at_a_time(opened, services):
    await respond_again(services)
    await opened.send("/my")
    await opened.tap("2020-07-21 财政局")

    await opened.tap("✏️ 更正")

    assert opened.toasts[-1] == "您还有一份没发送的答卷，请先发送或放弃它。"


async def test_what_nobody_knows_any_more_can_not_be_corrected(li, town):
    await send_badly(li, way=CONFIDENTIAL)
    await li.send("/my")
    lose_questionnaires(town)

    await li.tap("✏️ 更正")

    assert li.toasts[-1] == "这份问卷已经停用，不能更正了。您可以补充，也可以撤回。"


async def test_out_of_time_meanwhile_the_correction_goes_too(opened, services):
    async with services.database.transaction() as session:
        await session.execute(tables.RESPONSE.delete())

    await opened.tap("保存更正")

    assert await rows(services, tables.INTERVIEW) == []
    assert await rows(services, tables.RESPONSE) == []
    assert opened.toasts[-1].startswith("这份答卷已经发送或已放弃")
