import pytest

from domain import responses
from domain.answers import Answer
from domain.attachments import Medium
from domain.conditions import Chosen
from domain.opinions import Aspect, Ledger, Respondent, Statement
from domain.questions import (
    CONTACT,
    Contact,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
    Yields,
)
from domain.responses import Mode, Outcome
from tests.domain.questionnaires import PHOTO, SEALED, VOICE, asked, question

BAD = Chosen("rating", frozenset({"bad", "very_bad"}))
THIRD = Ledger.DISSATISFACTION
WHERE = question(DepartmentChoice, "where")
RATING = question(Rating, "rating")
WRONG = question(MultipleChoice, "wrong", show_if=BAD, yields=Yields(THIRD))
MORE = question(FreeText, "more", show_if=BAD, yields=Yields(THIRD, aspects_from="wrong"))
MORE_OR_LESS = question(FreeText, "more")
SURVEY = asked(WHERE, RATING, WRONG, MORE)
ANSWERS = {
    "where": Answer("tzcj"),
    "rating": Answer("bad"),
    "wrong": Answer(("a", "b", "c")),
    "more": Answer("跑了三趟"),
}


def test_a_response_is_read_with_its_department_grade_and_statements():
    assert responses.read(SURVEY, ANSWERS) == Outcome(
        respondent=Respondent.ENTERPRISE,
        department="tzcj",
        grade="bad",
        answers=ANSWERS,
        statements=(
            Statement("甲处不好", THIRD, (Aspect.PROCESS,)),
            Statement("乙处不好", THIRD, (Aspect.FEES,)),
            Statement("跑了三趟", THIRD, (Aspect.PROCESS, Aspect.FEES), "more"),
        ),
    )


def test_what_lies_off_the_path_was_taken_back_and_is_dropped():
    outcome = responses.read(SURVEY, {**ANSWERS, "rating": Answer("good")})

    assert (outcome.answers, outcome.statements) == (
        {"where": Answer("tzcj"), "rating": Answer("good")},
        (),
    )


def test_a_skipped_question_yields_nothing():
    answers = {**ANSWERS, "wrong": Answer(None), "more": Answer(None)}

    assert responses.read(SURVEY, answers).statements == ()


def test_a_text_without_ticks_beside_it_has_no_aspects():
    outcome = responses.read(SURVEY, {**ANSWERS, "wrong": Answer(None)})

    assert outcome.statements == (Statement("跑了三趟", THIRD, (), "more"),)


@pytest.mark.parametrize("source", [None, "where", "rating", "nowhere"])
def test_aspects_come_from_a_choice_or_from_nowhere(source):
    text = question(FreeText, "more", yields=Yields(Ledger.BENCHMARK, aspects_from=source))

    outcome = responses.read(asked(WHERE, RATING, text), {**ANSWERS, "rating": Answer("good")})

    assert outcome.statements == (Statement("跑了三趟", Ledger.BENCHMARK, (), "more"),)


@pytest.mark.parametrize(
    ("code", "statements"),
    [("a", (Statement("甲处不好", Ledger.SELF_CHECK, (Aspect.PROCESS,)),)), ("c", ())],
)
def test_a_single_choice_yields_the_statement_of_its_option(code, statements):
    which = question(SingleChoice, "which", yields=Yields(Ledger.SELF_CHECK))

    assert responses.read(asked(which), {"which": Answer(code)}).statements == statements


def test_a_code_is_never_taken_for_a_part_of_another():
    which = question(SingleChoice, "which", yields=Yields(Ledger.SELF_CHECK))

    assert responses.read(asked(which), {"which": Answer("cab")}).statements == ()


def test_a_question_that_yields_nothing_says_nothing():
    quiet = question(FreeText, "more")

    assert responses.read(asked(quiet), {"more": Answer("其他")}).statements == ()


def test_neither_department_nor_grade_need_be_asked():
    outcome = responses.read(asked(question(FreeText, "more")), {"more": Answer(None)})

    assert (outcome.department, outcome.grade) == (None, None)


@pytest.mark.parametrize(
    ("answers", "department"),
    [
        ({}, None),
        ({"where": Answer("czj")}, "czj"),
        ({"where": Answer("czj", settled=False)}, "czj"),
        ({"where": Answer(None)}, None),
    ],
)
def test_the_department_is_known_as_soon_as_it_is_answered(answers, department):
    assert responses.find_department(SURVEY, answers) == department


def test_a_department_off_the_path_is_not_the_one_a_response_is_about():
    kind = question(SingleChoice, "kind")
    first = question(DepartmentChoice, "first", show_if=Chosen("kind", frozenset("a")))
    second = question(DepartmentChoice, "second", show_if=Chosen("kind", frozenset("b")))
    answers = {"kind": Answer("b"), "first": Answer("czj"), "second": Answer("tzcj")}

    assert responses.find_department(asked(kind, first, second), answers) == "tzcj"


def test_a_caption_is_an_opinion_and_a_photo_without_one_is_none():
    photos = question(Upload, "photos", yields=Yields(THIRD, aspects_from="wrong"))
    wrong = question(MultipleChoice, "wrong")
    ticked = {"wrong": Answer(("a",))}

    told = ticked | {"photos": Answer(None, words="大厅太挤", attachments=(PHOTO,))}
    untold = ticked | {"photos": Answer(None, attachments=(PHOTO,))}

    said = Statement("大厅太挤", THIRD, (Aspect.PROCESS,), "photos")
    assert responses.read(asked(wrong, photos), told).statements == (said,)
    assert responses.read(asked(wrong, photos), untold).statements == ()


