"""Slips of the pen are told in words for people who know Excel."""

import pytest
from openpyxl import load_workbook

from tests.bot.xlsform.conftest import ASK, COLOURS, HEAD, LIST


@pytest.mark.parametrize(
    ("headings", "why"),
    [
        (
            (*HEAD, "hint:中文 (zh)"),
            (
                'the column "hint:中文 (zh)" is none of XLSForm: '
                "write two colons, as the other columns have"
            ),
        ),
        (
            (*HEAD, "relevent"),
            (
                'the column "relevent" is none of XLSForm: '
                "write relevant if you mean that, else another heading"
            ),
        ),
    ],
)
def test_headings_that_are_slips_of_the_pen(refused, headings, why):
    assert refused([headings, (*ASK, "x")]) == [f"survey, row 1: {why}"]


def test_a_strange_heading_with_colons_on_the_choices_sheet(refused):
    choices = [(*LIST, "my::own"), ("c", "a", "甲", "A", "x"), ("c", "b", "乙", "B")]

    said = refused([HEAD, ("select_one c", "q", "问", "Ask")], choices)

    assert said[-1] == (
        'choices, row 1: the column "my::own" has colons, and is none of XLSForm: rename it'
    )


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (
            [(None, None, "第一部分")],
            "row 3: has words but no type: write the type, or clear the row",
        ),
        ([("text", None, "问", "Ask")], "row 3: has no name: give it one, such as q1"),
        ([("end_group",)], "row 3: closes no group: remove the row, or open a group above it"),
        ([("begin_group", "g")], "row 3: the group is never closed: add a row with end_group"),
        ([ASK], 'row 3: the name "q" is there already: give each question its own'),
        (
            [("Select_One c", "x", "问", "Ask")],
            "row 3: type Select_One c cannot be carried: write it in small letters, select_one",
        ),
        (
            [("select_one", "x", "问", "Ask")],
            (
                "row 3: type select_one cannot be carried: "
                "name its list after it, as in select_one yesno"
            ),
        ),
        (
            [("begin_rank", "x", "问", "Ask")],
            (
                "row 3: type begin_rank cannot be carried: the bot puts nothing in order; "
                "ask for the first with select_one"
            ),
        ),
    ],
)
def test_slips_are_told_in_plain_words(refused, rows, why):
    assert refused([HEAD, ASK, *rows], COLOURS)[-1] == f"survey, {why}"


def test_blanks_in_names_and_an_other_that_is_there(refused):
    choices = [LIST, ("c", "a b", "甲", "A"), ("c", "b", "其他", "Else")]
    survey = [HEAD, ("select_multiple c or_other", "q", "问", "Ask")]

    assert refused(survey, choices) == [
        (
            "survey, row 2: or_other adds a choice 其他 / Other, which the list has: "
            "name that one other"
        ),
        (
            'choices, row 2: the name "a b" has a space, which select_multiple cannot have: '
            "write _ instead"
        ),
    ]


def test_headings_below_a_title_and_sheets_under_another_name(workbook, refused_file):
    path = workbook([HEAD, ASK])
    book = load_workbook(path)
    book["survey"].title = "survey 1"
    book.save(path)

    said = [refused_file(path), refused_file(workbook([("问卷",), HEAD, ASK]))]

    assert said == [
        [
            (
                "there is no sheet called survey: give the sheet with the questions this name, "
                'instead of "survey 1"'
            )
        ],
        ["survey, row 1: row 1 lacks the heading 'type'"],
    ]
