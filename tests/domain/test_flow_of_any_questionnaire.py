"""What holds of every interview, whatever is asked and whatever is replied."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from domain import flow
from domain.answers import Answer
from domain.questions import (
    Note,
    Rating,
    accepted,
)
from domain.reading import Reason
from domain.replies import Back, Drop, Edit, Enclosed, Pick, Ponder, Settle, Skip, Tap, Tick
from tests.domain.questionnaires import AROUND, CORRECTING, FILES, patient, questionnaires, some
from tests.domain.repliers import any_reply, complete, under_way


def open_id(step):
    return step.question.id if isinstance(step, flow.Ask) else None


def said(answers):
    """What was said, settled or not."""
    return {question_id: replace(answer, settled=True) for question_id, answer in answers.items()}


@patient
@given(questionnaires(), st.data())
def test_every_interview_ends_and_each_question_on_its_path_has_one_settled_answer(
    questionnaire, data
):
    before = under_way(questionnaire, data.draw)

    answers, taken = complete(questionnaire, before, data.draw)

    step, path = flow.next_step(questionnaire, answers), questionnaire.path(answers)
    assert isinstance(step, flow.Review)
    assert [known.id for known, _ in step.answered] == [known.id for known in path]
    assert [answer.settled for _, answer in step.answered] == [True] * len(path)
    assert taken <= 2 * len(questionnaire.questions)  # a tick, a photo, a matter; then done


@some
@given(questionnaires(), st.data())
def test_a_reply_changes_no_question_but_the_open_one_or_one_it_opens_again(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    before = flow.next_step(questionnaire, answers)
    reply = data.draw(any_reply(questionnaire))

    turn = flow.take(questionnaire, answers, reply, AROUND)

    prepared = list(turn.answers)[1:]
    if isinstance(reply, Back | Edit):
        assert [open_id(turn.step)] * len(turn.answers) == list(turn.answers)
    else:
        assert list(turn.answers) in ([], [open_id(before), *prepared])
    if prepared:  # what a matter is stands ready where trouble is asked for
        matter = turn.answers[open_id(before)].words
        assert [turn.answers[each] for each in prepared] == [Answer(matter, settled=False)]
        assert not answers.keys() & set(prepared)


@some
@given(questionnaires(), st.data())
def test_a_tap_under_a_question_that_is_not_open_changes_nothing(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    step = flow.next_step(questionnaire, answers)
    reply = data.draw(any_reply(questionnaire, Tap))
    late = reply.question_id != open_id(step)
    reopens = isinstance(step, flow.Review) and isinstance(reply, Back | Edit)

    turn = flow.take(questionnaire, answers, reply, AROUND)

    if late and not reopens:
        assert (turn.answers, turn.step) == ({}, step)


@some
@given(questionnaires(), st.data())
def test_what_is_rejected_changes_nothing(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    step = flow.next_step(questionnaire, answers)

    turn = flow.take(questionnaire, answers, data.draw(any_reply(questionnaire)), AROUND)

    if turn.rejected is not None:
        assert (turn.answers, turn.step) == ({}, step)


@some
@given(questionnaires(), st.data())
def test_the_same_tap_twice_equals_once(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    reply = data.draw(any_reply(questionnaire, Pick, Tick, Settle, Skip, Edit, Ponder))

    once = flow.take(questionnaire, answers, reply, AROUND)
    twice = flow.take(questionnaire, {**answers, **once.answers}, reply, AROUND)

    assert {**answers, **once.answers, **twice.answers} == {**answers, **once.answers}
    assert twice.step == once.step
    if once.rejected is None and not isinstance(reply, Tick):
        assert twice.rejected is None


@some
@given(questionnaires(), st.data())
def test_going_back_or_editing_keeps_whatever_was_said(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    step = flow.next_step(questionnaire, answers)
    reply = data.draw(any_reply(questionnaire, Back, Edit))

    turn = flow.take(questionnaire, answers, reply, AROUND)

    after = {**answers, **turn.answers}
    assert said(after) == said(answers)
    if isinstance(step, flow.Review) and turn.answers:
        skipped = after[reply.question_id].is_empty and not isinstance(turn.step.question, Note)
        stays = (Skip if skipped else Settle)(reply.question_id)
        settled = flow.take(questionnaire, after, stays, AROUND)
        assert {**after, **settled.answers} == answers


@some
@given(questionnaires(), st.data())
def test_in_a_correction_no_rating_changes(questionnaire, data):
    sent, _ = complete(questionnaire, under_way(questionnaire, data.draw), data.draw)
    ratings = [known.id for known in questionnaire.path(sent) if isinstance(known, Rating)]

    corrected = under_way(questionnaire, data.draw, answers=sent, around=CORRECTING)

    assert [corrected[each] for each in ratings] == [sent[each] for each in ratings]


@some
@given(questionnaires(), st.data())
def test_a_file_that_is_taken_away_leaves_the_others_and_the_question_open(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    reply = data.draw(any_reply(questionnaire, Drop))

    turn = flow.take(questionnaire, answers, reply, AROUND)

    for question_id, answer in turn.answers.items():
        left = [file for file in answers[question_id].attachments if file in answer.attachments]
        assert (open_id(turn.step), tuple(left)) == (question_id, answer.attachments)
        taken = [file for file in answers[question_id].attachments if file.mark == reply.mark]
        assert len(left) == len(answers[question_id].attachments) - len(taken)


@some
@given(questionnaires(), st.data())
def test_a_file_beside_a_question_that_takes_none_is_rejected(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    step = flow.next_step(questionnaire, answers)
    sent = data.draw(st.sampled_from(FILES))

    turn = flow.take(questionnaire, answers, Enclosed(sent), AROUND)

    if isinstance(step, flow.Review) or sent.medium not in accepted(step.question):
        assert turn.rejected in {Reason.REVIEWING, Reason.WRONG_MEDIUM}
