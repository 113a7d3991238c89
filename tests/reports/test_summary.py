from hypothesis import given, settings
from hypothesis import strategies as st

from domain.figures import AspectTally, Period, Proportion, Rated, Summary
from domain.opinions import Aspect, Channel, Ledger, Respondent
from reports.summary import summarise
from tests.reports.tables import CODES, any_tallies, on, tallies

DAYS = Period(on(11), on(12))
ROWS = """
    department respondent day grade    count
    tax        enterprise 10  very_bad    50
    tax        enterprise 11  good         5
    tax        citizen    12  bad          1
    tax        citizen    12  –            2
    police     citizen    12  bad          3
    –          citizen    12  fair         2
"""
ASPECTS = (
    AspectTally("tax", Ledger.DISSATISFACTION, Aspect.FEES, 2),
    AspectTally("police", Ledger.DISSATISFACTION, Aspect.ATTITUDE, 1),
    AspectTally(None, Ledger.DISSATISFACTION, Aspect.ATTITUDE, 4),
)
PROBLEMS = (("甲", 1), ("乙", 7), ("丙", 6), ("丁", 5), ("戊", 9), ("己", 8))


def of(department, *, inside=False, rows=ROWS):
    return summarise(
        tallies(rows),
        ASPECTS,
        PROBLEMS,
        period=DAYS,
        department=department,
        minimum_base=5,
        inside=inside,
    )


def test_a_summary_tells_who_answered_how_they_rated_and_what_they_named():
    assert of("tax", inside=True) == Summary(
        period=DAYS,
        department="tax",
        responses=8,
        respondents=((Respondent.ENTERPRISE, 5), (Respondent.CITIZEN, 3)),
        channels=((Channel.WEB, 8),),
        grades=(
            Rated("very_good", 0),
            Rated("good", 5),
            Rated("fair", 0),
            Rated("bad", 1),
            Rated("very_bad", 0),
        ),
        satisfied=Proportion(5 / 6, 6),
        aspects=((Aspect.FEES, 2),),
        problems=(("戊", 9), ("己", 8), ("乙", 7), ("丙", 6), ("丁", 5)),
    )


def test_all_departments_together_include_responses_without_one():
    summary = of(None)

    assert (summary.responses, summary.satisfied) == (13, Proportion(7 / 11, 11))
    assert summary.aspects == ((Aspect.ATTITUDE, 5), (Aspect.FEES, 2))


def test_outside_a_small_department_is_hidden():
    summary = of("police")

    assert (summary.satisfied, summary.aspects) == (Proportion(None, 3), ())


def test_its_own_staff_see_a_small_department():
    summary = of("police", inside=True)

    assert (summary.satisfied, summary.aspects) == (Proportion(0.0, 3), ((Aspect.ATTITUDE, 1),))


def test_a_department_is_hidden_outside_where_the_rest_of_all_is_one_small_department():
    rows = "department grade count\n tax good 9\n police bad 3\n housing good 20"

    assert of("tax", rows=rows).satisfied == Proportion(None, 9)
    assert of("housing", rows=rows).satisfied == Proportion(1.0, 20)


def test_a_period_without_responses_has_a_summary():
    summary = of("tax", rows="department day\n tax 9")

    assert (summary.responses, summary.satisfied) == (0, Proportion(None, 0))


@settings(deadline=None, max_examples=50)
@given(any_tallies, st.integers(1, 8))
def test_nobody_outside_computes_a_small_group_from_all_summaries(rows, minimum_base):
    whole, *parts = (
        summarise(
            rows,
            (),
            (),
            period=Period(on(1), on(30)),
            department=department,
            minimum_base=minimum_base,
            inside=False,
        ).satisfied
        for department in (None, *CODES, "dissolved")
    )

    rest = whole.base - sum(part.base for part in parts if part.share is not None)
    assert whole.share is None or rest == 0 or rest >= minimum_base
