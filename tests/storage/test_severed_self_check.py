"""A self-check and what its author says as a service user: nothing in the file leads across.

The raw bytes are searched, so that what SQLite no longer shows counts as well.
"""

import pytest
from sqlalchemy import select

from storage import member_tables, office_tables, tables
from storage.metadata import METADATA
from tests.handlers.ledgers.handing import clerk_of
from tests.handlers.paths import answer_badly
from tests.handlers.selfcheck import checking
from tests.storage.remembering import Remembering
from tests.storage.rows import rows
from tests.storage.test_severed import MOMENT, USER, forms_of, traces

pytestmark = pytest.mark.sqlite

WITH_TIMES = (office_tables.RUN, member_tables.INVITATION)  # neither is about anybody's words


@pytest.fixture
def keys(home):
    return Remembering(home)


@pytest.fixture
async def ada(town, clock):
    clock.moment = MOMENT
    return await clerk_of(town, "tzcj", USER)


async def open_ones(services):
    """What an interview in progress is known by."""
    async with services.database.reading() as session:
        known = (await session.execute(select(tables.INTERVIEW))).one()
    return {"interview id": forms_of(known.id), "sealed chat": (known.chat,)}


async def test_a_saved_self_check_keeps_its_own_hash_and_nothing_else(ada, services, home):
    await checking.answer(ada)
    looked_for = await open_ones(services) | {
        "user id": forms_of(USER),
        "self-checker": (services.self_checker(USER),),
        "respondent": (services.respondent(USER),),
        "sender": (services.sender(USER),),
    }
    before = traces(home, looked_for)

    await ada.tap("保存自查")
    await services.database.forget()

    assert before == {"interview id", "sealed chat", "self-checker"}
    assert traces(home, looked_for) == {"self-checker"}


async def test_no_row_holds_two_of_somebodys_hashes(ada, services, home):
    await checking.complete(ada)
    await answer_badly(ada)
    await ada.tap("✅ 发送")
    await services.database.forget()

    hashes = {
        "self-check": services.self_checker(USER),
        "interview": services.respondent(USER),
        "response": services.sender(USER),
        "participation": services.participant(USER),
        "consent": services.consenter(USER),
        "member": services.keys.pseudonym("member", USER),
    }
    found = {
        table.name: {name for name, known in hashes.items() if known in row.values()}
        for table in METADATA.sorted_tables
        for row in await rows(services.database, table)
        if set(hashes.values()) & {v for v in row.values() if isinstance(v, bytes)}
    }
    assert found == {
        "self_check": {"self-check"},
        "participation": {"participation"},
        "consent": {"consent"},
        "member": {"member"},
    }
    assert len(await rows(services.database, tables.RESPONSE)) == 2


async def test_a_self_check_that_was_given_up_leaves_no_word(ada, services, home, keys):
    await checking.begin(ada)
    await ada.tap("企业来不来")
    await ada.tap("没有")
    await ada.tap("能在网上办完的事太少")
    await ada.tap("跳过")
    await ada.tap("有差距")
    await ada.send("hua shuo ban ju")
    before = traces(home, keys.forms("hua shuo ban ju"))
    await ada.send("/cancel")
    await services.database.forget()

    assert before == {"hua shuo ban ju"}
    assert traces(home, keys.forms("hua shuo ban ju")) == set()


async def test_what_is_stored_of_a_self_check_has_no_time_finer_than_the_day(ada, services):
    await checking.complete(ada)

    moments = {
        value
        for table in METADATA.sorted_tables
        if table not in WITH_TIMES
        for row in await rows(services.database, table)
        for value in row.values()
        if hasattr(value, "hour")
    }
    assert moments == set()
