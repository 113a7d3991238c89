"""Decisions about entries in the database: what they leave there, and taking them back."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from domain import reviewing as rules
from domain.ledgers import Standing
from domain.opinions import Channel, Ledger, Respondent
from domain.placing import Marked
from domain.reviewing import (
    Column,
    Confirm,
    Edit,
    Kind,
    Merge,
    Move,
    SetAside,
    Split,
    TakeBack,
)
from storage import clues, entries, mending, responses, reviewing, sources, trail
from storage.entries import Scope
from storage.office_tables import CLUE, ENTRY, SUPPORT, TRAIL
from storage.reviewing import Waiting
from storage.tables import OPINION
from storage.trail import Author
from tests.storage import ledgers
from tests.storage.rows import HOUR, NOON, TODAY, complete, entry, rows, said, statements

ZHANG = Author(b"z" * 16, "张三")
WANG = Author(b"w" * 16, "王五")
SCOPE = Scope("yshj", "tzcj", Ledger.DISSATISFACTION)
FIRST, SECOND = 7, 8


@pytest.fixture
async def opinions(database):
    """The ids of five opinions, of a person each: four enterprises and a citizen."""
    kinds = (Respondent.ENTERPRISE,) * 4 + (Respondent.CITIZEN,)
    async with database.transaction() as session:
        for number, kind in enumerate(kinds):
            texts = said(f"电话 13800001234 第 {number} 次没人接")
            await responses.add(session, complete(statements=texts, respondent=kind))
    stored = {row["text"]: row["id"] for row in await rows(database, OPINION)}
    return [stored[text] for text in sorted(stored)]


@pytest.fixture
async def two(database, opinions):
    """Two entries of one ledger: one of three opinions, and one of two."""
    async with database.transaction() as session:
        first = entry(*opinions[:3], id=FIRST, text="电话没人接")
        second = entry(*opinions[3:], id=SECOND, text="打不通", measure="专人值守")
        await ledgers.keep(session, first, second)
        marks = {
            FIRST: (Marked(opinions[0], (1, 2)),),
            SECOND: (Marked(opinions[3], (3,)),),
        }
        await clues.store(session, SCOPE, marks)


async def find(database, number=FIRST):
    async with database.reading() as session:
        found = await reviewing.find(session, "yshj", number)
    return found and found.entry


async def decide(database, decision, number=FIRST, author=ZHANG, now=NOON):
    one = await find(database, number)
    async with database.transaction() as session:
        return await reviewing.decide(session, "yshj", one, decision, author, now=now)


async def undo(database, step, now=NOON + HOUR):
    async with database.transaction() as session:
        found = await trail.find(session, step)
        return await reviewing.undo(session, found, now=now)


async def join(database, number, opinion):
    """A new opinion joins an entry that a person holds."""
    async with database.transaction() as session:
        one = await ledgers.find(session, number)
        change = {"id": number, "news": one.news + 1, "version": one.version + 1}
        await entries.update_all(session, [change])
        row = {"opinion": opinion, "entry": number, "similarity": 0.5, "is_new": True}
        await session.execute(SUPPORT.insert().values(row))


async def lose(database, opinion):
    async with database.transaction() as session:
        await entries.loosen(session, select(OPINION.c.id).where(OPINION.c.id == opinion))
        await session.execute(delete(OPINION).where(OPINION.c.id == opinion))


async def everything(database):
    """What a decision may change, but for the versions."""
    found = {table.name: await rows(database, table) for table in (ENTRY, SUPPORT, OPINION, CLUE)}
    for row in found["entry"]:
        del row["version"]
    return {name: sorted(stored, key=str) for name, stored in found.items()}


async def a_split(opinions):
    return Split(frozenset(opinions[1:3]), 9, "没人接", opinions[1])


async def test_what_is_confirmed_is_held(database, two):
    await decide(database, Confirm())

    found = await find(database)
    assert (found.standing, found.is_held, found.version) == (Standing.CONFIRMED, True, 2)


async def test_what_has_joined_counts_once_it_is_confirmed(database, two, opinions):
    await decide(database, Edit(Column.MEASURE, "专人值守"), SECOND)
    await lose(database, opinions[0])
    async with database.transaction() as session:
        await session.execute(delete(SUPPORT).where(SUPPORT.c.opinion == opinions[2]))
    await join(database, SECOND, opinions[2])
    before = await find(database, SECOND)

    await decide(database, Confirm(), SECOND)

    after = await find(database, SECOND)
    assert (before.people, before.news) == (2, 1)
    assert (after.people, after.news) == (3, 0)
    assert after.respondents == ((Respondent.ENTERPRISE, 2), (Respondent.CITIZEN, 1))


async def test_edited_words_quote_no_opinion_any_more(database, two):
    await decide(database, Edit(Column.MEASURE, "专人值守"))
    async with database.reading() as session:
        quoting = await reviewing.find(session, "yshj", FIRST)

    await decide(database, Edit(Column.TEXT, "热线无人接听"))
    async with database.reading() as session:
        reworded = await reviewing.find(session, "yshj", FIRST)

    assert (quoting.entry.measure, quoting.speaker is None) == ("专人值守", False)
    assert (reworded.entry.text, reworded.speaker) == ("热线无人接听", None)


async def test_a_merged_entry_is_gone_and_its_opinions_and_samples_are_kept(
    database, two, opinions
):
    await decide(database, Merge(await find(database, SECOND)))

    found = await find(database)
    assert await find(database, SECOND) is None
    assert {one.opinion_id for one in found.support} == {*opinions}
    assert (found.people, found.measure) == (5, "专人值守")
    async with database.reading() as session:
        (known,) = await clues.find(session, SCOPE, [(3,)])
    assert known.entry == FIRST


async def test_what_is_split_off_is_found_by_later_runs(database, two, opinions):
    one = await find(database)
    async with database.transaction() as session:
        await reviewing.decide(
            session,
            "yshj",
            one,
            await a_split(opinions),
            ZHANG,
            now=NOON,
            marked=(Marked(opinions[1], (5,)),),
        )

    left, new = await find(database), await find(database, 9)
    assert (left.people, new.people, new.text) == (1, 2, "没人接")
    async with database.reading() as session:
        known = [found.entry for found in await clues.find(session, SCOPE, [(1, 5)])]
    assert sorted(known) == [FIRST, 9]


async def test_opinions_and_samples_go_along_with_their_entry(database, two, opinions):
    await decide(database, Move("czj", Ledger.SELF_CHECK))

    places = {
        row["id"]: (row["department"], row["ledger"]) for row in await rows(database, OPINION)
    }
    assert [places[one] for one in opinions] == [("czj", 2)] * 3 + [("tzcj", 3)] * 2
    async with database.reading() as session:
        here = await clues.find(session, SCOPE, [(1,)])
        there = await clues.find(session, Scope("yshj", "czj", Ledger.SELF_CHECK), [(1,)])
    assert (here, [known.entry for known in there]) == ((), [FIRST])


async def test_every_decision_can_be_taken_back_exactly(database, two, opinions):
    await decide(database, SetAside("已经解决"), SECOND, WANG)
    other = await find(database, SECOND)
    decisions = [
        Confirm(),
        Edit(Column.TEXT, "热线无人接听"),
        Merge(other),
        await a_split(opinions),
        Move(None, Ledger.BENCHMARK),
        SetAside("与事实不符"),
    ]

    for decision in decisions:
        stood = await everything(database)
        if isinstance(decision, Merge):
            decision = Merge(await find(database, SECOND))  # noqa: PLW2901 - in its version now
        step = await decide(database, decision)

        assert await everything(database) != stood
        assert await undo(database, step)
        assert await everything(database) == stood


async def test_what_was_set_aside_is_taken_back_and_that_too(database, two):
    await decide(database, SetAside("已经解决"))
    stood = await everything(database)

    step = await decide(database, TakeBack())

    assert (await find(database)).standing is Standing.NEW
    assert await undo(database, step)
    assert await everything(database) == stood


async def test_confirmed_news_are_news_again_when_it_is_taken_back(database, two, opinions):
    async with database.transaction() as session:
        await session.execute(delete(SUPPORT).where(SUPPORT.c.opinion == opinions[4]))
    await decide(database, Confirm())
    await join(database, FIRST, opinions[4])
    stood = await everything(database)

    step = await decide(database, Confirm())

    assert await undo(database, step)
    assert await everything(database) == stood


async def test_an_undone_step_has_a_version_that_no_card_has_shown(database, two):
    step = await decide(database, Confirm())
    await undo(database, step)

    assert (await find(database)).version == 3


async def test_what_has_changed_since_is_not_taken_back(database, two):
    first = await decide(database, Confirm())
    await decide(database, Edit(Column.NOTE, "会商"), FIRST, WANG)

    assert not await undo(database, first)
    assert (await find(database)).note == "会商"


async def test_a_step_is_taken_back_once(database, two):
    step = await decide(database, Confirm())

    assert await undo(database, step)
    assert not await undo(database, step)


async def test_a_withdrawn_opinion_does_not_come_back(database, two, opinions):
    step = await decide(database, Merge(await find(database, SECOND)))
    await lose(database, opinions[4])

    assert await undo(database, step)
    async with database.transaction() as session:
        await mending.mend(session, "yshj", "tzcj")

    found = await find(database, SECOND)
    assert [one.opinion_id for one in found.support] == [opinions[3]]
    assert found.respondents == ((Respondent.ENTERPRISE, 1),)


async def test_an_entry_all_of_whose_opinions_are_withdrawn_does_not_come_back(
    database, two, opinions
):
    step = await decide(database, Merge(await find(database, SECOND)))
    await lose(database, opinions[3])
    await lose(database, opinions[4])

    assert await undo(database, step)
    async with database.transaction() as session:
        await mending.mend(session, "yshj", "tzcj")

    assert await find(database, SECOND) is None


async def test_the_trail_tells_who_did_what_and_when(database, two):
    await decide(database, Confirm())
    await decide(database, SetAside("已经解决"), SECOND, WANG, NOON + HOUR)

    async with database.reading() as session:
        steps = await trail.of_department(session, "yshj", "tzcj", most=10)
        elsewhere = await trail.of_department(session, "yshj", "czj", most=10)

    assert [(step.by, step.kind, step.at, step.entry) for step in steps] == [
        ("王五", Kind.SET_ASIDE, NOON + HOUR, SECOND),
        ("张三", Kind.CONFIRM, NOON, FIRST),
    ]
    assert [(step.before[0].text, step.after[0].reason) for step in steps[:1]] == [
        ("打不通", "已经解决")
    ]
    assert elsewhere == ()


async def test_a_move_stands_in_the_trail_of_both_departments(database, two):
    await decide(database, Move("czj", Ledger.DISSATISFACTION))

    async with database.reading() as session:
        (here,) = await trail.of_department(session, "yshj", "tzcj", most=10)
        (there,) = await trail.of_department(session, "yshj", "czj", most=10)

    assert here == there
    assert (here.department, here.target) == ("tzcj", "czj")


async def test_an_undone_step_stays_in_the_trail(database, two):
    step = await decide(database, Confirm())
    await undo(database, step)

    async with database.reading() as session:
        last = await trail.last_of_entry(session, FIRST)
        own = await trail.last_of_person(session, "yshj", ZHANG.person)

    assert (last.id, last.undone_at, last.version) == (step, NOON + HOUR, 3)
    assert own is None


async def test_the_last_that_happened_to_an_entry_may_be_that_a_step_was_undone(database, two):
    first = await decide(database, Confirm())
    await decide(database, Confirm(), SECOND, WANG)
    await undo(database, first)

    async with database.reading() as session:
        last = await trail.last_of_entry(session, FIRST)
        own = await trail.last_of_person(session, "yshj", WANG.person)

    assert (last.id, own.entry) == (first, SECOND)


async def test_a_merged_entry_is_found_in_the_trail(database, two):
    step = await decide(database, Merge(await find(database, SECOND)))

    async with database.reading() as session:
        last = await trail.last_of_entry(session, SECOND)

    assert (last.id, last.before[1].text) == (step, "打不通")


async def test_no_word_of_an_opinion_stands_in_the_trail(database, two, opinions):
    await decide(database, Merge(await find(database, SECOND)))
    await decide(database, await a_split(opinions))

    kept = json.dumps(await rows(database, TRAIL), default=str, ensure_ascii=False)
    assert "13800001234" not in kept


async def test_the_trail_goes_when_its_campaign_is_over_long_enough(database, two):
    await decide(database, Confirm())
    kept = timedelta(days=365)

    async def left(campaign, now):
        async with database.transaction() as session:
            await trail.delete_expired(session, campaign, ends_on=TODAY, now=now, kept=kept)
        return len(await rows(database, TRAIL))

    assert await left("yshj", NOON + kept) == 1
    assert await left("next", NOON + kept) == 1
    assert await left("yshj", NOON + kept + timedelta(days=1)) == 0


async def test_the_trail_of_a_former_campaign_goes_too(database, two):
    await decide(database, Confirm())
    kept = timedelta(days=365)

    async with database.transaction() as session:
        late = NOON + kept + HOUR
        await trail.delete_expired(session, "next", ends_on=late.date(), now=late, kept=kept)

    assert await rows(database, TRAIL) == []


async def test_what_waits_is_counted_by_ledger(database, two, opinions):
    async with database.transaction() as session:
        await session.execute(delete(SUPPORT).where(SUPPORT.c.opinion == opinions[4]))
    await decide(database, Confirm())
    await join(database, FIRST, opinions[4])

    async with database.reading() as session:
        counted = await reviewing.counts(session, "yshj")
        queue = await reviewing.waiting(session, "yshj", "tzcj")

    assert counted == {("tzcj", Ledger.DISSATISFACTION): Waiting(new=1, changed=1)}
    assert [turn[-1] for turn in queue] == [FIRST, SECOND]


async def test_what_is_decided_waits_no_more(database, two):
    await decide(database, Confirm())
    await decide(database, SetAside("已经解决"), SECOND)

    async with database.reading() as session:
        counted = await reviewing.counts(session, "yshj")
        queue = await reviewing.waiting(session, "yshj", "tzcj")
        listed = await reviewing.listed(session, SCOPE)

    assert counted == {("tzcj", Ledger.DISSATISFACTION): Waiting(0, 0)}
    assert queue == ()
    assert [one.id for one in listed] == [FIRST, SECOND]


async def test_quotes_come_in_the_order_they_are_asked_for(database, two, opinions):
    one = await find(database)
    wanted = one.support[::-1]

    async with database.reading() as session:
        quotes = await sources.of_support(session, wanted)

    assert [quote.opinion for quote in quotes] == [each.opinion_id for each in wanted]
    assert {quote.channel for quote in quotes} == {Channel.TELEGRAM}


@pytest.mark.parametrize("column", Column)
async def test_every_column_that_people_may_write_is_kept(database, two, column):
    await decide(database, Edit(column, "专人值守十天"), SECOND)

    stored = await find(database, SECOND)
    assert rules.said(stored, column) == "专人值守十天"


async def test_an_entry_of_another_campaign_is_not_found(database, two):
    async with database.reading() as session:
        assert await reviewing.find(session, "next", FIRST) is None


async def test_a_decision_about_many_opinions_costs_no_more_statements(database, opinions):
    async with database.transaction() as session:
        small = entry(opinions[0], id=FIRST, text="电话没人接")
        large = entry(*opinions[1:], id=SECOND, text="打不通")
        await ledgers.keep(session, small, large)

    costs = []
    for number in (FIRST, SECOND):
        one = await find(database, number)
        with statements(database) as executed:
            async with database.transaction() as session:
                move = Move("czj", Ledger.DISSATISFACTION)
                await reviewing.decide(session, "yshj", one, move, ZHANG, now=NOON)
        costs.append(len(executed))

    assert costs[0] == costs[1]
