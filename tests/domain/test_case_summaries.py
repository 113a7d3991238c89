from datetime import date

from domain.case_figures import Ages, Share, rates
from domain.case_summaries import Known, inside, outside
from domain.cases import State
from domain.figures import Filter, Period
from tests.domain.cases import DAY, RULES, TODAY
from tests.domain.test_case_figures import closed, track

EVER = Period(date.min, date.max)
WEDNESDAY = TODAY + 2 * DAY


def told(*tracks, period=EVER, department=None):
    return inside(tracks, Filter(period, department), today=WEDNESDAY, rules=RULES)


def told_outside(*tracks, period=EVER, minimum_base=2, department=None, said=True):
    wanted = Filter(period, department)
    known = Known(tracks, rates(tracks, today=WEDNESDAY, rules=RULES) if said else None)
    return outside(known, wanted, minimum_base=minimum_base, today=WEDNESDAY, rules=RULES)


def test_open_cases_are_told_by_state_and_age():
    summary = told(track(), track(), track(State.CLAIMED), closed())

    assert summary.ages == (Ages(State.RECEIVED, 0, 2, 0), Ages(State.CLAIMED, 0, 1, 0))
    assert (summary.open, summary.late) == (3, 3)


def test_rates_inside_are_those_of_the_days_that_are_asked_for():
    before = Period(date.min, TODAY)

    whole, early = told(closed(), closed(verdicts=("bad",))), told(closed(), period=before)

    assert (whole.verdicts, whole.resolution) == (Share(1, 2), Share(2, 2))
    assert (early.verdicts, early.is_of_campaign) == (Share(0, 0), False)


def test_outside_a_handful_is_hidden_but_what_is_late_is_not():
    summary = told_outside(track(), closed())

    assert (summary.ages, summary.open, summary.late) == (None, None, 1)
    assert (summary.resolution, summary.verdicts, summary.silent) == (None, None, None)


def test_outside_as_many_as_the_minimum_base_are_told():
    summary = told_outside(track(), track(), closed(), closed())

    assert summary.open == 2
    assert (summary.resolution, summary.silent) == (Share(2, 2), 0)


def test_of_one_department_only_what_is_late_is_told_outside():
    summary = told_outside(track(), track(), closed(), closed(), department="tzcj")

    assert (summary.ages, summary.resolution, summary.late) == (None, None, 2)


def test_before_the_first_digest_only_what_is_late_is_told_outside():
    summary = told_outside(track(), track(), closed(), closed(), said=False)

    assert (summary.ages, summary.resolution, summary.late) == (None, None, 2)


def test_rates_outside_are_of_the_whole_campaign_so_that_none_can_be_subtracted():
    early = told_outside(closed(), closed(), period=Period(date.min, TODAY))

    assert (early.resolution, early.is_of_campaign) == (Share(2, 2), True)


def test_a_department_is_told_its_own_cases():
    assert told(track(), department="nowhere").open == 0
