"""`najian audit`: the trail is checked and read; and what other commands leave in it."""

import asyncio
import csv
import os
import pwd
import re

import pytest

from bot import auditing
from domain.people import Membership, Role
from storage.audit_tables import AUDIT
from storage.backups import sqlite_copies
from tests import hands
from tests.handlers.audit_rows import begin
from tests.handlers.cases.parties import complain, file_of
from tests.handlers.paths import rows
from tests.storage.rows import put_back

ME = pwd.getpwuid(os.getuid()).pw_name
NEVER = (
    "BROKEN: there is no trail: the bot has not run since it has one, or all of it was removed.\n"
)
TEXT = "材料交了三次"


@pytest.fixture
def run(najian):
    """A command beside the running loop of a test."""

    async def away(*arguments):
        return await asyncio.to_thread(najian, *arguments)

    return away


@pytest.fixture
async def clerk(town):
    """Staff who have opened a case and searched."""
    clerk = await town.member(21, Membership(Role.STAFF, "tzcj"))
    li = town.person(7)
    await complain(li, words=TEXT)
    await town.deliver()
    await clerk.tap("打开工单")
    await clerk.send("/search 材料")
    return clerk


def head_in(said):
    return re.search(r"head ((?:[0-9a-f]{4} ?){4}) \(row", said)[1]


def columns(said, *wanted):
    return [tuple(line.split("\t")[n] for n in wanted) for line in said.splitlines()]


def test_before_the_bot_has_ever_run_there_is_no_trail(najian, tmp_path):
    code, said, complained = najian("audit", "verify")

    assert (code, said, "There is no database in" in complained) == (2, "", True)


async def test_a_trail_that_is_gone_is_not_in_order(clerk, run, place):
    hands.change(place, "DELETE FROM audit", "DELETE FROM audit_end")

    assert await run("audit", "verify") == (1, "0 rows\n", NEVER)


async def test_a_trail_in_order_tells_its_head(clerk, services, run):
    newest = (await rows(services, AUDIT))[-1]

    code, said, complained = await run("audit", "verify")

    digits = newest["hash"].hex()[:16]
    spaced = " ".join(digits[at : at + 4] for at in range(0, 16, 4))
    assert (code, complained) == (0, "")
    assert said.splitlines() == [
        f"{newest['number']} rows, 2020-07-20 to 2020-07-20",
        f"head {spaced} (row {newest['number']}): note it on paper",
        "in order",
    ]


async def test_checking_and_reading_leave_no_row(clerk, services, run):
    before = await rows(services, AUDIT)

    await run("audit", "verify")
    await run("audit", "show")

    assert await rows(services, AUDIT) == before


async def test_a_head_that_was_noted_is_found_as_it_stands_on_paper(clerk, run):
    _, said, _ = await run("audit", "verify")
    noted = head_in(said)
    await clerk.send("/summary")

    code, later, _ = await run("audit", "verify", "--head", noted.upper())

    assert code == 0
    assert later.splitlines()[2] == "the head that was noted is row 7"


async def test_a_head_of_another_trail_is_not(clerk, run):
    code, _, complained = await run("audit", "verify", "--head", "0123456789abcdef")

    assert code == 1
    assert complained.startswith("BROKEN: the head 0123456789abcdef that was noted is not in this")


@pytest.mark.parametrize("head", ["12", "no head", "1234567g"])
def test_what_is_no_head_is_refused(najian, head):
    assert najian("audit", "verify", "--head", head) == (
        2,
        "",
        "najian: --head takes 8 or more of the digits 0-9, a-f.\n",
    )


async def test_a_row_that_was_changed_is_named(clerk, run, place):
    hands.change(place, "UPDATE audit SET name = 'leader' WHERE number = 4")

    code, said, complained = await run("audit", "verify")

    assert (code, said) == (1, "7 rows, 2020-07-20 to 2020-07-20\n")
    assert complained == (
        "BROKEN: row 4 was changed, moved or put in, or the row before it was, "
        "or the key is another.\n"
    )


@pytest.mark.sqlite
async def test_an_older_copy_is_brought_to_this_release_and_checked(clerk, run, home, tmp_path):
    copy = sqlite_copies.save(home.database, tmp_path / "copy.db")
    put_back(copy, home.database)

    code, _, _ = await run("audit", "verify")

    assert code == 0


async def test_rows_are_shown_with_roles_and_marks_and_no_names(clerk, services, run):
    mark = services.member(21).hex()[:8]

    _, said, _ = await run("audit", "show", "--kind", "searched")

    (row,) = said.splitlines()
    assert row.split("\t") == [
        *("6", "2020-07-20 12:00:01", "member", mark, "staff tzcj"),
        *("searched", "", "", "", services.campaign.code),
    ]


async def test_no_row_tells_words_or_names(clerk, run):
    _, said, _ = await run("audit", "show")

    assert [word for word in (TEXT, "材料", "Ada") if word in said] == []


async def test_what_one_member_did_is_found_by_their_mark(clerk, town, services, run):
    other = await town.member(22, Membership(Role.LEADER))
    await other.send("/digest")

    _, said, _ = await run("audit", "show", "--member", services.member(22).hex()[:8])

    assert columns(said, 4, 5) == [("leader", "joined"), ("leader", "saw digest")]


