"""The shipped self-check: its ten questions, every way through them, and what its file may ask."""

from itertools import chain, combinations, groupby

import pytest

from bot.settings.configuration import OWN_QUESTIONNAIRES
from bot.settings.questionnaires import load_all
from bot.settings.wording import columns
from domain.answers import Answer
from domain.opinions import Aspect, Ledger, Respondent
from domain.questions import FreeText, MultipleChoice, SingleChoice, accepted, options_of
from domain.responses import read
from tests.bot.settings.files import QUESTIONNAIRE, changed

PANEL, SAVE = 1, 1  # taps before and after
NUMERALS = "一二三四五六七八九十"
OWN = changed(
    QUESTIONNAIRE,
    ('id = "enterprise"', 'id = "selfcheck"'),
    ('respondent = "enterprise"', 'respondent = "staff"'),
)


@pytest.fixture(scope="module")
def asked():
    (known,) = [each for each in load_all(OWN_QUESTIONNAIRES, ()) if each.id == "selfcheck"]
    return known


def head(question):
    """The choice that a question hangs on, or itself."""
    return question.show_if.question_id if question.show_if else question.id


def groups(asked):
    """Questions that depend on each other: each group is gone through whatever the others are."""
    return [tuple(group) for _, group in groupby(asked.questions, key=head)]


def choices(question):
    """All that can be chosen; nothing where it may be skipped."""
    codes = [option.code for option in options_of(question)]
    if isinstance(question, MultipleChoice):
        ticked = (combinations(codes, n) for n in range(1, len(codes) + 1))
        return [None, *chain.from_iterable(ticked)]
    return codes if isinstance(question, SingleChoice) else [None, "一句话"]


def ways(group):
    """Every way through a group: the choice, and the questions that follow it."""
    first, *followers = group
    for value in choices(first):
        chosen = value if isinstance(value, tuple) else (value,)
        asks = [one for one in followers if not one.show_if.codes.isdisjoint(chosen)]
        yield first, value, asks


def taps(first, value, asks, *, typing):
    """Ticks, "done", and what is left out by a tap."""
    own = len(value) + 1 if isinstance(value, tuple) else int(value != "一句话")
    return own + (0 if typing else len(asks))


def typed(first, value, asks):
    return len(asks) + int(isinstance(first, FreeText) and value is not None)


def test_it_asks_the_ten_questions_in_their_order(asked):
    told = [q.text.zh[:2] for q in asked.questions if q.text.zh[1:3] == "问："]

    assert told == [f"{numeral}问" for numeral in NUMERALS]
    assert (asked.respondent, asked.is_self_check) == (Respondent.STAFF, True)


def test_nothing_has_to_be_typed(asked):
    words = [each for each in asked.questions if isinstance(each, FreeText)]

    assert [each.id for each in words if each.required] == []


def test_nothing_is_taken_but_words(asked):
    assert {accepted(question) for question in asked.questions} == {frozenset()}


def test_who_types_nothing_is_through_in_twelve_to_thirty_taps(asked):
    fewest = sum(min(taps(*way, typing=False) for way in ways(g)) for g in groups(asked) if g)
    most = sum(max(taps(*way, typing=False) for way in ways(g)) for g in groups(asked))

    assert (fewest + PANEL + SAVE, most + PANEL + SAVE) == (12, 30)


def test_the_longest_way_has_fourteen_texts_and_the_shortest_none(asked):
    most = sum(max(typed(*way) for way in ways(g)) for g in groups(asked))
    fewest = sum(min(typed(*way) for way in ways(g)) for g in groups(asked))

    assert (fewest, most) == (0, 14)


def test_the_groups_are_gone_through_independently_of_each_other(asked):
    assert [q.id for q in asked.questions if q.show_if and head(q) not in heads(asked)] == []


def heads(asked):
    return {group[0].id for group in groups(asked)}


def test_every_way_is_read_as_it_was_meant(asked):
    for group in groups(asked):
        for first, value, asks in ways(group):
            given = {question.id: Answer(None) for question in asked.questions}
            given |= {first.id: Answer(value)} | {one.id: Answer(f"{one.id}的话") for one in asks}
            said = read(asked, given).statements

            assert {s.text for s in said if s.question} == {
                words
                for words in (*(f"{one.id}的话" for one in asks), value)
                if isinstance(words, str)
                and (words != value or isinstance(first, FreeText))
                and first.id != "intention"
            }


def test_a_bare_gap_is_no_statement(asked):
    states = {
        question.id: [o.code for o in options_of(question) if o.statement]
        for question in asked.questions
        if options_of(question)
    }

    assert states == {
        "meaning": [],
        "conduct": [],
        "knot": ["windows", "online", "powers", "initiative"],
        "service": [],
        "duty": [],
        "handover": ["slow", "pushed"],
        "frame": [],
        "rules": ["papers", "steps", "unclear"],
        "lack": ["skills", "policy", "tools", "patience"],
        "more": [],
    }


def test_a_statement_is_what_stands_on_its_button(asked):
    options = [option for question in asked.questions for option in options_of(question)]

    assert [o.code for o in options if o.statement not in (None, o.label.zh)] == []


def test_each_question_leads_to_its_ledger(asked):
    ledgers = {
        question.id: question.yields.ledger for question in asked.questions if question.yields
    }

    assert [known for known, ledger in ledgers.items() if ledger is Ledger.BENCHMARK] == [
        "knot",
        "knot_words",
    ]
    assert [known for known, ledger in ledgers.items() if ledger is Ledger.DISSATISFACTION] == [
        "users"
    ]
    assert asked.find_question("intention").yields is None


def test_own_findings_have_the_four_aspects(asked):
    own = [q.yields.aspect for q in asked.questions if q.yields and q.yields.aspect]

    assert own == [Aspect.PROCESS, Aspect.EFFICIENCY, Aspect.QUALITY, Aspect.ATTITUDE]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_labels_fit_a_small_phone(asked, language):
    labels = [getattr(o.label, language) for q in asked.questions for o in options_of(q)]

    assert [label for label in labels if columns(label) > 34] == []


def test_a_self_check_asks_nothing_that_belongs_to_surveys(faults_of_questionnaires):
    text = changed(OWN, ('respondent = "staff"', 'respondent = "citizen"'))

    assert faults_of_questionnaires(text) == [
        (3, "respondent: selfcheck is the self-check of staff: write 'staff'"),
        (8, "question 1 has no place in a self-check: remove it"),
        (14, "question 2 has no place in a self-check: remove it"),
    ]


def test_a_self_check_takes_no_voice(faults_of_questionnaires):
    text = changed(OWN, ('kind = "text"', 'kind = "text"\naccepts = ["voice"]'))

    assert faults_of_questionnaires(text)[2:] == [
        (
            38,
            "question 4, accepts would tell colleagues who it was: a self-check takes words alone",
        )
    ]


def test_an_aspect_of_ones_own_is_for_words(faults_of_questionnaires):
    text = changed(QUESTIONNAIRE, ("{ ledger = 3 }", '{ ledger = 3, aspect = "fees" }'))

    assert faults_of_questionnaires(text) == [
        (22, "question 3, yields.aspect has no use: each option has its own aspect")
    ]


def test_an_aspect_is_told_in_one_place(faults_of_questionnaires):
    text = changed(
        QUESTIONNAIRE, ('aspects_from = "aspects"', 'aspects_from = "aspects", aspect = "fees"')
    )

    assert faults_of_questionnaires(text) == [
        (
            38,
            (
                "question 4, yields.aspect and yields.aspects_from both say what it is about: "
                "keep one of them"
            ),
        )
    ]
