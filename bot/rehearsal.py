"""Simulated respondents who go through the real bot over HTTP, by the sandbox's doors."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp

from bot.choosing import Move, Pictured, Spoken, Typed, Whims
from bot.sandbox import ogg, pictures
from domain import receipts
from handlers.acts import Act, Send
from handlers.callbacks import pack, unpack

Json = dict[str, Any]

# Our own sentences, for a rehearsal without a file.
TEXTS = (
    "去办营业执照变更，材料交了三次，每次都说还缺一样。",
    "施工许可等了二十多天，问到哪一步谁也说不清。",
    "环评表退回来两次，第一次没有一次说完要改什么。",
    "窗口中午没人，排到我正好下班，只好第二天再请假来。",
    "惠企补贴去年就批了，到现在钱还没有到账。",
    "同一份材料党政办公室要一遍，投资促进局又要一遍。",
    "电话打了五六个，每个科室都说不归他们管。",
    "网上申报系统一上传附件就退出，最后还是跑了现场。",
    "园区东门的路灯坏了一个多月，夜班工人走路害怕。",
    "安全检查一个月来了四拨人，查的内容差不多。",
    "深圳那边营业执照当天就能拿到，我们这里要等一周。",
    "外地园区有专人帮着跑手续，这里全靠自己摸索。",
)
_AT_ONCE = 24
_PATIENCE = 30.0  # seconds one step of the bot may take
_STEPS = 40  # more than any path has
_RECEIPT = len(receipts.spell("0" * receipts.LENGTH))


class StuckError(RuntimeError):
    """The bot did not answer, or asked something nobody could answer."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The last message a respondent sees, if it is the bot's: its text and what its buttons say."""

    message_id: int
    text: str
    buttons: tuple[str, ...]

    @property
    def acts(self) -> tuple[Act, ...]:
        """The buttons, read."""
        read = (unpack(data) for data in self.buttons)
        return tuple(act for act in read if act is not None)


async def rehearse(
    address: str, count: int, texts: Sequence[str], *, seed: int, done: Callable[[], None]
) -> int:
    """Let `count` respondents answer; calls `done` after each and gives how many got a receipt."""
    gate, timeout = asyncio.Semaphore(_AT_ONCE), aiohttp.ClientTimeout(total=_PATIENCE * 2)
    async with aiohttp.ClientSession(address, timeout=timeout) as session:

        async def answer(number: int) -> bool:
            async with gate:
                chance = random.Random(seed * 1_000_003 + number)  # noqa: S311 - not for secrets
                complete = await _Respondent(session, texts, chance).answer()
                done()
                return complete

        return sum(await asyncio.gather(*(answer(number) for number in range(count))))


class _Respondent:
    """One simulated person, from the link to the receipt."""

    def __init__(
        self, session: aiohttp.ClientSession, texts: Sequence[str], chance: random.Random
    ) -> None:
        self._session, self._chance, self._whims = session, chance, Whims(texts, chance)
        self._user_id = 0

    async def answer(self) -> bool:
        """From /start to the receipt; false if the conversation ends without one."""
        self._user_id = int((await self._post("people", {}))["user_id"])
        kind = self._chance.choice(("enterprise", "enterprise", "citizen"))
        shown = await self._make(Typed(f"/start {kind}"), None)
        for _ in range(_STEPS):
            move = self._whims.choose(shown.text, shown.acts)
            shown = await self._make(move, shown)
            if isinstance(move, Send):
                return _has_receipt(shown.text)
        raise StuckError(shown.text)

    async def _make(self, move: Move, before: Shown | None) -> Shown:
        """Do it, and wait until the bot shows another card."""
        match move:
            case Typed(text):
                answer = await self._post("message", {"user_id": self._user_id, "text": text})
            case Spoken(seconds):
                answer = await self._upload("voice", "voice.ogg", ogg.silence(seconds))
            case Pictured(width):
                picture = pictures.blank(width, width * 3 // 4)
                answer = await self._upload("photo", "photo.png", picture)
            case _:
                assert before is not None
                tap = {"message_id": before.message_id, "data": pack(move)}
                answer = await self._post("tap", {"user_id": self._user_id, **tap})
        return await self._next(answer["revision"], before, move)

    async def _next(self, revision: int, before: Shown | None, move: Move) -> Shown:
        """What has buttons comes last: a complaint about an answer is followed by its question."""
        loop = asyncio.get_running_loop()
        end = loop.time() + _PATIENCE
        while loop.time() < end:
            chat = await self._get(f"chats/{self._user_id}?since={revision}&seconds=5")
            revision, shown = chat["revision"], _shown(chat["messages"][-1])
            if shown is not None and shown.buttons and shown != before:
                return shown
        kind = type(move).__name__
        raise StuckError(f"no answer to {kind} within {_PATIENCE:.0f} s")

    async def _upload(self, kind: str, name: str, content: bytes) -> Json:
        form = aiohttp.FormData({"user_id": str(self._user_id), "kind": kind})
        form.add_field("file", content, filename=name)
        async with self._session.post("/sandbox/upload", data=form) as response:
            return await _read(response)

    async def _post(self, name: str, fields: Json) -> Json:
        async with self._session.post(f"/sandbox/{name}", json=fields) as response:
            return await _read(response)

    async def _get(self, name: str) -> Json:
        async with self._session.get(f"/sandbox/{name}") as response:
            return await _read(response)


async def _read(response: aiohttp.ClientResponse) -> Json:
    answer: Json = await response.json()
    if response.status != HTTPStatus.OK:
        raise StuckError(str(answer.get("error", response.status)))
    return answer


def _shown(message: Json) -> Shown | None:
    if not message["from"]["is_bot"]:
        return None
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    data = tuple(button["callback_data"] for row in rows for button in row)
    return Shown(message["message_id"], message.get("text", ""), data)


def _has_receipt(text: str) -> bool:
    return any(receipts.find_code(word) for word in text.split() if len(word) == _RECEIPT)
