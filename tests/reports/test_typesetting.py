from hypothesis import given
from hypothesis import strategies as st

from reports.typesetting import width, wrap


def test_chinese_breaks_between_any_two_characters_but_not_before_punctuation():
    assert wrap("安全生产，生态环境。", 10, 40.5) == ("安全生", "产，生态", "环境。")


def test_english_breaks_between_words():
    assert wrap("Work Safety and Environment", 10, 70) == ("Work Safety", "and", "Environment")


def test_a_word_longer_than_the_line_is_left_whole():
    assert wrap("Organisation", 10, 5) == ("Organisation",)


def test_a_line_break_of_the_text_stays():
    assert wrap("专项活动\n截至 5 月", 10, 200) == ("专项活动", "截至 5 月")


def test_an_empty_text_is_one_empty_line():
    assert wrap("", 10, 50) == ("",)


def test_a_chinese_character_is_as_wide_as_its_size():
    assert round(width("局" * 20, 13)) == 20 * 13


@given(st.text("办事 慢，service。", max_size=40))
def test_breaking_loses_nothing_but_spaces(text):
    lines = wrap(text, 10, 45)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
