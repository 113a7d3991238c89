"""Three rates with their bases, how open cases stand, and what happened; drawn from tables."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.case_figures import (
    Ages,
    Rates,
    Share,
    Standing,
    Track,
    by_age,
    late_by_department,
    of_department,
    rates,
    standing,
)
from domain.cases import Ending, Outcome, State
from domain.figures import Period
from domain.profiles import Clock
from tests.domain.cases import DAY, NOON, RULES, TODAY, case

# The clock of the cases begins on Monday the 20th: they are to be reached by Tuesday the 21st.
TUESDAY, WEDNESDAY = TODAY + DAY, TODAY + 2 * DAY
AT_ONCE, NEXT_WEEK = NOON, NOON + 7 * DAY


def track(state=State.RECEIVED, *, verdicts=(), first=None, **fields):
    return Track(case(state, **fields), first, verdicts)


def closed(outcome=Outcome.PUT_RIGHT, ending=Ending.VERDICT, *, verdicts=("good",), **fields):
    usual = {"contacted_on": TODAY, "closed_on": WEDNESDAY}
    given = usual | fields
    return track(State.CLOSED, outcome=outcome, ending=ending, verdicts=verdicts, **given)


def rated(*tracks, today=WEDNESDAY, **wanted):
    return rates(tracks, today=today, rules=RULES, **wanted)


def test_a_share_without_a_base_has_no_ratio():
    assert (Share(0, 0).ratio, Share(1, 4).ratio) == (None, 0.25)


def test_of_no_cases_every_rate_is_empty():
    assert rated() == Rates(Share(0, 0), Share(0, 0), Share(0, 0), 0, 0)


@pytest.mark.parametrize(
    ("known", "today", "share"),
    [
        (track(contacted_on=TUESDAY), TUESDAY, Share(1, 1)),
        (track(contacted_on=WEDNESDAY), WEDNESDAY, Share(0, 1)),
        (track(), TUESDAY, Share(0, 0)),  # there is time until the evening
        (track(), WEDNESDAY, Share(0, 1)),
        (track(State.SETTLED, first=AT_ONCE), WEDNESDAY, Share(1, 1)),  # the outcome reaches them
        (track(State.SETTLED, first=AT_ONCE, contacted_on=WEDNESDAY), WEDNESDAY, Share(1, 1)),
        (track(State.SETTLED, first=NEXT_WEEK), WEDNESDAY, Share(0, 1)),
        (track(State.UNROUTED), WEDNESDAY, Share(0, 0)),  # no clock has begun
        (track(contact=None), WEDNESDAY, Share(0, 0)),  # nobody can be reached
        (closed(ending=Ending.MERGED), WEDNESDAY, Share(0, 0)),
        (closed(ending=Ending.WITHDRAWN), WEDNESDAY, Share(0, 0)),
    ],
)
def test_the_response_rate_counts_who_was_reached_in_time(known, today, share):
    assert rated(known, today=today).response == share


@pytest.mark.parametrize(
    ("known", "share"),
    [
        (closed(), Share(1, 1)),
        (closed(Outcome.EXPLAINED), Share(0, 1)),
        (closed(Outcome.CANNOT), Share(0, 1)),
        (closed(ending=Ending.SILENCE, verdicts=()), Share(0, 1)),
        (closed(ending=Ending.CONCLUDED, verdicts=("bad",)), Share(0, 1)),
        (closed(ending=Ending.MERGED), Share(0, 0)),
        (closed(ending=Ending.WITHDRAWN), Share(0, 0)),
        (track(State.SETTLED), Share(0, 0)),
    ],
)
def test_only_what_is_put_right_and_found_better_is_resolved(known, share):
    assert rated(known).resolution == share


def test_bad_is_the_only_verdict_that_is_not_content_and_silence_is_none():
    found = rated(
        closed(verdicts=("very_good", "fair", "bad")),
        closed(ending=Ending.CONCLUDED, verdicts=("very_bad",)),
        closed(ending=Ending.SILENCE, verdicts=()),
        track(State.RECEIVED, round=2, verdicts=("bad",)),  # they will say once more
    )

    assert (found.verdicts, found.silent, found.closed) == (Share(2, 4), 1, 3)


def test_a_period_takes_what_was_decided_on_its_days():
    on_time, missed = track(contacted_on=TODAY), track()
    ended = closed(contacted_on=TUESDAY)

    def shares(day):
        found = rated(on_time, missed, ended, days=Period(day, day), today=WEDNESDAY)
        return found.response, found.resolution

    assert shares(TODAY) == (Share(1, 1), Share(0, 0))
    assert shares(TUESDAY) == (Share(1, 2), Share(0, 0))
    assert shares(WEDNESDAY) == (Share(0, 0), Share(1, 1))


def test_a_department_answers_for_its_own_cases_that_are_not_held():
    own, held = track(), track(held=True)
    others, nobodys = track(department="czj"), track(State.UNROUTED)
    every = (own, held, others, nobodys)

    assert of_department(every, "tzcj") == (own,)
    assert of_department(every, None) == every
    assert rated(*of_department(every, "czj")).response == Share(0, 1)


def test_open_cases_stand_by_state_and_by_working_days():
    thursday, friday = NOON - 4 * DAY, NOON - 3 * DAY  # the weekend does not count
    found = standing(
        (
            track(),
            track(State.CLAIMED, opened_at=friday),
            track(opened_at=thursday),
            track(State.SETTLED, opened_at=NOON - 7 * DAY),
            track(State.SETTLED, opened_at=NOON - 10 * DAY),
            closed(),
        ),
        today=TODAY,
        rules=RULES,
    )

    assert found == Standing(
        (Ages(State.RECEIVED, 1, 1, 0), Ages(State.CLAIMED, 1, 0, 0), Ages(State.SETTLED, 0, 1, 1)),
        late=0,
    )
    assert (found.open, by_age(found.ages)) == (5, (2, 2, 1))


def test_late_is_what_waits_beyond_a_last_day():
    late, in_time = track(), track(contacted_on=TUESDAY)

    found = standing((late, in_time), today=WEDNESDAY, rules=RULES)

    assert found.late == 1


def test_departments_are_named_for_what_they_hold_up_most_first():
    found = late_by_department(
        (
            track(department="czj"),
            track(),
            track(),
            track(department="rsj", contacted_on=TUESDAY),
            track(department="gaj", held=True),
            track(State.RETURNED, department="gaj"),
            track(State.UNROUTED),
        ),
        today=WEDNESDAY,
        rules=RULES,
    )

    assert found == (("tzcj", 2), ("czj", 1))


def test_days_are_those_of_the_deployment():
    late_evening = NOON.replace(hour=17)  # one in the morning of Tuesday in China
    known = track(opened_at=late_evening)

    found = standing((known,), today=WEDNESDAY, rules=RULES)

    assert found.ages == (Ages(State.RECEIVED, 1, 0, 0),)


def test_a_holiday_is_no_day_of_waiting():
    festival = replace(RULES, calendar=replace(RULES.calendar, holidays=frozenset({TUESDAY})))

    found = rates((track(),), today=WEDNESDAY, rules=festival)

    assert found.response == Share(0, 0)  # the last day is Wednesday


def test_a_clock_that_began_again_is_judged_by_the_new_one():
    moved = track(contact=Clock(date(2020, 7, 27), 1), contacted_on=date(2020, 7, 28))

    assert rated(moved, today=TODAY + timedelta(days=30)).response == Share(1, 1)
