"""Whatever is done to the audit trail by another hand is found, and named."""

import pytest

from domain.auditing import Kind, on_case
from storage import audit
from storage.audit import End, Trail
from storage.audit_tables import AUDIT, AUDIT_END
from storage.backups import sqlite_copies
from storage.keys import Keys
from tests import hands
from tests.storage.rows import NOON, put_back, rows
from tests.storage.trails import CLERK, COLUMNS, DAY, checked, fault, write, write_days

OTHER = Keys(bytes(32))
BROKEN = "row {} was changed, moved or put in, or the row before it was, or the key is another"


MOVED_BACK = (
    "UPDATE audit_end SET number = 4, hash = (SELECT hash FROM audit WHERE number = 4) "
    "WHERE name = 'last'"
)


@pytest.fixture
async def trail(database, keys):
    """Six rows: the beginning, and five days."""
    await write_days(database, keys, 5)


async def test_an_untouched_trail_is_in_order(trail, database, keys):
    found = await checked(database, keys)

    newest = (await rows(database, AUDIT))[-1]
    assert found.fault is None
    assert (found.rows, found.number, found.head) == (6, 6, newest["hash"].hex()[:16])
    assert (found.first_at, found.last_at) == (NOON + DAY, NOON + 5 * DAY)


@pytest.mark.parametrize(
    "edit",
    [
        "at = '2020-07-19 04:00:00.000000'",
        "person = x'00112233445566778899aabbccddeeff'",
        "name = 'leader'",
        "kind = 'saw contact'",
        "thing = 'entry'",
        "thing_id = '99'",
        "detail = 'claim'",
        "campaign = 'other'",
        "hash = zeroblob(32)",
    ],
)
async def test_a_row_that_was_edited(trail, database, keys, place, edit):
    hands.change(place, f"UPDATE audit SET {edit} WHERE number = 3")

    assert await fault(database, keys) == BROKEN.format(3)


async def test_a_row_whose_author_is_another_now(trail, database, keys, place):
    hands.change(place, "UPDATE audit SET by = 'job', person = NULL WHERE number = 3")

    assert await fault(database, keys) == BROKEN.format(3)


async def test_a_row_that_was_deleted(trail, database, keys, place):
    hands.change(place, "DELETE FROM audit WHERE number = 3")

    assert await fault(database, keys) == "row 3 is missing"


async def test_several_rows_that_were_deleted(trail, database, keys, place):
    hands.change(place, "DELETE FROM audit WHERE number IN (3, 4)")

    assert await fault(database, keys) == "rows 3 to 4 are missing"


async def test_a_row_that_was_deleted_and_the_rest_moved_up(trail, database, keys, place):
    hands.change(
        place,
        "DELETE FROM audit WHERE number = 3",
        "UPDATE audit SET number = number + 100 WHERE number > 3",
        "UPDATE audit SET number = number - 101 WHERE number > 100",
        "UPDATE audit_end SET number = 5 WHERE name = 'last'",
    )

    assert await fault(database, keys) == BROKEN.format(3)


async def test_two_rows_that_were_swapped(trail, database, keys, place):
    hands.change(
        place,
        "UPDATE audit SET number = 99 WHERE number = 3",
        "UPDATE audit SET number = 3 WHERE number = 4",
        "UPDATE audit SET number = 4 WHERE number = 99",
    )

    assert await fault(database, keys) == BROKEN.format(3)


async def test_a_row_that_was_put_in(trail, database, keys, place):
    hands.change(
        place,
        "UPDATE audit SET number = number + 100 WHERE number > 3",
        f"INSERT INTO audit SELECT 4, {COLUMNS} FROM audit WHERE number = 2",
        "UPDATE audit SET number = number - 99 WHERE number > 100",
        "UPDATE audit_end SET number = 7 WHERE name = 'last'",
    )

    assert await fault(database, keys) == BROKEN.format(4)


async def test_a_row_that_was_added_at_the_end(trail, database, keys, place):
    hands.change(place, f"INSERT INTO audit SELECT 7, {COLUMNS} FROM audit WHERE number = 6")

    assert await fault(database, keys) == BROKEN.format(7)


async def test_newest_rows_that_were_cut_off(trail, database, keys, place):
    hands.change(place, "DELETE FROM audit WHERE number > 4")

    assert await fault(database, keys) == "rows 5 to 6 are missing at the end"


async def test_newest_rows_that_were_cut_off_with_the_head_moved_back(trail, database, keys, place):
    hands.change(
        place,
        "DELETE FROM audit WHERE number > 4",
        MOVED_BACK,
    )

    assert await fault(database, keys) == "the head was changed, or the key is another"


async def test_newest_rows_that_were_cut_off_with_the_head_gone(trail, database, keys, place):
    hands.change(
        place, "DELETE FROM audit WHERE number > 4", "DELETE FROM audit_end WHERE name = 'last'"
    )

    assert await fault(database, keys) == "the head is gone"


