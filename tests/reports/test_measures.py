from dataclasses import replace

from hypothesis import given, settings

from domain.figures import Proportion, Rated
from domain.opinions import Aspect, Channel, Respondent
from reports import frame, measures
from tests.reports.tables import any_counts, any_tallies, counts, tallies

RATINGS = counts("very_good:1,good:2,fair:3,bad:1,very_bad:1")


def test_satisfied_are_the_first_three_grades_of_all_ratings():
    assert measures.satisfied(RATINGS) == Proportion(6 / 8, 8)
    assert measures.bad(RATINGS) == 2


def test_without_a_rating_there_is_no_share():
    assert measures.satisfied(counts(people=9)) == Proportion(None, 0)


def test_a_grade_nobody_gave_keeps_its_row():
    assert measures.grades(counts("good:2")) == (
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


def test_ratings_are_counted_and_those_that_wait():
    table = frame.build(
        tallies("""
            rated batched count
            yes   yes         1
            yes   –           2
            –     yes         4
            –     –           8
        """)
    )

    assert (measures.rated(table), measures.waiting(table)) == (3, 2)


def test_aspects_come_most_named_first_and_equals_in_the_order_of_the_forms():
    named = counts(aspects="fees:2,attitude:4,process:2", people=5)

    assert measures.aspects(named) == (
        (Aspect.ATTITUDE, 4),
        (Aspect.PROCESS, 2),
        (Aspect.FEES, 2),
    )


@given(any_counts)
def test_a_share_lies_between_none_and_all_and_has_the_grades_as_its_base(said):
    satisfied = measures.satisfied(said)

    assert satisfied.base == sum(rating.count for rating in measures.grades(said))
    assert (satisfied.share is None) == (satisfied.base == 0)
    assert 0 <= (satisfied.share or 0) <= 1


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_every_breakdown_adds_up_to_all_responses(rows):
    table = frame.build(rows)

    everyone = measures.responses(table)

    assert everyone == sum(row.count for row in rows)
    assert sum(count for _, count in measures.by_respondent(table)) == everyone
    assert sum(count for _, count in measures.by_channel(table)) == everyone
