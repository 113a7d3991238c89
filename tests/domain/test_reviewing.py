"""Decisions about entries: what each does, and that any of them can be taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import queueing, reviewing
from domain.ledgers import Entry, Standing, Support
from domain.opinions import Ledger
from domain.reviewing import (
    LONGEST,
    LONGEST_REASON,
    MOST_TICKS,
    Column,
    Confirm,
    Edit,
    Merge,
    Move,
    SetAside,
    Split,
    TakeBack,
)


def entry(number=1, opinions=(11, 12), new=(), **fields):
    """An entry with these opinions behind it, some of them new."""
    behind = tuple(Support(one, 1 - one / 100, is_new=one in new) for one in opinions)
    usual = {
        "ledger": Ledger.DISSATISFACTION,
        "text": "开户资料要交三遍",
        "support": behind,
        "respondents": ((None, len(opinions)),),
        "aspects": (),
        "first_said_on": None,
        "news": len(new),
        "is_held": bool(new),
        "department": "tzcj",
        "id": number,
        "version": 4,
    }
    return Entry(**usual | fields)


def behind(one):
    return tuple(support.opinion_id for support in one.support)


def test_what_is_confirmed_takes_in_what_has_joined():
    before = entry(opinions=(11, 12, 13), new=(13,))

    (after,) = reviewing.decided(before, Confirm())

    assert (after.standing, after.news, after.is_held) == (Standing.CONFIRMED, 0, True)
    assert [support.is_new for support in after.support] == [False, False, False]
    assert after.version == before.version + 1


@pytest.mark.parametrize("column", Column)
def test_an_edit_changes_one_column(column):
    (after,) = reviewing.decided(entry(), Edit(column, "已改"))

    assert reviewing.changed(entry(), after) is column
    assert reviewing.said(after, column) == "已改"
    assert (after.is_held, after.standing, behind(after)) == (True, Standing.NEW, (11, 12))


def test_an_edit_leaves_what_has_joined_to_be_confirmed():
    before = entry(opinions=(11, 12), new=(12,), standing=Standing.CONFIRMED)

    (after,) = reviewing.decided(before, Edit(Column.MEASURE, "已改"))

    assert (after.standing, after.news) == (Standing.CONFIRMED, 1)


def test_a_merged_entry_keeps_its_words_and_takes_the_opinions():
    other = entry(2, (21, 22), new=(22,), text="重复交材料", measure="一次告知", note="已核")

    (after,) = reviewing.decided(entry(note="会商"), Merge(other))

    assert (after.text, after.measure, after.note) == ("开户资料要交三遍", "一次告知", "会商")
    assert (behind(after), after.news) == ((11, 12, 21, 22), 1)


def test_what_is_split_off_is_an_entry_that_nobody_has_confirmed():
    before = entry(opinions=(11, 12, 13), new=(13,), standing=Standing.CONFIRMED)
    split = Split(frozenset({12, 13}), 9, "窗口没人", 13)

    left, new = reviewing.decided(before, split)

    assert (behind(left), left.news, left.standing) == ((11,), 0, Standing.CONFIRMED)
    assert (behind(new), new.news, new.standing) == ((13, 12), 0, Standing.NEW)
    assert (new.id, new.text, new.is_held, new.version) == (9, "窗口没人", True, 1)
    assert (new.department, new.ledger) == (before.department, before.ledger)


def test_for_another_department_an_entry_is_new_and_without_a_section():
    before = entry(
        new=(12,),
        standing=Standing.SET_ASIDE,
        reason="不属本部门",
        section="审批科",
        measure="告知",
    )

    (after,) = reviewing.decided(before, Move("czj", Ledger.DISSATISFACTION))

    assert (after.department, after.standing, after.reason) == ("czj", Standing.NEW, "")
    assert (after.section, after.measure, after.news) == ("", "告知", 0)


def test_in_another_ledger_of_the_department_an_entry_stays_what_it_was():
    before = entry(standing=Standing.CONFIRMED, section="审批科")

    (after,) = reviewing.decided(before, Move("tzcj", Ledger.SELF_CHECK))

    assert (after.ledger, after.standing) == (Ledger.SELF_CHECK, Standing.CONFIRMED)
    assert after.section == "审批科"


def test_what_is_set_aside_can_be_taken_back():
    (aside,) = reviewing.decided(entry(new=(12,)), SetAside("已经解决"))
    (after,) = reviewing.decided(aside, TakeBack())

    assert (aside.standing, aside.reason, aside.news) == (Standing.SET_ASIDE, "已经解决", 0)
    assert (after.standing, after.reason, after.is_held) == (Standing.NEW, "", True)


@pytest.mark.parametrize(
    "decision",
    [
        Edit(Column.TEXT, ""),
        Edit(Column.TEXT, entry().text),
        *(Edit(column, "长" * (LONGEST[column] + 1)) for column in Column),
        Merge(entry()),
        Merge(entry(2, (21,), department="czj")),
        Merge(entry(2, (21,), ledger=Ledger.SELF_CHECK)),
        Split(frozenset({11, 12}), 9, "全部", 11),
        Split(frozenset(), 9, "一条也没有", 11),
        Split(frozenset({12}), 9, "", 12),
        Split(frozenset({12}), 9, "别人的话", 11),
        Split(frozenset({99}), 9, "不在这里", 99),
        Move("tzcj", Ledger.DISSATISFACTION),
        SetAside(""),
        SetAside("长" * (LONGEST_REASON + 1)),
        TakeBack(),
    ],
    ids=repr,
)
def test_what_makes_no_sense_is_not_possible(decision):
    assert not reviewing.is_possible(entry(), decision)


@pytest.mark.parametrize(
    "decision",
    [
        Confirm(),
        *(Edit(column, "长" * LONGEST[column]) for column in Column),
        Merge(entry(2, (21,))),
        Split(frozenset({12}), 9, "窗口没人", 12),
        Move(None, Ledger.DISSATISFACTION),
        SetAside("长" * LONGEST_REASON),
    ],
    ids=repr,
)
def test_what_makes_sense_is_possible(decision):
    assert reviewing.is_possible(entry(), decision)


def test_a_column_but_the_text_may_say_nothing():
    assert [column for column in Column if not reviewing.fits(column, "")] == [Column.TEXT]


def test_only_what_stands_as_the_step_left_it_can_be_taken_back():
    step = ((entry(1), entry(2)), (replace(entry(1), version=5),))

    assert reviewing.may_undo(*step, {1: 5})
    assert not reviewing.may_undo(*step, {1: 6})
    assert not reviewing.may_undo(*step, {})
    assert not reviewing.may_undo(*step, {1: 5, 2: 4})


def test_what_nobody_has_decided_waits_and_what_has_news():
    assert queueing.waits(entry())
    assert queueing.waits(entry(new=(12,), standing=Standing.SET_ASIDE, reason="已经解决"))
    assert not queueing.waits(entry(standing=Standing.CONFIRMED, is_held=True))


def test_the_queue_begins_with_what_most_people_named():
    few, many, news = entry(1), entry(2, (1, 2, 3)), entry(3, (4, 5), new=(5,))

    queue = sorted(map(queueing.turn, (few, many, news)))

    assert [turn[-1] for turn in queue] == [2, 3, 1]
    assert [queueing.place(queue, one) for one in (many, news, few)] == [1, 2, 3]
    assert [queueing.next_turn(queue, one) for one in (many, news, few)] == [3, 1, None]


def test_what_was_decided_has_no_place_but_others_come_after_it():
    decided, later = entry(1, (1, 2, 3), standing=Standing.CONFIRMED, is_held=True), entry(2)
    queue = [queueing.turn(later)]

    assert queueing.place(queue, decided) == 0
    assert queueing.next_turn(queue, decided) == 2


def test_the_opinion_that_is_quoted_cannot_be_split_off():
    shown = reviewing.splittable(entry(opinions=(11, 12, 13)), speaker=12)

    assert [support.opinion_id for support in shown] == [13, 11]


def test_no_more_opinions_can_be_ticked_than_a_button_holds():
    many = entry(opinions=tuple(range(100)))

    assert len(reviewing.splittable(many, speaker=None)) == MOST_TICKS


OPINIONS = range(1, 9)
PLACES = st.tuples(st.sampled_from(["tzcj", "czj", None]), st.sampled_from(Ledger))
WORDS = st.sampled_from(["", "-", "一次告知", "长" * 600])


@st.composite
def books(draw):
    """Entries that share out some opinions between them."""
    owners = draw(st.lists(st.integers(1, 4), min_size=len(OPINIONS), max_size=len(OPINIONS)))
    return {
        number: entry(
            number, tuple(o for o, at in zip(OPINIONS, owners, strict=True) if at == number)
        )
        for number in set(owners)
    }


def decisions(book, number):
    """Any decision, possible or not; `number` is that of an entry split off."""
    taken = st.frozensets(st.sampled_from(OPINIONS), min_size=1)
    return st.one_of(
        st.just(Confirm()),
        st.builds(Edit, st.sampled_from(Column), WORDS),
        st.builds(Merge, st.sampled_from(sorted(book.values(), key=lambda one: one.id))),
        taken.flatmap(
            lambda ticked: st.builds(
                Split,
                st.just(ticked),
                st.just(number),
                st.just("拆出"),
                st.sampled_from(sorted(ticked)),
            )
        ),
        PLACES.map(lambda place: Move(*place)),
        st.builds(SetAside, WORDS),
        st.just(TakeBack()),
    )


def without_versions(book):
    return {number: replace(one, version=0) for number, one in book.items()}


def taken(book, before, after):
    """The book after a step."""
    left = {number: one for number, one in book.items() if number not in {b.id for b in before}}
    return left | {one.id: one for one in after}


@given(st.data())
def test_opinions_are_never_lost_or_doubled_and_every_step_can_be_taken_back(data):
    book = data.draw(books())
    for step in range(data.draw(st.integers(1, 8))):
        one = book[data.draw(st.sampled_from(sorted(book)))]
        decision = data.draw(decisions(book, 100 + step))
        if not reviewing.is_possible(one, decision):
            continue
        before = (one, decision.other) if isinstance(decision, Merge) else (one,)
        after = reviewing.decided(one, decision)
        stood, book = book, taken(book, before, after)

        assert sorted(o for kept in book.values() for o in behind(kept)) == list(OPINIONS)
        assert all(kept.news == sum(s.is_new for s in kept.support) for kept in book.values())
        assert all(one.is_held and one.support for one in after)
        versions = {number: kept.version for number, kept in book.items()}
        assert reviewing.may_undo(before, after, versions)
        undone = taken(book, after, reviewing.undone(before, after))
        assert without_versions(undone) == without_versions(stood)
        assert all(
            one.version > kept.version
            for one in undone.values()
            for kept in after
            if one.id == kept.id
        )
