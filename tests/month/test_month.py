"""A month with 400 responses, holidays, an outage and three restarts, through the whole program.

The seed tells the story: the same seed, the same month. Every day is compared with what independent
oracles make of the raw rows and of a table of days that was written by hand.
"""

import os
import random
import time
from collections import Counter

import pytest

from tests.month import (
    dates,
    leaders,
    month,
    oracle_clocks,
    oracle_digest,
    oracle_eyes,
    oracle_mail,
    oracle_states,
    people,
    plan,
    raw,
)
from tests.month.month import Month

if os.environ.get('SECTIONS'):
    from tests.month import sections_tmp


async def begun(town, home, folder, seed):
    """Everyone is there, and nobody has said anything."""
    chance = random.Random(seed)
    days = plan.days()
    crowd = await people.invited(town, chance)
    visits, files = plan.visits(chance, days), plan.hotline(chance, days)
    return Month(town, home.database, folder, chance, crowd, visits, files)


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_a_month(town, home, tmp_path, seed):
    told = await begun(town, home, tmp_path, seed)
    incidents = {
        (dates.sep(17), 14): (Month.block,),
        (dates.sep(18), 12): (leaders.direct,),
        (dates.sep(18), 14): (Month.unblock,),
        (dates.sep(22), 12): (leaders.report,),
        (dates.sep(22), 14): (Month.cut,),
        (dates.sep(23), 10): (Month.tap_into_silence, Month.mend),
        (dates.sep(24), 12): (leaders.close, leaders.direct),
        (dates.sep(29), 12): (Month.restart,),
        (dates.oct_(9), 10): (Month.die_speaking,),
        (dates.oct_(12), 14): (Month.block,),
        (dates.oct_(13), 14): (Month.unblock,),
        (dates.oct_(13), 16): (Month.die_answering,),
    }
    days = plan.days()[: int(os.environ.get("NAJIAN_MONTH_DAYS", "99"))]
    t0 = time.perf_counter()
    try:
        for day in days:
            print(day, time.perf_counter() - t0, flush=True)
            await told.live(day, incidents)
            oracle_mail.check_day(told, day)
        await told.end()
    except Exception as error:
        error.add_note(f"seed {seed}, {told.now}")
        raise

    if os.environ.get('SECTIONS'):
        sections_tmp.show()
        print(told.cards, "dates on cards")
        print(Counter((r["state"], r["ending"]) for r in raw.cases(home.database).values()))
    await check(told)


async def check(told):
    """Everything that has to hold at the end; all that does not is told at once."""
    await told.people.admin.send("/health")
    assert f"搁置 {told.unsure} 条" in told.people.admin.card, told.people.admin.card
    wrong = [*oracle_states.wrong(told), *oracle_mail.wrong(told), *oracle_eyes.wrong(told)]
    assert wrong == []
