"""What is left of messages when they were sent: keys for as long as they are needed, no moments."""

from handlers.background import deadlines, tidying
from storage.office_tables import OUTBOX
from tests.handlers.cases.parties import complain
from tests.handlers.directives.directing import given
from tests.handlers.directives.test_directing import report
from tests.handlers.paths import rows


async def kinds(services):
    """What the messages that are left are about."""
    return {row["key"].split(":")[0] for row in await rows(services, OUTBOX)}


async def test_after_two_days_no_message_tells_when_a_case_was_told_of(
    town, services, li, clerk, clock
):
    await complain(li)
    await town.deliver()
    clock.pass_(days=2, seconds=1)

    await tidying.tidy(services)

    moments = [
        row[name] for row in await rows(services, OUTBOX) for name in ("not_before", "settled_at")
    ]
    assert [f"{moment:%H:%M:%S}" for moment in moments] == ["00:00:00", "00:00:00"]


async def test_a_deadline_is_told_of_once_however_long_ago(town, services, li, clerk, clock):
    await complain(li)
    await town.deliver()
    clock.pass_(days=10)
    first = await deadlines.remind(services, clock())
    await town.deliver()
    clock.pass_(days=4)

    await tidying.tidy(services)

    assert (first > 0, await deadlines.remind(services, clock())) == (True, 0)


async def test_what_was_told_of_a_case_goes_with_the_case(town, services, li, clerk, clock):
    await complain(li)
    await town.deliver()
    await li.tap("看进展")
    await li.tap("撤回")
    await li.tap("撤回")
    await town.deliver()
    before = await kinds(services)
    clock.pass_(days=services.campaign.kept_for_days + 1)

    await tidying.tidy(services)

    assert (before, await kinds(services)) == ({"case", "fold"}, set())


async def test_what_was_told_of_a_directive_goes_with_the_directive(
    town, services, leader, clerk, clock
):
    await given(leader)
    await report(clerk, town)
    await leader.tap("打开批示")
    await leader.tap("🟢 办结")
    await town.deliver()
    before = await kinds(services)
    campaign = services.campaign
    clock.pass_(days=(campaign.ends_on - services.today()).days + campaign.kept_for_days + 1)

    await tidying.tidy(services)

    assert (before, await kinds(services)) == ({"directive"}, set())
