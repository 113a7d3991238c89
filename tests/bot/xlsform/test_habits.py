"""Workbooks as people with different habits write them."""

import zipfile

import pytest
from openpyxl import load_workbook

from bot.xlsform.importing import take_over
from domain.conditions import Chosen
from domain.questions import GRADES, MultipleChoice, Note, Number, Rating, SingleChoice, YesNo
from domain.text import Text
from tests.bot.xlsform.conftest import ASK, COLOURS, COMMON, EN, HEAD, LIST, ORDER, ZH, only

YES_NO = [LIST, ("yn", "yes", "是", "Yes"), ("yn", "no", "否", "No")]


@pytest.mark.parametrize("required", [True, "true", "yes", "1"])
def test_an_export_of_kobo(taken, required):
    head = ("type", "name", EN, ZH, "$kuid", "$autoname", "required", "relevant", "constraint")
    survey = [
        head,
        ("start", "start", None, None, "k1", "start", None),
        ("begin_group", "group_ab1", "Basics", "基本情况", "k2", None, "false"),
        ("select_one yn", "q", "Been here?", "来过吗？", "k3", "q", required),
        ("integer", "wait", "Minutes?", "几分钟？", "k4", None, "false", None, ". >= 0"),
        ("end_group", None, None, None, "/k2"),
        ("text", "why", "Why?", "为什么？", "k5", None, "false", "${wait} > 30 and ${q} = 'yes'"),
    ]

    questionnaire, remarks = taken(survey, YES_NO)

    first, second, third = questionnaire.questions
    assert isinstance(first, YesNo)
    assert (first.required, second.required, third.required) == (True, False, False)
    assert first.text == Text("基本情况\n来过吗？", "Basics\nBeen here?")
    assert remarks == [
        'survey, row 1: the column "$kuid" is none of XLSForm: left out',
        'survey, row 1: the column "$autoname" is none of XLSForm: left out',
        "survey, row 2: left out: start: the bot notes down and reckons nothing unasked",
        "survey, row 3: the group's label stands over its first question, wherever that is asked",
        "survey, row 4: its choices are yes and no: it gets the bot's own two buttons",
    ]


def test_a_form_in_chinese_all_through(taken):
    survey = [
        ("type", "name", "label", "relevant"),
        ("select_multiple 问题", "问题", "哪些问题？"),
        ("text", "说明", "请说明", "selected(${问题}, '其他')"),
    ]
    choices = [("list_name", "name", "label"), ("问题", "排队", "排队"), ("问题", "其他", "其他")]

    questionnaire, _ = taken(survey, choices)

    first, second = questionnaire.questions
    assert isinstance(first, MultipleChoice)
    assert [option.code for option in first.options] == ["c", "c_2"]
    assert second.show_if == Chosen("q", frozenset({"c_2"}))


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        *(("label::cn", "label::en"), ("label::CHS", "label::ENG"), ("label::简体", "label::英语")),
        *(("label::zh-CN", "label::en-US"), ("label :: 汉字", "Label::English(en)")),
        *(("label::国语", "label::Inglese (en)"), ("label", "label::English")),
        *(("label::Simplified Chinese (zh-Hans)", "label"), ("label:中文", "label:English")),
    ],
)
def test_languages_are_known_however_they_are_called(taken, chinese, english):
    questionnaire, remarks = taken(
        [("type", "name", chinese, english), ("text", "q", "问？", "Ask?")]
    )

    assert (questionnaire.questions[0].text, remarks) == (Text("问？", "Ask?"), [])


def test_words_that_have_no_place_are_said(taken):
    simplified, traditional = "label::简体中文 (zh-CN)", "label::繁體中文 (zh-TW)"
    settings = [("form_id", "default_language"), ("demo", "English")]
    survey = [("type", "name", simplified, traditional, "label::English", "label")]

    questionnaire, remarks = taken([*survey, ("text", "q", "问", "問", "Ask", "?!")], [], settings)

    assert questionnaire.questions[0].text == Text("问", "Ask")
    assert remarks == [
        "survey, row 2: label in the column 繁體中文 (zh-TW) is left out: there is another",
        "survey, row 2: label in the column without a language is left out: there is another",
    ]


