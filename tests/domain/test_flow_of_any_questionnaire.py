"""What holds of every interview, whatever is asked and whatever is replied."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain import flow, responses
from domain.questionnaire import Answer, FreeText, MultipleChoice
from tests.domain.questionnaires import (
    DEPARTMENTS,
    LONGEST,
    any_reply,
    complete,
    questionnaires,
    under_way,
)

# A busy machine is no fault of the flow; the first test looks at twice as many questionnaires.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
some = settings(patient, max_examples=50)
TAPS = (flow.Pick, flow.Tick, flow.Settle, flow.Skip, flow.Back, flow.Edit)


def open_id(step):
    return step.question.id if isinstance(step, flow.Ask) else None


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
    assert taken <= 2 * len(questionnaire.questions)  # a multiple choice: tick, then done


@some
@given(questionnaires(), st.data())
def test_a_reply_changes_no_question_but_the_open_one_or_one_it_opens_again(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    before = flow.next_step(questionnaire, answers)
    reply = data.draw(any_reply(questionnaire))

    turn = flow.take(questionnaire, answers, reply, DEPARTMENTS)

    if isinstance(reply, flow.Back | flow.Edit):
        assert [open_id(turn.step)] * len(turn.answers) == list(turn.answers)
    else:
        assert list(turn.answers) in ([], [open_id(before)])


@some
@given(questionnaires(), st.data())
def test_a_tap_under_a_question_that_is_not_open_changes_nothing(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    step = flow.next_step(questionnaire, answers)
    reply = data.draw(any_reply(questionnaire, *TAPS))
    late = reply.question_id != open_id(step)
    reopens = isinstance(step, flow.Review) and isinstance(reply, flow.Back | flow.Edit)

    turn = flow.take(questionnaire, answers, reply, DEPARTMENTS)

    if late and not reopens:
        assert (turn.answers, turn.step) == ({}, step)


@some
@given(questionnaires(), st.data())
def test_what_is_rejected_changes_nothing(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    step = flow.next_step(questionnaire, answers)

    turn = flow.take(questionnaire, answers, data.draw(any_reply(questionnaire)), DEPARTMENTS)

    if turn.rejected is not None:
        assert (turn.answers, turn.step) == ({}, step)


@some
@given(questionnaires(), st.data())
def test_the_same_tap_twice_equals_once(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    reply = data.draw(any_reply(questionnaire, flow.Pick, flow.Tick, flow.Skip))

    once = flow.take(questionnaire, answers, reply, DEPARTMENTS)
    twice = flow.take(questionnaire, {**answers, **once.answers}, reply, DEPARTMENTS)

    assert {**answers, **once.answers, **twice.answers} == {**answers, **once.answers}
    assert twice.step == once.step
    if once.rejected is None and not isinstance(reply, flow.Tick):
        assert twice.rejected is None


@some
@given(questionnaires(), st.data())
def test_going_back_or_editing_keeps_every_value(questionnaire, data):
    answers = under_way(questionnaire, data.draw)
    step = flow.next_step(questionnaire, answers)
    reply = data.draw(any_reply(questionnaire, flow.Back, flow.Edit))

    turn = flow.take(questionnaire, answers, reply, DEPARTMENTS)

    after = {**answers, **turn.answers}
    assert {key: answer.value for key, answer in after.items()} == {
        key: answer.value for key, answer in answers.items()
    }
    if isinstance(step, flow.Review) and turn.answers:
        settled = flow.take(questionnaire, after, flow.Settle(reply.question_id), DEPARTMENTS)
        assert {**after, **settled.answers} == answers


@some
@given(questionnaires(), st.data())
def test_an_exclusive_option_stands_alone(questionnaire, data):
    answers = under_way(questionnaire, data.draw)

    ticked = [answer.value for answer in answers.values() if isinstance(answer.value, tuple)]

    assert [value for value in ticked if "none" in value and value != ("none",)] == []


@some
@given(questionnaires(), st.data())
def test_only_what_is_offered_is_ever_stored(questionnaire, data):
    answers = under_way(questionnaire, data.draw)

    for known in questionnaire.questions:
        value = answers.get(known.id, Answer(None)).value
        if isinstance(known, FreeText):
            assert value is None or 0 < len(value) <= LONGEST
        elif value is not None:
            offered = flow.codes_of(known, DEPARTMENTS)
            codes = value if isinstance(known, MultipleChoice) else (value,)
            assert [code for code in codes if code not in offered] == []


@some
@given(questionnaires(), st.data())
def test_what_a_complete_response_says_leads_along_its_own_path(questionnaire, data):
    answers, _ = complete(questionnaire, under_way(questionnaire, data.draw), data.draw)

    outcome = responses.read(questionnaire, answers)

    assert responses.read(questionnaire, outcome.answers) == outcome
    assert list(outcome.answers) == [known.id for known in questionnaire.path(outcome.answers)]
