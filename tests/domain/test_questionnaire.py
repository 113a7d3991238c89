import pytest

from domain.answers import Answer
from domain.conditions import Chosen, Either, Every, Unless, holds
from domain.questionnaire import codes_of
from domain.questions import (
    GRADES,
    DepartmentChoice,
    FreeText,
    MultipleChoice,
    Rating,
    SingleChoice,
)
from tests.domain.questionnaires import DEPARTMENTS, asked, question

YES = Chosen("q", frozenset({"a", "b"}))
NO = Chosen("q", frozenset({"c"}))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer("a"), True),
        (Answer("c"), False),
        (Answer(("c", "b")), True),
        (Answer(("c",)), False),
        (Answer(()), False),
        (Answer(None), False),
        (Answer("a", settled=False), False),
        (None, False),
    ],
)
def test_a_condition_holds_for_settled_answers_with_one_of_its_codes(answer, expected):
    answers = {} if answer is None else {"q": answer}

    assert holds(YES, answers) is expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Every((YES, YES)), True),
        (Every((YES, NO)), False),
        (Every(()), True),
        (Either((NO, YES)), True),
        (Either((NO, NO)), False),
        (Either(()), False),
        (Unless(NO), True),
        (Unless(YES), False),
        (Every((Unless(NO), Either((NO, YES)))), True),
    ],
)
def test_conditions_combine(condition, expected):
    assert holds(condition, {"q": Answer("a")}) is expected


def test_a_condition_does_not_see_an_answer_that_was_taken_back():
    first = question(SingleChoice, "first")
    second = question(SingleChoice, "second", show_if=Chosen("first", frozenset("a")))
    third = question(FreeText, "third", show_if=Chosen("second", frozenset("b")))
    survey = asked(first, second, third)

    path = survey.path({"first": Answer("c"), "second": Answer("b"), "third": Answer("x")})

    assert path == (first,)


def test_a_question_is_found_by_its_id():
    rating = question(Rating, "rating")

    survey = asked(question(FreeText, "why"), rating)

    assert (survey.find_question("rating"), survey.find_question("age")) == (rating, None)


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        (Rating, tuple(GRADES)),
        (SingleChoice, ("a", "b", "c", "none")),
        (MultipleChoice, ("a", "b", "c", "none")),
        (DepartmentChoice, DEPARTMENTS),
        (FreeText, ()),
    ],
)
def test_each_kind_of_question_offers_its_codes(kind, codes):
    assert codes_of(question(kind, "q"), DEPARTMENTS) == codes
