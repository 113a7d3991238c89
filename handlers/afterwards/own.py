"""Taps on the cards about what one has sent oneself, and about one's personal information."""

from typing import assert_never

from telegram import Update

from handlers.afterwards import correcting, exporting, privacy, remarks, tracking, withdrawing
from handlers.afterwards.own_acts import (
    AddRemark,
    Correct,
    EnterCode,
    Erase,
    Export,
    ListOwn,
    OpenPrivacy,
    OwnAct,
    ShowNotices,
    ShowOwn,
    SortRemark,
    Withdraw,
)
from handlers.context import Context


async def take_tap(update: Update, context: Context, act: OwnAct) -> None:  # noqa: C901 - one line an act
    """Hand a tap to what its button is for; each asks for the right to it."""
    match act:
        case ListOwn():
            await tracking.list_own(update, context)
        case ShowOwn():
            await tracking.show(update, context, act)
        case EnterCode():
            await tracking.ask_code(update, context)
        case AddRemark():
            await remarks.ask(update, context, act)
        case SortRemark():
            await remarks.sort(update, context, act)
        case Correct():
            await correcting.open_again(update, context, act)
        case Withdraw():
            await withdrawing.withdraw(update, context, act)
        case OpenPrivacy():
            await privacy.open_centre(update, context)
        case ShowNotices():
            await privacy.show_notices(update, context)
        case Export():
            await exporting.export(update, context, act)
        case Erase():
            await privacy.erase(update, context, act)
        case _:
            assert_never(act)
