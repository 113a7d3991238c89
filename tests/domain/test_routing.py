import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import gist
from domain.campaign import Department
from domain.matters import LONGEST, MATTERS
from domain.routing import Router
from domain.text import Text

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
PARKS = Department("parks", Text("园林处", "Parks"), "树木养护")
ROADS = Department("roads", Text("道路处", "Roads"), "道路养护")
LAMPS = Department("lamps", Text("照明处", "Lamps"), keywords=("灯不亮", "Street light"))
THREE = (PARKS, ROADS, LAMPS)


@pytest.fixture(scope="module")
def example():
    """A router for the departments of the example configuration."""
    return Router(
        [
            Department(
                known["code"],
                Text(**known["name"]),
                known["duties"],
                keywords=tuple(known.get("keywords", ())),
            )
            for known in tomllib.loads(EXAMPLE.read_text("utf-8"))["department"]
        ]
    )


def first(router, text):
    return next((found.code for found in router.suggest(text)), None)


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("信访件交上去两个月没有答复", "dzb"),
        ("招聘考试的成绩一直没有公布", "zzrs"),
        ("厂里拖欠三个月工资，也没交社保", "zzrs"),
        ("想来投资办厂，不知道找谁帮办", "tzcj"),
        ("营业执照变更跑了四趟", "tzcj"),
        ("去年的惠企补贴还没有拨付", "czj"),
        ("我们小区门口的路灯坏了半个月", "jsj"),
        ("自来水一到晚上就停", "jsj"),
        ("隔壁化工厂半夜偷排废水，气味刺鼻", "aqhb"),
        ("仓库里堆着烟花爆竹，有火灾隐患", "aqhb"),
        ("Our wages have not been paid for three months", "zzrs"),
        ("The factory next door makes smoke and noise at night", "aqhb"),
    ],
)
def test_without_any_example_the_obvious_department_comes_first(example, text, department):
    assert first(example, text) == department


@pytest.mark.parametrize("text", ["", "   ", "哈哈哈", "asdf", "12345678", "😀😀😀", "?!", "嗯嗯"])
def test_where_nothing_is_said_nothing_is_suggested(example, text):
    assert example.suggest(text) == ()


def test_nothing_is_suggested_where_examples_say_nothing_of_the_text_either():
    router = Router(THREE)
    router.learn("坑洼的路面", "roads")

    assert router.suggest("哈哈哈") == ()


def test_at_most_so_many_are_suggested_the_likeliest_first(example):
    found = example.suggest("工地夜里施工噪音大，工人工资也拖欠", limit=2)

    assert [len(found), found == tuple(sorted(found, key=lambda one: -one.share))] == [2, True]


def test_a_key_word_is_found_in_either_language():
    router = Router(THREE)

    assert [first(router, "家门口灯不亮"), first(router, "a STREET light is out")] == ["lamps"] * 2


def test_a_confirmation_changes_what_is_suggested():
    router = Router(THREE)
    before = router.suggest("井盖没了")

    router.learn("小区门口井盖没了，很危险", "roads")
    router.learn("草坪枯了", "parks")

    assert [before, first(router, "井盖没了")] == [(), "roads"]


def test_many_confirmations_outweigh_a_name():
    router = Router(THREE)
    for number in range(30):
        router.learn(f"道路两边的树挡住了第{number}盏灯", "parks")
        router.learn("柏油路面坑洼", "roads")

    assert first(router, "道路两边的树挡住了灯") == "parks"


def test_what_is_forgotten_was_never_learnt():
    router, plain = Router(THREE), Router(THREE)
    for one in (router, plain):
        one.learn("井盖没了", "roads")

    router.learn("草坪上的井盖", "parks")
    router.forget("草坪上的井盖", "parks")

    assert router.suggest("草坪井盖没了") == plain.suggest("草坪井盖没了")


def test_forgetting_what_was_never_learnt_stops_nobody():
    router = Router(THREE)
    router.learn("井盖没了", "roads")

    for _ in range(5):
        router.forget("井盖不见了", "parks")

    assert first(router, "井盖边上的灯不亮") == "lamps"


def test_an_example_of_a_department_that_has_left_is_passed_over():
    router = Router(THREE)

    router.learn("井盖没了", "gone")

    assert router.suggest("井盖没了") == ()


SAID = st.text(alphabet="路灯树草坑亮枯断abc \n", max_size=12)
EXAMPLES = st.lists(st.tuples(SAID, st.sampled_from(["parks", "roads", "lamps"])), max_size=12)


@given(EXAMPLES, st.randoms(use_true_random=False), SAID)
def test_the_order_of_examples_leaves_no_trace(examples, chance, asked):
    mixed = examples.copy()
    chance.shuffle(mixed)
    one, other = Router(THREE), Router(THREE)

    one.learn_all(examples)
    other.learn_all(mixed)

    assert one.suggest(asked) == other.suggest(asked)


@given(EXAMPLES, EXAMPLES, SAID)
def test_forgetting_is_the_exact_inverse_of_learning(kept, passing, asked):
    one, other = Router(THREE), Router(THREE)
    one.learn_all(kept)
    other.learn_all(kept + passing)

    for text, code in passing:
        other.forget(text, code)

    assert one.suggest(asked) == other.suggest(asked)


@given(st.text(max_size=300))
def test_any_text_gives_shares_that_are_at_most_one_in_all(text):
    router = Router(THREE)
    router.learn(text, "roads")

    assert 0 <= sum(found.share for found in router.suggest(text)) <= 1 + 1e-9


def test_a_novel_is_read_as_far_as_needed(example):
    novel = "隔壁化工厂半夜偷排废水，气味刺鼻。" + "我从头说起，那年春天。" * 2_000

    found = [example.suggest(novel), example.suggest(novel[: gist.LONGEST_READ])]

    assert [found[0] == found[1], found[0][0].code] == [True, "aqhb"]


def test_without_departments_there_is_nothing_to_suggest():
    assert Router(()).suggest("路灯坏了") == ()


def test_words_of_matters_can_be_found():
    words = {word for matter in MATTERS for word in (*matter.words, *matter.marks)}
    chinese = {word for word in words if not word.isascii()}

    assert {word for word in words if word != word.lower()} == set()
    assert {word for word in chinese if len(word) > LONGEST} == set()
