"""A minute is enough: few taps and at most one typed answer, on every path of what is shipped."""

import pytest

from domain import flow
from domain.answers import Answer
from domain.flow import Ask
from domain.questions import GRADES, FreeText, MultipleChoice
from domain.replies import Pick, Settle, Skip, Tick, Typed
from tests.domain.questionnaires import AROUND, codes_of

NOTICE, SEND = 1, 1  # taps on the way to answer, and on "send"


def replies(question, answer):
    """The usual ways to answer a question, each with its taps and typed texts."""
    skips = [] if question.required else [((Skip(question.id),), 1, 0)]
    match question:
        case FreeText() if answer:  # what the matter is stands ready
            return [((Settle(question.id),), 1, 0)]
        case FreeText():
            return [((Typed("材料交了三次"),), 0, 1), *skips]
        case MultipleChoice():
            first = question.options[0].code
            return [((Tick(question.id, first, on=True), Settle(question.id)), 2, 0), *skips]
        case _:
            codes = codes_of(question)
            return [((Pick(question.id, code),), 1, 0) for code in codes] + skips


def ways(questionnaire, answers):
    """The taps and typed texts of every way from these answers to the review."""
    step = flow.next_step(questionnaire, answers)
    if not isinstance(step, Ask):
        yield 0, 0
        return
    for said, taps, texts in replies(step.question, step.answer):
        after = dict(answers)
        for reply in said:
            after |= flow.take(questionnaire, after, reply, AROUND).answers
        for more_taps, more_texts in ways(questionnaire, after):
            yield taps + more_taps, texts + more_texts


@pytest.mark.parametrize("questionnaire", ["enterprise", "citizen"])
def test_a_usual_response_takes_eight_taps_and_one_typed_text_at_most(library, questionnaire):
    counted = list(ways(library.find_current(questionnaire), {}))

    assert max(taps for taps, _ in counted) + NOTICE + SEND <= 8
    assert max(texts for _, texts in counted) == 1


@pytest.mark.parametrize("questionnaire", ["enterprise", "citizen"])
def test_what_was_typed_to_find_the_department_need_not_be_typed_again(library, questionnaire):
    known, answers = library.find_current(questionnaire), {}

    for reply in (Typed("材料交了三次"), Pick("department", "czj"), Pick("rating", "bad")):
        answers |= flow.take(known, answers, reply, AROUND).answers

    assert max(texts for _, texts in ways(known, answers)) == 0


@pytest.mark.parametrize("questionnaire", ["enterprise", "citizen"])
def test_no_path_has_more_than_six_questions(library, questionnaire):
    known = library.find_current(questionnaire)
    asked = {len(known.path({"rating": Answer(grade)})) for grade in GRADES}

    assert max(asked) <= 6
    assert len(known.questions) <= 8
