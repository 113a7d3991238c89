"""People on the sandbox's other side, by its driving API over HTTP."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.choosing import Spoken
from bot.sandbox import ogg
from domain.text import Language
from handlers.acts import (
    Act,
    Begin,
    PickOption,
    PonderDepartment,
    SkipQuestion,
    SwitchLanguage,
    TickOption,
)
from handlers.callbacks import pack, unpack
from tests.end_to_end.processes import PATIENCE

Json = dict[str, Any]


@dataclass
class Respondent:
    """One person who answers the enterprise questionnaire."""

    session: aiohttp.ClientSession
    user_id: int
    card: int = 0
    interview: int = 0

    async def begin(self) -> None:
        """From /start to the first question."""
        revision = (await self._post("message", text="/start enterprise"))["revision"]
        act = next(act for act in await self._offered(revision, Begin) if isinstance(act, Begin))
        answer = await self._post("tap", message_id=self.card, data=pack(act))
        offered = await self._offered(answer["revision"], PickOption)
        self.interview = next(a.interview for a in offered if isinstance(a, PickOption))

    async def queue(self, act: Act | Spoken) -> None:
        """Tap, or speak, ahead of the bot: the button it would show by then."""
        if isinstance(act, Spoken):
            await self._speak(act.seconds)
        else:
            await self._post("forge", message_id=self.card, data=pack(act))

    async def _offered(self, revision: int, kind: type[Act]) -> list[Act]:
        """What the buttons say, once there is one of this kind."""
        while True:
            path = f"/sandbox/chats/{self.user_id}?since={revision}&seconds={PATIENCE:.0f}"
            async with self.session.get(path) as response:
                chat = await response.json()
            message, revision = chat["messages"][-1], chat["revision"]
            rows = message.get("reply_markup", {}).get("inline_keyboard", [])
            read = [unpack(button["callback_data"]) for row in rows for button in row]
            offered = [act for act in read if act is not None]
            if any(isinstance(act, kind) for act in offered):
                self.card = message["message_id"]
                return offered

    async def _speak(self, seconds: int) -> None:
        form = aiohttp.FormData({"user_id": str(self.user_id), "kind": "voice"})
        form.add_field("file", ogg.silence(seconds), filename="voice.ogg")
        async with self.session.post("/sandbox/upload", data=form) as response:
            assert response.status == 200, await response.text()

    async def _post(self, name: str, **fields: Any) -> Json:
        sent = {"user_id": self.user_id, **fields}
        async with self.session.post(f"/sandbox/{name}", json=sent) as response:
            answer: Json = await response.json()
        assert response.status == 200, answer
        return answer


@dataclass(frozen=True)
class Path4:
    """Four things done one after another, and what is stored after them."""

    acts: tuple[Act | Spoken, ...]
    answers: dict[str, tuple[Any, bool, int]]  # by question: value, settled, files


def content(interview: int, department: str, gap: str) -> Path4:
    """Somebody content, up to the review."""
    return Path4(
        (
            PickOption(interview, "department", department),
            PickOption(interview, "rating", "good"),
            PickOption(interview, "gap", gap),
            SkipQuestion(interview, "gap_words"),
        ),
        {
            "department": (department, True, 0),
            "rating": ("good", True, 0),
            "gap": (gap, True, 0),
            "gap_words": (None, True, 0),
        },
    )


def discontented(interview: int, department: str, aspect: str) -> Path4:
    """Somebody who ticks two things, one of them `aspect`, and has not finished ticking."""
    return Path4(
        (
            PickOption(interview, "department", department),
            PickOption(interview, "rating", "bad"),
            TickOption(interview, "aspects", aspect, on=True),
            TickOption(interview, "aspects", "premises", on=True),
        ),
        {
            "department": (department, True, 0),
            "rating": ("bad", True, 0),
            "aspects": ([aspect, "premises"], False, 0),
        },
    )


def speaking(interview: int, department: str, seconds: int) -> Path4:
    """Somebody very discontented, who says what happened."""
    return Path4(
        (
            PickOption(interview, "department", department),
            PickOption(interview, "rating", "very_bad"),
            SkipQuestion(interview, "aspects"),
            Spoken(seconds),
        ),
        {
            "department": (department, True, 0),
            "rating": ("very_bad", True, 0),
            "aspects": (None, True, 0),
            "trouble": (None, True, 1),
        },
    )


def unsure(interview: int) -> Path4:
    """Somebody who prefers English, and leaves it to the office whom it concerns."""
    return Path4(
        (
            SwitchLanguage(Language.EN, interview),
            PonderDepartment(interview, "department"),
            SkipQuestion(interview, "department"),
            PickOption(interview, "rating", "fair"),
        ),
        {"department": (None, True, 0), "rating": ("fair", True, 0)},
    )


def queued(journal: Path) -> tuple[set[int], set[int]]:
    """From a running sandbox's journal: all updates ever, and those not acknowledged."""
    sent, held = set(), set()
    for line in journal.read_text("utf-8").splitlines():
        kind, key, value = json.loads(line)
        if kind == "update" and value is None:
            held.discard(key)
        elif kind == "update":
            sent.add(key)
            held.add(key)
    return sent, held