async def test_who_saw_a_response_is_found_by_its_receipt(clerk, town, services, run):
    code = await complain(town.person(8), words="电话打三天没人接")
    await town.deliver()
    await clerk.tap("打开工单")

    _, said, _ = await run("audit", "show", "--about", code)

    assert columns(said, 5, 6) == [("saw case", "case"), ("saw words", "response")]


async def test_a_case_is_found_by_its_number(clerk, services, run):
    number = (await file_of(services)).number

    _, said, _ = await run("audit", "show", "--about", f"#{number}")

    assert columns(said, 5, 6) == [("saw case", "case")]


async def test_days_are_those_of_the_deployment(clerk, clock, run):
    clock.pass_(hours=13)  # one o'clock in the night there
    await clerk.send("/summary")

    _, said, _ = await run("audit", "show", "--since", "2020-07-21")

    assert columns(said, 1, 5) == [("2020-07-21 01:00:01", "saw summary")]


async def test_a_spreadsheet_gets_the_same_rows_under_a_head(clerk, run, tmp_path):
    _, said, _ = await run("audit", "show")

    answer = await run("audit", "show", "--csv", tmp_path / "out" / "trail.csv")

    written = (tmp_path / "out" / "trail.csv").read_text("utf-8-sig")
    head, *lines = csv.reader(written.splitlines())
    assert answer == (0, f"{tmp_path / 'out' / 'trail.csv'}: 7 rows.\n", "")
    assert head[:6] == ["number", "time", "by", "mark", "name", "what"]
    assert ["\t".join(line) for line in lines] == said.splitlines()


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
async def test_nothing_in_a_spreadsheet_is_a_formula(clerk, run, place, tmp_path, start):
    hands.change(place, ("UPDATE audit SET name = ? WHERE number = 4", (f"{start}1+1",)))

    await run("audit", "show", "--csv", tmp_path / "trail.csv")

    lines = list(csv.reader((tmp_path / "trail.csv").read_text("utf-8-sig").splitlines()))
    assert lines[4][4] == f"'{start}1+1"


async def test_a_row_of_a_later_release_is_shown_as_it_is(clerk, run, place):
    hands.change(place, "UPDATE audit SET kind = 'flew away', thing = 'kite' WHERE number = 4")

    _, said, _ = await run("audit", "show")

    assert columns(said, 5, 6)[3] == ("flew away", "kite")


@pytest.fixture
async def trail(services, run):
    """What commands leave, after the first has published the questionnaires."""
    await run("departments")
    await run("aggregate")
    return await begin(services)


async def test_a_command_leaves_who_ran_it(trail, run, services):
    await run("invite", "--role", "staff", "--department", "czj")
    await run("digest", "--print")

    assert await trail.rows() == [
        (ME, "invited", "role", "staff", "czj"),
        (ME, "saw digest", "campaign", services.campaign.code, ""),
    ]


async def test_ledgers_and_reports_that_commands_write(trail, town, run, services, tmp_path):
    await complain(town.person(7))

    await run("aggregate")
    await run("ledger", "--number", "3", "--department", "tzcj", "--out", tmp_path)
    await run("report", "--out", tmp_path / "all.docx")
    await run("report", "--out", tmp_path / "one.docx", "--department", "tzcj")

    assert await trail.rows() == [
        (ME, "updated ledgers", "department", "tzcj", ""),
        (ME, "got ledger", "department", "tzcj", "ledger 3 docx"),
        (ME, "got report", "campaign", services.campaign.code, ""),
        (ME, "got report", "department", "tzcj", ""),
    ]


async def test_opinions_that_a_command_takes_in(trail, run, services, tmp_path):
    file = tmp_path / "gathered.csv"
    file.write_text("意见,部门\n排队太久,建设局\n电话没人接,建设局\n", encoding="utf-8")

    await run("import", file, "--channel", "hotline")
    await run("import", file, "--channel", "hotline")  # nothing new

    code = services.campaign.code
    assert await trail.rows() == [(ME, "imported", "campaign", code, "hotline 2 rows")]


async def test_files_of_the_archive_that_a_command_writes(trail, town, run, tmp_path):
    clerk = await town.member(21, Membership(Role.STAFF, "tzcj"))
    await clerk.send("/handin")
    await clerk.tap("上报第 1 稿")
    await run("archive")

    await run("archive", "--out", tmp_path / "out")

    assert [row[:3] for row in await trail.rows()][-2:] == [
        ("staff tzcj", "handed in", "hand-in"),
        (ME, "got handed-in file", "hand-in"),
    ]


def test_the_first_command_publishes_the_questionnaires(najian, tmp_path):
    najian("aggregate")

    found = hands.read(
        tmp_path / "home" / "najian.db", "SELECT by, name, kind, thing_id FROM audit"
    )
    assert found == [
        ("job", "trail", "began the trail", "1"),
        *(
            ("command line", ME, "published", name)
            for name in ("citizen 2", "enterprise 2", "selfcheck 1")
        ),
    ]


def test_who_asked_by_sudo_is_told_too(monkeypatch):
    monkeypatch.setenv("SUDO_USER", "li")

    assert auditing.author().name == f"{ME}, for li"


def test_a_number_without_a_name_is_told_as_a_number(monkeypatch):
    monkeypatch.delenv("SUDO_USER", raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 987_654)

    assert auditing.author().name == "uid 987654"
