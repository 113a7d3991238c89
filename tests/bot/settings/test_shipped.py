"""The files that come with the project: the example configuration and the questionnaires."""

import tomllib
from pathlib import Path

import pytest

from bot.settings.checks import check
from bot.settings.configuration import OWN_QUESTIONNAIRES, load
from bot.settings.configuration_file import ConfigurationFile
from bot.settings.questionnaires import load_all
from bot.settings.wording import columns
from domain.answers import Answer
from domain.opinions import Aspect, Ledger
from domain.questions import GRADES, FreeText, MultipleChoice, SingleChoice

EXAMPLE = Path(__file__).parents[3] / "config.example.toml"
ENTERPRISE, CITIZEN = "enterprise", "citizen"


@pytest.fixture(scope="module")
def shipped():
    departments = tuple(each.code for each in load(EXAMPLE, {}).campaign.departments)
    return {each.id: each for each in load_all(OWN_QUESTIONNAIRES, departments)}


def test_the_example_configuration_and_the_questionnaires_have_no_faults():
    assert check(EXAMPLE, {}) == ()


def test_the_example_is_the_campaign_of_the_plan():
    campaign = load(EXAMPLE, {}).campaign

    assert campaign.name == "优化营商环境大讨论大反思大提升"
    assert [str(campaign.starts_on), str(campaign.ledgers_due_on), str(campaign.ends_on)] == [
        "2020-07-17",
        "2020-07-22",
        "2020-08-15",
    ]
    assert [(each.code, each.name.zh) for each in campaign.departments] == [
        ("dzb", "党政办公室"),
        ("zzrs", "组织人事部"),
        ("tzcj", "投资促进局"),
        ("czj", "财政局"),
        ("jsj", "建设局"),
        ("aqhb", "安全生产监督和生态环境局"),
    ]
    assert (campaign.office, campaign.target) == ("tzcj", 50)


def test_the_example_shows_every_setting():
    written = tomllib.loads(EXAMPLE.read_text("utf-8"))

    shown = {name: sorted(_keys(written[name])) for name in sorted(written)}

    assert shown == _settings()


def _keys(section):
    return {key for each in section for key in each} if isinstance(section, list) else set(section)


def _settings():
    parts = {}
    for name, field in ConfigurationFile.model_fields.items():
        if not field.exclude:
            (model,) = [field.annotation, *getattr(field.annotation, "__args__", ())][-1:]
            fields = model.model_fields.items()
            parts[name] = sorted(key for key, each in fields if not each.exclude)
    return dict(sorted(parts.items()))


def paths(questionnaire):
    """The questions that each grade leads through."""
    for grade in (*GRADES, None):
        yield questionnaire.path({"rating": Answer(grade)})


@pytest.mark.parametrize("name", [ENTERPRISE, CITIZEN])
def test_one_is_asked_six_questions_at_most_and_types_once(shipped, name):
    for path in paths(shipped[name]):
        assert len(path) <= 6
        assert sum(isinstance(question, FreeText) for question in path) <= 1


@pytest.mark.parametrize("name", [ENTERPRISE, CITIZEN])
def test_what_one_is_asked_depends_on_the_rating(shipped, name):
    asked = {
        grade: [question.id for question in shipped[name].path({"rating": Answer(grade)})]
        for grade in ("good", "fair")
    }

    assert asked == {
        "good": ["department", "rating", "gap", "gap_words"],
        "fair": ["department", "rating", "aspects", "trouble", "gap"],
    }


@pytest.mark.parametrize("name", [ENTERPRISE, CITIZEN])
def test_no_words_have_to_be_typed(shipped, name):
    typed = [each for each in shipped[name].questions if isinstance(each, FreeText)]

    assert [each.required for each in typed] == [False, False]


@pytest.mark.parametrize("name", [ENTERPRISE, CITIZEN])
def test_each_aspect_is_one_statement_for_the_third_ledger(shipped, name):
    aspects = shipped[name].find_question("aspects")

    named = [option.aspect for option in aspects.options if option.statement]
    assert named == [aspect for aspect in Aspect if aspect is not Aspect.OTHER]
    assert aspects.yields.ledger is Ledger.DISSATISFACTION
    assert [option.code for option in aspects.options if option.exclusive] == ["none"]


@pytest.mark.parametrize("name", [ENTERPRISE, CITIZEN])
def test_no_statement_names_the_benchmark_city(shipped, name):
    city = load(EXAMPLE, {}).campaign.benchmark_city.zh
    statements = [option.statement for option in options(shipped[name]) if option.statement]

    assert [statement for statement in statements if city in statement] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", [ENTERPRISE, CITIZEN])
def test_labels_fit_a_small_phone(shipped, name, language):
    labels = [getattr(option.label, language) for option in options(shipped[name])]

    assert [label for label in labels if columns(label) > 34] == []


def options(questionnaire):
    return [
        option
        for question in questionnaire.questions
        if isinstance(question, SingleChoice | MultipleChoice)
        for option in question.options
    ]
