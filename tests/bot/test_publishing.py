import logging
import shutil
from functools import partial

import pytest

from bot import publishing
from bot.publishing import Publisher, Reloader, Shelf
from domain import auditing
from handlers import auditing as noting
from storage.audit_tables import AUDIT
from tests.storage.rows import rows
from tests.towns import ROOT

DEPARTMENTS = ("dzb", "zzrs", "tzcj", "czj", "jsj", "aqhb")
OLD, NEW = "您最近一次办事，是和哪个部门打交道？", "您说的是哪个部门？"


@pytest.fixture
def shelf(tmp_path):
    """A folder of questionnaires that a test may edit."""
    folder = tmp_path / "questionnaires"
    shutil.copytree(ROOT / "questionnaires", folder)
    return Shelf(folder, DEPARTMENTS, asks_contact=False)


@pytest.fixture
def publisher(services):
    return Publisher(auditing.job("reload"), partial(noting.trail, services))


@pytest.fixture
async def running(database, shelf, publisher):
    """The library of a running bot."""
    return await publishing.publish(database, shelf.read(), publisher)


@pytest.fixture
def reloader(database, shelf, running, publisher):
    return Reloader(database, shelf, running, publisher)


def version_of(shelf, name="enterprise.toml"):
    return next(
        int(line.removeprefix("version = "))
        for line in (shelf.folder / name).read_text("utf-8").splitlines()
        if line.startswith("version = ")
    )


def rewrite(shelf, *pairs, name="enterprise.toml"):
    path = shelf.folder / name
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def raised(shelf):
    number = version_of(shelf)
    return f"version = {number}", f"version = {number + 1}"


async def test_nothing_happens_while_nothing_changes(reloader, running, caplog):
    before = running.versions

    await reloader.look()

    assert running.versions is before
    assert caplog.records == []


async def test_a_new_version_is_offered_without_a_restart(reloader, running, shelf):
    number = version_of(shelf)
    rewrite(shelf, raised(shelf), (OLD, NEW))

    await reloader.look()

    current = running.find_current("enterprise")
    assert (current.version, current.questions[0].text.zh) == (number + 1, NEW)


async def test_who_began_the_old_version_can_finish_it(reloader, running, shelf):
    number, before = version_of(shelf), running.find_current("enterprise")
    rewrite(shelf, raised(shelf), (OLD, NEW))

    await reloader.look()

    assert running.versions["enterprise", number] == before


async def test_the_old_version_is_known_after_a_restart_too(
    database, reloader, running, shelf, publisher
):
    number, before = version_of(shelf), running.find_current("enterprise")
    rewrite(shelf, raised(shelf), (OLD, NEW))
    await reloader.look()

    restarted = await publishing.publish(database, shelf.read(), publisher)

    assert restarted.versions["enterprise", number] == before
    assert restarted.find_current("enterprise").version == number + 1


async def test_a_questionnaire_whose_file_is_gone_is_offered_no_more(reloader, running, shelf):
    (shelf.folder / "citizen.toml").unlink()

    await reloader.look()

    assert running.ids() == ("enterprise",)
    assert [known for known, _ in running.versions if known == "citizen"] != []


async def test_a_fault_changes_nothing_and_goes_to_the_log(reloader, running, shelf, caplog):
    before = running.versions
    rewrite(shelf, ('kind = "rating"', 'kind = "ratting"'))

    await reloader.look()

    assert running.versions is before
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    assert "enterprise.toml" in caplog.text


async def test_a_change_without_a_new_version_changes_nothing(reloader, running, shelf, caplog):
    before = running.versions
    rewrite(shelf, (OLD, NEW))

    await reloader.look()

    assert running.versions is before
    assert "raise `version`" in caplog.text


async def test_a_fault_that_was_mended_is_forgotten(reloader, running, shelf):
    number = version_of(shelf)
    rewrite(shelf, ('kind = "rating"', 'kind = "ratting"'))
    await reloader.look()
    rewrite(shelf, ('kind = "ratting"', 'kind = "rating"'), raised(shelf))

    await reloader.look()

    assert running.find_current("enterprise").version == number + 1


async def test_a_folder_that_can_not_be_read_changes_nothing(reloader, running, shelf, caplog):
    before = running.versions
    shutil.rmtree(shelf.folder)

    await reloader.look()

    assert running.versions is before
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


async def test_an_interview_under_way_goes_on_in_its_words(town, services, li, shelf, publisher):
    library = await publishing.publish(services.database, shelf.read(), publisher)
    services.library.exchange(library)
    await li.send("/start enterprise")
    await li.tap("匿名")
    before = li.card
    rewrite(shelf, raised(shelf), (OLD, NEW))
    services.library.exchange(await publishing.publish(services.database, shelf.read(), publisher))

    await li.tap("财政局")
    await li.tap("上一题")

    assert li.card.split("\n\n")[1] == before.split("\n\n")[1] == f"{OLD}"


async def test_who_publishes_what_is_noted_once(database, reloader, running, shelf):
    number = version_of(shelf)
    before = len(await rows(database, AUDIT))
    rewrite(shelf, raised(shelf), (OLD, NEW))

    await reloader.look()
    await reloader.look()

    noted = [(row["name"], row["kind"], row["thing_id"]) for row in await rows(database, AUDIT)]
    assert noted[before:] == [("reload", "published", f"enterprise {number + 1}")]
