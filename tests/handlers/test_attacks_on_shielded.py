"""What names a section or a person reaches nobody but the campaign office, whatever they try."""

from typing import get_args

import pytest

from domain.people import Membership, Role
from domain.shielding import Shield
from handlers.acts import Act
from tests.handlers import shielded
from tests.handlers.shielded import (
    ADDED,
    MARKERS,
    NAME,
    OTHER,
    OWN,
    PHONE,
    PICTURE,
    SOUND,
    SPOKEN,
    TYPED,
    known,
)

ATTACKERS = {
    "staff of the department": (Membership(Role.STAFF, OWN),),
    "staff of another": (Membership(Role.STAFF, OTHER),),
    "leader": (Membership(Role.LEADER),),
    "admin": (Membership(Role.ADMIN),),
    "nobody": (),
}


async def attacker(town, memberships):
    person = town.person(40)
    for membership in memberships:
        person = await town.member(40, membership)
    return person


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("who", ATTACKERS)
async def test_no_command_button_or_reply_tells_anybody_else(town, services, who):
    hidden = await shielded.hide(services)
    person = await attacker(town, ATTACKERS[who])

    told = await shielded.attack(town, person, hidden)

    assert await shielded.shield_of(services, hidden.response) is Shield.FOUND
    assert known(told) == set()


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("shield", [Shield.ASKED, Shield.KEPT])
async def test_nor_where_it_was_asked_for_or_is_kept(town, services, shield):
    hidden = await shielded.hide(services, shield=shield)
    person = await attacker(town, ATTACKERS["staff of the department"])

    told = await shielded.attack(town, person, hidden)

    assert await shielded.shield_of(services, hidden.response) is shield
    assert known(told) == set()


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_the_same_attack_by_the_campaign_office_finds_it(town, services):
    hidden = await shielded.hide(services)
    person = await attacker(town, (Membership(Role.COORDINATOR),))

    told = await shielded.attack(town, person, hidden)

    assert known(told) == set(MARKERS) - {NAME, PHONE}


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_what_is_released_comes_without_its_names_and_files(town, services):
    hidden = await shielded.hide(services)
    office = await town.member(41, Membership(Role.COORDINATOR))
    await office.forge(f"hr:{hidden.response:x}:0")
    person = await attacker(town, ATTACKERS["staff of the department"])

    told = await shielded.attack(town, person, hidden)

    assert await shielded.shield_of(services, hidden.response) is Shield.RELEASED
    assert known(told, (SOUND, PICTURE, "王科长", "规划科", "工号023", "那位女同志")) == set()
    assert known(told, (TYPED, SPOKEN, ADDED)) == {TYPED, SPOKEN, ADDED}


async def test_every_act_is_forged(services):
    hidden = shielded.Hidden(1, (1, 2, 3), (1,))

    letters = {data.split(":")[0] for data in shielded.acts(hidden)}

    assert letters == {kind.letter for kind in get_args(Act)}
