"""Columns of ours say what goes into the ledgers."""

from bot.xlsform.importing import feeds_ledgers, take_over
from domain.opinions import Aspect, Ledger
from domain.questions import MultipleChoice, Option, SingleChoice, Yields
from domain.text import Text
from tests.bot.xlsform.conftest import ASK, HEAD, LIST, ORDER

CHOICES = [
    (*LIST, "najian_aspect", "najian_statement"),
    ("m", "trips", "来回跑", "Trips", "process", "办一件事要来回跑"),
    ("m", "fees", "乱收费", "Fees", "收费", "收费不明"),
    ("m", "none", "都没有", "None"),
]


def test_a_question_feeds_its_ledger(taken):
    survey = [
        (*HEAD, "najian_ledger"),
        ("select_multiple m", "q", "哪些？", "Which?", 3),
        ("text", "r", "最大的差距？", "Gap?", "1"),
    ]

    questionnaire, remarks = taken(survey, CHOICES)

    many, words = questionnaire.questions
    assert isinstance(many, MultipleChoice)
    assert many.options == (
        Option("trips", Text("来回跑", "Trips"), Aspect.PROCESS, "办一件事要来回跑"),
        Option("fees", Text("乱收费", "Fees"), Aspect.FEES, "收费不明"),
        Option("none", Text("都没有", "None")),
    )
    assert (many.yields, words.yields) == (Yields(Ledger.DISSATISFACTION), Yields(Ledger.BENCHMARK))
    assert remarks == []


def test_the_words_of_another_choice_feed_it_too(taken):
    survey = [(*HEAD, "najian_ledger"), ("select_one m or_other", "q", "哪个？", "Which?", 2)]

    questionnaire, _ = taken(survey, CHOICES)

    ledgers = [each.yields for each in questionnaire.questions]
    assert ledgers == [Yields(Ledger.SELF_CHECK), Yields(Ledger.SELF_CHECK)]


def test_statements_without_a_ledger_are_left_out(taken):
    questionnaire, remarks = taken([HEAD, ("select_one m", "q", "哪个？", "Which?")], CHOICES)

    (question,) = questionnaire.questions
    assert isinstance(question, SingleChoice)
    assert [option.statement for option in question.options] == [None, None, None]
    assert remarks == [
        (
            "survey, row 2: najian_statement goes into no ledger: "
            "write najian_ledger here, or it is left out"
        )
    ]


def test_what_no_ledger_takes_is_refused(refused):
    survey = [
        (*HEAD, "najian_ledger"),
        ("select_one m", "q", "哪个？", "Which?", 4),
        ("integer", "n", "几个？", "How many?", 1),
        ("select_one y", "y", "是吗？", "Is it?", 2),
    ]
    more = [("m", "x", "别的", "Else", "fee"), ("y", "yes", "是", "Yes"), ("y", "no", "否", "No")]

    assert refused(survey, [*CHOICES, *more]) == [
        'survey, row 2: najian_ledger is "4": write one of 1, 2, 3',
        "survey, row 3: is of kind number and gives no words for a ledger: remove najian_ledger",
        (
            "survey, row 4: has najian_ledger, but no choice has a statement: write them or remove "
            "najian_ledger"
        ),
        (
            'choices, row 5: najian_aspect is "fee": write one of process, efficiency, quality, '
            "attitude, policy, fees, premises, other"
        ),
    ]


def test_the_file_says_how_to_feed_a_ledger_where_none_is_fed(workbook):
    plain = take_over(workbook([HEAD, ASK]), ORDER).loaded
    fed = take_over(workbook([(*HEAD, "najian_ledger"), (*ASK, 3)]), ORDER).loaded

    told = ["yields = { ledger = 3 }" in each.source for each in (plain, fed)]
    assert told == [True, False]
    assert [feeds_ledgers(each.questionnaire) for each in (plain, fed)] == [False, True]
