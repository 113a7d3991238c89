from datetime import date

import pytest

from domain.figures import Period
from domain.opinions import Channel, Respondent
from reports import frame
from tests.reports.tables import asked, on, tallies

COLUMNS = [
    "department",
    "respondent",
    "channel",
    "completed_on",
    "is_rated",
    "is_batched",
    "count",
    "is_recorded",
]
KINDS = ["category", "category", "category", "datetime64[s]", "bool", "bool", "int64", "bool"]


def test_a_tally_is_a_row():
    table = frame.build(
        tallies("""
            department respondent channel day rated batched count
            tax        enterprise phone   12  yes   –           3
        """)
    )

    row = table.iloc[0].to_dict()
    assert row | {"completed_on": row["completed_on"].date()} == {
        "department": "tax",
        "respondent": "enterprise",
        "channel": "phone",
        "completed_on": date(2020, 5, 12),
        "is_rated": True,
        "is_batched": False,
        "count": 3,
        "is_recorded": False,
    }


def test_a_missing_mark_is_missing():
    table = frame.build(
        tallies("""
            department respondent
            –          –
        """)
    )

    assert [name for name in COLUMNS if table[name].isna().all()] == ["department", "respondent"]


@pytest.mark.parametrize("rows", ["", "\n            tax 2"])
def test_columns_have_the_same_kinds_with_and_without_rows(rows):
    table = frame.build(tallies("department count" + rows))

    assert list(table.columns) == COLUMNS
    assert [str(kind) for kind in table.dtypes] == KINDS


def test_a_period_includes_both_its_ends():
    table = frame.build(tallies("day count\n 9 1\n 10 2\n 11 4\n 12 8\n 13 16"))

    kept = frame.matching(table, asked(period=Period(on(10), on(12))))

    assert list(kept["count"]) == [2, 4, 8]


def test_a_period_may_begin_before_all_time():
    table = frame.build(tallies("day count\n 11 1\n 12 2\n 13 4"))

    kept = frame.matching(table, asked(period=Period(date.min, on(12))))

    assert list(kept["count"]) == [1, 2]


@pytest.mark.parametrize(
    ("marks", "kept"),
    [
        ({}, [1, 2, 4, 8]),
        ({"department": "tax"}, [1, 2]),
        ({"department": "police"}, []),
        ({"respondent": Respondent.CITIZEN}, [2, 8]),
        ({"channel": Channel.PHONE}, [2, 4]),
        ({"department": "tax", "respondent": Respondent.CITIZEN, "channel": Channel.PHONE}, [2]),
    ],
)
def test_only_those_who_are_asked_for_are_kept(marks, kept):
    table = frame.build(
        tallies("""
            department respondent channel count
            tax        enterprise web         1
            tax        citizen    phone       2
            –          –          phone       4
            housing    citizen    web         8
        """)
    )

    assert list(frame.matching(table, asked(**marks))["count"]) == kept
