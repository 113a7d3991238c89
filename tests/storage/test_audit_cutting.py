"""Rows whose time is over go from the front; what is left can still be checked."""

import pytest
from sqlalchemy.exc import IntegrityError

from domain.auditing import Kind, on_case
from storage import audit_cutting
from storage.audit import Trail
from storage.audit_tables import AUDIT
from tests import hands
from tests.storage.rows import NOON, rows
from tests.storage.trails import DAY, checked, fault, write, write_days


@pytest.fixture
async def trail(database, keys):
    """Six rows: two of the first day, then one of each of the four that follow."""
    await write_days(database, keys, 5)


async def cut(database, keys, *, before):
    async with database.transaction() as session:
        return await audit_cutting.cut(session, Trail("yshj", keys, NOON + 20 * DAY), before=before)


async def kept(database):
    return [(row["number"], row["kind"]) for row in await rows(database, AUDIT)]


async def test_what_is_older_goes_and_the_cut_is_a_row(trail, database, keys):
    gone = await cut(database, keys, before=NOON + 4 * DAY)

    assert gone == 4
    assert await kept(database) == [(5, "saw case"), (6, "saw case"), (7, "cut the trail")]
    found = await checked(database, keys)
    assert (found.fault, found.cut, found.rows) == (None, 4, 3)


async def test_all_may_go_but_the_cut_itself(trail, database, keys):
    await cut(database, keys, before=NOON + 10 * DAY)

    assert await kept(database) == [(7, "cut the trail")]
    assert await fault(database, keys) is None


async def test_nothing_that_is_younger_goes(trail, database, keys):
    gone = await cut(database, keys, before=NOON + DAY)

    assert gone == 0
    assert len(await kept(database)) == 6


async def test_a_second_cut_goes_on_from_the_first(trail, database, keys):
    await cut(database, keys, before=NOON + 3 * DAY)
    await cut(database, keys, before=NOON + 5 * DAY)

    found = await checked(database, keys)
    assert (found.fault, found.cut, found.rows) == (None, 5, 3)


async def test_a_row_of_a_wrong_clock_keeps_what_follows(database, keys):
    await write(database, keys, on_case(Kind.SAW_CASE, 1), now=NOON + 9 * DAY)
    await write(database, keys, on_case(Kind.SAW_CASE, 2), now=NOON)

    assert await cut(database, keys, before=NOON + DAY) == 0


async def test_a_cut_hides_nothing_that_is_wrong(trail, database, keys, place):
    hands.change(place, "UPDATE audit SET thing_id = '99' WHERE number = 3")

    assert await cut(database, keys, before=NOON + 5 * DAY) == 0
    assert len(await kept(database)) == 6


async def test_nor_a_front_that_another_hand_has_taken_away(trail, database, keys, place):
    hands.change(
        place, "DELETE FROM audit_end WHERE name = 'first'", "DELETE FROM audit WHERE number < 3"
    )

    assert await cut(database, keys, before=NOON + 5 * DAY) == 0
    assert await fault(database, keys) == "the mark where the trail begins is gone"


async def test_a_head_noted_before_a_cut_is_still_found_at_its_edge(trail, database, keys):
    edge = (await rows(database, AUDIT))[3]["hash"].hex()

    await cut(database, keys, before=NOON + 4 * DAY)

    assert (await checked(database, keys, edge)).noted_at == 4


async def test_even_now_nothing_else_can_be_deleted(trail, database, keys):
    await cut(database, keys, before=NOON + 4 * DAY)

    with pytest.raises(IntegrityError, match="only ever added to"):
        async with database.transaction() as session:
            await session.execute(AUDIT.delete().where(AUDIT.c.number == 5))
