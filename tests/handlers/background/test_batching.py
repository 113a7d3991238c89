"""Batches are formed by the job and before anything is composed that counts them."""

from datetime import date

from domain.text import Language
from handlers.background import batching
from handlers.office import digests, overall
from storage import tables
from tests.handlers.paths import gather, rows


async def sizes(services):
    return sorted(row["size"] for row in await rows(services, tables.COHORT))


async def test_forming_tells_how_many_batches_there_are_now(services):
    await gather(services, "tzcj", "good", 11)
    await gather(services, "czj", "good", 4)

    formed = [await batching.form(services), await batching.form(services)]

    assert formed == [2, 0]
    assert await sizes(services) == [5, 6]


async def test_after_the_campaign_nobody_waits_for_their_like(services, clock):
    clock.pass_(days=(services.campaign.ends_on - date(2020, 7, 20)).days)
    for department in ("tzcj", "czj"):
        await gather(services, department, "good", 3)
    during = await batching.form(services)
    clock.pass_(days=1)
    after = await batching.form(services)

    assert (during, after) == (0, 1)
    assert await sizes(services) == [6]


async def test_a_digest_is_composed_of_batches_that_are_formed_before(services):
    await gather(services, "tzcj", "good", 5)

    rendered = await digests.render(services, Language.ZH)

    assert "服务满意率 <b>100%</b>（5 人）" in rendered.text.splitlines()


async def test_so_is_the_overall_report(services):
    await gather(services, "tzcj", "good", 5)

    await overall.render(services, None)

    assert await sizes(services) == [5]
