"""When the clocks of a case begin: at its dispatch, when it goes elsewhere, when it is reopened."""

from dataclasses import replace

import pytest

from domain.case_moves import begin, dispatch
from domain.cases import Act, Party, State
from domain.profiles import Clock, Stage
from tests.domain.cases import (
    DAY,
    HOUR,
    LI,
    LONG_AGO,
    NOON,
    QIAN,
    RULES,
    TODAY,
    case,
    without,
)
from tests.domain.test_case_effects import STARTED, changed, taken

LATER = NOON + 2 * DAY  # a Wednesday


def test_a_case_without_a_department_waits_for_one_and_no_clock_runs():
    opened = begin(NOON, None, held=False)

    after = dispatch(opened, now=NOON, rules=RULES)

    assert (after.state, after.department, after.held) == (State.UNROUTED, None, False)
    assert changed(opened, after) == {}


@pytest.mark.parametrize("held", [True, False])
@pytest.mark.parametrize("reach", [True, False])
def test_the_clocks_begin_at_the_dispatch_and_contact_is_due_where_there_is_a_way(held, reach):
    opened = replace(begin(NOON - HOUR, "tzcj", held=held), can_be_reached=reach)

    after = dispatch(opened, now=NOON, rules=RULES)

    assert (after.state, after.department, after.held) == (State.RECEIVED, "tzcj", held)
    assert changed(opened, after) == {
        name: new for name, new in STARTED.items() if reach or name != "contact"
    }


def test_a_deployment_without_deadlines_starts_no_clocks():
    bare = without(*Stage)

    after = dispatch(begin(NOON, "tzcj", held=False), now=NOON, rules=bare)

    assert (after.contact, after.profile, after.completion) == (None, None, None)
    assert after.dispatched_at == NOON
    assert taken(after, Act.CLAIM, rules=bare).completion is None


@pytest.mark.parametrize("act", [Act.ASSIGN, Act.RELEASE])
def test_who_was_contacted_need_not_be_contacted_again(act):
    subject = case(contact=Clock(LONG_AGO, 1), contacted_on=LONG_AGO, held=act is Act.RELEASE)

    after = taken(subject, act, Party.COORDINATOR)

    assert (after.contact, after.contacted_on) == (Clock(LONG_AGO, 1), LONG_AGO)


@pytest.mark.parametrize("act", [Act.ASSIGN, Act.RELEASE])
@pytest.mark.parametrize(
    ("rules", "profile", "days"),
    [(RULES, "again", 3), (without(Stage.REOPENED), "ordinary", 5)],
)
def test_what_was_reopened_keeps_the_shorter_clock_wherever_it_goes(act, rules, profile, days):
    subject = case(State.CONTACTED, round=2, held=act is Act.RELEASE)

    after = taken(subject, act, Party.COORDINATOR, now=LATER, rules=rules)

    assert (after.profile, after.completion) == (profile, Clock(TODAY + 2 * DAY, days))


def test_a_verdict_that_comes_when_no_shorter_clock_is_laid_down_begins_the_ordinary_one():
    again = taken(case(State.SETTLED), Act.REOPEN, Party.RESPONDENT, rules=without(Stage.REOPENED))
    none = taken(case(State.SETTLED), Act.REOPEN, Party.RESPONDENT, rules=without(*Stage))

    assert (again.profile, again.completion) == ("ordinary", Clock(TODAY, 5))
    assert (none.profile, none.completion) == (None, None)


def test_who_settled_it_last_is_known_until_somebody_settles_it_again():
    again = taken(case(State.SETTLED, settled_by=QIAN), Act.REOPEN, Party.RESPONDENT)

    assert again.settled_by == QIAN
    assert taken(again, Act.EXPLAIN).settled_by == LI
