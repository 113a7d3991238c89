"""The completion clock stops while the respondent is waited for, and nobody wins or loses days."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case_moves import take
from domain.cases import Act, Party, State
from domain.profiles import Clock, Due, count
from tests.domain.cases import DIFFICULT, OCTOBER, RULES, case, deed

DURING = replace(RULES, calendar=OCTOBER)
FIRST = date(2020, 9, 21)  # a Monday


def on(day, hour=12):
    return datetime.combine(day, time(hour), RULES.zone)


def october(day):
    return date(2020, 10, day)


def september(day):
    return date(2020, 9, day)


def begun(day, days, state=State.CLAIMED, **fields):
    """A case whose clock runs from a day on."""
    return case(state, completion=Clock(day, days), **fields)


def played(subject, *deeds):
    """The case after deeds on these days, each of which is taken."""
    for act, party, day in deeds:
        subject = take(subject, deed(act, party), now=on(day), rules=DURING)
    return subject


def last_day(subject):
    return subject.completion.due(OCTOBER).day


ASK, REPLY = (Act.ASK, Party.HANDLER), (Act.REPLY, Party.RESPONDENT)
RESUME, SETTLE = (Act.RESUME, Party.HANDLER), (Act.EXPLAIN, Party.HANDLER)


@pytest.mark.parametrize(
    ("asked", "left", "replied", "last"),
    [
        # five days from Thursday the 24th: 25, 27 (a Sunday that is worked), 28, 29, 30
        (september(24), 5, september(24), september(30)),
        (september(25), 4, september(28), october(9) + timedelta(days=1)),  # 29, 30, 9, 10
        (september(26), 4, september(26), september(30)),  # a Saturday: nothing has passed
        (september(27), 3, september(29), october(10)),  # 30, 9, 10
        (september(30), 0, october(9), october(9)),  # on its last day: that day is given again
        (september(30), 0, october(3), october(9)),  # not a day when nobody works
        (september(29), 1, october(10), october(12)),  # the Saturday is worked, the Sunday is not
    ],
)
def test_a_clock_that_stood_still_goes_on_with_the_days_that_were_left(asked, left, replied, last):
    waiting = played(begun(september(24), 5), (*ASK, asked))
    after = played(waiting, (*REPLY, replied))

    assert (waiting.state, waiting.paused_with) == (State.WAITING, left)
    assert (after.paused_with, last_day(after)) == (None, last)


def test_a_clock_that_was_over_stays_over():
    after = played(begun(FIRST, 1), (*ASK, september(24)), (*REPLY, september(29)))

    assert (after.completion, after.paused_with) == (Clock(FIRST, 1), None)


def test_a_clock_stands_still_from_the_question_to_the_outcome_and_is_not_stopped_twice():
    after = played(begun(FIRST, 5), (*ASK, september(22)), (*SETTLE, september(30)))

    assert (after.state, after.paused_with) == (State.SETTLED, 4)


def test_a_case_without_a_clock_is_asked_about_all_the_same():
    after = played(case(State.CLAIMED, completion=None, profile=None), (*ASK, september(22)))

    assert (after.state, after.completion, after.paused_with) == (State.WAITING, None, None)


def extended(subject, day):
    return take(subject, deed(Act.EXTEND, Party.COORDINATOR), now=on(day), rules=DURING)


@pytest.mark.parametrize(
    ("subject", "day", "paused_with", "last"),
    [
        (begun(FIRST, 5), september(22), None, october(16)),  # 15 days, as from the beginning
        (begun(FIRST, 5), september(30), None, october(16)),  # also when it was late already
        (begun(FIRST, 5, State.WAITING, paused_with=2), september(29), 12, september(27)),
        (begun(FIRST, 5, State.WAITING, paused_with=None), september(29), 8, october(16)),
    ],
)
def test_more_days_are_counted_from_the_beginning_and_what_stands_still_goes_on_standing(
    subject, day, paused_with, last
):
    after = extended(subject, day)

    assert (after.profile, after.state) == (DIFFICULT.code, subject.state)
    assert (after.paused_with, last_day(after)) == (paused_with, last)


def test_what_was_late_while_it_waited_and_got_more_days_loses_none_by_waiting_on():
    waiting = extended(begun(FIRST, 5, State.WAITING, paused_with=None), september(29))

    after = played(waiting, (*REPLY, october(10)))

    assert after.completion == Clock(october(10), 8)


def test_a_day_that_no_notice_covers_yet_is_marked():
    late = played(
        begun(date(2020, 12, 23), 5), (*ASK, date(2020, 12, 24)), (*REPLY, date(2020, 12, 24))
    )

    assert late.completion.due(OCTOBER) == Due(date(2020, 12, 30), is_certain=False)


pauses = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 12)), max_size=5)
starts = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))
limits = st.integers(1, 20)


def paused(start, days, gaps):
    """A case that was asked about and answered again and again, and when it stood still."""
    subject, day, stood = begun(start, days), start, []
    for runs, stands in gaps:
        asked = day + timedelta(days=runs)
        day = asked + timedelta(days=stands)
        stood.append((asked, day, subject.completion.due(OCTOBER).day))
        subject = played(subject, (*ASK, asked), (*REPLY, day))
    return subject, stood


@given(starts, limits, st.integers(0, 12))
def test_a_pause_of_no_day_changes_no_deadline(start, days, runs):
    day = start + timedelta(days=runs)
    before = begun(start, days)

    for answer in (REPLY, RESUME):
        after = played(before, (*ASK, day), (*answer, day))

        assert last_day(after) == last_day(before)
        assert after.paused_with is None


@given(starts, limits, pauses)
def test_the_days_on_which_it_ran_are_those_of_the_profile(start, days, gaps):
    after, stood = paused(start, days, gaps)

    last = last_day(after)
    span = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    ran = [
        day
        for day in span
        if OCTOBER.is_working(day) and not any(asked < day <= on for asked, on, _ in stood)
    ]
    was_late = [asked > due for asked, _, due in stood]
    put_off = [  # it went on with nothing left on a day off (Civil Code, art. 203)
        due
        for asked, on, due in stood
        if asked <= due and asked == due and not OCTOBER.is_working(on)
    ]
    if not any(was_late):
        assert len(ran) in range(days, days + len(put_off) + 1)
    if not any(was_late) and not put_off:
        assert len(ran) == days


@given(starts, limits, pauses)
def test_a_pause_never_brings_a_deadline_nearer(start, days, gaps):
    after, _ = paused(start, days, gaps)

    assert last_day(after) >= count(days, start, OCTOBER).day
