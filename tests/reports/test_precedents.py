import pytest

from domain.offers import ALIKE
from reports import tasks


def test_a_text_is_alike_to_others_as_far_as_they_say_the_same():
    same, near, other = tasks.alike(
        "窗口排队太久", ("窗口排队太久", "在窗口排队等了两个小时", "补贴没有到账")
    )

    assert round(same, 4) == 1
    assert 0 <= other < ALIKE < near < 1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("5号窗口工作人员态度不好", "3号窗口工作人员态度冷淡"),
        ("人民路路灯坏了", "中山路的路灯不亮"),
    ],
)
def test_what_helped_in_one_place_may_help_in_another(text, other):
    assert tasks.alike(text, (other,))[0] > ALIKE


def test_with_nothing_to_compare_there_is_no_similarity():
    assert tasks.alike("窗口排队太久", ()) == ()
