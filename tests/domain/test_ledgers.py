"""The words are those of the official forms (annexes 4-6 of 源经发〔2020〕27号)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain import ledgers
from domain.ledgers import Draft, Entry, Support
from domain.opinions import Aspect, Ledger, Respondent

ENTRY = Entry(
    ledger=Ledger.DISSATISFACTION,
    text="材料反复交",
    support=(Support(1, 1.0),),
    respondents=((Respondent.ENTERPRISE, 3), (Respondent.CITIZEN, 1)),
    aspects=(Aspect.PROCESS, Aspect.EFFICIENCY),
    first_said_on=date(2020, 7, 18),
)


@pytest.mark.parametrize(
    ("ledger", "title", "subtitle"),
    [
        (
            Ledger.BENCHMARK,
            "优化营商环境大讨论大反思大提升问题清单（一）",
            "（坚持对标深圳，查找本部门存在的差距）",
        ),
        (
            Ledger.SELF_CHECK,
            "优化营商环境大讨论大反思大提升问题清单（二）",
            "（对照岗位职责和落实情况，从流程、效率、质量、态度等方面，查找本部门存在的问题）",
        ),
        (
            Ledger.DISSATISFACTION,
            "优化营商环境大讨论大反思大提升问题清单（三）",
            "（梳理服务对象不满意的环节，查找本部门存在的问题）",
        ),
    ],
)
def test_title_and_subtitle_are_those_of_the_forms(example, ledger, title, subtitle):
    campaign = replace(example.campaign, name="优化营商环境大讨论大反思大提升")

    assert ledgers.title(campaign, ledger) == title
    assert ledgers.subtitle(campaign, ledger) == subtitle


@pytest.mark.parametrize(
    ("ledger", "problem"),
    [
        (Ledger.BENCHMARK, "存在差距"),
        (Ledger.SELF_CHECK, "存在问题"),
        (Ledger.DISSATISFACTION, "存在问题"),
    ],
)
def test_the_columns_are_those_of_the_forms(ledger, problem):
    head = ledgers.columns(ledger)

    assert head == ("序号", problem, "整改措施", "完成时限", "责任科室", "备注")


def test_the_note_and_the_empty_rows_are_those_of_the_forms():
    assert ledgers.NOTE == "备注：各部门将部门、干部（职工）个人的三张问题清单存档备查。"
    assert ledgers.EMPTY_ROWS == 3


def test_a_day_is_written_as_the_forms_write_it():
    assert ledgers.form_date(date(2020, 7, 2)) == "2020 年 7 月 2 日"


@pytest.mark.parametrize(
    ("entry", "remark"),
    [
        (ENTRY, "企业 3、群众 1 反映；流程、效率；首次 7 月 18 日"),
        (replace(ENTRY, aspects=()), "企业 3、群众 1 反映；首次 7 月 18 日"),
        (replace(ENTRY, first_said_on=None), "企业 3、群众 1 反映；流程、效率"),
        (
            replace(ENTRY, respondents=((None, 2),), aspects=(), first_said_on=None),
            "来件 2 件 反映",
        ),
        (
            replace(ENTRY, aspects=(), note="已约谈", news=2),
            "企业 3、群众 1 反映；首次 7 月 18 日；已约谈；新增 2 条",
        ),
    ],
)
def test_the_remark_tells_who_said_it_about_what_and_since_when(entry, remark):
    assert ledgers.remark(entry) == remark


def test_entries_are_printed_by_ledger_then_people_then_day_then_words():
    gap = replace(ENTRY, ledger=Ledger.BENCHMARK, respondents=())
    fewer = replace(ENTRY, respondents=((None, 1),))
    later = replace(ENTRY, first_said_on=date(2020, 7, 20))
    undated = replace(ENTRY, first_said_on=None)
    after = replace(ENTRY, text=ENTRY.text + "吗")

    printed = sorted((fewer, undated, later, after, gap, ENTRY), key=ledgers.print_order)

    assert printed == [gap, ENTRY, after, later, undated, fewer]


def test_the_people_of_an_entry_are_those_of_all_kinds():
    assert ENTRY.people == 4


def test_a_drafts_rows_are_those_of_one_ledger_in_print_order():
    gap = replace(ENTRY, ledger=Ledger.BENCHMARK)
    other = replace(ENTRY, text="等得太久")
    draft = Draft("tzcj", 1, datetime(2020, 7, 20, tzinfo=UTC), 3, 3, (other, gap, ENTRY))

    assert draft.rows(Ledger.DISSATISFACTION) == (other, ENTRY)
    assert draft.rows(Ledger.SELF_CHECK) == ()
