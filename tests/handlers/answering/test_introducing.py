"""Whoever opens the chat reads who asks, and what for, before they tap anything."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.wire import units
from domain.text import Language, Text
from handlers.answering import introducing

SETTERS = ("setMyDescription", "setMyShortDescription")


def told(town, language):
    """What somebody with this language sees in the empty chat, and on the profile."""
    menus = town.sandbox.world.menus
    return menus.text("description", language), menus.text("short_description", language)


def changes(town):
    return [name for name, _ in town.request.calls if name in SETTERS]


async def introduce(town):
    await introducing.introduce(town.application.bot, town.services.campaign)


async def test_the_empty_chat_says_who_asks_and_what_for(town):
    await introduce(town)

    words, line = told(town, "zh-hans")
    assert words == (
        "经济开发区党政办公室、投资促进局想听听您的真心话：办事哪里不顺、哪里该改。\n\n"
        "为什么：找准我们服务中的问题和差距，列成问题清单，逐条整改。\n\n"
        "一分钟，点几下就好，可以匿名。请点“开始”。"
    )
    assert line == "经济开发区党政办公室、投资促进局想听听您的真心话：一分钟，可以匿名。"
    words, line = told(town, "en")
    assert words.startswith("Party and Administration Office and Investment Promotion Bureau")
    assert line == "Tell us what is hard about our services: one minute, and anonymous if you like."


async def test_what_stands_already_is_not_said_again(town):
    await introduce(town)
    before = changes(town)

    await introduce(town)

    assert (sorted(before), changes(town)) == (sorted(SETTERS * len(Language)), before)


@pytest.mark.parametrize(
    "refusal",
    [
        (429, {"description": "Too Many Requests", "parameters": {"retry_after": 80_000}}),
        (502, {"description": "Bad Gateway"}),
    ],
)
async def test_where_telegram_does_not_take_it_it_is_left(town, caplog, refusal):
    town.request.refuse["setMyDescription"] = refusal

    await introduce(town)

    assert told(town, "zh") == ("", "")
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@given(st.text(min_size=1, max_size=700), st.text(min_size=1, max_size=700))
@pytest.mark.parametrize("language", Language)
def test_whatever_the_campaign_is_called_telegram_takes_it(example, language, organiser, purpose):
    called = replace(
        example.campaign, organiser=Text(organiser, organiser), purpose=Text(purpose, purpose)
    )

    assert 0 < units(introducing.description(called, language)) <= 512
    assert 0 < units(introducing.short_description(called, language)) <= 120
