"""The example's campaign in another month, and a town whose network fails."""

import os
import random
import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.home import Home
from bot.intake import Intake
from bot.sandbox.server import Sandbox
from bot.settings import configuration
from handlers.background import delivery
from tests.chat import Clock, Town, build
from tests.month import dates
from tests.month.seam import Network

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def example():
    """The example configuration from 15 September to 16 October 2020, with contacts."""
    loaded = configuration.load(ROOT / "config.example.toml", {})
    campaign = replace(
        loaded.campaign,
        starts_on=dates.FIRST,
        ledgers_due_on=dates.LEDGERS_DUE,
        ends_on=dates.LAST,
        asks_contact=True,
    )
    timetable = replace(loaded.timetable, draft_every=timedelta(days=1))
    return replace(loaded, campaign=campaign, timetable=timetable)


@pytest.fixture
def seed(monkeypatch):
    """What the month is drawn from; another one by the environment."""
    seed = int(os.environ.get("NAJIAN_MONTH_SEED", "2020"))
    chance = random.Random(seed)
    random.seed(seed)
    monkeypatch.setattr(secrets, "randbits", chance.getrandbits)
    monkeypatch.setattr(secrets, "randbelow", chance.randrange)
    monkeypatch.setattr(secrets, "token_bytes", chance.randbytes)
    return seed


@pytest.fixture
def home(tmp_path, seed, server_url):
    """With a key that is drawn from the seed, too: it decides in which order things are sent."""
    store = Path("najian.db") if server_url is None else SecretStr(server_url)
    home = Home(tmp_path / "home", store)
    home.prepare()
    home.key.write_text(random.Random(seed).randbytes(32).hex() + "\n", "ascii")
    home.key.chmod(0o600)
    return home


@pytest.fixture
def clock():
    return Clock(datetime(2020, 9, 14, 23, tzinfo=UTC))  # seven in the morning


@pytest.fixture
async def town(services, clock, monkeypatch):
    """The bot in a month that passes in minutes. A handler that fails, fails the test."""
    monkeypatch.setattr(delivery, "PAUSE", 0)  # its pace is that of the clock
    sandbox = Sandbox(clock=lambda: clock().timestamp())
    network = Network(sandbox)
    application = build(services, network)
    errors = []

    async def remember(update, context):
        errors.append(context.error)

    application.add_error_handler(remember)
    async with application:
        town = Town(services, sandbox, application, network, clock, Intake(application, services))
        yield town
    await sandbox.stop()
    assert errors == []
