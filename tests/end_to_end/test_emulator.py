"""One whole run against a strict Bot API that others wrote, over HTTP."""

import asyncio
import json
from dataclasses import dataclass, field

import pytest
from aiohttp.test_utils import TestServer
from lo_bot_api_emulator import LoBotApiEmulator
from sqlalchemy import func, select

from bot import app, service
from domain.people import Membership, Role
from handlers.office import invitations
from storage.tables import INTERVIEW, OPINION, RESPONSE
from tests.chat import BY
from tests.end_to_end.processes import TOKEN, until

# What the emulator does not model: what a bot says of itself.
OF_ITSELF = {
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
    "setMyDescription": True,
    "setMyShortDescription": True,
}


class Telegram(LoBotApiEmulator):
    """The emulator, with a name for the bot, and a memory of what stands in the chats."""

    def __init__(self):
        super().__init__()
        self.cards = {}  # by chat and message: text and buttons, in order of first appearance
        self.answered = set()

    def validate(self, method, fields, uploads):
        if method in OF_ITSELF:
            return OF_ITSELF[method]
        result = super().validate(method, fields, uploads)
        if method == "getMe":
            return {**result, "username": "najian_bot"}
        if method == "answerCallbackQuery":
            self.answered.add(fields["callback_query_id"])
        if method in {"sendMessage", "editMessageText"}:
            markup = json.loads(fields.get("reply_markup", "{}"))
            rows = markup.get("inline_keyboard", [])
            buttons = {button["text"]: button["callback_data"] for row in rows for button in row}
            place = (result["chat"]["id"], result["message_id"])
            self.cards[place] = (fields["text"], buttons)
        return result


@dataclass
class Person:
    """Someone with a phone, on the other side of the emulator."""

    telegram: Telegram
    user_id: int
    taps: list = field(default_factory=list)

    @property
    def card(self):
        """The last message of the bot: its id, text and buttons."""
        mine = [
            (n, *card) for (chat, n), card in self.telegram.cards.items() if chat == self.user_id
        ]
        return mine[-1] if mine else (0, "", {})

    async def say(self, text, then):
        entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        command = {"entities": entities} if text.startswith("/") else {}
        await self._do({"message": {**self._message(900), "text": text, **command}}, then)

    async def tap(self, label, then):
        number, _, buttons = self.card
        data = next(data for text, data in buttons.items() if label in text)
        self.taps.append(f"{self.user_id}-{len(self.taps)}")
        query = {"id": self.taps[-1], "from": self._user(), "chat_instance": "1", "data": data}
        await self._do({"callback_query": {**query, "message": self._message(number)}}, then)

    async def _do(self, update, then):
        before = self.card
        await self.telegram.enqueue_update(update, token=TOKEN)
        await until(lambda: self.card != before and then in self.card[1], f"no {then!r}")

    def _user(self):
        return {"id": self.user_id, "is_bot": False, "first_name": "Li", "language_code": "zh-hans"}

    def _message(self, number):
        chat = {"id": self.user_id, "type": "private"}
        return {"message_id": number, "date": 1, "chat": chat, "from": self._user()}


@pytest.fixture
async def telegram(services):
    """The emulator with the bot behind it, served as `najian run` serves it."""
    telegram, stopping = Telegram(), asyncio.Event()
    async with TestServer(telegram.app()) as server:
        url = str(server.make_url("/")).rstrip("/")
        application = app.build(app.builder(TOKEN, f"{url}/bot", f"{url}/file/bot"), services)
        serving = asyncio.create_task(service.serve(application, services, stopping))
        yield telegram
        stopping.set()
        await asyncio.wait_for(serving, 20)
    refused = [request for request in telegram.requests if request["status"] != 200]
    assert refused == []


async def count(services, table):
    async with services.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table))


async def test_a_respondent_goes_from_start_to_the_receipt(telegram, services):
    li = Person(telegram, 7)

    await li.say("/start enterprise-tzcj", "谁在问")
    await li.tap("匿名回答", "投资促进局的服务满意吗")
    await li.tap("不满意", "可以多选")
    await li.tap("跑了好几趟", "可以多选")
    await li.tap("选好了", "一两句话")
    await li.say("材料交了三次，每次都说还缺一样。", "深圳")
    await li.tap("没比较过", "请核对")
    await li.tap("发送", "回执码")

    assert telegram.answered == set(li.taps)
    counts = [await count(services, table) for table in (INTERVIEW, RESPONSE, OPINION)]
    assert counts == [0, 1, 2]


async def test_staff_come_in_by_their_invitation_and_see_the_progress(telegram, services):
    chen = Person(telegram, 8)
    payload = await invitations.make(services, Membership(Role.STAFF, "tzcj"), by=BY)

    await chen.say(f"/start {payload}", "投资促进局工作人员")
    await chen.say("/progress", "征求意见进度")

    _, text, _ = chen.card
    assert text.splitlines()[0] == "<b>征求意见进度</b>　2020-07-20"
