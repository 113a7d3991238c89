"""Simulated respondents who go through the real bot over HTTP, by the sandbox's doors."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import aiohttp

from domain import receipts
from handlers.acts import (
    Act,
    Begin,
    Notice,
    PickOption,
    Send,
    SettleAnswer,
    SkipQuestion,
    TickOption,
)
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
_SHORT_OF_WORDS = 0.3  # how often someone skips what can be skipped
_ENOUGH = 0.6  # how often someone who has ticked something leaves it at that
_RECEIPT = len(receipts.spell("0" * receipts.LENGTH))
_GRADES = {"very_good": 24, "good": 34, "fair": 20, "bad": 15, "very_bad": 7}  # how often


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
    """One simulated person: mostly content, sometimes not, now and then short of words."""

    def __init__(
        self, session: aiohttp.ClientSession, texts: Sequence[str], chance: random.Random
    ) -> None:
        self._session, self._texts, self._chance = session, texts, chance
        self._user_id = 0

    async def answer(self) -> bool:
        """From /start to the receipt; false if the conversation ends without one."""
        self._user_id = int((await self._post("people", {}))["user_id"])
        kind = self._chance.choice(("enterprise", "enterprise", "citizen"))
        shown = await self._say(f"/start {kind}", None)
        for _ in range(_STEPS):
            act = self._choose(shown.acts)
            if act is None and not shown.buttons:
                return _has_receipt(shown.text)
            if act is None:
                shown = await self._say(self._chance.choice(self._texts), shown)
            else:
                shown = await self._tap(shown, act)
        raise StuckError(shown.text)

    def _choose(self, acts: tuple[Act, ...]) -> Act | None:
        """The button to tap; `None` to type something."""
        for kind in (Send, Begin, Notice):
            if offered := [act for act in acts if isinstance(act, kind)]:
                return self._chance.choices(offered, [9] + [1] * (len(offered) - 1))[0]
        picks = [act for act in acts if isinstance(act, PickOption)]
        if picks:
            weights = [_GRADES.get(pick.code, 10) for pick in picks]
            return self._chance.choices(picks, weights)[0]
        if any(isinstance(act, TickOption) for act in acts):
            return self._tick(acts)
        skips = [act for act in acts if isinstance(act, SkipQuestion)]
        return skips[0] if skips and self._chance.random() < _SHORT_OF_WORDS else None

    def _tick(self, acts: tuple[Act, ...]) -> Act:
        free = [act for act in acts if isinstance(act, TickOption) and act.on]
        settle = [act for act in acts if isinstance(act, SettleAnswer)]
        return (
            settle[0] if settle and self._chance.random() < _ENOUGH else self._chance.choice(free)
        )

    async def _say(self, text: str, before: Shown | None) -> Shown:
        return await self._after("message", {"text": text}, before)

    async def _tap(self, before: Shown, act: Act) -> Shown:
        fields = {"message_id": before.message_id, "data": pack(act)}
        return await self._after("tap", fields, before)

    async def _after(self, act: str, fields: Json, before: Shown | None) -> Shown:
        """Do something, and wait until the bot shows something else."""
        answer = await self._post(act, {"user_id": self._user_id, **fields})
        revision, loop = answer["revision"], asyncio.get_running_loop()
        end = loop.time() + _PATIENCE
        while loop.time() < end:
            chat = await self._get(f"chats/{self._user_id}?since={revision}&seconds=5")
            revision, shown = chat["revision"], _shown(chat["messages"][-1])
            if shown is not None and shown != before:
                return shown
        raise StuckError(f"no answer to {act} within {_PATIENCE:.0f} s")

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
