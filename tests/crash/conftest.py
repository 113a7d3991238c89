"""A deployment for the tests of faults, with nobody in it yet."""

import pytest

from tests.crash import scene as scenes


@pytest.fixture
async def scene(tmp_path):
    async with scenes.opened(tmp_path, 1) as opened:
        yield opened
