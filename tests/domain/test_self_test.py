"""The way to the worst rating through any questionnaire."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from domain import flow
from domain.answers import Answer
from domain.attachments import Medium
from domain.conditions import Chosen, Unless
from domain.questions import (
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
)
from domain.responses import Mode, asked_of
from domain.self_test import WORST, before_rating, is_skippable, walk
from tests.domain.questionnaires import AROUND, asked, patient, question, questionnaires

RATING = question(Rating, "rating")


def worst(questionnaire, department="tzcj"):
    """The answers on the way to the worst rating, as their values."""
    answers = walk(questionnaire, department, AROUND)
    return None if answers is None else {key: one.value for key, one in answers.items()}


def test_what_may_be_left_out_is_left_out():
    asked_for = asked(
        question(DepartmentChoice, "department"), RATING, question(FreeText, "why", required=False)
    )

    assert worst(asked_for) == {"department": "tzcj", "rating": WORST, "why": None}


@pytest.mark.parametrize(
    ("known", "value"),
    [
        (question(SingleChoice, "q"), "a"),
        (question(MultipleChoice, "q"), ("a",)),
        (question(YesNo, "q"), "yes"),
        (question(Number, "q"), "1"),
        (question(Number, "q", least=Decimal(7), most=Decimal(9)), "7"),
        (question(Number, "q", above=Decimal(7), below=Decimal(9)), "8"),
        (question(Number, "q", whole=False, above=Decimal(0), below=Decimal(1)), "0.5"),
        (question(Day, "q"), "2026-11-21"),
        (question(Day, "q", earliest=date(2027, 1, 1), past=False), "2027-01-01"),
        (question(FreeText, "q"), "自检"),
        (question(FreeText, "q", longest=1), "自"),
        (question(FreeText, "q", pattern="[0-9]{11}"), "自检"),
        (question(Upload, "q", accepts=frozenset({Medium.PHOTO})), None),
        (question(Location, "q"), "0.0000,0.0000"),
        (question(Note, "q"), None),
    ],
)
def test_every_kind_of_question_before_the_rating_is_answered(known, value):
    assert worst(asked(known, RATING)) == {"q": value, "rating": WORST}


def test_another_choice_is_tried_where_the_first_leads_past_the_rating():
    rating = replace(RATING, show_if=Chosen("visited", frozenset({"no"})))

    assert worst(asked(question(YesNo, "visited"), rating)) == {"visited": "no", "rating": WORST}


@pytest.mark.parametrize(
    "questions",
    [
        (question(YesNo, "visited"),),
        (RATING, question(SingleChoice, "q", options=())),
        (question(YesNo, "visited"), replace(RATING, show_if=Chosen("visited", frozenset({"x"})))),
        tuple(question(SingleChoice, f"q{n}") for n in range(9)),  # too many ways to try them all
    ],
)
def test_where_no_way_leads_to_it_there_is_none(questions):
    assert worst(asked(*questions)) is None


def test_where_the_department_is_asked_and_none_is_known_there_is_no_way():
    assert worst(asked(question(DepartmentChoice, "department"), RATING), None) is None


def test_the_rating_is_found_with_what_was_answered_before_it():
    questionnaire = asked(question(YesNo, "visited"), RATING, question(YesNo, "after"))
    answers = walk(questionnaire, "tzcj", AROUND)

    rating, before = before_rating(questionnaire, answers)

    assert (rating, list(before)) == (RATING, ["visited"])
    assert flow.next_step(questionnaire, before).question == RATING


def test_without_a_rating_on_the_way_there_is_none_to_be_found():
    questionnaire = asked(question(Note, "note"))

    assert before_rating(questionnaire, {"note": Answer(None)}) is None


@pytest.mark.parametrize("required", [True, False])
def test_a_rating_may_be_left_out_where_its_author_says_so(required):
    rating = replace(RATING, required=required)

    assert is_skippable(asked(rating), rating, {}, AROUND) is not required


@patient
@given(questionnaires())
def test_a_way_that_is_found_ends_at_the_review_with_the_worst_grade(questionnaire):
    anonymous = asked_of(questionnaire, Mode.ANONYMOUS)

    answers = walk(anonymous, "tzcj", AROUND)

    if answers is not None:
        rating, _ = before_rating(anonymous, answers)
        assert isinstance(flow.next_step(anonymous, answers), flow.Review)
        assert answers[rating.id].value == WORST


def test_a_contact_is_nothing_the_test_could_give():
    assert worst(asked(question(Contact, "q"), RATING)) is None


def test_a_question_that_is_left_out_of_the_way_is_not_answered():
    hidden = question(YesNo, "q", show_if=Unless(Chosen("rating", frozenset({WORST}))))

    assert worst(asked(RATING, hidden)) == {"rating": WORST}
