from dataclasses import replace
from datetime import datetime, time

from hypothesis import given, settings

from domain.case_figures import Rates, Share, Track
from domain.cases import State
from domain.digests import Desk, Edition, Figures, Issue, Occasion, Orders, Sources
from domain.directives import Directive
from domain.figures import Period, Proportion
from domain.profiles import Clock
from reports import digest as reports
from tests.domain.cases import DAY, RULES, WANG, case
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


def occasion(begin, end, **fields):
    """A digest that is sent on the morning after these days."""
    issue = Issue(on(end) + DAY, Edition.DAILY, Period(on(begin), on(end)))
    return Occasion(**{"issue": issue} | fields)


def compose(  # noqa: PLR0913 - what a digest is made of
    rows, drawn, *, day=12, tracks=(), directives=(), sent=None, **fields
):
    sources = Sources(rows, drawn, tracks, directives)
    when = sent or occasion(day, day)
    return reports.compose(sources, campaign=campaign(**fields), rules=RULES, occasion=when)


def digest(rows=ROWS, drawn=BATCHES, **fields):
    return compose(tallies(rows), batches(drawn), **fields)


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

    assert (composed.issue.days.last, composed.responses, composed.new) == (on(12), 25, 10)
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
    composed = compose([], [], day=12)

    assert (composed.responses, composed.new, composed.unassigned) == (0, 0, 0)
    assert tuple(line.department for line in composed.lines) == CODES


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_lines_and_unassigned_add_up_to_the_total(rows):
    composed = compose(rows, [], day=12)

    assert composed.responses == composed.unassigned + sum(
        line.responses for line in composed.lines
    )
    assert composed.responses == sum(row.count for row in rows if row.completed_on <= on(12))
    assert composed.new == sum(row.count for row in rows if row.completed_on == on(12))


@settings(deadline=None, max_examples=50)
@given(any_tallies)
def test_whether_somebody_rated_changes_no_share(rows):
    others = [replace(row, is_rated=not row.is_rated) for row in rows]

    one, other = (compose(each, batches(BATCHES), day=12) for each in (rows, others))

    assert one.said.satisfied == other.said.satisfied


def test_what_is_new_is_of_all_days_that_the_digest_is_about():
    composed = digest(sent=occasion(10, 12))

    assert composed.new == 25


def test_a_week_is_told_beside_the_days_before_it():
    issue = Issue(on(13), Edition.WEEKLY, Period(on(12), on(12)), before=Period(on(11), on(11)))
    composed = digest(sent=Occasion(issue))

    assert [(line.new, line.before) for line in composed.lines[:2]] == [(3, 9), (2, 0)]


def opened(day, department="tax", **fields):
    """A case of a response of this day."""
    return Track(case(opened_at=_noon(on(day)), department=department, contact=None, **fields))


def _noon(day):
    return datetime.combine(day, time(12), RULES.zone)


def told(*tracks, rows, sent):
    """How many cases leaders are told were opened, and up to which day."""
    composed = compose(tallies(rows), [], tracks=tracks, sent=sent)
    return composed.told.leaders.opened, composed.told.cases_until


ONE_BY_ONE = "day count\n 10 4\n 11 1\n 12 1"


def test_leaders_hear_of_new_cases_once_enough_people_have_answered():
    cases = opened(10), opened(11, department=None)

    early = told(*cases, rows=ONE_BY_ONE, sent=occasion(10, 10))
    later = told(*cases, rows=ONE_BY_ONE, sent=occasion(11, 11))

    assert (early, later) == ((0, None), (2, on(11)))


def test_the_next_case_waits_for_as_many_again_and_what_is_looked_at_tells_no_more():
    cases = opened(10), opened(12)
    first = compose(tallies(ONE_BY_ONE), [], tracks=cases[:1], sent=occasion(11, 11)).told

    sent = told(*cases, rows=ONE_BY_ONE, sent=occasion(12, 12, last=first))
    looked = told(*cases, rows=ROWS, sent=occasion(12, 12, last=first, is_sent=False))

    assert sent == looked == (1, on(11))


def test_the_office_is_told_of_every_case():
    composed = compose(tallies(ONE_BY_ONE), [], tracks=(opened(10),), sent=occasion(10, 10))

    assert composed.told.office.opened == 1


def test_what_is_late_is_told_at_once_and_stands_with_its_department():
    late = opened(4, completion=Clock(on(4), 1))
    composed = compose(tallies("day\n 4"), [], tracks=(late,), day=12)

    assert [line.late for line in composed.lines] == [1, 0, 0, 0]
    assert (composed.told.leaders.open, composed.told.leaders.late) == (1, 1)


def test_what_waits_for_the_office_and_how_directives_stand():
    unrouted = Track(case(State.UNROUTED, opened_at=_noon(on(12))))
    directive = Directive("tax", "增开窗口", WANG, on(4), 1)
    composed = digest(tracks=(unrouted,), directives=(directive,))

    assert composed.desk == Desk(unrouted=1)
    assert composed.orders == Orders(open=1, overdue=(("tax", 1),))


def test_figures_count_departments_that_reached_the_target_and_who_is_satisfied():
    composed = digest(target=12)

    assert composed.told.office == Figures(
        reached=1,
        satisfied=Share(19, 22),
        opened=0,
        closed=0,
        open=0,
        late=0,
        rates=Rates(Share(0, 0), Share(0, 0), Share(0, 0), 0, 0),
    )
