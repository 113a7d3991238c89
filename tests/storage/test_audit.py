"""The audit trail is only ever added to, row after row, and read as it was written."""

import asyncio
import json
from datetime import UTC, timedelta, timezone

import pytest
from sqlalchemy.exc import IntegrityError

from domain import auditing
from domain.auditing import Event, Kind, on_case, on_department, on_response
from storage import audit
from storage.audit import Trail, Wanted
from storage.audit_tables import AUDIT, AUDIT_END
from tests import hands
from tests.storage.rows import NOON, rows, statements
from tests.storage.trails import CLERK, COLUMNS, OFFICE, checked, fault, write, write_days


async def read(database, **wanted):
    async with database.reading() as session:
        return [row async for row in audit.read(session, Wanted(**wanted))]


async def numbers(database, **wanted):
    return [row.number for row in await read(database, **wanted)]


async def test_the_first_row_says_that_the_trail_begins(database, keys):
    await write(database, keys, on_case(Kind.SAW_CASE, 31))

    told = [(row.number, row.by, row.name, row.kind, row.id) for row in await read(database)]
    assert told == [
        (1, "job", "trail", "began the trail", "1"),
        (2, "member", "staff tzcj", "saw case", "1f"),
    ]


async def test_a_row_says_who_when_what_and_of_which_campaign(database, keys):
    await write(database, keys, on_response(Kind.SAW_FILE, 255, "voice"))

    _, row = await read(database)
    assert row == auditing.Row(
        number=2,
        at=NOON,
        by="member",
        person=b"c" * 16,
        name="staff tzcj",
        kind="saw file",
        thing="response",
        id="ff",
        detail="voice",
        campaign="yshj",
    )
    assert row.mark == "63636363"


async def test_several_events_are_several_rows(database, keys):
    await write(database, keys, on_case(Kind.SAW_CASE, 1), on_case(Kind.DEALT_WITH, 1, "claim"))

    assert [row.kind for row in await read(database)][1:] == ["saw case", "dealt with case"]
    assert await fault(database, keys) is None


async def test_no_event_is_no_row_and_no_beginning(database, keys):
    await write(database, keys)

    assert await read(database) == []


async def test_what_is_rolled_back_leaves_no_row(database, keys):
    await write_days(database, keys, 1)

    async def fail():
        async with database.transaction() as session:
            await audit.append(session, Trail("yshj", keys, NOON), CLERK, (Event(Kind.SEARCHED),))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await numbers(database) == [1, 2]
    assert await fault(database, keys) is None


async def test_rows_of_turns_that_run_side_by_side_are_one_chain(database, keys):
    turns = [write(database, keys, on_case(Kind.SAW_CASE, number)) for number in range(1, 41)]

    await asyncio.gather(*turns)

    assert await numbers(database) == list(range(1, 42))
    assert await fault(database, keys) is None


async def test_a_row_costs_the_same_number_of_statements_as_ten(database, keys):
    await write_days(database, keys, 1)

    with statements(database) as of_one:
        await write(database, keys, on_case(Kind.SAW_CASE, 1))
    with statements(database) as of_ten:
        await write(database, keys, *(on_case(Kind.SAW_CASE, n) for n in range(1, 11)))

    assert len(of_one) == len(of_ten)


async def test_rows_are_found_by_day_author_kind_and_thing(database, keys):
    await write_days(database, keys, 3)
    await write(database, keys, on_department(Kind.GOT_LEDGER, "tzcj"), author=OFFICE)
    await write(database, keys, Event(Kind.SEARCHED), author=auditing.command("root"))

    assert await numbers(database, since=NOON + timedelta(days=2)) == [3, 4]
    assert await numbers(database, who="6f6f6f6f") == [5]
    assert await numbers(database, who="root") == [6]
    assert await numbers(database, kinds=(Kind.GOT_LEDGER, Kind.SEARCHED)) == [5, 6]
    assert await numbers(database, ids=("2",)) == [3]


async def test_pages_join_without_a_seam(database, keys, monkeypatch):
    monkeypatch.setattr(audit, "_AT_ONCE", 2)
    await write_days(database, keys, 5)

    assert await numbers(database) == [1, 2, 3, 4, 5, 6]
    assert (await checked(database, keys)).rows == 6


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET kind = 'saw case' WHERE number = 2",
        "DELETE FROM audit WHERE number = 4",
        "DELETE FROM audit WHERE number = 2",
        pytest.param(
            "REPLACE INTO audit SELECT * FROM audit WHERE number = 2", marks=pytest.mark.sqlite
        ),
        "INSERT INTO audit SELECT * FROM audit WHERE number = 2 ON CONFLICT DO NOTHING",
        f"INSERT INTO audit SELECT 0, {COLUMNS} FROM audit WHERE number = 2",
        "DELETE FROM audit_end",
        pytest.param("REPLACE INTO audit_end SELECT * FROM audit_end", marks=pytest.mark.sqlite),
        "INSERT INTO audit_end SELECT * FROM audit_end WHERE 1 = 1 ON CONFLICT DO NOTHING",
        "UPDATE audit_end SET number = 2 WHERE name = 'last'",
        "UPDATE audit_end SET number = 4 WHERE name = 'first'",
        "UPDATE audit_end SET name = 'first', number = 9 WHERE name = 'last'",
    ],
)
async def test_the_database_refuses_what_the_program_never_does(database, keys, place, statement):
    await write_days(database, keys, 3)
    before = await rows(database, AUDIT), await rows(database, AUDIT_END)

    said = hands.attempt(place, statement)

    assert said == "the audit trail is only ever added to"
    assert (await rows(database, AUDIT), await rows(database, AUDIT_END)) == before


async def test_a_number_is_given_once(database, keys):
    await write_days(database, keys, 1)
    again = (await rows(database, AUDIT))[1]

    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            await session.execute(AUDIT.insert().values(**again))


async def test_a_moment_is_the_same_row_in_any_zone(database, keys):
    there = NOON.astimezone(timezone(timedelta(hours=8)))

    await write(database, keys, on_case(Kind.SAW_CASE, 1), now=there)

    assert (await read(database))[1].at == NOON
    assert (await read(database))[1].at.tzinfo is UTC
    assert await fault(database, keys) is None


def test_what_a_hash_is_made_of_tells_the_columns_apart():
    row = {
        "number": 1,
        "at": NOON,
        "by": "job",
        "person": None,
        "name": "a",
        "kind": "b",
        "thing": "",
        "thing_id": "",
        "detail": "c",
        "campaign": "d",
    }

    moved = row | {"name": "", "kind": "ab"}

    assert audit.canonical(row) != audit.canonical(moved)
    assert json.loads(audit.canonical(row))[0] == 1