def test_a_title_in_two_languages(taken):
    settings = [("form_title::中文", "form_title::English", "form_id"), ("标题", "Title", "demo")]

    questionnaire, _ = taken([HEAD, ASK], [], settings)

    assert questionnaire.title == Text("标题", "Title")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ('<a href="https://a.cn" target="_blank">here</a>', "here (https://a.cn)"),
        ("see [here](https://a.cn/b)", "see here (https://a.cn/b)"),
        ("Tom &amp; Jerry &lt;3&nbsp;!", "Tom & Jerry <3 !"),
        ("*soft* and _low_, 2*3*4, snake_case_x, ____", "soft and low, 2*3*4, snake_case_x, ____"),
        ("x < 5 && y > 3", "x < 5 && y > 3"),
        ("one\r\ntwo\tthree", "one\ntwo three"),
    ],
)
def test_decorated_words_are_plain(taken, written, shown):
    questionnaire, _ = taken([HEAD, ("note", "n", "读", written)])

    assert questionnaire.questions[0].text.en == shown


def test_decoration_around_nothing_is_no_label(refused):
    assert refused([HEAD, ("note", "n", "<b></b>", "<br>"), ASK]) == [
        "survey, row 2: has no label: there is nothing to ask"
    ]


def test_a_slider_over_whole_numbers_is_a_number(taken):
    survey = [(*HEAD, "parameters"), ("range", "q", "问？", "Ask?", "start=5 end=1 step=-1")]

    questionnaire, remarks = taken(survey)

    assert questionnaire.questions == (Number(**COMMON, least=1, most=5),)
    assert remarks == ["survey, row 2: range: the number is typed here"]


@pytest.mark.parametrize(
    ("kind", "column", "said", "remark"),
    [
        (
            "acknowledge",
            "required",
            "yes",
            "acknowledge: it is a note here, and its tick is not kept",
        ),
        ("text", "read_only", "yes", "read_only: it is a note here"),
        ("select_one c", "appearance", "w2 label", "appearance label: it is a note here"),
    ],
)
def test_what_nobody_answers_is_a_note(taken, kind, column, said, remark):
    question, remarks = only(taken, kind, COLOURS, **{column: said})

    assert question == Note(**{**COMMON, "required": True})
    assert remarks[0] == f"survey, row 2: {remark}"


def test_digits_are_asked_for_by_a_constraint(taken):
    _, remarks = only(taken, "text", appearance="numbers")

    assert remarks == [
        "survey, row 2: left out: appearance numbers",
        (
            "survey, row 2: any words can be typed; "
            "a constraint with regex(., '[0-9]+') asks for digits"
        ),
    ]


def test_grades_of_other_things_stay_a_choice(taken):
    words = ("很好", "好", "一般", "差", "很差")
    roads = [("g", code, zh, code) for code, zh in zip(GRADES, words, strict=True)]
    grades = [("s", 5 - n, label.zh, label.en) for n, label in enumerate(GRADES.values())]
    survey = [HEAD, ("select_one g", "a", "路况？", "Roads?")]
    survey += [(f"select_one {name}", name, "满意吗？", "Satisfied?") for name in ("s", "s2")]

    questionnaire, _ = taken(survey, [LIST, *roads, *grades, *[("s2", *g[1:]) for g in grades]])

    assert [type(each) for each in questionnaire.questions] == [SingleChoice, Rating, SingleChoice]


def test_what_a_group_has_without_effect_is_left_out(taken):
    survey = [
        (*HEAD, "hint", "required", "constraint_message"),
        ("begin_group", "g", None, None, "提示", "yes", "不对"),
        ASK,
        ("end_group", "g", "组", "Group"),
    ]

    _, remarks = taken(survey)

    assert remarks == [
        "survey, row 2: left out: hint of a group, which no form shows",
        "survey, row 2: left out: constraint_message of a group, which no form shows",
        (
            "survey, row 2: left out: required of a group has no effect "
            "(write it beside its questions)"
        ),
        "survey, row 4: left out: what stands beside the end of a group, which no form shows",
    ]


def test_a_formula_may_have_an_empty_result(workbook, tmp_path):
    path = workbook([(*HEAD, "hint"), (*ASK, "x")])
    book = load_workbook(path)
    book["survey"]["E2"] = '=IF(1=1,"","x")'
    book.save(path)
    reckoned = tmp_path / "reckoned.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(reckoned, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'r="E2"', b'r="E2" t="str"'))

    taken = take_over(reckoned, ORDER)

    assert taken.loaded.questionnaire.questions[0].hint is None
