"""What tests share: the example's campaign, a database, and a town of people with the bot."""

import gc
import os
import shutil
from pathlib import Path

import hypothesis
import pytest
from pydantic import SecretStr

from bot.home import Home
from storage import key_file, migrate
from storage.database import Database
from tests import engine, lasting, workers
from tests.chat import Clock
from tests.towns import equip, exemplary, settle

# A busy machine is no fault of the program: properties have no deadline.
hypothesis.settings.register_profile("najian", deadline=None)
hypothesis.settings.load_profile("najian")
engine.share_statements()
gc.disable()  # until everything is collected: nothing of it is garbage
# Where no test stores anything: not even loaded when the others are tried once more on a server.
_HERE = Path(__file__).parent
_STORING_NOTHING = frozenset(
    [_HERE / f"bot/{name}" for name in ("sandbox", "settings", "xlsform")]
    + [_HERE / "bench", _HERE / "reports", *_HERE.glob("test_*.py")]
)


def pytest_ignore_collect(collection_path):
    return True if engine.SERVER and collection_path in _STORING_NOTHING else None


def pytest_collection_finish():
    """Thirteen thousand tests stay until the end: the garbage collector need not look at them.

    Nor as often as usual at what comes and goes: that is a fifteenth of the time.
    """
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 10)


def pytest_configure(config):
    # Else DuckDB finds that it has leaked; after pytest's own last looks, which are through all.
    config.add_cleanup(gc.unfreeze)
    workers.stay(os.environ.get("PYTEST_XDIST_WORKER", ""))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return workers.Shares(config, log)


def pytest_collection_modifyitems(items):
    long = {item.path for item in items if _is_long(item)}
    # Begun last, they would be waited for.
    items.sort(key=lambda item: (not workers.waits(item.nodeid), item.path not in long))
    if engine.SERVER:
        items[:] = [item for item in items if _is_of_both(item)]
    else:
        items[:] = [item for item in items if not item.get_closest_marker("postgresql")]
        stray = [item.nodeid for item in items if _is_never_on_a_server(item)]
        assert not stray, f"these store something, and tests/conftest.py says they do not: {stray}"


def _is_long(item):
    return any(item.get_closest_marker(marker) for marker in ("slow", "browser", "office"))


def _is_of_both(item):
    """Whether a test stores anything, and not in the way of SQLite alone."""
    if item.get_closest_marker("sqlite"):
        return False
    return "place" in item.fixturenames or item.get_closest_marker("postgresql") is not None


def _is_never_on_a_server(item):
    return _is_of_both(item) and not _STORING_NOTHING.isdisjoint([item.path, *item.path.parents])


@pytest.fixture(scope="session")
def shipped():
    return exemplary()


@pytest.fixture(scope="session")
def example(shipped):
    """The example configuration."""
    return shipped[0]


@pytest.fixture(scope="session")
def library(shipped):
    """The questionnaires that are shipped."""
    return shipped[1]


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def home(tmp_path, server_url):
    store = Path("najian.db") if server_url is None else SecretStr(server_url)
    home = Home(tmp_path / "home", store)
    home.prepare()
    return home


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """An empty database in the newest form: made once, for it takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "najian.db"
    migrate.upgrade(path, path.parent, now=Clock()())
    return path


@pytest.fixture(scope="session")
def broom():
    """This process's database on the PostgreSQL server, if the tests store there."""
    if not engine.SERVER:
        yield None
        return
    broom = engine.Broom(f"najian_{os.getpid()}")
    yield broom
    broom.drop()


@pytest.fixture(scope="session", autouse=True)
async def what_lasts(broom):
    """What tests share that is of the event loop, closed at the end."""
    async with lasting.until_the_end():
        if broom is not None:
            await lasting.get(engine.kept_connections, broom.url)
        yield


@pytest.fixture(scope="session")
def server_url(broom):
    """The URL of that database."""
    return broom.url if broom else None


@pytest.fixture
def place(broom, home, migrated):
    """Where the test's database lies: empty, in the newest form."""
    if broom is not None:
        broom.empty()
        return broom.url
    shutil.copy(migrated, home.database)
    return home.database


@pytest.fixture(scope="session")
def secrets(tmp_path_factory):
    """The key of all homes: made once, so that their databases share what is compiled."""
    return key_file.load(tmp_path_factory.mktemp("key") / "najian.key")


@pytest.fixture
def keys(home, secrets):
    """The keys of the home."""
    if not home.key.exists():
        key_file.store(home.key, secrets)
    return key_file.load(home.key).keys()


@pytest.fixture
async def database(place, keys):
    database = Database(place, keys)
    yield database
    await database.close()


@pytest.fixture
def services(database, home, example, library, clock, keys):  # noqa: PLR0913, PLR0917
    return equip(home, keys, database, example, library, clock)


@pytest.fixture
async def town(services, clock, request):
    """The bot with the people of a test. A handler that fails, fails the test."""
    town = settle(services, clock)
    errors = []

    async def remember(update, context):
        errors.append(context.error)

    if "expects_errors" not in request.keywords:
        town.application.add_error_handler(remember)
    async with town.application:
        yield town
    await town.sandbox.stop()
    assert errors == []


@pytest.fixture
def li(town):
    """A shop owner."""
    return town.person(7, name="Li")
