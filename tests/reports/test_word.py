"""The Word form carries the official words in their order, and breaks its pages as it should."""

import dataclasses
import re
import subprocess
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.shared import Mm
from lxml import etree

from domain.opinions import Ledger
from domain.papers import Papers
from reports import word
from reports.templates import make_ledger
from tests import office
from tests.goldens import golden, pretty
from tests.reports.forms import (
    CAMPAIGN,
    TEXTS,
    entry,
    full,
    long_papers,
    papers,
    word_file,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REMARK = "企业 12、群众 3 反映；流程、效率；首次 7 月 18 日"
WAITING = "待责任科室填报"


def part(file, name):
    with ZipFile(BytesIO(file)) as package:
        return etree.fromstring(package.read(name))


def texts(file, name="word/document.xml"):
    """The paragraphs of a part from top to bottom, tabs and line breaks as characters."""
    return [said(paragraph) for paragraph in part(file, name).iter(f"{W}p")]


def said(paragraph):
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    runs = (child for run in paragraph.iter(f"{W}r") for child in run)
    return "".join(
        (child.text or "") if child.tag == f"{W}t" else marks.get(child.tag, "") for child in runs
    )


def rows(file):
    return list(part(file, "word/document.xml").iter(f"{W}tr"))


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

    file = word_file(papers(entry(TEXTS[0], ledger), *others), ledger)

    assert texts(file) == [
        f"优化营商环境大讨论大反思大提升问题清单（{numeral}）",
        subtitle,
        "单位（盖章）：建设局\t填报时间：2020 年 7 月 22 日",
        *("序号", problem, "整改措施", "完成时限", "责任科室", "备注"),
        *("1", TEXTS[0], WAITING, WAITING, WAITING, REMARK),
        "主要领导签字：\t联系人：王芳\t电话：0000-1234567",
        "备注：各部门将部门、干部（职工）个人的三张问题清单存档备查。",
    ]


def test_what_people_wrote_stands_in_the_last_columns():
    written = {"measure": "设一个窗口。", "deadline": "8 月 10 日", "section": "质安科"}

    file = word_file(papers(entry(TEXTS[0], **written)))

    assert texts(file)[9:15] == ["1", TEXTS[0], "设一个窗口。", "8 月 10 日", "质安科", REMARK]


@pytest.mark.parametrize("empty", [Papers(None), papers()])
def test_an_empty_form_has_three_numbered_rows(empty):
    file = word_file(empty)

    assert texts(file)[9:-2] == ["1", *[""] * 5, "2", *[""] * 5, "3", *[""] * 5]


def test_a_form_of_no_department_says_so():
    file = word_file(Papers(None), department=None)

    assert texts(file)[2] == "单位（盖章）：部门待定\t填报时间：2020 年 7 月 22 日"
    assert texts(file)[-2] == "主要领导签字：\t联系人：\t电话："


def test_the_footers_tell_draft_and_page_number_at_the_outer_edge():
    small = (
        "第 3 稿（草稿）· 2020 年 7 月 20 日 18:05 生成，意见截至此时"
        " · 条目 0/1/0 · 依据 213 条意见、188 人"
    )

    file = word_file(long_papers(1))

    assert texts(file, "word/footer1.xml") == [small, "— 1 —", ""]
    assert texts(file, "word/footer2.xml") == ["— 1 —", small, ""]


def test_a_form_without_a_draft_has_only_page_numbers_below():
    file = word_file(Papers(None))

    assert texts(file, "word/footer1.xml") == ["", "— 1 —", ""]
    assert texts(file, "word/footer2.xml") == ["— 1 —", "", ""]


def test_all_three_stand_in_one_file_each_beginning_a_page():
    file = word_file(full(), *Ledger)

    titles = [f"{CAMPAIGN.name}问题清单（{numeral}）" for numeral in "一二三"]
    assert [text for text in texts(file) if text.startswith(CAMPAIGN.name)] == titles
    style = docx.Document(BytesIO(file)).styles["台账标题"]
    assert style.paragraph_format.page_break_before is True


def test_a_personal_form_names_its_holder_and_leaves_the_rest_to_them():
    file = word_file(papers(entry(TEXTS[0]), holder="张小明"))

    own = "待本人填报"
    assert texts(file)[2] == "单位（盖章）：建设局\t姓名：张小明\t填报时间：2020 年 7 月 22 日"
    assert texts(file)[9:15] == ["1", TEXTS[0], own, own, own, REMARK]


def test_a_personal_form_without_a_name_leaves_room_for_it():
    file = word_file(papers(holder=""))

    assert texts(file)[2] == "单位（盖章）：建设局\t姓名：\t填报时间：2020 年 7 月 22 日"


def test_the_page_is_the_official_page_turned():
    page = docx.Document(BytesIO(word_file(Papers(None)))).sections[0]

    sides = (page.top_margin, page.right_margin, page.bottom_margin, page.left_margin)
    rounded = [round(side.mm) for side in (page.page_width, page.page_height, *sides)]
    assert rounded == [297, 210, 28, 37, 26, 35]
    assert sum(make_ledger.WIDTHS) == Mm(225)


def test_only_the_head_row_repeats_and_no_row_is_split():
    found = rows(word_file(long_papers(4)))

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in found] == [True] + [False] * 4
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in found] == [True] * 5


