"""What may be looked through: by department, without what is held, each text once."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from domain.opinions import Aspect, Channel, Ledger, Respondent
from domain.searching import Query
from domain.shielding import HELD, Shield
from storage import cases, responses, searching
from storage.searching import Utterance
from storage.tables import ATTACHMENT, OPINION, REMARK, RESPONSE
from tests.domain.cases import case
from tests.storage import ledgers
from tests.storage.rows import TODAY, complete, entry, said, statements, unique

SLOW = "窗口排队太久"


async def add(database, *texts, **fields):
    """A response that states these."""
    async with database.transaction() as session:
        return await responses.add(session, complete(statements=said(*texts), **fields))


async def write(database, table, **fields):
    async with database.transaction() as session:
        await session.execute(insert(table).values(fields))


async def transcribe(database, response, text):
    file = {"question": "trouble", "place": 0, "digest": "d" * 64, "medium": "voice"}
    more = {"kind": "audio/ogg", "size": 1, "seen": False, "id": response - 1}
    await write(database, ATTACHMENT, response=response, transcript=text, **file, **more)


async def remark(database, response, text):
    marks = {"id": response - 1, "added_on": TODAY, "seen": False}
    await write(database, REMARK, response=response, text=text, **marks)


async def found(database, departments=None, *words, campaign="yshj"):
    query = Query(words) if words else None
    async with database.reading() as session:
        return await searching.utterances(session, campaign, departments, query)


async def texts(database, departments=None, *words, campaign="yshj"):
    return [one.text for one in await found(database, departments, *words, campaign=campaign)]


async def test_an_opinion_is_told_with_what_staff_may_know_of_it(database):
    async with database.transaction() as session:
        stated = said(SLOW, ledger=Ledger.BENCHMARK, aspects=(Aspect.EFFICIENCY,))
        response = await responses.add(
            session, complete(statements=stated, channel=Channel.PHONE, respondent=None)
        )

    assert await found(database) == (
        Utterance(
            response=response,
            text=SLOW,
            department="tzcj",
            day=TODAY,
            respondent=None,
            channel=Channel.PHONE,
            ledger=Ledger.BENCHMARK,
            aspects=(Aspect.EFFICIENCY,),
            entry=None,
        ),
    )


async def test_transcripts_and_remarks_are_looked_through_too(database):
    response = await add(database, "排队")
    await transcribe(database, response, "排队，听写的")
    await remark(database, response, "排队，补充的")

    shown = await found(database, ["tzcj"], "排队")

    assert [(one.text, one.ledger) for one in shown] == [
        ("排队", Ledger.DISSATISFACTION),
        ("排队，听写的", None),
        ("排队，补充的", None),
    ]


async def test_a_transcript_that_became_an_opinion_is_told_once_as_that(database):
    response = await add(database, SLOW)
    await transcribe(database, response, SLOW)

    assert [one.ledger for one in await found(database)] == [Ledger.DISSATISFACTION]


async def test_the_newest_day_comes_first(database):
    await add(database, "旧的", completed_on=TODAY - timedelta(days=1))
    await add(database, "新的")

    assert await texts(database) == ["新的", "旧的"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("交１００元", ("100元",)),
        ("办ＷｉＦｉ", ("wifi",)),
        ("打折100%_", ("100%_",)),
        ("㊤班时间", ("上班",)),
    ],
)
async def test_it_does_not_matter_how_a_text_was_written(database, text, words):
    await add(database, text, "打折100个")

    assert await texts(database, None, *words) == [text]


async def test_all_words_have_to_be_in_one_text(database):
    await add(database, SLOW, "排队", "太久")

    assert await texts(database, None, "太久", "排队") == [SLOW]


async def test_staff_have_what_is_about_their_departments(database):
    await add(database, "本部门")
    await add(database, "别的部门", department="czj")
    await add(database, "没有部门", department=None)
    await add(database, "别的活动", campaign="other")

    assert await texts(database, ["tzcj"]) == ["本部门"]
    assert await texts(database, []) == []
    assert sorted(await texts(database)) == ["别的部门", "本部门", "没有部门"]


@pytest.mark.parametrize("shield", Shield)
async def test_what_is_held_is_kept_from_staff_and_seen_by_the_office(database, shield):
    response = await add(database, "排队")
    await transcribe(database, response, "排队，听写")
    await remark(database, response, "排队，补充")
    async with database.transaction() as session:
        await session.execute(update(RESPONSE).values(shield=shield))

    staff, office = await texts(database, ["tzcj"]), await texts(database)

    assert len(staff) == (0 if shield in HELD else 3)
    assert len(office) == 3


async def test_the_entry_a_text_stands_in_is_named(database):
    await add(database, SLOW)
    async with database.reading() as session:
        opinion = await session.scalar(select(OPINION.c.id))
    async with database.transaction() as session:
        await ledgers.freeze(session, entry(opinion), campaign="yshj")

    (shown,) = await found(database)

    assert shown.entry is not None


async def test_the_cases_of_responses_are_found(database):
    first, second = await add(database, "排队"), await add(database, "太久", receipt=unique())
    async with database.transaction() as session:
        file = await cases.open_(session, "yshj", first, case())

    async with database.reading() as session:
        assert await cases.of_responses(session, [first, second]) == {first: file}
        assert await cases.of_responses(session, []) == {}


async def test_three_cost_as_many_statements_as_one(database):
    counts = []
    for _ in range(3):
        response = await add(database, SLOW)
        async with database.transaction() as session:
            await cases.open_(session, "yshj", response, case())
        with statements(database) as executed:
            shown = await found(database, ["tzcj"], "排队")
            async with database.reading() as session:
                await cases.of_responses(session, [one.response for one in shown])
        counts.append(len(executed))

    assert len(set(counts)) == 1


async def test_what_was_withdrawn_is_gone(database):
    response = await add(database, SLOW, respondent=Respondent.CITIZEN)
    await remark(database, response, "排队，补充")
    async with database.transaction() as session:
        await session.execute(update(RESPONSE).values(withdrawn_on=TODAY))

    assert await texts(database) == []
