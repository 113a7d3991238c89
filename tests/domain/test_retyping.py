"""A message that an answer was typed in may be edited in the chat."""

import pytest

from domain import flow
from domain.answers import Answer
from domain.conditions import Chosen
from domain.flow import Ask, Review
from domain.questions import DepartmentChoice, FreeText, MultipleChoice, Number, Rating
from domain.reading import Reason
from tests.domain.questionnaires import AROUND, CORRECTING, PHOTO, asked, question

WHERE = question(DepartmentChoice, "where")
RATING = question(Rating, "rating")
TIMES = question(Number, "times")
MORE = question(FreeText, "more", show_if=Chosen("rating", frozenset({"bad"})))
LAST = question(MultipleChoice, "last")
SURVEY = asked(WHERE, RATING, TIMES, MORE, LAST)
ANSWERS = {
    "where": Answer("czj", words="办证太慢"),
    "rating": Answer("bad"),
    "times": Answer("3"),
    "more": Answer("太慢", attachments=(PHOTO,)),
}


def retype(question_id, text, *, answers=ANSWERS, around=AROUND):
    return flow.retype(SURVEY, answers, question_id, text, around)


@pytest.mark.parametrize(
    ("question_id", "text", "answer"),
    [
        ("more", " 太慢了 ", Answer("太慢了", attachments=(PHOTO,))),
        ("times", "４", Answer("4")),
        ("rating", "非常不满意", Answer("very_bad")),
        ("where", "投资促进局", Answer("tzcj", words="办证太慢")),
    ],
)
def test_an_answer_says_the_new_words(question_id, text, answer):
    assert retype(question_id, text).answers == {question_id: answer}


def test_the_open_question_stays_open():
    turn = retype("more", "太慢了")

    assert turn.step == Ask(LAST, None, done=4, total=5)


def test_what_depends_on_the_new_words_is_asked_anew():
    turn = retype("rating", "满意")

    assert turn.step == Ask(LAST, None, done=3, total=4)


def test_words_of_an_answer_in_the_review_may_be_edited_too():
    survey, answers = asked(TIMES), {"times": Answer("3")}

    turn = flow.retype(survey, answers, "times", "4", AROUND)

    assert turn.step == Review(((TIMES, Answer("4")),))


def test_an_answer_that_is_being_edited_stays_open():
    opened = ANSWERS | {"times": Answer("3", settled=False)}

    assert retype("times", "4", answers=opened).answers == {"times": Answer("4", settled=False)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Answer("czj", words="慢"), Answer("czj", words="办证慢")),
        (Answer(None, words="慢"), Answer(None, words="办证慢")),
        (Answer(None, settled=False, words="慢"), Answer(None, settled=False, words="办证慢")),
        (Answer("czj"), Answer(None, settled=False, words="办证慢")),
    ],
)
def test_the_matter_in_better_words_leaves_the_department_that_was_found(before, after):
    turn = retype("where", "办证慢", answers={"where": before})

    assert turn.answers == {"where": after}


@pytest.mark.parametrize(
    ("question_id", "text", "reason"),
    [
        ("times", "三", Reason.NOT_A_NUMBER),
        ("more", "x" * 11, Reason.TOO_LONG),
        ("more", "", Reason.EMPTY),
        ("rating", "还行", Reason.PICK_AN_OPTION),
        ("last", "甲", Reason.STALE),
        ("nowhere", "甲", Reason.STALE),
    ],
)
def test_what_is_no_answer_changes_nothing(question_id, text, reason):
    turn = retype(question_id, text)

    assert (turn.answers, turn.rejected) == ({}, reason)


def test_an_answer_off_the_path_is_not_changed():
    good = ANSWERS | {"rating": Answer("good")}

    assert retype("more", "太慢了", answers=good).rejected == Reason.STALE


def test_in_a_correction_the_first_rating_stays():
    turn = retype("rating", "满意", around=CORRECTING)

    assert (turn.answers, turn.rejected) == ({}, Reason.RATING_STAYS)
    assert retype("times", "4", around=CORRECTING).answers == {"times": Answer("4")}
