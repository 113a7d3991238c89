import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.placing import Joined, Known, Placed, Placement, Sample
from reports import clues
from reports.placing import place
from tests.reports.opinions import is_subsequence, opinion

QUEUES = Known(7, (Sample(70, "窗口排队时间太长"), Sample(71, "等候叫号太久")))
PHONES = Known(8, (Sample(80, "咨询电话没有人接"),))
SAID = (
    "窗口排队时间太长",
    "窗口排队太久",
    "3号窗口排队太久",
    "咨询电话打不通",
    "阳光花园路灯不亮",
    "阳光花园的路灯坏了",
    "人民路路灯不亮",
    "😀",
    "13912345678",
    "慢",
)


def opinions(*texts):
    return [opinion(number, text) for number, text in enumerate(texts, 1)]


def homes(placement):
    """By opinion: the known entry it joins, else the speaker of its new one."""
    return {
        joined.opinion: placed.entry or -placed.speaker
        for placed in placement.entries
        for joined in placed.joined
    }


def test_nothing_new_changes_nothing():
    assert place((), (QUEUES, PHONES)) == Placement(())


def test_what_says_the_same_joins_the_entry_that_is_known():
    (placed,) = place(opinions("窗口排队时间太长！"), (QUEUES, PHONES)).entries

    assert placed == Placed(7, (Joined(1, 1.0),), ())


def test_other_words_for_the_same_join_and_stand_for_the_entry_from_now_on():
    (placed,) = place(opinions("窗口排队太久"), (QUEUES,)).entries

    assert (placed.entry, [joined.opinion for joined in placed.joined]) == (7, [1])
    assert [marked.opinion for marked in placed.samples] == [70, 71, 1]
    assert placed.text is None


def test_what_nobody_has_said_makes_a_new_entry_with_a_text():
    (placed,) = place(opinions("园区经常停电，停电以后没有人通知"), (QUEUES,)).entries

    assert (placed.entry, placed.speaker) == (None, 1)
    assert is_subsequence(placed.text, "园区经常停电，停电以后没有人通知")


def test_what_says_the_same_joins_the_nearest_entry():
    assert homes(place(opinions("咨询电话打不通"), (QUEUES, PHONES))) == {1: 8}


def test_two_entries_that_say_the_same_stay_two():
    twin = Known(9, (Sample(90, "窗口排队太久"),))

    placement = place(opinions("窗口排队太久", "窗口排队时间太长"), (QUEUES, twin))

    assert homes(placement) == {1: 9, 2: 7}


def test_the_same_fault_at_two_places_makes_two_entries():
    placement = place(opinions("阳光花园路灯不亮", "翠湖小区路灯不亮"), ())

    assert len(placement.entries) == 2


def test_what_has_no_words_is_put_aside():
    assert place(opinions("😀", "13912345678", "！！"), ()).wordless == (1, 2, 3)


def test_thousands_that_tap_the_same_cost_one_comparison():
    (placed,) = place(opinions(*["窗口少"] * 5_000), ()).entries

    assert len(placed.joined) == 5_000
    assert [marked.opinion for marked in placed.samples] == [1]


def test_at_most_three_stand_for_an_entry_and_no_key_leads_to_it_twice():
    said = [f"窗口排队时间太长，{number}点去了还是等" for number in "一二三四五六七八九"]

    (placed,) = place(opinions(*said), ()).entries

    keys = [key for marked in placed.samples for key in marked.keys]
    assert (len(placed.samples), len(keys)) == (3, len(set(keys)))


def test_each_sample_is_found_by_its_own_words():
    (placed,) = place(opinions("窗口排队太久", "窗口等候时间太长"), ()).entries

    assert all(marked.keys for marked in placed.samples)


def test_keys_fit_the_database():
    assert all(-(2**63) <= key < 2**63 for text in SAID for key in clues.keys(text))


def test_texts_that_say_the_same_share_a_key():
    one, other = clues.of(("窗口排队太久", "等候时间太长"))

    assert set(one) & set(other)


@given(st.lists(st.sampled_from(SAID), max_size=12), st.booleans())
def test_every_opinion_is_in_exactly_one_place(said, knows):
    placement = place(opinions(*said), (QUEUES, PHONES) if knows else ())

    placed = [joined.opinion for one in placement.entries for joined in one.joined]
    assert sorted([*placed, *placement.wordless]) == list(range(1, len(said) + 1))


@given(st.lists(st.sampled_from(SAID), max_size=12))
def test_no_order_changes_anything(said):
    new, known = opinions(*said), [QUEUES, PHONES]
    shuffled = random.Random(3).sample(new, len(new))

    assert place(shuffled, known[::-1]) == place(new, known)


@given(st.lists(st.sampled_from(SAID), max_size=12))
def test_equal_texts_are_never_parted(said):
    found = homes(place(opinions(*said, *said), (QUEUES, PHONES)))

    assert all(found.get(n) == found.get(n + len(said)) for n in range(1, len(said) + 1))


@given(st.lists(st.sampled_from(SAID), max_size=12))
def test_no_known_entry_is_spoken_for_anew(said):
    placement = place(opinions(*said), (QUEUES, PHONES))

    known = [placed for placed in placement.entries if placed.entry]
    assert all((placed.text, placed.speaker) == (None, None) for placed in known)


@given(
    st.lists(
        st.sampled_from((*SAID, "领导您好！王经理收费没有公示\n补充：很贵")) | st.text(max_size=30),
        max_size=12,
    )
)
def test_each_new_entry_is_in_the_words_of_an_opinion_behind_it(said):
    new = opinions(*said)
    texts = {one.id: one.text for one in new}

    for placed in place(new, ()).entries:
        assert placed.text
        assert placed.speaker in {joined.opinion for joined in placed.joined}
        assert is_subsequence(placed.text, texts[placed.speaker])


@pytest.mark.parametrize("text", [text for text in SAID if text not in {"😀", "13912345678"}])
def test_a_text_alone_is_wholly_like_itself(text):
    (placed,) = place(opinions(text), ()).entries

    assert placed.joined == (Joined(1, 1.0),)
