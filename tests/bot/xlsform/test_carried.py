"""What XLSForm says and questionnaires can say too."""

import pytest

from domain.attachments import Medium
from domain.conditions import Answered, Every, Unless
from domain.opinions import Respondent
from domain.questionnaire import Questionnaire
from domain.questions import (
    GRADES,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Option,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
)
from domain.text import Text
from tests.bot.xlsform.conftest import COLOURS, COMMON, HEAD, LIST, ORDER, chosen, only

RED = Option("red", Text("红", "Red"))
BLUE = Option("blue", Text("蓝", "Blue"))
NONE = Option("none", Text("无", "No"))


def test_a_form_becomes_a_questionnaire(taken):
    questionnaire, remarks = taken([HEAD, ("text", "q", "问？", "Ask?")])

    assert remarks == []
    assert questionnaire == Questionnaire(
        id="demo",
        version=1,
        title=Text("Demo", "Demo"),
        respondent=Respondent.CITIZEN,
        questions=(FreeText(**COMMON),),
    )


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("text", FreeText(**COMMON)),
        ("integer", Number(**COMMON)),
        ("decimal", Number(**COMMON, whole=False)),
        ("date", Day(**COMMON)),
        ("image", Upload(**COMMON, accepts=frozenset({Medium.PHOTO}), most=1)),
        ("audio", Upload(**COMMON, accepts=frozenset({Medium.VOICE}), most=1)),
        ("file", Upload(**COMMON, accepts=frozenset({Medium.DOCUMENT, Medium.PHOTO}), most=1)),
        ("geopoint", Location(**COMMON)),
        ("note", Note(**{**COMMON, "required": True})),
        ("select_one c", SingleChoice(**COMMON, options=(RED, BLUE, NONE))),
        ("select_multiple c", MultipleChoice(**COMMON, options=(RED, BLUE, NONE))),
        ("select one from c", SingleChoice(**COMMON, options=(RED, BLUE, NONE))),
        ("add integer prompt", Number(**COMMON)),
        ("q int", Number(**COMMON)),
    ],
)
def test_types_become_kinds_of_questions(taken, kind, meant):
    question, remarks = only(taken, kind, COLOURS)

    assert question == meant
    assert remarks in ([], ['choices, row 2: the list "c" is not used: left out'])


@pytest.mark.parametrize("written", ["yes", "TRUE", "true()", True])
def test_what_is_required_is_required(taken, written):
    question, _ = only(taken, "text", required=written)

    assert question.required is True


def test_hints_and_messages_are_carried_in_both_languages(taken):
    survey = [
        (*HEAD, "hint::中文 (zh)", "hint::English (en)", "constraint_message::中文 (zh)"),
        ("integer", "q", "问？", "Ask?", "细说", "Details", "要数字"),
    ]

    questionnaire, remarks = taken(survey)

    assert questionnaire.questions == (
        Number(**COMMON, hint=Text("细说", "Details"), complaint=Text("要数字", "要数字")),
    )
    assert remarks == [
        "survey, row 2: constraint_message has no English: the other language is used"
    ]


def test_groups_are_flattened_with_their_condition_and_their_heading(taken):
    questionnaire, remarks = taken(
        [
            (*HEAD, "relevant", "appearance"),
            ("text", "a", "甲", "A"),
            ("begin group", "outer", "外", "Outer", "${a} != ''", "field-list"),
            ("begin_group", "inner", None, None, None, None),
            ("text", "b", "乙", "B", "${a} != ''"),
            ("text", "c", "丙", "C", "${b} = ''"),
            ("end_group", None),
            ("end group", None),
            ("text", "d", "丁", "D"),
        ]
    )

    conditions = {each.id: (each.show_if, each.text.zh) for each in questionnaire.questions}
    assert conditions == {
        "a": (None, "甲"),
        "b": (Answered("a"), "外\n乙"),
        "c": (Every((Answered("a"), Unless(Answered("b")))), "丙"),
        "d": (None, "丁"),
    }
    assert remarks == [
        "survey, row 3: left out: appearance field-list",
        "survey, row 3: the group's label stands over its first question, wherever that is asked",
    ]


def test_the_five_grades_yes_and_no_and_the_departments_are_kinds_of_their_own(taken):
    choices = [
        LIST,
        *[("g", grade, label.zh, label.en) for grade, label in GRADES.items()],
        *[("d", code, f"{code}局", f"{code} Bureau") for code in ("jsj", "czj")],
        ("y", "yes", "是", "Yes"),
        ("y", "no", "否", "No"),
        ("h", "yes", "有", "Has"),
        ("h", "no", "无", "Has not"),
    ]
    survey = [
        (*HEAD, "relevant"),
        ("select_one d", "dept", "部门", "Department"),
        ("select_one g", "grade", "评价", "Grade"),
        ("select_one y", "again", "再来", "Again", "${grade} = 'bad'"),
        ("select_one h", "other", "有无", "Has"),
    ]

    questionnaire, remarks = taken(survey, choices)

    kinds = [type(question) for question in questionnaire.questions]
    assert kinds == [DepartmentChoice, Rating, YesNo, SingleChoice]
    assert questionnaire.questions[2].show_if == chosen("grade", "bad")
    assert remarks == [
        (
            "survey, row 2: its choices are the departments of the configuration, which are shown "
            "by their names there"
        ),
        (
            "survey, row 3: its choices are the five grades: it becomes the rating of the "
            "department, with the bot's own buttons, best first (for another question, change a "
            "label)"
        ),
        "survey, row 4: its choices are yes and no: it gets the bot's own two buttons",
    ]


