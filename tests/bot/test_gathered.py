import csv
import io
from datetime import date

import pytest

from bot import gathered
from domain.faults import Fault, FaultyError
from domain.opinions import Channel, Ledger, Respondent, Statement

TODAY = date(2020, 7, 20)


@pytest.fixture
def read(tmp_path, example):
    """Read a CSV file with this content."""

    def read_(content, channel=Channel.HOTLINE):
        path = tmp_path / "来件.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return gathered.read(path, example.campaign, channel, today=TODAY)

    return read_


def table(*rows):
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def values(row):
    """A row but for its source."""
    return (row.statement, row.department, row.grade, row.respondent, row.said_on)


FULL = (
    Statement("排队\n等了一上午", Ledger.BENCHMARK),
    "tzcj",
    "bad",
    Respondent.ENTERPRISE,
    date(2020, 7, 18),
)


@pytest.mark.parametrize(
    "head",
    [
        ("subject", "text", "department", "rating", "respondent", "date", "ledger"),
        ("title", "detail", "department", "rating", "respondent", "date", "ledger"),
        ("标题", "意见", "部门", "评价", "对象", "日期", "台账"),
        ("主题", "内容", "承办单位", "满意度", "来源", "时间", "清单"),
        (" Subject ", "诉求内容", "DEPARTMENT", "Rating", "Respondent", "Date", "Ledger"),
    ],
)
@pytest.mark.parametrize(
    "cells",
    [
        ("排队", "等了一上午", "投资促进局", "不满意", "企业", "2020-07-18", "一"),
        ("排队", " 等了一上午 ", "tzcj", "bad", "enterprise", "2020/07/18 09:30", "1"),
        ("排队", "等了一上午", "tzcj", "Dissatisfied", "企业", "2020年7月18日", "1"),
        ("排队", "等了一上午", "tzcj", "bad", "企业", "20200718T0930", "1"),
        ("排队", "等了一上午", "tzcj", "bad", "企业", "2020.7.18", "1"),
    ],
)
def test_columns_and_cells_go_by_many_names(read, head, cells):
    reading = read(table(head, cells))

    assert ([values(row) for row in reading.rows], reading.faults) == ([FULL], ())


def test_only_a_text_is_needed(read):
    (row,) = read("text\n等了一上午\n").rows

    assert values(row) == (Statement("等了一上午", Ledger.DISSATISFACTION), None, None, None, None)


@pytest.mark.parametrize("head", ["complaint", "诉求类型", "投诉", "Complaint"])
@pytest.mark.parametrize(
    ("cell", "is_complaint"),
    [
        ("投诉", True),
        ("举报", True),
        ("投诉举报", True),
        ("求助类", True),
        ("投诉件", True),
        ("是", True),
        ("Yes", True),
        ("1", True),
        ("咨询", False),
        ("建议类", False),
        ("表扬", False),
        ("否", False),
        ("no", False),
        ("", False),
    ],
)
def test_a_row_may_say_that_it_is_a_complaint(read, head, cell, is_complaint):
    (row,) = read(table(("text", head), ("慢", cell))).rows

    assert row.is_complaint is is_complaint


def test_a_row_of_a_file_without_that_column_is_no_complaint(read):
    (row,) = read("text\n慢\n").rows

    assert row.is_complaint is False


def test_another_kind_of_request_is_a_fault(read):
    reading = read("text,诉求类型\n慢,非投诉\n")

    problem = (
        "complaint '非投诉' is not one of "
        "yes、true、1、是、投诉、举报、投诉举报、求助、no、false、0、否、咨询、建议、表扬、感谢、其他"
    )
    assert reading.faults == (Fault("来件.csv", 2, problem),)


def test_the_kind_of_request_does_not_let_a_row_in_twice(read):
    before, after = read("text\n慢\n").rows, read("text,诉求类型\n慢,投诉\n").rows

    assert [row.source for row in before] == [row.source for row in after]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_may_come_from_any_office_program(read, encoding, end):
    content = f"部门,意见{end}财政局,补贴没到账{end}".encode(encoding)

    (row,) = read(content).rows

    assert (row.department, row.statement.text) == ("czj", "补贴没到账")


