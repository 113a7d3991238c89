"""What was deleted leaves the file, and the file does not tell in which order rows came."""

import asyncio

import pytest

from storage import responses
from storage.database import ANY_SIZE, SMALL
from tests.storage.rows import statements

pytestmark = pytest.mark.sqlite


def in_place(home, words):
    """Which stand in the raw file, the first that was laid into its page first."""
    content = home.database.read_bytes()
    return sorted(words, key=content.find, reverse=True)


@pytest.mark.parametrize(("reorder", "sorted_"), [(0, False), (SMALL, True), (ANY_SIZE, True)])
async def test_a_file_that_is_written_anew_does_not_tell_what_came_first(
    database, home, reorder, sorted_
):
    people = [bytes([255 - number]) * 16 for number in range(9)]
    for person in people:
        async with database.transaction() as session:
            await responses.take_part(session, "yshj", person)

    await database.forget(reorder=reorder)

    assert in_place(home, people) == (sorted(people) if sorted_ else people)


async def test_who_asks_while_somebody_waits_for_it_is_served_by_the_same(database):
    with statements(database) as executed:
        served = await asyncio.gather(*(database.empty() for _ in range(9)))

    emptied = [words for words in executed if "wal_checkpoint" in words]
    assert served == [True] * 9
    assert len(emptied) == 2  # the first had begun when the others asked
