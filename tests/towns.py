"""A deployment for tests, put together: what serves it, and the town of people who use it."""

from pathlib import Path

from bot import vault
from bot.home import Home
from bot.intake import Intake
from bot.sandbox.server import Sandbox
from bot.settings import configuration
from bot.settings.configuration import Configuration
from bot.settings.questionnaires import load_all
from bot.suggesting import Suggestions
from domain.backups import Plan
from handlers.background.backing_up import Backups
from handlers.context import Services
from handlers.library import Library
from storage.attachments import Files
from storage.database import Database
from storage.keys import Keys
from tests.chat import Clock, Inline, InProcess, Town, build

ROOT = Path(__file__).parents[1]


def exemplary() -> tuple[Configuration, Library]:
    """The example configuration, and the questionnaires that are shipped."""
    example = configuration.load(ROOT / "config.example.toml", {})
    codes = tuple(known.code for known in example.campaign.departments)
    known = load_all(ROOT / "questionnaires", codes)
    return example, Library({(each.id, each.version): each for each in known})


def equip(  # noqa: PLR0913, PLR0917 - all that a home needs to be served
    home: Home,
    keys: Keys,
    database: Database,
    example: Configuration,
    library: Library,
    clock: Clock,
) -> Services:
    """What serves a home: the real things, but for the worker, which works in this process."""
    return Services(
        database=database,
        keys=keys,
        files=Files(home.attachments, keys),
        archive=Files(home.archive, keys),
        campaign=example.campaign,
        timetable=example.timetable,
        library=Library(library.versions),  # a test may exchange it
        worker=Inline(),
        router=Suggestions(example.campaign.departments),
        now=clock,
        backups=Backups(vault.engine_of(home), home.backups, Plan()),
    )


def settle(services: Services, clock: Clock) -> Town:
    """The people, with the bot that these serve; it is not started yet."""
    sandbox = Sandbox(clock=lambda: clock().timestamp())
    seam = InProcess(sandbox)
    application = build(services, seam)
    return Town(services, sandbox, application, seam, clock, Intake(application, services))
