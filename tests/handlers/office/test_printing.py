import pytest

from domain.doors import Door
from domain.text import Language, Text
from handlers.office import printing
from reports import tasks
from reports.poster_labels import Paper
from tests.chat import Clock


@pytest.fixture
def worded(example, library):
    """The words of the poster of a door."""

    def labels(door):
        questionnaire = library.find_current(door.questionnaire or "")
        return printing.labels(
            example.campaign, questionnaire, door, username="najian_bot", now=Clock()()
        )

    return labels


@pytest.mark.parametrize(
    ("questionnaire", "headline", "title"),
    [
        ("enterprise", "企业办事哪里不顺，请您直说", Text("企业问卷", "Enterprise survey")),
        ("citizen", "办事哪里不顺，请您直说", Text("群众问卷", "Citizen survey")),
        (None, "办事哪里不顺，请您直说", Text("不限问卷", "Any survey")),
    ],
)
def test_a_poster_speaks_to_whom_its_questionnaire_is_for(worded, questionnaire, headline, title):
    labels = worded(Door(questionnaire, "tzcj"))

    assert (labels.headline.zh, labels.questionnaire) == (headline, title)


def test_a_poster_names_its_place_and_leads_there(worded):
    labels = worded(Door("enterprise", "tzcj", "w3"))

    assert labels.department == Text("投资促进局", "Investment Promotion Bureau")
    assert labels.window == Text("3号窗口", "Window 3")
    assert labels.link == "https://t.me/najian_bot?start=enterprise-tzcj-w3"
    assert labels.title == "海报 投资促进局 · 3号窗口"


def test_a_poster_of_no_department_names_none(worded):
    labels = worded(Door())

    assert (labels.department, labels.window, labels.link) == (
        None,
        None,
        "https://t.me/najian_bot",
    )


@pytest.mark.parametrize("language", Language)
def test_a_file_is_named_after_its_door_and_paper(example, language):
    name = printing.file_name(example.campaign, Door(None, "czj"), Paper.A5, language)

    assert (
        name
        == {Language.ZH: "海报 财政局 A5.pdf", Language.EN: "Poster Finance Bureau A5.pdf"}[
            language
        ]
    )


def test_every_department_of_the_example_has_room_on_a_poster(worded, example):
    for known in example.campaign.departments:
        assert tasks.poster(worded(Door("citizen", known.code)), paper=Paper.A5)[:5] == b"%PDF-"
