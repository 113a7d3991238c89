import logging
import sys

import pytest
from telegram.error import BadRequest, NetworkError

from bot import journal

TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

pytestmark = pytest.mark.usefixtures("own_log")


class OwnError(RuntimeError):
    """Of the program itself."""

    __module__ = "bot.somewhere"


def failing(error):
    """The error as it comes out of a function."""
    try:
        raise error
    except type(error) as caught:
        return caught


def test_whatever_is_logged_the_token_is_not_in_it(capsys):
    journal.begin((TOKEN,))

    logging.getLogger("aiohttp").warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("bot").error("failed", exc_info=OwnError(TOKEN))

    said = capsys.readouterr().err
    assert (TOKEN in said, said.count("[secret]")) == (False, 2)


@pytest.mark.parametrize("name", ["bot", "handlers.dispatch", "aiohttp", "py.warnings"])
@pytest.mark.parametrize(
    ("known_by", "instead"),
    [
        ("13800138000", "[number]"),
        ("138 0013 8000", "[number]"),
        ("138-0013-8000", "[number]"),
        ("+86 13800138000", "[number]"),
        ("0755-12345678", "[number]"),
        ("chat_id=1987654321", "chat_id=[number]"),
        ("{'id':1987654321}", "{[…]:[number]}"),
        ("-1001987654321", "[number]"),
        ("wang.xm@example.org.cn", "[address]"),
        ("@wang_xiaoming", "[name]"),
        (f"bot{TOKEN}", "bot[secret]"),
        ("987654:BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB", "[secret]"),
    ],
)
def test_nobody_can_be_known_by_a_line(capsys, name, known_by, instead):
    journal.begin((TOKEN,))

    logging.getLogger(name).warning("something with %s in it", known_by)

    instead = instead.replace("[…]", "'id'") if name in {"bot", "handlers.dispatch"} else instead
    assert capsys.readouterr().err.split(": ", 1)[1] == f"something with {instead} in it\n"


@pytest.mark.parametrize(
    "line",
    [
        "Update 123456789 failed.",
        "Message digest:2020-07-20:0a1b2c3d4e5f60718293a4b5c6d7e8f9: network; again in 0:00:05.",
        "Serving as @najian_bot.",
        "Draft 12 of tzcj: 40 entries.",
        "Copies from before: /srv/najian/backups/before-0006-20200720T040000.db.",
    ],
)
def test_what_is_nobodys_stays(capsys, line):
    journal.begin((TOKEN,))

    logging.getLogger("bot").warning("%s", line)

    assert capsys.readouterr().err.split(": ", 1)[1] == f"{line}\n"


def test_a_library_quotes_nobody(capsys):
    journal.begin(())

    logging.getLogger("asyncio").error("Task exception: %r, 材料交了三次, %s", "qu nian", "ok")

    assert capsys.readouterr().err.split(": ", 1)[1] == "Task exception: […], […], ok\n"


def test_of_an_exception_kind_and_place_are_told_and_not_what_it_quotes(capsys):
    journal.begin(())
    cause = failing(KeyError("材料交了三次"))
    error = failing(ValueError("cai liao jiao le san ci"))
    error.__cause__ = cause

    logging.getLogger("bot").error("failed", exc_info=error)

    lines = capsys.readouterr().err.splitlines()
    place = f'  File "{__file__}", line {failing.__code__.co_firstlineno + 3}, in failing'
    assert lines[0].endswith("ERROR   bot: failed")
    assert lines[1:] == [
        place,
        "    raise error",
        "KeyError",
        place,
        "    raise error",
        "ValueError",
    ]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("wang xiaoming"), "ValueError"),
        (OSError(28, "No space left on device", "wang"), "OSError: No space left on device"),
        (OwnError("The key is another."), "OwnError: The key is another."),
        (OwnError("chat 1987654321"), "OwnError: chat [number]"),
        (BadRequest("Can't parse 'wang': 王小明"), "BadRequest: Can't parse […]: […]"),
        (NetworkError("no route"), "NetworkError: no route"),
    ],
)
@pytest.mark.parametrize("form", ["%s", "%r"])
def test_an_exception_within_a_line_says_no_more_than_by_itself(capsys, error, told, form):
    journal.begin(())

    line = f"out of reach: {form}"
    logging.getLogger("handlers").warning(line, error)

    assert capsys.readouterr().err.split(": ", 1)[1] == f"out of reach: {told}\n"


def test_all_errors_of_a_group_are_told(capsys):
    journal.begin(())

    group = ExceptionGroup("王小明", [ValueError("王小明"), KeyError("王小明")])
    logging.getLogger("bot").error("failed", exc_info=group)

    lines = capsys.readouterr().err.splitlines()
    assert lines[1:] == ["ValueError", "KeyError", "ExceptionGroup"]


def test_what_nobody_caught_is_told_in_the_same_way(capsys):
    journal.begin(())
    error = failing(ValueError("王小明"))

    sys.excepthook(ValueError, error, error.__traceback__)

    lines = capsys.readouterr().err.splitlines()
    assert lines[0].endswith("CRITICAL bot: Ended by what nobody expected.")
    assert lines[-1] == "ValueError"


def test_a_key_that_was_pressed_to_stop_is_told_as_ever(capsys):
    journal.begin(())

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert capsys.readouterr().err == "KeyboardInterrupt\n"


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
