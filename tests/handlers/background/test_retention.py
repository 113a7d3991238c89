"""What is deleted when its time is over: a dry run tells exactly that, also of the days after."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from domain.reviewing import Kind
from handlers.background import tidying
from handlers.background.tidying import Deleted
from storage import inbox, responses
from storage.archive_tables import HANDED
from storage.case_tables import DIRECTIVE
from storage.metadata import METADATA
from storage.office_tables import TRAIL
from storage.tables import RESPONSE
from tests.handlers.afterwards.own_ways import send_badly
from tests.handlers.directives.directing import given
from tests.handlers.paths import answer_badly, rows
from tests.storage.rows import complete


async def everything(services):
    """All rows of all tables."""
    return {table.name: await rows(services, table) for table in METADATA.sorted_tables}


async def keep_for(services, *days):
    """Responses that are kept for so many days from today."""
    async with services.database.transaction() as session:
        for number in days:
            until = services.today() + timedelta(days=number)
            await responses.add(session, complete(campaign="yhyshj2020", kept_until=until))


async def of_another_year(services):
    """Something of each kind whose time is over, or nearly."""
    async with services.database.transaction() as session:
        step = {
            "department": "tzcj", "by": "王", "person": b"p" * 16, "kind": Kind.CONFIRM, "entry": 1,
            "before": [], "after": [], "shifts": [],
        }  # fmt: skip
        kept = timedelta(days=services.campaign.kept_for_days)
        old = services.now() - kept
        steps = [
            step | {"campaign": "c2018", "at": old - timedelta(days=1)},
            step | {"campaign": "c2018", "at": old + timedelta(days=3)},
            step | {"campaign": services.campaign.code, "at": services.now()},
        ]
        await session.execute(insert(TRAIL), steps)
        for number in (1, 20_000):
            await inbox.receive(session, number, b"sealed")
            await inbox.settle(session, number)


async def test_the_dry_run_tells_what_is_deleted_and_deletes_nothing(services, li, clock):
    await keep_for(services, -1, -400, 0, 5, 5, 29, 30)
    await of_another_year(services)
    services.files.put(b"nobody's", now=services.now() - timedelta(days=1))
    services.archive.put(b"nobody's", now=services.now() - timedelta(days=1))
    services.files.put(b"just come", now=services.now())
    before = await everything(services)

    (_, now), *later = await tidying.foresee(services, days=30)
    unchanged = await everything(services) == before
    deleted = await tidying.tidy(services)

    due = {(day - services.today()).days: one for day, one in later if one != Deleted()}
    assert (unchanged, now) == (True, deleted)
    assert deleted == Deleted(responses=2, steps=1, updates=1, files=2)
    assert due == {
        1: Deleted(responses=1, files=1),  # kept until today, and to the end of it
        4: Deleted(steps=1),
        6: Deleted(responses=2),
        30: Deleted(responses=1),
    }


@pytest.mark.timeout(300)
@pytest.mark.parametrize("days", [1, 6, 40, 366])
async def test_day_by_day_it_comes_as_it_was_foreseen(town, services, clock, days):
    await answer_badly(town.person(8))
    await send_badly(town.person(7), way="保密")
    await keep_for(services, 0, 3, days - 1)
    await of_another_year(services)
    foreseen = await tidying.foresee(services, days=days)

    came = [await tidying.tidy(services)]
    for _ in range(days):
        clock.pass_(days=1)
        came.append(await tidying.tidy(services))

    assert [one for _, one in foreseen] == came


async def test_a_case_goes_with_its_responses_and_is_foreseen_to(li, services, clock):
    await send_badly(li)
    clock.pass_(days=services.campaign.kept_for_days - 10)

    foreseen = await tidying.foresee(services, days=30)

    due = [(day, one) for day, one in foreseen if one != Deleted()]
    async with services.database.reading() as session:
        until = await session.scalar(select(RESPONSE.c.kept_until))
    assert due == [(until + timedelta(days=1), Deleted(responses=1, cases=1))]


async def test_directives_and_hand_ins_are_foreseen_too(services, leader, clerk, clock):
    await given(leader)
    done = {"stage": "closed", "reported_by": b"a", "closed_by": b"b"}
    async with services.database.transaction() as session:
        await session.execute(update(DIRECTIVE).values(**done, closed_on=services.today()))
        at = services.now() - timedelta(days=services.campaign.archived_for_days - 11)
        handed = {"draft": 1, "by": "王", "person": b"p", "place": "", "rows": [0, 0, 1]}
        known = {"campaign": "yshj", "department": "tzcj", "holder": b"", "number": 1}
        counts = {"id": 1, "opinions": 1, "people": 1}
        await session.execute(insert(HANDED).values(**handed, **known, **counts, at=at))
    kept = timedelta(days=services.campaign.kept_for_days)
    over = services.campaign.ends_on + kept + timedelta(days=1)
    first = {0: services.today(), 1: over - timedelta(days=5)}

    near = dict(await tidying.foresee(services, days=20))
    clock.pass_(days=(first[1] - first[0]).days)
    far = dict(await tidying.foresee(services, days=20))

    assert {day for day, one in near.items() if one.handed} == {first[0] + timedelta(days=12)}
    assert {day for day, one in far.items() if one.directives} == {over}
