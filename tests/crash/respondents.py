"""Respondents who remember what the bot has confirmed to them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from random import Random
from typing import Any

from domain import receipts
from domain.responses import Mode
from handlers.acts import Begin, PickOption, Resume, Send, SettleAnswer, SkipQuestion, TickOption
from handlers.afterwards.own_acts import Withdraw
from tests.crash.people import Month, Talker, find, offered, press
from tests.month import people as month_people
from tests.month import respondents as month_respondents

DEPARTMENTS = ("tzcj", "jsj", "dzb")
_SAYS = ("better", "same", "worse", "whatever", "nothing", "leave")
_TROUBLES = (
    "材料交了三次还说不对",
    "排了一上午的队",
    "补贴公示完了半年没到账",
    "网上填完还要再跑一趟",
)
_LETTERS = "鼋鼍鼐鼒鼗鼙鼢鼩鼯鼱鼷鼹"
_STEPS = 80  # of one person, with all that is tried again


class Stage(Enum):
    """How far somebody is, as the bot has told them."""

    BEGUN = auto()
    SENDING = auto()  # the button was tapped
    SENT = auto()  # the receipt was shown
    LEAVING = auto()
    GONE = auto()


@dataclass
class Memory:
    """What somebody did, and what was confirmed: the card went on to the next question."""

    user_id: int
    mark: str  # stands in their words, and in nobody else's
    interview: int = 0
    code: str = ""  # of the receipt that was shown
    tapped: set[str] = field(default_factory=set)  # codes: each time the review is shown, another
    stage: Stage = Stage.BEGUN
    answers: dict[str, Any] = field(default_factory=dict)


class Respondent:
    """One person who answers the questions for enterprises, and looks in afterwards."""

    def __init__(self, talker: Talker, chance: Random) -> None:
        self._talker, self._chance = talker, chance
        self.is_busy = False
        mark = "".join(chance.choice(_LETTERS) for _ in range(8))
        self.memory = Memory(talker.id, mark)
        self._mode = chance.choice(("anonymous", "confidential", "confidential"))
        self._department = chance.choice(DEPARTMENTS)
        self._grade = chance.choice(("bad", "very_bad", "bad", "fair", "good"))
        self._words = f"{chance.choice(_TROUBLES)}{mark}"

    async def busily(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do one thing at a time."""
        self.is_busy = True
        try:
            await work()
        finally:
            self.is_busy = False

    async def answer(self) -> None:
        """From the link to the receipt."""
        for _ in range(_STEPS):
            if self.memory.stage is Stage.SENT:
                return
            await self._step()

    async def look_in(self) -> None:
        """What became of it; perhaps say what one makes of it, or take it back."""
        says = self._chance.choice(_SAYS)
        who = month_people.Respondent(
            self._talker, self._mode, self._department, says, self.memory.mark, self.memory.code,
            self._grade,
        )  # fmt: skip
        if says == "leave":
            await self._leave()
        else:
            await month_respondents.react(Month(self._chance), who)

    async def _leave(self) -> None:
        self.memory.stage = Stage.LEAVING
        code = receipts.spell(self.memory.code)
        for _ in range(_STEPS):
            await self._talker.send(f"/track {code}")
            if await press(self._talker, Withdraw, confirmed=False):
                await press(self._talker, Withdraw, confirmed=True)
            if "这份答卷已在" in self._talker.card:
                self.memory.stage = Stage.GONE
                return

    async def _step(self) -> None:
        talker, memory = self._talker, self.memory
        if begin := find(talker, Begin, mode=Mode(self._mode)):
            await month_people.tap(talker, begin)
        elif send := find(talker, Send):
            memory.stage = Stage.SENDING
            memory.tapped.add(receipts.find_code(send[2].receipt) or "")
            await month_people.tap(talker, send)
        elif question := self._question():
            await self._reply(question)
        elif memory.stage is Stage.SENDING:
            heard = "".join(talker.heard)
            shown = [code for code in memory.tapped if receipts.spell(code) in heard]
            if shown:
                memory.code, memory.stage = shown[0], Stage.SENT
            else:
                await talker.send("/my")
        elif not await press(talker, Resume):
            await talker.send("/start enterprise")

    async def _reply(self, question: str) -> None:
        """One answer; it is confirmed when another question, or the review, is shown."""
        value = await self._say(question)
        shown = "review" if find(self._talker, Send) else self._question()
        if value is not None and shown not in {None, question}:
            self.memory.answers[question] = value

    async def _say(self, question: str) -> Any:
        """Gives what is to be stored, if this was the whole answer."""
        talker = self._talker
        match question:
            case "department" | "rating":
                code = self._department if question == "department" else self._grade
                await press(talker, PickOption, question=question, code=code)
                return code
            case "aspects" if find(talker, SettleAnswer):
                await press(talker, SettleAnswer)
                return ["process"]
            case "aspects":
                await press(talker, TickOption, question=question, code="process", on=True)
                return None
            case "trouble":
                await talker.send(self._words)
                return self._words
            case "gap":
                await press(talker, PickOption, question=question, code="online")
                return "online"
        await press(talker, SkipQuestion, question=question)
        return None

    def _question(self) -> str | None:
        """Which question the card shows."""
        for _, _, act in offered(self._talker):
            if isinstance(act, PickOption | TickOption | SettleAnswer | SkipQuestion):
                self.memory.interview = act.interview
                return act.question
        return None
