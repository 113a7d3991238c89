import pytest

from domain.searching import Query
from reports import searching


def test_what_matches_is_given_masked():
    found = searching.find(["排队太久，电话13812345678"], Query(("太久",)), most=5)

    assert found.shown == ((0, "排队太久，电话"),)


@pytest.mark.parametrize("word", ["13812345678", "1381", "王小明", "小明"])
def test_what_is_masked_is_no_hit(word):
    text = "我叫王小明，电话13812345678，排队太久"

    assert searching.find([text], Query((word,)), most=5).shown == ()


def test_a_masked_word_beside_a_visible_one_is_no_hit():
    text = "我叫王小明，电话13812345678，排队太久"

    assert searching.find([text], Query(("太久", "13812345678")), most=5).shown == ()


def test_only_so_many_are_looked_at():
    found = searching.find(["排队一", "排队二", "排队三"], Query(("排队",)), most=2)

    assert [place for place, _ in found.shown] == [0, 1]
    assert found.is_cut
