"""What members do with cases: they sit down, open what presses most, and do what is offered."""

from domain.case_rules import MOVES
from domain.cases import Act
from handlers.cases.case_acts import (
    DoCase,
    ListCases,
    MergeCase,
    MoreOfCase,
    OpenCase,
    PickDays,
    PickPlace,
    PickTwin,
    SendCase,
    View,
)
from handlers.office.incoming_acts import ReleaseHeld
from tests.month.people import DEPARTMENTS, find, offered, press, tap

# How often each is done, of what a card offers; what is not named is left alone.
_STAFF = {
    Act.CLAIM: 8, Act.RETURN: 1, Act.CONTACT: 6, Act.ASK: 2, Act.PUT_RIGHT: 5, Act.EXPLAIN: 3,
    Act.CANNOT: 1, Act.RESUME: 1, Act.NOTE: 0.5, Act.CLOSE: 9, MoreOfCase: 0.5,
}  # fmt: skip
_OFFICE = {
    Act.ASSIGN: 4, Act.UPHOLD: 6, Act.RELEASE: 5, Act.CONTACT: 3, Act.EXPLAIN: 2, Act.CLOSE: 9,
    Act.NOTE: 0.5, MoreOfCase: 2,
}  # fmt: skip
_MORE = {
    Act.MERGE: 1, Act.EXTEND: 3, Act.ASSIST: 2, Act.HOLD: 1, Act.CONCLUDE: 99, Act.RELEASE: 2,
}  # fmt: skip
_WORDS = {
    Act.ASK: "您是哪一天来的？", Act.PUT_RIGHT: "加开了一个窗口", Act.EXPLAIN: "按规定要五个工作日",
    Act.CANNOT: "这项由市里办", Act.RETURN: "应归别的部门", Act.EXTEND: "要等市里批复",
    Act.CONCLUDE: "已三次答复，依规办结", Act.NOTE: "已到现场看过",
}  # fmt: skip


async def sit_down(month, worker):
    """Look at what waits, open one of the first, and see to it; perhaps another one."""
    for _ in range(month.chance.choice((1, 1, 2))):
        await worker.person.send("/cases")
        listed = [b for b in offered(worker.person) if isinstance(b[2], OpenCase)]
        if not listed and month.chance.random() < 0.3:
            await press(worker.person, ListCases, view=View.WAITING, page=0)
            listed = [b for b in offered(worker.person) if isinstance(b[2], OpenCase)]
        if not listed:
            return
        await tap(worker.person, month.chance.choice(listed[: 4 if worker.department else 8]))
        month.check_card(worker)
        await _see_to(month, worker)


async def _see_to(month, worker):
    """One thing, often two."""
    weights = _STAFF if worker.department else _OFFICE
    for _ in range(month.chance.choice((1, 2, 2))):
        if not await _do_one(month, worker, weights):
            return


async def _do_one(month, worker, weights):
    """One of what is offered, as often as it weighs; false if nothing is."""
    person = worker.person
    known = [(b, weights[kind]) for b in offered(person) if (kind := _kind(b[2])) in weights]
    if not known:
        return False
    (chosen,) = month.chance.choices([b for b, _ in known], [weight for _, weight in known])
    act = _kind(chosen[2])
    await tap(person, chosen)
    if act is MoreOfCase:
        return await _do_one(month, worker, _MORE)
    if act in {Act.ASSIGN, Act.ASSIST}:
        await press(person, SendCase, department=month.chance.choice(DEPARTMENTS))
    elif act is Act.MERGE:
        return await press(person, MergeCase, sure=False) and await press(
            person, MergeCase, sure=True
        )
    else:
        if act is Act.EXTEND:
            await press(person, PickDays, profile="difficult")
        if act is Act.RELEASE:
            await press(person, ReleaseHeld)  # where somebody is named, once that was shown
        if MOVES[act].needs_words:
            await person.reply(person.card, _WORDS[act])
    return True


def _kind(act):
    """What a button does, as the weights name it."""
    match act:
        case DoCase() | PickPlace():
            return act.act
        case PickTwin():
            return Act.MERGE
        case PickDays(profile=None):
            return Act.EXTEND
        case MoreOfCase():
            return MoreOfCase
    return None


async def claim_from_the_notice(worker):
    """By the button under the last notice."""
    button = find(worker.person, DoCase, act=Act.CLAIM)
    if button:
        await tap(worker.person, button)
    return button is not None
