"""How fast responses come in, by department and minute."""

from datetime import date, datetime, timedelta

from domain.signals import Daily
from handlers.office.tempo import Tempo

NOON, TODAY = datetime(2020, 7, 20, 12), date(2020, 7, 20)  # noqa: DTZ001 - local time
TEN = timedelta(minutes=10)


def noted(*minutes, department="tzcj"):
    tempo = Tempo()
    for minute in minutes:
        tempo.note(department, NOON + timedelta(minutes=minute), within=TEN)
    return tempo


def test_the_most_that_came_within_ten_minutes_is_kept():
    tempo = noted(0, 0.5, 9, 10, 30)

    assert tempo.bursts(TODAY) == (Daily("tzcj", TODAY, 3),)


def test_nothing_is_kept_of_minutes_that_are_over():
    tempo = noted(0, 1, 60)

    assert list(tempo._minutes["tzcj"]) == [NOON + timedelta(minutes=60)]


def test_a_clock_that_was_put_back_keeps_nothing_for_longer():
    assert noted(60, 0).bursts(TODAY) == (Daily("tzcj", TODAY, 1),)


def test_what_is_about_no_department_is_not_counted():
    assert noted(0, department=None).bursts(TODAY) == ()


def test_days_that_are_no_news_are_forgotten():
    tempo = noted(0)

    assert tempo.bursts(TODAY + timedelta(days=1)) == ()
    assert tempo.bursts(TODAY) == ()
