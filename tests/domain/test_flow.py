import pytest

from domain import flow
from domain.answers import Answer
from domain.conditions import Chosen
from domain.flow import Ask, Review
from domain.questions import DepartmentChoice, FreeText, MultipleChoice, Note, Rating
from domain.reading import Reason
from domain.replies import (
    Back,
    Drop,
    Edit,
    Located,
    Pick,
    Ponder,
    Settle,
    Shared,
    Skip,
    Tick,
    Typed,
)
from tests.domain.questionnaires import AROUND, SEALED, asked, question

WHERE = question(DepartmentChoice, "where")
RATING = question(Rating, "rating")
WRONG = question(
    MultipleChoice,
    "wrong",
    required=False,
    show_if=Chosen("rating", frozenset({"bad", "very_bad"})),
)
MORE = question(FreeText, "more", required=False, show_if=Chosen("wrong", frozenset("ab")))
SURVEY = asked(WHERE, RATING, WRONG, MORE)


def after(*replies, survey=SURVEY):
    """The answers after some replies that are all good."""
    answers = {}
    for reply in replies:
        turn = flow.take(survey, answers, reply, AROUND)
        assert turn.rejected is None
        answers |= turn.answers
    return answers


def take(answers, reply, survey=SURVEY):
    return flow.take(survey, answers, reply, AROUND)


def test_the_first_question_comes_first():
    assert flow.next_step(SURVEY, {}) == Ask(WHERE, None, done=0, total=2)


def test_a_bad_grade_leads_to_more_questions():
    turn = take(after(Pick("where", "tzcj")), Pick("rating", "bad"))

    assert turn.step == Ask(WRONG, None, done=2, total=3)


def test_a_good_grade_leads_to_the_review():
    turn = take(after(Pick("where", "tzcj")), Pick("rating", "good"))

    assert turn.step == Review(((WHERE, Answer("tzcj")), (RATING, Answer("good"))))


def test_ticks_gather_until_they_are_settled():
    bad = after(Pick("where", "tzcj"), Pick("rating", "bad"))

    answers = bad | after(
        *(Pick("where", "tzcj"), Pick("rating", "bad")),
        *(Tick("wrong", "b", on=True), Tick("wrong", "a", on=True), Tick("wrong", "b", on=False)),
    )

    assert answers["wrong"] == Answer(("a",), settled=False)
    assert take(answers, Settle("wrong")).answers == {"wrong": Answer(("a",))}


def test_ticks_are_kept_in_the_order_of_the_options():
    bad = (Pick("where", "tzcj"), Pick("rating", "bad"))

    answers = after(*bad, Tick("wrong", "c", on=True), Tick("wrong", "a", on=True))

    assert answers["wrong"].value == ("a", "c")


@pytest.mark.parametrize(
    ("first", "then", "left"),
    [("a", "none", ("none",)), ("none", "a", ("a",)), ("none", "none", ("none",))],
)
def test_an_exclusive_option_takes_the_other_ticks_away_and_gives_way_to_them(first, then, left):
    bad = (Pick("where", "tzcj"), Pick("rating", "bad"))

    answers = after(*bad, Tick("wrong", first, on=True), Tick("wrong", then, on=True))

    assert answers["wrong"].value == left


@pytest.mark.parametrize("ticks", [(), (Tick("wrong", "a", on=True), Tick("wrong", "a", on=False))])
def test_nothing_ticked_is_not_settled(ticks):
    answers = after(Pick("where", "tzcj"), Pick("rating", "bad"), *ticks)

    assert take(answers, Settle("wrong")).rejected == Reason.TICK_SOMETHING


def test_an_optional_question_may_be_skipped():
    turn = take(after(Pick("where", "tzcj"), Pick("rating", "bad")), Skip("wrong"))

    assert (turn.answers, turn.rejected) == ({"wrong": Answer(None)}, None)


def test_a_required_question_may_not_be_skipped():
    assert take({}, Skip("where")).rejected == Reason.REQUIRED


@pytest.mark.parametrize("code", ["", "admin", "TZCJ", "very_good"])
def test_a_department_that_is_not_offered_is_no_answer(code):
    turn = take({}, Pick("where", code))

    assert (turn.answers, turn.rejected) == ({}, Reason.PICK_AN_OPTION)


