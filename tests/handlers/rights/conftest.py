"""One stage for all tests of a module: it takes seconds to furnish, and is put back after each."""

import shutil
from pathlib import Path

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot import vault
from bot.home import Home
from bot.intake import Intake
from bot.sandbox.server import Sandbox
from bot.suggesting import Suggestions
from domain.backups import Plan
from handlers.background.backing_up import Backups
from handlers.context import Services
from handlers.library import Library
from storage import key_file
from storage.attachments import Files
from storage.database import Database
from tests.chat import Clock, Inline, InProcess, Town, build
from tests.handlers.rights import attacks


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
    services = Services(
        database=Database(place, keys),
        keys=keys,
        files=Files(home.attachments, keys),
        archive=Files(home.archive, keys),
        campaign=example.campaign,
        timetable=example.timetable,
        library=Library(library.versions),
        worker=Inline(),
        router=Suggestions(example.campaign.departments),
        now=clock,
        backups=Backups(vault.engine_of(home), home.backups, Plan()),
    )
    sandbox = Sandbox(clock=lambda: clock().timestamp())
    seam = InProcess(sandbox)
    application = build(services, seam)
    town = Town(services, sandbox, application, seam, clock, Intake(application, services))
    async with attacks.opened(town, place) as opened:
        yield opened
    await town.application.shutdown()
    await sandbox.stop()
    await services.database.close()


@pytest_asyncio.fixture(loop_scope="module")
async def untouched(stage):
    """The stage as it was furnished."""
    await stage.put_back("base")
    stage.errors.clear()
    yield stage
    await stage.put_back("base")
    assert stage.errors == []
