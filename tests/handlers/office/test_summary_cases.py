"""Cases in a summary: the three rates with their bases, and what is hidden outside."""

import pytest

from domain.cases import Ending, Outcome, State
from storage import cases, responses
from tests.domain.cases import TODAY, case
from tests.handlers.paths import sent_on

PUT_RIGHT = {
    "outcome": Outcome.PUT_RIGHT,
    "ending": Ending.VERDICT,
    "contacted_on": TODAY,
    "closed_on": TODAY,
}


async def have(services, count, state, **fields):
    """So many cases of a department."""
    async with services.database.transaction() as session:
        for _ in range(count):
            complaint = sent_on(services, TODAY, grade="bad", department="tzcj")
            response = await responses.add(session, complaint)
            stood = case(state, department="tzcj", **fields)
            await cases.open_(session, services.campaign.code, response, stood)


def told(person):
    """What the card says of cases."""
    lines = person.card.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("工单"))
    return lines[first:]


async def test_rates_stand_with_what_they_were_counted_from(clerk, services):
    await have(services, 3, State.CLOSED, **PUT_RIGHT)
    silent = {"ending": Ending.SILENCE, "outcome": Outcome.EXPLAINED}
    await have(services, 1, State.CLOSED, **PUT_RIGHT | silent)
    await have(services, 2, State.RECEIVED)
    await clerk.send("/summary")

    assert told(clerk) == [
        "工单　在办 2 件，超期 0 件",
        "待认领 2",
        "立工单 1 个工作日内 2、2–5 个 0、更久 0",
        "响应率 100%（4/4）",
        "解决率 75%（3/4）",
        "办结时没有回音 1 件，不算满意",
    ]


@pytest.mark.parametrize(
    ("asked", "heard"),
    [
        (
            "/summary",
            [
                "工单　超期 0 件；到最近一期简报，在办不足 5 件，不细分",
                "三率：到最近一期简报，基数不足 5，不显示",
            ],
        ),
        ("/summary 投资促进局 2020-07-17", ["工单　超期 0 件；其余只在部门内看"]),
    ],
)
async def test_leaders_are_told_of_new_cases_by_the_digest_and_no_sooner(
    leader, services, asked, heard
):
    await have(services, 5, State.CLOSED, **PUT_RIGHT)
    await have(services, 6, State.RECEIVED)
    await leader.send(asked)

    assert told(leader) == heard


@pytest.mark.parametrize("count", [4, 5])
async def test_what_is_held_is_no_case_of_the_department(clerk, services, count):
    await have(services, count, State.RECEIVED, held=True)
    await clerk.send("/summary")

    assert told(clerk) == ["工单　在办 0 件，超期 0 件"]
