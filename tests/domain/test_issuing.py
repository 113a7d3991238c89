"""On which mornings there is a digest, and about which days."""

from dataclasses import replace
from datetime import date

import pytest

from domain.digests import Edition, Issue, Told
from domain.figures import Period
from domain.issuing import issue, on_demand
from tests.domain.cases import OCTOBER
from tests.reports.tables import campaign as any_campaign

CAMPAIGN = replace(
    any_campaign(), starts_on=date(2020, 9, 17), ends_on=date(2020, 10, 15)
)  # both Thursdays
DAILY, WEEKLY, CLOSING, AFTER = Edition


def september(day):
    return date(2020, 9, day)


def october(day):
    return date(2020, 10, day)


def told(on, edition=DAILY, *, is_last=False):
    return Told(on, edition, is_last, None, None, None)


def of(today, last=None, *, has_open=False):
    return issue(today, campaign=CAMPAIGN, calendar=OCTOBER, last=last, has_open=has_open)


@pytest.mark.parametrize(
    "day",
    [
        september(16),  # before it begins
        september(17),  # on its first day there is nothing to tell
        september(19),  # a Saturday
        october(1),  # the national day
        october(8),
    ],
)
def test_on_these_mornings_there_is_none(day):
    assert of(day) is None


def test_the_second_day_tells_of_the_first():
    assert of(september(18)) == Issue(september(18), DAILY, Period(september(17), september(17)))


def test_without_a_digest_before_it_tells_since_the_working_day_before():
    assert of(september(23)).days == Period(september(22), september(22))


def test_it_tells_of_all_days_since_the_last_one():
    found = of(september(25), told(september(22)))

    assert found == Issue(september(25), DAILY, Period(september(22), september(24)))


def test_a_sunday_that_is_worked_has_one():
    found = of(september(27), told(september(25)))

    assert found == Issue(september(27), DAILY, Period(september(25), september(26)))


def test_the_first_working_day_of_a_week_has_the_weekly_one():
    found = of(september(21), told(september(18)))

    assert found == Issue(
        september(21),
        WEEKLY,
        Period(september(14), september(20)),
        before=Period(september(7), september(13)),
    )


def test_after_a_long_holiday_the_weekly_one_leaves_no_day_out():
    found = of(october(9), told(september(30)))  # a Friday, after eight days off

    assert (found.edition, found.days) == (WEEKLY, Period(september(30), october(8)))
    assert found.before == Period(september(21), september(29))


def test_the_day_after_that_week_began_is_a_daily_one():
    assert of(october(10), told(october(9))).edition is DAILY  # a Saturday that is worked


def test_when_it_is_over_a_closing_one_tells_of_all():
    found = of(october(16), told(october(15)), has_open=True)

    assert found == Issue(october(16), CLOSING, Period(september(17), october(15)))


def test_a_closing_one_without_anything_open_is_the_last():
    assert of(october(16), told(october(15))).is_last


@pytest.mark.parametrize("edition", [CLOSING, AFTER])
def test_afterwards_they_go_on_while_something_is_open(edition):
    found = of(october(19), told(october(16), edition), has_open=True)

    assert found == Issue(october(19), AFTER, Period(october(16), october(18)))


def test_once_all_is_closed_there_is_a_last_one_and_then_none():
    last = of(october(19), told(october(16), AFTER))

    assert last.is_last
    assert of(october(20), told(october(19), AFTER, is_last=True)) is None


def test_what_is_opened_again_after_the_last_one_is_told_of():
    found = of(october(20), told(october(19), AFTER, is_last=True), has_open=True)

    assert (found.edition, found.is_last) == (AFTER, False)


def test_a_bot_that_was_off_at_the_end_closes_late():
    assert of(date(2020, 12, 1), told(october(14))).edition is CLOSING


def test_on_demand_it_tells_since_the_last_one_today_included():
    assert on_demand(september(26), last=told(september(25))).days == Period(
        september(25), september(26)
    )
    assert on_demand(september(26), last=None).days == Period(september(26), september(26))
