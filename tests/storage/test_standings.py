"""How far a response has come."""

from sqlalchemy import insert

from domain.ledgers import Standing as Decision
from domain.opinions import Ledger
from storage import responses, standings
from storage.standings import Listed, Standing
from storage.tables import ATTACHMENT, OPINION
from tests.storage import ledgers
from tests.storage.rows import complete, entry, rows, said, statements

NOTHING = Standing(0, (), 0, 0, 0, 0, 0)


async def add(database, *texts, department="tzcj"):
    """A response with these statements; gives its id and theirs."""
    before = {row["id"] for row in await rows(database, OPINION)}
    async with database.transaction() as session:
        response = complete(statements=said(*texts), department=department)
        response_id = await responses.add(session, response)
    stored = {
        row["text"]: row["id"] for row in await rows(database, OPINION) if row["id"] not in before
    }
    return response_id, [stored[text] for text in texts]


async def freeze(database, *entries, department="tzcj", **fields):
    async with database.transaction() as session:
        return await ledgers.freeze(session, *entries, department=department, **fields)


async def standing(database, response_id):
    async with database.reading() as session:
        return await standings.of_response(session, response_id)


async def test_what_said_nothing_stands_nowhere(database):
    response_id, _ = await add(database)

    assert await standing(database, response_id) == NOTHING


async def test_before_a_draft_everything_waits(database):
    response_id, _ = await add(database, "材料多", "窗口少")

    found = await standing(database, response_id)

    assert (found.statements, found.listed, found.waiting) == (2, (), 2)


async def test_the_newest_draft_counts(database):
    response_id, (first, second) = await add(database, "材料多", "窗口少")
    await freeze(database)
    await freeze(database, entry(first, second, text="材料多，窗口少"))

    found = await standing(database, response_id)

    text = "材料多，窗口少"
    assert found.listed == (
        Listed("tzcj", 2, Ledger.DISSATISFACTION, text, "", "", "", statements=2),
    )
    assert found.waiting == 0


async def test_what_came_after_the_draft_waits(database):
    response_id, (first, _) = await add(database, "材料多", "窗口少")
    await freeze(database, entry(first))

    found = await standing(database, response_id)

    assert (sum(known.statements for known in found.listed), found.waiting) == (1, 1)


async def test_what_has_no_words_to_print_is_told_apart(database):
    response_id, (only,) = await add(database, "🙂")
    await freeze(database, wordless=[only])

    found = await standing(database, response_id)

    assert (found.wordless, found.waiting, found.listed) == (1, 0, ())


async def test_what_a_person_set_aside_is_neither_listed_nor_waiting(database):
    response_id, (only,) = await add(database, "材料多")
    aside = {"standing": Decision.SET_ASIDE, "reason": "已解决", "is_held": True}
    await freeze(database, entry(only, **aside))

    found = await standing(database, response_id)

    assert (found.set_aside, found.listed, found.waiting) == (1, (), 0)


async def test_opinions_that_nobody_has_assigned_have_a_draft_of_their_own(database):
    response_id, (only,) = await add(database, "说不清", department=None)
    await freeze(database, entry(only, text="说不清"), department=None)

    found = await standing(database, response_id)

    assert [(known.department, known.text) for known in found.listed] == [(None, "说不清")]


async def test_what_people_have_written_comes_along(database):
    response_id, (only,) = await add(database, "材料多")
    written = {"measure": "一次告知", "deadline": "8 月底", "section": "政务科"}
    await freeze(database, entry(only, **written))

    (found,) = (await standing(database, response_id)).listed

    assert (found.measure, found.deadline, found.section) == ("一次告知", "8 月底", "政务科")


async def test_voice_messages_are_counted_with_those_written_down(database):
    response_id, _ = await add(database)
    usual = {
        "response": response_id,
        "question": "q",
        "kind": "audio/ogg",
        "size": 1,
        "digest": "d",
        "seen": False,
    }
    voices = [
        {"id": 1, "place": 0, "medium": "voice", "transcript": "等太久"} | usual,
        {"id": 2, "place": 1, "medium": "voice", "transcript": None} | usual,
        {"id": 3, "place": 2, "medium": "photo", "transcript": None} | usual,
    ]
    async with database.transaction() as session:
        await session.execute(insert(ATTACHMENT), voices)

    found = await standing(database, response_id)

    assert (found.voices, found.written_down) == (2, 1)


async def test_it_takes_as_many_statements_for_one_opinion_as_for_three(database):
    counted = []
    for texts in (("材料多",), ("窗口少", "排队久", "没人管")):
        response_id, ids = await add(database, *texts)
        await freeze(database, *(entry(known) for known in ids))
        with statements(database) as executed:
            await standing(database, response_id)
        counted.append(len(executed))

    assert counted[0] == counted[1]
