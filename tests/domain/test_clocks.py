"""Clocks over the holidays of 2020, counted by hand from the State Council's notices.

Dragon Boat: 25 to 27 June off, Sunday the 28th worked. National Day: 1 to 8 October off, Sunday
27 September and Saturday 10 October worked.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.profiles import Clock, Due, Notice, count, left, notice, reset
from domain.working_days import WorkingDays

OF_2020 = WorkingDays(
    holidays=frozenset(
        [date(2020, 6, day) for day in (25, 26, 27)] + [date(2020, 10, day) for day in range(1, 9)]
    ),
    made_up=frozenset({date(2020, 6, 28), date(2020, 9, 27), date(2020, 10, 10)}),
    years=frozenset({2020}),
)
WEDNESDAY = date(2020, 6, 24)  # before the Dragon Boat holidays
SEPTEMBER_END = date(2020, 9, 30)


@pytest.mark.parametrize(
    ("begun_on", "days", "last"),
    [
        (WEDNESDAY, 0, WEDNESDAY),
        (WEDNESDAY, 1, date(2020, 6, 28)),  # the Sunday that is worked
        (WEDNESDAY, 2, date(2020, 6, 29)),
        (date(2020, 6, 25), 1, date(2020, 6, 28)),  # from within the holidays
        (date(2020, 6, 25), 0, date(2020, 6, 28)),  # nothing left on a day off: the next worked
        (date(2020, 6, 27), 0, date(2020, 6, 28)),
        (date(2020, 6, 28), 0, date(2020, 6, 28)),
        (date(2020, 6, 19), 5, date(2020, 6, 29)),  # 22, 23, 24, 28, 29
        (SEPTEMBER_END, 0, SEPTEMBER_END),
        (SEPTEMBER_END, 1, date(2020, 10, 9)),
        (SEPTEMBER_END, 2, date(2020, 10, 10)),
        (SEPTEMBER_END, 3, date(2020, 10, 12)),
        (date(2020, 10, 3), 0, date(2020, 10, 9)),
        (date(2020, 9, 24), 3, date(2020, 9, 28)),  # 25, 27, 28
        (date(2020, 9, 24), 15, date(2020, 10, 21)),  # 25, 27-30, 9, 10, 12-16, 19-21
    ],
    ids=str,
)
def test_a_clock_ends_on_a_day_that_offices_are_open(begun_on, days, last):
    assert Clock(begun_on, days).due(OF_2020) == Due(last, is_certain=True)


@pytest.mark.parametrize(
    ("days", "today", "told"),
    [
        (2, WEDNESDAY, None),
        (2, date(2020, 6, 27), None),
        (2, date(2020, 6, 28), Notice.EVE),
        (2, date(2020, 6, 29), Notice.TODAY),
        (2, date(2020, 6, 30), Notice.LATE),
        (1, WEDNESDAY, None),  # it only begins on its eve
        (0, WEDNESDAY, Notice.TODAY),
    ],
    ids=str,
)
def test_a_last_day_is_told_of_on_its_eve_on_the_day_and_once_it_is_over(days, today, told):
    assert notice(Clock(WEDNESDAY, days), today, OF_2020) == told


@pytest.mark.parametrize(
    ("today", "working_days"),
    [
        (WEDNESDAY, 3),
        (date(2020, 6, 25), 3),  # a day off takes nothing away
        (date(2020, 6, 27), 3),
        (date(2020, 6, 28), 2),
        (date(2020, 6, 29), 1),
        (date(2020, 6, 30), 0),
        (date(2020, 7, 1), None),
        (date(2020, 8, 1), None),
    ],
    ids=str,
)
def test_what_is_left_counts_the_days_after_today(today, working_days):
    assert left(Clock(WEDNESDAY, 3), today, OF_2020) == working_days


def test_a_year_without_its_notice_is_flagged_wherever_a_clock_reaches_into_it():
    into_2021 = [Clock(date(2020, 12, 21), days).due(OF_2020) for days in (3, 4, 9)]
    in_2027 = Clock(date(2027, 9, 30), 3).due(OF_2020)

    assert into_2021 == [
        Due(date(2020, 12, 24), is_certain=True),
        Due(date(2020, 12, 25), is_certain=False),  # the next notice may still move these days
        Due(date(2021, 1, 1), is_certain=False),  # a day off in truth: nobody has said so yet
    ]
    assert in_2027 == Due(date(2027, 10, 5), is_certain=False)


def test_a_clock_that_is_over_is_not_set_again():
    clock = Clock(WEDNESDAY, 3)

    assert reset(clock, None, date(2020, 7, 20)) == clock
    assert reset(clock, 2, date(2020, 7, 20)) == Clock(date(2020, 7, 20), 2)


moments = st.integers(0, 150).map(lambda n: date(2020, 6, 1) + timedelta(days=n))


@given(moments, st.integers(1, 30), st.integers(0, 20))
def test_setting_a_clock_again_on_the_day_it_was_stopped_changes_nothing(begun_on, days, ran):
    clock, today = Clock(begun_on, days), begun_on + timedelta(days=ran)
    remaining = left(clock, today, OF_2020)

    again = reset(clock, remaining, today)

    assert again.due(OF_2020).day == clock.due(OF_2020).day
    if remaining is not None and OF_2020.is_working(today):
        assert left(again, today, OF_2020) == remaining


@given(moments, st.integers(0, 30))
def test_what_is_left_of_a_clock_falls_by_one_each_working_day(begun_on, days):
    clock = Clock(begun_on, days)
    last = clock.due(OF_2020).day

    today = begun_on
    while today < last:
        before, today = left(clock, today, OF_2020), today + timedelta(days=1)
        assert left(clock, today, OF_2020) == before - OF_2020.is_working(today)
    assert left(clock, last, OF_2020) == 0


@given(moments, st.integers(0, 30))
def test_a_deadline_of_no_published_year_is_never_certain(begun_on, days):
    blind = replace(OF_2020, years=frozenset())

    due = count(days, begun_on, blind)

    assert due.is_certain is (due.day == begun_on)
