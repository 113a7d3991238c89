"""Piles of incoming, and the pieces on them, straight from the tables."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.incoming import Pile
from domain.opinions import Ledger, Respondent, Statement
from domain.responses import Mode
from domain.shielding import Shield
from storage import incoming, pieces, remarks, responses, shields, transcripts
from storage.pieces import Enclosure, Remark, Said, Source
from storage.tables import ATTACHMENT, OPINION, RESPONSE
from tests.storage.rows import TODAY, complete, rows, statements

VOICE = Attachment("a" * 64, Medium.VOICE, "audio/ogg", 10, 12)
PHOTO = Attachment("b" * 64, Medium.PHOTO, "image/jpeg", 20)


async def store(database, *attachments, words=None, **fields):
    """A response, with these files under one question; gives its id."""
    answers = {"trouble": Answer(words, attachments=attachments)}
    async with database.transaction() as session:
        return await responses.add(session, complete(answers=answers, **fields))


async def count(database, campaign="yshj"):
    async with database.reading() as session:
        return await incoming.counts(session, campaign)


async def page(database, pile, department="tzcj", *, first=0, most=10):
    async with database.reading() as session:
        return await incoming.page(session, "yshj", department, pile, first=first, most=most)


async def find(database, pile, piece_id, campaign="yshj"):
    async with database.reading() as session:
        return await pieces.find(session, campaign, pile, piece_id)


async def see(database, piece):
    async with database.transaction() as session:
        await pieces.see(session, piece)


async def withdraw(database):
    async with database.transaction() as session:
        await session.execute(update(RESPONSE).values(withdrawn_on=TODAY, contact=None))


async def one_of_each(database, **fields):
    """A response that lies on every pile; gives the ids of its pieces."""
    response = await store(database, VOICE, PHOTO, mode=Mode.NAMED, **fields)
    async with database.transaction() as session:
        remark = await remarks.add(session, response, "还有", today=TODAY)
        await shields.put(session, response, Shield.OPEN)
    files = {row["medium"]: row["id"] for row in await rows(database, ATTACHMENT)}
    return {
        Pile.VOICES: files["voice"],
        Pile.FILES: files["photo"],
        Pile.REMARKS: remark,
        Pile.NAMED: response,
    }


async def test_pieces_are_counted_by_department_and_pile(database):
    await one_of_each(database)
    await store(database, VOICE, department=None)

    assert await count(database) == {
        ("tzcj", Pile.VOICES): 1,
        ("tzcj", Pile.FILES): 1,
        ("tzcj", Pile.REMARKS): 1,
        ("tzcj", Pile.NAMED): 1,
        (None, Pile.VOICES): 1,
        (None, Pile.UNASSIGNED): 1,
    }


async def test_nothing_of_other_campaigns_is_found(database):
    ids = await one_of_each(database)

    found = [await find(database, pile, known, "another") for pile, known in ids.items()]
    assert await count(database, "another") == {}
    assert found == [None] * 4


async def test_nothing_that_was_withdrawn_is_found(database):
    ids = await one_of_each(database)
    await withdraw(database)

    found = [await find(database, pile, known) for pile, known in ids.items()]
    listed = [await page(database, pile) for pile in Pile]
    assert await count(database) == {}
    assert found == [None] * 4
    assert listed == [()] * len(Pile)


async def test_what_was_seen_is_listed_no_more_and_still_found(database):
    ids = await one_of_each(database)
    for pile in (Pile.VOICES, Pile.FILES, Pile.REMARKS):
        await see(database, await find(database, pile, ids[pile]))

    found = await find(database, Pile.FILES, ids[Pile.FILES])
    assert await count(database) == {("tzcj", Pile.NAMED): 1}
    assert found.seen is True


async def test_a_response_itself_is_never_marked(database):
    ids = await one_of_each(database)
    before = await rows(database, RESPONSE)
    await see(database, await find(database, Pile.NAMED, ids[Pile.NAMED]))

    assert await rows(database, RESPONSE) == before


async def test_an_attachment_is_found_with_what_stands_beside_it(database):
    response = await store(database, PHOTO, VOICE, words="太慢", questionnaire=("enterprise", 2))
    (line,) = await page(database, Pile.VOICES)

    source = Source(
        response, "tzcj", Respondent.ENTERPRISE, Mode.ANONYMOUS, TODAY, ("enterprise", 2)
    )
    assert await find(database, Pile.VOICES, line.id) == Enclosure(
        id=line.id,
        source=source,
        question="trouble",
        place=1,
        attachment=VOICE,
        words="太慢",
        transcript=None,
        seen=False,
    )
    assert (line.day, line.respondent, line.medium, line.seconds) == (
        TODAY, Respondent.ENTERPRISE, Medium.VOICE, 12
    )  # fmt: skip


async def test_a_caption_stands_beside_a_photo(database):
    answers = {"photos": Answer(None, words="窗口前", attachments=(PHOTO,))}
    async with database.transaction() as session:
        await responses.add(session, complete(answers=answers))
    (line,) = await page(database, Pile.FILES)

    assert (await find(database, Pile.FILES, line.id)).words == "窗口前"


async def test_a_remark_is_found_with_its_response(database):
    ids = await one_of_each(database)

    found = await find(database, Pile.REMARKS, ids[Pile.REMARKS])
    source = await find(database, Pile.NAMED, ids[Pile.NAMED])
    assert found == Remark(ids[Pile.REMARKS], source, "还有", TODAY, seen=False)


@pytest.mark.parametrize("mode", [Mode.ANONYMOUS, Mode.CONFIDENTIAL])
async def test_only_answers_by_name_are_in_the_pile_of_names(database, mode):
    response = await store(database, mode=mode)

    assert await find(database, Pile.NAMED, response) is None


async def test_a_page_begins_with_the_oldest_day(database):
    for days in (0, 2, 1):
        day = TODAY - timedelta(days=days)
        await store(database, PHOTO, completed_on=day, said_on=day)

    days = [line.day for line in await page(database, Pile.FILES)]
    second = [line.day for line in await page(database, Pile.FILES, first=1, most=1)]
    assert days == [date(2020, 7, 18), date(2020, 7, 19), date(2020, 7, 20)]
    assert second == [date(2020, 7, 19)]


async def test_own_words_come_before_the_words_of_buttons(database):
    said = (
        Statement("等得太久", Ledger.DISSATISFACTION),
        Statement("排了两小时", Ledger.DISSATISFACTION, question="trouble"),
    )
    response = await store(database, statements=said, questionnaire=("enterprise", 2))
    async with database.reading() as session:
        source = await pieces.find_source(session, "yshj", response)
        found = await pieces.said(session, source)

    assert found == (Said("排了两小时", own_words=True), Said("等得太久", own_words=False))


async def test_only_the_first_assignment_counts(database):
    said = (Statement("排了两小时", Ledger.DISSATISFACTION),)
    response = await store(database, department=None, statements=said)
    async with database.transaction() as session:
        first = await pieces.assign(session, response, "czj")
        second = await pieces.assign(session, response, "jsj")

    assert (first, second) == (True, False)
    assert [row["department"] for row in await rows(database, OPINION)] == ["czj"]


async def test_what_was_withdrawn_can_not_be_assigned(database):
    response = await store(database, department=None)
    await withdraw(database)
    async with database.transaction() as session:
        assigned = await pieces.assign(session, response, "czj")

    assert assigned is False


async def test_a_transcript_takes_the_place_of_the_one_before(database):
    await store(database, VOICE)
    (line,) = await page(database, Pile.VOICES)
    for words in ("等了两小时", "等了三小时"):
        enclosure = await find(database, Pile.VOICES, line.id)
        said = (Statement(words, Ledger.DISSATISFACTION, question="trouble"),)
        async with database.transaction() as session:
            await transcripts.write(session, "yshj", enclosure, words, said)

    assert [row["text"] for row in await rows(database, OPINION)] == ["等了三小时"]
    assert [row["transcript"] for row in await rows(database, ATTACHMENT)] == ["等了三小时"]


async def test_typed_words_that_read_the_same_are_one_opinion_of_two(database):
    typed = (Statement("太慢", Ledger.DISSATISFACTION, question="trouble"),)
    await store(database, VOICE, words="太慢", statements=typed)
    (line,) = await page(database, Pile.VOICES)
    for words in ("太慢", "太慢了"):
        enclosure = await find(database, Pile.VOICES, line.id)
        said = (Statement(words, Ledger.DISSATISFACTION, question="trouble"),)
        async with database.transaction() as session:
            await transcripts.write(session, "yshj", enclosure, words, said)

    assert sorted(row["text"] for row in await rows(database, OPINION)) == ["太慢", "太慢了"]


@pytest.mark.parametrize("pile", Pile)
async def test_a_page_of_three_costs_as_much_as_one_of_one(database, pile):
    await one_of_each(database, department=None if pile is Pile.UNASSIGNED else "tzcj")
    department = None if pile is Pile.UNASSIGNED else "tzcj"
    costs = []
    for _ in range(2):
        async with database.reading() as session:
            with statements(database) as executed:
                found = await incoming.page(session, "yshj", department, pile, first=0, most=10)
        costs.append((len(found), len(executed)))
        await store(database, VOICE, PHOTO, mode=Mode.NAMED, department=department)
        other = await store(database, department=department)
        async with database.transaction() as session:
            await remarks.add(session, other, "再说一句", today=TODAY)
            await shields.put(session, other, Shield.OPEN)
        await store(database, department=department, shield=Shield.ASKED)

    assert [cost for _, cost in costs] == [1, 1]
    assert costs[1][0] > costs[0][0]
