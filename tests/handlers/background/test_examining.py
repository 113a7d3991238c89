"""Responses are looked through right after they were sent, and by the jobs after a stop."""

from dataclasses import replace

from domain.opinions import Ledger, Statement
from domain.shielding import Shield
from handlers.background import examining, jobs
from handlers.ledgers import drafting
from storage import drafts, remarks, responses, shields, tables
from tests.handlers.paths import answer_badly, rows, sent_on


async def add(services, text, **fields):
    stated = (Statement(text, Ledger.DISSATISFACTION, (), "trouble"),)
    usual = {"statements": stated, "shield": Shield.UNREAD, "questionnaire": ("enterprise", 2)}
    async with services.database.transaction() as session:
        return await responses.add(session, sent_on(services, services.today(), **usual | fields))


async def shield_of(services, response):
    async with services.database.reading() as session:
        return await shields.find(session, response)


async def test_who_is_named_is_found_and_the_rest_is_open(services):
    held = await add(services, "规划科的王科长不签字")
    free = await add(services, "窗口排队太久")

    settled = await examining.examine(services)

    assert {*settled} == {held, free}
    assert await shield_of(services, held) is Shield.FOUND
    assert await shield_of(services, free) is Shield.OPEN


async def test_all_are_looked_through_however_many(services, monkeypatch):
    monkeypatch.setattr(examining, "BATCH", 2)
    added = {await add(services, "窗口排队太久") for _ in range(5)}

    assert {*await examining.examine(services)} == added


async def test_nothing_is_settled_twice(services):
    await add(services, "窗口排队太久")
    await examining.examine(services)

    assert await examining.examine(services) == ()


async def test_what_changes_meanwhile_is_left_for_the_next_time(services):
    response = await add(services, "窗口排队太久")

    class Slow:
        async def run(self, work, *args):
            async with services.database.transaction() as session:
                await remarks.add(session, response, "王科长也在", today=services.today())
            return work(*args)

    settled = await examining.examine(replace(services, worker=Slow()))

    assert (settled, await shield_of(services, response)) == ((), Shield.UNREAD)


async def test_a_response_is_looked_through_when_it_is_sent(li, services):
    await answer_badly(li, text="王科长让我跑了三趟")

    await li.tap("✅ 发送")

    (response,) = await rows(services, tables.RESPONSE)
    assert response["shield"] == Shield.FOUND


async def test_words_added_later_are_looked_through_as_well(li, services):
    await answer_badly(li, text="跑了三趟")
    await li.tap("✅ 发送")
    (before,) = await rows(services, tables.RESPONSE)
    await li.tap("补充")
    await li.reply("№ r-", "都是王科长的事")

    (after,) = await rows(services, tables.RESPONSE)
    assert (before["shield"], after["shield"]) == (Shield.OPEN, Shield.FOUND)


async def test_what_the_release_before_has_drafted_leaves_the_drafts(services):
    response = await add(services, "规划科的王科长不签字", shield=Shield.OPEN)
    await add(services, "窗口排队太久", shield=Shield.OPEN)
    async for _ in drafting.draft_all(services):
        pass
    async with services.database.transaction() as session:
        await shields.put(session, response, Shield.UNREAD)

    await jobs.look_through(services)

    async with services.database.reading() as session:
        draft = await drafts.find_latest(session, services.campaign.code, "tzcj")
    assert (draft.number, [entry.text for entry in draft.entries]) == (2, ["窗口排队太久"])


async def test_with_nothing_to_look_through_nothing_is_drafted(services):
    await add(services, "窗口排队太久", shield=Shield.OPEN)

    await jobs.look_through(services)

    async with services.database.reading() as session:
        assert await drafts.find_latest(session, services.campaign.code, "tzcj") is None
