"""What of a self-check a department reads, and what stays with the person."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain import self_check
from domain.answers import Answer
from domain.opinions import Aspect, Ledger, Respondent, Statement
from domain.questionnaire import Questionnaire
from domain.questions import FreeText, Option, SingleChoice, Yields
from domain.self_check import Plan
from domain.text import Text

NOW = datetime(2020, 7, 20, tzinfo=UTC)
WORDS = Text("问", "Ask")
RULES = SingleChoice(
    id="rules",
    text=WORDS,
    short=WORDS,
    options=(
        Option("steps", Text("环节多", "Many steps"), Aspect.EFFICIENCY, "环节多"),
        Option("none", Text("没有", "None")),
    ),
    yields=Yields(Ledger.SELF_CHECK),
)
WHICH = FreeText(
    id="which", text=WORDS, short=WORDS, yields=Yields(Ledger.SELF_CHECK, aspects_from="rules")
)
MORE = replace(WHICH, id="more", yields=Yields(Ledger.SELF_CHECK, aspect=Aspect.PROCESS))
KNOT = replace(WHICH, id="knot", yields=Yields(Ledger.BENCHMARK))
USERS = replace(WHICH, id="users", yields=Yields(Ledger.DISSATISFACTION))
INTENTION = replace(WHICH, id="intention", yields=None)
ASKED = Questionnaire(
    "selfcheck",
    1,
    WORDS,
    Respondent.STAFF,
    (USERS, RULES, WHICH, MORE, KNOT, INTENTION),
)
NOTHING = {question.id: Answer(None) for question in ASKED.questions}
ALL = {question.id: Answer(f"{question.id}的话") for question in ASKED.questions}
ANSWERS = {**ALL, "rules": Answer("steps")}


def texts(found):
    return [row.statement.text for row in found]


def test_the_department_takes_its_first_two_ledgers():
    said = tuple(Statement(ledger.name, ledger) for ledger in Ledger)

    assert self_check.for_department(said) == said[:2]


def test_words_stand_for_the_button_they_explain():
    found = self_check.findings(ASKED, ANSWERS, {})

    assert texts(found) == ["users的话", "which的话", "more的话", "knot的话"]


def test_a_button_stands_for_itself_where_nothing_explains_it():
    found = self_check.findings(ASKED, {**ANSWERS, "which": Answer(None)}, {})

    assert texts(found) == ["users的话", "环节多", "more的话", "knot的话"]


def test_words_have_the_aspect_of_their_question_or_of_the_button():
    found = self_check.findings(ASKED, ANSWERS, {})

    assert [row.statement.aspects for row in found] == [
        (),
        (Aspect.EFFICIENCY,),
        (Aspect.PROCESS,),
        (),
    ]


def test_better_words_have_the_same_mark():
    before = self_check.findings(ASKED, ANSWERS, {})

    after = self_check.findings(ASKED, {**ANSWERS, "which": Answer("更好的话")}, {})

    assert [row.mark for row in after] == [row.mark for row in before]


def test_each_row_has_a_mark_of_its_own():
    marks = [row.mark for row in self_check.findings(ASKED, ANSWERS, {})]

    assert (len(set(marks)), {len(mark) for mark in marks}) == (4, {16})


def test_a_row_has_the_plan_of_its_mark():
    mark = self_check.findings(ASKED, ANSWERS, {})[1].mark

    found = self_check.findings(ASKED, ANSWERS, {mark: Plan("碰头", "8 月")})

    assert [row.plan for row in found] == [Plan(), Plan("碰头", "8 月"), Plan(), Plan()]


def test_nothing_said_makes_no_row():
    assert self_check.findings(ASKED, NOTHING, {}) == ()


@pytest.mark.parametrize(
    ("answers", "intention"), [(ANSWERS, "intention的话"), (NOTHING, "")], ids=["said", "skipped"]
)
def test_what_its_author_will_do_is_in_their_words(answers, intention):
    assert self_check.find_intention(ASKED, answers) == intention


def test_a_questionnaire_that_does_not_ask_for_it_has_no_intention():
    other = replace(ASKED, questions=(KNOT,))

    assert self_check.find_intention(other, ANSWERS) == ""


def test_the_draft_has_the_rows_by_ledger_and_no_figures():
    mark = self_check.findings(ASKED, ANSWERS, {})[3].mark
    found = self_check.findings(ASKED, ANSWERS, {mark: Plan("学", "8 月")})

    draft = self_check.draft("tzcj", found, number=3, now=NOW)

    rows = [(entry.ledger, entry.text, entry.measure, entry.deadline) for entry in draft.entries]
    assert rows == [
        (Ledger.BENCHMARK, "knot的话", "学", "8 月"),
        (Ledger.SELF_CHECK, "which的话", "", ""),
        (Ledger.SELF_CHECK, "more的话", "", ""),
        (Ledger.DISSATISFACTION, "users的话", "", ""),
    ]
    assert (draft.department, draft.number, draft.opinions, draft.people) == ("tzcj", 3, 4, 1)
    assert {entry.respondents for entry in draft.entries} == {()}