@pytest.mark.parametrize(
    "head",
    [
        "DELETE FROM audit_end WHERE name = 'last'",
        MOVED_BACK,
        "UPDATE audit_end SET number = 90 WHERE name = 'last'",
    ],
)
async def test_what_was_cut_off_is_not_hidden_by_the_rows_that_follow(
    trail, database, keys, place, head
):
    hands.change(place, "DELETE FROM audit WHERE number > 4", head)

    await write(database, keys, on_case(Kind.SAW_CASE, 9))

    found = [row["number"] for row in await rows(database, AUDIT)][4:]
    broken = {5: "row 5: the bot found that the head had been changed or removed"}
    assert len(found) == 2
    assert await fault(database, keys) == broken.get(found[0], "rows 5 to 90 are missing")


async def test_all_but_the_mark_where_it_begins_was_removed(trail, database, keys, place):
    hands.change(place, "DELETE FROM audit", "DELETE FROM audit_end WHERE name = 'last'")

    await write(database, keys, on_case(Kind.SAW_CASE, 9))

    assert await fault(database, keys) == (
        "row 1: the bot found that the head had been changed or removed"
    )


async def test_the_first_rows_that_were_cut_off(trail, database, keys, place):
    hands.change(place, "DELETE FROM audit WHERE number < 4")

    assert await fault(database, keys) == "rows 1 to 3 are missing"


async def test_the_first_rows_that_were_cut_off_with_the_mark_moved(trail, database, keys, place):
    hands.change(
        place,
        "UPDATE audit_end SET number = 3, hash = (SELECT hash FROM audit WHERE number = 3) "
        "WHERE name = 'first'",
        "DELETE FROM audit WHERE number < 4",
    )

    assert await fault(database, keys) == (
        "the mark where the trail begins was changed, or the key is another"
    )


async def test_the_mark_where_the_trail_begins_is_gone(trail, database, keys, place):
    hands.change(place, "DELETE FROM audit_end WHERE name = 'first'")

    assert await fault(database, keys) == "the mark where the trail begins is gone"


async def test_all_of_it_was_removed(trail, database, keys, place):
    hands.change(place, "DELETE FROM audit", "DELETE FROM audit_end")

    assert await fault(database, keys) == (
        "there is no trail: the bot has not run since it has one, or all of it was removed"
    )


async def forge(database, keys, *cases):
    """A whole trail under a key, as somebody would write it anew."""
    async with database.transaction() as session:
        for number in cases:
            now = NOON + number * DAY
            event = on_case(Kind.SAW_CASE, number)
            await audit.append(session, Trail("yshj", keys, now), CLERK, (event,))


async def test_a_whole_trail_under_another_key(trail, database, keys, place):
    hands.change(place, "DELETE FROM audit", "DELETE FROM audit_end")
    await forge(database, OTHER, 1, 2, 3, 4, 5)

    assert await fault(database, OTHER) is None
    assert await fault(database, keys) == (
        "the mark where the trail begins was changed, or the key is another"
    )


async def test_rows_under_another_key_between_ends_of_the_right_one(trail, database, keys, place):
    ends = await rows(database, AUDIT_END)
    hands.change(place, "DELETE FROM audit", "DELETE FROM audit_end")
    await forge(database, OTHER, 1, 2, 3, 4, 5)
    hands.change(
        place,
        "DELETE FROM audit_end",
        *(("INSERT INTO audit_end VALUES (?, ?, ?, ?)", tuple(end.values())) for end in ends),
    )

    assert await fault(database, keys) == BROKEN.format(1)


async def test_a_trail_written_anew_with_the_key_itself_has_another_head(
    trail, database, keys, place
):
    noted = (await checked(database, keys)).head
    hands.change(place, "DELETE FROM audit", "DELETE FROM audit_end")
    await forge(database, keys, 1, 2, 4, 5)  # without the third

    assert await fault(database, keys) is None
    assert await fault(database, keys, noted) == (
        f"the head {noted} that was noted is not in this trail: it was written anew, the "
        "database is an older copy, or that row has been cut off since"
    )


@pytest.mark.sqlite
async def test_an_older_copy_of_the_database_has_not_got_the_head(
    trail, database, keys, home, tmp_path
):
    copy = sqlite_copies.save(home.database, tmp_path / "copy.db")
    await write(database, keys, on_case(Kind.SAW_CASE, 9))
    noted = (await checked(database, keys)).head
    put_back(copy, home.database)

    assert await fault(database, keys) is None
    assert await fault(database, keys, noted) is not None


async def test_a_head_that_was_noted_stands_in_a_trail_that_went_on(trail, database, keys):
    noted = (await checked(database, keys)).head
    await write(database, keys, on_case(Kind.SAW_CASE, 9))

    found = await checked(database, keys, noted)

    assert (found.fault, found.noted_at, found.number) == (None, 6, 7)


async def test_the_head_in_its_first_eight_digits_is_enough(trail, database, keys):
    noted = (await checked(database, keys)).head[:8]

    assert (await checked(database, keys, noted)).noted_at == 6


def test_a_seal_is_of_one_end_alone(keys):
    last = End("last", 6, b"h" * 32)

    assert last.seal(keys) != End("first", 6, b"h" * 32).seal(keys)
    assert last.seal(keys) != End("last", 5, b"h" * 32).seal(keys)
    assert last.seal(keys) != last.seal(OTHER)
