import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import searching
from domain.searching import Query, Unfit, fold, read


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("排队", ("排队",)),
        ("  太久　排队 ", ("太久", "排队")),
        ("ＡＢＣ１２", ("abc12",)),
        ("排队 排队", ("排队",)),
    ],
)
def test_words_are_folded_and_each_is_looked_for_once(typed, words):
    assert read(typed) == Query(words)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", Unfit.NONE),
        ("　 ", Unfit.NONE),
        ("排", Unfit.SHORT),
        ("排队 久", Unfit.SHORT),
        ("一二 三四 五六 七八 九十 百千", Unfit.LONG),
        ("长" * 61, Unfit.LONG),
    ],
)
def test_what_cannot_be_looked_for_is_told_with_its_reason(typed, why):
    assert read(typed) == why


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("窗口排队太久", True),
        ("太久了，又要排队", True),
        ("排队不久", False),
        ("排 队太久", False),
    ],
)
def test_all_words_have_to_be_there_in_any_order(text, matches):
    assert Query(("排队", "太久")).matches(text) is matches


@pytest.mark.parametrize("text", ["交①００元", "交1００元", "交100元"])
def test_full_width_and_circled_digits_are_digits(text):
    assert Query(("100元",)).matches(text)


@pytest.mark.parametrize("text", ["办 WiFi", "办 wifi", "办 ＷＩＦＩ"])
def test_capitals_are_small_letters(text):
    assert Query(("wifi",)).matches(text)


def test_every_character_that_stands_for_a_chinese_one_is_known():
    plain = {chr(code) for code in range(0x4E00, 0xA000)}

    varied = {
        made
        for code in range(sys.maxunicode + 1)
        for made in fold(chr(code))
        if made in plain and made != chr(code)
    }

    assert varied - searching._varied() == set()


@given(st.text(alphabet="排队太久一㊀⼀Ａa1①有㊒ 元", max_size=8))
def test_what_matches_has_all_clues_just_so(text):
    query = read(fold(text))

    clues = query.clues() if isinstance(query, Query) else ()

    assert [clue for clue in clues if clue not in text] == []


def test_words_without_chinese_give_no_clue():
    assert Query(("wifi", "100元", "一二")).clues() == ("元",)


def test_a_short_text_is_shown_whole_on_one_line():
    assert Query(("太久",)).excerpt("排队\n太久", most=10) == "排队 太久"


def test_a_long_text_is_cut_around_the_first_word():
    text = "头" * 30 + "排队太久" + "尾" * 30

    assert Query(("太久", "排队")).excerpt(text, most=12) == "…头头头头排队太久尾尾尾尾…"


def test_a_text_whose_places_shift_is_cut_from_its_beginning():
    text = "㎡" * 30 + "排队"

    assert unicodedata.normalize("NFKC", "㎡") == "m2"
    assert Query(("排队",)).excerpt(text, most=5) == "㎡㎡㎡㎡㎡…"


def test_a_query_can_be_read_again():
    query = read("ＡＢＣ 排队")

    assert isinstance(query, Query)
    assert read(query.spelled) == query
