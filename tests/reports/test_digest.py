from dataclasses import replace

from hypothesis import given, settings

from domain.figures import Proportion
from reports.digest import compose
from tests.reports.tables import CODES, any_tallies, batches, campaign, on, tallies

ROWS = """
    department day rated batched count
    police     10  yes   yes         6
    police     12  yes   yes         2
    tax        11  yes   yes         9
    tax        12  –     –           1
    tax        12  yes   –           2
    tax        13  yes   –          30
    –          12  yes   yes         5
"""
BATCHES = """
    department day   grades
    police     10-12 good:6,bad:2
    tax        11    fair:9
    tax        12-13 very_bad:5
    –          12    good:4,very_bad:1
"""


def digest(rows=ROWS, drawn=BATCHES, day=12, **fields):
    return compose(tallies(rows), batches(drawn), campaign=campaign(**fields), day=on(day))


def test_a_digest_has_a_line_for_each_department_in_the_order_of_the_configuration():
    composed = digest(target=40)

    lines = [
        (line.department, line.responses, line.new, line.said.bad, line.said.satisfied)
        for line in composed.lines
    ]
    assert lines == [
        ("tax", 12, 3, 0, Proportion(1.0, 9)),
        ("police", 8, 2, 2, Proportion(0.75, 8)),
        ("housing", 0, 0, 0, Proportion(None, 0)),
        ("health", 0, 0, 0, Proportion(None, 0)),
    ]
    assert {line.target for line in composed.lines} == {40}


def test_the_total_counts_what_belongs_to_no_department_and_tells_what_waits():
    composed = digest()

    assert (composed.day, composed.responses, composed.new) == (on(12), 25, 10)
    assert composed.unassigned == 5
    assert composed.said.satisfied == Proportion(19 / 22, 22)
    assert (composed.said.rated, composed.said.waiting) == (24, 2)


def test_a_batch_counts_from_the_day_of_its_last_member():
    late = digest(day=13)

    assert late.lines[0].said.satisfied == Proportion(9 / 14, 14)


def test_what_is_in_no_batch_is_in_no_figure():
    composed = digest(drawn="department day grades")

    assert composed.said.satisfied == Proportion(None, 0)
    assert composed.responses == 25


def test_batches_that_are_smaller_than_the_minimum_base_has_become_do_not_count():
    composed = digest(minimum_base=6)

    assert composed.said.satisfied == Proportion(15 / 17, 17)
    assert composed.said.beyond == 5


def test_a_department_that_takes_no_part_counts_as_unassigned():
    composed = digest("department\n dissolved\n –", "department\n")

    assert (composed.responses, composed.unassigned) == (2, 2)


def test_a_campaign_without_responses_has_a_digest():
    composed = compose([], [], campaign=campaign(), day=on(12))

    assert (composed.responses, composed.new, composed.unassigned) == (0, 0, 0)
    assert tuple(line.department for line in composed.lines) == CODES


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_lines_and_unassigned_add_up_to_the_total(rows):
    composed = compose(rows, [], campaign=campaign(), day=on(12))

    assert composed.responses == composed.unassigned + sum(
        line.responses for line in composed.lines
    )
    assert composed.responses == sum(row.count for row in rows if row.completed_on <= on(12))
    assert composed.new == sum(row.count for row in rows if row.completed_on == on(12))


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_whether_somebody_rated_changes_no_share(rows):
    others = [replace(row, is_rated=not row.is_rated) for row in rows]

    one, other = (
        compose(each, batches(BATCHES), campaign=campaign(), day=on(12)) for each in (rows, others)
    )

    assert one.said.satisfied == other.said.satisfied
