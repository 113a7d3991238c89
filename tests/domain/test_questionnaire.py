import pytest

from domain.answers import Answer
from domain.attachments import Medium
from domain.conditions import Chosen
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
    accepted,
    options_of,
)
from tests.domain.questionnaires import OPTIONS, asked, question


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


@pytest.mark.parametrize("kind", [SingleChoice, MultipleChoice])
def test_the_options_of_a_choice_are_its_authors(kind):
    assert options_of(question(kind, "q")) == OPTIONS


@pytest.mark.parametrize(
    "kind",
    [
        *(Rating, YesNo, Number, Day, FreeText, Upload),
        *(Location, Contact, DepartmentChoice, Note),
    ],
)
def test_no_other_kind_of_question_has_options(kind):
    assert options_of(question(kind, "q")) == ()


@pytest.mark.parametrize(
    ("put", "media"),
    [
        (question(Upload, "q", accepts=frozenset({Medium.PHOTO})), frozenset({Medium.PHOTO})),
        (question(FreeText, "q", accepts=frozenset({Medium.VOICE})), frozenset({Medium.VOICE})),
        (question(FreeText, "q"), frozenset()),
        (question(Rating, "q"), frozenset()),
    ],
)
def test_a_question_takes_the_media_it_names(put, media):
    assert accepted(put) == media
