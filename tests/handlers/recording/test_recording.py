"""/record: staff and the campaign office put in what somebody says elsewhere."""

import pytest

from domain.opinions import Channel
from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.library import Library
from handlers.recording.recording_acts import (
    BeginRecording,
    EndRecording,
    ListKinds,
    ListPlaces,
    MarkComplaint,
    OpenRecording,
    ReadAloud,
    RecordAgain,
    RefuseRecording,
    TakeChannel,
    TakeDepartment,
    TakeKind,
    TakePlace,
    WritePlace,
)
from storage import office_tables, tables
from tests.handlers.paths import rows, stored
from tests.handlers.recording.recording_ways import (
    SAID,
    answer,
    answer_well,
    begin,
    choose,
    code,
    complete,
)

REFUSED = "您没有这项权限。"
PLACE = "高新园区服务大厅"
ACTS = (
    OpenRecording(),
    TakeChannel(Channel.PHONE),
    TakePlace(told=True),
    WritePlace(),
    ListKinds(),
    TakeKind("enterprise"),
    ListPlaces(0),
    TakeDepartment("czj"),
    ReadAloud(),
    RecordAgain(),
    BeginRecording("0" * 8),
    RefuseRecording(),
    EndRecording(),
    MarkComplaint(1, on=True),
)


async def occasions(services):
    found = await rows(services, office_tables.OCCASION)
    names = ("channel", "words", "at_place", "questionnaire", "department")
    return [tuple(row[name] for name in names) for row in found]


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


async def test_the_own_department_of_staff_is_given(clerk):
    await begin(clerk)

    assert clerk.card.splitlines()[4] == "您对投资促进局的服务满意吗？"


async def test_staff_may_ask_about_another_department(clerk, services):
    await choose(clerk)
    await clerk.tap("换部门")
    await clerk.tap("财政局")
    await clerk.tap("对方同意")

    assert clerk.card.splitlines()[4] == "您对财政局的服务满意吗？"


async def test_the_questionnaire_asks_for_the_department_if_they_say_so(clerk):
    await choose(clerk)
    await clerk.tap("换部门")
    await clerk.tap("让问卷里问")
    await clerk.tap("对方同意")

    assert clerk.card.splitlines()[4] == "您最近一次办事，是和哪个部门打交道？"


async def test_for_the_campaign_office_the_questionnaire_asks_for_the_department(office, services):
    await begin(office, kind="群众")
    await office.tap("建设局")
    await answer_well(office)
    await office.tap("✅ 发送")

    (response,) = await rows(services, tables.RESPONSE)
    assert (response["department"], response["respondent"]) == ("jsj", "citizen")


async def test_the_campaign_office_asks_in_the_organisers_name(office):
    await choose(office)

    assert office.card.splitlines()[3].startswith("您好，我是经济开发区党政办公室、投资促进局的")


async def test_the_other_questionnaire_is_one_tap_away(clerk):
    await choose(clerk)
    await clerk.tap("换问卷")
    await clerk.tap("群众")

    assert clerk.card.splitlines()[0] == "📝 代录 · 电话 · 群众 · 投资促进局"


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
    assert li.card.splitlines()[2] == "✓ 2020-07-20 收到，电话（代录），投资促进局"


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


async def test_the_command_offers_the_same_as_before_and_counts_todays(clerk, town):
    await complete(clerk, place=PLACE)
    await clerk.send("/record")

    assert clerk.card.splitlines()[2] == (
        "替别人记下他们当面、电话里或纸上说的意见。您今天已代录 1 份。"
    )
    assert clerk.card.splitlines()[4] == f"上次　电话 · {PLACE} · 企业 · 投资促进局"
    await clerk.tap("同上次")
    await clerk.tap("对方同意")
    assert clerk.card.splitlines()[0] == f"代录 · 电话 · {PLACE}"


async def test_yesterdays_are_not_counted(clerk, town):
    await complete(clerk)
    town.clock.pass_(days=1)

    await clerk.send("/record")

    assert clerk.card.splitlines()[2] == "替别人记下他们当面、电话里或纸上说的意见。"


async def test_only_ones_own_recordings_are_counted(clerk, town):
    await complete(clerk)
    wang = await town.member(31, Membership(Role.STAFF, "tzcj"))

    await wang.send("/record")

    assert wang.card.splitlines()[2] == "替别人记下他们当面、电话里或纸上说的意见。"


