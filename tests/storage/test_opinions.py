from domain.opinions import Aspect, Channel, Ledger, Opinion, Respondent, Statement
from domain.responses import Mode
from storage import opinions, placements, responses
from storage.entries import Scope
from storage.tables import RESPONSE
from tests.storage.rows import TODAY, complete, rows, said, unique


async def add(database, *complete_responses):
    async with database.transaction() as session:
        for each in complete_responses:
            await responses.add(session, each)


async def of_department(database, department):
    async with database.reading() as session:
        found = [
            await placements.waiting(session, Scope("yshj", department, ledger), most=99)
            for ledger in Ledger
        ]
    return tuple(opinion for waiting in found for opinion in waiting)


async def test_an_opinion_is_read_with_the_marks_of_its_response(database):
    statement = Statement("深圳更快", Ledger.BENCHMARK, (Aspect.EFFICIENCY, Aspect.POLICY))
    await add(database, complete(statements=(statement,), respondent=Respondent.CITIZEN))

    (opinion,) = await of_department(database, "tzcj")

    (response,) = await rows(database, RESPONSE)
    assert opinion == Opinion(
        id=opinion.id,
        response_id=response["id"],
        text="深圳更快",
        department="tzcj",
        ledger=Ledger.BENCHMARK,
        aspects=(Aspect.EFFICIENCY, Aspect.POLICY),
        respondent=Respondent.CITIZEN,
        channel=Channel.TELEGRAM,
        said_on=TODAY,
    )


async def test_what_a_source_does_not_tell_is_not_guessed(database):
    imported = complete(
        mode=Mode.RECORDED,
        channel=Channel.HOTLINE,
        statements=said("停车难"),
        respondent=None,
        department=None,
        said_on=None,
        receipt=None,
        source=unique(),
    )
    await add(database, imported)

    (opinion,) = await of_department(database, None)

    told = (opinion.department, opinion.respondent, opinion.said_on, opinion.channel)
    assert told == (None, None, None, Channel.HOTLINE)


async def test_each_department_has_its_own_opinions(database):
    await add(
        database,
        complete(statements=said("一", "二")),
        complete(statements=said("三"), department="czj"),
        complete(statements=said("四"), department=None),
        complete(statements=said("五"), campaign="other"),
    )

    found = {code: await of_department(database, code) for code in ("tzcj", "czj", "jsj", None)}

    texts = {code: {opinion.text for opinion in known} for code, known in found.items()}
    assert texts == {"tzcj": {"一", "二"}, "czj": {"三"}, "jsj": set(), None: {"四"}}


async def test_opinions_come_in_the_same_order_each_time(database):
    await add(database, *(complete(statements=said(f"第 {n} 条")) for n in range(10)))

    first, second = await of_department(database, "tzcj"), await of_department(database, "tzcj")

    assert first == second == tuple(sorted(first, key=lambda opinion: opinion.id))


async def test_opinions_are_counted_by_department(database):
    await add(
        database,
        complete(statements=said("一", "二")),
        complete(statements=said("三"), department=None),
        complete(statements=said("四"), campaign="other"),
    )

    async with database.reading() as session:
        counts = await opinions.counts(session, "yshj")

    assert counts == {"tzcj": 2, None: 1}
