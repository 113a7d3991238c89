import csv
from itertools import combinations
from pathlib import Path

import pytest

from reports import comparing, thesaurus
from reports.likeness import explain, similarity

WITH_PLACES = (
    "阳光花园楼下烧烤摊夜里吵",
    "阳光花园小区夜宵摊噪音扰民\n烧烤摊每天吵到半夜，楼上居民没法睡觉，希望有人管一管。",
    "翠湖名邸楼下烧烤摊夜里吵",
    "A2区人民路301路公交车不准点",
    "A3区人民路204路公交车等很久",
    "退税手续繁琐",
    "办事手续繁琐",
    "the system is down",
    "",
    "。",
)
LINES = Path(__file__).parent / "lines.csv"


def texts():
    with LINES.open(encoding="utf-8") as lines:
        return [row["text"] for row in csv.DictReader(lines)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("窗口排队太久", "等候时间太长"),
        ("工作人员态度差", "办事人员爱理不理"),
        ("网上办事系统经常打不开", "线上系统总是登录不上"),
        ("阳光花园楼下餐馆油烟大", "阳光花园小区饭店油烟直排"),
    ],
)
def test_other_words_for_the_same_are_alike(one, other):
    assert similarity(one, other) > 0.4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("3号窗口没人", "5号窗口没人"),
        ("301路公交车不准点", "204路公交车不准点"),
        ("阳光花园路灯不亮", "翠湖小区路灯不亮"),
        ("医保app打不开", "社保app打不开"),
        ("施工许可证审批太慢", "环评审批太慢"),
        ("窗口排队太久", "窗口工作人员态度差"),
    ],
)
def test_the_same_words_about_something_else_are_not(one, other):
    assert similarity(one, other) < 0.38


def test_width_case_and_punctuation_make_no_difference():
    assert similarity("WIFI太慢！", "ｗｉｆｉ 太慢") == 1.0


def test_likeness_has_no_direction():
    assert all(similarity(a, b) == similarity(b, a) for a, b in combinations(WITH_PLACES, 2))


def test_many_at_once_are_compared_as_two_are():
    said = [*WITH_PLACES, *texts()[:60]]

    for one, other, found in comparing.pairs(said, floor=0.05):
        assert found == pytest.approx(similarity(said[one], said[other]), abs=2e-6)


def test_only_the_first_are_compared_with_the_rest_if_asked():
    said = ("窗口排队太久", "咨询电话打不通", "咨询电话没有人接")

    assert list(comparing.pairs(said, floor=0.1, rows=1)) == []
    assert [pair[:2] for pair in comparing.pairs(said, floor=0.1)] == [(1, 2)]


def test_a_likeness_is_explained_by_what_both_say():
    found = explain("阳光花园路灯不亮", "阳光花园的路灯坏了")

    assert found.places == ("阳光",)
    assert set(found.words) >= {"坏", "路灯"}
    assert (found.is_same, found.contradictions) == (False, ())


def test_what_keeps_two_texts_apart_is_named():
    found = explain("3号窗口没人", "5号窗口没人")

    assert found.contradictions == ((("3",), ("5",)),)
    assert found.similarity < 0.01 < found.words_cosine


def test_equal_texts_are_explained_as_equal():
    found = explain("停车难", "停车难！")

    assert (found.is_same, found.similarity) == (True, 1.0)


def test_a_word_of_the_thesaurus_has_one_meaning():
    known = (thesaurus.FAULTS, thesaurus.THINGS, thesaurus.MATTERS)

    assert sum(map(len, known)) == len(thesaurus.KNOWN)
    assert thesaurus.FILLERS.isdisjoint(thesaurus.KNOWN)
