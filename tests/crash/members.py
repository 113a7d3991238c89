"""Members at work: they review ledgers, see to cases, answer a digest; others only listen."""

from dataclasses import dataclass
from random import Random

from bot.home import Home
from bot.settings.configuration import Configuration
from domain import auditing
from domain.people import Membership, Role
from handlers.acts import RefreshLedgers, ShowLedgers
from handlers.directives.directive_acts import (
    AskDirective,
    DraftDirective,
    GiveDirective,
    MoveDirective,
    OpenDirective,
)
from handlers.office import invitations
from handlers.office.incoming_acts import Incoming
from handlers.review.review_acts import (
    BeginReview,
    ChooseColumn,
    ChooseReason,
    ConfirmEntry,
    ListOthers,
    MergeEntries,
    NextEntry,
    SetEntryAside,
    ShowColumn,
    ShowReview,
    ShowTrail,
    TakeEntryBack,
    TakeOffer,
    UndoStep,
    WeighMerge,
    WriteColumn,
)
from tests.crash.people import Month, Talker, offered, tap
from tests.crash.telegram import Clock, Telegram
from tests.month.office import sit_down
from tests.month.people import Worker

BY = auditing.job("test")
_WORDS = ("加开一个窗口", "三个工作日内办结", "已到现场看过", "请综合科牵头")
# What somebody at a desk does with what is offered, and how readily.
_WEIGHTS = {
    ShowReview: 3, BeginReview: 8, NextEntry: 3, ConfirmEntry: 9, ChooseColumn: 3, ShowColumn: 6,
    TakeOffer: 8, WriteColumn: 4, ListOthers: 2, WeighMerge: 4, MergeEntries: 8, ChooseReason: 2,
    SetEntryAside: 5, TakeEntryBack: 2, ShowTrail: 1, UndoStep: 2, ShowLedgers: 2,
    RefreshLedgers: 8,
}  # fmt: skip
_DIRECTING = {AskDirective: 4, DraftDirective: 3, GiveDirective: 9, OpenDirective: 3,
              MoveDirective: 6}  # fmt: skip
_DIGEST = "简报\u3000"  # how one begins
_INBOX = 3  # how readily what has come in is dealt with


@dataclass(frozen=True, slots=True)
class Seat:
    """A member to be: who works, and who only listens."""

    user_id: int
    role: Role
    department: str | None = None
    works: bool = True

    @property
    def membership(self) -> Membership:
        return Membership(self.role, self.department)


SEATS = (
    Seat(1001, Role.STAFF, "tzcj"),
    Seat(1002, Role.STAFF, "tzcj"),
    Seat(1003, Role.STAFF, "jsj"),
    Seat(1004, Role.STAFF, "dzb"),
    Seat(1005, Role.COORDINATOR),
    Seat(1006, Role.LEADER),
    Seat(1007, Role.STAFF, "tzcj", works=False),
    Seat(1008, Role.STAFF, "jsj", works=False),
    Seat(1009, Role.COORDINATOR, works=False),
    Seat(1010, Role.LEADER, works=False),
    Seat(1011, Role.ADMIN, works=False),
)


async def doors(configuration: Configuration, home: Home, clock: Clock) -> dict[int, str]:
    """What each member says to come in, by their number."""
    from bot import app  # noqa: PLC0415 - heavy, and only this needs it

    async with app.open_services(configuration, home, clock=clock.now) as services:
        return {
            seat.user_id: f"/start {await invitations.make(services, seat.membership, by=BY)}"
            for seat in SEATS
        }


class Member:
    """Somebody who taps what is offered, as a weight says."""

    def __init__(self, telegram: Telegram, seat: Seat, chance: Random) -> None:
        self.seat, self._chance = seat, chance
        self._talker = Talker(telegram, seat.user_id)
        self._month = Month(chance)

    async def come_in(self, door: str) -> None:
        """By the link."""
        await self._talker.send(door)

    async def work(self) -> None:
        """A while at the desk."""
        if self.seat.role is Role.LEADER:
            await self._direct()
        elif self._chance.random() < 0.3:
            worker = Worker(self._talker, self.seat.department, 1.0)
            await sit_down(self._month, worker)
        else:
            command = self._chance.choice(("/review", "/review", "/review", "/ledger", "/inbox"))
            await self._wander(command, _WEIGHTS, steps=12)

    async def _direct(self) -> None:
        """See the figures, and answer them."""
        if self._chance.random() < 0.5:
            await self._talker.send("/digest")
            await self._talker.wait_for(_DIGEST)  # a chart takes its time
            words = f"{self._chance.choice(_WORDS)}，月底前报结果"
            await self._talker.reply(_DIGEST, words)
        else:
            await self._talker.send("/directives")
        await self._wander(None, _DIRECTING, steps=4)

    async def _wander(self, command: str | None, weights: dict, *, steps: int) -> None:
        if command is not None:
            await self._talker.send(command)
        for _ in range(steps):
            if self._talker.is_asked:
                await self._talker.answer_prompt(self._chance.choice(_WORDS))
            known = [(button, _weight(button[2], weights)) for button in offered(self._talker)]
            known = [(button, weight) for button, weight in known if weight]
            if not known:
                return
            buttons, readily = zip(*known, strict=True)
            (chosen,) = self._chance.choices(buttons, readily)
            await tap(self._talker, chosen)


def _weight(act: object, weights: dict) -> int:
    return _INBOX if isinstance(act, Incoming) else weights.get(type(act), 0)
