"""Who reads what a respondent said, or takes it away, leaves exactly these rows."""

import pytest
from telegram.error import NetworkError

from domain.answers import Answer
from domain.people import Membership, Role
from domain.shielding import Shield
from storage.audit_tables import AUDIT
from storage.tables import OPINION, RESPONSE
from tests.handlers.audit_rows import (
    CLERK,
    OFFICE,
    begin,
    on_case,
    on_department,
    on_entry,
    on_response,
)
from tests.handlers.cases.parties import complain, file_of
from tests.handlers.ledgers.handing import hand_in
from tests.handlers.office.incoming import (
    add_remark,
    answer_by_name,
    attach,
    leave_open,
    respond,
    speak,
)
from tests.handlers.paths import rows
from tests.handlers.review.reviewing import QUEUE, open_first, two
from tests.storage.rows import said

OF_ANOTHER = ("电话没人接！", "打了三天电话没人接")  # entry


@pytest.fixture
async def trail(services, clerk, office, leader):
    """What is noted after the clerk, the office and a leader have come in."""
    return await begin(services)


async def open_piece(person, pile):
    await person.send("/inbox")
    await person.tap(pile)
    await person.tap("07-20")


async def open_held(office):
    await office.send("/inbox")
    await office.tap("投资促进局")
    await office.tap("点名件")
    await office.tap("07-20")


async def response_of(services):
    (row,) = await rows(services, RESPONSE)
    return row["id"]


async def test_a_remark_is_read(trail, services, clerk):
    response = await respond(services)
    await add_remark(services, response)

    await open_piece(clerk, "补充")

    assert await trail.rows() == [on_response(CLERK, "saw words", response, "remarks")]


async def test_lists_leave_no_row(trail, services, clerk, office):
    await speak(services)

    for person in (clerk, office):
        for command in ("inbox", "cases", "ledger", "review", "handin", "archive", "progress"):
            await person.send(f"/{command}")

    assert await trail.rows() == []


async def test_an_answer_by_name_and_then_its_contact(trail, services, clerk):
    response = await answer_by_name(services)
    await open_piece(clerk, "实名")

    await clerk.tap("查看联系方式")

    assert await trail.rows() == [
        on_response(CLERK, "saw words", response, "named"),
        on_response(CLERK, "saw contact", response),
    ]


async def test_a_voice_message_is_heard_and_written_down(trail, services, clerk):
    response = await speak(services)
    await open_piece(clerk, "待听写")
    await clerk.tap("写下语音")

    await clerk.reply("请回复这条消息", "排队太久")

    assert await trail.rows() == [
        on_response(CLERK, "saw file", response, "voice"),
        on_response(CLERK, "saw words", response, "beside a file"),
        on_response(CLERK, "wrote down", response),
        on_response(CLERK, "saw words", response, "beside a file"),
    ]


async def test_a_photo_is_seen_and_marked_as_looked_at(trail, services, clerk):
    response = await attach(services)
    await open_piece(clerk, "照片")

    await clerk.tap("看过了")

    assert await trail.rows() == [
        on_response(CLERK, "saw file", response, "photo"),
        on_response(CLERK, "saw words", response, "beside a file"),
        on_response(CLERK, "marked as looked at", response, "files"),
    ]


async def test_what_nobody_has_assigned_is_read_and_assigned(trail, services, office):
    response = await leave_open(services)
    await office.send("/inbox")
    await office.tap("部门待定")
    await office.tap("待分派的答卷")
    await office.tap("07-20")
    await office.tap("全部部门")

    await office.tap("建设局")

    assert await trail.rows() == [
        on_response(OFFICE, "saw words", response, "unassigned"),
        on_response(OFFICE, "saw words", response, "unassigned"),
        on_response(OFFICE, "assigned", response, "jsj"),
    ]


async def held(services):
    words = "规划科的王科长让人等了一天"
    answers = {"trouble": Answer(words)}
    return await respond(services, answers=answers, statements=said(words), shield=Shield.ASKED)


async def test_what_names_somebody_is_read_and_kept(trail, services, office):
    response = await held(services)
    await open_held(office)

    await office.tap("留在专项办")

    assert await trail.rows() == [
        on_response(OFFICE, "saw held words", response, "held"),
        on_response(OFFICE, "kept", response),
    ]


async def test_what_names_somebody_is_read_and_released(trail, services, office):
    response = await held(services)
    await open_held(office)

    await office.tap("交部门办理")

    assert await trail.rows() == [
        on_response(OFFICE, "saw held words", response, "held"),
        on_response(OFFICE, "released", response),
    ]


async def test_a_search_names_what_was_found_and_not_the_words(trail, services, clerk):
    slow = await respond(services, statements=said("窗口排队两小时"))
    await respond(services, statements=said("电话没人接"))

    await clerk.send("/search 排队")

    assert await trail.rows() == [
        (CLERK, "searched", "", "", ""),
        on_response(CLERK, "saw words", slow, "found"),
    ]


