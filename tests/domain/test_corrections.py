"""What was sent may be corrected; the first rating stays."""

import pytest

from domain import flow
from domain.answers import Answer
from domain.questions import DepartmentChoice, FreeText, Rating
from domain.reading import Reason
from domain.replies import Back, Edit, Pick, Settle, Typed
from tests.domain.questionnaires import AROUND, CORRECTING, asked, question

WHERE = question(DepartmentChoice, "where")
RATING = question(Rating, "rating")
MORE = question(FreeText, "more")
SURVEY = asked(WHERE, RATING, MORE)
SENT = {"where": Answer("tzcj"), "rating": Answer("bad"), "more": Answer("太慢")}


@pytest.mark.parametrize("reply", [Edit("rating"), Back("rating")])
def test_the_first_rating_stays_in_a_correction(reply):
    turn = flow.take(SURVEY, SENT, reply, CORRECTING)

    assert (turn.answers, turn.rejected) == ({}, Reason.RATING_STAYS)
    assert turn.step == flow.next_step(SURVEY, SENT)


def test_a_rating_may_be_edited_before_it_is_sent():
    turn = flow.take(SURVEY, SENT, Edit("rating"), AROUND)

    assert turn.answers == {"rating": Answer("bad", settled=False)}


@pytest.mark.parametrize(
    ("question_id", "reply", "corrected"),
    [
        ("where", Pick("where", "czj"), Answer("czj")),
        ("more", Typed("好些了"), Answer("好些了")),
        ("more", Settle("more"), Answer("太慢")),
    ],
)
def test_all_else_may_be_corrected(question_id, reply, corrected):
    opened = SENT | flow.take(SURVEY, SENT, Edit(question_id), CORRECTING).answers

    turn = flow.take(SURVEY, opened, reply, CORRECTING)

    assert turn.answers == {question_id: corrected}


def test_back_steps_over_the_rating_in_a_correction():
    opened = SENT | flow.take(SURVEY, SENT, Edit("more"), CORRECTING).answers

    turn = flow.take(SURVEY, opened, Back("more"), CORRECTING)

    assert turn.answers == {"where": Answer("tzcj", settled=False)}


def test_a_rating_that_a_correction_leads_to_for_the_first_time_is_given():
    sent = {"where": Answer("tzcj"), "more": Answer("太慢")}

    turn = flow.take(SURVEY, sent, Pick("rating", "good"), CORRECTING)

    assert turn.answers == {"rating": Answer("good")}
