"""Sending cases on: what the office holds stays held, and of every case somebody is told."""

from domain.responses import Stored
from handlers.cases import opening
from storage import responses
from tests.handlers.cases.parties import CONFIDENTIAL, complain, file_of
from tests.handlers.paths import sent_on


async def unrouted(services, *, department=None):
    """A case about a department, or about one that nobody knows."""
    response = sent_on(services, services.today(), department=department, grade="bad")
    async with services.database.transaction() as session:
        response_id = await responses.add(session, response)
        stored = Stored(response_id, department, "bad", is_complaint=False)
        return await opening.open_(session, services, stored)


async def test_what_the_office_holds_before_it_is_routed_stays_held(town, services, clerk, office):
    await unrouted(services)
    await opening.send_on(services)
    await town.deliver()
    number = (await file_of(services)).number
    await office.send(f"/cases {number}")
    await office.tap("更多")
    await office.tap("收归专项办")

    await opening.send_on(services)
    await office.send(f"/cases {number}")
    await office.tap("转给部门")
    await office.tap("投资促进局")
    await town.deliver()

    assert (await file_of(services)).case.held
    assert [text for text in clerk.heard if str(number) in text] == []


async def test_a_new_case_is_told_however_many_wait_to_be_routed(town, services, li, clerk, office):
    for _ in range(6):
        await unrouted(services)

    await complain(li, way=CONFIDENTIAL)
    await town.deliver()

    assert clerk.card.startswith("🔔 新工单")


async def test_many_at_once_are_told_in_one_message_beside_those_to_be_routed(
    town, services, clerk, office
):
    for department in (*["tzcj"] * 6, None):
        await unrouted(services, department=department)

    count = await opening.send_on(services)
    await town.deliver()

    assert (count, clerk.card) == (6, "🔔 来了 6 个新工单，请认领办理。")
    assert office.card.startswith("🧭 工单")


async def test_of_what_is_nobodys_the_office_is_told_once(town, services, office):
    await unrouted(services)

    for _ in range(2):
        await opening.send_on(services)
        await town.deliver()

    assert len([text for text in office.heard if text.startswith("🧭 工单")]) == 1
