"""What leaders make of the digest: they direct a department, which reports, and they close."""

from domain.directives import Move
from handlers.directives.directive_acts import (
    AskDirective,
    DraftDirective,
    GiveDirective,
    MoveDirective,
    OpenDirective,
)
from tests.month.people import find, offered, press, tap

_DEPARTMENT = "czj"


async def direct(month):
    """By the button of this morning's digest: to one department, within the days proposed first."""
    leader = month.people.leaders[month.directed % 2]
    month.directed += 1
    assert await press(leader, AskDirective)
    await leader.reply(leader.card, f"请把第{month.directed}件事办好")
    assert await press(leader, DraftDirective, department=_DEPARTMENT)
    for _ in range(2):
        if not find(leader, GiveDirective):
            await tap(leader, _days(leader))
    assert await press(leader, GiveDirective)


def _days(leader):
    return next(b for b in offered(leader) if isinstance(b[2], DraftDirective) and b[2].days)


async def report(month):
    """The department has done it."""
    clerk = month.people.of(_DEPARTMENT)[0].person
    await clerk.send("/directives")
    assert await press(clerk, OpenDirective)
    assert await press(clerk, MoveDirective, move=Move.REPORT)
    await clerk.reply(clerk.card, "已增开两个窗口")


async def close(month):
    """Whoever gave it has seen that."""
    leader = month.people.leaders[0]
    await leader.send("/directives")
    assert await press(leader, OpenDirective)
    assert await press(leader, MoveDirective, move=Move.CLOSE)
