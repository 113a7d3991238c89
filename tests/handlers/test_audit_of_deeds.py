"""What members and jobs do leaves exactly these rows."""

import pytest
from telegram.error import TimedOut

from domain.people import Membership, Role
from domain.schedule import Job
from domain.signals import Rule
from handlers.acts import Invite
from handlers.background import jobs, tidying
from handlers.callbacks import pack
from handlers.office.health_acts import DropUnsure, TryAgain
from handlers.office.signal_acts import NoteSignal
from storage.audit_tables import AUDIT
from tests.handlers.audit_rows import CLERK, OFFICE, begin, on_case, on_department, on_entry
from tests.handlers.background.letters import letter, post
from tests.handlers.cases.parties import complain, file_of
from tests.handlers.directives.directing import given, kept
from tests.handlers.paths import gather, rows
from tests.handlers.review.reviewing import PHONE, QUEUE, open_first, two

REFUSED = (400, {"description": "Bad Request: message is too long 123"})


@pytest.fixture
async def trail(services, clerk, office, leader, admin):
    """What is noted after all of them have come in."""
    return await begin(services)


def deeds(found, kind):
    return [row for row in found if row[1] == kind]


async def test_a_case_is_claimed_and_settled(trail, town, services, li, clerk):
    await complain(li)
    await town.deliver()
    await clerk.tap("打开工单")
    await clerk.tap("我来办")
    await clerk.tap("整改到位")
    await clerk.reply("请回复这条消息", "加开了一个窗口")

    case = (await file_of(services)).id
    assert deeds(await trail.rows(), "dealt with case") == [
        on_case(CLERK, "dealt with case", case, "claim"),
        on_case(CLERK, "dealt with case", case, "put_right"),
    ]


async def test_what_a_respondent_makes_of_it_leaves_no_row(trail, town, services, li, clerk):
    await complain(li)
    await town.deliver()
    await clerk.tap("打开工单")
    await clerk.tap("我来办")
    await clerk.tap("整改到位")
    await clerk.reply("请回复这条消息", "加开了一个窗口")
    await town.deliver()
    before = await rows(services, AUDIT)

    await li.tap("看进展")
    await li.tap("满意")

    assert await rows(services, AUDIT) == before


async def test_a_case_is_sent_to_another_department(trail, town, services, li, office):
    await complain(li)
    await office.send(f"/cases {(await file_of(services)).number}")
    await office.tap("转给部门")

    await office.tap("建设局")

    case = (await file_of(services)).id
    assert deeds(await trail.rows(), "dealt with case") == [
        on_case(OFFICE, "dealt with case", case, "assign")
    ]


async def test_two_cases_are_merged(trail, town, services, li, clerk):
    await complain(li)
    first = (await file_of(services)).number
    await complain(town.person(9), words="排队三小时")
    await clerk.send(f"/cases {first}")
    await clerk.tap("更多")
    await clerk.tap("并案")
    await clerk.tap("排队三小时")

    await clerk.tap("是同一件")

    merged = deeds(await trail.rows(), "dealt with case")
    assert [(row[0], row[4]) for row in merged] == [(CLERK, "merge")] * 2
    assert len({row[3] for row in merged}) == 2


async def test_an_entry_is_confirmed_and_the_step_is_taken_back(trail, services, clerk):
    await two(services)
    await open_first(clerk)
    await clerk.tap("确认")

    await clerk.tap("撤销")

    assert await trail.rows() == [
        on_entry(CLERK, "saw entry", QUEUE),
        on_entry(CLERK, "decided on entry", QUEUE, "confirm"),
        on_entry(CLERK, "saw entry", PHONE),
        on_entry(CLERK, "took back a decision", QUEUE, "confirm"),
        on_entry(CLERK, "saw entry", QUEUE),
    ]


