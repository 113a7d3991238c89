from dataclasses import replace
from datetime import date

import pytest

from domain.schedule import Job
from domain.working_days import WorkingDays
from handlers.background import delivery, jobs
from tests.handlers.paths import begin

REMINDER = "您有一份答卷还差一点没答完"


@pytest.fixture
async def halfway(town, li):
    """Li stopped on Monday at noon, after one answer."""
    await begin(li)
    await li.tap("财政局")
    return li


async def at(town, clock, **time):
    """Let time pass, and the scheduled jobs run."""
    clock.pass_(**time)
    await jobs.do_if_due(town.services, Job.REMIND)
    await delivery.deliver(town.services, town.application.bot)


def reminders(person):
    return [text for text in person.heard if REMINDER in text]


async def test_who_stopped_is_reminded_the_next_morning(town, clock, halfway):
    await at(town, clock, hours=22)  # Tuesday, 10:00

    assert len(reminders(halfway)) == 1
    assert halfway.buttons == ["接着答 ›", "不了，全部删掉"]


async def test_the_reminder_leads_back_to_the_question(town, clock, halfway):
    before = halfway.card
    await at(town, clock, hours=22)

    await halfway.tap("接着答")

    assert halfway.card == before


async def test_nobody_is_reminded_twice(town, clock, halfway):
    await at(town, clock, hours=22)
    await at(town, clock, days=1)
    await at(town, clock, days=1)

    assert len(reminders(halfway)) == 1


async def test_nobody_is_reminded_on_the_same_day(town, clock, halfway):
    await at(town, clock, hours=5)

    assert reminders(halfway) == []


async def test_who_answered_something_today_is_not_reminded(town, clock, halfway):
    clock.pass_(hours=21)  # Tuesday, 09:00
    await halfway.tap("满意")

    await at(town, clock, hours=1)

    assert reminders(halfway) == []


@pytest.mark.parametrize("days", [5, 6], ids=["saturday", "sunday"])
async def test_nobody_is_reminded_at_a_weekend(town, clock, li, days):
    clock.pass_(days=4)  # Friday
    await begin(li)

    await at(town, clock, days=days - 4, hours=-2)

    assert reminders(li) == []


async def test_nobody_is_reminded_on_a_holiday(town, clock, halfway):
    days = WorkingDays(holidays=frozenset({date(2020, 7, 21)}), years=frozenset({2020}))
    timetable = replace(town.services.timetable, working_days=days)
    town.services = replace(town.services, timetable=timetable)

    await at(town, clock, hours=22)

    assert reminders(halfway) == []


async def test_a_reminder_that_was_missed_in_the_morning_does_not_come_at_night(
    town, clock, halfway
):
    await at(town, clock, hours=34)  # Tuesday, 22:00: the bot was down all day

    assert reminders(halfway) == []


async def test_a_reminder_that_could_not_be_sent_in_time_is_left_unsaid(town, clock, halfway):
    clock.pass_(hours=22)
    await jobs.do_if_due(town.services, Job.REMIND)

    clock.pass_(hours=12)  # Telegram was out of reach until the night
    await delivery.deliver(town.services, town.application.bot)

    assert reminders(halfway) == []


async def test_after_no_thanks_nothing_is_left_and_nothing_comes(town, clock, halfway):
    await at(town, clock, hours=22)

    await halfway.tap("不了，全部删掉")
    await at(town, clock, days=1)

    assert halfway.card == "已放弃并删除，什么都没有留下。想再说的时候，发送 /start 就好。"


async def test_who_declined_is_not_reminded(town, clock, li):
    await li.send("/start enterprise")
    await li.tap("这次不参加")

    await at(town, clock, hours=22)

    assert reminders(li) == []


async def test_who_blocked_the_bot_is_not_reminded_after_letting_it_in_again(town, clock, halfway):
    await halfway.block()
    await halfway.unblock()

    await at(town, clock, hours=22)

    assert reminders(halfway) == []


async def test_after_the_campaign_nobody_is_reminded(town, clock, halfway):
    await at(town, clock, days=30, hours=-2)

    assert reminders(halfway) == []


async def test_a_reminder_speaks_the_respondents_language(town, clock, ada):
    await begin(ada, way="Anonymously")

    await at(town, clock, hours=22)

    assert ada.buttons == ["Go on ›", "No thanks, delete it all"]


async def test_going_on_after_it_was_discarded_says_so(town, clock, halfway):
    await at(town, clock, hours=22)
    data = halfway.data("接着答")
    await halfway.send("/cancel")

    await halfway.forge(data)

    assert "这份答卷已经发送或已放弃，按钮不再有效。发送 /start 可以重新开始。" in halfway.toasts
