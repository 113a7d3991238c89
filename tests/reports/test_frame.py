from datetime import date

import pytest

from domain.figures import Period
from domain.questions import GRADES
from reports import frame
from tests.reports.tables import on, tallies

COLUMNS = ["department", "respondent", "channel", "completed_on", "grade", "count", "is_recorded"]
KINDS = ["category", "category", "category", "datetime64[s]", "category", "int64", "bool"]


def test_a_tally_is_a_row():
    table = frame.build(
        tallies("""
            department respondent channel day grade count
            tax        enterprise phone   12  fair      3
        """)
    )

    row = table.iloc[0].to_dict()
    assert row | {"completed_on": row["completed_on"].date()} == {
        "department": "tax",
        "respondent": "enterprise",
        "channel": "phone",
        "completed_on": date(2020, 5, 12),
        "grade": "fair",
        "count": 3,
        "is_recorded": False,
    }


def test_a_missing_mark_is_missing():
    table = frame.build(
        tallies("""
            department respondent grade
            –          –          –
        """)
    )

    assert [name for name in COLUMNS if table[name].isna().all()] == [
        "department",
        "respondent",
        "grade",
    ]


@pytest.mark.parametrize("rows", ["", "\n            tax good 2"])
def test_columns_have_the_same_kinds_with_and_without_rows(rows):
    table = frame.build(tallies("department grade count" + rows))

    assert list(table.columns) == COLUMNS
    assert [str(kind) for kind in table.dtypes] == KINDS


def test_grades_are_ordered_from_the_best():
    table = frame.build([])

    assert tuple(table["grade"].cat.categories) == tuple(GRADES)
    assert table["grade"].cat.ordered


def test_a_grade_that_is_none_of_the_five_is_refused():
    with pytest.raises(ValueError, match=r"^great is none of very_good, good, fair, bad"):
        frame.build(tallies("grade\n great"))


def test_a_period_includes_both_its_ends():
    table = frame.build(tallies("day count\n 9 1\n 10 2\n 11 4\n 12 8\n 13 16"))

    kept = frame.within(table, Period(on(10), on(12)))

    assert list(kept["count"]) == [2, 4, 8]


def test_rows_until_a_day_include_it():
    table = frame.build(tallies("day count\n 11 1\n 12 2\n 13 4"))

    assert list(frame.until(table, on(12))["count"]) == [1, 2]


def test_a_department_without_tallies_has_no_rows():
    table = frame.build(tallies("department count\n tax 1\n – 2"))

    assert list(frame.of(table, "tax")["count"]) == [1]
    assert list(frame.of(table, "police")["count"]) == []
