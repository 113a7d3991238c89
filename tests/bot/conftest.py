"""What tests of the program's rim share."""

import logging
import sys

import pytest
from typer.testing import CliRunner

from bot import app
from bot.commands import commands
from tests.chat import Inline


@pytest.fixture
def own_log():
    """The log as it is before `journal.begin`, put back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    own = {name: logging.getLogger(name).level for name in ("bot", "handlers", "storage")}
    hook, root.handlers[:] = sys.excepthook, []
    yield
    sys.excepthook = hook
    logging.captureWarnings(capture=False)
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    for name, level in own.items():
        logging.getLogger(name).setLevel(level)


@pytest.fixture
def najian(tmp_path, monkeypatch, own_log, server_url):
    """Run a command of `najian` in a home of its own, on the example's configuration."""
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    monkeypatch.delenv("NAJIAN_HOME", raising=False)
    if server_url is not None:
        monkeypatch.setenv("STORAGE_URL", server_url)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(app, "ProcessWorker", Inline)  # tests/end_to_end/ has the real one
    home = str(tmp_path / "home")

    def run(*arguments):
        result = CliRunner().invoke(commands, ["--home", home, *map(str, arguments)])
        return result.exit_code, result.stdout, result.stderr

    return run
