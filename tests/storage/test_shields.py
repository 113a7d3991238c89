"""Shields of responses: what is looked through, what leaves the entries, what is released."""

from sqlalchemy import select

from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.cases import Act, Party, State
from domain.opinions import Ledger, Statement
from domain.shielding import Shield
from storage import (
    drafts,
    examples,
    placements,
    remarks,
    responses,
    selfchecks,
    shields,
    sources,
    transcripts,
)
from storage.case_tables import CASE_STEP, CASE_VERDICT, CASEFILE
from storage.entries import Scope
from storage.office_tables import CLUE, ENTRY, SUPPORT
from storage.pieces import find_enclosure
from storage.tables import ATTACHMENT, OPINION
from tests.storage import ledgers
from tests.storage.rows import NOON, TODAY, complete, entry, rows, said, statements

VOICE = Attachment("a" * 64, Medium.VOICE, "audio/ogg", 10, 12)
TYPED = Statement("王科长太慢", Ledger.DISSATISFACTION, (), "trouble")
ANSWERS = {
    "department": Answer("tzcj", words="办执照"),
    "aspects": Answer(("slow",)),
    "trouble": Answer("王科长太慢", attachments=(VOICE,)),
}
HERE = Scope("yshj", "tzcj", Ledger.DISSATISFACTION)


async def add(database, **fields):
    usual = {"answers": ANSWERS, "statements": (TYPED, *said("排队久")), "shield": Shield.UNREAD}
    usual |= {"questionnaire": ("enterprise", 2)}
    async with database.transaction() as session:
        return await responses.add(session, complete(**usual | fields))


async def unread(database, most=10):
    async with database.reading() as session:
        return await shields.unread(session, "yshj", most=most)


async def shield_of(database, response):
    async with database.reading() as session:
        return await shields.find(session, response)


async def put(database, response, shield):
    async with database.transaction() as session:
        await shields.put(session, response, shield)


async def judge(database, looked_at, shield):
    async with database.transaction() as session:
        return await shields.judge(session, [(looked_at, shield)]) == (looked_at.id,)


async def release(database, response, wordings):
    async with database.transaction() as session:
        return await shields.release(session, response, wordings)


async def write_down(database, words):
    async with database.transaction() as session:
        voice = await session.scalar(select(ATTACHMENT.c.id))
        piece = await find_enclosure(session, "yshj", voice)
        stated = (Statement(words, Ledger.DISSATISFACTION, (), "trouble"),)
        await transcripts.write(session, "yshj", piece, words, stated)


async def add_remark(database, response, text="还没人来"):
    async with database.transaction() as session:
        return await remarks.add(session, response, text, today=TODAY)


async def open_case(database, response):
    """A case about it, with what the respondent said of the outcome."""
    async with database.transaction() as session:
        case = {"id": 1, "campaign": "yshj", "number": 1, "department": "tzcj", "round": 1}
        state = {"state": State.RECEIVED, "opened_at": NOON, "held": False}
        await session.execute(CASEFILE.insert().values(**case, **state))
        verdict = {"response": response, "round": 1, "casefile": 1, "grade": "bad"}
        row = CASE_VERDICT.insert().values(**verdict, reason="还是李科长", said_on=TODAY)
        await session.execute(row)
        for party, note in ((Party.RESPONDENT, "找了三次"), (Party.HANDLER, "已联系")):
            step = {"casefile": 1, "round": 1, "at": NOON, "act": Act.NOTE, "party": party}
            row = CASE_STEP.insert().values(**step, note=note, response=response)
            await session.execute(row)


async def test_all_words_of_its_own_are_looked_through_each_once(database):
    response = await add(database)
    await write_down(database, "等了两天")
    await add_remark(database, response)
    await open_case(database, response)

    (found,) = await unread(database)

    words = {"王科长太慢", "办执照", "等了两天", "还没人来", "还是李科长", "找了三次", "tzcj"}
    assert (found.id, found.is_self_check) == (response, False)
    assert {*found.words} == words
    assert len(found.words) == len(words)


async def test_of_what_was_imported_every_text_is_somebodys_own(database):
    await add(database, answers=None, statements=said("排队久"), questionnaire=None)

    (found,) = await unread(database)

    assert found.words == ("排队久",)


async def test_a_self_check_is_known_as_one(database):
    async with database.transaction() as session:
        check = complete(answers=ANSWERS, shield=Shield.UNREAD)
        await selfchecks.add(session, b"p" * 16, check)

    assert [one.is_self_check for one in await unread(database)] == [True]