@pytest.mark.parametrize(
    ("kind", "answer"),
    [
        (Rating, Answer("bad")),
        (YesNo, Answer("no")),
        (Number, Answer("3")),
        (Day, Answer("2026-11-20")),
        (Location, Answer("37.4636,121.4479")),
        (Contact, Answer(SEALED)),
        (DepartmentChoice, Answer("czj", words="办证太慢")),
        (Note, Answer(None)),
    ],
)
def test_what_is_no_words_about_a_service_is_no_opinion(kind, answer):
    put = question(kind, "q", yields=Yields(THIRD))

    assert responses.read(asked(put), {"q": answer}).statements == ()


def test_a_contact_is_kept_apart_and_notes_are_no_answers():
    survey = asked(question(Note, "note"), MORE_OR_LESS, question(Contact, "who"))
    answers = {"note": Answer(None), "more": Answer("跑了三趟"), "who": Answer(SEALED)}

    outcome = responses.read(survey, answers)

    assert (outcome.answers, outcome.contact) == ({"more": Answer("跑了三趟")}, SEALED)


def test_the_matter_is_known_whether_its_department_is_or_not():
    left, found = Answer(None, words="办证太慢"), Answer("czj", words="办证太慢")

    outcomes = [responses.read(asked(WHERE), {"where": answer}) for answer in (left, found)]

    assert [(read.department, read.matter) for read in outcomes] == [
        (None, "办证太慢"),
        ("czj", "办证太慢"),
    ]


WHO = question(Contact, "who", required=False)


@pytest.mark.parametrize(
    ("mode", "questions"),
    [
        (Mode.ANONYMOUS, (MORE_OR_LESS,)),
        (Mode.CONFIDENTIAL, (MORE_OR_LESS,)),
        (Mode.RECORDED, (MORE_OR_LESS,)),
        (Mode.NAMED, (WHO, MORE_OR_LESS)),
    ],
)
def test_a_contact_is_asked_only_of_who_answers_by_name(mode, questions):
    survey = asked(WHO, MORE_OR_LESS)

    assert responses.asked_of(survey, mode) == asked(*questions)


@pytest.mark.parametrize(
    ("mode", "questions"),
    [
        (Mode.ANONYMOUS, (MORE_OR_LESS,)),
        (Mode.CONFIDENTIAL, (MORE_OR_LESS,)),
        (Mode.RECORDED, (MORE_OR_LESS,)),
        (Mode.NAMED, (MORE_OR_LESS, CONTACT)),
    ],
)
def test_who_answers_by_name_is_asked_last_where_the_questionnaire_does_not_ask(mode, questions):
    survey = asked(MORE_OR_LESS)

    assert responses.asked_of(survey, mode) == asked(*questions)


SPOKEN = question(
    FreeText,
    "spoken",
    accepts=frozenset({Medium.VOICE}),
    show_if=BAD,
    yields=Yields(THIRD, aspects_from="wrong"),
)


def test_what_a_voice_message_says_becomes_an_opinion_when_it_is_written_down():
    survey, answers = asked(WHERE, RATING, WRONG, SPOKEN), dict(ANSWERS)
    answers["spoken"] = Answer(None, attachments=(VOICE,))

    written = responses.transcribed(survey, answers, "spoken", "跑了三趟")

    said = Statement("跑了三趟", THIRD, (Aspect.PROCESS, Aspect.FEES), "spoken")
    assert written == (said,)
    assert said not in responses.read(survey, answers).statements


@pytest.mark.parametrize("question_id", ["nowhere", "where", "wrong", "more"])
def test_nothing_is_written_down_for_a_question_nobody_can_speak_to(question_id):
    survey = asked(WHERE, RATING, WRONG, MORE)

    assert responses.transcribed(survey, ANSWERS, question_id, "跑了三趟") == ()


def test_nothing_is_written_down_off_the_path_or_without_words_or_a_ledger():
    good = ANSWERS | {"rating": Answer("good")}
    quiet = question(FreeText, "spoken", accepts=frozenset(Medium))

    assert responses.transcribed(asked(RATING, SPOKEN), good, "spoken", "跑了三趟") == ()
    assert responses.transcribed(asked(RATING, SPOKEN), ANSWERS, "spoken", "") == ()
    assert responses.transcribed(asked(quiet), ANSWERS, "spoken", "跑了三趟") == ()


def test_the_department_is_the_first_that_was_given():
    survey = asked(question(DepartmentChoice, "first", required=False), WHERE)
    answers = {"first": Answer(None), "where": Answer("czj")}

    assert responses.read(survey, answers).department == "czj"


def test_what_is_written_down_has_no_aspects_where_none_were_ticked():
    survey = asked(RATING, WRONG, SPOKEN)
    answers = {"rating": Answer("bad")}

    written = responses.transcribed(survey, answers, "spoken", "跑了三趟")

    assert written == (Statement("跑了三趟", THIRD, (), "spoken"),)
