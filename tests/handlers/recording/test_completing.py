"""What sending a recording gives: what opening a case takes."""

import pytest

from domain.responses import Stored
from handlers.answering import interview
from handlers.recording import completing
from storage import tables
from tests.handlers.paths import rows
from tests.handlers.recording.recording_ways import answer, answer_well, begin


async def send(services, clerk, code="0123ABCD"):
    async with services.database.transaction() as session:
        known = await interview.find(session, services, clerk.id)
        return await completing.complete(session, services, known, clerk.id, code)


async def test_a_bad_rating_is_told_with_the_response(clerk, services):
    await begin(clerk)
    await answer(clerk)

    stored = await send(services, clerk)

    (response,) = await rows(services, tables.RESPONSE)
    assert stored == Stored(response["id"], "tzcj", "bad", is_complaint=False)


@pytest.mark.parametrize("is_complaint", [True, False])
async def test_so_is_a_complaint_of_who_is_content(clerk, services, is_complaint):
    await begin(clerk)
    await answer_well(clerk)
    if is_complaint:
        await clerk.tap("这是投诉")

    stored = await send(services, clerk)

    assert (stored.grade, stored.is_complaint) == ("good", is_complaint)
