"""A summary narrowed down: by buttons, by typed days, by words after the command; and by force."""

from datetime import date

import pytest

from domain.figures import Span
from domain.opinions import Channel, Respondent
from domain.people import Membership, Role
from handlers.callbacks import pack
from handlers.office.summary_acts import (
    DrawSummary,
    GetSummary,
    Mark,
    PickMark,
    ShowSummary,
    TypeDays,
)
from tests.handlers.paths import gather

REFUSED = "您没有这项权限。"
VOID = "这个按钮已经失效。"
ASKED = "从哪天到哪天？\n例如 7.17-7.22，或 2020-07-17 2020-07-22；只看一天就写一个日子。\n\n№ s-00"
FRIDAY = date(2020, 7, 17)


async def some_responses(services):
    citizen = {"respondent": Respondent.CITIZEN, "channel": Channel.PHONE}
    await gather(services, "tzcj", "good", 2)
    await gather(services, "tzcj", "bad", 1, completed_on=FRIDAY, **citizen)
    await gather(services, "czj", "bad", 1)


async def test_a_kind_is_chosen_from_a_list(clerk, services):
    await some_responses(services)
    await clerk.send("/summary")
    await clerk.tap("来自：全部")
    asked, offered = clerk.card, clerk.buttons
    await clerk.tap("群众")

    assert (asked, offered) == ("看谁的意见？", ["• 全部", "企业", "群众", "‹ 返回"])
    assert clerk.card.splitlines()[1:4] == [
        "2020-07-17 – 2020-07-20 · 群众",
        "",
        "答卷 1 份　群众 1",
    ]
    assert clerk.card.splitlines()[-1] == "工单不分来自和渠道，看工单请选“全部”。"
    assert clerk.buttons[6:8] == ["来自：群众", "渠道：全部"]
    assert len(clerk.messages) == 2


async def test_a_channel_is_chosen_from_a_list(clerk, services):
    await some_responses(services)
    await clerk.send("/summary")
    await clerk.tap("渠道：全部")
    offered = clerk.buttons
    await clerk.tap("电话")

    assert offered[:4] == ["• 全部", "本机器人", "网页", "电话"]
    assert clerk.card.splitlines()[1:4] == [
        "2020-07-17 – 2020-07-20 · 电话",
        "",
        "答卷 1 份　群众 1",
    ]


async def test_marks_stay_when_the_period_changes(clerk, services):
    await some_responses(services)
    await clerk.send("/summary 群众")
    await clerk.tap("今天")

    assert clerk.card.splitlines()[1:4] == [
        "2020-07-20 – 2020-07-20 · 群众",
        "",
        "这段时间还没有收到答卷。",
    ]


async def test_one_can_go_back_from_a_list(clerk):
    await clerk.send("/summary")
    card = clerk.card
    await clerk.tap("来自：")
    await clerk.tap("返回")

    assert clerk.card == card


async def test_days_are_typed(clerk, services):
    await some_responses(services)
    await clerk.send("/summary")
    await clerk.tap("起止…")
    asked = clerk.card
    await clerk.reply("从哪天到哪天", "7.17-7.18")

    assert asked.startswith(ASKED)
    assert clerk.card.splitlines()[1:4] == ["2020-07-17 – 2020-07-18", "", "答卷 1 份　群众 1"]
    assert clerk.buttons[5] == "• 起止…"


async def test_days_are_typed_for_the_same_marks(leader, services):
    await some_responses(services)
    await leader.send("/summary 财政局 企业 电话")
    await leader.tap("起止…")
    await leader.reply("从哪天到哪天", "7.17")

    assert leader.card.splitlines()[:2] == [
        "财政局 · 情况汇总",
        "2020-07-17 – 2020-07-17 · 企业 · 电话",
    ]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("随便", "没看懂这是哪几天，也可能没有这一天。"),
        ("7.20-7.17", "结束的日子比开始的早。"),
        ("2020-08-01 2020-08-02", "开始的日子还没有到。"),
    ],
)
async def test_what_is_no_period_is_asked_for_again(clerk, typed, why):
    await clerk.send("/summary")
    await clerk.tap("起止…")
    await clerk.reply("从哪天到哪天", typed)

    assert clerk.card.startswith(f"{why}\n\n{ASKED}")


async def test_a_typed_period_stays_on_lists_and_files(clerk, services):
    await some_responses(services)
    await clerk.send("/summary 7.17-7.18")
    await clerk.tap("来自：")
    await clerk.tap("群众")

    assert clerk.card.splitlines()[1] == "2020-07-17 – 2020-07-18 · 群众"


@pytest.mark.parametrize(
    ("typed", "head"),
    [
        ("财政局", ["财政局 · 情况汇总", "2020-07-17 – 2020-07-20"]),
        ("财政", ["财政局 · 情况汇总", "2020-07-17 – 2020-07-20"]),
        ("czj 今天", ["财政局 · 情况汇总", "2020-07-20 – 2020-07-20"]),
        ("本周 财政局", ["财政局 · 情况汇总", "2020-07-20 – 2020-07-20"]),
        ("近7天", ["全部部门 · 情况汇总", "2020-07-14 – 2020-07-20"]),
        ("today phone", ["全部部门 · 情况汇总", "2020-07-20 – 2020-07-20 · 电话"]),
        ("2020-07-17 2020-07-18 群众", ["全部部门 · 情况汇总", "2020-07-17 – 2020-07-18 · 群众"]),
    ],
)
async def test_words_after_the_command_are_understood(leader, typed, head):
    await leader.send(f"/summary {typed}")

    assert leader.card.splitlines()[:2] == head