async def test_looking_through_three_costs_as_much_as_one(database):
    costs = []
    for more in (1, 2):
        for _ in range(more):
            await add(database)
        async with database.reading() as session:
            with statements(database) as executed:
                found = await shields.unread(session, "yshj", most=10)
        costs.append((len(found), len(executed)))

    assert costs == [(1, costs[0][1]), (3, costs[0][1])]


async def test_what_changed_while_it_was_looked_through_waits(database):
    response = await add(database)
    (looked_at,) = await unread(database)
    await add_remark(database, response)

    done = await judge(database, looked_at, Shield.OPEN)

    assert (done, await shield_of(database, response)) == (False, Shield.UNREAD)


async def test_what_was_settled_meanwhile_stays_settled(database):
    response = await add(database)
    (looked_at,) = await unread(database)
    await put(database, response, Shield.ASKED)

    done = await judge(database, looked_at, Shield.OPEN)

    assert (done, await shield_of(database, response)) == (False, Shield.ASKED)


async def test_what_is_found_is_held(database):
    response = await add(database)
    (looked_at,) = await unread(database)

    done = await judge(database, looked_at, Shield.FOUND)

    assert (done, await shield_of(database, response)) == (True, Shield.FOUND)


async def test_there_is_no_shield_of_what_is_gone(database):
    async with database.transaction() as session:
        await shields.more_words(session, 1)

    assert await shield_of(database, 1) is None


async def test_no_run_places_what_is_held(database):
    response = await add(database)
    async with database.reading() as session:
        waiting = await placements.waiting(session, HERE, most=10)
        new = await drafts.new_opinions(session, "yshj", "tzcj")
    await put(database, response, Shield.OPEN)
    async with database.reading() as session:
        later = await placements.waiting(session, HERE, most=10)

    assert (waiting, new) == ((), 0)
    assert {one.text for one in later} == {"王科长太慢", "排队久"}


async def test_what_was_placed_leaves_its_entry_when_it_is_held(database):
    response = await add(database, shield=Shield.OPEN)
    ids = [row["id"] for row in await rows(database, OPINION)]
    async with database.transaction() as session:
        await ledgers.freeze(session, *map(entry, ids))

    await put(database, response, Shield.FOUND)

    assert (await rows(database, SUPPORT), await rows(database, CLUE)) == ([], [])
    assert [row["is_stale"] for row in await rows(database, ENTRY)] == [True, True]


async def test_while_it_is_looked_through_again_it_keeps_its_place_unseen(database):
    response = await add(database, shield=Shield.OPEN)
    ids = [row["id"] for row in await rows(database, OPINION)]
    async with database.transaction() as session:
        await ledgers.freeze(session, *map(entry, ids))
    await add_remark(database, response)

    async with database.reading() as session:
        quotes = await sources.of_department(session, "yshj", "tzcj")
    assert (len(await rows(database, SUPPORT)), quotes) == (2, ())


async def test_nothing_is_learned_of_what_is_held(database):
    response = await add(database)
    async with database.transaction() as session:
        await examples.add(session, "yshj", response, "办执照", "tzcj")

    async with database.reading() as session:
        held = await examples.of_campaign(session, "yshj")
    await put(database, response, Shield.RELEASED)
    async with database.reading() as session:
        released = await examples.of_campaign(session, "yshj")
    assert (held, released) == ((), (("办执照", "tzcj"),))


async def test_it_is_kept_once(database):
    response = await add(database)
    kept = []
    for shield in (Shield.UNREAD, Shield.FOUND, Shield.KEPT):
        await put(database, response, shield)
        async with database.transaction() as session:
            kept.append(await shields.keep(session, response))

    assert (kept, await shield_of(database, response)) == ([False, True, False], Shield.KEPT)


async def test_it_is_released_in_words_without_names(database):
    response = await add(database)
    await write_down(database, "王科长")
    await put(database, response, Shield.FOUND)
    wordings = {"王科长太慢": "太慢", "排队久": "排队久", "王科长": ""}

    done = await release(database, response, wordings)

    opinions = sorted(row["text"] for row in await rows(database, OPINION))
    (file,) = await rows(database, ATTACHMENT)
    assert (done, await shield_of(database, response)) == (True, Shield.RELEASED)
    assert (opinions, file["transcript"]) == (["太慢", "排队久"], "")


async def test_it_is_not_released_where_words_came_meanwhile(database):
    response = await add(database)
    await put(database, response, Shield.FOUND)

    done = await release(database, response, {"王科长太慢": "太慢"})

    assert (done, await shield_of(database, response)) == (False, Shield.FOUND)


async def test_only_what_is_held_is_released(database):
    response = await add(database)

    done = await release(database, response, {"王科长太慢": "太慢", "排队久": "排队久"})

    assert (done, await shield_of(database, response)) == (False, Shield.UNREAD)
