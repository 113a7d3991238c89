"""Previews are few, short-lived, and in memory only."""

from datetime import timedelta

import pytest

from domain.responses import Mode
from domain.text import Language
from handlers.preview import previews
from handlers.preview.previews import MOST, PATIENCE, Kept, Previews


@pytest.fixture
def known(library, clock):
    questionnaire = library.find_current("enterprise")
    return previews.begin(questionnaire, Mode.ANONYMOUS, Language.ZH, today=clock().date())


@pytest.fixture
def full(known, clock):
    """As many people as may preview at the same time; number 0 was touched first."""
    full = Previews()
    for user_id in range(MOST):
        full.keep(user_id, known, clock())
    return full


def test_whoever_has_been_idle_longest_gives_way(full, known, clock):
    full.keep(0, known, clock())
    full.keep(MOST, known, clock())

    missing = [each for each in range(MOST + 1) if full.find(each, clock()) is None]
    assert missing == [1]


def test_who_gave_way_is_told_once(full, known, clock):
    full.keep(MOST, known, clock())

    assert [full.has_lapsed(0, clock()), full.has_lapsed(0, clock())] == [True, False]


def test_those_who_gave_way_are_not_remembered_for_ever(full, known, clock):
    for user_id in range(MOST, 3 * MOST):
        full.keep(user_id, known, clock())

    told = [each for each in range(3 * MOST) if full.has_lapsed(each, clock())]
    assert told == list(range(MOST, 2 * MOST))


def test_a_new_preview_is_in_front_and_steps_back_for_an_interview(known, clock):
    kept = Previews()
    kept.keep(7, known, clock())
    kept.step_back(7)
    kept.step_back(8)

    assert kept.find(7, clock()) == Kept(known, clock(), in_front=False)
    assert kept.find(8, clock()) is None


def test_it_lasts_until_half_an_hour_has_passed(known, clock):
    kept = Previews()
    kept.keep(7, known, clock())

    last = clock() + PATIENCE - timedelta(seconds=1)
    assert (kept.find(7, last) is None, kept.find(7, clock() + PATIENCE)) == (False, None)


def test_what_was_closed_has_not_lapsed(known, clock):
    kept = Previews()
    kept.keep(7, known, clock())
    kept.close(7)

    assert (kept.find(7, clock()), kept.has_lapsed(7, clock())) == (None, False)
