"""The workbook: which sheets it has, and what stands in those that explain the ledgers."""

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest

from domain.blind_spots import BlindSpots
from domain.opinions import CHANNEL_NAMES, Channel, Ledger
from domain.papers import Change, Changes, Papers
from tests.goldens import golden
from tests.reports.forms import TEXTS, entry, full, papers, source, workbook

FORMS = ["问题清单（一）", "问题清单（二）", "问题清单（三）"]
DAY = datetime.combine(date(2020, 7, 18), time.min)  # as openpyxl reads a day
SERVED, CHECKED = Ledger.DISSATISFACTION, Ledger.SELF_CHECK


def opened(file):
    return openpyxl.load_workbook(BytesIO(file))


def values(file, name):
    """The rows of a sheet, without the cells that are empty."""
    found = opened(file)[name].iter_rows(values_only=True)
    return [tuple(value for value in row if value is not None) for row in found]


def written(file):
    """All cells that hold something, a line each."""
    lines = []
    for page in opened(file).worksheets:
        lines.append(f"[{page.title}] filter {page.auto_filter.ref}, below {page.freeze_panes}")
        cells = (cell for row in page.iter_rows() for cell in row if cell.value is not None)
        lines += [f"{cell.coordinate}\t{cell.data_type}\t{cell.value}" for cell in cells]
    return "\n".join(lines) + "\n"


def test_all_three_bring_the_sheets_that_explain_them():
    assert opened(workbook(full(), *Ledger)).sheetnames == [*FORMS, "来源", "盲点", "变化"]


def test_a_first_draft_has_no_draft_before_it():
    book = opened(workbook(replace(full(), changes=None), *Ledger))

    assert book.sheetnames == [*FORMS, "来源", "盲点"]


def test_a_person_has_no_blind_spots():
    book = opened(workbook(replace(full(), holder="张小明"), *Ledger))

    assert book.sheetnames == [*FORMS, "来源", "变化"]


def test_what_a_person_found_alone_has_no_sources():
    assert opened(workbook(papers(holder="张小明"), *Ledger)).sheetnames == FORMS


def test_one_ledger_has_only_its_own_sources():
    file = workbook(full(), Ledger.BENCHMARK)

    assert opened(file).sheetnames == ["问题清单（一）", "来源"]
    assert [row[0] for row in values(file, "来源")[3:]] == ["（一）"]


def test_empty_forms_need_no_explaining():
    assert opened(workbook(Papers(None), *Ledger)).sheetnames == FORMS


def test_the_workbook_is_the_golden_one():
    made = written(workbook(full(), *Ledger))

    assert made == golden("workbook.txt", made)


def test_equal_papers_are_equal_bytes():
    assert workbook(full(), *Ledger) == workbook(full(), *Ledger)


def test_a_source_names_the_row_it_stands_behind():
    rows = [entry(text, id=number) for number, text in enumerate(TEXTS)]

    file = workbook(papers(*rows, sources=(source(2, "样本旧"), source(0, "窗口多", 0.876))))

    assert values(file, "来源")[3:] == [
        ("（二）", 1, TEXTS[0], "窗口多", "企业", "机器人", DAY, 0.876),
        ("（二）", 3, TEXTS[2], "样本旧", "企业", "机器人", DAY, 1),
    ]


def test_similarity_has_two_decimals_and_a_day_its_date():
    page = opened(workbook(full(), *Ledger))["来源"]

    assert (page["H5"].number_format, page["G5"].number_format) == ("0.00", "yyyy-mm-dd")


def test_only_new_opinions_are_explained_as_such():
    explained = values(workbook(full()), "来源")[2]
    old = papers(entry(TEXTS[0], id=1), sources=(source(1, "窗口多"),))

    assert explained == ("标“新增”的意见，是有人核定该条目之后收到的，备注栏的人数没有算上。",)
    assert values(workbook(old), "来源")[2][0] == "清单"


