"""What constraints become, and which ones cannot be carried."""

from datetime import date
from decimal import Decimal

import pytest

from domain.questions import Day, FreeText, Number
from tests.bot.xlsform.conftest import COLOURS, COMMON, HEAD, only


@pytest.mark.parametrize(
    ("kind", "constraint", "limits"),
    [
        ("integer", ". >= 0 and . <= 100", {"least": Decimal(0), "most": Decimal(100)}),
        ("integer", ".>0 and .<10", {"above": Decimal(0), "below": Decimal(10)}),
        ("integer", "0 < . and (. <= 5)", {"above": Decimal(0), "most": Decimal(5)}),
        ("integer", ". >= 0 and . >= 3", {"least": Decimal(3)}),
        ("integer", ". <= 9 and . < 9 and . > -2", {"below": Decimal(9), "above": Decimal(-2)}),
        ("decimal", ". <= 0.5", {"whole": False, "most": Decimal("0.5")}),
        ("integer", "not(. < 0 or . > 9)", {"least": Decimal(0), "most": Decimal(9)}),
        ("integer", "not(not(. > 3)) and . != ''", {"above": Decimal(3)}),
        ("integer", "if(true(), . < 9, . > 20)", {"below": Decimal(9)}),
        ("date", ". <= today()", {"future": False}),
        ("date", ". < now() and string-length(.) > 0", {"future": False}),
        ("date", "today() <= .", {"past": False}),
        (
            "date",
            ". >= date('2020-07-17') and . < date('2020-08-16')",
            {"earliest": date(2020, 7, 17), "latest": date(2020, 8, 15)},
        ),
        ("date", ". > '2020-07-17'", {"earliest": date(2020, 7, 18)}),
        ("text", "regex(., '^[0-9]{11}$')", {"pattern": "^[0-9]{11}$"}),
        ("text", r"regex(., '[\u4e00-\u9fa5]+')", {"pattern": r"[\x{4e00}-\x{9fa5}]+"}),
        ("text", "string-length(.) <= 20", {"longest": 20}),
        ("text", "string-length(.) < 20 and regex(., 'a+')", {"longest": 19, "pattern": "a+"}),
        ("text", "string-length(.) >= 3", {"pattern": "(?s).{3,}"}),
        ("text", "string-length(.) > 3", {"pattern": "(?s).{4,}"}),
        ("text", "string-length(.) = 6", {"longest": 6, "pattern": "(?s).{6}"}),
    ],
)
def test_constraints_become_limits(taken, kind, constraint, limits):
    kinds = {"integer": Number, "decimal": Number, "date": Day, "text": FreeText}

    question, remarks = only(taken, kind, constraint=constraint)

    assert (question, remarks) == (kinds[kind](**COMMON, **limits), [])


@pytest.mark.parametrize(
    "constraint",
    [
        "not(selected(., 'none') and count-selected(.) > 1)",
        "not(selected(.,'none') and (selected(.,'red') or selected(.,'blue')))",
        "count-selected(.) = 1 or not(selected(., 'none'))",
        "if(selected(., 'none'), count-selected(.) = 1, true())",
        "(selected(., 'none') and count-selected(.) < 2) or not(selected(., 'none'))",
        ". = 'none' or not(selected(., 'none'))",
    ],
)
def test_a_choice_that_stands_alone_is_found_however_it_is_said(taken, constraint):
    question, remarks = only(taken, "select_multiple c", COLOURS, constraint=constraint)

    assert [option.code for option in question.options if option.exclusive] == ["none"]
    assert remarks == []


@pytest.mark.parametrize(
    ("kind", "constraint"),
    [
        ("text", "string-length(.) > 0 and . != ''"),
        ("text", "string-length(.) >= 1"),
        ("integer", "true()"),
        ("date", ". != ''"),
        ("image", ". != ''"),
        ("select_one c", "string-length(.) != 0"),
        ("select_multiple c", "count-selected(.) >= 1 and string-length(.) > 0"),
        ("select_multiple c", "count-selected(.) <= 3"),
    ],
)
def test_a_constraint_that_any_answer_fulfils_is_left_out(taken, kind, constraint):
    question, remarks = only(taken, kind, COLOURS, constraint=constraint)

    assert question.id == "q"
    left_out = [remark for remark in remarks if "is not used" not in remark]
    said = f"survey, row 2: left out: constraint, which any answer fulfils: {constraint}"
    assert left_out == [said]


@pytest.mark.parametrize(
    ("kind", "constraint", "why"),
    [
        ("integer", ". > ${a}", "limits a number by something else than numbers"),
        ("integer", ". < 5 or . > 9", 'has "or": limits can only be joined by "and"'),
        ("integer", ". = 5", 'limits a number with "=": use <, <=, > or >='),
        (
            "integer",
            "regex(., '[0-9]+')",
            "looks at single digits: use type text for such a number",
        ),
        ("date", ". < today()", 'leaves out today: write "<= today()" or ">= today()"'),
        ("date", ". > 'soon'", 'has "soon", which is no date such as 2020-07-17'),
        ("date", ". > '9999-12-31'", 'has "9999-12-31", which is no date such as 2020-07-17'),
        ("date", ". = '2020-07-17'", 'limits a date with "="'),
        ("date", ". > ${a}", "limits a date by something else than today() and dates"),
        ("text", ". = 'x'", "limits a text by something else than one regex and its length"),
        (
            "text",
            "regex(., 'a') and regex(., 'b')",
            "limits a text by something else than one regex and its length",
        ),
        (
            "text",
            "regex(., 'a') and string-length(.) >= 3",
            "limits the length to at least 3 beside a regex",
        ),
        ("text", "string-length(.) < 1", "leaves no text to write"),
        ("text", "string-length(.) <= 1.5", "counts characters by halves"),
        ("select_one c", ". != 'red'", "limits an answer of this type"),
        ("image", ". = 'x'", "limits an answer of this type"),
        (
            "select_multiple c",
            "count-selected(.) <= 2",
            "limits how many may be ticked, which the bot cannot: say it in the hint instead",
        ),
        (
            "select_multiple c",
            "not(selected(., 'red') and selected(., 'blue'))",
            "limits what may be ticked together, other than one choice that stands alone",
        ),
        (
            "select_multiple c",
            "selected(., ${a})",
            "limits what may be ticked by something else than choices",
        ),
    ],
)
def test_constraints(refused, kind, constraint, why):
    survey = [(*HEAD, "constraint"), ("text", "a", "甲", "A"), (kind, "q", "问", "Ask", constraint)]

    assert refused(survey, COLOURS) == [f"survey, row 3: constraint {why}: {constraint}"]


def test_limits_that_leave_nothing(refused):
    survey = [(*HEAD, "constraint"), ("integer", "q", "问", "Ask", ". > 5 and . < 6")]

    assert refused(survey) == [
        "survey, row 2: constraint leaves no number to give: correct the bounds"
    ]


def test_patterns_that_re2_does_not_take(refused):
    survey = [(*HEAD, "constraint"), ("text", "q", "问", "Ask", "regex(., '(?=a)b')")]

    assert refused(survey) == [
        (
            "survey, row 2: constraint has a regex that the bot's own way of reading them (RE2) "
            "does not know (invalid perl operator: (?=): rewrite it"
        )
    ]
