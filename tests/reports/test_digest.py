from hypothesis import given, settings

from domain.figures import DepartmentLine, Digest, Proportion
from reports.digest import compose
from tests.reports.tables import CODES, any_tallies, campaign, on, tallies


def test_a_digest_has_a_line_for_each_department_in_the_order_of_the_configuration():
    rows = tallies("""
        department day grade count
        police     10  good      6
        police     12  bad       2
        tax        11  fair      9
        tax        12  –         1
        tax        13  very_bad 30
        –          12  good      5
    """)

    digest = compose(rows, campaign=campaign(target=40), day=on(12))

    assert digest == Digest(
        day=on(12),
        responses=23,
        new=8,
        satisfied=Proportion(20 / 22, 22),
        lines=(
            DepartmentLine("tax", 10, 1, 0, Proportion(1.0, 9), 40),
            DepartmentLine("police", 8, 2, 2, Proportion(0.75, 8), 40),
            DepartmentLine("housing", 0, 0, None, Proportion(None, 0), 40),
            DepartmentLine("health", 0, 0, None, Proportion(None, 0), 40),
        ),
        unassigned=5,
    )


def test_a_digest_never_leaves_unsuppressed():
    rows = tallies("department grade count\n tax bad 4\n police good 6\n health good 30")

    digest = compose(rows, campaign=campaign(minimum_base=5), day=on(12))

    assert [(line.bad, line.satisfied.share) for line in digest.lines] == [
        (None, None),
        (None, None),
        (None, None),
        (0, 1.0),
    ]


def test_a_department_that_takes_no_part_counts_as_unassigned():
    digest = compose(tallies("department\n dissolved\n –"), campaign=campaign(), day=on(12))

    assert (digest.responses, digest.unassigned) == (2, 2)


def test_a_campaign_without_responses_has_a_digest():
    digest = compose([], campaign=campaign(), day=on(12))

    assert (digest.responses, digest.new, digest.unassigned) == (0, 0, 0)
    assert tuple(line.department for line in digest.lines) == CODES


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_lines_and_unassigned_add_up_to_the_total(rows):
    digest = compose(rows, campaign=campaign(), day=on(12))

    assert digest.responses == digest.unassigned + sum(line.responses for line in digest.lines)
    assert digest.responses == sum(row.count for row in rows if row.completed_on <= on(12))
    assert digest.new == sum(row.count for row in rows if row.completed_on == on(12))
