import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.wording import LONGEST, scrub, shorten
from tests.reports.opinions import is_subsequence

PIECES = st.sampled_from(
    [
        *"，。！？、；：\n\t 　（）“”…-",
        *"等了三个小时没有人理办事难ab12Ａ😡\u200b\u202e\x07\ufe0f①",
        *("尊敬的领导：", "您好！", "王经理", "13912345678", "某美物业有限公司", "_x000D_", "1、"),
    ]
)
SAID = st.lists(PIECES, max_size=80).map("".join) | st.text(max_size=200)


def test_a_first_line_that_names_the_problem_is_taken():
    assert shorten("窗口中午没有人\n我十二点去的，等到两点才有人来。") == "窗口中午没有人"


def test_a_greeting_is_left_out():
    assert shorten("尊敬的局长：您好！\n退税等了三个月。") == "退税等了三个月"


def test_a_greeting_on_the_same_line_is_left_out():
    assert shorten("各位领导，你们好！退税等了三个月。") == "退税等了三个月"


def test_a_number_before_a_point_is_left_out():
    assert shorten("1、窗口太少\n2、等得太久") == "窗口太少"


def test_a_decimal_number_is_no_numbering():
    assert shorten("1.5公里的路修了一年") == "1.5公里的路修了一年"


def test_of_a_long_story_the_sentence_that_says_what_is_wrong_is_taken():
    story = (
        "去年夏天，我们一家人从外地搬到这里来，孩子在附近上小学，老人身体也还好，日子过得平平常常，大家都挺高兴。"
        "今年三月去办户口，窗口说材料不齐，前后跑了五趟还没有办好。"
        "家里的老人每天都在问这件事。"
    )

    assert shorten(story) == "今年三月去办户口，窗口说材料不齐，前后跑了五趟还没有办好"


def test_a_long_sentence_is_cut_between_clauses():
    sentence = "，".join(["我们小区旁边的路去年十月就挖开了", "一直没有人来修", "下雨天全是泥"] * 3)

    short = shorten(sentence)

    assert len(short) <= LONGEST
    assert set(short.split("，")) <= set(sentence.split("，"))


def test_a_single_long_clause_is_not_cut_where_there_are_borders():
    clause = "办" * 70

    assert shorten(f"{clause}，{clause}") == clause


def test_a_text_without_any_border_is_cut_at_the_limit():
    assert shorten("办" * 200) == "办" * LONGEST


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        ("太慢了😡😡😡，没人管", "太慢了，没人管"),
        ("\u202e太慢了\u200b，没\ufeff人管", "太慢了，没人管"),
        ("太慢 了，  没\t人管", "太慢了，没人管"),
        ("WIFI  is slow", "WIFI is slow"),
        ("Only one window,  two hours,, really", "Only one window, two hours, really"),
        ("窗口少, 排队久", "窗口少,排队久"),
        ("太慢了！！！", "太慢了"),
        ("太慢了，，，，没人管", "太慢了，没人管"),
        ("　　太慢了_x000D_", "太慢了"),
    ],
)
def test_what_cannot_be_seen_or_says_nothing_is_left_out(said, seen):
    assert shorten(said) == seen


@pytest.mark.parametrize("said", ["您好", "慢", "a", "1", "差评", "您好！", "好。"])
def test_a_word_is_kept_when_there_is_nothing_else(said):
    assert shorten(said) == said.strip("！。")


@pytest.mark.parametrize("said", ["", " \n", "😡😡", "？！", "\u200b\u202e", "（）"])
def test_a_text_without_letter_or_number_gives_nothing(said):
    assert shorten(said) == ""


def test_scrubbing_leaves_no_torn_punctuation():
    assert scrub("找了经办人（姓名：李小明），电话：13912345678，没有用") == "找了经办人，没有用"


def test_what_is_hidden_between_digits_does_not_save_a_phone_number():
    assert scrub("打139\u200b1234\u200b5678没人接") == "打没人接"


@given(SAID)
def test_words_are_taken_and_never_added(said):
    assert is_subsequence(shorten(scrub(said)), said)


@given(SAID)
def test_a_text_with_a_letter_or_number_is_never_shortened_to_nothing(said):
    words = said.replace("_x000D_", "")  # what Excel writes for the end of a line

    assert bool(shorten(said)) == any(character.isalnum() for character in words)


@given(SAID)
def test_an_entry_is_one_line_without_hidden_characters(said):
    short = shorten(said)

    assert short == short.strip()
    assert not set(short) & set("\n\r\t\u200b\u202e\x07\ufeff")


@given(SAID)
def test_without_a_border_nothing_is_longer_than_asked(said):
    joined = "".join(character for character in said if character.isalpha())

    assert len(shorten(joined)) <= LONGEST


def test_clauses_before_the_clearest_one_are_kept_as_far_as_they_fit():
    sentence = f"{'我' * 50}，五月去过窗口，材料不全又乱收费"

    assert shorten(sentence) == "五月去过窗口，材料不全又乱收费"


def test_a_long_line_of_single_words_is_cut_at_the_limit():
    assert shorten("好。" * 40) == ("好。" * 40)[:LONGEST].strip("。")


@pytest.mark.parametrize(
    ("said", "short"),
    [
        ("投诉幸福小区物业乱收费\n收了三次。", "幸福小区物业乱收费"),
        ("关于幸福小区电梯问题的反映\n坏了三次。", "幸福小区电梯问题"),
        ("请求解决东门村老人出行坐车难的问题\n车太少。", "东门村老人出行坐车难的问题"),
        ("东门路路灯坏了一个月，请尽快处理，谢谢！", "东门路路灯坏了一个月"),
        (
            "我投诉窗口的邮件为什么一直没有答复？\n等了很久。",
            "我投诉窗口的邮件为什么一直没有答复？",
        ),
        ("投诉电话没有人接\n打了三天。", "投诉电话没有人接"),
        ("咨询二孩落户的问题\n材料总是不齐，跑了五趟。", "咨询二孩落户的问题"),
    ],
)
def test_the_words_that_it_is_a_complaint_and_thanks_are_left_out(said, short):
    assert shorten(said) == short


TOLD_OF_A_LIFT = (
    "我是东门小区的业主，今年六十岁，退休以后和老伴住在这里，子女都在外地工作。"
    "小区电梯三个月来经常停运，物业一直不修。请问什么时候能管一管？谢谢领导！"
)
TOLD_OF_A_NOISE = (
    "最近家里有老人要去医院看病，孩子又在准备考试，大家都睡不好觉。"
    "但是东门路工地夜里一直施工，噪音扰民。大家真的太难了，希望领导重视！"
)


@pytest.mark.parametrize(
    ("said", "short"),
    [
        (TOLD_OF_A_LIFT, "小区电梯三个月来经常停运，物业一直不修"),
        (TOLD_OF_A_NOISE, "东门路工地夜里一直施工，噪音扰民"),
    ],
)
def test_of_a_story_neither_the_teller_nor_the_question_is_taken(said, short):
    assert shorten(said) == short


def test_a_line_end_after_a_mark_stays_a_line_end():
    assert scrub("窗口没有人！\n　　等了两小时。") == "窗口没有人！\n等了两小时。"
