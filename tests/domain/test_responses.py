import pytest

from domain import responses
from domain.answers import Answer
from domain.conditions import Chosen
from domain.opinions import Aspect, Ledger, Respondent, Statement
from domain.questions import (
    DepartmentChoice,
    FreeText,
    MultipleChoice,
    Rating,
    SingleChoice,
    Yields,
)
from domain.responses import Outcome
from tests.domain.questionnaires import asked, question

BAD = Chosen("rating", frozenset({"bad", "very_bad"}))
THIRD = Ledger.DISSATISFACTION
WHERE = question(DepartmentChoice, "where")
RATING = question(Rating, "rating")
WRONG = question(MultipleChoice, "wrong", show_if=BAD, yields=Yields(THIRD))
MORE = question(FreeText, "more", show_if=BAD, yields=Yields(THIRD, aspects_from="wrong"))
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
            Statement("跑了三趟", THIRD, (Aspect.PROCESS, Aspect.FEES)),
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

    assert outcome.statements == (Statement("跑了三趟", THIRD, ()),)


@pytest.mark.parametrize("source", [None, "where", "rating", "nowhere"])
def test_aspects_come_from_a_choice_or_from_nowhere(source):
    text = question(FreeText, "more", yields=Yields(Ledger.BENCHMARK, aspects_from=source))

    outcome = responses.read(asked(WHERE, RATING, text), {**ANSWERS, "rating": Answer("good")})

    assert outcome.statements == (Statement("跑了三趟", Ledger.BENCHMARK, ()),)


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
