"""What an export of single responses is read from: page by page, what the chat shows as well."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from domain.answers import Answer
from domain.figures import Period
from domain.opinions import Aspect, Channel, Ledger, Origin, Respondent, Statement
from domain.responses import Mode
from domain.shielding import Shield
from storage import exporting, responses
from storage.exporting import Given, Page, Stated, Wanted
from storage.tables import OPINION, RESPONSE
from tests.storage import ledgers
from tests.storage.rows import TODAY, complete, entry, said, statements, unique

ALL_DAYS = Period(date.min, date.max)
EVERYTHING = Page(-1, 100)
OFFICE = Wanted("yshj", None, ALL_DAYS, TODAY)
CLERK = Wanted("yshj", ("tzcj",), ALL_DAYS, TODAY)


async def add(database, *given):
    async with database.transaction() as session:
        return [await responses.add(session, each) for each in given]


async def given(database, wanted, page=EVERYTHING):
    async with database.reading() as session:
        return await exporting.given(session, wanted, page)


async def stated(database, wanted, page=EVERYTHING):
    async with database.reading() as session:
        return await exporting.stated(session, wanted, page)


async def texts(database, wanted):
    return sorted(one.text for one in await stated(database, wanted))


async def test_a_response_is_given_by_its_marks(database):
    marks = {"grade": "bad", "questionnaire": ("enterprise", 2), "answers": {}}
    (known,) = await add(database, complete(**marks))

    assert await given(database, OFFICE) == (
        Given(
            id=known,
            department="tzcj",
            respondent=Respondent.ENTERPRISE,
            channel=Channel.TELEGRAM,
            origin=Origin.GIVEN,
            mode=Mode.ANONYMOUS,
            questionnaire="enterprise",
            version=2,
            grade="bad",
            completed_on=TODAY,
            kept_until=TODAY + timedelta(days=365),
            shield=Shield.OPEN,
        ),
    )


async def test_an_opinion_is_given_with_the_marks_of_its_response(database):
    (known,) = await add(database, complete(statements=said("收费高", aspects=(Aspect.FEES,))))
    async with database.transaction() as session:
        (opinion,) = await session.scalars(OPINION.select())
        (kept,) = await ledgers.keep(session, entry(opinion))

    assert await stated(database, OFFICE) == (
        Stated(
            id=opinion,
            response=known,
            department="tzcj",
            ledger=Ledger.DISSATISFACTION,
            text="收费高",
            is_own_words=True,
            aspects=(Aspect.FEES,),
            respondent=Respondent.ENTERPRISE,
            channel=Channel.TELEGRAM,
            origin=Origin.GIVEN,
            said_on=TODAY,
            completed_on=TODAY,
            kept_until=TODAY + timedelta(days=365),
            entry=kept.id,
            shield=Shield.OPEN,
        ),
    )


async def test_the_words_of_a_button_are_nobodys_own(database):
    answers = {"what": Answer("fees")}
    tapped = Statement("收费高", Ledger.DISSATISFACTION)
    typed = Statement("要价太高", Ledger.DISSATISFACTION, question="what")
    await add(
        database,
        complete(questionnaire=("enterprise", 1), answers=answers, statements=(tapped, typed)),
    )

    found = {one.text: one.is_own_words for one in await stated(database, OFFICE)}
    assert found == {"收费高": False, "要价太高": True}


@pytest.mark.parametrize("shield", [Shield.UNREAD, Shield.ASKED, Shield.FOUND, Shield.KEPT])
async def test_what_is_held_is_the_offices_alone(database, shield):
    await add(database, complete(shield=shield, statements=said("王科长")), complete())

    assert len(await given(database, OFFICE)) == 2
    assert len(await given(database, CLERK)) == 1
    assert (await texts(database, OFFICE), await texts(database, CLERK)) == (["王科长"], [])


async def test_what_was_released_is_the_departments_again(database):
    await add(database, complete(shield=Shield.RELEASED, statements=said("态度差")))

    assert (len(await given(database, CLERK)), await texts(database, CLERK)) == (1, ["态度差"])


async def test_a_department_reads_its_own_and_nothing_that_nobody_was_assigned(database):
    await add(
        database,
        complete(statements=said("本部门")),
        complete(department="czj", statements=said("别的部门")),
        complete(department=None, statements=said("待定")),
    )

    assert await texts(database, CLERK) == ["本部门"]
    assert {one.department for one in await given(database, CLERK)} == {"tzcj"}
    assert len(await texts(database, OFFICE)) == 3


async def test_an_opinion_belongs_to_where_it_was_moved(database):
    await add(database, complete(department="czj", statements=said("归投促局")))
    async with database.transaction() as session:
        await session.execute(update(OPINION).values(department="tzcj"))

    assert (await texts(database, CLERK), await given(database, CLERK)) == (["归投促局"], ())


async def test_colleagues_are_no_service_users_and_are_still_heard(database):
    await add(database, complete(respondent=Respondent.STAFF, statements=said("自查")))

    assert (await given(database, OFFICE), await texts(database, OFFICE)) == ((), ["自查"])


async def test_what_was_withdrawn_keeps_its_marks_and_no_words(database):
    await add(database, complete(statements=said("撤回了")))
    async with database.transaction() as session:
        await session.execute(update(RESPONSE).values(withdrawn_on=TODAY))

    assert (len(await given(database, OFFICE)), await texts(database, OFFICE)) == (1, [])


async def test_what_was_kept_as_long_as_promised_is_given_no_more(database):
    await add(
        database,
        complete(kept_until=TODAY - timedelta(days=1), statements=said("过期")),
        complete(kept_until=TODAY, statements=said("今天还在")),
    )

    assert await texts(database, OFFICE) == ["今天还在"]
    assert len(await given(database, OFFICE)) == 1


async def test_days_choose_with_both_their_ends(database):
    days = [TODAY + timedelta(days=number) for number in range(4)]
    await add(database, *(complete(completed_on=d, statements=said(f"{d}")) for d in days))
    wanted = Wanted("yshj", None, Period(days[1], days[2]), TODAY)

    assert await texts(database, wanted) == [f"{days[1]}", f"{days[2]}"]
    assert len(await given(database, wanted)) == 2


async def test_another_campaign_is_another_list(database):
    await add(database, complete(campaign="older", statements=said("去年")))

    assert (await given(database, OFFICE), await stated(database, OFFICE)) == ((), ())
    async with database.reading() as session:
        assert await exporting.campaigns(session) == ("older",)


async def test_pages_together_are_everything_once_in_the_order_of_random_ids(database):
    await add(database, *(complete(statements=said(f"第{n}条")) for n in range(7)))
    pages, after = [], -1
    while page := await stated(database, OFFICE, Page(after, 3)):
        pages.append(page)
        after = page[-1].id

    ids = [one.id for page in pages for one in page]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert ids == sorted(set(ids))


async def test_counts_are_of_what_pages_give(database):
    await add(
        database,
        complete(statements=said("一", "二")),
        complete(shield=Shield.KEPT, statements=said("三")),
    )
    counted = []
    for wanted in (OFFICE, CLERK):
        async with database.reading() as session:
            counted.append(
                (
                    await exporting.count_given(session, wanted),
                    await exporting.count_stated(session, wanted),
                )
            )

    assert counted == [(2, 3), (1, 2)]


async def test_a_page_of_many_costs_as_many_statements_as_one_of_few(database):
    costs = []
    for _ in range(2):
        await add(database, complete(statements=said("一", "二", "三"), receipt=unique()))
        with statements(database) as executed:
            await given(database, OFFICE)
            await stated(database, OFFICE)
        costs.append(len(executed))

    assert costs[0] == costs[1]


async def test_drafted_departments_are_listed_and_what_is_nobodys(database):
    async with database.transaction() as session:
        await ledgers.freeze(session, entry())
        await ledgers.freeze(session, entry(), department=None)

    async with database.reading() as session:
        assert await exporting.drafted(session, "yshj") == (None, "tzcj")
