"""What respondents would never notice is left out, and said."""

import pytest

from domain.questions import SingleChoice
from domain.text import Text
from tests.bot.xlsform.conftest import ASK, EN, HEAD, ZH


@pytest.mark.parametrize(
    "kind",
    [
        *("start", "end", "today", "deviceid", "username", "phonenumber", "email", "simserial"),
        *("start-geopoint", "background-audio", "hidden"),
    ],
)
def test_what_a_form_notes_down_by_itself(taken, kind):
    questionnaire, remarks = taken([HEAD, (kind, "silent"), ASK])

    assert [question.id for question in questionnaire.questions] == ["q"]
    said = f"left out: {kind}: the bot notes down and reckons nothing unasked"
    assert remarks == [f"survey, row 2: {said}"]


def test_an_audit_and_a_calculation_nobody_looks_at(taken):
    survey = [
        (*HEAD, "calculation"),
        ("audit", "audit"),
        ("calculate", "c", None, None, "1+1"),
        ASK,
    ]

    _, remarks = taken(survey)

    assert remarks == [
        "survey, row 2: left out: audit: the bot notes down and reckons nothing unasked",
        "survey, row 3: left out: calculate: the bot notes down and reckons nothing unasked",
    ]


@pytest.mark.parametrize(
    ("column", "said", "remark"),
    [
        ("appearance", "multiline", "appearance multiline"),
        ("guidance_hint", "Read out", "guidance_hint: it is for interviewers"),
        ("required_message", "Must", "required_message: the bot has its own words"),
        ("parameters", "rows=3", "parameters rows=3"),
        ("body::accuracyThreshold", "5", "accuracyThreshold 5"),
        ("bind::esri:fieldType", "null", "esri:fieldType null"),
        ("bind::saveIncomplete", "true()", "saveIncomplete"),
        ("default", "x", "default: the bot puts no answer into anyone's mouth"),
        ("media::image", "a.png", "image: a question shows no pictures"),
        ("audio::English (en)", "a.mp3", "audio: a question plays no recordings"),
        ("video", "a.mp4", "video: a question plays no films"),
        ("instance::hxl", "#x", "what is meant for other programs"),
    ],
)
def test_columns_that_change_no_question(taken, column, said, remark):
    _, remarks = taken([(*HEAD, column), (*ASK, said)])

    assert remarks == [f"survey, row 2: left out: {remark}"]


def test_false_changes_nothing(taken):
    _, remarks = taken([(*HEAD, "read_only", "disabled"), (*ASK, "no", "no")])

    assert remarks == []


def test_what_is_disabled_or_only_a_comment(taken):
    survey = [(*HEAD, "disabled", "notes"), ("text", "x", "旧", "Old", "yes"), ASK]

    _, remarks = taken([*survey, (None, None, None, None, None, "see above")])

    assert remarks == [
        'survey, row 1: the column "notes" is none of XLSForm: left out',
        "survey, row 2: is disabled: left out",
        "survey, row 4: has no type, so it is a comment: left out",
    ]


def test_sheets_columns_lists_and_cells_that_are_no_part_of_a_form(taken):
    choices = [
        ("list_name", "name", ZH, EN, "region"),
        ("c", "a", "甲", "A", "north"),
        ("c", "b", "乙", "B", "south"),
        ("old", "x", "旧", "Old"),
        (None, "y", "无", "None"),
    ]
    survey = [HEAD, ("select_one c", "q", "问", "Ask", "think about it")]
    settings = [("form_title", "form_id", "style"), ("Demo", "demo", "pages"), ("More", "more")]

    _, remarks = taken(survey, choices, settings, Drafts=[("x",)], _ignored=[("x",)])

    assert remarks == [
        "settings, row 2: left out: style",
        "settings, row 3: only the first row of settings counts: left out",
        'survey, row 2: "think about it" stands under no heading: left out',
        'choices, row 1: the column "region" is none of XLSForm: left out',
        'choices, row 4: the list "old" is not used: left out',
        "choices, row 5: has no list_name: left out",
        "Drafts: is no sheet of XLSForm: left out",
    ]


