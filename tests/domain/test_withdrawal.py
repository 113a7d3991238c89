import pytest

from domain.attachments import Medium
from domain.opinions import Respondent
from domain.questionnaire import Questionnaire
from domain.questions import (
    CONTACT,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Option,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
)
from domain.text import Text
from domain.withdrawal import Remains, is_closed, remains

WORDS = {"id": "q", "text": Text("问", "Ask"), "short": Text("问", "Ask")}
CLOSED = [
    Rating(**WORDS),
    SingleChoice(**WORDS, options=()),
    MultipleChoice(**WORDS, options=()),
    YesNo(**WORDS),
    DepartmentChoice(**WORDS),
]
FREE = [
    FreeText(**WORDS),
    Number(**WORDS),
    Day(**WORDS),
    Upload(**WORDS, accepts=frozenset({Medium.PHOTO})),
    Location(**WORDS),
    CONTACT,
    Note(**WORDS),
]


@pytest.mark.parametrize("question", CLOSED, ids=lambda q: type(q).__name__)
def test_what_is_picked_from_a_list_stays(question):
    assert is_closed(question)


@pytest.mark.parametrize("question", FREE, ids=lambda q: type(q).__name__)
def test_what_is_in_ones_own_words_or_rare_goes(question):
    assert not is_closed(question)


def test_the_words_of_buttons_stay_with_the_choices():
    options = (
        Option("slow", Text("慢", "Slow"), statement="等得太久"),
        Option("none", Text("都不是", "None of these")),
    )
    choice = MultipleChoice(**WORDS | {"id": "aspects"}, options=options)
    asked = Questionnaire(
        "q", 1, Text("问卷", "Survey"), Respondent.CITIZEN, (choice, FreeText(**WORDS))
    )

    assert remains(asked) == Remains(frozenset({"aspects"}), frozenset({"等得太久"}))


def test_of_a_questionnaire_nobody_knows_nothing_stays():
    assert remains(None) == Remains(frozenset(), frozenset())
