import logging

import pytest

from bot import journal

TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

pytestmark = pytest.mark.usefixtures("own_log")


def test_whatever_is_logged_the_token_is_not_in_it(capsys):
    journal.begin((TOKEN,))

    logging.getLogger("aiohttp").warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("bot").error("failed", exc_info=ValueError(TOKEN))

    said = capsys.readouterr().err
    assert (TOKEN in said, said.count("[secret]")) == (False, 2)


def test_our_own_parts_tell_what_they_do_and_libraries_only_what_is_wrong(capsys):
    journal.begin(())

    for name in (
        "bot.service",
        "handlers.background.jobs",
        "storage.migrate",
        "httpx",
        "sqlalchemy",
    ):
        logging.getLogger(name).info("said")

    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[3] for line in lines] == [
        "bot.service:",
        "handlers.background.jobs:",
        "storage.migrate:",
    ]


def test_a_line_has_time_level_and_place(capsys, monkeypatch):
    journal.begin((), verbose=True)

    logging.getLogger("bot").debug("ready")

    _, _, level, name, text = capsys.readouterr().err.split()
    assert (level, name, text) == ("DEBUG", "bot:", "ready")
