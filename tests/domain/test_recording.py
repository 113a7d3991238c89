"""The occasion at which somebody records."""

from dataclasses import replace

import pytest

from domain.opinions import Channel, Origin, channel_name
from domain.recording import Occasion

HALL = Occasion(Channel.VISIT, "大厅", at_place=True, questionnaire="citizen", department="tzcj")


@pytest.mark.parametrize(
    ("occasion", "place"),
    [
        (HALL, "大厅"),
        (replace(HALL, at_place=False), None),
        (replace(HALL, words=""), None),
    ],
)
def test_the_place_counts_only_while_it_is_told(occasion, place):
    assert occasion.place == place


def test_a_mark_tells_all_that_the_card_shows():
    others = [
        replace(HALL, channel=Channel.PHONE),
        replace(HALL, at_place=False),
        replace(HALL, words="门口"),
        replace(HALL, questionnaire="enterprise"),
        replace(HALL, department=None),
    ]

    assert len({HALL.mark, *(other.mark for other in others)}) == 6
    assert HALL.mark == replace(HALL).mark


def test_words_that_are_not_told_do_not_change_the_mark():
    silent = replace(HALL, at_place=False)

    assert silent.mark == replace(silent, words="门口").mark


@pytest.mark.parametrize(
    ("origin", "name"),
    [(Origin.GIVEN, "电话"), (Origin.RECORDED, "电话（代录）"), (Origin.IMPORTED, "电话（导入）")],
)
def test_a_channel_says_who_put_it_in(origin, name):
    assert channel_name(Channel.PHONE, origin) == name
