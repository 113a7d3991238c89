from datetime import date

import pytest

from domain.working_days import WorkingDays

CALENDAR = WorkingDays(
    holidays=frozenset({date(2020, 10, 1)}),
    made_up=frozenset({date(2020, 9, 27)}),
    years=frozenset({2020}),
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
