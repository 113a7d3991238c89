from datetime import timedelta
from textwrap import dedent

import pytest

from domain.answers import Answer
from domain.cohorts import NOTHING, Counts
from domain.figures import Filter, Period, Tally
from domain.opinions import Aspect, Channel, Ledger, Respondent, Statement
from domain.responses import Mode
from storage import responses
from storage.office_tables import ENTRY, LINE, SUPPORT
from storage.tables import ANSWER, OPINION, RESPONSE
from tests.storage import ledgers
from tests.storage.rows import TODAY, complete, entry, rows, said, unique

DRAWN = """
    department respondent channel  day grade
    tzcj       enterprise telegram 19  good
    tzcj       enterprise telegram 20  good
    tzcj       enterprise telegram 20  good
    tzcj       enterprise telegram 20  bad
    tzcj       citizen    paper    20  -
    czj        enterprise hotline  20  good
    -          -          hotline  20  -
"""


def drawn(table):
    """Responses from a drawn table: one line each, `-` where there is nothing."""
    _, *lines = dedent(table).strip().splitlines()
    for line in lines:
        department, kind, channel, day, grade = (None if c == "-" else c for c in line.split())
        yield complete(
            department=department,
            respondent=kind and Respondent(kind),
            channel=Channel(channel),
            completed_on=TODAY.replace(day=int(day)),
            grade=grade,
        )


async def add(database, *complete_responses):
    async with database.transaction() as session:
        return [await responses.add(session, each) for each in complete_responses]


async def test_a_response_is_stored_with_its_answers_and_opinions(database):
    texts = said("材料多", "窗口少", aspects=(Aspect.PROCESS, Aspect.FEES))
    answers = {"rating": Answer("bad"), "wrong": Answer(("a", "b")), "more": Answer(None)}

    await add(database, complete(grade="bad", statements=texts, answers=answers))

    (response,) = await rows(database, RESPONSE)
    assert (response["department"], response["grade"], response["chat"]) == ("tzcj", "bad", None)
    stored = {row["question"]: row["value"] for row in await rows(database, ANSWER)}
    assert stored == {"rating": "bad", "wrong": ["a", "b"], "more": None}
    opinions = {(row["text"], *row["aspects"]) for row in await rows(database, OPINION)}
    assert opinions == {("材料多", "process", "fees"), ("窗口少", "process", "fees")}


@pytest.mark.parametrize(
    "same", [{"receipt": unique()}, {"source": unique(), "mode": Mode.RECORDED}]
)
async def test_what_is_here_already_is_not_stored_again(database, same):
    response = complete(statements=said("材料多"), answers={"q": Answer("a")}, **same)

    added = await add(database, response, response)

    assert added == [row["id"] for row in await rows(database, RESPONSE)] + [None]
    stored = [len(await rows(database, table)) for table in (RESPONSE, ANSWER, OPINION)]
    assert stored == [1, 1, 1]


async def test_someone_takes_part_once_a_campaign(database):
    person = unique()

    async with database.transaction() as session:
        before = await responses.has_taken_part(session, "yshj", person)
        noted = [
            await responses.take_part(session, campaign, person)
            for campaign in ("yshj", "yshj", "other")
        ]
        after = await responses.has_taken_part(session, "yshj", person)
        other = await responses.has_taken_part(session, "yshj", unique())

    assert (before, noted, after, other) == (False, [True, False, True], True, False)


async def test_tallies_count_responses_by_their_marks(database):
    await add(database, *drawn(DRAWN), complete(campaign="other"))

    async with database.reading() as session:
        tallies = await responses.tallies(session, "yshj")

    day, yesterday = TODAY, TODAY - timedelta(days=1)
    firm, citizen = Respondent.ENTERPRISE, Respondent.CITIZEN
    chat, paper, hotline = Channel.TELEGRAM, Channel.PAPER, Channel.HOTLINE
    assert tallies == (
        Tally(None, None, hotline, day, is_rated=False, is_batched=False, count=1),
        Tally("czj", firm, hotline, day, is_rated=True, is_batched=False, count=1),
        Tally("tzcj", citizen, paper, day, is_rated=False, is_batched=False, count=1),
        Tally("tzcj", firm, chat, yesterday, is_rated=True, is_batched=False, count=1),
        Tally("tzcj", firm, chat, day, is_rated=True, is_batched=False, count=3),
    )


