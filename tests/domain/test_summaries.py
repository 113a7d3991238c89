from datetime import date

from domain.figures import Coverage, Filter, Period, Tally, coverage
from domain.opinions import Channel, Respondent
from domain.summaries import by_day

MONDAY, TUESDAY = date(2020, 7, 20), date(2020, 7, 21)
WEEK = Period(MONDAY, date(2020, 7, 26))


def tally(day=MONDAY, count=1, *, department="tzcj", respondent=Respondent.CITIZEN):
    known = {"channel": Channel.PHONE, "is_rated": False, "is_batched": False}
    return Tally(
        department=department, respondent=respondent, completed_on=day, count=count, **known
    )


def test_days_are_counted_by_who_is_asked_for():
    tallies = (
        tally(TUESDAY, 2),
        tally(MONDAY, 3),
        tally(MONDAY, 4, respondent=Respondent.ENTERPRISE),
        tally(MONDAY, 8, department="czj"),
        tally(date(2020, 7, 19), 16),
    )

    assert by_day(tallies, Filter(WEEK)) == ((MONDAY, 15), (TUESDAY, 2))
    assert by_day(tallies, Filter(WEEK, "tzcj", Respondent.CITIZEN, Channel.PHONE)) == (
        (MONDAY, 3),
        (TUESDAY, 2),
    )
    assert by_day(tallies, Filter(WEEK, channel=Channel.WEB)) == ()


def test_coverage_counts_the_whole_campaign():
    tallies = (tally(count=50), tally(TUESDAY, 1), tally(count=20, department="czj"))

    asked = coverage(tallies, ("tzcj", "czj", "jsj"), target=50)

    assert asked == Coverage(50, (51, 20, 0))
    assert (asked.reached, asked.missing) == (1, 80)
