"""/record: staff and the campaign office put in what somebody says elsewhere."""

import pytest

from domain.people import Membership, Role
from storage import tables
from tests.handlers.paths import rows
from tests.handlers.recording.recording_ways import (
    PLACE,
    answer,
    answer_well,
    begin,
    choose,
    code,
    complete,
)


async def test_the_command_asks_how_the_person_was_asked(clerk):
    await clerk.send("/record")

    assert clerk.card.splitlines()[0] == "📝 代录"
    assert clerk.buttons == ["📞 电话", "🚶 走访", "👥 座谈会", "📄 纸质"]


@pytest.mark.parametrize(
    ("label", "channel", "name"),
    [
        ("电话", "phone", "电话"),
        ("走访", "visit", "走访"),
        ("座谈会", "meeting", "座谈会"),
        ("纸质", "paper", "纸质"),
    ],
)
async def test_each_channel_is_noted_with_the_place(clerk, services, label, channel, name):
    await begin(clerk, channel=label, place=PLACE)
    assert clerk.card.splitlines()[0] == f"代录 · {name} · {PLACE}"

    await answer(clerk)
    await clerk.tap("✅ 发送")

    (response,) = await rows(services, tables.RESPONSE)
    marks = ("mode", "channel", "place", "department", "grade", "respondent")
    told = [response[mark] for mark in marks]
    assert told == ["recorded", channel, PLACE, "tzcj", "bad", "enterprise"]
    assert response["recorder"] == services.recorder(clerk.id)


@pytest.mark.parametrize(
    ("label", "name"),
    [("Phone", "phone"), ("Visit", "visits"), ("Meeting", "meetings"), ("Paper", "paper")],
)
async def test_the_same_in_english(town, services, label, name):
    eve = await town.member(30, Membership(Role.STAFF, "tzcj"), language="en")

    await eve.send("/record")
    await eve.tap(label)
    await eve.tap("Write the place")
    await eve.reply("Please reply to this message", "Town hall")
    await eve.tap(eve.buttons[0])
    await eve.tap("They agree")
    assert eve.card.splitlines()[0] == f"Recorded for somebody · {name} · Town hall"
    await eve.tap("🙂")
    while "✅ Send" not in eve.buttons:
        await eve.tap("Skip")
    await eve.tap("✅ Send")

    assert eve.card.splitlines()[0] == "✅ Recorded"
    assert eve.buttons == ["🔁 Record another (same channel)", "Finish"]
    (response,) = await rows(services, tables.RESPONSE)
    assert (response["mode"], response["place"]) == ("recorded", "Town hall")


async def test_what_is_read_out_loud_says_who_asks_what_for_and_that_one_need_not(clerk):
    await choose(clerk, place=PLACE)

    assert (
        clerk.card
        == f"""📝 代录 · 电话 · {PLACE} · 企业 · 投资促进局

请先念给对方听：
您好，我是投资促进局的工作人员。经济开发区党政办公室、投资促进局想听听您的意见，\
为的是：找准我们服务中的问题和差距，列成问题清单，逐条整改。

大约一分钟，自愿，不说也没有任何影响。不记您的姓名、电话和单位；\
您的话去掉身份后用来列问题、促整改，保存 365 天。问完给您一个回执码，以后凭它查进展、补充或撤回。

可以开始吗？"""
    )
    assert clerk.buttons == ["✅ 对方同意，开始", "🙅 对方不愿意", "换部门", "换问卷"]


async def test_who_filled_in_a_paper_form_must_have_read_it(clerk):
    await choose(clerk, channel="纸质")

    assert clerk.card.splitlines()[2] == "录入前请确认，填表的人看过或听过这段话："


async def test_who_would_rather_not_leaves_nothing(clerk, services):
    await choose(clerk)
    await clerk.tap("对方不愿意")

    assert clerk.card == "好的，请谢谢对方。什么都没有记。"
    assert clerk.buttons == ["▶️ 问下一位", "结束"]
    assert await rows(services, tables.INTERVIEW) == []
    await clerk.tap("问下一位")
    assert clerk.card.splitlines()[0] == "📝 代录 · 电话 · 企业 · 投资促进局"


async def test_the_receipt_is_for_the_person_who_was_asked(clerk, li):
    await complete(clerk)

    lines = clerk.card.splitlines()
    assert lines[0] == "✅ 已代录"
    assert lines[4].startswith("请把回执码念给对方：以后可凭码查询进展")
    await li.send(f"/track {code(clerk)}")
    assert "✓ 2020-07-20 收到，电话（代录），投资促进局" in li.card.splitlines()


