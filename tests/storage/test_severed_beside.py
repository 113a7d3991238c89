"""What lies beside an anonymous response leads to nobody either: consent, reminders, order, inbox.

Whoever has the whole folder of the deployment, its key included, knows whose each keyed hash is.
So the question is not whether a person can be found in the file, but whether anything about them
tells which response is theirs.
"""

import pytest

from domain.schedule import Job
from domain.text import Language
from handlers.answering.welcome import wording
from handlers.background import delivery, jobs
from storage import office_tables, tables
from tests.handlers.paths import begin, rate
from tests.storage.remembering import Remembering
from tests.storage.rows import rows

pytestmark = pytest.mark.sqlite

USER = 1_987_654_321


async def finish(person):
    """From the second question to the receipt."""
    await person.tap("🙂 满意")
    while "✅ 发送" not in person.buttons:
        await person.tap("跳过")
    await person.tap("✅ 发送")


async def test_the_notice_somebody_agreed_to_tells_neither_day_nor_door(town, services, clock):
    await begin(town.person(31), link="enterprise-tzcj")
    await finish(town.person(31))
    clock.pass_(days=2)
    await rate(town.person(32), "🙂 满意", department="财政局")

    agreed = {row["notice"] for row in await rows(services.database, tables.CONSENT)}
    assert agreed == {wording(services, Language.ZH).version}


async def test_a_reminder_leaves_nothing_beside_a_response_that_was_sent(town, services, clock):
    li = town.person(31)
    await begin(li, link="enterprise-tzcj")
    clock.pass_(hours=22)
    await jobs.do_if_due(services, Job.REMIND)
    await delivery.deliver(services, town.application.bot)
    reminded = len(await rows(services.database, office_tables.OUTBOX))
    await li.tap("接着答")

    await finish(li)

    assert (reminded, await rows(services.database, office_tables.OUTBOX)) == (1, [])


def places(home, needles):
    """The order in which they stand in the raw file: the first that was laid into a page first."""
    content = home.database.read_bytes()
    return sorted(needles, key=content.find, reverse=True)


async def test_the_place_in_the_file_does_not_tell_who_came_first(town, services, home):
    people = []
    for number in range(8):
        await rate(town.person(USER + number), "🙂 满意")
        people.append(services.participant(USER + number))

    assert places(home, people) == sorted(people)


@pytest.fixture
def keys(home):
    return Remembering(home)


async def test_the_update_that_sent_a_response_is_not_in_the_file_either(town, home, keys):
    await rate(town.person(USER), "🙂 满意")

    log = home.database.with_name(f"{home.database.name}-wal")
    content = home.database.read_bytes() + log.read_bytes()
    updates = [sealed for plain, sealed in keys.sealed if b"update_id" in plain]
    assert (len(updates) > 5, [one for one in updates if one in content]) == (True, [])
