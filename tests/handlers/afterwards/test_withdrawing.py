"""Taking a sent response back."""

import pytest

from domain.figures import Filter, Period, Tally
from domain.opinions import Channel, Respondent
from storage import responses, tables
from storage.office_tables import LINE
from tests.handlers.afterwards.own_ways import (
    CONFIDENTIAL,
    add,
    draft,
    finish,
    rows_of,
    send_badly,
)
from tests.handlers.paths import begin, rows, stored
from tests.person import PHOTO

GONE = (
    "这份答卷已在 2020-07-20 撤回\n\n您写的话、语音、照片和联系方式都已删除。"
    "当时的评价和选项只留作数字，看不出是谁。"
)


async def withdraw(person):
    await person.tap("看进展")
    await person.tap("🗑 撤回")
    await person.tap("确认撤回")


async def test_it_is_asked_first_and_says_what_stays(li, services):
    await send_badly(li)
    before = await stored(services)
    await li.tap("看进展")

    await li.tap("🗑 撤回")

    assert li.card.splitlines()[0] == "要撤回这份答卷吗？"
    assert li.buttons == ["🗑 确认撤回", "‹ 不撤回"]
    assert await stored(services) == before


async def test_one_can_think_again(li, services):
    code = await send_badly(li)
    await li.tap("看进展")
    await li.tap("🗑 撤回")

    await li.tap("‹ 不撤回")

    assert li.card.splitlines()[0] == f"您的答卷　{code}"
    assert (await rows(services, tables.RESPONSE))[0]["withdrawn_on"] is None


@pytest.mark.parametrize("way", ["匿名", CONFIDENTIAL])
async def test_words_go_and_choices_stay_without_a_person(li, services, way):
    await send_badly(li, way=way)
    await add(li, "窗口少")
    await li.tap("另一个问题")
    thanks = next(m["message_id"] for m in li.messages if "收到了" in m["text"])
    await li.tap("看进展", message_id=thanks)
    await li.tap("🗑 撤回", message_id=thanks)

    await li.tap("确认撤回", message_id=thanks)

    (response,) = await rows(services, tables.RESPONSE)
    marks = {key: response[key] for key in ("person", "chat", "contact", "grade", "department")}
    assert marks == {
        "person": None,
        "chat": None,
        "contact": None,
        "grade": "bad",
        "department": "tzcj",
    }
    assert str(response["withdrawn_on"]) == "2020-07-20"
    answered = {row["question"]: row["value"] for row in await rows(services, tables.ANSWER)}
    assert answered == {
        "department": "tzcj",
        "rating": "bad",
        "aspects": ["process"],
        "gap": "one_window",
    }
    said = {row["text"] for row in await rows(services, tables.OPINION)}
    assert said == {"跑了好几趟，材料反复交", "一件事要跑几个窗口"}
    assert await rows(services, tables.REMARK) == []


async def test_the_figures_stay_as_they_were(li, services):
    await send_badly(li)

    await withdraw(li)

    async with services.database.reading() as session:
        counted = await responses.tallies(session, services.campaign.code)
        days = Period(services.today(), services.today())
        heard = await responses.heard(session, services.campaign.code, Filter(days))
    assert counted == (
        Tally(
            "tzcj",
            Respondent.ENTERPRISE,
            Channel.TELEGRAM,
            services.today(),
            is_rated=True,
            is_batched=False,
            count=1,
        ),
    )
    assert heard.grades == (("bad", 1),)


async def test_the_code_says_withdrawn_from_then_on(li, ada):
    code = await send_badly(li)
    await withdraw(li)
    said = li.card

    await ada.send(f"/track {code}")

    assert said == GONE
    assert ada.card.splitlines()[0] == "You withdrew this response on 2020-07-20"
    assert ada.messages[-1].get("reply_markup") is None


async def test_withdrawn_from_my_responses_there_are_none_left(li):
    await send_badly(li, way=CONFIDENTIAL)
    await li.send("/my")
    await li.tap("🗑 撤回")
    await li.tap("确认撤回")

    await li.send("/my")

    assert li.card.splitlines()[0] == "这里没有能找到的答卷"


async def test_two_taps_withdraw_once(li, town, services):
    await send_badly(li)
    await li.tap("看进展")
    await li.tap("🗑 撤回")

    li.queue_tap("确认撤回")
    li.queue_tap("确认撤回")
    await town.settle()

    assert li.card == GONE


async def test_killed_before_the_answer_it_is_withdrawn_and_said_at_the_next_start(
    li, town, services
):
    await send_badly(li)
    await li.tap("看进展")
    await li.tap("🗑 撤回")
    li.queue_tap("确认撤回")
    await town.kill()

    await town.restart()

    assert li.card == GONE


async def test_photos_go_from_the_disk(li, services, home):
    await begin(li, link="enterprise-tzcj")
    await li.tap("🙁 不满意")
    await li.tap("跳过")
    await li.send_photo(PHOTO, caption="就是这张表")
    await finish(li)
    before = len(list(home.attachments.rglob("*.sealed")))

    await withdraw(li)

    assert (before, list(home.attachments.rglob("*.sealed"))) == (1, [])
    assert await rows(services, tables.ATTACHMENT) == []


async def test_the_next_draft_no_longer_has_the_words(li, services):
    await send_badly(li, text="印章盖了五次")
    await draft(services)
    await withdraw(li)

    await draft(services)

    found = await rows_of(services, "tzcj")
    assert found == {"跑了好几趟，材料反复交", "一件事要跑几个窗口"}


async def test_a_draft_that_was_made_stays_as_it_is(li, services):
    await send_badly(li, text="印章盖了五次")
    await draft(services)

    await withdraw(li)

    assert "印章盖了五次" in {row["text"] for row in await rows(services, LINE)}


async def test_where_nothing_is_left_the_next_draft_is_empty(li, services):
    await begin(li, link="enterprise-tzcj")
    await li.tap("非常满意")
    while "✅ 发送" not in li.buttons:
        is_asked_for_words = "值得我们学" in li.card
        await (li.send("一个窗口办完") if is_asked_for_words else li.tap("跳过"))
    await li.tap("✅ 发送")
    await draft(services)
    before = await rows_of(services, "tzcj")
    await withdraw(li)

    after = dict(await draft(services))

    assert before == {"一个窗口办完"}
    assert (after["tzcj"].number, after["tzcj"].rows) == (2, (0, 0, 0))
