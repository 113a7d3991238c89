"""Blind spots are found by likeness."""

import pytest

from domain.opinions import Ledger
from reports import blind_spots
from tests.reports.overalls import entry
from tests.reports.sides import OFFICE_ALONE, PAIRS, USERS_ALONE

USERS = (*(said for said, _ in PAIRS), *USERS_ALONE)
OFFICE = (*(listed for _, listed in PAIRS), *OFFICE_ALONE)


def reported(*texts, aspects=()):
    return [entry(text, 3, Ledger.DISSATISFACTION, *aspects) for text in texts]


def listed(*texts, aspects=()):
    return [entry(text, 1, Ledger.SELF_CHECK, *aspects) for text in texts]


def texts(entries):
    return [one.text for one in entries]


def test_of_the_invented_sentences_most_pairs_are_found_and_most_found_are_pairs():
    entries = [*reported(*USERS), *listed(*OFFICE)]

    spots = blind_spots.find(entries)

    wrongly_unlisted = set(texts(spots.unlisted)) - set(USERS_ALONE)
    wrongly_paired = set(USERS_ALONE) - set(texts(spots.unlisted))
    assert wrongly_unlisted == {
        "社保卡补办要等一个月",
        "打12345没有下文",
        "自助机总是坏的",
    }
    assert wrongly_paired == set()


def test_a_word_that_fits_every_complaint_makes_no_pair():
    spots = blind_spots.find([*reported("水压不够，楼上没水"), *listed("调查研究少")])

    assert texts(spots.unlisted) == ["水压不够，楼上没水"]
    assert texts(spots.unreported) == ["调查研究少"]


def test_the_same_words_are_a_pair_however_vague():
    spots = blind_spots.find([*reported("办理太慢"), *listed("办理慢")])

    assert (spots.unlisted, spots.unreported) == ((), ())


@pytest.mark.parametrize("entries", [[], reported("路灯不亮"), listed("调研少")])
def test_a_side_without_entries_is_not_compared(entries):
    spots = blind_spots.find(entries)

    assert (spots.unlisted, spots.unreported, spots.is_comparable) == ((), (), False)
