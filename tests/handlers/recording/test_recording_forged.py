"""Taps on recordings that are forged, old or repeated, and a process that ends in between."""

import pytest

from domain.opinions import Channel
from domain.text import Language
from handlers.callbacks import pack
from handlers.catalogue import label
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
from storage import member_tables, tables
from tests.handlers.paths import rows, stored
from tests.handlers.recording.recording_ways import (
    PLACE,
    SAID,
    answer,
    answer_well,
    begin,
    choose,
    code,
    complete,
    occasions,
)

REFUSED = "您没有这项权限。"
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


async def test_ones_own_response_can_not_be_marked_so(clerk, services):
    await clerk.send("/start enterprise-tzcj")
    await clerk.tap("匿名")
    await answer_well(clerk)
    (known,) = await rows(services, tables.INTERVIEW)

    await clerk.forge(pack(MarkComplaint(known["id"], on=True)))

    assert clerk.toasts == [label(Language.ZH, "interview-gone")]
    assert (await rows(services, tables.INTERVIEW))[0]["complaint"] is False


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
        await session.execute(member_tables.MEMBER.delete())

    await clerk.tap("✅ 发送")

    assert clerk.toasts == [REFUSED]
    assert await rows(services, tables.RESPONSE) == []


async def test_who_is_staff_no_more_writes_no_place(clerk, services):
    await clerk.send("/record")
    await clerk.tap("电话")
    await clerk.tap("写地点")
    async with services.database.transaction() as session:
        await session.execute(member_tables.MEMBER.delete())

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
