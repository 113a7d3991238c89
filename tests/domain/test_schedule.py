from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import schedule

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = ("Asia/Shanghai", "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
DECADE = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))
MOMENTS = st.integers(*(int(moment.timestamp()) for moment in DECADE)).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (datetime(2020, 7, 20, 0, 0, tzinfo=UTC), datetime(2020, 7, 20, 0, 0, tzinfo=UTC)),
        (datetime(2020, 7, 20, 4, 0, tzinfo=UTC), datetime(2020, 7, 20, 0, 0, tzinfo=UTC)),
        (datetime(2020, 7, 19, 23, 59, tzinfo=UTC), datetime(2020, 7, 19, 0, 0, tzinfo=UTC)),
        (datetime(2020, 7, 19, 17, 0, tzinfo=UTC), datetime(2020, 7, 19, 0, 0, tzinfo=UTC)),
    ],
)
def test_eight_in_the_morning_in_shanghai_is_midnight_utc(now, due):
    assert schedule.last_daily(now, time(8), SHANGHAI) == due


@given(MOMENTS, MINUTES)
def test_in_shanghai_a_day_has_twenty_four_hours(now, at):
    due = schedule.last_daily(now, at, SHANGHAI)

    assert timedelta(0) <= now - due < timedelta(days=1)
    assert due.astimezone(SHANGHAI).time() == at


@given(MOMENTS, MINUTES, st.sampled_from(ZONES))
def test_what_fell_due_is_never_later_than_now_nor_more_than_a_long_day_ago(now, at, zone):
    due = schedule.last_daily(now, at, ZoneInfo(zone))

    assert timedelta(0) <= now - due <= timedelta(hours=25)
    assert schedule.last_daily(due, at, ZoneInfo(zone)) == due


def test_a_time_that_the_clock_skips_is_not_due_before_it_comes():
    now = datetime(2026, 3, 8, 7, 10, tzinfo=UTC)  # 03:10, ten minutes after the leap from 02:00

    due = schedule.last_daily(now, time(2, 30), NEW_YORK)

    assert due == datetime(2026, 3, 7, 7, 30, tzinfo=UTC)


def test_a_time_that_the_clock_shows_twice_is_due_at_the_first():
    now = datetime(2026, 11, 1, 6, 15, tzinfo=UTC)  # 01:15 for the second time

    due = schedule.last_daily(now, time(1, 30), NEW_YORK)

    assert due == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_the_day_is_that_of_the_zone():
    now = datetime(2020, 7, 20, 17, tzinfo=UTC)  # one in the morning of the 21st in Shanghai

    due = schedule.last_daily(now, time(0, 30), SHANGHAI)

    assert due.astimezone(SHANGHAI).date() == date(2020, 7, 21)


@pytest.mark.parametrize(
    ("step", "due"),
    [
        (timedelta(hours=1), datetime(2020, 7, 20, 4, tzinfo=UTC)),
        (timedelta(minutes=20), datetime(2020, 7, 20, 4, 40, tzinfo=UTC)),
        (timedelta(days=1), datetime(2020, 7, 20, tzinfo=UTC)),
    ],
)
def test_steps_are_counted_from_1970(step, due):
    assert schedule.last_every(datetime(2020, 7, 20, 4, 59, 59, tzinfo=UTC), step) == due


@given(MOMENTS, st.integers(1, 100_000))
def test_every_moment_belongs_to_one_step(now, seconds):
    step = timedelta(seconds=seconds)

    due = schedule.last_every(now, step)

    assert timedelta(0) <= now - due < step
    assert schedule.last_every(due, step) == due


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (time(20, 59), False),
        (time(21), True),
        (time(0), True),
        (time(7, 59), True),
        (time(8), False),
        (time(12), False),
    ],
)
def test_the_quiet_hours_may_span_midnight(at, quiet):
    assert schedule.is_quiet(at, time(21), time(8)) is quiet


@pytest.mark.parametrize(
    ("at", "quiet"), [(time(0, 59), False), (time(1), True), (time(6), False), (time(22), False)]
)
def test_the_quiet_hours_may_lie_within_a_day(at, quiet):
    assert schedule.is_quiet(at, time(1), time(6)) is quiet


@given(MINUTES, MINUTES)
def test_the_same_time_twice_means_no_quiet_hours(at, edge):
    assert schedule.is_quiet(at, edge, edge) is False


@pytest.mark.parametrize(
    ("now", "wakes"),
    [
        (datetime(2020, 7, 20, 12, 59, 59, tzinfo=UTC), None),
        (datetime(2020, 7, 20, 13, 0, tzinfo=UTC), datetime(2020, 7, 21, 0, 0, tzinfo=UTC)),
        (datetime(2020, 7, 20, 17, 0, tzinfo=UTC), datetime(2020, 7, 21, 0, 0, tzinfo=UTC)),
        (datetime(2020, 7, 20, 23, 59, tzinfo=UTC), datetime(2020, 7, 21, 0, 0, tzinfo=UTC)),
        (datetime(2020, 7, 21, 0, 0, tzinfo=UTC), None),
    ],
)
def test_who_is_not_awake_wakes_at_eight_in_shanghai(now, wakes):
    assert schedule.next_waking(now, time(21), time(8), SHANGHAI) == (wakes or now)


def test_a_morning_that_the_clock_shows_twice_is_not_over_before_it_comes():
    now = datetime(2026, 11, 1, 6, 15, tzinfo=UTC)  # 01:15 for the second time

    wakes = schedule.next_waking(now, time(21), time(1, 30), NEW_YORK)

    assert wakes == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


@given(MOMENTS, MINUTES, MINUTES, st.sampled_from(ZONES))
def test_waking_comes_within_a_long_day_and_is_awake(now, begins, ends, zone):
    wakes = schedule.next_waking(now, begins, ends, ZoneInfo(zone))

    here = wakes.astimezone(ZoneInfo(zone))
    assert timedelta(0) <= wakes - now <= timedelta(hours=25)
    assert schedule.is_quiet(here.time(), begins, ends) is False
