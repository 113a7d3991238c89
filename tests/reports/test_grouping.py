import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.opinions import Ledger
from reports import tasks
from tests.bench import grouping
from tests.bench.groups import group
from tests.reports.opinions import opinion

QUESTIONNAIRES = Path(__file__).parents[2] / "questionnaires"
MIXER = (
    "翠园新城旁边的搅拌站灰尘大\n搅拌站白天黑夜都在生产，粉尘满天飞，翠园新城的窗户不敢开。",
    "翠园新城搅拌站灰尘噪声扰民\n搅拌站离翠园新城太近，粉尘和噪声让人没法睡觉。",
    "请管一管翠园新城旁的搅拌站\n搅拌站粉尘飞到翠园新城的阳台上，夜里还在生产。",
)
ODD = ("", "。", "？？", "好", "😡😡", "😡", "\u200b", "a", "1", "_", "的", "办", "\x00")


def texts(*said: str) -> list[list[str]]:
    """The texts of each group, groups and members in their order."""
    found = group([opinion(number, text) for number, text in enumerate(said, 1)])
    return [[member.opinion.text for member in one.members] for one in found]


def partition(opinions):
    return {frozenset(m.opinion.id for m in found.members) for found in group(opinions)}


def test_nothing_said_makes_no_group():
    assert group([]) == ()


def test_messages_about_the_same_problem_are_one_group():
    found = group([opinion(number, text) for number, text in enumerate(MIXER)])

    assert [sorted(m.opinion.id for m in one.members) for one in found] == [[0, 1, 2]]


def test_the_same_words_about_another_bus_are_another_problem():
    assert texts("301路公交车经常不按时发车", "204路公交车经常不按时发车") == [
        ["301路公交车经常不按时发车"],
        ["204路公交车经常不按时发车"],
    ]


def test_the_same_complaint_about_another_window_is_another_problem():
    assert texts("3号窗口中午没有人上班", "5号窗口中午没有人上班") == [
        ["3号窗口中午没有人上班"],
        ["5号窗口中午没有人上班"],
    ]


def test_different_problems_of_one_hall_stay_apart():
    said = ["办事大厅门口停车太难", "办事大厅中午没有人上班", "退税流程太复杂", "咨询电话打不通"]

    assert texts(*said) == [[text] for text in said]


def test_equal_texts_are_one_group_however_short():
    assert texts("慢", "慢", "贵") == [["慢", "慢"], ["贵"]]


def test_width_case_spaces_and_punctuation_make_no_difference():
    assert texts("WIFI太慢！", "ＷＩＦＩ 太慢", "wifi，太慢。") == [
        ["WIFI太慢！", "ＷＩＦＩ 太慢", "wifi，太慢。"]
    ]


def test_two_wordings_of_a_few_words_are_one_problem():
    assert texts("等的时间长", "等的时间太长", "收费贵") == [
        ["等的时间太长", "等的时间长"],
        ["收费贵"],
    ]


def test_the_same_wording_about_two_places_is_two_problems():
    assert texts("阳光花园楼下烧烤摊夜里吵", "翠湖名邸楼下烧烤摊夜里吵") == [
        ["阳光花园楼下烧烤摊夜里吵"],
        ["翠湖名邸楼下烧烤摊夜里吵"],
    ]


# Invented lines of surveys, with the same fault at two places and one fault in many wordings. The
# thesaurus was written beside the first; the second was written afterwards and changed nothing.
@pytest.mark.parametrize(
    ("name", "precision", "recall"), [("lines", 0.95, 0.85), ("lines_unseen", 0.93, 0.6)]
)
def test_short_lines_are_grouped_as_people_would(name, precision, recall):
    rows = grouping.read(Path(__file__).parent / f"{name}.csv")

    found, _ = grouping.clusters([text for text, _ in rows])

    score = grouping.b_cubed(found, [group for _, group in rows])
    assert (score.precision > precision, score.recall > recall) == (True, True)


@pytest.mark.parametrize("name", ["enterprise", "citizen"])
def test_the_statements_of_a_questionnaire_stay_apart(name):
    questions = tomllib.loads((QUESTIONNAIRES / f"{name}.toml").read_text("utf-8"))["question"]
    options = [option for question in questions for option in question.get("option", ())]
    statements = sorted({option["statement"] for option in options if "statement" in option})
    twice = statements * 2

    found = group([opinion(number, text) for number, text in enumerate(twice)])

    assert sorted([m.opinion.text for m in one.members] for one in found) == [
        [statement, statement] for statement in statements
    ]


def test_what_speaks_for_a_group_comes_first_and_is_wholly_like_itself():
    found = group([opinion(number, text) for number, text in enumerate((*MIXER, MIXER[1]))])

    assert [m.similarity for m in found[0].members[:2]] == [1.0, 1.0]
    assert found[0].members[0].opinion == found[0].speaker


def test_the_others_follow_by_their_similarity():
    (found,) = group([opinion(number, text) for number, text in enumerate(MIXER)])
    similarities = [member.similarity for member in found.members]

    assert similarities == sorted(similarities, reverse=True)
    assert all(0 < similarity <= 1 for similarity in similarities)


def test_only_one_ledger_is_grouped_at_a_time():
    mixed = [opinion(1, "停车难"), opinion(2, "停车难", ledger=Ledger.BENCHMARK)]

    with pytest.raises(ValueError, match="cannot be grouped together"):
        group(mixed)


def test_only_one_department_is_grouped_at_a_time():
    mixed = [opinion(1, "停车难"), opinion(2, "停车难", department=None)]

    with pytest.raises(ValueError, match="cannot be grouped together"):
        group(mixed)


@pytest.mark.parametrize("text", ODD)
def test_a_text_without_words_is_a_group_of_its_own(text):
    assert texts(text) == [[text]]


def test_texts_without_words_stand_beside_others():
    assert len(texts(*ODD, *MIXER)) == len(ODD) + 1


@given(
    st.lists(st.sampled_from((*MIXER, *ODD, "等的时间长", "停车太难了，找不到车位")), max_size=15)
)
def test_the_order_in_which_opinions_come_changes_nothing(said):
    opinions = [opinion(number, text) for number, text in enumerate(said)]
    shuffled = random.Random(7).sample(opinions, len(opinions))

    assert group(shuffled) == group(opinions)


@given(st.lists(st.text(max_size=40), max_size=12))
def test_every_opinion_is_in_exactly_one_group(said):
    opinions = [opinion(number, text) for number, text in enumerate(said)]

    assert sorted(m.opinion.id for one in group(opinions) for m in one.members) == list(
        range(len(said))
    )


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=6))
def test_equal_texts_with_words_always_share_a_group(text, others):
    assume(tasks.shorten([text]) != ("",))
    opinions = [opinion(number, said) for number, said in enumerate((text, *others, text))]
    (home,) = [members for members in partition(opinions) if 0 in members]

    assert len(others) + 1 in home


def test_a_thousand_variants_of_one_sentence_are_grouped_within_bounds():
    said = [
        f"第{number}次反映：办事大厅排队的时间太长，等了大半天也没有叫到号"
        for number in range(1000)
    ]

    assert sum(len(members) for members in texts(*said)) == 1000
