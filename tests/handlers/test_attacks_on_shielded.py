"""What names a section or a person reaches nobody but the campaign office, whatever they try.

Somebody without a role, the office itself, and what it has released: `test_audited.py`, where the
same is tried, and more is looked at.
"""

from typing import get_args

import pytest

from domain.people import Membership, Role
from domain.shielding import Shield
from handlers.acts import Act
from tests.handlers import shielded
from tests.handlers.shielded import OTHER, OWN, known

STAFF = (Membership(Role.STAFF, OWN),)
# Rights add up (tests/domain/test_people.py): what one of these could find out, who is all would.
EVERYBODY = (
    *STAFF,
    Membership(Role.STAFF, OTHER),
    Membership(Role.LEADER),
    Membership(Role.ADMIN),
)


async def attack(town, memberships, hidden):
    """All that somebody with these memberships is told, whatever they try."""
    for membership in memberships:
        person = await town.member(40, membership)
    return await shielded.attack(town, person, hidden)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("shield", [Shield.ASKED, Shield.KEPT])
async def test_no_command_button_or_reply_tells_the_department(town, services, shield):
    hidden = await shielded.hide(services, shield=shield)

    told = await attack(town, STAFF, hidden)

    assert await shielded.shield_of(services, hidden.response) is shield
    assert known(told) == set()


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_nor_anybody_who_is_all_of_them(town, services):
    hidden = await shielded.hide(services)

    told = await attack(town, EVERYBODY, hidden)

    assert await shielded.shield_of(services, hidden.response) is Shield.FOUND
    assert known(told) == set()


async def test_every_act_is_forged(services):
    hidden = shielded.Hidden(1, (1, 2, 3), (1,))

    letters = {data.split(":")[0] for data in shielded.acts(hidden)}

    assert letters == {kind.letter for kind in get_args(Act)}
