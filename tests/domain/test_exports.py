"""Who gets what in an export, and what its columns say of themselves."""

import pytest

from domain import export_rows, export_sums, exports
from domain.exports import Audience, Kind, Level, Reader

ALL = [*export_sums.TABLES, *export_rows.TABLES]
OFFICE_ALONE = {
    "responses": ["mode", "questionnaire", "version", "is_held"],
    "opinions": ["response_id", "is_held"],
    "entries": [],
    "cases": ["is_held", "merged_into", "response_ids"],
}


@pytest.mark.parametrize(
    ("reader", "level", "departments"),
    [
        (Reader(), Level.OUTSIDE, ()),
        (Reader(Audience.LEADER), Level.OUTSIDE, ()),
        (Reader(Audience.DEPARTMENT, "tzcj"), Level.DEPARTMENT, ("tzcj",)),
        (Reader(Audience.OFFICE), Level.OFFICE, None),
    ],
)
def test_single_responses_are_for_whoever_reads_them_in_the_chat(reader, level, departments):
    assert (reader.level, reader.departments) == (level, departments)


def test_leaders_have_no_quotes_as_they_have_no_drafts():
    quoted_to = [each for each in (Audience.OUTSIDE, Audience.LEADER) if Reader(each).is_quoted_to]

    assert quoted_to == [Audience.OUTSIDE]


@pytest.mark.parametrize(
    ("audience", "code"), [(Audience.DEPARTMENT, None), (Audience.OFFICE, "x")]
)
def test_a_department_has_a_code_and_nobody_else(audience, code):
    with pytest.raises(ValueError, match="with department"):
        Reader(audience, code)


def test_ids_of_different_readers_are_made_for_different_purposes():
    readers = [
        Reader(),
        Reader(Audience.OFFICE),
        Reader(Audience.DEPARTMENT, "tzcj"),
        Reader(Audience.DEPARTMENT, "czj"),
    ]

    assert len({reader.purpose for reader in readers}) == len(readers)


@pytest.mark.parametrize("table", export_rows.TABLES, ids=lambda table: table.name)
def test_some_columns_are_for_the_office_alone(table):
    office, department = (
        [column.name for column in exports.columns(table.row, level)]
        for level in (Level.OFFICE, Level.DEPARTMENT)
    )

    assert [name for name in office if name not in department] == OFFICE_ALONE[table.name]


@pytest.mark.parametrize("table", ALL, ids=lambda table: f"{table.name}-{table.row.__name__}")
def test_every_column_says_what_it_is_in_both_languages(table):
    said = [
        (column.means.zh, column.means.en) for column in exports.columns(table.row, Level.OFFICE)
    ]

    assert all(zh and en for zh, en in said)


def test_a_column_is_what_its_field_is():
    known = {c.name: c for c in exports.columns(export_rows.OpinionRow, Level.OFFICE)}

    found = {
        name: (known[name].kind, known[name].is_required, known[name].is_small)
        for name in ("ledger", "text", "aspects", "said_on", "is_held")
    }
    assert found == {
        "ledger": (Kind.NUMBER, True, True),
        "text": (Kind.TEXT, False, False),
        "aspects": (Kind.LIST, True, False),
        "said_on": (Kind.DAY, False, False),
        "is_held": (Kind.FLAG, True, False),
    }


def test_a_field_that_only_places_a_row_is_no_column():
    names = [column.name for column in exports.columns(export_rows.OpinionRow, Level.OFFICE)]

    assert "completed_on" not in names