def test_other_languages_are_left_out_and_a_missing_one_is_replaced(taken):
    survey = [
        (*HEAD, "label::Français (fr)", "hint"),
        (*ASK, "Demander", "Hint"),
        ("text", "r", None, "Only English"),
    ]

    questionnaire, remarks = taken(survey)

    first, second = questionnaire.questions
    assert (first.hint, second.text) == (Text("Hint", "Hint"), Text("Only English", "Only English"))
    assert remarks == [
        'survey: the language "Français (fr)" is left out: the bot speaks Chinese and English',
        "survey, row 3: label has no Chinese: the other language is used",
    ]


@pytest.mark.parametrize(
    ("headings", "said", "remark"),
    [
        (("label",), ("问",), "one language"),
        (("label::中文",), ("问",), "中文"),
        (("label:English",), ("Ask",), "English"),
        (("label::French (fr)",), ("Demander",), "French (fr)"),
    ],
)
def test_one_language_serves_for_both(taken, headings, said, remark):
    questionnaire, remarks = taken([("type", "name", *headings), ("text", "q", *said)])

    assert questionnaire.questions[0].text == Text(said[0], said[0])
    assert remarks == [
        f"survey: the form is in {remark} only: these words are used for Chinese and English"
    ]


def test_the_default_language_is_that_of_columns_without_one(taken):
    settings = [("form_id", "default_language"), ("demo", "中文 (zh)")]

    questionnaire, remarks = taken(
        [("type", "name", "label", EN), ("text", "q", "问", "Ask")], [], settings
    )

    assert (questionnaire.questions[0].text, remarks) == (Text("问", "Ask"), [])


def test_words_beside_both_languages_are_left_out(taken):
    _, remarks = taken([(*HEAD, "label"), (*ASK, "Demander")])

    assert remarks == [
        "survey, row 2: label in the column without a language is left out: there is another"
    ]


def test_decorations_of_words_are_left_out(taken):
    label = '# Title\n**Very** <span style="color:red">important</span>:<br>2 < 3, a_b__c'

    questionnaire, remarks = taken([HEAD, ("note", "q", "注意", label)])

    assert questionnaire.questions[0].text.en == "Title\nVery important:\n2 < 3, a_b__c"
    assert remarks == ["survey, row 2: bold, colours and the like are left out of its words"]


def test_a_button_is_one_line(taken):
    choices = [("list_name", "name", ZH, EN), ("c", "a", "甲\n一", "A \n a"), ("c", "b", "乙", "B")]

    questionnaire, _ = taken([HEAD, ("select_one c", "q", "问", "Ask")], choices)

    (question,) = questionnaire.questions
    assert isinstance(question, SingleChoice)
    assert question.options[0].label == Text("甲 一", "A a")


def test_a_long_question_has_a_short_name_for_the_review(taken):
    questionnaire, _ = taken([HEAD, ("text", "q", "问" * 30, "Ask?\nMore")])

    assert questionnaire.questions[0].short == Text("问" * 19 + "…", "Ask")


def test_a_group_without_questions_loses_its_label(taken):
    survey = [HEAD, ("begin group", "g", "组", "Group"), ("start", "s"), ("end group",), ASK]

    _, remarks = taken(survey)

    assert remarks[1] == "survey, row 2: the group has no question: its label is left out"


def test_a_form_without_settings_is_called_after_its_file(taken):
    questionnaire, remarks = taken([HEAD, ASK], [], [], name="Our Form 2020.xlsx")

    assert (questionnaire.id, questionnaire.title.en) == ("our_form_2020", "Our Form 2020")
    said = 'settings: the form "Our Form 2020" becomes the id our_form_2020 (another one: --id)'
    assert remarks == [said]