@pytest.mark.parametrize("typed", ["局", "胡说 八道", "干部职工"])
async def test_what_is_unclear_is_left_out_and_told(leader, typed):
    await leader.send(f"/summary {typed}")

    assert leader.card.splitlines()[0] == "全部部门 · 情况汇总"
    assert leader.card.splitlines()[-1].startswith(f"没看懂“{typed}”，没有用上。")


async def test_staff_do_not_reach_other_departments_by_typing(clerk):
    await clerk.send("/summary 财政局")

    assert clerk.card.splitlines()[0] == "投资促进局 · 情况汇总"
    assert clerk.card.splitlines()[-1].startswith("没看懂“财政局”")


@pytest.mark.parametrize("act", [ShowSummary, DrawSummary, GetSummary, PickMark])
@pytest.mark.parametrize("department", ["czj", None, "nowhere"])
async def test_staff_are_refused_other_departments(clerk, act, department):
    await clerk.send("/summary")
    card = clerk.card
    await clerk.forge(pack(act(Span.TODAY, department=department)))

    assert clerk.toasts == [REFUSED]
    assert (clerk.card, clerk.files) == (card, [])


@pytest.mark.parametrize("role", ["respondent", "admin"])
@pytest.mark.parametrize("act", [ShowSummary, DrawSummary, GetSummary, PickMark])
async def test_who_may_see_no_figures_is_refused(member, act):
    await member.send("/help")
    heard = member.heard
    await member.forge(pack(act(Span.TODAY, department="tzcj")))
    await member.forge(pack(TypeDays("tzcj", None, None)))

    assert member.toasts == [REFUSED, REFUSED]
    assert (member.heard, member.files) == (heard, [])


@pytest.mark.parametrize(
    "forged",
    [
        ShowSummary(None, None, None, "tzcj"),
        ShowSummary(None, FRIDAY, None, "tzcj"),
        ShowSummary(None, date(2020, 7, 20), FRIDAY, "tzcj"),
        ShowSummary(Span.TODAY, FRIDAY, FRIDAY, "tzcj"),
        TypeDays("tzcj", Respondent.STAFF, None),
    ],
)
async def test_days_and_kinds_that_no_button_has_are_refused(clerk, forged):
    await clerk.send("/summary")
    card = clerk.card
    await clerk.forge(pack(forged))

    assert clerk.toasts == [VOID]
    assert clerk.card == card


@pytest.mark.parametrize("data", ["S:ever:::tzcj::", "S:today:::tzcj:alien:", "S:today:::tzcj::x"])
async def test_unknown_codes_are_no_buttons(clerk, data):
    await clerk.send("/summary")
    card = clerk.card
    await clerk.forge(data)

    assert clerk.toasts == [VOID]
    assert clerk.card == card


async def test_a_prompt_of_another_department_is_answered_to_its_staff_alone(
    leader, clerk, services
):
    await leader.send("/summary 财政局")
    await leader.tap("起止…")
    reference = leader.card.splitlines()[-1]
    await clerk.send("/summary")
    await clerk.tap("起止…")
    own = clerk.card.splitlines()[-1]
    sent = clerk.messages[-1]
    sent["text"] = sent["text"].replace(own, reference)
    await clerk.reply("从哪天到哪天", "7.17")

    assert len(reference) == len(own)
    assert clerk.card == REFUSED


async def test_a_prompt_that_names_nothing_is_refused(clerk):
    await clerk.send("/summary")
    await clerk.tap("起止…")
    sent = clerk.messages[-1]
    sent["text"] = sent["text"][:-8] + "00000000"
    await clerk.reply("从哪天到哪天", "7.17")

    assert clerk.card == REFUSED


async def test_a_far_page_of_a_list_is_its_last(leader):
    await leader.send("/summary")
    await leader.forge(pack(PickMark(Span.TODAY, mark=Mark.DEPARTMENT, page=999)))

    assert leader.buttons[-1] == "‹ 返回"


async def test_staff_of_two_departments_choose_between_them(town):
    both = await town.member(31, Membership(Role.STAFF, "tzcj"))
    await town.member(31, Membership(Role.STAFF, "czj"))
    await both.send("/summary")
    await both.tap("部门：")

    assert both.buttons == ["• 投资促进局", "财政局", "‹ 返回"]


async def test_filters_speak_english(town, services):
    leader = await town.member(32, Membership(Role.LEADER), language="en")
    await some_responses(services)
    await leader.send("/summary citizens")
    await leader.tap("From–to…")

    assert leader.heard[-2].splitlines()[:2] == [
        "All departments · Summary",
        "2020-07-17 – 2020-07-20 · citizens",
    ]
    assert leader.card.splitlines()[0] == "From when until when?"
