from datetime import date, time

import pytest

from bot.settings.configuration import load
from bot.settings.working_days import calendar
from domain.faults import FaultyError
from tests.bot.settings.files import CONFIGURATION, VERDICT


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 10, 1), False),  # National Day
        (date(2026, 10, 10), True),  # a Saturday, made up
        (date(2026, 10, 11), False),
        (date(2025, 1, 26), True),  # a Sunday before the Spring Festival
    ],
    ids=str,
)
def test_the_state_councils_notices_are_built_in(day, working):
    assert calendar((), ()).is_working(day) is working


def test_what_a_deployment_writes_goes_before_what_is_built_in():
    own = calendar(closed=(date(2026, 10, 10),), open_=(date(2026, 10, 1),))

    assert (own.is_working(date(2026, 10, 10)), own.is_working(date(2026, 10, 1))) == (False, True)


def test_a_year_that_a_deployment_writes_is_known():
    assert calendar((), ()).knows(2090) is False
    assert calendar((date(2090, 1, 2),), ()).knows(2090) is True


def load_timetable(tmp_path, lines):
    path = tmp_path / "config.toml"
    path.write_text(f"{CONFIGURATION}\n[timetable]\n{lines}\n{VERDICT}", "utf-8")
    return load(path, {}).timetable


@pytest.mark.parametrize(
    "lines",
    [
        'quiet_from = "10:00"',
        'remind_at = "09:00"\nquiet_until = "09:30"',
        "remind_at = 19:30:00\nquiet_from = 19:00:00",
    ],
)
def test_nobody_is_reminded_in_the_quiet_hours(tmp_path, lines):
    with pytest.raises(FaultyError, match=r"timetable\.remind_at .* is in the quiet hours"):
        load_timetable(tmp_path, lines)


def test_the_same_time_twice_means_no_quiet_hours(tmp_path):
    timetable = load_timetable(tmp_path, 'quiet_from = "10:00"\nquiet_until = "10:00"')

    assert (timetable.quiet_from, timetable.quiet_until) == (time(10), time(10))


@pytest.mark.parametrize("name", ["quiet_from", "quiet_until"])
def test_the_quiet_hours_begin_and_end_at_a_time_of_day(tmp_path, name):
    with pytest.raises(FaultyError, match=rf"timetable\.{name} is not a time of day"):
        load_timetable(tmp_path, f'{name} = "9 pm"')


def test_the_timetable_says_when_to_remind_and_which_days_are_worked(tmp_path):
    lines = 'remind_at = "14:30"\nholidays = [2090-01-02]\nmake_up_days = [2090-01-07]'

    timetable = load_timetable(tmp_path, lines)

    assert timetable.remind_at == time(14, 30)
    assert timetable.working_days.is_working(date(2090, 1, 2)) is False
    assert timetable.working_days.is_working(date(2090, 1, 7)) is True


@pytest.mark.parametrize("at", ["07:59", "20:01", "23:00"])
def test_nobody_is_reminded_at_night(tmp_path, at):
    with pytest.raises(FaultyError) as refused:
        load_timetable(tmp_path, f'remind_at = "{at}"')

    assert [fault.problem for fault in refused.value.faults] == [
        "timetable.remind_at is at night: nobody is reminded before 08:00 or after 20:00"
    ]
