"""Which reply a tap under a question is."""

from typing import assert_never

from domain import replies as to
from handlers.acts import (
    DropFile,
    EditAnswer,
    GoBack,
    PickOption,
    PonderDepartment,
    SettleAnswer,
    SkipQuestion,
    Tap,
    TickOption,
)


def reply(act: Tap) -> to.Tap:  # noqa: PLR0911 - one line an act
    """The tap as the interview's flow takes it."""
    match act:
        case PickOption():
            return to.Pick(act.question, act.code)
        case TickOption():
            return to.Tick(act.question, act.code, act.on)
        case SettleAnswer():
            return to.Settle(act.question)
        case SkipQuestion():
            return to.Skip(act.question)
        case GoBack():
            return to.Back(act.question)
        case EditAnswer():
            return to.Edit(act.question)
        case PonderDepartment():
            return to.Ponder(act.question)
        case DropFile():
            return to.Drop(act.question, act.mark)
        case _:
            assert_never(act)
