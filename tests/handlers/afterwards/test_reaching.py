"""How a response is referred to, and how guessing is slowed."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.afterwards import reaching
from handlers.afterwards.guesses import MOST_WRONG, Guesses
from handlers.afterwards.reaching import ByCode, ById

NOON = datetime(2020, 7, 20, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("K7QX2M9P", ByCode("K7QX2M9P")),
        ("000000000000000f", ById(15)),
        ("7fffffffffffffff", ById(2**63 - 1)),
        ("8000000000000000", None),  # no integer of a database
        ("k7qx2m9p", None),  # as a person types it, not as a button says it
        ("K7QX-2M9P", None),
        ("", None),
        ("000000000000000F", None),
    ],
)
def test_a_reference_is_a_code_or_an_id(text, meant):
    assert reaching.read(text) == meant


@pytest.mark.parametrize(
    "typed",
    ["K7QX-2M9P", "k7qx2m9p", " K7QX 2M9P\n", "Ｋ７ＱＸ－２Ｍ９Ｐ", "K7QX—2M9P", "K7QX–2M9P"],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert reaching.find_code(typed) == "K7QX2M9P"


def test_ten_wrong_codes_an_hour_and_no_more():
    guesses = Guesses()
    before = []
    for minute in range(MOST_WRONG):
        before.append(guesses.are_used_up(7, NOON))
        guesses.note(7, NOON + timedelta(minutes=minute))

    assert before == [False] * MOST_WRONG
    assert guesses.are_used_up(7, NOON + HOUR - timedelta(seconds=1))
    assert not guesses.are_used_up(7, NOON + HOUR)  # the first is forgotten
    assert not guesses.are_used_up(8, NOON)


def test_nobody_is_remembered_longer_than_an_hour():
    guesses = Guesses()
    for user_id in range(100):
        guesses.note(user_id, NOON)

    guesses.are_used_up(1, NOON + HOUR)

    assert guesses._wrong == {}
