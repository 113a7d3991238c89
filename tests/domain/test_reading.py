from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.answers import Answer
from domain.attachments import Medium
from domain.questions import (
    Contact,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
)
from domain.reading import (
    LONGEST_MATTER,
    Reason,
    Reject,
    allows,
    read_attachment,
    read_number,
    read_place,
    read_words,
)
from tests.domain.questionnaires import AROUND, LONGEST, OTHER_PHOTO, PHOTO, TODAY, question


def read(put, text, before=None):
    return read_words(put, before, text, AROUND)


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (SingleChoice, "乙", "b"),
        (SingleChoice, "beta", "b"),
        (SingleChoice, "\x00 都不是\n", "none"),
        (Rating, "非常满意", "very_good"),
        (Rating, "very dissatisfied", "very_bad"),
        (YesNo, "是", "yes"),
        (YesNo, "NO", "no"),
        (DepartmentChoice, "财政局", "czj"),
        (DepartmentChoice, "finance bureau", "czj"),
    ],
)
def test_a_label_in_either_language_is_read(kind, text, code):
    assert read(question(kind, "q"), text) == Answer(code)


@pytest.mark.parametrize("text", ["b", "bad", "yes!", "甲乙", "差", "", "\n"])
@pytest.mark.parametrize("kind", [SingleChoice, Rating, YesNo, MultipleChoice, Note])
def test_other_words_are_no_answer_to_a_choice(kind, text):
    assert read(question(kind, "q"), text) == Reject(Reason.PICK_AN_OPTION)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Upload, Reason.SEND_A_FILE),
        (Location, Reason.SHARE_LOCATION),
        (Contact, Reason.SHARE_CONTACT),
    ],
)
def test_what_is_sent_or_shared_cannot_be_typed(kind, reason):
    assert read(question(kind, "q"), "13800000000") == Reject(reason)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("窗口太少", Answer("窗口太少")),
        ("  窗口太少\n", Answer("窗口太少")),
        ("窗口\x00太少", Answer("窗口太少")),
        ("好" * LONGEST, Answer("好" * LONGEST)),
        ("好" * (LONGEST + 1), Reject(Reason.TOO_LONG)),
        ("好" * 20_000, Reject(Reason.TOO_LONG)),
        ("", Reject(Reason.EMPTY)),
        (" \n\u3000", Reject(Reason.EMPTY)),
        ("\x00", Reject(Reason.EMPTY)),
    ],
)
def test_a_text_is_stripped_and_neither_empty_nor_too_long(text, expected):
    assert read(question(FreeText, "q"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A12", Answer("A12")),
        (" A12 ", Answer("A12")),
        ("A12x", Reject(Reason.WRONG_FORM)),
        ("a12", Reject(Reason.WRONG_FORM)),
        ("A12345678901", Reject(Reason.TOO_LONG)),
        ("", Reject(Reason.EMPTY)),
    ],
)
def test_a_text_has_the_form_its_question_wants(text, expected):
    assert read(question(FreeText, "q", pattern="[A-Z][0-9]+"), text) == expected


def test_new_words_leave_the_files_beside_them():
    before = Answer("慢", settled=False, attachments=(PHOTO, OTHER_PHOTO))

    text = read(question(FreeText, "q"), "太慢", before)

    assert text == Answer("太慢", attachments=(PHOTO, OTHER_PHOTO))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办证太慢", Answer(None, settled=False, words="办证太慢")),
        ("czj", Answer(None, settled=False, words="czj")),
        ("好" * LONGEST_MATTER, Answer(None, settled=False, words="好" * LONGEST_MATTER)),
        ("好" * (LONGEST_MATTER + 1), Reject(Reason.TOO_LONG)),
        (" ", Reject(Reason.EMPTY)),
    ],
)
def test_words_about_the_matter_leave_the_department_open(text, expected):
    assert read(question(DepartmentChoice, "q"), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("０１２", Answer("12")),
        ("7.0", Answer("7")),
        ("7.5", Reject(Reason.NOT_WHOLE)),
        ("七", Reject(Reason.NOT_A_NUMBER)),
        ("", Reject(Reason.NOT_A_NUMBER)),
        ("9" * 40, Answer("9" * 40)),
        ("9" * 39 + ".5", Reject(Reason.NOT_A_NUMBER)),
        ("9" * 30 + ".5", Reject(Reason.NOT_WHOLE)),
        ("1" + "0" * 40, Reject(Reason.NOT_A_NUMBER)),
    ],
)
def test_a_whole_number_is_whole_and_spelled_in_one_way(text, expected):
    assert read(question(Number, "q"), text) == expected


