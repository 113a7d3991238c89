"""What leaders and the campaign office are told of cases and directives."""

from dataclasses import replace
from datetime import date

import pytest

from domain import digest_cases
from domain.case_figures import Rates, Share, Track
from domain.cases import State
from domain.digests import Desk, Edition, Orders, Told, cases_until, steady
from domain.directives import Directive, Stage
from domain.profiles import Clock
from tests.domain.cases import DAY, LI, NOON, RULES, TODAY, WANG, case

NONE = Share(0, 0)
EMPTY = Rates(NONE, NONE, NONE, 0, 0)
RESPONSE = Share(9, 9)


def rates(closed, resolved, said, content):
    return Rates(RESPONSE, Share(resolved, closed), Share(content, said), 1, closed)


def directive(**fields):
    usual = {"department": "tzcj", "text": "增开窗口", "given_by": WANG, "given_on": TODAY}
    return Directive(**usual | {"days": 3} | fields)


def test_leaders_know_the_cases_up_to_a_day_and_what_is_late():
    early, late = Track(case(opened_at=NOON - DAY)), Track(case(contact=Clock(date(2020, 7, 1), 1)))
    new = Track(case())

    def known(until):
        tracks = (early, late, new)
        return digest_cases.known_to_leaders(tracks, until, today=TODAY, rules=RULES)

    assert known(None) == (late,)
    assert known(TODAY - DAY) == (early, late)
    assert known(TODAY) == (early, late, new)


@pytest.mark.parametrize(("answered", "until"), [(4, None), (5, TODAY)])
def test_that_day_moves_on_when_enough_have_answered(answered, until):
    assert cases_until(None, TODAY, answered=answered, minimum_base=5) == until


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        (rates(4, 2, 4, 2), None, replace(EMPTY, response=RESPONSE)),
        (rates(5, 2, 5, 2), None, rates(5, 2, 5, 2)),
        (rates(9, 4, 9, 4), rates(5, 2, 5, 2), rates(5, 2, 5, 2)),
        (rates(10, 4, 10, 4), rates(5, 2, 5, 2), rates(10, 4, 10, 4)),
        (rates(10, 4, 6, 4), rates(5, 2, 5, 2), replace(rates(10, 4, 6, 4), verdicts=Share(2, 5))),
    ],
)
def test_verdicts_are_told_as_last_time_until_there_are_enough_more(now, before, told):
    assert steady(now, before, minimum_base=5) == told


def test_what_is_looked_at_tells_the_verdicts_of_the_last_one():
    now = digest_cases.figures((), reached=0, satisfied=NONE, today=TODAY, rules=RULES)
    many, old = replace(now, rates=rates(99, 9, 99, 9)), replace(now, rates=rates(5, 2, 5, 2))
    last = Told(TODAY, Edition.DAILY, False, None, old, old)  # noqa: FBT003 - not the last

    def told(last, *, advance):
        found = digest_cases.for_leaders(many, last, minimum_base=5, advance=advance)
        return found.rates

    assert told(last, advance=False) == old.rates
    assert told(None, advance=False) == replace(EMPTY, response=RESPONSE)
    assert told(last, advance=True) == many.rates


def test_the_office_has_to_decide_about_these():
    tracks = (
        Track(case(State.UNROUTED)),
        Track(case(State.RETURNED)),
        Track(case(held=True)),
        Track(case(State.SETTLED, held=True)),  # its silence is over
        Track(case()),
        Track(case(State.CLOSED)),
    )

    assert digest_cases.desk(tracks, today=TODAY, rules=RULES) == Desk(1, 1, 1, 1)


def test_directives_are_open_reported_or_overdue():
    directives = (
        directive(),
        directive(given_on=TODAY - DAY, days=1),
        directive(department="czj", days=1, given_on=date(2020, 7, 1)),
        directive(days=1, given_on=date(2020, 7, 1)),
        directive(department="czj", days=2, given_on=date(2020, 7, 1)),
        directive(stage=Stage.REPORTED, reported_by=LI, given_on=date(2020, 7, 1)),
        directive(stage=Stage.CLOSED),
    )

    found = digest_cases.orders(directives, today=TODAY, rules=RULES)

    assert found == Orders(open=6, reported=1, overdue=(("czj", 2), ("tzcj", 1)))
