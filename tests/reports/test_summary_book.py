from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from domain.case_figures import Ages, Share
from domain.case_summaries import CaseSummary
from domain.cases import State
from domain.figures import Coverage, Filter, Period, Proportion, Rated, Said, Summary
from domain.opinions import Aspect, Channel, Ledger, Respondent
from domain.questions import GRADES
from domain.summaries import Book, Quoted, Told
from reports.sheets import summary_book
from tests.reports.tables import campaign

DAYS = Period(date(2020, 7, 17), date(2020, 7, 22))
CAMPAIGN = campaign(minimum_base=5)
CODE = CAMPAIGN.departments[0].code
NAME = CAMPAIGN.departments[0].name.zh
COUNTS = (9, 14, 6, 4, 1)
SAID = Said(
    tuple(Rated(grade, count) for grade, count in zip(GRADES, COUNTS, strict=True)),
    Proportion(29 / 34, 34),
    5,
    ((Aspect.EFFICIENCY, 12),),
    34,
    37,
    2,
)
NOBODY = Said((), Proportion(None, 0), 0, (), 0, 0, 0)
CASES = CaseSummary(
    (Ages(State.RECEIVED, 2, 1, 0),), 2, Share(6, 8), Share(3, 5), None, 1, is_of_campaign=False
)
HIDDEN = CaseSummary(None, 1, None, None, None, None, is_of_campaign=True)
OF_OTHERS = replace(HIDDEN, only_late=True)
OPINION = Quoted(
    "=1+1 排队太久",
    CODE,
    Ledger.DISSATISFACTION,
    (Aspect.EFFICIENCY,),
    date(2020, 7, 18),
    Respondent.CITIZEN,
    Channel.PHONE,
)


def told(department=CODE, said=SAID, cases=CASES, counts=(39,), **marks):
    who = ((Respondent.ENTERPRISE, 25), (None, 14))
    summary = Summary(
        Filter(DAYS, department, **marks), 39, who, ((Channel.PHONE, 39),), said, (("慢", 7),)
    )
    return Told(summary, Coverage(50, counts), cases, is_inside=True)


def book(shown=None, **fields):
    usual = {
        "made_at": datetime(2020, 7, 22, 17, 30),  # noqa: DTZ001 - as it is told there
        "made_by": "工作人员 李梅",
        "departments": (),
        "days": ((date(2020, 7, 18), 39),),
        "opinions": (OPINION,),
    }
    return Book(shown or told(), **usual | fields)


def opened(shown):
    return load_workbook(BytesIO(summary_book.render(shown, CAMPAIGN)))


def rows(page):
    """What stands in each row, empty cells left out."""
    found = ([cell for cell in row if cell not in {None, ""}] for row in page.values)
    return [row for row in found if row]


def test_a_department_gets_its_figures_days_and_words():
    assert opened(book()).sheetnames == ["汇总", "工单", "每天", "原话"]


def test_leaders_get_departments_and_no_words():
    shown = book(departments=(told(),), opinions=None)

    assert opened(shown).sheetnames == ["汇总", "工单", "部门", "每天"]


def test_the_filter_the_moment_and_who_asked_stand_first():
    shown = book(told(respondent=Respondent.CITIZEN, channel=Channel.PHONE))

    assert rows(opened(shown)["汇总"])[:3] == [
        ["情况汇总"],
        [f"范围：{NAME}；2020-07-17 至 2020-07-22；来自：群众；渠道：电话。"],
        ["2020-07-22 17:30 由工作人员 李梅生成。"],
    ]


def test_every_proportion_stands_beside_its_base():
    found = rows(opened(book())["汇总"])

    assert ["　企业", 25, 39, "64%"] in found
    assert ["满意率", 29, 34, "85%", "前三档合计"] in found
    assert ["效率", 12, 34, "35%", "按人数"] in found
    assert ["响应率", 6, 8, "75%", "按时联系上的"] in found
    assert ["满意率", "不足 5，不显示", "办结后对方的评价，基本满意以上"] in found
    assert ["已征求的服务对象", 39, 50, "活动开始以来；还差 11 位"] in found
    assert ["另有 2 份评价凑满 5 份后计入。"] in found
    assert ["另有 1 份评价与范围外的合成一批，只计入更大的范围。"] in found


def test_all_together_are_measured_by_departments():
    found = rows(opened(book(told(None, counts=(39, 51))))["汇总"])

    assert ["达到要求的部门", 1, 2, "活动开始以来征求满 50 位的部门；各部门共还差 11 位"] in found


def test_silence_is_no_content():
    found = rows(opened(book(told(said=NOBODY)))["汇总"])

    assert ["还没有评价。没有评价不等于满意。"] in found


def test_open_cases_stand_by_state_and_age():
    assert rows(opened(book())["工单"]) == [
        ["在办工单"],
        ["共 3 件，超期 2 件。从立工单的第二天算起。"],
        ["状态", "1 个工作日内", "2–5 个工作日", "更久", "合计"],
        ["待认领", 2, 1, 0, 3],
    ]


@pytest.mark.parametrize(
    ("cases", "why"),
    [
        (HIDDEN, "超期 1 件；到最近一期简报，在办的不足 5 件，不细分。"),
        (OF_OTHERS, "超期 1 件；其余只在部门内看。"),
        (None, "工单不分来自和渠道：请取不分来自和渠道的汇总。"),
    ],
)
def test_cases_that_are_not_told_say_why(cases, why):
    assert rows(opened(book(told(cases=cases)))["工单"]) == [["在办工单"], [why]]


def test_departments_are_compared_without_what_is_hidden():
    shown = book(departments=(told(), told("nowhere", NOBODY, HIDDEN), told(cases=None)))

    assert [row[1:] for row in rows(opened(shown)["部门"])[3:]] == [
        [39, 39, 50, "85%", 34, 5, 3, 2],
        [39, 39, 50, "–", 0, "–", 0, 1],
        [39, 39, 50, "85%", 34, 5, 3, "–"],
    ]


def test_days_without_responses_are_told_as_that():
    assert rows(opened(book(days=()))["每天"]) == [["每天的答卷"], ["这段时间没有收到答卷。"]]


def test_what_people_wrote_stays_text():
    page = opened(book())["原话"]

    cell = page["D4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1 排队太久", "s", True)
    assert [c.value for c in page[4]][1:] == [
        NAME, "（三）", "=1+1 排队太久", "效率", "群众", "电话"
    ]  # fmt: skip


def test_what_is_left_out_is_told():
    unknown = Quoted("没有部门", None, None, (), date(2020, 7, 18), None, Channel.WEB)

    found = rows(opened(book(opinions=(unknown,), left_out=3))["原话"])

    assert found[2] == ["只列最近的 1 条，另有 3 条没有列出。"]
    assert found[4][1:] == ["部门待定", "未列入", "没有部门", "来件", "网页"]


def test_nobody_said_anything():
    assert rows(opened(book(opinions=()))["原话"]) == [["原话"], ["没有原话。"]]


def test_the_foot_of_a_page_tells_when_it_was_made():
    foot = opened(book())["汇总"].oddFooter.left.text

    assert foot == "情况汇总 · 2020-07-22 17:30 生成 · 工作人员 李梅"


def test_equal_books_give_equal_bytes():
    assert summary_book.render(book(), CAMPAIGN) == summary_book.render(book(), CAMPAIGN)
