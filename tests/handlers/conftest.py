"""People with roles, for the tests of handlers."""

import pytest

from domain.people import Membership, Role


@pytest.fixture
def ada(town):
    """A shop owner whose Telegram speaks English."""
    return town.person(8, language="en")


@pytest.fixture
async def clerk(town):
    """Staff of the Investment Promotion Bureau."""
    return await town.member(21, Membership(Role.STAFF, "tzcj"))


@pytest.fixture
async def office(town):
    """A coordinator of the campaign office."""
    return await town.member(22, Membership(Role.COORDINATOR))


@pytest.fixture
async def leader(town):
    return await town.member(23, Membership(Role.LEADER))


@pytest.fixture
async def admin(town):
    return await town.member(24, Membership(Role.ADMIN))
