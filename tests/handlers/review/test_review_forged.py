"""/review: taps and replies that no card of ours offers to whoever sends them."""

import pytest
from sqlalchemy import delete

from domain.opinions import Ledger
from domain.people import Membership, Role
from domain.reviewing import Column
from handlers.callbacks import pack
from handlers.review import review_acts as acts
from storage.member_tables import MEMBER
from tests.handlers.review.reviewing import PHONE, QUEUE, find, keep, open_first, trail, two

REFUSED = "您没有这项权限。"
GONE = "这一条已经不在了：可能合并到了别处，或者反映的人撤回了意见。"
NAMED = (QUEUE, 1)
ABOUT_AN_ENTRY = [
    acts.OpenEntry(QUEUE),
    acts.NextEntry(QUEUE),
    acts.ShowOpinions(QUEUE, 0),
    acts.ConfirmEntry(*NAMED),
    acts.ChooseColumn(*NAMED),
    acts.ShowColumn(*NAMED, Column.MEASURE),
    acts.WriteColumn(*NAMED, Column.MEASURE),
    acts.TakeOffer(*NAMED, Column.MEASURE, "01234567"),
    acts.ClearColumn(*NAMED, Column.MEASURE),
    acts.ListOthers(*NAMED, 0),
    acts.FindOther(*NAMED),
    acts.WeighMerge(*NAMED, PHONE),
    acts.MergeEntries(*NAMED, PHONE, 1),
    acts.TickOpinions(*NAMED, 0, 1, 0),
    acts.SplitEntry(*NAMED, 1, 0),
    acts.ChooseTarget(*NAMED, 0),
    acts.MoveEntry(*NAMED, Ledger.SELF_CHECK, "tzcj"),
    acts.ChooseReason(*NAMED),
    acts.SetEntryAside(*NAMED, acts.Ready.SOLVED),
    acts.WriteReason(*NAMED),
    acts.TakeEntryBack(*NAMED),
]
ABOUT_A_PLACE = [
    acts.ShowReview("tzcj"),
    acts.ShowReview(None),
    acts.BeginReview("tzcj"),
    acts.ListEntries(Ledger.DISSATISFACTION, "tzcj", 0),
    acts.ShowTrail("tzcj"),
]


@pytest.fixture
async def stranger(town):
    """A clerk of another department."""
    return await town.member(32, Membership(Role.STAFF, "czj"))


def is_as_it_was(one):
    return (one.version, one.is_held, one.department) == (1, False, "tzcj")


async def test_an_entry_of_another_department_is_not_there(stranger, services):
    await two(services)
    before = stranger.heard

    for act in ABOUT_AN_ENTRY:
        await stranger.forge(pack(act))

    assert stranger.toasts == [GONE] * len(ABOUT_AN_ENTRY)
    assert stranger.heard == before
    assert is_as_it_was(await find(services, QUEUE))


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_who_may_not_review_is_refused(member, services, role):
    await two(services)
    tapped = [*ABOUT_AN_ENTRY, *ABOUT_A_PLACE, acts.ChooseReview(), acts.UndoStep(1)]

    for act in tapped:
        await member.forge(pack(act))

    assert member.toasts == [REFUSED] * len(tapped)
    assert is_as_it_was(await find(services, QUEUE))


async def test_another_department_is_closed(stranger, services):
    await two(services)

    for act in ABOUT_A_PLACE:
        await stranger.forge(pack(act))

    assert stranger.toasts == [REFUSED] * len(ABOUT_A_PLACE)


async def test_what_is_no_entry_is_gone(clerk):
    for act in ABOUT_AN_ENTRY:
        await clerk.forge(pack(act))

    assert clerk.toasts == [GONE] * len(ABOUT_AN_ENTRY)


async def test_a_role_that_was_taken_away_ends_the_right(clerk, services):
    await two(services)
    await open_first(clerk)
    async with services.database.transaction() as session:
        await session.execute(delete(MEMBER))

    await clerk.tap("✓ 确认")

    assert clerk.toasts[-1] == REFUSED
    assert is_as_it_was(await find(services, QUEUE))


async def test_another_departments_entry_is_not_merged(clerk, services):
    await two(services)
    await keep(services, 73, "账号难办", department="czj")

    await clerk.forge(pack(acts.MergeEntries(*NAMED, 73, 1)))

    assert is_as_it_was(await find(services, QUEUE))
    assert await find(services, 73) is not None


async def test_an_entry_is_not_merged_with_itself(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.forge(pack(acts.MergeEntries(*NAMED, QUEUE, 1)))

    assert is_as_it_was(await find(services, QUEUE))


@pytest.mark.parametrize("goal", ["nowhere", None])
async def test_an_entry_goes_to_no_department_that_takes_no_part(clerk, services, goal):
    await two(services)

    await clerk.forge(pack(acts.MoveEntry(*NAMED, Ledger.DISSATISFACTION, goal)))

    assert clerk.toasts[-1] == REFUSED
    assert is_as_it_was(await find(services, QUEUE))


@pytest.mark.parametrize(
    ("ticks", "toast"),
    [(0, "还没有勾选。"), (2**60 - 1, "背后的意见刚才有增减，请重新勾选。")],
)
async def test_forged_ticks_split_nothing(clerk, services, ticks, toast):
    await two(services)
    await open_first(clerk)

    await clerk.forge(pack(acts.SplitEntry(*NAMED, ticks, 0)))

    assert clerk.toasts[-1] == toast
    assert await trail(services) == []


async def test_what_is_not_set_aside_is_not_taken_back(clerk, services):
    await two(services)
    await open_first(clerk)

    await clerk.forge(pack(acts.TakeEntryBack(*NAMED)))

    assert is_as_it_was(await find(services, QUEUE))


async def test_a_step_that_is_none_is_not_undone(clerk):
    await clerk.send("/review")

    await clerk.forge(pack(acts.UndoStep(7)))

    assert clerk.toasts[-1] == "没有可以撤销的了：只能撤销自己的上一步。"


def make_say(person, reference):
    """Let the bot's latest message to somebody be a prompt with this reference."""
    last = f"№ e-{reference}"
    code = {"type": "code", "offset": 2, "length": len(last)}
    person.messages[-1].update(text=f"\n\n{last}", entities=[code])


@pytest.mark.parametrize(
    "reference",
    ["", "x", f"{QUEUE:016x}{1:08x}", f"{QUEUE:016x}{1:08x}z", f"{2**63:016x}{1:08x}m"],
)
async def test_a_reference_that_is_none_of_ours_is_refused(clerk, services, reference):
    await two(services)
    await clerk.send("/review")
    make_say(clerk, reference)

    await clerk.reply("№", "加开窗口")

    assert clerk.card == REFUSED
    assert await trail(services) == []


@pytest.mark.parametrize("what", "tmdsnrf")
async def test_a_reply_about_anothers_entry_changes_nothing(stranger, services, what):
    await two(services)
    await stranger.send("/review")
    make_say(stranger, f"{QUEUE:016x}{1:08x}{what}")

    await stranger.reply("№", "加开窗口")

    assert stranger.card == GONE
    assert is_as_it_was(await find(services, QUEUE))