def test_a_number_need_not_be_whole():
    assert read(question(Number, "q", whole=False), "－0.50") == Answer("-0.5")


@pytest.mark.parametrize(
    ("ends", "inside", "outside"),
    [
        ({"least": Decimal(0)}, ("0", "-0", "1"), ("-1", "-0.1")),
        ({"most": Decimal(10)}, ("10", "-99", "10.0"), ("10.1", "11")),
        ({"above": Decimal(0)}, ("0.1",), ("0", "-1")),
        ({"below": Decimal(10)}, ("9.9",), ("10", "10.0")),
        ({"least": Decimal("1.5"), "below": Decimal(2)}, ("1.5", "1.9"), ("1.4", "2")),
    ],
)
def test_a_number_lies_between_its_ends(ends, inside, outside):
    put = question(Number, "q", whole=False, **ends)

    assert [type(read_number(put, text)) for text in inside] == [Answer] * len(inside)
    assert {read_number(put, text) for text in outside} == {Reject(Reason.OUT_OF_RANGE)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年3月9日", Answer("2026-03-09")),
        ("昨天", Answer("2026-11-20")),
        ("11月22日", Answer("2025-11-22")),
        ("2027-01-01", Answer("2027-01-01")),
        ("2026-02-29", Reject(Reason.NOT_A_DAY)),
        ("最近", Reject(Reason.NOT_A_DAY)),
        ("", Reject(Reason.NOT_A_DAY)),
    ],
)
def test_a_day_is_stored_in_one_form(text, expected):
    assert read(question(Day, "q"), text) == expected


YESTERDAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("ends", "allowed"),
    [
        ({}, (True, True, True)),
        ({"future": False}, (True, True, False)),
        ({"past": False}, (False, True, True)),
        ({"past": False, "future": False}, (False, True, False)),
        ({"earliest": TODAY}, (False, True, True)),
        ({"latest": TODAY}, (True, True, False)),
        ({"earliest": TOMORROW, "latest": YESTERDAY}, (False, False, False)),
    ],
)
def test_a_day_lies_between_its_ends_and_on_its_side_of_today(ends, allowed):
    put = question(Day, "q", **ends)

    days = (YESTERDAY, TODAY, TOMORROW)
    assert tuple(allows(put, day, TODAY) for day in days) == allowed


@pytest.mark.parametrize(
    ("ends", "text", "expected"),
    [
        ({"future": False}, "2026-11-22", Reject(Reason.DAY_OUT_OF_RANGE)),
        ({"past": False}, "昨天", Reject(Reason.DAY_OUT_OF_RANGE)),
        ({"past": False}, "12月24日", Answer("2026-12-24")),
        ({"past": False}, "3月9日", Answer("2027-03-09")),
        ({"earliest": date(2026, 1, 1)}, "11月22日", Reject(Reason.DAY_OUT_OF_RANGE)),
    ],
)
def test_a_day_outside_is_told(ends, text, expected):
    assert read(question(Day, "q", **ends), text) == expected


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (37.46361, 121.44791, Answer("37.4636,121.4479")),
        (90, -180, Answer("90.0000,-180.0000")),
        (90.1, 0, Reject(Reason.SHARE_LOCATION)),
        (0, 180.1, Reject(Reason.SHARE_LOCATION)),
        (float("nan"), 0, Reject(Reason.SHARE_LOCATION)),
        (0, float("inf"), Reject(Reason.SHARE_LOCATION)),
    ],
)
def test_a_place_lies_on_the_globe_and_is_kept_to_ten_metres(latitude, longitude, expected):
    assert read_place(question(Location, "q"), latitude, longitude) == expected


def test_the_same_content_is_kept_once_whatever_is_said_of_it():
    put = question(Upload, "q", accepts=frozenset(Medium))
    before = Answer(None, settled=False, attachments=(PHOTO,))
    letter = replace(PHOTO, medium=Medium.DOCUMENT)

    again = read_attachment(put, before, letter, "", AROUND)

    assert again == Answer(None, settled=False, attachments=(letter,))
