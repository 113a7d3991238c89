import pytest

from bot.settings.configuration import load
from bot.settings.questionnaires import load_all
from domain.faults import FaultyError
from tests.bot.settings.files import VERDICT


@pytest.fixture
def faults_of_configuration(tmp_path):
    """The faults of a configuration file with this text, and what no file may lack."""

    def faults(text, environ=None, *, end=VERDICT):
        path = tmp_path / "config.toml"
        path.write_text(text + end, "utf-8")
        return _faults(load, path, environ or {})

    return faults


@pytest.fixture
def faults_of_questionnaires(tmp_path):
    """The faults of a folder of questionnaires with these texts: lines and problems."""

    def faults(*texts, departments=("czj", "jsj")):
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.toml").write_text(text, "utf-8")
        return _faults(load_all, tmp_path, departments)

    return faults


def _faults(function, *arguments):
    try:
        function(*arguments)
    except FaultyError as error:
        return [(fault.line, fault.problem) for fault in error.faults]
    return []
