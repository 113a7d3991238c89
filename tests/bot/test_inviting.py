import re
from dataclasses import replace

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot import inviting
from bot.settings.configuration import Bot
from domain.people import Membership, Role
from tests.end_to_end.processes import TOKEN

NAJIAN = {"id": 1, "is_bot": True, "first_name": "纳谏", "username": "najian_bot"}


@pytest.fixture
async def configuration(example):
    """The example's, with a token and a Telegram that knows the bot's name."""

    async def answer(_):
        return web.json_response({"ok": True, "result": NAJIAN})

    application = web.Application()
    application.router.add_post(f"/bot{TOKEN}/getMe", answer)
    async with TestServer(application) as server:
        url = str(server.make_url("/")).rstrip("/")
        yield replace(example, bot=Bot(SecretStr(TOKEN), url))


async def test_an_invitation_is_a_link_to_the_bot(configuration, home):
    link = await inviting.invite(configuration, home, Membership(Role.ADMIN))

    assert re.fullmatch(r"https://t\.me/najian_bot\?start=i_[\w-]{22}", link)


async def test_each_invitation_is_another(example, home):
    links = {await inviting.invite(example, home, Membership(Role.LEADER)) for _ in range(3)}

    assert (len(links), {link[:9] for link in links}) == (3, {"/start i_"})
