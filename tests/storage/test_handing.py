from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.handing import Document, File, HandIn
from storage import archive_tables, handing
from storage.attachments import Files
from tests.storage.rows import HOUR, NOON, rows, statements

LI, WANG = b"l" * 16, b"w" * 16


def handed(number=1, **fields):
    usual = {
        "campaign": "yshj",
        "department": "tzcj",
        "holder": None,
        "number": number,
        "draft": number + 2,
        "by": "Ada",
        "person": b"p" * 16,
        "at": NOON + number * HOUR,
        "place": "投资促进局",
        "opinions": 9,
        "people": 7,
        "rows": (1, 2, 3),
        "files": files(number),
    }
    return HandIn(**usual | fields)


def files(number, documents=Document):
    return tuple(
        File(each, f"{each}.docx", f"{number}{place}".zfill(64), 9)
        for place, each in enumerate(documents)
    )


async def record(database, *hand_ins):
    async with database.transaction() as session:
        return [await handing.record(session, each) for each in hand_ins]


async def test_a_hand_in_is_found_as_it_was_recorded(database):
    (kept,) = await record(database, handed())

    async with database.reading() as session:
        found = await handing.find(session, kept.campaign, kept.id)
    assert (found, replace(found, id=0)) == (kept, handed())


async def test_a_draft_of_a_department_is_handed_in_once(database):
    await record(database, handed(1, draft=3))

    with pytest.raises(IntegrityError):
        await record(database, handed(2, draft=3))


async def test_two_hand_ins_have_two_numbers(database):
    await record(database, handed(1))

    with pytest.raises(IntegrityError):
        await record(database, handed(1, draft=9))


async def test_people_may_hand_in_the_same_edition_as_each_other_and_again(database):
    own = [
        handed(1, holder=LI, draft=1),
        handed(2, holder=LI, draft=1),
        handed(1, holder=WANG, draft=1),
    ]
    await record(database, handed(1, draft=1), *own)

    assert len(await rows(database, archive_tables.HANDED)) == 4


async def test_the_last_one_is_the_departments_not_a_persons(database):
    await record(database, handed(1), handed(2), handed(1, department="czj"))
    await record(database, handed(1, holder=LI), handed(5, holder=LI, department="czj"))

    async with database.reading() as session:
        last = await handing.find_last(session, "yshj", "tzcj")
        own = await handing.find_last(session, "yshj", "tzcj", holder=LI)
        nobody = await handing.find_last(session, "yshj", "jsj")
        of_all = await handing.last_of_departments(session, "yshj")
        before = await handing.find_before(session, last)
        first = await handing.find_before(session, before)
        of_draft = await handing.find_of_draft(session, "yshj", "tzcj", 3)
    assert (last.number, own.number, nobody) == (2, 5, None)
    assert {code: each.number for code, each in of_all.items()} == {"tzcj": 2, "czj": 1}
    assert (before.number, first, of_draft.number) == (1, None, 1)


async def test_the_list_is_that_of_the_campaign_newest_first(database):
    await record(database, handed(1), handed(3, draft=9), handed(2), handed(1, campaign="other"))

    async with database.reading() as session:
        found = await handing.of_campaign(session, "yshj")
    assert [each.number for each in found] == [3, 2, 1]


@pytest.mark.parametrize("query", [handing.of_campaign, handing.last_of_departments])
async def test_three_cost_as_many_statements_as_one(database, query):
    await record(database, handed(1))
    async with database.reading() as session:
        with statements(database) as one:
            await query(session, "yshj")
    await record(database, handed(1, department="czj"), handed(1, department="jsj"))
    async with database.reading() as session:
        with statements(database) as three:
            found = await query(session, "yshj")

    assert (len(found), len(three)) == (3, len(one))


async def test_what_was_kept_long_enough_goes_with_the_names_of_its_files(database):
    await record(database, handed(1), handed(2))

    async with database.transaction() as session:
        gone = await handing.delete_before(session, NOON + 2 * HOUR)
    assert gone == 1
    assert [row["number"] for row in await rows(database, archive_tables.HANDED)] == [2]
    named = {row["digest"] for row in await rows(database, archive_tables.HANDED_FILE)}
    assert named == {file.digest for file in files(2)}


async def test_only_what_no_hand_in_names_is_unused(database):
    await record(database, handed(1))
    stray = ["f" * 64, "e" * 64] * 300

    async with database.reading() as session:
        found = await handing.unused(session, [*stray, *(file.digest for file in files(1))])
    assert found == tuple(stray)


def test_a_file_of_the_archive_is_given_as_it_was_put(services):
    digest = services.archive.put(b"docx", now=NOON)

    assert Files(services.archive.folder, services.keys).get(digest) == b"docx"
    assert services.archive.older_than(NOON + timedelta(seconds=1)) == (digest,)
    assert services.archive.folder != services.files.folder
