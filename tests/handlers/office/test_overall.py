"""/report: who may have which report, and what the file is called."""

from io import BytesIO

import docx
import pytest

from domain.opinions import Ledger, Statement
from domain.people import Membership, Role
from handlers.acts import GetReport
from handlers.callbacks import pack
from handlers.office import overall
from storage import office_tables
from storage.set_aside import counts
from tests.handlers.paths import gather, rows
from tests.storage import ledgers
from tests.storage.rows import entry

REFUSED = "您没有这项权限。"
SLOW = Statement("窗口排队要两个小时", Ledger.DISSATISFACTION)
CAPTION = "情况报告（草稿）\n数字已填好；灰框处请单位填写，核对后再上报。"


def sent(person):
    """The name and the caption of the last file."""
    message = [m for m in person.messages if "document" in m][-1]
    return message["document"]["file_name"], message["caption"]


async def keep(services, *entries, department="tzcj"):
    async with services.database.transaction() as session:
        place = {"campaign": services.campaign.code, "department": department}
        await ledgers.keep(session, *entries, **place)


def asked(document):
    """The table of who was asked."""
    table = docx.Document(BytesIO(document)).tables[0]
    return {row.cells[0].text: row.cells[4].text for row in table.rows[1:]}


async def test_staff_get_their_own_departments_report_at_once(clerk, services):
    await gather(services, "tzcj", "good", 6)
    await clerk.send("/report")

    assert sent(clerk) == ("投资促进局开展情况报告.docx", f"投资促进局：{CAPTION}")
    assert asked(clerk.document()) == {"投资促进局": "6"}


async def test_the_office_chooses_all_or_one(office, services):
    await gather(services, "tzcj", "good", 6)
    await office.send("/report")
    choice = office.buttons
    await office.tap("全部部门")

    assert choice[:3] == ["全部部门", "党政办公室", "组织人事部"]
    assert sent(office) == ("总体情况报告.docx", f"全部部门：{CAPTION}")
    assert asked(office.document())["合计"] == "6"
    assert office.toasts == ["正在生成报告……"]


async def test_the_office_can_have_one_departments_report(office):
    await office.send("/report")
    await office.tap("财政局")

    assert sent(office)[0] == "财政局开展情况报告.docx"


@pytest.mark.parametrize("role", ["respondent", "leader", "admin"])
async def test_who_may_not_see_drafts_is_refused(member, role):
    await member.send("/report")
    for department in (None, "tzcj"):
        await member.forge(pack(GetReport(department)))

    assert member.heard[-1] == REFUSED
    assert member.toasts == [REFUSED] * 2


@pytest.mark.parametrize("department", [None, "czj", "nowhere"])
async def test_staff_are_refused_what_is_not_their_departments(clerk, department):
    await clerk.send("/help")
    await clerk.forge(pack(GetReport(department)))

    assert clerk.toasts == [REFUSED]


async def test_what_people_changed_is_frozen_before_it_is_reported(services):
    await keep(services, entry(text="窗口排队两个小时"))

    await overall.render(services, None)
    await overall.render(services, "tzcj")

    drafts = await rows(services, office_tables.DRAFT)
    assert [(row["department"], row["number"]) for row in drafts] == [("tzcj", 1)]


async def test_entries_that_were_set_aside_are_counted_by_department(services):
    aside = {"standing": "set_aside", "reason": "重复", "is_held": True}
    await keep(services, entry(text="一", **aside), entry(text="二", **aside), entry(text="三"))
    await keep(services, entry(text="四", **aside), department=None)

    async with services.database.reading() as session:
        counted = await counts(session, services.campaign.code)

    assert counted == {"tzcj": 2, None: 1}


async def test_the_report_counts_what_progress_counts(clerk, services):
    early = services.campaign.starts_on.replace(month=1)
    await gather(services, "tzcj", "good", 2, completed_on=early)
    await gather(services, "tzcj", "good", 1)
    await clerk.send("/report")

    assert asked(clerk.document()) == {"投资促进局": "3"}


async def test_the_choice_speaks_english(town):
    office = await town.member(31, Membership(Role.COORDINATOR), language="en")
    await office.send("/report")
    await office.tap("All departments")

    name, caption = sent(office)
    assert (name, caption.splitlines()[0]) == (
        "总体情况报告.docx",
        "All departments: report (draft)",
    )
