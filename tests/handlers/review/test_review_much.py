"""/review and /handin at their fullest: hundreds of entries, the longest words, signs of HTML."""

from dataclasses import replace

import pytest

from domain.ledgers import Standing, Support
from domain.opinions import Ledger
from domain.people import Membership, Role
from domain.reviewing import LONGEST, Column
from domain.text import Text
from handlers.callbacks import pack
from handlers.ledgers.handing_acts import ListChanges, OpenHandIn
from handlers.review import review_acts as acts
from storage import drafts
from tests.handlers.review.reviewing import say
from tests.storage import ledgers
from tests.storage.rows import entry

FIRST, MANY = 2**62 - 1_000, 300
SIGNS = ("<b>&amp;</blockquote>\"'{$}", "𠀀𠮷")  # the second counts twice in Telegram


@pytest.fixture(params=SIGNS)
def full(request):
    """As many signs as fit, of the worst."""
    return lambda most: f"字{request.param * most}"[:most]


@pytest.fixture
async def office(town, services, full):
    """A coordinator; the department has the longest name, and says the most."""
    name = Text(f"<i>{'长' * 40}&", f"<i>{'long ' * 20}&")
    departments = tuple(
        replace(one, name=name) if one.code == "tzcj" else one
        for one in services.campaign.departments
    )
    town.services = replace(services, campaign=replace(services.campaign, departments=departments))
    await town.restart()
    opinions = await say(services, *(f"{n} {full(900)}" for n in range(MANY)))
    written = {one.name.lower(): full(LONGEST[one]) for one in Column}
    stored = [
        entry(
            id=FIRST + n,
            **written,
            news=1,
            standing=Standing.CONFIRMED,
            is_held=True,
            support=(Support(opinion, 1.0, is_new=True),),
        )
        for n, opinion in enumerate(opinions[:-70])
    ]
    behind = tuple(Support(opinion, 0.5) for opinion in opinions[-70:])
    stored.append(entry(id=FIRST - 1, support=behind, **written))
    async with services.database.transaction() as session:
        await ledgers.keep(session, *stored, campaign=services.campaign.code)
        await drafts.freeze_anyway(session, services.campaign.code, "tzcj", now=services.now())
        await drafts.freeze_anyway(session, services.campaign.code, "tzcj", now=services.now())
    await town.member(51, Membership(Role.COORDINATOR))
    return await town.member(51, Membership(Role.STAFF, "tzcj"))


async def test_no_card_is_too_long_or_broken(office):
    named, last = (FIRST - 1, 1), MANY
    ticks = 2**60 - 1
    tapped = [
        acts.ShowReview("tzcj"),
        acts.BeginReview("tzcj"),
        acts.ListEntries(Ledger.DISSATISFACTION, "tzcj", last),
        acts.OpenEntry(FIRST),
        acts.ShowOpinions(FIRST - 1, 3),
        acts.ChooseColumn(*named),
        *(acts.ShowColumn(*named, one) for one in Column),
        *(acts.WriteColumn(*named, one) for one in Column),
        acts.ListOthers(*named, last),
        acts.WeighMerge(*named, FIRST),
        acts.TickOpinions(*named, 5, ticks, 0),
        acts.ChooseTarget(*named, 0),
        acts.ChooseReason(*named),
        acts.WriteReason(*named),
        acts.ConfirmEntry(*named),
        acts.ClearColumn(FIRST, 1, Column.MEASURE),
        acts.MergeEntries(FIRST - 1, 2, FIRST + 1, 1),
        acts.ShowTrail("tzcj"),
        OpenHandIn("tzcj"),
        ListChanges("tzcj", 0, 1, 0, from_hand_in=True),
        ListChanges("tzcj", 1, 3, 0, from_hand_in=True),
    ]
    await office.send("/review")

    for act in tapped:
        await office.forge(pack(act))

    assert all(len(text) <= 4096 for text in office.heard)
    assert all(len(row_label) <= 64 for row_label in office.buttons)
