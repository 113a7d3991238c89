from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.ledgers import Standing
from domain.offers import Precedent
from domain.reviewing import Kind
from storage import offers, trail
from storage.trail import Author
from tests.storage import ledgers
from tests.storage.rows import NOON, TODAY, entry, statements

SHANGHAI = ZoneInfo("Asia/Shanghai")
CLERK = Author(b"p" * 16, "王")
ASKED = replace(entry(), department="tzcj", id=1)


def decided(measure="增设一个窗口", **fields):
    usual = {"measure": measure, "standing": Standing.CONFIRMED, "is_held": True}
    return entry(**usual | fields)


async def keep(database, *entries, **place):
    async with database.transaction() as session:
        return await ledgers.keep(session, *entries, **place)


async def confirm(database, stored, *, at, undone_at=None):
    async with database.transaction() as session:
        kept = await trail.snapshots(session, [stored.id])
        step = await trail.add(
            session, Kind.CONFIRM, CLERK, at=at, before=kept, after=kept, shifts=()
        )
        if undone_at is not None:
            await trail.mark_undone(session, step, at=undone_at)


async def ask(database, asked=ASKED, **options):
    async with database.reading() as session:
        return await offers.precedents(session, asked, campaign="yshj", zone=SHANGHAI, **options)


async def measures(database, asked=ASKED, **options):
    return [found.measure for found in await ask(database, asked, **options)]


async def test_a_confirmed_measure_is_found_with_its_entry_and_its_day(database):
    (stored,) = await keep(database, decided(text="排队太久"))
    await confirm(database, stored, at=NOON + timedelta(hours=13))  # past midnight in Shanghai

    found = await ask(database)

    assert found == (Precedent("增设一个窗口", "排队太久", TODAY + timedelta(days=1)),)


async def test_a_confirmation_that_was_undone_gives_no_day(database):
    (stored,) = await keep(database, decided())
    await confirm(database, stored, at=NOON, undone_at=NOON)

    assert [found.confirmed_on for found in await ask(database)] == [None]


@pytest.mark.parametrize(
    "other",
    [
        decided(measure=""),
        decided(standing=Standing.NEW),
        decided(standing=Standing.SET_ASIDE, reason="重复"),
        decided(id=1),
    ],
    ids=["without a measure", "not confirmed", "set aside", "the entry itself"],
)
async def test_other_entries_give_nothing(database, other):
    await keep(database, other)

    assert await ask(database) == ()


async def test_a_measure_stays_in_its_department(database):
    await keep(database, decided("建设局的措施"), department="jsj")
    await keep(database, decided("无主的措施"), department=None)

    assert await ask(database) == ()


async def test_measures_of_an_earlier_campaign_are_found_and_told_apart(database):
    await keep(database, decided("去年的"), campaign="yshj2019")

    assert [found.is_earlier for found in await ask(database)] == [True]


async def test_the_newest_come_first_and_no_more_than_asked_for(database):
    stored = await keep(database, decided("不知何时"), decided("先"), decided("后"))
    await confirm(database, stored[1], at=NOON)
    await confirm(database, stored[2], at=NOON + timedelta(days=1))

    assert await measures(database) == ["后", "先", "不知何时"]
    assert await measures(database, most=2) == ["后", "先"]


async def test_it_is_one_statement_however_many_there_are(database):
    await keep(database, *(decided(f"第 {n} 项") for n in range(3)))

    with statements(database) as executed:
        await ask(database)

    assert [each.split()[0] for each in executed if each != "BEGIN"] == ["SELECT"]
