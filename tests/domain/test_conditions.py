import pytest

from domain.answers import Answer
from domain.conditions import Answered, Chosen, Either, Every, Unless, holds
from tests.domain.questionnaires import PHOTO

YES = Chosen("q", frozenset({"a", "b"}))
NO = Chosen("q", frozenset({"c"}))


def answers(answer):
    return {} if answer is None else {"q": answer}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer("a"), True),
        (Answer("c"), False),
        (Answer("ab"), False),
        (Answer(("c", "b")), True),
        (Answer(("c",)), False),
        (Answer(()), False),
        (Answer(None), False),
        (Answer(None, words="a"), False),
        (Answer("a", settled=False), False),
        (None, False),
    ],
)
def test_a_choice_holds_for_settled_answers_with_one_of_its_codes(answer, expected):
    assert holds(YES, answers(answer)) is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer("a"), True),
        (Answer(("a",)), True),
        (Answer("0"), True),
        (Answer(None, attachments=(PHOTO,)), True),
        (Answer(None), False),
        (Answer(()), False),
        (Answer(None, words="办证太慢"), False),
        (Answer("a", settled=False), False),
        (Answer(None, settled=False, attachments=(PHOTO,)), False),
        (None, False),
    ],
)
def test_a_question_is_answered_when_something_was_said_and_stands(answer, expected):
    assert holds(Answered("q"), answers(answer)) is expected


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
        (Every((Answered("q"), YES)), True),
        (Unless(Answered("other")), True),
    ],
)
def test_conditions_combine(condition, expected):
    assert holds(condition, {"q": Answer("a")}) is expected
