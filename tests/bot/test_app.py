import shutil

import pytest

from bot import app, publishing
from bot.settings import configuration
from tests.towns import ROOT

OLD = "您最近一次办事，是和哪个部门打交道？"

SHIPPED = [("citizen", 2), ("enterprise", 2), ("selfcheck", 1)]


@pytest.fixture
def folder(tmp_path):
    """A deployment of its own: configuration and questionnaires that a test may edit."""
    shutil.copytree(ROOT / "questionnaires", tmp_path / "questionnaires")
    shutil.copy(ROOT / "config.example.toml", tmp_path / "config.toml")
    return tmp_path


async def open_once(folder, home):
    """Open all services, as every command does; gives what can be answered."""
    known = configuration.load(folder / "config.toml", {})
    async with app.open_services(known, home) as services:
        return sorted(services.library.versions)


def edit(folder, old, new, name="enterprise.toml"):
    path = folder / "questionnaires" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


async def test_what_was_published_can_be_opened_again(folder, home):
    first = await open_once(folder, home)

    assert first == await open_once(folder, home) == SHIPPED


async def test_a_changed_questionnaire_is_refused(folder, home):
    await open_once(folder, home)
    edit(folder, OLD, "您说的是哪个部门？")

    with pytest.raises(publishing.ChangedQuestionnaireError) as refused:
        await open_once(folder, home)

    assert str(refused.value) == (
        "These questionnaires were changed after they were published: enterprise version 2. "
        "Undo the change, or raise `version`: people answered the words that were there."
    )


async def test_a_comment_is_no_change(folder, home):
    await open_once(folder, home)
    edit(folder, 'id = "enterprise"', '# a note\nid = "enterprise"')

    assert await open_once(folder, home) == SHIPPED


async def test_a_change_with_a_new_version_is_published(folder, home):
    await open_once(folder, home)
    questionnaires = folder / "questionnaires"
    shutil.copy(questionnaires / "enterprise.toml", questionnaires / "enterprise-3.toml")
    edit(folder, "version = 2", "version = 3", "enterprise-3.toml")
    edit(folder, OLD, "您说的是哪个部门？", "enterprise-3.toml")

    versions = await open_once(folder, home)

    assert versions == sorted([*SHIPPED, ("enterprise", 3)])


async def test_a_refused_change_leaves_nothing_open(folder, home):
    await open_once(folder, home)
    edit(folder, OLD, "您说的是哪个部门？")
    with pytest.raises(publishing.ChangedQuestionnaireError):
        await open_once(folder, home)

    edit(folder, "您说的是哪个部门？", OLD)

    assert await open_once(folder, home) == SHIPPED


def test_the_clock_is_aware():
    assert app.now().utcoffset().total_seconds() == 0
