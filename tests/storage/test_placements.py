"""What a run has judged is kept as far as it is still true; what people decided stays."""

import pytest
from sqlalchemy import delete, select, update

from domain.ledgers import Standing, Support
from domain.opinions import Aspect, Ledger, Respondent
from domain.placing import Joined, Marked, Placed, Placement
from storage import placements, responses
from storage.entries import Scope
from storage.office_tables import CLUE, ENTRY, SUPPORT
from storage.tables import OPINION
from tests.storage import ledgers
from tests.storage.rows import TODAY, complete, entry, rows, said, statements

HERE = Scope("yshj", "tzcj", Ledger.DISSATISFACTION)


@pytest.fixture
async def said_by(database):
    """Has a person say something; gives the opinions' ids in the order of the texts."""

    async def add(*texts, **fields):
        aspects = fields.pop("aspects", ())
        async with database.transaction() as session:
            told = complete(statements=said(*texts, aspects=aspects), **fields)
            response = await responses.add(session, told)
            mine = select(OPINION.c.text, OPINION.c.id).where(OPINION.c.response == response)
            ids = dict([tuple(row) for row in await session.execute(mine)])
        return [ids[text] for text in texts]

    return add


async def waiting(database, scope=HERE, most=99):
    async with database.reading() as session:
        return await placements.waiting(session, scope, most=most)


async def apply(database, *placed, wordless=(), batch=None, scope=HERE):
    judged = await waiting(database, scope) if batch is None else batch
    async with database.transaction() as session:
        return await placements.apply(session, scope, judged, Placement(placed, tuple(wordless)))


async def keep(database, *stored):
    async with database.transaction() as session:
        await ledgers.keep(session, *stored)


async def find(database, number):
    async with database.reading() as session:
        return await ledgers.find(session, number)


def new(*opinions, text="窗口少"):
    """A new entry; the first opinion speaks and stands for it."""
    joined = tuple(Joined(known, 1.0) for known in opinions)
    return Placed(None, joined, (Marked(opinions[0], (1, 2)),), text, opinions[0])


def joining(number, *opinions, **fields):
    return Placed(number, tuple(Joined(known, 0.75) for known in opinions), (), **fields)


async def test_opinions_wait_until_they_are_placed(database, said_by):
    first, second = await said_by("窗口少", "窗口太少")
    before = {known.id for known in await waiting(database)}

    count = await apply(database, new(first, second))

    assert (before, count, await waiting(database)) == ({first, second}, 2, ())


async def test_as_many_wait_as_are_asked_for(database, said_by):
    await said_by("一", "二", "三")

    assert len(await waiting(database, most=2)) == 2


async def test_a_new_entry_has_the_figures_of_the_people_behind_it(database, said_by):
    aspects = (Aspect.FEES, Aspect.PROCESS)
    first, again = await said_by("收费乱", "收费不清", aspects=aspects)
    (other,) = await said_by("乱收费", respondent=Respondent.CITIZEN, said_on=TODAY.replace(day=18))

    await apply(database, new(first, again, other, text="收费乱"))

    (row,) = await rows(database, ENTRY)
    found = await find(database, row["id"])
    assert found.respondents == ((Respondent.ENTERPRISE, 1), (Respondent.CITIZEN, 1))
    assert found.aspects == (Aspect.PROCESS, Aspect.FEES)
    assert found.first_said_on == TODAY.replace(day=18)
    assert found.support[0] == Support(first, 1.0)
    assert (found.text, found.version, found.is_held) == ("收费乱", 1, False)


async def test_what_joins_an_entry_nobody_holds_is_in_its_figures(database, said_by):
    (first,) = await said_by("窗口少")
    await keep(database, entry(first, id=7, text="窗口少"))
    (second,) = await said_by("窗口只有一个", respondent=Respondent.CITIZEN)

    await apply(database, joining(7, second))

    found = await find(database, 7)
    assert found.respondents == ((Respondent.ENTERPRISE, 1), (Respondent.CITIZEN, 1))
    assert (found.text, found.version, found.news) == ("窗口少", 2, 0)
    assert [known.opinion_id for known in found.support] == [first, second]


