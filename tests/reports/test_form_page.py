"""The Excel form has the words of the Word form, and what people wrote stays text in it."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest

from domain.opinions import Ledger
from domain.papers import Papers
from tests.reports.forms import TEXTS, entry, long_papers, papers, workbook

REMARK = "企业 12、群众 3 反映；流程、效率；首次 7 月 18 日"
WAITING = "待责任科室填报"
HEAD = ("序号", "存在问题", "整改措施", "完成时限", "责任科室", "备注")


def page(file):
    """The first sheet: the form."""
    return openpyxl.load_workbook(BytesIO(file)).worksheets[0]


def values(file):
    """The rows from top to bottom, without the cells that are empty."""
    found = page(file).iter_rows(values_only=True)
    return [tuple(value for value in row if value is not None) for row in found]


@pytest.mark.parametrize(
    ("ledger", "numeral", "subtitle", "problem"),
    [
        (Ledger.BENCHMARK, "一", "（坚持对标深圳，查找本部门存在的差距）", "存在差距"),
        (
            Ledger.SELF_CHECK,
            "二",
            "（对照岗位职责和落实情况，从流程、效率、质量、态度等方面，查找本部门存在的问题）",
            "存在问题",
        ),
        (
            Ledger.DISSATISFACTION,
            "三",
            "（梳理服务对象不满意的环节，查找本部门存在的问题）",
            "存在问题",
        ),
    ],
)
def test_a_form_has_the_official_words_in_their_order(ledger, numeral, subtitle, problem):
    others = [entry("另一张清单上的问题。", other) for other in Ledger if other is not ledger]

    file = workbook(papers(entry(TEXTS[0], ledger), *others), ledger)

    assert page(file).title == f"问题清单（{numeral}）"
    assert values(file) == [
        (f"优化营商环境大讨论大反思大提升问题清单（{numeral}）",),
        (subtitle,),
        ("单位（盖章）：建设局", "填报时间：2020 年 7 月 22 日"),
        ("序号", problem, "整改措施", "完成时限", "责任科室", "备注"),
        (1, TEXTS[0], WAITING, WAITING, WAITING, REMARK),
        ("主要领导签字：", "联系人：王芳", "电话：0000-1234567"),
        ("备注：各部门将部门、干部（职工）个人的三张问题清单存档备查。",),
    ]


@pytest.mark.parametrize("empty", [Papers(None), papers()])
def test_an_empty_form_has_three_numbered_rows(empty):
    file = workbook(empty)

    assert values(file)[3:7] == [HEAD, (1,), (2,), (3,)]


def test_a_form_of_no_department_says_so():
    file = workbook(Papers(None), department=None)

    assert values(file)[2] == ("单位（盖章）：部门待定", "填报时间：2020 年 7 月 22 日")
    assert values(file)[7] == ("主要领导签字：", "联系人：", "电话：")


def test_the_head_row_filters_stays_in_view_and_repeats_in_print():
    shown = page(workbook(long_papers(20)))

    assert shown.auto_filter.ref == "A4:F24"
    assert shown.freeze_panes == "A5"
    assert shown.print_title_rows == "$4:$4"


def test_it_prints_on_landscape_a4_one_page_wide():
    shown = page(workbook(long_papers(1)))

    assert (shown.page_setup.orientation, shown.page_setup.paperSize) == ("landscape", 9)
    assert (shown.page_setup.fitToWidth or 1, shown.page_setup.fitToHeight) == (1, 0)
    assert shown.sheet_properties.pageSetUpPr.fitToPage


def test_the_footer_tells_draft_and_page_number():
    footer = page(workbook(long_papers(1))).oddFooter

    small = (
        "第 3 稿（草稿）· 2020 年 7 月 20 日 18:05 生成，意见截至此时"
        " · 条目 0/1/0 · 依据 213 条意见、188 人"
    )
    assert (footer.left.text, footer.right.text) == (small, "— &P —")


def test_a_form_without_a_draft_has_only_page_numbers_below():
    footer = page(workbook(Papers(None))).oddFooter

    assert (footer.left.text, footer.right.text) == (None, "— &P —")


@pytest.mark.parametrize(
    "hostile",
    [
        "=1+1",
        "+86 0000",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "{=1}",
        '=HYPERLINK("https://example.org","x")',
        "https://example.org",
        "internal:A1",
        "007",
        "<c>&amp;</c>",
        "_x0041_",
    ],
)
def test_whatever_people_write_stays_text(hostile):
    shown = page(workbook(papers(entry(hostile, measure=hostile))))

    cells = (shown["B5"], shown["C5"])
    assert [cell.value.replace("_x005F_", "_") for cell in cells] == [hostile, hostile]
    assert [cell.data_type for cell in cells] == ["s", "s"]
    assert [cell.hyperlink for cell in cells] == [None, None]


@pytest.mark.parametrize(
    ("text", "quoted"), [("=1", True), ("+1", True), ("-1", True), ("@a", True), ("一", False)]
)
def test_what_looks_like_a_formula_stays_text_after_it_is_edited(text, quoted):
    shown = page(workbook(papers(entry(text))))

    assert bool(shown["B5"].quotePrefix) is quoted


def test_characters_that_no_file_can_hold_are_left_out():
    shown = page(workbook(papers(entry("a\x00b\x0bc\ufffed\ud800e\r\nf\rg"))))

    assert shown["B5"].value == "abcde\nf\ng"


def test_a_text_longer_than_a_cell_is_cut():
    shown = page(workbook(papers(entry("长" * 40_000))))

    assert shown["B5"].value == "长" * 32_767
    assert shown.row_dimensions[5].height == 408.75


def test_a_row_is_as_high_as_its_highest_cell_needs():
    short, long, broken = entry("短。"), entry("长" * 100), entry("一\n二\n三\n四\n五")

    shown = page(workbook(papers(short, long, broken)))

    assert [shown.row_dimensions[row].height for row in (5, 6, 7)] == [35.25, 96.75, 81.75]


def test_equal_forms_are_equal_bytes():
    first = workbook(long_papers(5))

    second = workbook(long_papers(5))

    assert first == second


def test_the_file_is_as_old_as_its_draft():
    with ZipFile(BytesIO(workbook(long_papers(1)))) as package:
        core = package.read("docProps/core.xml").decode()

    assert core.count("2020-07-20T10:05:00Z") == 2
