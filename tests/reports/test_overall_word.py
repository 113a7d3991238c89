"""The overall report as a Word file: figures and quotes, and room where people must write."""

import dataclasses
import subprocess
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from domain import overall_words as words
from domain.campaign import Department
from domain.overall import Books
from domain.text import Text
from reports.overall import figures, sentences, word
from reports.templates import make_overall, overall_styles
from tests import office
from tests.goldens import golden, pretty
from tests.reports.overalls import BOOKS, CAMPAIGN, PERIOD, TALLIES, compose, draft, entry

PROMPTS = [
    words.ASKED_PROMPT,
    words.RATED_PROMPT,
    words.NAMED_PROMPT,
    words.BLIND_PROMPT,
    words.RESULTS_PROMPT,
    words.PLANS_PROMPT,
    words.HELP_PROMPT,
]
HEADINGS = [
    words.SITUATION,
    words.ASKED,
    words.RATED,
    words.LISTED,
    words.NAMED,
    words.BLIND,
    words.RESULTS,
    words.PLANS,
]
EMPTY = {"tallies": [], "batches": [], "books": []}


def opened(report, campaign=CAMPAIGN):
    return docx.Document(BytesIO(word.render(report, campaign)))


def said(document):
    """All that the document says: paragraphs, then the tables' rows."""
    lines = [paragraph.text for paragraph in document.paragraphs]
    rows = [" | ".join(c.text for c in row.cells) for t in document.tables for row in t.rows]
    return [*lines, "", *rows]


def in_style(document, style):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == style]


def pictures(document):
    return len(document.inline_shapes)


@pytest.mark.parametrize("report", [compose(), compose(**EMPTY), compose(department="jsj")])
def test_the_parts_of_a_report_are_always_there_with_room_to_write(report):
    document = opened(report)

    levels = (overall_styles.FIRST, overall_styles.SECOND)
    headings = [p.text for p in document.paragraphs if p.style.name in levels]
    prompts = [text.rstrip("\n") for text in in_style(document, overall_styles.PROMPT)]
    assert headings == HEADINGS
    assert prompts == [f"【此处由单位填写：{what}】" for what in PROMPTS]


def test_the_title_names_the_campaign_and_the_unit():
    whole = in_style(opened(compose()), overall_styles.TITLE)
    own = opened(compose(department="jsj"))

    assert whole == ["优化营商环境大讨论大反思大提升", "总体情况报告"]
    assert in_style(own, overall_styles.TITLE) == [whole[0], "开展情况报告"]
    assert in_style(own, overall_styles.UNIT) == ["建设局"]


def test_the_header_says_that_it_is_a_draft_of_which_day_and_which_drafts():
    document = opened(compose())

    assert document.sections[0].header.paragraphs[0].text == (
        "草稿　2020 年 8 月 15 日生成　"
        "依据问题清单草稿：投资促进局第 7 稿、财政局第 1 稿、建设局第 2 稿"
    )


def test_the_header_of_many_departments_points_to_the_table():
    many = tuple(Department(f"d{n}", Text("生态环境和城市管理局", "")) for n in range(12))
    campaign = dataclasses.replace(CAMPAIGN, departments=many)
    books = [Books(place.code, draft(place.code, 3, entry("一", 1))) for place in many]
    answered = figures.Answered([], [], {}, PERIOD)
    report = figures.compose(answered, books, campaign=campaign, department=None)

    document = opened(report, campaign)

    assert document.sections[0].header.paragraphs[0].text == (
        "草稿　2020 年 8 月 15 日生成　依据 12 个部门的问题清单草稿，稿号见表 2"
    )
    assert in_style(document, overall_styles.CAPTION)[1] == "表 2　三张问题清单（单位：条）"


@pytest.mark.parametrize(
    ("left_out", "titles"),
    [
        ({}, ["各部门", "答卷来源", "满意度", "三张问题", "反映人数", "清单（二）"]),
        ({"books": []}, ["各部门", "答卷来源", "满意度"]),
        ({"tallies": []}, ["各部门", "三张问题", "反映人数", "清单（二）"]),
        (EMPTY, ["各部门"]),
    ],
)
def test_tables_are_numbered_as_they_are_printed(left_out, titles):
    captions = in_style(opened(compose(**left_out)), overall_styles.CAPTION)

    tables = [caption for caption in captions if caption.startswith("表")]
    numbers = [f"表 {number}　{title}" for number, title in enumerate(titles, start=1)]
    assert [
        caption[: len(start)] for caption, start in zip(tables, numbers, strict=True)
    ] == numbers


def test_a_campaign_nobody_answered_says_so_and_draws_nothing():
    document = opened(compose(**EMPTY))

    body = in_style(document, overall_styles.BODY)
    assert body[0] == (
        "活动自 2020 年 7 月 17 日开始，截至 2020 年 8 月 15 日，没有收到服务对象的答卷。"
        "没有人反映，不等于没有问题，也不等于满意。"
        "每个部门至少征求 50 位服务对象的意见，6 个部门中有 0 个达到。"
    )
    assert (len(document.tables), pictures(document)) == (1, 0)


