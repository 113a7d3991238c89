"""What relevant becomes, and what it cannot say here."""

import pytest

from domain.conditions import Answered, Either, Every, Unless
from tests.bot.xlsform.conftest import ASK, COLOURS, HEAD, chosen


def shown_if(taken, relevant):
    """The condition of a last question about a choice, choices, a number, a day and words."""
    survey = [
        (*HEAD, "relevant", "constraint"),
        ("select_one c", "one", "一", "One"),
        ("select_multiple c", "many", "多", "Many"),
        ("select_one n", "size", "大小", "Size"),
        ("integer", "age", "岁", "Age"),
        ("integer", "score", "分", "Score", None, ". >= 0 and . <= 10"),
        ("integer", "kids", "孩", "Kids", None, ". > -1"),
        ("decimal", "fee", "费", "Fee", None, ". >= 0"),
        ("date", "day", "日", "Day"),
        ("text", "words", "话", "Words"),
        ("text", "last", "末", "Last", relevant),
    ]
    sizes = [("n", str(size), f"{size}个", f"{size} of them") for size in (1, 2, 3)]
    questionnaire, _ = taken(survey, [*COLOURS, *sizes])
    return questionnaire.questions[-1].show_if


@pytest.mark.parametrize(
    ("relevant", "meant"),
    [
        ("selected(${one}, 'red')", chosen("one", "red")),
        ("${one} = 'red'", chosen("one", "red")),
        ("'red' = ${one}", chosen("one", "red")),
        ('${one}="red"', chosen("one", "red")),
        ("${one} != 'red'", Unless(chosen("one", "red"))),
        ("not(${one} != 'red')", chosen("one", "red")),
        ("selected( ${many} , 'red' )", chosen("many", "red")),
        (
            "${many} = 'red'",
            Every((chosen("many", "red"), Unless(chosen("many", "blue", "none")))),
        ),
        ("not(selected(${many}, 'none'))", Unless(chosen("many", "none"))),
        ("${one} = 'red' or ${one} = 'blue'", chosen("one", "red", "blue")),
        (
            "${one} = 'red' or ${age} = 1 or selected(${one}, 'blue')",
            Either((chosen("one", "red", "blue"), chosen("age", "1"))),
        ),
        (
            "${one} = 'red' and (${age} = 7 or ${age} = 8.0)",
            Every((chosen("one", "red"), chosen("age", "7", "8"))),
        ),
        ("${size} = 2", chosen("size", "c2")),
        ("${size} = '2'", chosen("size", "c2")),
        ("${size} >= 2", chosen("size", "c2", "c3")),
        ("${size} != 2", Unless(chosen("size", "c2"))),
        ("${score} < 3", chosen("score", "0", "1", "2")),
        ("9 <= ${score}", chosen("score", "9", "10")),
        ("${day} = '2020-07-17'", chosen("day", "2020-07-17")),
        ("${day} != date('2020-07-17')", Unless(chosen("day", "2020-07-17"))),
        ("${words} != ''", Answered("words")),
        ("${words} = ''", Unless(Answered("words"))),
        ("string-length(${words}) > 0", Answered("words")),
        ("count-selected(${many}) >= 1", Answered("many")),
        ("count-selected(${many}) = 0", Unless(Answered("many"))),
        ("true()", None),
        ("true() or ${words} = ''", None),
        ("not(false()) and ${words} != ''", Answered("words")),
        ("selected(${one}, 'red') = true()", chosen("one", "red")),
        ("selected(${one}, 'red') = false()", Unless(chosen("one", "red"))),
        ("selected(${one}, 'red') != true()", Unless(chosen("one", "red"))),
        (
            "if(${one} = 'red', true(), ${age} = 7)",
            Either(
                (chosen("one", "red"), Every((Unless(chosen("one", "red")), chosen("age", "7"))))
            ),
        ),
        ("${score} > 2", Every((Answered("score"), Unless(chosen("score", "0", "1", "2"))))),
        ("${score} >= 0", Answered("score")),
        ("${kids} > 0", Every((Answered("kids"), Unless(chosen("kids", "0"))))),
        ("${kids} < 2.5", chosen("kids", "0", "1", "2")),
        ("${fee} > 0", Every((Answered("fee"), Unless(chosen("fee", "0"))))),
        ("${fee} <= 0", chosen("fee", "0")),
    ],
)
def test_relevant_becomes_a_condition(taken, relevant, meant):
    assert shown_if(taken, relevant) == meant