async def test_the_place_before_is_offered_also_after_it_was_left_out(clerk):
    await complete(clerk, place=PLACE)
    await choose(clerk, channel="走访")
    assert clerk.card.splitlines()[0] == "📝 代录 · 走访 · 企业 · 投资促进局"

    await clerk.send("/record")
    await clerk.tap("走访")
    await clerk.tap(f"📍 {PLACE}")
    await clerk.tap("企业")

    assert clerk.card.splitlines()[0] == f"📝 代录 · 走访 · {PLACE} · 企业 · 投资促进局"


async def test_too_long_a_place_is_asked_for_again(clerk, services):
    await clerk.send("/record")
    await clerk.tap("电话")
    await clerk.tap("写地点")

    await clerk.reply("写下地点", "长" * 61)
    assert clerk.card.splitlines()[0].startswith("太长了，没有保存。")
    await clerk.reply("太长了", "大厅")

    assert await occasions(services) == [("phone", "大厅", True, None, "tzcj")]


async def test_a_place_is_left_by_cancel(clerk, services):
    await clerk.send("/record")
    await clerk.tap("电话")
    await clerk.tap("写地点")

    await clerk.reply("写下地点", "/cancel")

    assert clerk.card == "好的，什么都没有记。"
    assert await occasions(services) == [("phone", "", False, None, "tzcj")]


async def test_a_place_without_an_occasion_leads_to_the_beginning(clerk, services):
    await clerk.send("/record")
    await clerk.forge(pack(WritePlace()))

    await clerk.reply("写下地点", PLACE)

    assert clerk.card.splitlines()[0] == "📝 代录"
    assert await occasions(services) == []


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


async def test_ones_own_response_can_not_be_marked_so(clerk, services):
    await clerk.send("/start enterprise-tzcj")
    await clerk.tap("匿名")
    await answer_well(clerk)
    (known,) = await rows(services, tables.INTERVIEW)

    await clerk.forge(pack(MarkComplaint(known["id"], on=True)))

    assert clerk.buttons[0] == "✅ 发送"
    assert (await rows(services, tables.INTERVIEW))[0]["complaint"] is False


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


async def test_a_second_tap_on_begin_keeps_what_is_open(clerk, services):
    await choose(clerk)
    data = clerk.data("对方同意")
    await clerk.forge(data)
    await clerk.tap("🙁 不满意")
    await clerk.forge(data)

    assert clerk.card.splitlines()[4] == "谢谢您直说。是哪些地方让您不够满意？"
    assert len(await rows(services, tables.INTERVIEW)) == 1


async def test_a_second_tap_on_send_says_the_same_receipt(clerk, services):
    await begin(clerk)
    await answer(clerk)
    data = clerk.data("✅ 发送")
    await clerk.forge(data)
    said = clerk.card

    await clerk.forge(data)

    assert clerk.card == said
    assert len(await rows(services, tables.RESPONSE)) == 1


async def test_another_on_while_one_is_open_shows_that_one(clerk, services):
    await complete(clerk)
    again = clerk.data("再录一份")
    await clerk.tap("再录一份")
    await clerk.tap("对方同意")

    await clerk.forge(again)

    assert clerk.card.splitlines()[4] == "您对投资促进局的服务满意吗？"
    assert len(await rows(services, tables.INTERVIEW)) == 1


async def test_a_card_of_another_occasion_is_shown_anew(clerk, services):
    await choose(clerk)
    data = clerk.data("对方同意")
    await choose(clerk, channel="走访")

    await clerk.forge(data)

    assert clerk.card.splitlines()[0] == "📝 代录 · 走访 · 企业 · 投资促进局"
    assert await rows(services, tables.INTERVIEW) == []


async def test_a_questionnaire_that_is_gone_is_chosen_anew(clerk, services):
    await choose(clerk)
    begin_ = clerk.data("对方同意")
    kept = {key: one for key, one in services.library.versions.items() if key[0] == "citizen"}
    services.library.exchange(Library(kept))

    await clerk.forge(begin_)

    assert clerk.buttons == ["👤 群众 · 办事人", "‹ 返回"]
    await clerk.forge(pack(ListPlaces(0)))
    assert clerk.buttons == ["👤 群众 · 办事人", "‹ 返回"]


