from datetime import timedelta

from storage import examples, responses
from storage.tables import EXAMPLE
from tests.storage.rows import TODAY, complete, rows


async def learn(database, *examples_of_a_response, **fields):
    async with database.transaction() as session:
        response = await responses.add(session, complete(**fields))
        for text, department in examples_of_a_response:
            campaign = fields.get("campaign", "yshj")
            await examples.add(session, campaign, response, text, department)


async def of_campaign(database):
    async with database.reading() as session:
        return await examples.of_campaign(session, "yshj")


async def test_examples_are_those_of_a_campaign(database):
    await learn(database, ("办证要跑三趟", "tzcj"), ("路灯不亮", "jsj"))
    await learn(database, ("别处的事", "tzcj"), campaign="another")

    assert set(await of_campaign(database)) == {("办证要跑三趟", "tzcj"), ("路灯不亮", "jsj")}


async def test_examples_come_in_one_order_that_is_not_that_of_their_coming(database):
    for number in range(30):
        await learn(database, (f"{number:02}", "tzcj"))

    first, second = await of_campaign(database), await of_campaign(database)

    assert first == second
    assert first != tuple(sorted(first))


async def test_an_example_goes_with_its_response(database):
    await learn(database, ("旧的", "tzcj"), kept_until=TODAY - timedelta(days=1))
    await learn(database, ("新的", "tzcj"))

    async with database.transaction() as session:
        await responses.delete_expired(session, today=TODAY)

    assert [row["text"] for row in await rows(database, EXAMPLE)] == ["新的"]
