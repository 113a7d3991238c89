import struct
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import Bbox

from domain.case_figures import Rates, Share
from domain.digests import DepartmentLine, Digest, Edition, Figures, Issue, Told
from domain.figures import Period, Proportion, Said
from reports import chart, palette
from reports.labels import ChartLabels
from reports.typesetting import width
from tests.reports.tables import on

NAMES = {"tax": "税务局", "safety": "安全生产监督和生态环境局"}
LABELS = ChartLabels(
    title="“刀刃向内”专项活动",
    subtitle="截至 5 月 12 日",
    departments=NAMES,
    responses="累计答卷",
    reached="已达标",
    satisfied_of="满意率（基数 {base}）",
    satisfied="满意率 {share}（基数 {base}）",
    withheld="暂不显示（评价 {rated}）",
    unrated="暂无评价",
    target="目标 {target}",
    earlier="此前",
    new="当日新增 {new}",
    week="新增 {new}，前一周 {before}",
    late="超期工单 {count}",
    unassigned="另有 {count} 份",
    note="说明",
)


def said(share, base, *, rated=0):
    return Said((), Proportion(share, base), 0, (), base, max(rated, base), 0)


TAX = DepartmentLine("tax", 37, 3, said(30 / 35, 35), 50)
SAFETY = DepartmentLine("safety", 4, 0, said(None, 0, rated=4), 50)
ISSUE = Issue(on(13), Edition.DAILY, Period(on(12), on(12)))
NONE = Share(0, 0)
NOTHING = Figures(0, NONE, 0, 0, 0, 0, Rates(NONE, NONE, NONE, 0, 0))
TOLD = Told(on(13), Edition.DAILY, False, None, NOTHING, NOTHING)  # noqa: FBT003 - not the last
DIGEST = Digest(ISSUE, 43, 3, said(0.8, 39), (TAX, SAFETY), 2, TOLD)


LONG = "Work Safety Supervision and Ecological Environment Bureau"


def texts(digest, labels=LABELS):
    page, _ = chart.lay_out(digest, labels)
    return [text.get_text() for text in page.axes.texts]


def blocks(digest, color):
    """How wide the blocks of a colour are, from the top, without those of the legend."""
    page, _ = chart.lay_out(digest, LABELS)
    drawn = [block for block in page.axes.patches if isinstance(block, Rectangle)]
    return [block.get_width() for block in drawn if to_hex(block.get_facecolor()) == color][:-1]


def breaks(digest):
    page, _ = chart.lay_out(digest, LABELS)
    return sum(isinstance(patch, Polygon) for patch in page.axes.patches)


def box(text):
    """Where a text stands on the page: as wide as it is, as high as Chinese characters are."""
    left, baseline = text.get_position()
    size = text.get_fontsize()
    wide = width(text.get_text(), size)
    left -= {"left": 0, "center": wide / 2, "right": wide}[text.get_horizontalalignment()]
    return Bbox([[left, baseline - 0.88 * size], [left + wide, baseline + 0.12 * size]])


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_the_chart_says_each_figure_with_its_base():
    assert texts(DIGEST) == [
        "“刀刃向内”专项活动",
        "截至 5 月 12 日",
        "43",
        "累计答卷",
        "0 / 2",
        "已达标",
        "80%",
        "满意率（基数 39）",
        "目标 50",
        "税务局",
        "满意率 86%（基数 35）",
        "37 / 50",
        "安全生产监督和生态环境局",
        "暂不显示（评价 4）",
        "4 / 50",
        "此前",
        "当日新增 3",
        "另有 2 份",
        "说明",
    ]


def test_every_word_is_large_enough_for_a_phone():
    page, _ = chart.lay_out(DIGEST, LABELS)

    assert min(text.get_fontsize() for text in page.axes.texts) == 11