async def test_one_goes_back_from_every_card(clerk):
    await clerk.send("/record")
    await clerk.tap("电话")
    await clerk.tap("返回")
    assert clerk.card.splitlines()[0] == "📝 代录"
    await clerk.tap("电话")
    await clerk.tap("不写地点")
    await clerk.tap("返回")
    assert clerk.card.splitlines()[2] == "在哪里问的？不方便写可以不写。"
    await clerk.tap("不写地点")
    await clerk.tap("企业")
    await clerk.tap("换部门")
    await clerk.tap("返回")
    assert clerk.card.splitlines()[2] == "请先念给对方听："


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_it_is_refused_to_everybody_else(member, services, role):
    await member.send("/record")
    assert member.card == REFUSED
    before = await stored(services)

    for act in ACTS:
        await member.forge(pack(act))

    assert member.toasts == [REFUSED] * len(ACTS)
    assert await stored(services) == before


@pytest.mark.parametrize("act", ACTS)
async def test_a_forged_act_of_staff_begins_nothing(clerk, services, act):
    await clerk.send("/record")

    await clerk.forge(pack(act))

    assert await rows(services, tables.INTERVIEW) == []
    assert await rows(services, tables.RESPONSE) == []


@pytest.mark.parametrize("channel", [Channel.TELEGRAM, Channel.WEB, Channel.HOTLINE])
async def test_other_channels_are_not_recorded(clerk, services, channel):
    await clerk.send("/record")
    await clerk.forge(pack(TakeChannel(channel)))

    assert await occasions(services) == []


async def test_what_is_not_there_is_not_chosen(clerk, services):
    await choose(clerk)
    before = await occasions(services)

    await clerk.forge(pack(TakeKind("selfcheck")))
    await clerk.forge(pack(TakeKind("nowhere")))
    assert await occasions(services) == before
    await clerk.forge(pack(TakeDepartment("nowhere")))

    assert await occasions(services) == [("phone", "", False, "enterprise", None)]


async def test_who_is_staff_no_more_sends_nothing(clerk, services):
    await begin(clerk)
    await answer(clerk)
    async with services.database.transaction() as session:
        await session.execute(office_tables.MEMBER.delete())

    await clerk.tap("✅ 发送")

    assert clerk.toasts == [REFUSED]
    assert await rows(services, tables.RESPONSE) == []


async def test_who_is_staff_no_more_writes_no_place(clerk, services):
    await clerk.send("/record")
    await clerk.tap("电话")
    await clerk.tap("写地点")
    async with services.database.transaction() as session:
        await session.execute(office_tables.MEMBER.delete())

    await clerk.reply("写下地点", PLACE)

    assert clerk.card == REFUSED
    assert await occasions(services) == [("phone", "", False, None, "tzcj")]


async def test_what_was_tapped_survives_the_end_of_the_process(clerk, town, services):
    await begin(clerk, place=PLACE)
    await clerk.tap("🙁 不满意")
    await clerk.tap("跑了好几趟")
    clerk.queue_tap("选好了")
    await town.kill()

    await town.restart()

    assert clerk.card.splitlines()[0] == f"代录 · 电话 · {PLACE}"
    await clerk.send(SAID)
    await clerk.tap("一件事")
    await clerk.tap("✅ 发送")
    assert len(await rows(services, tables.RESPONSE)) == 1


async def test_a_kill_at_the_beginning_begins_once(clerk, town, services):
    await choose(clerk)
    clerk.queue_tap("对方同意")
    await town.kill()

    await town.restart()

    assert clerk.card.splitlines()[4] == "您对投资促进局的服务满意吗？"
    assert len(await rows(services, tables.INTERVIEW)) == 1


async def test_a_kill_at_the_end_stores_once_and_says_the_receipt(clerk, town, services):
    await begin(clerk)
    await answer(clerk)
    clerk.queue_tap("✅ 发送")
    await town.kill()

    await town.restart()

    assert clerk.card.splitlines()[0] == "✅ 已代录"
    assert len(await rows(services, tables.RESPONSE)) == 1


async def test_a_receipt_code_that_is_taken_is_made_anew(clerk, services):
    await complete(clerk)
    taken = code(clerk).replace("-", "")
    await clerk.tap("再录一份")
    await clerk.tap("对方同意")
    await answer(clerk)
    letter, number, _, language = clerk.data("✅ 发送").split(":")

    await clerk.forge(f"{letter}:{number}:{taken}:{language}")

    assert clerk.card.splitlines()[2] == "请核对，然后发送"
    assert len(await rows(services, tables.RESPONSE)) == 1
    await clerk.tap("✅ 发送")
    assert len(await rows(services, tables.RESPONSE)) == 2


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
