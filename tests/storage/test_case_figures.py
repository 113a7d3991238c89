"""What figures about cases are counted from is read in the same few statements however many."""

from dataclasses import replace

from domain.case_figures import Track
from domain.cases import Act, Party
from storage import case_figures, case_steps, cases, responses
from storage.case_steps import Step, Verdict
from tests.domain.cases import DAY, NOON, case
from tests.storage.rows import TODAY, complete, statements


async def opened(database, *, campaign="yshj", count=1):
    """Cases that were just received, and their responses."""
    found = []
    async with database.transaction() as session:
        for _ in range(count):
            response = await responses.add(session, complete(campaign=campaign, grade="bad"))
            found.append((await cases.open_(session, campaign, response, case()), response))
    return found


async def tracks(database, campaign="yshj"):
    async with database.reading() as session:
        return await case_figures.tracks(session, campaign)


def step(act, at, round_=1):
    return Step(round_, at, act, Party.HANDLER, by="王", person=b"w" * 16)


async def test_a_case_of_which_nothing_is_said_yet(database):
    ((file, _),) = await opened(database)

    assert await tracks(database) == (Track(file.case),)


async def test_the_first_outcome_is_known(database):
    ((file, _),) = await opened(database)
    async with database.transaction() as session:
        await case_steps.add(session, file.id, step(Act.CLAIM, NOON - DAY))
        await case_steps.add(session, file.id, step(Act.EXPLAIN, NOON))
        await case_steps.add(session, file.id, step(Act.PUT_RIGHT, NOON + DAY, 2))

    assert await tracks(database) == (Track(file.case, NOON),)


async def test_the_last_word_of_each_respondent_counts(database):
    ((file, response),) = await opened(database)
    async with database.transaction() as session:
        other = await responses.add(session, complete(grade="bad"))
        for said in (
            Verdict(response, 1, "very_bad", "", TODAY),
            Verdict(response, 2, "good", "", TODAY),
            Verdict(other, 1, "bad", "", TODAY),
        ):
            await case_steps.say_verdict(session, file.id, said)
    (found,) = await tracks(database)

    assert sorted(found.verdicts) == ["bad", "good"]


async def test_cases_of_another_campaign_are_not_counted(database):
    ((file, response),) = await opened(database, campaign="other")
    async with database.transaction() as session:
        await case_steps.add(session, file.id, step(Act.EXPLAIN, NOON))
        await case_steps.say_verdict(session, file.id, Verdict(response, 1, "good", "", TODAY))

    assert await tracks(database) == ()
    assert await tracks(database, "other") == (replace(Track(file.case, NOON), verdicts=("good",)),)


async def test_more_cases_take_no_more_statements(database):
    await opened(database)
    with statements(database) as one:
        await tracks(database)
    await opened(database, count=2)
    with statements(database) as three:
        await tracks(database)

    assert len(three) == len(one)
