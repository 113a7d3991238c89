"""What storing an imported row gives: what opening a case takes."""

from bot import importing
from domain.opinions import Channel
from domain.responses import Mode, Stored
from storage import tables
from tests.storage.rows import complete, rows, unique


def row(**fields):
    usual = {"mode": Mode.RECORDED, "channel": Channel.HOTLINE, "source": unique(), "receipt": None}
    return complete(**usual | fields)


async def test_a_row_that_is_new_is_told_with_its_rating_and_whether_it_is_a_complaint(database):
    async with database.transaction() as session:
        stored = await importing.store(session, row(grade="bad"), is_complaint=True)

    (response,) = await rows(database, tables.RESPONSE)
    assert stored == Stored(response["id"], "tzcj", "bad", is_complaint=True)


async def test_a_row_that_is_here_already_is_not(database):
    again = row()
    async with database.transaction() as session:
        await importing.store(session, again, is_complaint=False)

        stored = await importing.store(session, again, is_complaint=False)

    assert stored is None
