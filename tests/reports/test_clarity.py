import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.wording import clarity

CLEAR = "幸福小区5栋电梯经常停运，物业一直不修"
WORSE = [
    "电梯坏了",
    "请问幸福小区5栋的电梯什么时候能修好？",
    "希望有关部门尽快处理，给居民一个说法",
    "我是幸福小区5栋的业主，今年六十岁",
    "并且物业一直不修，大家都没有办法出门",
    "救救我们吧！天理何在！",
    "幸福小区5栋电梯经常停运，物业一直不修的",
    "谢谢领导，您辛苦了",
    "幸福小区5栋电梯经常停运（物业一直不修",
    "，".join(["幸福小区5栋电梯经常停运，物业一直不修"] * 5),
]


@pytest.mark.parametrize("worse", WORSE)
def test_a_full_statement_of_place_thing_and_fault_reads_best(worse):
    assert clarity(CLEAR) > clarity(worse)


def test_the_clearest_statement_has_the_highest_score():
    assert clarity("幸福小区物业违规收费，电梯停电，垃圾没人清运") == 1.0


@pytest.mark.parametrize("text", ["", "？！", "\n", "😡"])
def test_what_has_no_word_is_not_clear_at_all(text):
    assert clarity(text) == 0.0


@given(st.text(max_size=200))
def test_a_score_lies_between_none_and_one(text):
    assert 0.0 <= clarity(text) <= 1.0
    assert clarity(text) == clarity(text)
