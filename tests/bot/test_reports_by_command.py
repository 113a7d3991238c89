"""From a CSV file to the ledgers and the digest, by commands alone."""

import re
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

# As many as are needed for a satisfaction share, and none in the words of another.
ROWS = """\
意见,部门,评价,日期,台账
办营业执照变更跑了三趟，每次都说还缺一样材料。,投资促进局,不满意,2020-07-17,3
惠企补贴去年就批了，到现在钱还没有到账。,投资促进局,满意,2020-07-18,3
深圳那边营业执照当天就能拿到，我们这里要等一周。,投资促进局,满意,2020-07-18,1
窗口中午没人，只好第二天再请假来。,投资促进局,基本满意,2020-07-19,3
电话打了五六个，都说不归他们管。,投资促进局,非常满意,2020-07-19,3
路灯坏了一个多月没有人修。,,,,3
"""
NAMES = [
    "投资促进局问题清单（一）.docx",
    "投资促进局问题清单（二）.docx",
    "投资促进局问题清单（三）.docx",
    "投资促进局三张问题清单（第1稿）.docx",
    "投资促进局三张问题清单（第1稿）.xlsx",
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "热线.csv"
    path.write_text(ROWS, "gb18030")
    return path


def titles(path):
    """The numerals of a Word file's ledgers."""
    paragraphs = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    start = "优化营商环境大讨论大反思大提升问题清单（"
    return [text.removeprefix(start)[:-1] for text in paragraphs if text.startswith(start)]


def test_opinions_go_in_once_and_faulty_rows_are_listed(najian, file):
    first = najian("import", file, "--channel", "hotline")
    file.write_text(ROWS + "一,海关,,,\n新来的一条,财政局,,,\n", "gb18030")
    second = najian("import", file, "--channel", "hotline")

    assert (first[:2], second[:2]) == (
        (0, "6 added, 0 already here, 0 faulty.\n"),
        (0, "1 added, 6 already here, 1 faulty.\n"),
    )
    assert second[2].splitlines()[-1] == (
        "热线.csv:8: department '海关' is not one of the configuration's"
    )


def test_a_file_without_one_usable_row_is_unusable(najian, file):
    file.write_text("意见,部门\n一,海关\n", "utf-8")

    code, said, _ = najian("import", file, "--channel", "web")

    assert (code, said) == (2, "0 added, 0 already here, 1 faulty.\n")


def test_a_file_that_is_no_table_is_unusable(najian, file):
    file.write_text("姓名\n一\n", "utf-8")

    code, said, complained = najian("import", file, "--channel", "web")

    assert (code, said, complained.splitlines()[-1]) == (
        2,
        "",
        "热线.csv: has no column `text`; its head row is: 姓名",
    )


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_from_a_file_to_the_ledgers_of_every_department(najian, file, tmp_path):
    najian("import", file, "--channel", "hotline", "--department", "投资促进局")

    drafted = najian("aggregate")
    again = najian("aggregate")
    code, said, _ = najian("ledger", "--department", "tzcj")

    lines = dict(line.split("\t") for line in drafted[1].splitlines())
    assert re.fullmatch(r"draft 1: [1-6] entries from 6 opinions", lines.pop("投资促进局"))
    assert set(lines.values()) == {"nothing new"}
    assert {line.split("\t")[1] for line in again[1].splitlines()} == {"nothing new"}
    paths = [tmp_path / "home" / "documents" / name for name in NAMES]
    assert (code, said) == (0, "".join(f"{path}\n" for path in paths))
    assert [titles(path) for path in paths[:4]] == [["一"], ["二"], ["三"], ["一", "二", "三"]]
    assert load_workbook(paths[4]).sheetnames[:4] == [
        *(f"问题清单（{numeral}）" for numeral in "一二三"),
        "来源",
    ]


@pytest.mark.slow
@pytest.mark.timeout(180)
@pytest.mark.parametrize("ending", ["docx", "xlsx", "XLSX"])
def test_one_ledger_is_one_file_of_the_wanted_kind(najian, tmp_path, ending):
    out = tmp_path / "new" / f"台账.{ending}"

    code, said, _ = najian("ledger", "--number", "3", "--department", "财政局", "--out", out)

    assert (code, said) == (0, f"{out}\n")
    opened = Document(str(out)) if ending == "docx" else load_workbook(out)
    assert opened is not None
    assert ZipFile(out).testzip() is None


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_without_a_number_one_file_holds_all_three(najian, tmp_path):
    out = tmp_path / "三张.docx"

    code, said, _ = najian("ledger", "--department", "财政局", "--out", out)

    assert (code, said) == (0, f"{out}\n")
    assert titles(out) == ["一", "二", "三"]


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_all_ledgers_go_into_a_folder_also_of_opinions_nobody_has_assigned(najian, file, tmp_path):
    najian("import", file, "--channel", "hotline")
    najian("aggregate")

    code, said, _ = najian("ledger", "--number", "3", "--out", tmp_path / "out")

    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert (code, len(said.splitlines())) == (0, 7)
    assert [name for name in written if "待定" in name] == ["部门待定问题清单（三）.docx"]


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_the_digest_is_printed_and_its_chart_written(najian, file, tmp_path):
    najian("import", file, "--channel", "hotline")

    code, said, _ = najian("digest", "--print", "--chart", tmp_path / "chart.png")

    assert (code, said.splitlines()[1]) == (0, "要您过问")
    assert "<" not in said
    assert (tmp_path / "chart.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_a_rehearsal_gives_everyone_a_receipt(najian):
    code, said, _ = najian("rehearse", "--responses", "20")

    assert (code, said) == (0, "20 of 20 respondents got a receipt.\n")
