"""People with roles, for the tests of handlers."""

import pytest

from domain.people import Membership, Role

MEMBERS = {
    "clerk": Membership(Role.STAFF, "tzcj"),
    "office": Membership(Role.COORDINATOR),
    "leader": Membership(Role.LEADER),
    "admin": Membership(Role.ADMIN),
}


@pytest.fixture
def ada(town):
    """A shop owner whose Telegram speaks English."""
    return town.person(8, language="en")


@pytest.fixture
async def member(town, role):
    """Whoever the test's parameter `role` names; "respondent" holds no role."""
    if role == "respondent":
        return town.person(20)
    return await town.member(20, MEMBERS[role])


@pytest.fixture
async def clerk(town):
    """Staff of the Investment Promotion Bureau."""
    return await town.member(21, MEMBERS["clerk"])


@pytest.fixture
async def office(town):
    """A coordinator of the campaign office."""
    return await town.member(22, MEMBERS["office"])


@pytest.fixture
async def leader(town):
    return await town.member(23, MEMBERS["leader"])


@pytest.fixture
async def admin(town):
    return await town.member(24, MEMBERS["admin"])