def test_the_line_to_sign_on_stays_with_the_last_row():
    found = rows(word_file(long_papers(3)))

    assert [len(list(row.iter(f"{W}keepNext"))) for row in found] == [0, 0, 0, 6]


def test_every_style_names_one_font_for_all_scripts():
    styles = part(word_file(Papers(None)), "word/styles.xml")

    fonts = [set(font.attrib.values()) for font in styles.iter(f"{W}rFonts")]
    assert [len(names) for names in fonts] == [1] * (1 + len(make_ledger.STYLES))


@pytest.mark.parametrize(
    ("hostile", "printed"),
    [
        ("<w:p>&amp; </w:t> \"'>", "<w:p>&amp; </w:t> \"'>"),
        ("a\x00b\x0bc\x1bd\ufffee\ud800f\x07g\x0ch", "abcdefgh"),
        ("{{ title }} {% for %} {_{ }_} {# x #}", "{{ title }} {% for %} {_{ }_} {# x #}"),
        ("一\r\n二\r三\n四\t五", "一\n二\n三\n四\t五"),
        ("]]> <!-- &#0; \U0001f600", "]]> <!-- &#0; \U0001f600"),
        ("=1+1", "=1+1"),
    ],
)
def test_whatever_people_write_is_printed_as_they_wrote_it(hostile, printed):
    file = word_file(papers(entry(hostile, measure=hostile)))

    assert texts(file)[9:12] == ["1", printed, printed]


def test_a_hostile_name_of_a_campaign_does_no_harm():
    named = dataclasses.replace(CAMPAIGN, name="A&B<{{1}}>" * 40)

    file = word_file(Papers(None), Ledger.BENCHMARK, campaign=named)

    assert texts(file)[0] == "A&B<{{1}}>" * 40 + "问题清单（一）"


def test_equal_forms_are_equal_bytes():
    first = word_file(long_papers(5))

    second = word_file(long_papers(5))

    assert first == second


def test_the_file_is_as_old_as_its_draft():
    properties = docx.Document(BytesIO(word_file(long_papers(1)))).core_properties

    assert str(properties.created) == "2020-07-20 10:05:00+00:00"
    assert properties.title == "优化营商环境大讨论大反思大提升问题清单（二）"


@pytest.mark.parametrize("name", ["document", "footer1", "footer2"])
def test_the_document_is_the_golden_one(name):
    with ZipFile(BytesIO(word_file(full(), *Ledger))) as package:
        made = pretty(package.read(f"word/{name}.xml"))

    assert made == golden(f"ledgers.{name}.xml", made)


def test_a_personal_document_is_the_golden_one():
    with ZipFile(BytesIO(word_file(papers(entry(TEXTS[0]), holder="张小明")))) as package:
        made = pretty(package.read("word/document.xml"))

    assert made == golden("own-ledger.document.xml", made)


def test_the_template_is_what_its_script_makes():
    made = make_ledger.make()

    with ZipFile(BytesIO(made)) as new, ZipFile(word.TEMPLATE) as kept:
        assert {name: new.read(name) for name in new.namelist()} == {
            name: kept.read(name) for name in kept.namelist()
        }


@pytest.mark.office
def test_the_head_row_is_on_every_page_that_has_rows(tmp_path):
    pages = printed(word_file(long_papers(60)), tmp_path)

    head = ["序号", "存在问题", "整改措施", "完成时限", "责任科室", "备注"]
    heads = [[line.split() for line in page.splitlines()].count(head) for page in pages]
    numbers = [int(re.findall(r"— ?(\d+) ?—", page)[-1]) for page in pages]
    assert len(pages) > 1
    assert heads == [1] * len(pages)
    assert numbers == list(range(1, len(pages) + 1))


@pytest.mark.office
def test_each_of_the_three_is_printed_on_its_own_page(tmp_path):
    pages = printed(word_file(full(), *Ledger), tmp_path)

    assert [re.findall("问题清单（(.)）", page) for page in pages] == [["一"], ["二"], ["三"]]


def printed(file, folder):
    """The text of each page."""
    paper = folder / "ledger.pdf"
    paper.write_bytes(office.pdf(file, "docx", timeout=50))
    command = ["pdftotext", "-layout", str(paper), "-"]
    out = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.decode()
    return out.removesuffix("\f").split("\f")


@pytest.mark.office
def test_looking_at_a_document_ends_when_its_time_is_over():
    with pytest.raises(subprocess.TimeoutExpired):
        office.pdf(word_file(Papers(None)), "docx", timeout=0.01)