def test_a_bar_shows_the_responses_of_the_day_apart():
    digest = replace(DIGEST, lines=(replace(TAX, responses=40, new=10),))

    (earlier,), (new,) = blocks(digest, palette.EARLIER), blocks(digest, palette.NEW)

    assert earlier == pytest.approx(3 * new)


def test_bars_are_as_long_as_their_numbers():
    lines = tuple(replace(TAX, responses=count, new=0) for count in (10, 20, 60))

    ten, twenty, sixty = blocks(replace(DIGEST, lines=lines), palette.EARLIER)

    assert (twenty, sixty) == pytest.approx((2 * ten, 6 * ten))


def test_a_bar_that_is_longer_than_the_page_is_broken():
    busy = replace(TAX, responses=412)

    assert breaks(replace(DIGEST, lines=(TAX, SAFETY))) == 0
    assert breaks(replace(DIGEST, lines=(busy, SAFETY))) == 1


def test_a_hidden_total_is_a_dash_with_its_reason():
    hidden = replace(DIGEST, said=said(None, 0, rated=3))

    assert texts(hidden)[6:8] == ["–", "暂不显示（评价 3）"]


@pytest.mark.parametrize("name", ["税务局", "安全生产监督和生态环境局", "Education Bureau", LONG])
@pytest.mark.parametrize(
    "withheld", ["暂不显示（{rated}）", "Too few people to show (base {rated})"]
)
@pytest.mark.parametrize("count", [0, 45, 12_345])
def test_no_text_touches_another_or_leaves_the_picture(name, withheld, count):
    labels = replace(LABELS, departments={"tax": name, "safety": name}, withheld=withheld)
    lines = (replace(TAX, responses=count, new=0), SAFETY)
    digest = replace(DIGEST, responses=count, said=said(None, 0, rated=3), lines=lines)

    page, height = chart.lay_out(digest, labels)

    found = [box(text) for text in page.axes.texts]
    assert [(a, b) for a, b in combinations(found, 2) if a.overlaps(b)] == []
    assert [each for each in found if each.x0 < 0 or each.x1 > 330 or each.y1 > height] == []


def test_a_campaign_without_departments_or_responses_has_a_chart():
    empty = Digest(ISSUE, 0, 0, said(None, 0), (), 0, TOLD)

    assert texts(empty)[2:8] == ["0", "累计答卷", "0 / 0", "已达标", "–", "暂无评价"]


def test_names_with_dollars_and_braces_are_no_formulas():
    names = {"tax": "税$x^2$局", "safety": "{局}"}

    assert texts(DIGEST, replace(LABELS, departments=names))[9] == "税$x^2$局"


def test_the_picture_is_three_times_as_wide_as_a_phone_shows_it():
    assert size_of(chart.progress(DIGEST, labels=LABELS))[0] == 990


def test_a_chart_of_very_many_departments_stays_within_what_telegram_takes():
    many = replace(DIGEST, lines=(TAX,) * 90)

    assert sum(size_of(chart.progress(many, labels=LABELS))) <= 10_000


def test_equal_digests_give_equal_bytes():
    assert chart.progress(DIGEST, labels=LABELS) == chart.progress(DIGEST, labels=LABELS)


def test_a_chart_names_no_software():
    assert b"tEXt" not in chart.progress(DIGEST, labels=LABELS)


def test_what_is_late_and_what_a_week_is_compared_with_stand_under_the_bar():
    lines = (replace(TAX, late=2, before=7), replace(SAFETY, before=1))
    said = texts(replace(DIGEST, lines=lines))

    assert said[12:14] == ["超期工单 2", "新增 3，前一周 7"]
    assert said[17] == "新增 0，前一周 1"


def test_colours_stay_apart_in_a_grey_print():
    shades = sorted(
        sum(
            weight * part
            for weight, part in zip((0.2126, 0.7152, 0.0722), to_rgb(each), strict=True)
        )
        for each in (palette.LATE, palette.EARLIER, palette.NEW, palette.EMPTY)
    )

    assert min(after - before for before, after in pairwise(shades)) > 0.09
