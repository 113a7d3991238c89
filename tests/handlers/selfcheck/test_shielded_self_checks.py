"""A self-check is about one's own section; whoever else is named in it is held."""

import pytest

from domain.opinions import Ledger, Statement
from domain.shielding import Shield
from handlers.background import examining
from storage import selfchecks, shields
from storage.tables import RESPONSE
from tests.handlers.paths import rows, sent_on


@pytest.mark.parametrize(
    ("text", "shield"),
    [
        ("我们规划科答复群众太慢", Shield.OPEN),
        ("王科长要求材料交三次", Shield.FOUND),
    ],
)
async def test_one_s_own_section_is_not_held_and_a_person_is(services, text, shield):
    stated = (Statement(text, Ledger.SELF_CHECK, (), "gap"),)
    check = sent_on(services, services.today(), statements=stated, shield=Shield.UNREAD)
    async with services.database.transaction() as session:
        await selfchecks.add(session, b"p" * 16, check)

    await examining.examine(services)

    (response,) = await rows(services, RESPONSE)
    async with services.database.reading() as session:
        assert await shields.find(session, response["id"]) is shield
