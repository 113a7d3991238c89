import secrets
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from bot.suggesting import Suggestions
from handlers.background import fitting
from storage import examples
from storage.tables import RESPONSE

MATTERS = (
    ("锅炉房的烟囱冒黑烟", "aqhb"),
    ("退税的钱三个月没到账", "czj"),
    ("路灯坏了没人修", "jsj"),
)
DAY = date(2020, 7, 20)


@pytest.fixture
def suggestions(example):
    return Suggestions(example.campaign.departments)


async def confirm(database, words, department):
    """What a respondent's own choice leaves in the database."""
    async with database.transaction() as session:
        number = secrets.randbits(62)
        marks = {"campaign": "yhyshj2020", "mode": "anonymous", "channel": "telegram"}
        days = {"completed_on": DAY, "kept_until": DAY}
        await session.execute(insert(RESPONSE).values(id=number, **marks, **days))
        await examples.add(session, "yhyshj2020", number, words, department)


async def test_what_was_confirmed_is_known_after_a_restart(suggestions, database, example):
    for words, department in MATTERS:
        await confirm(database, words, department)
        suggestions.learn(words, department)

    restarted = Suggestions(example.campaign.departments)
    await restarted.recall(database, "yhyshj2020")

    for words, _ in (*MATTERS, ("烟囱", ""), ("到账", "")):
        assert restarted.suggest(words) == suggestions.suggest(words)


async def test_other_campaigns_teach_nothing(suggestions, database, example):
    await confirm(database, "锅炉房的烟囱冒黑烟", "dzb")

    await suggestions.recall(database, "another")

    fresh = Suggestions(example.campaign.departments)
    assert suggestions.suggest("锅炉房") == fresh.suggest("锅炉房")


def test_at_most_three_are_suggested(suggestions):
    assert len(suggestions.suggest("企业开办、招商引资、施工许可、排污许可、补贴、招聘")) <= 3


def test_nothing_is_suggested_for_nothing(suggestions):
    assert suggestions.suggest("哈哈哈") == ()


async def test_a_model_is_fitted_once_a_day(services, database, clock, monkeypatch):
    fits = []

    class Counting:
        async def run(self, work, *arguments):
            fits.append(arguments)
            return work(*arguments)

    watched = replace(services, worker=Counting())
    await confirm(database, "锅炉房的烟囱冒黑烟", "aqhb")

    for _ in range(3):
        await fitting.fit_if_due(watched)
    clock.pass_(days=1)
    await fitting.fit_if_due(watched)

    assert fits == [((("锅炉房的烟囱冒黑烟", "aqhb"),),)] * 2


async def test_without_an_example_the_worker_is_left_alone(services):
    await fitting.fit_if_due(replace(services, worker=None))

    assert services.router.fitted_on == services.today()


async def test_a_fitted_model_is_asked_from_then_on(services, database, example):
    words = ("甲字号的事", "乙字号的事")
    for number in range(60):
        await confirm(database, f"{words[0]}{number}", "dzb")
        await confirm(database, f"{words[1]}{number}", "jsj")

    await fitting.fit_if_due(services)

    assert services.router.suggest("甲字号")[0] == "dzb"
    assert services.router.suggest("乙字号")[0] == "jsj"