async def test_counts_are_by_department(database):
    await add(database, *drawn(DRAWN), complete(campaign="other"))

    async with database.reading() as session:
        counts = await responses.counts(session, "yshj")

    assert counts == {None: 1, "czj": 1, "tzcj": 5}


async def test_nothing_counts_to_nothing(database):
    wanted = Filter(Period(TODAY, TODAY))
    async with database.reading() as session:
        counted = (
            await responses.tallies(session, "yshj"),
            await responses.counts(session, "yshj"),
            await responses.heard(session, "yshj", wanted),
        )

    assert counted == ((), {}, NOTHING)


async def test_what_was_heard_counts_people_by_grade_and_by_the_aspects_they_named(database):
    both = (Aspect.PROCESS, Aspect.FEES)
    gap = (Statement("深圳更快", Ledger.BENCHMARK, (Aspect.FEES,)),)
    await add(
        database,
        complete(statements=said("一", "二", aspects=both), grade="bad"),
        complete(statements=said("三", aspects=(Aspect.FEES,)) + gap, grade="good"),
        complete(statements=said("四"), grade="good"),
        complete(statements=said("五", aspects=both)),
        complete(statements=said("六", aspects=both), campaign="other"),
        complete(statements=said("七", aspects=both), respondent=Respondent.STAFF),
    )

    async with database.reading() as session:
        heard = await responses.heard(session, "yshj", Filter(Period(TODAY, TODAY)))

    assert heard == Counts(4, (("good", 2), ("bad", 1)), ((Aspect.PROCESS, 2), (Aspect.FEES, 3)))


@pytest.mark.parametrize(("first", "last", "count"), [(20, 20, 1), (19, 20, 2), (18, 22, 4)])
async def test_it_is_heard_within_a_period_with_both_its_ends(database, first, last, count):
    for day in (18, 19, 20, 22, 23):
        texts = said("慢", aspects=(Aspect.EFFICIENCY,))
        fields = {"completed_on": TODAY.replace(day=day), "grade": "bad"}
        await add(database, complete(statements=texts, **fields))
    wanted = Filter(Period(TODAY.replace(day=first), TODAY.replace(day=last)))

    async with database.reading() as session:
        heard = await responses.heard(session, "yshj", wanted)

    assert heard == Counts(count, (("bad", count),), ((Aspect.EFFICIENCY, count),))


@pytest.mark.parametrize(
    ("marks", "people"),
    [
        ({}, 7),
        ({"department": "tzcj"}, 5),
        ({"respondent": Respondent.CITIZEN}, 1),
        ({"channel": Channel.HOTLINE}, 2),
        ({"department": "czj", "channel": Channel.PAPER}, 0),
    ],
)
async def test_only_those_who_are_asked_for_are_heard(database, marks, people):
    await add(database, *drawn(DRAWN))
    wanted = Filter(Period(TODAY.replace(day=1), TODAY), **marks)

    async with database.reading() as session:
        heard = await responses.heard(session, "yshj", wanted)

    assert heard.people == people


async def test_what_was_kept_as_long_as_promised_is_deleted_with_all_that_hangs_on_it(database):
    answers = {"q": Answer("a")}
    for kept_until in (TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1)):
        texts = said(f"到 {kept_until}")
        await add(database, complete(kept_until=kept_until, statements=texts, answers=answers))
    async with database.transaction() as session:
        ids = {row["text"]: row["id"] for row in await rows(database, OPINION)}
        await ledgers.freeze(session, entry(*ids.values()))

    async with database.transaction() as session:
        deleted = await responses.delete_expired(session, today=TODAY)

    tables = (RESPONSE, ANSWER, OPINION, SUPPORT, LINE)
    assert deleted == 1
    assert [len(await rows(database, table)) for table in tables] == [2, 2, 2, 2, 1]
    assert {row["text"] for row in await rows(database, OPINION)} == {
        "到 2020-07-20",
        "到 2020-07-21",
    }
    assert [row["is_stale"] for row in await rows(database, ENTRY)] == [True]


async def test_the_order_of_the_rows_tells_nothing_about_the_order_of_the_people(database):
    receipts = [unique() for _ in range(30)]
    for receipt in receipts:
        await add(database, complete(receipt=receipt))

    stored = [row["receipt"] for row in await rows(database, RESPONSE)]

    assert sorted(stored) == receipts
    assert stored != receipts
