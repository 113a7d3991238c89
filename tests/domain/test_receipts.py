import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import receipts

CODES = st.text(receipts.ALPHABET, min_size=8, max_size=8)


@given(st.binary(min_size=5, max_size=5))
def test_a_receipt_code_holds_forty_bits(random):
    code = receipts.from_bytes(random)

    number = 0
    for letter in code:
        number = number * 32 + receipts.ALPHABET.index(letter)
    assert number.to_bytes(5, "big") == random


@given(st.binary(min_size=5, max_size=9))
def test_a_code_that_was_shown_is_read_again(random):
    code = receipts.from_bytes(random)

    assert receipts.find_code(receipts.spell(code)) == code


@given(CODES)
def test_small_letters_and_spaces_do_not_matter(code):
    assert receipts.find_code(f" {code[:4].lower()} {code[4:]}\u0020") == code


@pytest.mark.parametrize(
    ("copied", "code"),
    [
        ("IL0O-1234", "11001234"),
        ("ilou-uuuu", "110VVVVV"),
        ("ABCD-EFGH", "ABCDEFGH"),
        ("ABCDEFGH", "ABCDEFGH"),
        ("A-B-C-D-E-F-G-H", "ABCDEFGH"),
    ],
)
def test_letters_misread_on_paper_are_put_right(copied, code):
    assert receipts.find_code(copied) == code


@pytest.mark.parametrize(
    "text", ["", "ABCD", "ABCD-EFG", "ABCD-EFGHJ", "ABCD_EFGH", "回执码一二三四五", "ABCDEFG!"]
)
def test_what_cannot_be_a_code_is_none(text):
    assert receipts.find_code(text) is None


@given(st.text())
def test_whatever_is_read_as_a_code_is_one(text):
    code = receipts.find_code(text)

    if code is not None:
        assert receipts.find_code(receipts.spell(code)) == code


def test_a_code_is_spelt_in_two_groups():
    assert receipts.spell("ABCD1234") == "ABCD-1234"


def test_the_alphabet_has_no_letter_that_looks_like_another():
    assert (len(set(receipts.ALPHABET)), set(receipts.ALPHABET) & set("ILOU")) == (32, set())
