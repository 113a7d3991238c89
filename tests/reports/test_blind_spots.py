"""Blind spots are found by likeness, and told by disclosure's rules."""

import pytest

from domain.opinions import Aspect, Ledger
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


def glance(entries, *, inside=False, asked=None):
    counts = {"tzcj": 20, "czj": 9} if asked is None else asked
    return blind_spots.glance(
        entries, department="tzcj", asked=counts, minimum_base=5, inside=inside
    )


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


def test_inside_the_department_the_first_three_of_each_side_are_quoted():
    users, office = USERS_ALONE[:4], OFFICE_ALONE[:4]

    shown = glance([*reported(*users), *listed(*office)], inside=True)

    assert (shown.unlisted, shown.unreported) == (4, 4)
    assert texts(shown.most_unlisted) == list(users[:3])
    assert texts(shown.most_unreported) == list(office[:3])


def test_outside_it_nothing_is_quoted():
    shown = glance([*reported("路灯不亮", aspects=(Aspect.PREMISES,)), *listed("调研少")])

    assert (shown.unlisted, shown.unreported) == (1, 1)
    assert [sides.aspect for sides in shown.aspects] == [Aspect.PREMISES]
    assert (shown.most_unlisted, shown.most_unreported) == ((), ())


@pytest.mark.parametrize("asked", [{}, {"tzcj": 4, "czj": 9}, {"tzcj": 20, "czj": 4}])
def test_outside_a_small_department_nothing_is_counted(asked):
    entries = [*reported("路灯不亮", aspects=(Aspect.PREMISES,)), *listed("调研少")]

    shown = glance(entries, asked=asked)

    assert (shown.unlisted, shown.unreported, shown.aspects) == (None, None, ())
    assert (shown.reported, shown.listed) == (1, 1)


def test_what_can_not_be_compared_has_no_counts_inside_either():
    shown = glance(reported("路灯不亮"), inside=True)

    assert (shown.unlisted, shown.unreported, shown.is_comparable) == (None, None, False)