def test_a_draft_whose_opinions_are_gone_says_so():
    assert values(workbook(papers(entry(TEXTS[0]))), "来源") == [
        ("各条目的来源",),
        ("没有可以列出的意见。",),
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_what_somebody_said_never_becomes_a_formula(start):
    said = papers(entry(TEXTS[0], id=1), sources=(source(1, f"{start}1+1"),))

    cell = opened(workbook(said))["来源"]["D4"]

    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (f"{start}1+1", "s", True)


def blind(*entries, **spots):
    return values(workbook(papers(*entries, blind_spots=BlindSpots(**spots)), *Ledger), "盲点")


def test_what_only_users_name_is_listed_and_so_is_the_reverse():
    served, checked = entry(TEXTS[0], SERVED, id=1), entry(TEXTS[1], CHECKED, id=2)

    rows = blind(served, checked, unlisted=(served,), unreported=(checked,))

    unreported = (
        "这些问题写在清单（二），清单（三）里没有相近的条目。"
        "没有反映，可能是没有问到、不知道或不便说，不能当作没有影响。"
    )
    assert [row[:3] for row in rows] == [
        ("服务对象反映了、自查没有列出的问题（1 条）",),
        ("这些问题写在清单（三），清单（二）里没有相近的条目。建议对照自查，看是否漏列。",),
        ("按文字相近自动比对，可能有遗漏或误配，请人工核对。",),
        ("清单", "序号", "问题"),
        ("（三）", 1, TEXTS[0]),
        (),
        ("自查列出了、服务对象没有反映的问题（1 条）",),
        (unreported,),
        ("清单", "序号", "问题"),
        ("（二）", 1, TEXTS[1]),
    ]


def test_silence_is_not_content():
    rows = blind()

    assert rows == [
        ("服务对象反映了、自查没有列出的问题（0 条）",),
        ("清单（三）还没有条目，无从比对。没有人反映，不等于没有问题，也不等于满意。",),
        (),
        ("自查列出了、服务对象没有反映的问题（0 条）",),
        ("清单（二）还没有条目，无从比对。自查没有列出，不等于没有问题。",),
    ]


def test_ledgers_that_match_have_no_blind_spots():
    rows = blind(entry(TEXTS[0], SERVED, id=1), entry(TEXTS[0], CHECKED, id=2))

    assert [row for row in rows if row and "每一条" in row[0]] == [
        ("清单（三）的每一条，在清单（二）里都有相近的条目。",),
        ("清单（二）的每一条，在清单（三）里都有相近的条目。",),
    ]


def changed(*changes, now=()):
    return values(workbook(papers(*now, changes=Changes(2, changes)), *Ledger), "变化")[1:]


def test_nothing_changed():
    assert changed() == [("与第 2 稿相比，没有变化。",)]


def test_a_row_that_reads_the_same_has_not_changed():
    row = entry(TEXTS[0], id=1)

    assert changed(Change(row, replace(row, version=2, is_held=True)), now=(row,)) == [
        ("与第 2 稿相比，没有变化。",)
    ]


def test_changes_come_in_the_order_of_the_ledgers_column_by_column():
    old, moved = entry("旧的", id=1), entry(TEXTS[0], CHECKED, id=2)
    now = replace(moved, ledger=SERVED, deadline="8 月", first_said_on=date(2020, 7, 19))
    new = entry(TEXTS[1], SERVED, id=3)

    rows = changed(Change(old, None), Change(moved, now), Change(None, new), now=(new, now))

    remark = "企业 12、群众 3 反映；流程、效率；首次 7 月 18 日"
    assert rows == [
        ("与第 2 稿相比：新增 1 条，改动 1 条，不再列出 1 条。",),
        ("清单", "序号", "变化", "条目", "栏目", "原为", "现为"),
        ("（二）", "不再列出", "旧的"),
        ("（三）", 1, "新增", TEXTS[1]),
        ("（三）", 2, "改动", TEXTS[0], "清单", "（二）", "（三）"),
        ("（三）", 2, "改动", TEXTS[0], "完成时限", "待责任科室填报", "8 月"),
        ("（三）", 2, "改动", TEXTS[0], "备注", remark, remark.replace("18", "19")),
    ]


def test_what_is_handed_in_is_compared_with_what_was_handed_in_before():
    last = Changes(1, (Change(None, entry(TEXTS[0], id=1)),))
    found = papers(entry(TEXTS[0], id=1), changes=last, handing=replace(full().handing, number=4))

    rows = values(workbook(found, *Ledger), "变化")

    assert ("与第 3 次上报（第 1 稿）相比：新增 1 条，改动 0 条，不再列出 0 条。",) in rows


def test_a_name_may_hold_the_mark_of_excels_footers():
    handing = replace(full().handing, by="A&B")

    footer = opened(workbook(replace(full(), handing=handing))).worksheets[0].oddFooter

    assert "由 A&&B 上报" in footer.left.text


def test_every_channel_has_a_name():
    assert CHANNEL_NAMES.keys() == set(Channel)
