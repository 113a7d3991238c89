"""Batches: nobody is in two, none is small, ratings stand apart, and no order tells anything."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import cohorts
from domain.cohorts import NOTHING, Candidate, Cohort, Counts, plan
from domain.figures import Filter, Period
from domain.opinions import Aspect, Channel, Respondent
from domain.questions import GRADES

TODAY = date(2020, 7, 20)
FIRM, CITIZEN = Respondent.ENTERPRISE, Respondent.CITIZEN
WEB, PAPER = Channel.WEB, Channel.PAPER


def on(days_ago):
    return TODAY - timedelta(days=days_ago)


def waiting(count, *, first=1, days=0, **marks):
    """So many responses that are alike, with ids from `first` on."""
    usual = {"department": "tax", "respondent": FIRM, "channel": WEB, "grade": "good"}
    marks = usual | {"completed_on": on(days)} | marks
    return [Candidate(first + number, **marks) for number in range(count)]


def planned(*groups, minimum_base=5, is_over=False):
    candidates = [known for group in groups for known in group]
    return plan(candidates, minimum_base=minimum_base, today=TODAY, is_over=is_over)


def marks(batch):
    known = batch.cohort
    return known.department, known.respondent, known.channel, known.size


candidates = st.lists(
    st.builds(
        Candidate,
        id=st.integers(0, 2**62),
        department=st.sampled_from(("tax", "police", None)),
        respondent=st.sampled_from((FIRM, CITIZEN, None)),
        channel=st.sampled_from((WEB, PAPER)),
        completed_on=st.integers(0, 9).map(on),
        grade=st.sampled_from((*GRADES, None)),
        aspects=st.frozensets(st.sampled_from(Aspect), max_size=2),
    ),
    max_size=60,
    unique_by=lambda known: known.id,
)
minimum_bases = st.integers(1, 6)


def test_five_that_are_alike_are_a_batch():
    (batch,) = planned(waiting(5))

    assert batch.members == (1, 2, 3, 4, 5)
    assert batch.cohort == Cohort(
        department="tax",
        respondent=FIRM,
        channel=WEB,
        is_rated=True,
        first_day=TODAY,
        last_day=TODAY,
        size=5,
        counts=Counts(5, (("good", 5),), ()),
    )


def test_four_wait():
    assert planned(waiting(4)) == ()


@pytest.mark.parametrize(
    ("count", "sizes"), [(9, [9]), (10, [5, 5]), (13, [7, 6]), (14, [7, 7]), (15, [5, 5, 5])]
)
def test_nobody_is_left_over_where_there_is_a_batch(count, sizes):
    assert [batch.cohort.size for batch in planned(waiting(count))] == sizes


def test_ratings_and_responses_without_one_are_never_in_one_batch():
    assert planned(waiting(4, days=30), waiting(4, first=5, grade=None, days=30)) == ()


def test_other_kinds_and_channels_wait_for_their_like_at_first():
    groups = (waiting(3), waiting(3, first=4, respondent=CITIZEN))

    assert planned(*groups) == ()


@pytest.mark.parametrize(("days", "batches"), [(2, []), (3, [("tax", FIRM, None, 6)])])
def test_after_three_days_channels_are_batched_together(days, batches):
    groups = (waiting(3, days=days), waiting(3, first=4, channel=PAPER, days=days))

    assert [marks(batch) for batch in planned(*groups)] == batches


def test_after_three_days_kinds_of_a_department_are_batched_together():
    groups = (waiting(3, days=3), waiting(3, first=4, respondent=CITIZEN, days=3))

    assert [marks(batch) for batch in planned(*groups)] == [("tax", None, WEB, 6)]


def test_who_has_waited_is_not_batched_with_who_has_not():
    groups = (waiting(4, days=3), waiting(4, first=5, channel=PAPER, days=2))

    assert planned(*groups) == ()


@pytest.mark.parametrize(("days", "batches"), [(6, []), (7, [(None, FIRM, WEB, 6)])])
def test_after_seven_days_departments_are_batched_together(days, batches):
    groups = (waiting(3, days=days), waiting(3, first=4, department="police", days=days))

    assert [marks(batch) for batch in planned(*groups)] == batches


def test_a_response_without_a_department_waits_to_be_assigned():
    unassigned = waiting(5, department=None, days=6)

    assert planned(unassigned) == ()
    assert planned(unassigned, is_over=True) == ()
    assert len(planned(waiting(5, department=None, days=7))) == 1


def test_after_the_campaign_nobody_with_a_department_waits():
    groups = (waiting(3), waiting(3, first=4, department="police", respondent=CITIZEN))

    assert [marks(batch) for batch in planned(*groups, is_over=True)] == [(None, None, WEB, 6)]
    assert [marks(b) for b in planned(waiting(3), waiting(2, first=4, channel=PAPER), is_over=True)
    ] == [("tax", FIRM, None, 5)]  # fmt: skip


def test_a_batch_tells_its_days_grades_and_aspects():
    rows = [
        *waiting(3, days=5, aspects=frozenset({Aspect.FEES, Aspect.PROCESS})),
        *waiting(1, first=4, grade="very_bad", aspects=frozenset({Aspect.FEES})),
        *waiting(1, first=5, days=2, grade="bad"),
    ]

    (batch,) = planned(rows)

    assert (batch.cohort.first_day, batch.cohort.last_day) == (on(5), TODAY)
    assert batch.cohort.counts == Counts(
        5, (("good", 3), ("bad", 1), ("very_bad", 1)), ((Aspect.PROCESS, 3), (Aspect.FEES, 4))
    )


def test_a_batch_without_ratings_has_no_grades():
    (batch,) = planned(waiting(5, grade=None))

    assert (batch.cohort.is_rated, batch.cohort.counts.ratings) == (False, 0)


def test_counts_are_added_up():
    one = Counts(5, (("good", 5),), ((Aspect.FEES, 1),))
    other = Counts(6, (("very_good", 2), ("good", 4)), ((Aspect.PROCESS, 2), (Aspect.FEES, 3)))

    assert cohorts.add([one, other]) == Counts(
        11, (("very_good", 2), ("good", 9)), ((Aspect.PROCESS, 2), (Aspect.FEES, 4))
    )
    assert cohorts.add([]) == NOTHING


def test_a_grade_that_is_none_of_the_five_is_refused():
    with pytest.raises(ValueError, match="great"):
        cohorts.count(1, {"great": 1}, {})


@pytest.mark.parametrize(
    ("wanted", "is_within"),
    [
        (Filter(Period(on(5), on(3))), True),
        (Filter(Period(on(4), on(3))), False),
        (Filter(Period(on(5), on(4))), False),
        (Filter(Period(on(9), TODAY), "tax", FIRM), True),
        (Filter(Period(on(9), TODAY), "police"), False),
        (Filter(Period(on(9), TODAY), respondent=CITIZEN), False),
        (Filter(Period(on(9), TODAY), channel=WEB), False),
    ],
)
def test_a_batch_lies_within_a_filter_with_all_its_members(wanted, is_within):
    (batch,) = planned(waiting(3, days=5), waiting(3, first=4, channel=PAPER, days=3))

    assert batch.cohort.lies_within(wanted) is is_within


@given(candidates, minimum_bases, st.booleans())
def test_everyone_is_in_one_batch_at_most_and_none_is_small(rows, minimum_base, is_over):
    found = plan(rows, minimum_base=minimum_base, today=TODAY, is_over=is_over)

    members = Counter(member for batch in found for member in batch.members)
    assert set(members.values()) <= {1}
    assert set(members) <= {known.id for known in rows}
    assert all(
        minimum_base <= batch.cohort.size == len(batch.members) < 2 * minimum_base
        for batch in found
    )


@given(candidates, minimum_bases, st.booleans())
def test_the_marks_of_a_batch_are_those_of_all_its_members(rows, minimum_base, is_over):
    by_id = {known.id: known for known in rows}

    for batch in plan(rows, minimum_base=minimum_base, today=TODAY, is_over=is_over):
        known, members = batch.cohort, [by_id[member] for member in batch.members]
        for mark in ("department", "respondent", "channel"):
            shared = {getattr(member, mark) for member in members}
            assert getattr(known, mark) == (shared.pop() if len(shared) == 1 else None)
        assert {member.is_rated for member in members} == {known.is_rated}
        days = [member.completed_on for member in members]
        assert (known.first_day, known.last_day) == (min(days), max(days))
        assert known.counts.ratings == (known.size if known.is_rated else 0)


@given(candidates.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_in_which_they_are_looked_at_changes_nothing(both):
    one, other = (plan(rows, minimum_base=3, today=TODAY, is_over=False) for rows in both)

    assert one == other


@given(candidates, minimum_bases)
def test_what_is_left_over_is_too_few_for_another_batch(rows, minimum_base):
    found = plan(rows, minimum_base=minimum_base, today=TODAY, is_over=False)

    batched = {member for batch in found for member in batch.members}
    rest = [known for known in rows if known.id not in batched]
    assert plan(rest, minimum_base=minimum_base, today=TODAY, is_over=False) == ()


@given(candidates)
def test_what_somebody_said_does_not_change_whom_they_are_batched_with(rows):
    others = [
        Candidate(k.id, k.department, k.respondent, k.channel, k.completed_on, k.grade and "bad")
        for k in rows
    ]

    one, other = (
        [b.members for b in plan(each, minimum_base=3, today=TODAY, is_over=False)]
        for each in (rows, others)
    )

    assert one == other
