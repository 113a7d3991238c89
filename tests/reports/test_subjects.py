"""What a line is about, where that is a place or a body."""

from itertools import product

import pytest

from reports import subjects
from tests.bench.groups import group
from tests.reports.opinions import opinion

PLACES = (
    *("东湖路", "西城大厅", "南站广场", "建材市场", "科技园", "老码头", "花桥村", "万达"),
    *("实验中学", "第三医院", "县医院", "五一桥", "人社局", "税务局", "中心幼儿园", "翠苑"),
)
FAULTS = ("窗口排队太久", "停车乱收费", "电话没人接", "垃圾没人清")


@pytest.mark.parametrize(
    ("line", "subject"),
    [
        ("老码头窗口排队太久", "老"),
        ("第三医院电话没人接", "第三"),
        ("县医院窗口排队太久", "县"),
        ("火车站垃圾没人清", "火车站"),
        ("科技园停车乱收费", "科技园"),
        ("万达停车乱收费", "万达"),
        ("人社局电话没人接", "人社局"),
        ("中心幼儿园门口堵车", "中心幼儿园"),
    ],
)
def test_a_line_is_about_the_place_it_begins_with(line, subject):
    assert subjects.find(line) == {subject}


@pytest.mark.parametrize(
    "line",
    [
        "窗口排队太久",
        "办事大厅窗口排队太久",
        "政务大厅没有地方停车",
        "材料反复交",
        "等候时间太长",
        "工作人员态度生硬",
        "3号窗口没人",
        "办证要跑三趟",
        "电话打不通",
        "",
        "😡",
    ],
)
def test_what_any_department_has_is_no_subject(line):
    assert subjects.find(line) == frozenset()


def test_the_same_words_about_two_places_are_two_problems():
    said = [
        opinion(number, place + fault)
        for number, (place, fault) in enumerate(product(PLACES, FAULTS))
    ]

    assert len(group(said)) == len(said)


def test_the_same_place_in_other_words_stays_one_problem():
    said = [opinion(1, "万达停车场乱收费"), opinion(2, "万达那边停车随意收费")]

    assert len(group(said)) == 1