@pytest.mark.parametrize(
    ("relevant", "why"),
    [
        (
            "${age} >= 18",
            (
                "compares ${age} by size: give that question, of type integer, a constraint with "
                "an end at most 100 away, such as . >= 0"
            ),
        ),
        ("${age} + 1 = 2", 'reckons with "+"'),
        ("${age} mod 2 = 0", 'reckons with "mod"'),
        ("${words} = 'x'", "compares ${words}, whose answers are free words: use select_one there"),
        ("${one}", "names an answer or a value without comparing it"),
        ("${one} = ${many}", "compares something else than an answer with a value"),
        ("selected(${one}, 'green')", 'looks for "green", which is no choice of ${one}'),
        ("selected(${age}, 'red')", "asks what is selected in ${age}, which has no choices"),
        ("count-selected(${many}) > 1", "counts: it can only ask whether there is an answer"),
        ("${last} = ''", "looks at ${last}, which is no question above this row"),
        ("${later} = ''", "looks at ${later}, which is no question above this row"),
        ("${now} != ''", "looks at ${now}, which is left out"),
        ("${film} != ''", "looks at ${film}, which cannot be carried"),
        ("${group} != ''", "looks at ${group}, a group, which nobody answers"),
        ("${text} != ''", "looks at ${text}, a note, which nobody answers"),
        ("${score} > 10", "can never hold"),
        ("${day} = 'soon'", 'compares a date with "soon"'),
        ("regex(${words}, 'x')", "calls regex()"),
        ("today()", "calls today()"),
        (
            "${day} > date('2020-07-17')",
            "compares ${day} by size: a date can only be one day or not",
        ),
        ("${one} > 2", "compares ${one} by size, and its answers are no numbers"),
        ("${score} > 'x'", "compares ${score} by size with what is no number"),
        ("${one} ＝ 'red'", 'has the full-width sign "＝": write ='),
        ("${one} = 'red' AND ${age} = 1", 'has "AND": write it in small letters'),
        ("${one} <> 'red'", 'has "<>": write !='),
        ("not ${one} = 'red'", 'has "not": write it as not(…)'),
        (". = 'x'", 'looks at its own answer "."'),
        ("../one = 'red'", 'has ".."'),
        ("/data/one = 'red'", 'has "/"'),
        ("one = 'red'", 'has "one", which is neither an answer, as ${q1}, nor a value in quotes'),
        ("${one} = 'red", 'has "\'red"'),
        ("${one} = 'red' ${age}", 'has "age" where it should end'),
        ("(${one} = 'red'", 'has "its end" instead of ")"'),
        ("${one} =", "ends too early"),
        ("(" * 40 + "${one} = 'red'" + ")" * 40, "is nested too deeply"),
    ],
)
def test_conditions(refused, relevant, why):
    survey = [
        (*HEAD, "relevant", "constraint"),
        ("start", "now"),
        ("begin group", "group"),
        ("video", "film", "片", "Film"),
        ("note", "text", "读", "Read"),
        ("select_one c", "one", "一", "One"),
        ("select_multiple c", "many", "多", "Many"),
        ("integer", "age", "岁", "Age"),
        ("integer", "score", "分", "Score", None, ". >= 0 and . <= 10"),
        ("date", "day", "日", "Day"),
        ("text", "words", "话", "Words"),
        ("end group",),
        ("text", "last", "末", "Last", relevant),
        ("text", "later", "后", "Later"),
    ]

    said = refused(survey, COLOURS)

    shown = relevant if len(relevant) <= 60 else f"{relevant[:59]}…"
    assert said[1:2] == [f"survey, row 13: relevant {why}: {shown}"]


def test_what_is_never_asked_is_left_out(taken):
    survey = [
        (*HEAD, "relevant"),
        ASK,
        ("text", "a", "甲", "A", "false()"),
        ("begin_group", "g", None, None, "${q} != '' and false()"),
        ("text", "b", "乙", "B"),
        ("end_group",),
        ("begin_group", "h", None, None, "not(false())"),
        ("text", "c", "丙", "C"),
        ("end_group",),
    ]

    questionnaire, remarks = taken(survey)

    assert [(each.id, each.show_if) for each in questionnaire.questions] == [
        ("q", None),
        ("c", None),
    ]
    assert remarks == [
        f"survey, row {row}: left out: never asked, as relevant is false()" for row in (3, 5)
    ]


def test_a_condition_that_is_nested_too_deeply(refused):
    relevant = "${q} != ''"
    for number in range(9):
        relevant = f"({relevant} {'or' if number % 2 else 'and'} ${{n}} = {number})"
    survey = [(*HEAD, "relevant"), ASK, ("integer", "n", "数", "N")]

    said = refused([*survey, ("text", "r", "二", "Two", relevant)])

    assert said == ["survey, row 4: relevant is nested too deeply: make it simpler"]