async def test_a_directive_is_given_and_reported(trail, town, services, leader, clerk):
    await given(leader)
    (filed,) = await kept(services)
    await town.deliver()
    await clerk.tap("打开批示")
    await clerk.tap("报")
    await clerk.reply("请写怎么落实的", "已增开两个窗口")

    mark = f"{filed.id:x}"
    assert deeds(await trail.rows(), "moved directive") == [
        ("leader", "moved directive", "directive", mark, "give"),
        (CLERK, "moved directive", "directive", mark, "report"),
    ]


async def test_a_role_is_offered_and_taken(trail, town, services, admin):
    await admin.forge(pack(Invite(Role.STAFF, "czj")))
    link = admin.card.rpartition("start=")[2].split()[0].rstrip("<")
    newcomer = town.person(60)

    await newcomer.send(f"/start {link}")

    assert await trail.rows() == [
        ("admin", "invited", "role", "staff", "czj"),
        ("staff czj", "joined", "role", "staff", "czj"),
    ]


async def test_an_invitation_that_is_void_grants_nothing_and_leaves_no_row(trail, town):
    await town.person(60).send("/start i_nothing")

    assert await trail.rows() == []


async def test_what_somebody_held_at_the_time_stands_in_the_row(trail, town, services, clerk):
    await town.member(clerk.id, Membership(Role.COORDINATOR))

    await clerk.send("/digest")

    assert (await trail.rows())[-1][:2] == ("coordinator, staff tzcj", "saw digest")


async def test_a_signal_is_noted(trail, services, office):
    await office.forge(pack(NoteSignal(Rule.PERFECT, "tzcj")))
    await office.forge(pack(NoteSignal(Rule.PERFECT, "no-such")))

    assert await trail.rows() == [on_department(OFFICE, "noted signal", "tzcj", Rule.PERFECT)]


async def test_messages_are_sent_again_and_given_up(trail, town, services, li, admin):
    await li.send("/help")
    for key, refusal in (("digest:1", REFUSED), ("letter:1", TimedOut())):
        town.request.refuse["sendMessage"] = refusal
        await post(services, letter(services, li, key))
        await town.deliver()

    await admin.forge(pack(TryAgain(1)))
    await admin.forge(pack(DropUnsure(1)))
    await admin.forge(pack(DropUnsure(1)))  # there is none left

    assert await trail.rows() == [
        ("admin", "sent again", "outbox", "1", ""),
        ("admin", "gave up messages", "outbox", "1", ""),
    ]


async def test_a_digest_that_is_sent(trail, town, services, clock):
    clock.pass_(days=1)
    await jobs.do_if_due(services, Job.DIGEST)

    code = services.campaign.code
    assert await trail.rows() == [("digest", "sent digest", "campaign", code, "2")]


async def test_what_is_deleted_when_its_time_is_over(trail, services, clock):
    await gather(services, "tzcj", "bad", 3)
    clock.pass_(days=services.campaign.kept_for_days + 1)

    await tidying.tidy(services)

    code = services.campaign.code
    assert await trail.rows() == [
        ("tidy", "deleted what was over", "campaign", code, "3"),
    ]


async def test_the_trail_itself_is_kept_as_long_as_the_deployment_says(trail, services, clock):
    count = len(await rows(services, AUDIT))
    clock.pass_(days=services.campaign.audited_for_days)
    await tidying.tidy(services)
    before = len(await rows(services, AUDIT))
    clock.pass_(days=1)

    await tidying.tidy(services)

    (row,) = await rows(services, AUDIT)
    assert before == count
    assert (row["name"], row["kind"], row["thing_id"]) == ("tidy", "cut the trail", str(count))


async def test_jobs_that_find_nothing_leave_no_row(trail, town, services, clock):
    for job in Job:
        await jobs.do_if_due(services, job)

    assert {row[1] for row in await trail.rows()} <= {"sent digest"}


async def test_looking_through_a_response_leaves_no_row(trail, town, services, li):
    await complain(li, words="规划科的王科长让人等了一天")

    await jobs.look_through(services)

    assert await trail.rows() == []