async def test_nobody_has_taken_part_by_recording(clerk, services):
    await complete(clerk)
    await clerk.tap("再录一份")
    await clerk.tap("对方同意")
    await answer(clerk)
    await clerk.tap("✅ 发送")

    assert len(await rows(services, tables.RESPONSE)) == 2
    for table in (tables.PARTICIPATION, tables.CONSENT, tables.INTERVIEW):
        assert await rows(services, table) == []
    responses = await rows(services, tables.RESPONSE)
    assert [row["person"] for row in responses] == [None, None]
    assert [row["chat"] for row in responses] == [None, None]


async def test_the_next_one_takes_two_taps_and_keeps_the_receipt_in_sight(clerk):
    await complete(clerk, channel="座谈会", place=PLACE)
    receipt = clerk.card

    await clerk.tap("再录一份")
    assert clerk.heard[-2] == receipt
    assert clerk.card.splitlines()[0] == f"📝 代录 · 座谈会 · {PLACE} · 企业 · 投资促进局"
    await clerk.tap("对方同意")

    assert clerk.card.splitlines()[0] == f"代录 · 座谈会 · {PLACE}"


async def test_a_complaint_is_marked_where_the_rating_does_not_say_it(clerk, services):
    await begin(clerk)
    await answer_well(clerk)
    assert clerk.buttons[1] == "⬜️ 这是投诉，请立工单"

    await clerk.tap("这是投诉")
    assert clerk.buttons[1] == "☑️ 这是投诉，请立工单"
    assert (await rows(services, tables.INTERVIEW))[0]["complaint"] is True
    await clerk.tap("这是投诉")

    assert (await rows(services, tables.INTERVIEW))[0]["complaint"] is False


async def test_a_bad_rating_needs_no_such_mark(clerk):
    await begin(clerk)
    await answer(clerk)

    assert [label for label in clerk.buttons if "投诉" in label] == []


async def test_a_photo_of_the_form_is_taken(clerk, services):
    await begin(clerk, channel="纸质")
    await clerk.tap("🙁 不满意")
    await clerk.tap("跑了好几趟")
    await clerk.tap("选好了")

    await clerk.send_photo()
    await clerk.tap("发好了")
    await clerk.tap("一件事")
    await clerk.tap("✅ 发送")

    (attached,) = await rows(services, tables.ATTACHMENT)
    assert attached["medium"] == "photo"


async def test_cancel_deletes_it_and_leads_to_the_next(clerk, services):
    await begin(clerk)
    await clerk.tap("🙁 不满意")

    await clerk.send("/cancel")

    assert clerk.card == "🗑 这份代录已放弃并删除，什么都没有留下。"
    assert clerk.buttons == ["🔁 再录一份（同一渠道）", "结束"]
    assert await rows(services, tables.INTERVIEW) == []


async def test_it_is_discarded_from_the_review(clerk, services):
    await begin(clerk)
    await answer(clerk)

    await clerk.tap("放弃")

    assert clerk.card == "🗑 这份代录已放弃并删除，什么都没有留下。"
    assert await rows(services, tables.RESPONSE) == []


async def test_the_end_says_how_many_they_were(clerk):
    await complete(clerk)
    await clerk.tap("结束")

    assert clerk.card == "好的，您今天共代录 1 份。再录，发送 /record。"
    assert "reply_markup" not in clerk.messages[-2]


async def test_the_command_leads_back_to_what_is_under_way(clerk):
    await begin(clerk)
    await clerk.send("/record")

    assert clerk.heard[-2] == "欢迎回来，我们接着上次的地方。"
    assert clerk.card.splitlines()[4] == "您对投资促进局的服务满意吗？"


async def test_a_described_matter_teaches_the_department(office, services):
    await begin(office)
    await office.send("招商政策怎么兑现")
    await office.tap("投资促进局")
    await answer_well(office)
    await office.tap("✅ 发送")

    (example,) = await rows(services, tables.EXAMPLE)
    assert (example["department"], example["text"]) == ("tzcj", "招商政策怎么兑现")


async def test_the_language_is_switched_on_the_way(clerk):
    await begin(clerk)
    await clerk.tap("EN")

    assert clerk.card.splitlines()[0] == "Recorded for somebody · phone"