@pytest.mark.parametrize("text", ["不满意", " 不满意 ", "Dissatisfied", "DISSATISFIED"])
def test_a_typed_label_counts_as_a_tap(text):
    answers = after(Pick("where", "tzcj"))

    assert take(answers, Typed(text)) == take(answers, Pick("rating", "bad"))


def test_a_note_is_read_and_passed_by():
    survey = asked(question(Note, "note"), RATING)

    assert take({}, Settle("note"), survey).answers == {"note": Answer(None)}
    assert after(Settle("note"), Pick("rating", "good"), survey=survey)["note"] == Answer(None)


def test_back_opens_the_question_before_with_its_value():
    turn = take(after(Pick("where", "tzcj")), Back("rating"))

    assert turn.step == Ask(WHERE, Answer("tzcj", settled=False), done=0, total=2)


def test_there_is_nothing_before_the_first_question():
    turn = take({}, Back("where"))

    assert (turn.answers, turn.step) == ({}, Ask(WHERE, None, done=0, total=2))


def test_an_edit_from_the_review_opens_one_question_and_comes_back_to_it():
    answers = after(Pick("where", "tzcj"), Pick("rating", "good"))

    edited = take(answers, Edit("where"))
    again = take({**answers, **edited.answers}, Pick("where", "czj"))

    assert edited.step == Ask(WHERE, Answer("tzcj", settled=False), done=0, total=2)
    assert again.step == Review(((WHERE, Answer("czj")), (RATING, Answer("good"))))


def test_an_edit_may_change_nothing():
    answers = after(Pick("where", "tzcj"), Pick("rating", "good"))
    edited = {**answers, **take(answers, Edit("where")).answers}

    assert take(edited, Settle("where")).answers == {"where": Answer("tzcj")}


def test_what_was_said_off_the_path_comes_back_with_the_path():
    bad = after(Pick("where", "czj"), Pick("rating", "bad"), Tick("wrong", "a", on=True))
    bad |= {"wrong": Answer(("a",)), "more": Answer(None)}

    opened = {**bad, **take(bad, Edit("rating")).answers}
    good = {**opened, **take(opened, Pick("rating", "good")).answers}
    again = {**good, "rating": Answer("very_bad")}

    assert flow.next_step(SURVEY, good) == Review(
        ((WHERE, Answer("czj")), (RATING, Answer("good")))
    )
    assert flow.next_step(SURVEY, again) == Review(
        (
            (WHERE, Answer("czj")),
            (RATING, Answer("very_bad")),
            (WRONG, Answer(("a",))),
            (MORE, Answer(None)),
        )
    )


@pytest.mark.parametrize("reply", [Edit("wrong"), Back("more"), Edit("nowhere")])
def test_only_what_stands_in_the_review_can_be_edited(reply):
    answers = after(Pick("where", "tzcj"), Pick("rating", "good"))

    assert take(answers, reply).rejected == Reason.STALE


@pytest.mark.parametrize("reply", [Typed("谢谢"), Located(37.5, 121.4), Shared(SEALED)])
def test_a_message_while_reviewing_is_for_nothing(reply):
    answers = after(Pick("where", "tzcj"), Pick("rating", "good"))

    assert take(answers, reply).rejected == Reason.REVIEWING


@pytest.mark.parametrize(
    ("reply", "rejected"),
    [
        (Pick("where", "tzcj"), None),  # a double tap
        (Pick("where", "czj"), Reason.STALE),
        (Pick("wrong", "a"), Reason.STALE),
        (Edit("where"), None),
        (Skip("where"), Reason.STALE),
        (Skip("wrong"), Reason.STALE),
        (Tick("wrong", "a", on=True), Reason.STALE),
        (Settle("wrong"), Reason.STALE),
        (Ponder("where"), Reason.STALE),
        (Drop("where", "bbbbbbbb"), None),
        (Back("wrong"), None),  # two taps on "back", the second under a question that is gone
    ],
)
def test_a_late_tap_is_told_unless_it_only_says_again_what_is_stored(reply, rejected):
    turn = take(after(Pick("where", "tzcj")), reply)

    assert (turn.answers, turn.rejected) == ({}, rejected)
