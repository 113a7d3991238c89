import pytest

from bot.settings.questionnaires import load_all
from domain.conditions import Chosen, Either, Every, Unless
from domain.faults import Fault, FaultyError
from domain.opinions import Aspect, Ledger, Respondent
from domain.questionnaire import Questionnaire
from domain.questions import DepartmentChoice, FreeText, MultipleChoice, Option, Rating, Yields
from domain.text import Text
from tests.bot.settings.files import QUESTIONNAIRE, changed

SHOW_IF = 'show_if = { question = "rating", in = ["fair", "bad"] }'


def test_a_questionnaire_becomes_the_values_it_describes(tmp_path):
    (tmp_path / "any.toml").write_text(QUESTIONNAIRE, "utf-8")

    loaded = load_all(tmp_path, ("czj",))

    assert loaded == (
        Questionnaire(
            id="enterprise",
            version=1,
            title=Text("问卷", "Survey"),
            respondent=Respondent.ENTERPRISE,
            questions=(
                DepartmentChoice(
                    id="department",
                    text=Text("哪个部门？", "Which department?"),
                    short=Text("部门", "Department"),
                ),
                Rating(
                    id="rating",
                    text=Text("{department}怎么样？", "How is {department}?"),
                    short=Text("评价", "Rating"),
                ),
                MultipleChoice(
                    id="aspects",
                    text=Text("哪些方面？", "Which aspects?"),
                    short=Text("方面", "Aspects"),
                    show_if=Chosen("rating", frozenset({"fair", "bad"})),
                    yields=Yields(Ledger.DISSATISFACTION),
                    options=(
                        Option("slow", Text("慢", "Slow"), Aspect.EFFICIENCY, "办事慢"),
                        Option("none", Text("都不是", "None"), exclusive=True),
                    ),
                ),
                FreeText(
                    id="trouble",
                    text=Text("什么事？", "What happened?"),
                    short=Text("事情", "Trouble"),
                    yields=Yields(Ledger.DISSATISFACTION, "aspects"),
                ),
            ),
        ),
    )


