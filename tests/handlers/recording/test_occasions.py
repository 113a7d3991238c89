"""The occasion: chosen by taps, and kept from one person to the next."""

from domain.opinions import Channel
from domain.people import Membership, Role
from domain.recording import Occasion
from handlers.callbacks import pack
from handlers.library import Library
from handlers.recording.recording_acts import (
    BeginRecording,
    ListPlaces,
    WritePlace,
)
from storage import tables
from tests.handlers.paths import rows
from tests.handlers.recording.recording_ways import (
    PLACE,
    answer_well,
    begin,
    choose,
    complete,
    occasions,
)


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

    assert office.card.splitlines()[3] == (
        "您好，我是经济开发区党政办公室、投资促进局的工作人员，想听听您的意见，"
        "为的是：找准我们服务中的问题和差距，列成问题清单，逐条整改。"
    )


async def test_the_other_questionnaire_is_one_tap_away(clerk):
    await choose(clerk)
    await clerk.tap("换问卷")
    await clerk.tap("群众")

    assert clerk.card.splitlines()[0] == "📝 代录 · 电话 · 群众 · 投资促进局"


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


async def test_an_occasion_without_a_questionnaire_begins_nothing(clerk, services):
    await clerk.send("/record")
    await clerk.tap("电话")

    await clerk.forge(pack(BeginRecording(Occasion(Channel.PHONE, department="tzcj").mark)))

    assert clerk.buttons == ["👤 群众 · 办事人", "🏢 企业 · 个体工商户", "‹ 返回"]
    assert await rows(services, tables.INTERVIEW) == []
