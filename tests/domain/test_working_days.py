from datetime import date

import pytest

from domain.working_days import WorkingDays

CALENDAR = WorkingDays(
    holidays=frozenset({date(2020, 10, 1)}),
    made_up=frozenset({date(2020, 9, 27)}),
    years=frozenset({2020}),
)
WEEK = WorkingDays()
# As in 2020: 1 to 8 October off, Sunday 27 September and Saturday 10 October worked.
OCTOBER = WorkingDays(
    holidays=frozenset(date(2020, 10, day) for day in range(1, 9)),
    made_up=frozenset({date(2020, 9, 27), date(2020, 10, 10)}),
)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2020, 9, 25), True),  # a Friday
        (date(2020, 9, 26), False),  # a Saturday
        (date(2020, 9, 27), True),  # a Sunday that is worked
        (date(2020, 10, 1), False),  # a Thursday that is off
        (date(2020, 10, 4), False),
    ],
    ids=str,
)
def test_a_day_is_worked_as_the_notice_says(day, working):
    assert CALENDAR.is_working(day) is working


def test_a_year_without_a_notice_counts_monday_to_friday_and_says_so():
    week = [CALENDAR.is_working(date(2027, 10, day)) for day in range(1, 8)]

    assert (CALENDAR.knows(2020), CALENDAR.knows(2027)) == (True, False)
    assert week == [True, False, False, True, True, True, True]  # 1 October is a Friday


@pytest.mark.parametrize(
    ("due", "days", "day"),
    [
        (date(2020, 7, 22), WEEK, date(2020, 7, 21)),
        (date(2020, 7, 27), WEEK, date(2020, 7, 24)),  # a Monday
        (date(2020, 7, 26), WEEK, date(2020, 7, 24)),
        (date(2020, 10, 9), OCTOBER, date(2020, 9, 30)),
        (date(2020, 9, 28), OCTOBER, date(2020, 9, 27)),  # a Sunday that is worked
    ],
)
def test_the_working_day_before(due, days, day):
    assert days.before(due) == day


@pytest.mark.parametrize(
    ("today", "due", "days", "left"),
    [
        (date(2020, 7, 20), date(2020, 7, 22), WEEK, 2),
        (date(2020, 7, 22), date(2020, 7, 22), WEEK, 0),
        (date(2020, 7, 23), date(2020, 7, 22), WEEK, 0),
        (date(2020, 7, 24), date(2020, 7, 27), WEEK, 1),
        (date(2020, 9, 30), date(2020, 10, 10), OCTOBER, 2),
    ],
)
def test_the_days_between_are_working_days_and_include_the_last(today, due, days, left):
    assert days.between(today, due) == left