def test_conditions_can_be_joined(tmp_path):
    joined = """show_if = { all = [
      { any = [{ question = "rating", in = ["bad"] }, { question = "department", in = ["czj"] }] },
      { not = { question = "rating", in = ["good"] } },
    ] }"""
    (tmp_path / "any.toml").write_text(changed(QUESTIONNAIRE, (SHOW_IF, joined)), "utf-8")

    (loaded,) = load_all(tmp_path, ("czj",))

    bad, czj = Chosen("rating", frozenset({"bad"})), Chosen("department", frozenset({"czj"}))
    good = Chosen("rating", frozenset({"good"}))
    assert loaded.questions[2].show_if == Every((Either((bad, czj)), Unless(good)))


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        (
            'id = "enterprise"',
            'id = "Enterprise"',
            1,
            "id is not a code: 1 to 16 of a-z, 0-9 and _, beginning with a letter",
        ),
        (
            'id = "enterprise"',
            'id = "jsj"',
            1,
            'id "jsj" is also a department\'s code: links could mean either, choose another',
        ),
        (
            'id = "enterprise"',
            'id = "i_enterprise"',
            1,
            "id begins with i_, which links of invitations use: choose another",
        ),
        ("version = 1", "version = 0", 2, "version is 0: it must be at least 1"),
        (
            'respondent = "enterprise"',
            'respondent = "citizens"',
            3,
            'respondent "citizens" is not known: did you mean citizen?',
        ),
        (
            'kind = "multiple"',
            'kind = "multi"',
            20,
            'question 3, kind "multi" is not known: did you mean multiple?',
        ),
        (
            SHOW_IF,
            "show_If = 1",
            21,
            "question 3, show_If is not a setting: did you mean show_if?",
        ),
        (
            'aspect = "efficiency"',
            'aspect = "speed"',
            29,
            (
                'question 3, option 1, aspect "speed" is not known: use one of process, '
                "efficiency, quality, attitude, policy, fees, premises, other"
            ),
        ),
        (
            "yields = { ledger = 3 }",
            "yields = { ledger = 1.5 }",
            22,
            "question 3, yields.ledger 1.5 is not known: use one of 1, 2, 3",
        ),
        (
            "yields = { ledger = 3 }",
            "yields = { ledger = 4 }",
            22,
            "question 3, yields.ledger 4 is not known: use one of 1, 2, 3",
        ),
        (
            'label = { zh = "慢", en = "Slow" }',
            'label = { zh = "慢" }',
            27,
            "question 3, option 1, label.en is missing: add it",
        ),
        (
            'label = { zh = "慢", en = "Slow" }',
            'label = { zh = " ", en = "Slow" }',
            27,
            "question 3, option 1, label.zh is empty: write something",
        ),
        (
            'label = { zh = "慢", en = "Slow" }',
            f'label = {{ zh = "{"慢" * 20}a", en = "Slow" }}',
            27,
            (
                "question 3, option 1, label.zh is 41 columns wide (a Chinese character has two): "
                "a button shows 40, shorten it"
            ),
        ),
        (
            'text = { zh = "什么事？", en = "What happened?" }',
            f'text = {{ zh = "{"事" * 1001}", en = "What happened?" }}',
            39,
            "question 4, text.zh has 1001 characters: at most 1000, shorten it",
        ),
        (
            'text = { zh = "什么事？", en = "What happened?" }',
            'text = { zh = "什么事？", en = "What happened\\u0007" }',
            39,
            "question 4, text.en has a control character: remove it",
        ),
        (
            'statement = "办事慢"',
            f'statement = "{"慢" * 201}"',
            28,
            "question 3, option 1, statement has 201 characters: at most 200, shorten it",
        ),
        (
            'id = "trouble"',
            'id = "rating"',
            36,
            "question 4 has the same id as question 2: give it its own",
        ),
        (
            'code = "none"',
            'code = "slow"',
            31,
            "question 3, option 2 has the same code as question 3, option 1: give it its own",
        ),
        (
            'zh = "都不是"',
            'zh = "慢"',
            32,
            (
                "question 3, option 2 has the same Chinese label as question 3, option 1: "
                "give it its own"
            ),
        ),
        (
            'kind = "multiple"',
            'kind = "single"',
            33,
            "question 3, option 2, exclusive has no use where only one can be chosen: remove it",
        ),
        (
            QUESTIONNAIRE[QUESTIONNAIRE.index('[[question.option]]\ncode = "none"') :],
            "",
            25,
            "question 3 has fewer than two options: add some",
        ),
        (
            'short = { zh = "评价", en = "Rating" }',
            (
                'short = { zh = "评价", en = "Rating" }\noption = [{ code = "a", '
                'label = { zh = "一", en = "One" } }]'
            ),
            17,
            'question 2 is of kind "rating", which has no options: remove them',
        ),
        (
            'kind = "rating"',
            'kind = "rating"\nlongest = 5',
            15,
            "question 2, longest is for questions of kind text only: remove it",
        ),
        (
            "{department}怎么样？",
            "{departement}怎么样？",
            15,
            (
                'question 2, text.zh has a placeholder "departement" that is not known: '
                "there are {department} and {benchmark_city}"
            ),
        ),
        (
            "哪个部门？",
            "{department}？",
            9,
            (
                "question 1, text.zh names {department} before the question of kind department: "
                "move it down"
            ),
        ),
        (
            'statement = "办事慢"\n',
            "",
            22,
            "question 3 has yields, but no option has a statement: write them or remove yields",
        ),
        (
            "yields = { ledger = 3 }\n",
            "",
            27,
            (
                "question 3, option 1, statement goes into no ledger: "
                "give question 3 a yields, or remove it"
            ),
        ),
        (
            'kind = "rating"',
            'kind = "rating"\nyields.ledger = 1',
            15,
            "question 2 is of kind rating and gives no words for a ledger: remove yields",
        ),
        (
            'aspects_from = "aspects"',
            'aspects_from = "aspect"',
            38,
            (
                'question 4, yields.aspects_from "aspect" is no question of this file: '
                "name an earlier one"
            ),
        ),
        (
            'aspects_from = "aspects"',
            'aspects_from = "trouble"',
            38,
            'question 4, yields.aspects_from "trouble" does not come earlier: name an earlier one',
        ),
        (
            'aspects_from = "aspects"',
            'aspects_from = "rating"',
            38,
            (
                'question 4, yields.aspects_from "rating" has no options with an aspect: '
                "name one that has"
            ),
        ),
    ],
)
def test_a_faulty_question_is_named_with_its_line(
    faults_of_questionnaires, old, new, line, problem
):
    faults = faults_of_questionnaires(changed(QUESTIONNAIRE, (old, new)))

    assert faults == [(line, problem)]


@pytest.mark.parametrize(
    ("show_if", "problem"),
    [
        (
            '{ question = "ratings", in = ["bad"] }',
            '.question "ratings" is no question of this file: did you mean rating?',
        ),
        (
            '{ question = "aspects", in = ["slow"] }',
            '.question "aspects" is this question itself: name an earlier question',
        ),
        (
            '{ question = "trouble", in = ["slow"] }',
            '.question "trouble" comes later: name an earlier question or move this one down',
        ),
        (
            '{ question = "rating", in = ["bad", "awful"] }',
            (
                '.in 2 "awful" is no answer to "rating": '
                "use one of bad, fair, good, very_bad, very_good"
            ),
        ),
        (
            '{ question = "department", in = ["tzcj"] }',
            '.in 1 "tzcj" is no answer to "department": use one of czj, jsj',
        ),
        (
            '{ question = "rating", in = [] }',
            ".in is empty: write the codes it holds for",
        ),
        ("{ all = [] }", ".all is empty: write conditions in it"),
        (
            '{ any = [{ not = { question = "no", in = ["x"] } }] }',
            '.any 1, not.question "no" is no question of this file: use one of department, rating',
        ),
        (
            "{ }",
            " is not one condition: write either question and in, or answered, all, any or not",
        ),
        (
            '{ question = "rating" }',
            " is not one condition: write either question and in, or answered, all, any or not",
        ),
        (
            '{ question = "rating", in = ["bad"], all = [] }',
            " is not one condition: write either question and in, or answered, all, any or not",
        ),
        ('{ question = 1, in = ["bad"] }', ".question must be text in quotes, not a whole number"),
        ("{ all = [1] }", ".all 1 must be a table, not a whole number"),
        (
            "{ not = " * 8 + '{ question = "rating", in = ["bad"] }' + " }" * 8,
            ".not" * 8 + " is nested too deeply: make it simpler",
        ),
    ],
)
def test_a_condition_that_cannot_be_meant_is_a_fault(faults_of_questionnaires, show_if, problem):
    faults = faults_of_questionnaires(changed(QUESTIONNAIRE, (SHOW_IF, f"show_if = {show_if}")))

    assert faults == [(21, f"question 3, show_if{problem}")]


