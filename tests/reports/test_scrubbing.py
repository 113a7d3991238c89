"""What `scrub` and `shorten` promise of any text, and that no text can hold them up."""

import re
import sys
from itertools import chain
from re import _parser  # the only way to see whether a pattern repeats without bound

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import firms, marks, name_frames, private
from reports.wording import scrub, shorten
from tests.reports.opinions import is_subsequence

PERSONAL = [
    *(
        "13900001111",
        "139 0000 1111",
        "一三九零零零零一一一一",
        "0000-2345678",
        "11010119900101001X",
    ),
    *(
        "6222 0000 1111 2222 333",
        "zhang.san@example.org",
        "微信abc_12345",
        "QQ123456789",
        "川A12345",
    ),
    *("川AD12345", "https://example.org/x", "138****0000"),
]
SENTENCES = [
    "联系{}没有用，窗口中午没有人",
    "窗口中午没有人（{}），等了两小时",
    "{}，窗口中午没有人",
    "窗口中午没有人\n{}",
]
NAMES = ["王跃东", "李春梅", "陈大明", "周建雄", "欧阳建国", "徐春香", "刘良国", "赵德胜"]
FRAMES = [
    "我叫{}，窗口中午没有人",
    "村主任{}不开会，路一直没有人修",
    "患者{}的病历丢了，医院不管",
    "姓名：{}，电话没有人接",
    "投诉{}老师乱收费",
    "书记您好！我是{}，低保一直不发",
]
INNOCENT = [
    "幸福小区5栋2单元的电梯坏了三个月",
    "张家湾村、李家冲组到王家坪没有路灯",
    "人民医院门诊三楼排队两小时",
    "拨打12345和110都没有人管",
    "向局长反映没有用，于是再次来信",
    "高新区政务大厅的许可证办得慢",
    "跑了3趟，花了1200元，2020年7月20日才办好",
    "自来水公司停水不通知，公交公司缩短线路",
    "中心小学周边的马路何时能修好",
    "黄星大道和金星路的路口没有红绿灯",
    "新城花园物业不管垃圾",
    "马上就要高考，工地夜里还在施工",
    "医保局的电话一直没有人接",
    "老师不够，学生太多",
    "G107国道K12处井盖缺失",
    "安置房交付五年没有房产证",
]
PIECES = st.sampled_from(
    [
        *"，。！？、；：\n 　（）“”…-*",
        *"等了三个小时没有人理办事难ab12Ａ是的在向我叫",
        *("\u200b", "\u202e", "\x07", "\ufe0f", "😡", "①"),
        *PERSONAL,
        *NAMES,
        *(
            "尊敬的领导：",
            "王经理",
            "某美物业有限公司",
            "_x000D_",
            "1、",
            "村民",
            "主任",
            "5栋2单元301室",
        ),
    ]
)
LINE_END = re.compile("[\r\v\f\x1c-\x1e\x85\u2028\u2029]")  # each becomes a plain one
SAID = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("mark", PERSONAL)
def test_no_mark_of_a_person_survives(sentence, mark):
    left = scrub(sentence.format(mark))

    assert "窗口中午没有人" in left
    assert not re.search(r"[\d@*a-zA-Z]{3}|一三九|川", left)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", NAMES)
def test_no_name_survives_where_somebody_is_named(frame, name):
    assert name[-2:] not in scrub(frame.format(name))


@pytest.mark.parametrize("text", INNOCENT)
def test_what_says_where_and_what_the_problem_is_stays(text):
    assert scrub(text) == text


def test_a_scrubbed_text_keeps_its_lines():
    said = "尊敬的领导：\n　　我叫李春梅，电话13900001111。\n　　窗口中午没有人。\n"

    assert scrub(said) == "尊敬的领导：\n电话。\n窗口中午没有人。\n"


@given(SAID)
def test_scrubbing_only_takes_away(said):
    assert is_subsequence(scrub(said), LINE_END.sub("\n", said))


@given(SAID)
def test_scrubbing_twice_takes_nothing_more(said):
    once = scrub(said)

    assert scrub(once) == once


@given(SAID)
def test_nothing_that_cannot_be_seen_is_left(said):
    assert not set(scrub(said)) & set("\r\u200b\u202e\x07\ufe0f\ufeff😡")


@given(SAID)
def test_an_entrys_text_is_a_subsequence_of_the_opinion_it_is_taken_from(said):
    assert is_subsequence(shorten(scrub(said)), said)


def repeats(pattern):
    """The upper bounds of all repetitions in a pattern, however deep."""
    for operation, argument in pattern:
        if str(operation).endswith("_REPEAT"):
            yield argument[1]
            yield from repeats(argument[2])
        elif isinstance(argument, tuple):
            branches = [part for part in argument if isinstance(part, list)]
            for part in chain(argument, *branches):
                if isinstance(part, _parser.SubPattern):
                    yield from repeats(part)


FORMS = [
    *marks._BY_FORM,
    *private._TITLED,
    *(marks._DOOR, firms._LEGAL, firms._TRADED, firms._BRANDED),
    *(name_frames.BEFORE, name_frames.AFTER, name_frames.PLACE_WORDS),
]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.pattern[:40])
def test_no_form_repeats_without_bound_so_that_a_place_costs_the_same_in_any_text(form):
    bounds = list(repeats(_parser.parse(form.pattern)))

    assert [bound for bound in bounds if bound > 500] == []


def calls(function, argument):
    """How many Python functions one call comes to."""
    counted = 0

    def count(_frame, event, _argument):
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function(argument)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize(
    "unit", ["坏，", "村民王跃东，", "王", "电话：", "某美有限公司", "1、", "“（", "您好，"]
)
def test_the_work_grows_no_faster_than_the_text(unit):
    size = 20_000

    half, whole = (
        calls(lambda text: shorten(scrub(text)), (unit * size)[:length])
        for length in (size // 2, size)
    )

    assert whole <= 2.2 * half + 1000
