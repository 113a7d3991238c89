from dataclasses import replace

import pytest
from hypothesis import given, settings

from domain.figures import AspectTally, Proportion, Rated
from domain.opinions import Aspect, Channel, Ledger, Respondent
from reports import frame, measures
from tests.reports.tables import any_tallies, tallies

RATINGS = """
    grade     count
    very_good     1
    good          2
    fair          3
    bad           1
    very_bad      1
    –             9
"""


def test_satisfied_are_the_first_three_grades_of_all_ratings():
    table = frame.build(tallies(RATINGS))

    assert measures.satisfied(table) == Proportion(6 / 8, 8)
    assert measures.bad(table) == 2


def test_without_a_rating_there_is_no_share():
    table = frame.build(tallies("grade count\n – 9"))

    assert measures.satisfied(table) == Proportion(None, 0)


def test_a_grade_nobody_gave_keeps_its_row():
    table = frame.build(tallies("grade count\n good 2\n – 9"))

    assert measures.grades(table) == (
        Rated("very_good", 0),
        Rated("good", 2),
        Rated("fair", 0),
        Rated("bad", 0),
        Rated("very_bad", 0),
    )


def test_responses_are_counted_by_who_gave_them_and_how():
    table = frame.build(
        tallies("""
            respondent channel  count
            –          phone        1
            staff      web          2
            enterprise telegram     3
            enterprise phone        4
        """)
    )

    assert measures.by_respondent(table) == (
        (Respondent.ENTERPRISE, 7),
        (Respondent.STAFF, 2),
        (None, 1),
    )
    assert measures.by_channel(table) == (
        (Channel.TELEGRAM, 3),
        (Channel.WEB, 2),
        (Channel.PHONE, 5),
    )


def test_what_staff_recorded_is_counted_by_channel():
    given = tallies("channel count\n phone 2\n visit 4")
    recorded = [replace(tally, is_recorded=True, count=3) for tally in given[:1]]

    table = frame.build([*given, *recorded])

    assert measures.recorded(table) == ((Channel.PHONE, 3),)
    assert measures.recorded(frame.build([])) == ()


def test_responses_are_counted_by_department_the_unknown_one_too():
    table = frame.build(tallies("department count\n tax 1\n – 2\n police 3\n tax 4"))

    assert measures.by_department(table) == {"police": 3, "tax": 5, None: 2}


def test_aspects_come_most_named_first_and_equals_in_the_order_of_the_forms():
    named = (
        AspectTally("tax", Ledger.DISSATISFACTION, Aspect.FEES, 2),
        AspectTally("tax", Ledger.DISSATISFACTION, Aspect.ATTITUDE, 3),
        AspectTally("police", Ledger.SELF_CHECK, Aspect.PROCESS, 2),
        AspectTally("police", Ledger.BENCHMARK, Aspect.ATTITUDE, 1),
    )

    assert measures.aspects(named) == (
        (Aspect.ATTITUDE, 4),
        (Aspect.PROCESS, 2),
        (Aspect.FEES, 2),
    )


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_a_share_lies_between_none_and_all_and_has_the_grades_as_its_base(rows):
    table = frame.build(rows)

    satisfied = measures.satisfied(table)

    assert satisfied.base == sum(rating.count for rating in measures.grades(table))
    assert satisfied.base == sum(row.count for row in rows if row.grade)
    assert (satisfied.share is None) == (satisfied.base == 0)
    assert 0 <= (satisfied.share or 0) <= 1


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_every_breakdown_adds_up_to_all_responses(rows):
    table = frame.build(rows)

    everyone = measures.responses(table)

    assert everyone == sum(row.count for row in rows)
    assert sum(measures.by_department(table).values()) == everyone
    assert sum(count for _, count in measures.by_respondent(table)) == everyone
    assert sum(count for _, count in measures.by_channel(table)) == everyone


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_the_share_of_all_is_the_mean_of_the_departments_weighted_by_their_bases(rows):
    table = frame.build([row for row in rows if row.department is not None])

    whole = measures.satisfied(table)
    parts = [
        measures.satisfied(frame.of(table, department))
        for department in table["department"].cat.categories
    ]

    content = sum((part.share or 0) * part.base for part in parts)
    assert content == pytest.approx((whole.share or 0) * whole.base)
