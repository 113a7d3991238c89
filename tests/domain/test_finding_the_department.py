"""Whoever does not know the department says what it is about."""

import pytest

from domain import flow
from domain.answers import Answer
from domain.conditions import Chosen
from domain.flow import Ask
from domain.opinions import Ledger
from domain.questions import DepartmentChoice, FreeText, MultipleChoice, Rating, Upload, Yields
from domain.replies import Enclosed, Pick, Ponder, Settle, Skip, Typed
from tests.domain.questionnaires import AROUND, PHOTO, asked, question

WHERE = question(DepartmentChoice, "where")
SURVEY = asked(WHERE, question(Rating, "rating"))


def take(answers, reply, survey=SURVEY):
    return flow.take(survey, answers, reply, AROUND)


def after(*replies, survey=SURVEY):
    """The answers after some replies that are all good."""
    answers = {}
    for reply in replies:
        turn = take(answers, reply, survey)
        assert turn.rejected is None
        answers |= turn.answers
    return answers


def test_a_typed_name_of_a_department_counts_as_a_tap_also_after_words_about_the_matter():
    answers = after(Typed("开店要跑三趟"))

    named = take(answers, Typed("财政局"))

    assert named == take(answers, Pick("where", "czj"))
    assert named.answers["where"] == Answer("czj", words="开店要跑三趟")


@pytest.mark.parametrize("reply", [Typed("开店要跑三趟"), Ponder("where")])
def test_whoever_does_not_know_the_department_is_asked_on(reply):
    turn = take({}, reply)

    assert turn.step == Ask(WHERE, turn.answers["where"], done=0, total=2)
    assert turn.rejected is None


@pytest.mark.parametrize(
    ("replies", "left"),
    [
        ((Typed("开店要跑三趟"), Skip("where")), Answer(None, words="开店要跑三趟")),
        ((Ponder("where"), Skip("where")), Answer(None)),
    ],
)
def test_the_department_may_be_left_to_staff_by_whoever_looked_for_it(replies, left):
    assert after(*replies) == {"where": left}


def test_words_about_the_matter_may_be_said_better():
    answers = after(Typed("开店"), Typed("开店要跑三趟"))

    assert answers == {"where": Answer(None, settled=False, words="开店要跑三趟")}


TROUBLE = question(FreeText, "trouble", longest=20, yields=Yields(Ledger.DISSATISFACTION))
NEVER = Chosen("nowhere", frozenset("a"))
PRAISE = question(FreeText, "praise", yields=Yields(Ledger.BENCHMARK))


@pytest.mark.parametrize("last", [Pick("where", "czj"), Skip("where"), Typed("财政局")])
def test_what_the_matter_is_stands_ready_where_trouble_is_asked_for(last):
    ticked = question(MultipleChoice, "ticked", yields=TROUBLE.yields)
    survey = asked(WHERE, PRAISE, ticked, TROUBLE)

    answers = after(Typed("开店要跑三趟"), last, survey=survey)

    assert answers.keys() == {"where", "trouble"}
    assert answers["trouble"] == Answer("开店要跑三趟", settled=False)


def test_words_stand_ready_only_once_the_department_is_settled():
    turn = take({}, Typed("开店要跑三趟"), asked(WHERE, TROUBLE))

    assert turn.answers == {"where": Answer(None, settled=False, words="开店要跑三趟")}


def test_words_that_stand_ready_are_kept_by_one_tap():
    survey = asked(WHERE, TROUBLE)
    replies = (Typed("开店要跑三趟"), Pick("where", "czj"), Settle("trouble"))

    assert after(*replies, survey=survey)["trouble"] == Answer("开店要跑三趟")


@pytest.mark.parametrize(
    "survey",
    [
        asked(WHERE, PRAISE),
        asked(WHERE, question(FreeText, "trouble")),
        asked(WHERE, question(FreeText, "trouble", longest=3, yields=TROUBLE.yields)),
        asked(WHERE, question(FreeText, "trouble", pattern="[A-Z]+", yields=TROUBLE.yields)),
        asked(question(FreeText, "trouble", show_if=NEVER, yields=TROUBLE.yields), WHERE),
    ],
    ids=["another ledger", "no ledger", "too long", "another form", "asked before"],
)
def test_words_stand_ready_only_where_they_fit(survey):
    said = take({}, Typed("开店要跑三趟"), survey).answers

    assert list(take(said, Pick("where", "czj"), survey).answers) == ["where"]


def test_no_other_words_stand_ready():
    photo = question(Upload, "photo", most=1)

    turn = take({}, Enclosed(PHOTO, "大厅太挤"), asked(photo, TROUBLE))

    assert turn.answers == {"photo": Answer(None, words="大厅太挤", attachments=(PHOTO,))}


def test_words_that_stand_ready_never_replace_what_was_said():
    survey = asked(WHERE, TROUBLE)
    answers = {"where": Answer("czj", settled=False), "trouble": Answer("排队久")}

    again = answers | take(answers, Typed("开店要跑三趟"), survey).answers

    assert list(take(again, Pick("where", "tzcj"), survey).answers) == ["where"]
