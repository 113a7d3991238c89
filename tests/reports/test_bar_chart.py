from io import BytesIO

from PIL import Image

from reports import bar_chart
from reports.labels import Bar, BarChart, Bars, Tone
from reports.page import WIDTH

GRADES = Bars(
    "评价（34 人）",
    (
        Bar("非常满意", ((9, Tone.PLAIN),), "9（26%）"),
        Bar("非常不满意", ((1, Tone.WARNING),), "1（3%）"),
    ),
    34,
    notes=("另有 2 份",),
)
AGES = Bars(
    "在办工单",
    (
        Bar(
            "一个名字很长很长很长的状态", ((1, Tone.LIGHT), (1, Tone.PLAIN), (2, Tone.WARNING)), "4"
        ),
    ),
    4,
    legend=tuple((f"第 {n} 种时长，说得很长", tone) for n, tone in enumerate(Tone)),
)
NOTHING = Bars("评价", (), 0, notes=("还没有评价",))


def chart(*groups):
    numbers = (("39", "份答卷"), ("39 / 50", "已征求 / 目标"), ("85%", "满意率，34 人评价"))
    return BarChart("投资促进局", "2020-07-17", numbers, groups, "没有评价不等于满意。")


def drawn(page):
    """All that is written on a page, with where it begins and ends."""
    return [text.get_text() for text in page.axes.texts]


def test_a_chart_is_as_wide_as_a_photo_on_a_phone_in_three_times_the_pixels():
    picture = Image.open(BytesIO(bar_chart.draw(chart(GRADES, AGES))))

    assert (picture.format, picture.width) == ("PNG", 990)


def test_equal_charts_give_equal_bytes():
    assert bar_chart.draw(chart(GRADES)) == bar_chart.draw(chart(GRADES))


def test_every_word_stands_on_the_page():
    page, _ = bar_chart.lay_out(chart(GRADES, NOTHING))

    words = "".join(drawn(page))

    expected = ("投资促进局", "39 / 50", "评价（34 人）", "9（26%）", "还没有评价", "另有 2 份")
    assert [word for word in expected if word not in words] == []


def test_nothing_is_drawn_beyond_the_page():
    page, height = bar_chart.lay_out(chart(GRADES, AGES, NOTHING))

    blocks = [patch.get_bbox() for patch in page.axes.patches]

    assert min(block.x0 for block in blocks) >= 0
    assert max(block.x1 for block in blocks) <= WIDTH
    assert max(block.y1 for block in blocks) <= height


def test_the_parts_of_a_bar_are_as_long_as_their_counts():
    page, _ = bar_chart.lay_out(chart(AGES))

    parts = [p for p in page.axes.patches if abs(p.get_height() - bar_chart.BAR) < 0.01]

    whole, light, plain, warning = (part.get_width() for part in parts)
    assert [round(part / whole, 3) for part in (light, plain, warning)] == [0.25, 0.25, 0.5]