@pytest.mark.parametrize("last", [[], [("c", "other", "别的", "Else")]])
def test_what_is_in_no_list_is_asked_for_in_words(taken, last):
    survey = [HEAD, ("select_multiple c or_other", "q", "问？", "Ask?")]

    questionnaire, remarks = taken(survey, [*COLOURS, *last])

    first, second = questionnaire.questions
    assert [option.code for option in first.options] == ["red", "blue", "none", "other"]
    assert (second.id, second.show_if) == ("q_other", chosen("q", "other"))
    assert second.required is False
    assert remarks == [
        "survey, row 2: or_other: a text question q_other is added in the bot's own words"
    ]


def test_a_language_may_be_spelt_in_two_ways(taken):
    choices = [("list_name", "name", "label::中文", "label::English (EN)"), *COLOURS[1:]]

    question, remarks = only(taken, "select_one c", choices)

    assert (question.options, remarks) == ((RED, BLUE, NONE), [])


def test_grades_are_known_by_their_labels_too(taken):
    labels = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    choices = [("list_name", "name", "label")]
    choices += [("g", 5 - place, label) for place, label in enumerate(labels)]
    survey = [
        ("type", "name", "label", "relevant"),
        ("select_one g", "grade", "评价"),
        ("text", "why", "为什么", "${grade} <= 2"),
    ]

    questionnaire, _ = taken(survey, choices)

    assert isinstance(questionnaire.questions[0], Rating)
    assert questionnaire.questions[1].show_if == chosen("grade", "bad", "very_bad")


def test_names_become_short_codes_each_its_own(taken):
    survey = [
        HEAD,
        ("text", "Name_of_the_Enterprise", "一", "One"),
        ("text", "name_of_the_enterprise_now", "二", "Two"),
        ("text", "企业", "三", "Three"),
        ("text", "contact", "四", "Four"),
        ("text", "ok", "五", "Five", None),
    ]

    questionnaire, remarks = taken(survey)

    ids = [question.id for question in questionnaire.questions]
    assert ids == ["name_of_the_ente", "name_of_the_en_2", "q", "contact_2", "ok"]
    assert remarks == [
        'survey, row 2: the name "Name_of_the_Enterprise" becomes the id name_of_the_ente',
        'survey, row 3: the name "name_of_the_enterprise_now" becomes the id name_of_the_en_2',
        'survey, row 4: the name "企业" becomes the id q',
        'survey, row 5: the name "contact" becomes the id contact_2',
    ]


@pytest.mark.parametrize(
    ("settings", "version", "remark"),
    [
        ([("form_id", "version"), ("demo", 3)], 3, []),
        (
            [("form_id", "version"), ("demo", "2020071701")],
            5,
            ['settings, row 2: the version "2020071701" is no number up to 1000000: we count'],
        ),
        ([("form_id",), ("demo",)], 5, []),
    ],
)
def test_a_form_without_a_version_of_ours_gets_the_next_one(taken, settings, version, remark):
    order = type(ORDER)(None, Respondent.STAFF, ORDER.departments, frozenset({("demo", 4)}))

    questionnaire, remarks = taken([HEAD, ("text", "q", "问", "Ask")], [], settings, order=order)

    known = (questionnaire.id, questionnaire.version, questionnaire.respondent, remarks)
    assert known == ("demo", version, Respondent.STAFF, remark)


def test_the_id_can_be_given(taken):
    order = type(ORDER)("mine", Respondent.CITIZEN, (), frozenset())

    questionnaire, _ = taken([HEAD, ("text", "q", "问", "Ask")], order=order)

    assert questionnaire.id == "mine"


def test_headings_are_read_as_pyxform_reads_them(taken):
    survey = [
        ("Type", " name ", "caption", "Relevance", "read only", "constraining_message", "Required"),
        ("text", "a", "甲", None, "no", None, "Yes"),
        (" select  one from c ", " b ", " 乙 ", "${a}='' ", None, " 不对 ", None),
        (None, None, None),
        ("text", "c", "丙"),
    ]
    choices = [("list name", "value", "caption"), ("c", 1, "一"), ("c", 2.0, "二")]

    questionnaire, remarks = taken(survey, choices)

    first, second, third = questionnaire.questions
    assert (first.required, third.text) == (True, Text("丙", "丙"))
    assert (second.complaint, second.show_if) == (Text("不对", "不对"), Unless(Answered("a")))
    assert [option.code for option in second.options] == ["c1", "c2"]
    assert remarks == [
        "survey: the form is in one language only: these words are used for Chinese and English",
        'choices, row 2: the name "1" becomes the code c1',
        'choices, row 3: the name "2" becomes the code c2',
    ]
