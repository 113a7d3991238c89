from datetime import date

import pytest

from domain.figures import Period
from domain.periods import Misread, read

TODAY = date(2020, 7, 22)
FIRST, LAST = date(2020, 7, 17), date(2020, 7, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2020-07-17 2020-07-22",
        "2020-07-17-2020-07-22",
        "2020/7/17~2020/7/22",
        "20200717 20200722",
        "7.17-7.22",
        "7.17 - 7.22",
        "7-17 7-22",
        "7/17 7/22",
        "7月17日至7月22日",
        "7月17日到22日",
        "7月17日——7月22号",
        "７．１７－７．２２",
        "7.17 to 7.22",
        "7月17日 今天",
    ],
)
def test_a_period_is_written_in_many_ways(text):
    assert read(text, today=TODAY) == Period(FIRST, LAST)


@pytest.mark.parametrize(
    ("text", "day"),
    [("7.17", FIRST), ("2020-07-17", FIRST), ("今天", TODAY), ("昨天", date(2020, 7, 21))],
)
def test_one_day_is_a_period(text, day):
    assert read(text, today=TODAY) == Period(day, day)


def test_a_period_may_go_over_the_new_year():
    assert read("12.28-1.3", today=date(2021, 1, 5)) == Period(date(2020, 12, 28), date(2021, 1, 3))


def test_a_period_may_end_after_today():
    assert read("7.20-7.31", today=TODAY) == Period(date(2020, 7, 20), date(2020, 7, 31))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Misread.NO_DAYS),
        ("财政局", Misread.NO_DAYS),
        ("7.17-", Misread.NO_DAYS),
        ("2.30-3.1", Misread.NO_DAYS),
        ("7.17-7.32", Misread.NO_DAYS),
        ("7月17日到32日", Misread.NO_DAYS),
        ("至7.22", Misread.NO_DAYS),
        ("7.17-" + "0" * 60, Misread.NO_DAYS),
        ("7.22-7.17", Misread.REVERSED),
        ("2020-07-22 2020-07-17", Misread.REVERSED),
        ("2020-08-01 2020-08-02", Misread.AHEAD),
    ],
)
def test_what_is_no_period_is_told_with_its_reason(text, why):
    assert read(text, today=TODAY) == why
