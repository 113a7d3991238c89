from dataclasses import replace

import pytest

from tests.handlers.ledgers.handing import GAP, PHONE, SLOW, clerk_of, hand_in, handed, say, tick


def lines(person):
    """What /progress says of two departments, and the last line of all."""
    told = person.card.splitlines()
    return [line for line in told if line.startswith(("○", "✓"))][2:4], told[-1]


@pytest.mark.parametrize(
    ("role", "unhanded"), [("leader", ""), ("clerk", ""), ("office", "（0/0/1）")]
)
async def test_who_sees_the_progress_sees_who_has_handed_in(member, town, services, unhanded):
    other = await clerk_of(town, "tzcj")
    await hand_in(other, services, SLOW, GAP)
    await say(services, PHONE, department="czj")
    await tick(town)
    await member.send("/progress")

    assert lines(member)[0] == [
        "✓ 投资促进局　7 月 20 日 12:00，第 1 稿（1/0/1）",
        f"○ 财政局　未上报{unhanded}",
    ]
    assert await handed(services) == [("tzcj", 1, 1)]


async def test_what_comes_later_does_not_change_what_was_handed_in(clerk, town, services, clock):
    await hand_in(clerk, services, SLOW)
    await say(services, PHONE, GAP)
    clock.pass_(hours=2)
    await tick(town)
    await clerk.send("/progress")

    assert lines(clerk)[0][0] == "✓ 投资促进局　7 月 20 日 12:00，第 1 稿（0/0/1）"


async def test_without_a_quota_none_is_told(clerk, town):
    campaign = replace(town.services.campaign, quota=0)
    town.services = replace(town.services, campaign=campaign)
    await town.restart()
    await clerk.send("/progress")
    await clerk.send("/handin")

    assert [text for text in clerk.heard if "参考数量" in text] == []


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "，还有 2 个工作日"), (1, "，还有 1 个工作日"), (2, "，就是今天"), (3, "，已过期")],
)
async def test_the_day_it_is_due_is_told_and_how_long_that_is(clerk, clock, days, said):
    clock.pass_(hours=24 * days)
    await clerk.send("/progress")

    assert f"清单上报　截止 7 月 22 日{said}" in clerk.card.splitlines()
