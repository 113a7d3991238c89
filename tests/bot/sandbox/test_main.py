import asyncio
import os
import signal
import sys

import aiohttp
import pytest

from bot.sandbox.__main__ import _options, _serve, main, numbered
from bot.sandbox.server import Sandbox


async def test_it_serves_numbered_persons_until_it_is_told_to_stop(capsys):
    options = _options().parse_args(["--port", "0", "--personas", "2"])
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(_serve(options))
        address = await printed(capsys)
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{address}sandbox/people") as response,
        ):
            people = (await response.json())["people"]
        os.kill(os.getpid(), signal.SIGTERM)

    assert [person["first_name"] for person in people] == ["测试人员 1", "测试人员 2"]
    assert [person.user_id for person in numbered(2)] == [700_000_001, 700_000_002]


async def printed(capsys):
    """The first line on standard output."""
    while not (line := capsys.readouterr().out.strip()):  # noqa: ASYNC110 - print tells nobody
        await asyncio.sleep(0)
    return line


def test_a_taken_port_ends_it_with_a_clear_line(capsys, monkeypatch):
    with asyncio.Runner() as runner:
        sandbox = Sandbox()
        port = runner.run(sandbox.start(port=0)).rstrip("/").rpartition(":")[2]
        monkeypatch.setattr(sys, "argv", ["sandbox", "--port", port])

        code = main()

        runner.run(sandbox.stop())
    assert (code, capsys.readouterr().err) == (
        2,
        f"port {port} of 127.0.0.1 is taken by another program\n",
    )


def test_a_token_must_look_like_one():
    with pytest.raises(ValueError, match="a token looks like 123456:ABC-DEF"):
        Sandbox(token="secret")