async def test_who_says_it_again_is_counted_once(database, said_by):
    first, again = await said_by("窗口少", "窗口真少")
    await keep(database, entry(first, id=7))

    await apply(database, joining(7, again))

    assert (await find(database, 7)).people == 1


@pytest.mark.parametrize("standing", list(Standing))
async def test_what_a_person_decided_stays_and_news_are_counted(database, said_by, standing):
    (first,) = await said_by("窗口少")
    reason = "重复" if standing is Standing.SET_ASIDE else ""
    decided = {"standing": standing, "is_held": True, "reason": reason}
    held = entry(first, id=7, text="人写的", measure="加窗口", note="已核", **decided)
    await keep(database, held)
    before = await find(database, 7)
    second, third = await said_by("窗口只有一个", "窗口真少")

    await apply(database, joining(7, second, third))

    after = await find(database, 7)
    columns = ("text", "measure", "note", "respondents", "aspects", "first_said_on", "standing")
    assert [getattr(after, name) for name in columns] == [getattr(before, name) for name in columns]
    assert (after.news, after.version) == (2, 2)
    assert {s.opinion_id: s.is_new for s in after.support} == {
        first: False,
        second: True,
        third: True,
    }


async def test_an_opinion_that_was_withdrawn_meanwhile_is_left_out(database, said_by):
    first, second = await said_by("窗口少", "窗口太少")
    batch = await waiting(database)
    async with database.transaction() as session:
        await session.execute(delete(OPINION).where(OPINION.c.id == second))

    count = await apply(database, new(first, second), batch=batch)

    (row,) = await rows(database, ENTRY)
    assert (count, (await find(database, row["id"])).support) == (1, (Support(first, 1.0),))


@pytest.mark.parametrize("change", [{"text": "别的话"}, {"department": "czj"}])
async def test_an_opinion_that_changed_meanwhile_waits(database, said_by, change):
    (only,) = await said_by("窗口少")
    batch = await waiting(database)
    async with database.transaction() as session:
        await session.execute(update(OPINION).values(**change))

    assert await apply(database, new(only), batch=batch) == 0
    assert await rows(database, ENTRY) == []


async def test_an_opinion_another_run_has_placed_is_not_placed_twice(database, said_by):
    (only,) = await said_by("窗口少")
    batch = await waiting(database)
    await apply(database, new(only))

    assert await apply(database, new(only), batch=batch) == 0
    assert len(await rows(database, ENTRY)) == 1


async def test_an_opinion_waits_when_its_entry_is_gone_or_has_moved(database, said_by):
    (first,) = await said_by("窗口少")
    await keep(database, entry(first, id=7))
    second, third = await said_by("窗口太少", "窗口只有一个")
    async with database.transaction() as session:
        await session.execute(update(ENTRY).values(ledger=2))

    count = await apply(database, joining(7, second), joining(8, third))

    assert (count, len(await waiting(database))) == (0, 2)


async def test_what_has_no_words_is_read(database, said_by):
    (only,) = await said_by("👍")

    await apply(database, wordless=[only])

    assert [(row["opinion"], row["entry"]) for row in await rows(database, SUPPORT)] == [
        (only, None)
    ]


async def test_samples_are_kept_with_their_keys_and_go_with_their_opinion(database, keys, said_by):
    first, second = await said_by("窗口少", "窗口太少")
    await apply(database, new(first, second))
    kept = {(row["key"], row["opinion"]) for row in await rows(database, CLUE)}
    (own,) = [row["id"] for row in await rows(database, ENTRY)]

    async with database.transaction() as session:
        await session.execute(delete(OPINION).where(OPINION.c.id == first))

    assert kept == {(keys.clue(1), first), (keys.clue(2), first), (own, first)}
    assert await rows(database, CLUE) == []


async def test_a_batch_costs_as_many_statements_as_a_single_opinion(database, said_by):
    async def cost(*texts):
        placed = [new(known, text="慢") for known in await said_by(*texts)]
        batch = await waiting(database)
        async with database.transaction() as session:
            with statements(database) as executed:
                await placements.apply(session, HERE, batch, Placement(tuple(placed)))
        return len(executed)

    one, three = await cost("一"), await cost("二", "三", "四")

    assert one == three