LAST = """
[[question]]
id = "last"
kind = "single"
show_if = { question = "trouble", in = ["x"] }
text = { zh = "最后？", en = "Last?" }
short = { zh = "最后", en = "Last" }
option = [
  { code = "a", label = { zh = "一", en = "One" } },
  { code = "a", label = { zh = "二", en = "Two" } },
]
"""


def test_a_condition_cannot_look_at_typed_words(faults_of_questionnaires):
    faults = faults_of_questionnaires(
        changed(QUESTIONNAIRE + LAST, ('"a", label = { zh = "二', '"b", label = { zh = "二'))
    )

    assert faults == [
        (
            45,
            (
                'question 5, show_if.question "trouble" is of kind text, '
                "which has no codes to compare with: use answered"
            ),
        )
    ]


def test_options_in_one_list_have_lines_too(faults_of_questionnaires):
    faults = faults_of_questionnaires(
        changed(
            QUESTIONNAIRE + LAST,
            ('question = "trouble", in = ["x"]', 'question = "rating", in = ["bad"]'),
        )
    )

    assert faults == [
        (50, "question 5, option 2 has the same code as question 5, option 1: give it its own")
    ]


def test_a_response_is_about_one_department_and_has_one_grade(faults_of_questionnaires):
    again = """
[[question]]
id = "again"
kind = "rating"
text = { zh = "？", en = "?" }
short = { zh = "？", en = "?" }
[[question]]
id = "which"
kind = "department"
text = { zh = "？", en = "?" }
short = { zh = "？", en = "?" }
"""

    faults = faults_of_questionnaires(QUESTIONNAIRE + again)

    assert faults == [
        (44, "question 5 is a second question of kind rating: keep one of them"),
        (49, "question 6 is a second question of kind department: keep one of them"),
    ]


def test_a_questionnaire_asks_something(faults_of_questionnaires):
    head = QUESTIONNAIRE[: QUESTIONNAIRE.index("[[question]]")]

    assert faults_of_questionnaires(head) == [
        (1, "there is no question: write at least one [[question]]")
    ]


def test_all_faults_of_all_files_are_reported_at_once(
    faults_of_questionnaires, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    first = changed(
        QUESTIONNAIRE,
        ('zh = "问卷"', 'zh = ""'),
        ('id = "department"', 'id = "Department"'),
        ('question = "rating"', 'question = "grade"'),
        ('label = { zh = "慢", en = "Slow" }', 'labl = { zh = "慢", en = "Slow" }'),
        ('aspects_from = "aspects"', 'aspects_from = "trouble"'),
    )

    faults = faults_of_questionnaires(first, "a = \n", QUESTIONNAIRE)

    assert faults == [
        (4, "title.zh is empty: write something"),
        (
            7,
            "question 1, id is not a code: 1 to 16 of a-z, 0-9 and _, beginning with a letter",
        ),
        (
            21,
            (
                'question 3, show_if.question "grade" is no question of this file: '
                "use one of Department, rating"
            ),
        ),
        (25, "question 3, option 1, label is missing: add it"),
        (27, "question 3, option 1, labl is not a setting: did you mean label?"),
        (
            38,
            'question 4, yields.aspects_from "trouble" does not come earlier: name an earlier one',
        ),
        (1, "is not valid TOML here: Invalid value"),
        (2, 'id "enterprise" and version 1 are those of 0.toml: write a new version or id'),
    ]


def test_two_versions_of_a_questionnaire_stand_side_by_side(tmp_path):
    (tmp_path / "1.toml").write_text(QUESTIONNAIRE, "utf-8")
    second = changed(QUESTIONNAIRE, ("version = 1", "version = 2"))
    (tmp_path / "2.toml").write_text(second, "utf-8")

    loaded = load_all(tmp_path, ("czj",))

    assert [(each.id, each.version) for each in loaded] == [("enterprise", 1), ("enterprise", 2)]


def test_a_folder_without_questionnaires_is_a_fault(faults_of_questionnaires, tmp_path):
    with pytest.raises(FaultyError) as caught:
        load_all(tmp_path / "none", ())

    assert faults_of_questionnaires() == [
        (0, "there is no questionnaire: put *.toml files into this folder")
    ]
    assert caught.value.faults == (
        Fault(
            str(tmp_path / "none"),
            0,
            "cannot be read as a folder (No such file or directory): check the path",
        ),
    )
