from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.profiles import Due, Profile, Stage, due, written
from domain.text import Text
from domain.working_days import WorkingDays

WEEK = Profile("five", Text("一般诉求", "Ordinary"), Stage.COMPLETION, 5, Text("条例", "Rules"))
# The National Day holidays of 2020 with the Sunday before and the Saturday after that are worked.
NATIONAL_DAY = WorkingDays(
    holidays=frozenset(date(2020, 10, day) for day in (1, 2, 5, 6, 7, 8)),
    made_up=frozenset({date(2020, 9, 27), date(2020, 10, 10)}),
    years=frozenset({2020}),
)
FIRST = date(2020, 9, 1)


def days(after, last):
    """The days after one, up to another."""
    return [after + timedelta(days=n) for n in range(1, (last - after).days + 1)]


def limit(working_days):
    return replace(WEEK, working_days=working_days)


@pytest.mark.parametrize(
    ("from_day", "working_days", "last"),
    [
        (date(2020, 7, 20), 1, date(2020, 7, 21)),
        (date(2020, 7, 22), 5, date(2020, 7, 29)),  # over a weekend
        (date(2020, 7, 24), 1, date(2020, 7, 27)),  # from a Friday
        (date(2020, 7, 25), 1, date(2020, 7, 27)),  # from a Saturday
        (date(2020, 9, 25), 1, date(2020, 9, 27)),  # a Sunday that is worked
        (date(2020, 9, 30), 1, date(2020, 10, 9)),  # over the long holidays
        (date(2020, 9, 30), 2, date(2020, 10, 10)),  # then a Saturday that is worked
        (date(2020, 9, 24), 5, date(2020, 9, 30)),
    ],
    ids=str,
)
def test_a_deadline_counts_the_days_that_offices_are_open(from_day, working_days, last):
    assert due(limit(working_days), from_day, NATIONAL_DAY) == Due(last, is_certain=True)


def test_a_deadline_that_reaches_into_an_unpublished_year_is_not_certain():
    within = due(WEEK, date(2020, 12, 14), NATIONAL_DAY)
    beyond = due(WEEK, date(2020, 12, 28), NATIONAL_DAY)

    assert within == Due(date(2020, 12, 21), is_certain=True)
    assert beyond == Due(date(2021, 1, 4), is_certain=False)


def test_the_last_days_of_december_wait_for_the_next_years_notice():
    both = replace(NATIONAL_DAY, years=frozenset({2020, 2021}))

    found = [due(limit(1), date(2020, 12, 24), calendar) for calendar in (NATIONAL_DAY, both)]

    assert [each.is_certain for each in found] == [False, True]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (Due(date(2020, 7, 29), is_certain=True), "7 月 29 日前"),
        (Due(date(2021, 1, 8), is_certain=True), "2021 年 1 月 8 日前"),
        (Due(date(2021, 1, 8), is_certain=False), "2021 年 1 月 8 日前（暂定）"),
    ],
)
def test_a_deadline_is_written_as_the_forms_write_it(last, words):
    assert written(last, date(2020, 7, 22)) == words


some_days = st.frozensets(st.integers(0, 90).map(lambda n: FIRST + timedelta(days=n)), max_size=40)
calendars = st.builds(
    WorkingDays, holidays=some_days, made_up=some_days, years=st.just(frozenset({2020}))
)
starts = st.integers(0, 60).map(lambda n: FIRST + timedelta(days=n))
numbers = st.integers(1, 30)


@given(calendars, starts, numbers)
def test_so_many_working_days_lie_between_and_the_last_is_one(calendar, from_day, number):
    last = due(limit(number), from_day, calendar).day

    assert sum(calendar.is_working(day) for day in days(from_day, last)) == number
    assert calendar.is_working(last)


@given(calendars, starts, numbers, numbers)
def test_two_limits_one_after_the_other_are_as_long_as_their_sum(calendar, from_day, one, other):
    halfway = due(limit(one), from_day, calendar).day

    assert (
        due(limit(other), halfway, calendar).day == due(limit(one + other), from_day, calendar).day
    )


@given(calendars, some_days, starts, numbers)
def test_days_off_put_a_deadline_off_and_made_up_ones_bring_it_nearer(
    calendar, more, from_day, number
):
    longer = replace(calendar, holidays=calendar.holidays | more)
    shorter = replace(calendar, made_up=calendar.made_up | more)

    found = [due(limit(number), from_day, each).day for each in (shorter, calendar, longer)]

    assert found == sorted(found)
