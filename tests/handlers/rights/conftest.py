"""One stage for all tests of a module: it takes seconds to furnish, and is put back after each."""

import shutil
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.home import Home
from storage import key_file
from storage.database import Database
from tests.chat import Clock
from tests.handlers.rights import attacks
from tests.towns import equip, settle


@pytest.fixture(scope="module")
def home(tmp_path_factory, server_url):
    store = Path("najian.db") if server_url is None else SecretStr(server_url)
    home = Home(tmp_path_factory.mktemp("stage") / "home", store)
    home.prepare()
    return home


@pytest.fixture(scope="module")
def place(broom, server_url, home, migrated):
    """Where everything lies."""
    if broom is not None:
        broom.empty()
        return server_url
    shutil.copy(migrated, home.database)
    return home.database


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(place, home, example, library):
    """The town with all that is in it. A handler that fails, fails the test."""
    keys, clock = key_file.load(home.key).keys(), Clock()
    services = equip(home, keys, Database(place, keys), example, library, clock)
    town = settle(services, clock)
    async with attacks.opened(town, place) as opened:
        yield opened
    await town.application.shutdown()
    await town.sandbox.stop()
    await services.database.close()


@pytest_asyncio.fixture(loop_scope="module")
async def untouched(stage):
    """The stage as it was furnished."""
    await stage.put_back("base")
    stage.errors.clear()
    yield stage
    await stage.put_back("base")
    assert stage.errors == []
