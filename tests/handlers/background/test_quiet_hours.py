"""In the quiet hours the bot says nothing of its own accord but what is urgent."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.schedule import Job
from handlers.background import jobs
from tests.handlers.background.letters import letter, post, stand

EVENING = datetime(2020, 7, 20, 13, tzinfo=UTC)  # 21:00 in Shanghai
MORNING = datetime(2020, 7, 21, 0, tzinfo=UTC)  # 08:00
SECOND = timedelta(seconds=1)


@pytest.fixture
async def li(town):
    """Somebody who knows the bot."""
    li = town.person(7)
    await li.send("/help")
    return li


def set_hours(town, begins, ends, zone="Asia/Shanghai", **fields):
    timetable = replace(
        town.services.timetable,
        quiet_from=begins,
        quiet_until=ends,
        zone=ZoneInfo(zone),
        **fields,
    )
    town.services = replace(town.services, timetable=timetable)


async def heard_at(town, person, moment, **fields):
    """What somebody hears at a moment, of a letter posted then."""
    town.clock.moment = moment
    await post(town.services, letter(town.services, person, **{"key": f"{moment}"} | fields))
    return await town.deliver()


async def test_until_the_evening_and_from_the_morning_on_everything_is_sent(town, li):
    counts = [
        await heard_at(town, li, moment) for moment in (EVENING - 2 * SECOND, MORNING + SECOND)
    ]

    assert counts == [1, 1]


async def test_what_is_posted_at_night_waits_for_the_morning(town, li):
    counts = [
        await heard_at(town, li, EVENING),
        await heard_at(town, li, MORNING - SECOND),
    ]
    town.clock.moment = MORNING

    assert (counts, await town.deliver()) == ([0, 0], 2)


async def test_what_is_urgent_is_sent_at_night(town, li):
    assert await heard_at(town, li, EVENING, urgent=True) == 1


async def test_what_was_said_is_changed_at_night_for_that_makes_no_sound(town, li):
    await heard_at(town, li, EVENING - 2 * SECOND)
    number = li.messages[-1]["message_id"]

    assert await heard_at(town, li, EVENING + SECOND, text="改过了", edits=number) == 1
    assert li.card == "改过了"


async def test_what_would_be_too_late_in_the_morning_is_left_unsaid(town, li):
    await heard_at(town, li, EVENING, key="late", not_after=MORNING - SECOND)
    town.clock.moment = MORNING

    assert await town.deliver() == 0
    assert await stand(town.services) == {"late": ("dropped", "late")}


async def test_the_hours_are_those_of_the_deployment(town, li):
    set_hours(town, time(21), time(8), "Asia/Urumqi")  # two hours behind

    counts = [
        await heard_at(town, li, EVENING + timedelta(hours=1)),
        await heard_at(town, li, MORNING + timedelta(hours=1)),
    ]
    town.clock.moment = MORNING + timedelta(hours=2)

    assert (counts, await town.deliver()) == ([1, 0], 1)


async def test_without_quiet_hours_everything_is_sent_at_night(town, li):
    set_hours(town, time(8), time(8))

    assert await heard_at(town, li, EVENING) == 1


async def test_the_digest_of_eight_comes_at_eight(town, leader, clock):
    clock.moment = MORNING
    await jobs.do_if_due(town.services, Job.DIGEST)

    assert await town.deliver() == 1


async def test_a_digest_that_is_set_before_the_morning_comes_when_it_is_set(town, leader, clock):
    set_hours(town, time(21), time(8), digest_at=time(7))
    clock.moment = MORNING - timedelta(hours=1)
    await jobs.do_if_due(town.services, Job.DIGEST)

    assert await town.deliver() == 1


async def test_a_digest_that_is_made_good_at_night_gives_way_to_the_next(town, leader, clock):
    clock.moment = MORNING - timedelta(minutes=1)
    await jobs.do_if_due(town.services, Job.DIGEST)
    at_night = await town.deliver()
    clock.moment = MORNING
    await jobs.do_if_due(town.services, Job.DIGEST)

    assert (at_night, await town.deliver()) == (0, 1)
    assert leader.photos[-1].caption.splitlines()[0] == "每日简报　7 月 21 日 星期二"