def test_the_whole_campaign_has_six_tables_and_one_chart():
    document = opened(compose())

    assert (len(document.tables), pictures(document)) == (6, 1)


def test_a_department_too_small_to_tell_has_no_chart():
    assert pictures(opened(compose(department="czj"))) == 0


def test_what_may_not_be_told_is_a_dash():
    document = opened(compose())

    rows = [[cell.text for cell in row.cells] for row in document.tables[2].rows]
    assert rows[4] == ["财政局", "—", "—", "—", "—", "—", "0", "—"]


@pytest.mark.parametrize("hostile", ["<w:p>&amp; {{ x }} {% for %}", "a\x00b\ufffe\x1b{#c#}"])
def test_whatever_people_write_is_printed_as_they_wrote_it(hostile):
    books = [Books("jsj", draft("jsj", 1, entry(hostile, 30)))]

    document = opened(compose(books=books))

    printed = document.tables[4].rows[1].cells[1].text
    assert printed == hostile.replace("\x00", "").replace("\ufffe", "").replace("\x1b", "")


def test_equal_figures_are_equal_bytes():
    assert word.render(compose(), CAMPAIGN) == word.render(compose(), CAMPAIGN)


def test_the_page_is_the_official_one():
    page = opened(compose()).sections[0]

    sides = (page.top_margin, page.right_margin, page.bottom_margin, page.left_margin)
    sizes = [round(side.mm) for side in (page.page_width, page.page_height, *sides)]
    assert sizes == [210, 297, 37, 26, 35, 28]


@pytest.mark.parametrize(
    "widths",
    [
        make_overall.ASKED_WIDTHS,
        make_overall.CHANNEL_WIDTHS,
        make_overall.RATED_WIDTHS,
        make_overall.LISTED_WIDTHS,
        make_overall.NAMED_WIDTHS,
        make_overall.BLIND_WIDTHS,
    ],
)
def test_every_table_is_as_wide_as_the_text(widths):
    assert sum(widths) == round(overall_styles.TEXT_WIDTH.mm)


def test_the_document_is_the_golden_one():
    with ZipFile(BytesIO(word.render(compose(), CAMPAIGN))) as package:
        made = pretty(package.read("word/document.xml"))

    assert made == golden("overall.document.xml", made)


@pytest.mark.parametrize(
    ("name", "report"),
    [
        ("all", compose()),
        ("nobody", compose(**EMPTY)),
        ("department", compose(department="tzcj")),
        ("small-department", compose(department="czj")),
        ("unchecked", compose(books=BOOKS[1:2], department="jsj")),
    ],
)
def test_what_a_report_says_is_the_golden_text(name, report):
    made = "\n".join(said(opened(report))) + "\n"

    assert made == golden(f"overall-{name}.txt", made)


@pytest.mark.parametrize(
    ("department", "told"),
    [
        ("dzb", "基数 7 人）。另有 4 份评价与范围外的合成一批，不在此列。"),
        ("jsj", "基数 49 人）。另有 2 份评价凑满 5 份后计入。"),
        ("zzrs", "基数 60 人）。"),
    ],
)
def test_ratings_that_are_in_no_figure_are_told(department, told):
    waiting = dataclasses.replace(TALLIES[0], department="jsj", is_batched=False, count=2)

    report = compose([*TALLIES, waiting], department=department)

    assert sentences.rated(report, CAMPAIGN).partition("三档合计，")[2] == told


def test_the_template_is_what_its_script_makes():
    made = make_overall.make()

    with ZipFile(BytesIO(made)) as new, ZipFile(word.TEMPLATE) as kept:
        assert {name: new.read(name) for name in new.namelist()} == {
            name: kept.read(name) for name in kept.namelist()
        }


@pytest.mark.office
@pytest.mark.parametrize("departments", [6, 40])
def test_every_row_of_every_table_is_printed(tmp_path, departments):
    places = tuple(Department(f"d{n}", Text(f"第{n}局", "")) for n in range(departments))
    campaign = dataclasses.replace(CAMPAIGN, departments=places)
    answered = figures.Answered(
        [dataclasses.replace(TALLIES[0], department=place.code) for place in places],
        [],
        {},
        PERIOD,
    )
    books = [Books(place.code, draft(place.code, 1, entry("一", 1))) for place in places]
    report = figures.compose(answered, books, campaign=campaign, department=None)
    printed = tmp_path / "report.pdf"

    printed.write_bytes(office.pdf(word.render(report, campaign), "docx", timeout=50))

    command = ["pdftotext", "-layout", str(printed), "-"]
    text = subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.decode()
    rows = [line.replace(" ", "").partition("局")[0] for line in text.splitlines()]
    tables = 4  # without problems and blind spots: no batch stands behind any
    assert [rows.count(f"第{n}") for n in range(departments)] == [tables] * departments
