"""Figures that the campaign office should look at: told with innocent reasons, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.opinions import Channel
from domain.people import Role
from domain.responses import Mode
from domain.signals import Rule, Signal
from domain.text import Language
from handlers.background import jobs
from handlers.callbacks import pack
from handlers.context import Context
from handlers.office import signal_cards
from handlers.office.signal_acts import NoteSignal, RefreshSignals
from handlers.office.tempo import Tempo
from storage import responses
from storage.tables import RESPONSE
from tests.handlers.cases.parties import colleague
from tests.handlers.paths import gather, rate, rows, sent_on
from tests.storage.rows import unique

DAY = date(2020, 7, 20)
PERFECT = "🔔 投资促进局：20 份评价，全是“非常满意”。"
REASON = "可能确实办得好；也可能多在窗口当面请人评价，那就换个地方贴海报，让人回去再评。"
LIMITS = (
    "只作提醒，不下结论，机器人不会因此删改任何答卷。答卷不记时间、不留设备和账号，"
    "所以看不出是谁；几分钟内的集中只在内存里数，重启就清零。"
)


async def tick(town):
    await jobs.work(Context(town.application))
    await town.deliver()


async def praise(services):
    """Twenty of the best ratings, as many on each day so far."""
    for days in range(4):
        day = services.today() - timedelta(days=days)
        await gather(services, "tzcj", "very_good", 5, completed_on=day)


def told(person):
    """The signals that came by themselves."""
    return [text for text in person.heard if text.startswith("🔔 投资促进局")]


async def test_where_nothing_stands_out_the_card_says_so(office):
    await office.send("/signals")

    assert office.card == f"数据提醒\n\n✓ 目前没有特别的数字。\n\n{LIMITS}"
    assert office.buttons == ["🔄 刷新"]


async def test_what_stands_out_is_told_with_an_innocent_reason(services, office):
    await praise(services)

    await office.send("/signals")

    assert office.card == f"数据提醒\n\n{PERFECT}\n{REASON}\n\n{LIMITS}"
    assert office.buttons == ["📊 投资促进局", "🔄 刷新"]


async def test_the_card_is_brought_up_to_date(services, office):
    await office.send("/signals")
    await praise(services)

    await office.tap("刷新")

    assert PERFECT in office.card


async def test_from_the_card_one_gets_to_the_summary(services, office):
    await praise(services)
    await office.send("/signals")

    await office.tap("📊 投资促进局")

    assert office.card.splitlines()[0] == "投资促进局 · 情况汇总"


@pytest.mark.parametrize("role", ["clerk", "leader", "admin", "respondent"])
async def test_signals_are_for_coordinators_alone(services, member, town):
    await praise(services)
    await member.send("/signals")
    heard = member.card

    await member.forge(pack(RefreshSignals()))
    await member.forge(pack(NoteSignal(Rule.PERFECT, "tzcj")))

    assert heard == "您没有这项权限。"
    assert member.toasts == [heard, heard]


async def test_each_is_told_once_a_week_with_two_buttons(town, services, office, clock):
    await praise(services)
    for _ in range(8):
        await tick(town)
        clock.pass_(days=1)

    only = "只作提醒，不下结论，机器人不会因此删改任何答卷。"
    assert told(office) == [f"{PERFECT}\n{REASON}\n\n{only}"] * 2


async def test_the_buttons_lead_on_and_nothing_is_changed(town, services, office):
    await praise(services)
    await tick(town)
    before = await rows(services, RESPONSE)

    await office.tap("✓ 看过了")

    assert office.toasts == ["好的。下周还是这样，会再提醒。"]
    assert "reply_markup" not in office.messages[-1]
    assert await rows(services, RESPONSE) == before


async def test_who_has_not_been_told_yet_need_not_be_once_another_has_looked(
    town, services, office
):
    other = await colleague(town, 40, role=Role.COORDINATOR)
    await praise(services)
    await jobs.work(Context(town.application))

    await office.forge(pack(NoteSignal(Rule.PERFECT, "tzcj")))
    await town.deliver()

    assert (told(office), told(other)) == ([], [])


async def test_on_a_day_off_nobody_is_told(town, services, office, clock):
    await praise(services)
    clock.pass_(days=5)  # a Saturday
    await tick(town)

    assert told(office) == []


async def test_late_in_the_evening_nobody_is_told(town, services, office, clock):
    await praise(services)
    clock.pass_(hours=7)
    await tick(town)

    assert told(office) == []


async def test_one_member_who_records_for_many_is_not_named(town, services, office):
    who = services.recorder(21)
    async with services.database.transaction() as session:
        for _ in range(21):
            marks = {"mode": Mode.RECORDED, "channel": Channel.PAPER, "recorder": who}
            asked = {"questionnaire": ("enterprise", 2), "source": unique()}
            known = sent_on(services, services.today(), **marks, **asked)
            await responses.add(session, known)

    await office.send("/signals")

    assert [line for line in office.card.splitlines() if "🔔" in line] == [
        "🔔 投资促进局：21 份答卷，21 份是工作人员代录的。",
        "🔔 投资促进局：7 月 20 日同一位工作人员代录 21 份。",
    ]


async def test_a_burst_within_minutes_is_counted_in_memory_alone(town, services, office):
    few = replace(services.campaign.signals, burst_from=2)
    object.__setattr__(services, "campaign", replace(services.campaign, signals=few, starts_on=DAY))
    for number in (50, 51):
        await rate(town.person(number), "😐 基本满意")

    await office.send("/signals")

    assert "🔔 投资促进局：7 月 20 日有 10 分钟里收到 2 份。" in office.card
    object.__setattr__(services, "tempo", Tempo())
    await office.tap("刷新")
    assert "🔔" not in office.card


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        (
            Signal(Rule.DAY, "tzcj", 30, day=DAY, usual=1.24),
            "🔔 <b>投资促进局</b>：7 月 20 日一天收到 30 份，此前平均每天 1.2 份。",
        ),
        (
            Signal(Rule.WINDOW, "tzcj", 30, day=DAY, window="w3"),
            "🔔 <b>投资促进局</b>：3号窗口的海报，7 月 20 日一天带来 30 份，此前平均每天 0.0 份。",
        ),
        (
            Signal(Rule.WINDOW, "gone", 30, day=DAY, window="w9"),
            "🔔 <b>gone</b>：w9的海报，7 月 20 日一天带来 30 份，此前平均每天 0.0 份。",
        ),
    ],
)
def test_days_and_windows_are_told_in_words(services, signal, words):
    assert signal_cards.words(services, signal, Language.ZH).splitlines()[0] == words


def test_a_long_list_is_cut(services):
    many = tuple(Signal(Rule.PERFECT, f"d{n}", 20, 20) for n in range(14))

    card = signal_cards.panel(services, many, Language.ZH)

    assert "还有 2 条没有列出。" in card.text
    assert len(card.text) < 4096
