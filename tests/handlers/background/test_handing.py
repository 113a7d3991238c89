import os
from datetime import UTC, datetime, timedelta

import pytest

from domain.people import Membership, Role
from storage import archive_tables
from tests.handlers.ledgers.handing import SLOW, clerk_of, hand_in, tick
from tests.handlers.paths import rows

EVE = datetime(2020, 7, 21, 2, tzinfo=UTC)  # ten in Shanghai, a day before the ledgers are due
DAY = timedelta(days=1)
LEDGERS = "⏰ 三张清单 7 月 22 日 截止，投资促进局还没有上报。"


def reminders(person):
    """The first lines of the reminders somebody got."""
    return [text.splitlines()[0] for text in person.heard if text.startswith("⏰")]


async def test_on_the_eve_staff_who_have_not_handed_in_are_reminded_once(town, clerk, clock):
    clock.moment = EVE
    await tick(town)
    clock.pass_(hours=3)
    await tick(town)
    heard = reminders(clerk)
    await clerk.tap("去上报")

    assert heard == [LEDGERS]
    assert clerk.card.splitlines()[0] == "投资促进局 · 上报三张清单"


async def test_who_has_handed_in_is_not_reminded(town, clerk, services, clock):
    other = await clerk_of(town, "czj")
    await hand_in(clerk, services, SLOW)
    clock.moment = EVE
    await tick(town)

    assert reminders(clerk) == []
    assert reminders(other) == ["⏰ 三张清单 7 月 22 日 截止，财政局还没有上报。"]


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        (EVE - timedelta(minutes=1), 0),
        (EVE + timedelta(hours=10), 1),
        (EVE + timedelta(hours=10, minutes=1), 0),
        (EVE + timedelta(hours=20), 0),
        (EVE + 2 * DAY, 0),
    ],
)
async def test_a_missed_run_is_made_good_for_until_the_evening(town, clerk, clock, moment, count):
    clock.moment = moment
    await tick(town)

    assert len([text for text in reminders(clerk) if text == LEDGERS]) == count


async def test_on_the_day_the_office_gets_the_list(town, clerk, office, services, clock):
    await hand_in(clerk, services, SLOW)
    clock.moment = EVE + DAY
    await tick(town)
    await tick(town)

    assert [text for text in office.heard if text.startswith("⏰")] == [
        """⏰ 今天是上报三张清单的截止日。

还没有上报的有 5 个部门：党政办公室、组织人事部、财政局、建设局、安全生产监督和生态环境局"""
    ]
    assert reminders(clerk) == []


async def test_on_the_day_there_is_no_list_if_all_have_handed_in(town, office, services, clock):
    for number, department in enumerate(services.campaign.departments):
        person = await clerk_of(town, department.code, 50 + number)
        await person.send("/handin")
        await person.tap("上报第 1 稿")
    clock.moment = EVE + DAY
    await tick(town)

    assert reminders(office) == []


async def test_the_overall_report_is_reminded_of_on_its_eve_and_its_day(town, clerk, office, clock):
    await town.member(21, Membership(Role.STAFF, "czj"))
    clock.moment = datetime(2020, 8, 14, 3, tzinfo=UTC)
    await tick(town)
    clock.moment += DAY
    await tick(town)

    assert reminders(clerk) == ["⏰ 总体情况报告 8 月 15 日 截止。"]
    assert reminders(office) == ["⏰ 今天是总体情况报告的截止日，请留意各部门是否都交了。"]


async def test_who_has_blocked_the_bot_gets_nothing_and_stops_nothing(town, clerk, clock):
    other = await clerk_of(town, "czj")
    await clerk.block()
    clock.moment = EVE
    await tick(town)

    assert (reminders(clerk), len(reminders(other))) == ([], 1)


def on_disk(services):
    return sorted(path.stem for path in services.archive.folder.iterdir())


async def test_files_that_nothing_names_are_swept_after_an_hour(town, clerk, services, clock):
    await hand_in(clerk, services, SLOW)
    named = on_disk(services)
    services.archive.put(b"left by a kill", now=clock())
    half = services.archive.folder / "half.0123abcd.new"
    half.write_bytes(b"ha")
    os.utime(half, (clock().timestamp(), clock().timestamp()))
    await tick(town)
    young = len(on_disk(services))
    clock.pass_(hours=2)
    await tick(town)

    assert (young, on_disk(services)) == (7, named)


async def test_what_was_archived_long_enough_is_deleted_with_its_files(
    town, clerk, services, clock
):
    await hand_in(clerk, services, SLOW)
    clock.pass_(days=services.campaign.archived_for_days, hours=-1)
    await tick(town)
    before = len(on_disk(services))
    clock.pass_(hours=2)
    await tick(town)

    assert (before, on_disk(services)) == (5, [])
    assert await rows(services, archive_tables.HANDED) == []
    assert await rows(services, archive_tables.HANDED_FILE) == []
