"""A month with holidays, an outage and three restarts, through the whole program.

200 responses come; 400 in the long form (`tests/lengths.py`). The seed tells the story: the same
seed, the same month (`NAJIAN_MONTH_SEED` is another one). Every day is compared with what oracles
of its own make of the raw rows, and of a table of days that was written by hand.
"""

import random
from collections import Counter

import pytest

from tests.month import (
    dates,
    incidents,
    leaders,
    oracle_eyes,
    oracle_mail,
    oracle_states,
    people,
    plan,
    raw,
)
from tests.month.month import Month

INCIDENTS = {
    (dates.sep(17), 14): (incidents.block,),
    (dates.sep(18), 12): (leaders.direct,),
    (dates.sep(18), 14): (incidents.unblock,),
    (dates.sep(22), 12): (leaders.report,),
    (dates.sep(22), 14): (incidents.cut,),
    (dates.sep(23), 10): (incidents.tap_into_silence, incidents.mend),
    (dates.sep(24), 12): (leaders.close, leaders.direct),
    (dates.sep(29), 12): (incidents.restart,),
    (dates.oct_(9), 10): (incidents.die_speaking,),
    (dates.oct_(12), 14): (incidents.block,),
    (dates.oct_(13), 14): (incidents.unblock,),
    (dates.oct_(13), 16): (incidents.die_answering,),
}
ENDINGS = {"verdict", "silence", "concluded", "merged", "withdrawn"}


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_a_month_of_cases_is_dealt_with_in_time_and_told_once(town, home, tmp_path, seed):
    chance, days = random.Random(seed), plan.days()
    crowd = await people.invited(town, chance)
    visits, files = plan.visits(chance, days), plan.hotline(chance, days)
    month = Month(town, home, tmp_path, chance, crowd, visits, files)

    try:
        for day in days:
            await month.live(day, INCIDENTS)
            oracle_mail.check_day(month, day)
        await month.end()
    except Exception as error:
        error.add_note(f"seed {seed}, {month.now}")
        raise

    wrong = [*oracle_states.wrong(month), *oracle_mail.wrong(month), *oracle_eyes.wrong(month)]
    assert (seed, wrong) == (seed, [])
    assert_much_has_happened(month)


def assert_much_has_happened(month):
    """Nothing was right only because nothing came to pass."""
    rows = raw.cases(month.home).values()
    endings = Counter(row["ending"] for row in rows if row["ending"])
    (counted,) = raw.read(month.home, "SELECT count(*) AS n FROM response")
    assert (counted["n"], set(endings)) == (plan.IN_ALL, ENDINGS)
    assert sum(endings.values()) > len(rows) / 4
    assert (month.unsure, month.directed) == (1, 2)
    assert month.cards > plan.IN_ALL / 2, "dates on cards"
