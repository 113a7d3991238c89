from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pypdfium2
import pytest
import zxingcpp

from domain.text import Text
from reports import tasks
from reports.poster_labels import MissingGlyphsError, Paper, PosterLabels, TooLongError

LABELS = PosterLabels(
    title="海报 投资促进局",
    dated=datetime(2020, 7, 20, tzinfo=UTC),
    organiser=Text("经济开发区党政办公室、投资促进局", "Party Office and Investment Bureau"),
    headline=Text("企业办事哪里不顺，请您直说", "What is hard about doing business here?"),
    department=Text("投资促进局", "Investment Promotion Bureau"),
    window=Text("3号窗口", "Window 3"),
    scan=Text("手机扫码，用 Telegram 作答", "Scan and answer in Telegram"),
    type_it=Text("扫不了码？在手机浏览器里输入：", "No camera? Type into your browser:"),
    link="https://t.me/najian_bot?start=enterprise-tzcj-w3",
    reasons=(
        Text("说了有用：每个问题都列入清单。", "Useful: each problem goes on the list."),
        Text("说得放心：可以匿名。", "Safe: you may answer anonymously."),
        Text("说着省事：约一分钟。", "Easy: about one minute."),
    ),
    campaign="优化营商环境大讨论大反思大提升",
    until=Text("征求意见至 2020-08-15", "open until 2020-08-15"),
    questionnaire=Text("企业问卷", "Enterprise survey"),
)
WIDE = "WWWWW MMMMMMMMM WWWWW MMMMMMMMMMM WWWWWW"  # as many letters as a label may have
LONGEST = replace(
    LABELS,
    organiser=Text(
        "优化营商环境工作领导小组办公室、" * 2 + "政务服务局", "Bureau of Services, " * 7
    ),
    department=Text("安全生产监督和生态环境保护综合行政执法局", WIDE),
    window=Text("不动产登记交易税收一窗受理综合服务窗口三", WIDE),
    link=f"https://t.me/{'w' * 32}?start={'w' * 16}-{'w' * 16}-{'w' * 16}",
    campaign="优化营商环境大讨论大反思大提升" * 3,
    questionnaire=Text("问" * 20, WIDE),
)
POINT = 25.4 / 72  # millimetres


@cache
def poster(labels=LABELS, paper=Paper.A4):
    return tasks.poster(labels, paper=paper)


def page_of(labels, paper=Paper.A4):
    (page,) = pypdfium2.PdfDocument(poster(labels, paper))
    return page


def text_of(page):
    return page.get_textpage().get_text_bounded().replace("\r\n", "\n")


def code_on(page):
    """The code that a camera finds on the printed page, at 200 dots per inch."""
    (code,) = zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil())
    return code


def code_width(page):
    """Millimetres from finder to finder."""
    corners = code_on(page).position
    return (corners.top_right.x - corners.top_left.x) / 200 * 25.4


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, (595.28, 841.89)), (Paper.A5, (419.53, 595.28))]
)
def test_the_page_has_the_size_of_the_paper(paper, size):
    assert page_of(LABELS, paper).get_size() == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize(
    ("labels", "paper", "least"),
    [(LABELS, Paper.A4, 75), (LABELS, Paper.A5, 53), (LONGEST, Paper.A4, 60)],
    ids=["usual A4", "usual A5", "longest A4"],
)
def test_the_code_leads_to_the_link_and_is_large(labels, paper, least):
    page = page_of(labels, paper)

    assert code_on(page).text == labels.link
    assert code_width(page) >= least


def test_a_quarter_of_the_code_may_be_torn_off():
    assert code_on(page_of(LABELS)).ec_level in {"Q", "H"}


def test_everything_is_text_that_can_be_selected():
    assert (
        text_of(page_of(LABELS))
        == """\
经济开发区党政办公室、投资促进局
Party Office and Investment Bureau
企业办事哪里不顺，请您直说
What is hard about doing business here?
投资促进局　3号窗口
Investment Promotion Bureau, Window 3
手机扫码，用 Telegram 作答
Scan and answer in Telegram
扫不了码？在手机浏览器里输入：　No camera? Type into your browser:
t.me/najian_bot?start=enterprise-tzcj-w3
一 说了有用：每个问题都列入清单。
Useful: each problem goes on the list.
二 说得放心：可以匿名。
Safe: you may answer anonymously.
三 说着省事：约一分钟。
Easy: about one minute.
优化营商环境大讨论大反思大提升
征求意见至 2020-08-15　open until 2020-08-15
企业问卷
Enterprise survey"""
    )


def test_a_poster_of_all_departments_has_no_plate():
    page = page_of(replace(LABELS, department=None, window=None))

    assert "投资促进局　" not in text_of(page)
    assert code_on(page).text == LABELS.link


def test_long_names_stand_below_each_other_and_whole():
    text = text_of(page_of(LONGEST))

    assert f"{LONGEST.department.zh}\n{LONGEST.window.zh}\n" in text


@pytest.mark.parametrize(
    ("labels", "paper"),
    [(LABELS, Paper.A4), (LABELS, Paper.A5), (LONGEST, Paper.A4)],
    ids=["usual A4", "usual A5", "longest A4"],
)
def test_nothing_stands_in_the_margin_that_printers_leave_white(labels, paper):
    page = page_of(labels, paper)
    width, height = page.get_size()

    boxes = [each.get_bounds() for each in page.get_objects()]

    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    assert min(left, bottom, width - right, height - top) * POINT >= 6


def test_the_fonts_are_inside_and_only_the_glyphs_that_are_used():
    page = page_of(LABELS)

    texts = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    fonts = {(font.get_base_name(), font.is_embedded) for font in (t.get_font() for t in texts)}

    assert fonts == {("MPDFAA+NotoSansSC", True), ("MPDFAA+NotoSerifSC", True)}
    assert len(poster()) < 100_000


def test_equal_posters_are_equal_files():
    assert tasks.poster(LABELS, paper=Paper.A4) == poster()


def test_offices_that_ask_together_stand_below_each_other_when_they_are_many():
    lines = text_of(page_of(LONGEST)).split("\n")

    assert lines[:3] == LONGEST.organiser.zh.split("、")


@pytest.mark.parametrize("part", ["organiser", "department", "window"])
def test_a_character_that_the_font_lacks_is_named_not_printed_as_a_box(part):
    labels = replace(LABELS, **{part: Text("🙂局𠮷🙂", "Bureau")})

    with pytest.raises(MissingGlyphsError) as caught:
        tasks.poster(labels, paper=Paper.A4)

    assert caught.value.about == "🙂𠮷"


@pytest.mark.parametrize("part", ["organiser", "campaign"])
def test_what_does_not_fit_is_named(part):
    long = "局" * 200
    value = long if part == "campaign" else Text(long, "Bureau")

    with pytest.raises(TooLongError) as caught:
        tasks.poster(replace(LABELS, **{part: value}), paper=Paper.A4)

    assert caught.value.about == long


def test_an_apostrophe_does_not_tear_a_word_apart():
    labels = replace(LABELS, organiser=Text("办公室", "People’s Office"))

    assert "People's Office" in text_of(page_of(labels))
