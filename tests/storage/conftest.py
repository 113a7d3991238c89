"""What tests of the storage share beside the database."""

import pytest

from storage import keys as stored


@pytest.fixture
def keys(home):
    """The deployment's key."""
    return stored.load(home.key)
