from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.spelling import find_day, find_number, spell_number
from tests.domain.questionnaires import TODAY


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", "7"),
        ("007", "7"),
        ("+7", "7"),
        ("-7", "-7"),
        ("7.50", "7.5"),
        ("７", "7"),
        ("－１２．５", "-12.5"),
        ("1,000", "1000"),
        ("１，０００，０００", "1000000"),
        ("1 000 000", "1000000"),
        ("1\u00a0000", "1000"),
        ("1\u202f000.5", "1000.5"),
        ("1\u3000000", "1000"),
        ("-1,000.5", "-1000.5"),
        ("9" * 40, "9" * 40),
    ],
)
def test_a_number_is_read_as_people_type_it(text, number):
    assert find_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "+", ".", ".5", "5.", "1.2.3", "--7", "7-", "- 7"),
        *("1e5", "1E5", "0x10", "1_000", "NaN", "nan", "inf", "-Infinity", "sNaN"),
        *("1,00", "1,0000", ",000", "1,,000", "1,000,", "12 3", "3 5", "1000,000", "0.5,5"),
        *("三", "七", "5个", "10²", "½", "①", "٣", "७", "1\n2", "7\x00"),
        *("1" + "0" * 40, "0." + "0" * 39, "9" * 20_000),
    ],
)
def test_what_is_not_surely_a_number_is_none(text):
    assert find_number(text) is None


@pytest.mark.parametrize(
    ("number", "spelled"),
    [
        ("007", "7"),
        ("7.0", "7"),
        ("7.50", "7.5"),
        ("100", "100"),
        ("0", "0"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("-0.50", "-0.5"),
        ("0.0000001", "0.0000001"),
        ("1" + "0" * 39, "1" + "0" * 39),
    ],
)
def test_a_number_has_one_spelling(number, spelled):
    assert spell_number(Decimal(number)) == spelled


@given(st.decimals(-(10**17), 10**17, places=5))
def test_a_spelled_number_is_read_as_the_same_and_spelled_the_same(number):
    read = find_number(spell_number(number))

    assert read == number
    assert spell_number(read) == spell_number(number)


@given(st.text())
def test_any_text_is_a_finite_number_or_none(text):
    number = find_number(text)

    assert number is None or number.is_finite()


@pytest.mark.parametrize(
    "text",
    [
        *("2026-03-09", "2026-3-9", "2026/3/9", "2026.3.9", "20260309"),
        *("2026年3月9日", "2026年03月09号", "2026年3月9", " 2026 年 3 月 9 日 "),
        *("２０２６－０３－０９", "２０２６年３月９日", "２０２６／３／９"),
        *("3月9日", "03月09号", "3月9", "３月９日"),
    ],
)
def test_a_day_is_read_in_every_usual_form(text):
    assert find_day(text, TODAY) == date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("前天", date(2026, 2, 27)),
        ("昨天", date(2026, 2, 28)),
        (" Yesterday ", date(2026, 2, 28)),
        ("今天", date(2026, 3, 1)),
        ("TODAY", date(2026, 3, 1)),
        ("明天", date(2026, 3, 2)),
        ("tomorrow", date(2026, 3, 2)),
        ("后天", date(2026, 3, 3)),
    ],
)
def test_days_near_today_have_names(text, day):
    assert find_day(text, date(2026, 3, 1)) == day


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "明年",
            "三月九日",
            "3-9",
            "3/9",
            "09.03.2026",
            "26-03-09",
            "202603",
            "2026-3",
            "9日",
        ),
        *("2026-13-01", "2026-00-10", "2026-02-30", "2026-02-29", "0000-01-01", "20261301"),
        *("2026-03-09T10:00", "2026-03-09\n2026-03-10", "13月1日", "2月30日", "2026-³-9"),
    ],
)
def test_what_is_not_surely_a_day_is_none(text):
    assert find_day(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "before", "ahead"),
    [
        ("11月20日", date(2026, 11, 20), date(2027, 11, 20)),
        ("11月21日", date(2026, 11, 21), date(2026, 11, 21)),
        ("11月22日", date(2025, 11, 22), date(2026, 11, 22)),
        ("2月29日", date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_without_a_year_it_is_the_nearest_such_day(text, before, ahead):
    assert find_day(text, TODAY) == before
    assert find_day(text, TODAY, ahead=True) == ahead


@pytest.mark.parametrize(("year", "day"), [(2103, date(2096, 2, 29)), (2104, date(2104, 2, 29))])
def test_29_february_may_be_eight_years_ago(year, day):
    assert find_day("2月29日", date(year, 3, 1)) == day


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_day_as_we_write_it_is_read_as_the_same(day):
    assert find_day(day.isoformat(), TODAY) == day


@given(st.text())
def test_any_text_is_a_day_or_none(text):
    assert find_day(text, TODAY) in {None, find_day(f" {text} ", TODAY)}
