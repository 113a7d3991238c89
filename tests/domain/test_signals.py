"""Which figures stand out."""

from datetime import date, timedelta

import pytest

from domain.signals import Counted, Daily, Ratings, Rule, Shared, Signal, Term, Thresholds, judge

TODAY = date(2020, 7, 27)
TERM = Term(date(2020, 7, 17), TODAY)
KNOWN = Thresholds()


def judged(**counted):
    return judge(Counted(**counted), KNOWN, TERM)


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("count", "best", "told"), [(20, 20, True), (19, 19, False), (21, 20, False)]
)
def test_ratings_that_are_all_the_best_are_told_once_there_are_enough(count, best, told):
    signals = judged(rated=(Ratings("tzcj", count, best),))

    assert signals == ((Signal(Rule.PERFECT, "tzcj", best, count),) if told else ())


@pytest.mark.parametrize(
    ("count", "recorded", "told"), [(10, 6, True), (10, 5, False), (9, 9, False)]
)
def test_more_than_half_recorded_by_staff_is_told(count, recorded, told):
    signals = judged(shared=(Shared("tzcj", count, recorded),))

    assert signals == ((Signal(Rule.RECORDED, "tzcj", recorded, count),) if told else ())


@pytest.mark.parametrize(
    ("day", "count", "told"), [(0, 21, True), (0, 20, False), (6, 21, True), (7, 21, False)]
)
def test_many_recordings_of_one_member_on_a_recent_day_are_told(day, count, told):
    signals = judged(recorders=(Daily("tzcj", ago(day), count),))

    assert signals == ((Signal(Rule.RECORDER, "tzcj", count, day=ago(day)),) if told else ())


def test_of_many_days_the_last_is_told_with_the_most_there_were():
    days = (Daily("tzcj", ago(2), 30), Daily("tzcj", ago(1), 10), Daily("tzcj", ago(1), 12))

    assert judged(bursts=days) == (Signal(Rule.BURST, "tzcj", 12, day=ago(1)),)


@pytest.mark.parametrize(("count", "told"), [(10, True), (9, False)])
def test_a_day_with_five_times_as_many_as_usual_is_told(count, told):
    days = (Daily("tzcj", ago(4), 6), Daily("tzcj", ago(3), 6), Daily("tzcj", ago(0), count))

    signals = judged(days=days)

    expected = Signal(Rule.DAY, "tzcj", count, day=TODAY, usual=1.2)
    assert signals == ((expected,) if told else ())


def test_a_busy_day_among_busy_days_is_not_told():
    days = tuple(Daily("tzcj", ago(n), 40) for n in range(10))

    assert judged(days=days) == ()


def test_before_one_can_say_what_is_usual_no_day_is_told():
    early = Term(TODAY - timedelta(days=2), TODAY)

    assert judge(Counted(days=(Daily("tzcj", TODAY, 50),)), KNOWN, early) == ()


def test_a_day_that_is_no_news_is_not_told():
    assert judged(days=(Daily("tzcj", ago(7), 50),)) == ()


def test_a_window_is_judged_by_its_own_days():
    windows = (
        Daily("tzcj", ago(1), 12, "w3"),
        *(Daily("tzcj", ago(n), 12, "w4") for n in range(9)),
    )

    assert judged(windows=windows) == (
        Signal(Rule.WINDOW, "tzcj", 12, day=ago(1), window="w3", usual=0),
    )


def test_signals_stand_by_department_and_rule():
    signals = judged(
        rated=(Ratings("tzcj", 20, 20), Ratings("czj", 30, 30)), shared=(Shared("czj", 20, 11),)
    )

    assert [(one.department, one.rule) for one in signals] == [
        ("czj", Rule.PERFECT),
        ("czj", Rule.RECORDED),
        ("tzcj", Rule.PERFECT),
    ]