def test_each_faulty_row_is_listed_with_its_line_and_the_good_ones_are_kept(read):
    reading = read(
        table(
            ("text", "department", "rating", "respondent", "date", "ledger"),
            ("第一条", "", "", "", "", ""),
            ("  ", "dzb", "", "", "", ""),
            ("字" * 20_001, "", "", "", "", ""),
            ("一", "海关", "", "", "", ""),
            ("一", "", "一般般", "", "", ""),
            ("一", "", "", "外星人", "", ""),
            ("一", "", "", "", "昨天", ""),
            ("一", "", "", "", "2020-07-21", ""),
            ("一", "", "", "", "", "4"),
            ("末一条", "", "", "", "2020-07-20", ""),
        )
    )

    assert [row.statement.text for row in reading.rows] == ["第一条", "末一条"]
    assert [(fault.line, fault.problem) for fault in reading.faults] == [
        (3, "has no text"),
        (4, "has 20001 characters; at most 20000 are taken"),
        (5, "department '海关' is not one of the configuration's"),
        (6, "rating '一般般' is not one of 非常满意、满意、基本满意、不满意、非常不满意"),
        (7, "respondent '外星人' is not one of enterprise, citizen, staff"),
        (8, "date '昨天' is not a date such as 2020-07-18"),
        (9, "date '2020-07-21' lies in the future"),
        (10, "ledger '4' is not 1, 2 or 3"),
    ]


def test_lines_are_those_an_editor_shows_also_after_a_quoted_line_break(read):
    reading = read('text,ledger\n"第一行\n第二行",3\n\n,3\n"一\r\n二\n三",9\n好的,1\n')

    assert [row.statement.text for row in reading.rows] == ["第一行\n第二行", "好的"]
    assert [fault.line for fault in reading.faults] == [5, 6]


def test_empty_lines_and_short_rows_are_no_faults(read):
    reading = read("text,department,rating\n\n一\n,,\n二,dzb\n")

    assert [(row.statement.text, row.department) for row in reading.rows] == [
        ("一", None),
        ("二", "dzb"),
    ]
    assert reading.faults == ()


def test_a_row_has_the_same_source_whenever_and_wherever_it_is_read(read):
    first = read("text,department\n一,dzb\n二,dzb\n").rows
    again = read("说明,department,text\n,dzb,二\n,dzb,一\n").rows

    assert {row.source for row in first} == {row.source for row in again}


def test_empty_cells_that_an_office_program_adds_change_nothing(read):
    first = read("text,department,rating\n一,dzb\n").rows
    saved = read("text,department,rating,date\n一,dzb,,\n").rows

    assert [row.source for row in first] == [row.source for row in saved]


def test_two_equal_rows_in_one_file_are_two(read):
    sources = {row.source for row in read("text\n一\n一\n二\n").rows}

    assert len(sources) == 3


def test_the_same_words_by_another_channel_are_others(read):
    (phone,), (paper,) = (read("text\n一\n", by).rows for by in (Channel.PHONE, Channel.PAPER))

    assert phone.source != paper.source


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "has no column `text`; its head row is: empty"),
        ("姓名,电话\n张三,1\n", "has no column `text`; its head row is: 姓名, 电话"),
        ('text\n一\n"二\n三', "is not CSV from line 3 on: unexpected end of data"),
        ('"text"x\n一\n', "is not CSV from line 1 on: ',' expected after '\"'"),
        (b"text\n\xff\xff\xff\n", "is neither UTF-8 nor GB 18030 text: save it as CSV UTF-8"),
    ],
)
def test_a_file_that_is_no_table_is_refused(read, content, problem):
    with pytest.raises(FaultyError) as refused:
        read(content)

    assert refused.value.faults == (Fault("来件.csv", 0, problem),)


def test_a_file_that_is_not_there_is_refused(tmp_path, example):
    with pytest.raises(FaultyError) as refused:
        gathered.read(tmp_path / "x.csv", example.campaign, Channel.WEB, today=TODAY)

    assert [fault.problem for fault in refused.value.faults] == [
        "can't be read: No such file or directory"
    ]


def test_a_nul_character_is_no_part_of_a_text(tmp_path, example):
    file = tmp_path / "nul.csv"
    file.write_bytes("text\n\x00路灯不亮\n".encode())

    reading = gathered.read(file, example.campaign, Channel.PHONE, today=date(2020, 7, 20))

    assert [row.statement.text for row in reading.rows] == ["路灯不亮"]