async def test_a_search_that_finds_nothing_is_noted_too(trail, clerk):
    await clerk.send("/search 王建国")

    assert await trail.rows() == [(CLERK, "searched", "", "", "")]


async def test_the_office_finds_words_that_are_held(trail, services, office):
    response = await held(services)

    await office.send("/search 让人等了")

    assert await trail.rows() == [
        (OFFICE, "searched", "", "", ""),
        on_response(OFFICE, "saw held words", response, "found"),
    ]


async def test_what_is_no_search_leaves_no_row(trail, clerk, leader):
    await clerk.send("/search 一")
    await leader.send("/search 排队")

    assert await trail.rows() == []


async def test_a_case_is_opened(trail, town, services, li, clerk):
    await complain(li)
    await town.deliver()

    await clerk.tap("打开工单")

    case, response = (await file_of(services)).id, await response_of(services)
    assert await trail.rows() == [
        on_case(CLERK, "saw case", case),
        on_response(CLERK, "saw words", response, "in a case"),
    ]


async def test_entries_are_read_one_after_another(trail, services, clerk):
    await two(services)
    await open_first(clerk)

    await clerk.tap("下一条")

    assert [row[1:3] for row in await trail.rows()] == [("saw entry", "entry")] * 2


async def test_the_opinions_behind_an_entry_are_read(trail, services, clerk):
    await two(services)
    await open_first(clerk)
    behind = [
        row["response"] for row in await rows(services, OPINION) if row["text"] not in OF_ANOTHER
    ]

    await clerk.tap("原话")

    first, page, *words = await trail.rows()
    assert first == on_entry(CLERK, "saw entry", QUEUE)
    assert page == on_entry(CLERK, "saw entry", QUEUE, "opinions")
    assert sorted(words) == sorted(
        on_response(CLERK, "saw words", one, "behind an entry") for one in behind
    )


async def test_the_entries_of_a_ledger_are_listed(trail, services, clerk):
    await two(services)
    await clerk.send("/review")

    await clerk.tap("清单三")

    assert await trail.rows() == [on_department(CLERK, "saw ledger", "tzcj", "entries 3")]


async def test_ledgers_are_drafted_and_taken_away(trail, services, clerk):
    await respond(services, statements=said("窗口排队两小时"))
    await clerk.send("/ledger")

    await clerk.tap("更新")
    await clerk.tap("清单三")
    await clerk.tap("Excel")

    assert await trail.rows() == [
        on_department(CLERK, "updated ledgers", "tzcj"),
        on_department(CLERK, "got ledger", "tzcj", "ledger 3 docx"),
        on_department(CLERK, "got workbook", "tzcj", "ledger 1 2 3 xlsx"),
    ]


async def test_a_file_of_the_archive_is_taken_away_by_the_office(trail, services, clerk, office):
    await hand_in(clerk, services)
    await office.send("/archive")
    await office.tap("第 1 次")

    await office.tap("清单三 Word")

    drafted, handed, got = await trail.rows()
    assert drafted == on_department(CLERK, "updated ledgers", "tzcj")
    assert (handed[:3], handed[4]) == ((CLERK, "handed in", "hand-in"), "tzcj")
    assert got == (OFFICE, "got handed-in file", "hand-in", handed[3], "3")


async def test_figures_are_seen_and_taken_away(trail, services, clerk, leader):
    await clerk.send("/summary")
    await clerk.tap("Excel")
    await leader.send("/summary")
    await leader.tap("图")
    await leader.send("/digest")

    whole = services.campaign.code
    assert await trail.rows() == [
        on_department(CLERK, "saw summary", "tzcj"),
        on_department(CLERK, "got workbook", "tzcj", "summary with words"),
        ("leader", "saw summary", "campaign", whole, ""),
        ("leader", "saw summary", "campaign", whole, "chart"),
        ("leader", "saw digest", "campaign", whole, ""),
    ]


async def test_the_overall_report_is_taken_away(trail, clerk):
    await clerk.send("/report")

    assert await trail.rows() == [on_department(CLERK, "got report", "tzcj")]


async def test_who_may_not_leaves_no_row(trail, town, services, leader):
    response = await attach(services)
    stranger = await town.member(50, Membership(Role.STAFF, "czj"))
    before = await rows(services, AUDIT)

    for person in (stranger, leader, town.person(51)):
        await person.forge(f"K:files:{response:x}:0")
        await person.forge(f"T:{response:x}:0")
        await person.forge(f"hr:{response:x}:0")

    assert await rows(services, AUDIT) == before


@pytest.mark.expects_errors
async def test_what_is_shown_was_noted_before_it_was_sent(trail, town, services, clerk):
    response = await attach(services)
    await clerk.send("/inbox")
    await clerk.tap("照片")
    town.request.refuse["sendPhoto"] = NetworkError("ClientConnectorError")

    await clerk.tap("07-20")

    assert (await trail.rows())[0] == on_response(CLERK, "saw file", response, "photo")
    assert clerk.photos == []
