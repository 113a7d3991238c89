import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager

import pytest

from bot.sandbox.shelf import Shelf
from tests.bot.sandbox.conftest import LI, Driver

TOKEN = "123456:journal"


def test_a_shelf_remembers_what_was_put_last(tmp_path):
    journal = tmp_path / "journal"
    first = Shelf(journal)
    first.section("a").put((1, 2), {"x": "一"})
    first.section("a").put((1, 2), {"x": "二"})
    first.section("a").put(3, "three")
    first.section("a").forget(3)
    first.close()

    second = Shelf(journal)

    assert second.section("a").pairs() == [((1, 2), {"x": "二"})]
    second.close()


def test_a_line_cut_off_by_a_kill_is_passed_over(tmp_path):
    journal = tmp_path / "journal"
    journal.write_text('["a",1,"whole"]\n["a",2,"cut o', encoding="utf-8")

    shelf = Shelf(journal)

    assert shelf.section("a").pairs() == [(1, "whole")]
    shelf.close()


def test_a_journal_is_rewritten_without_what_is_forgotten(tmp_path):
    journal = tmp_path / "journal"
    journal.write_text('["a",1,"x"]\n["a",1,"y"]\n["a",2,"z"]\n["a",2,null]\n', encoding="utf-8")

    Shelf(journal).close()

    assert journal.read_text(encoding="utf-8") == '["a",1,"y"]\n'


@asynccontextmanager
async def running(journal):
    """A sandbox in a process of its own, with its address; killed at the end."""
    arguments = ["--port", "0", "--token", TOKEN, "--journal", str(journal)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.sandbox", *arguments, stdout=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(20):
            yield process, (await process.stdout.readline()).decode().strip()
    finally:
        if process.returncode is None:
            os.kill(process.pid, signal.SIGKILL)
        await process.wait()
        process._transport.close()


async def call(session, address, method, **sent):
    async with session.post(f"{address}bot{TOKEN}/{method}", json=sent) as response:
        return (await response.json())["result"]


@pytest.mark.slow
async def test_nothing_is_lost_when_the_sandbox_is_killed(tmp_path, session):
    journal = tmp_path / "journal"
    async with running(journal) as (_, address):
        person = Driver(session, address, LI.user_id)
        await person.say("/start")
        first = await call(session, address, "getUpdates")
        await call(session, address, "getUpdates", offset=first[-1]["update_id"] + 1)
        await call(
            session, address, "setMyCommands", commands=[{"command": "a", "description": "b"}]
        )
        await call(session, address, "sendMessage", chat_id=LI.user_id, text="您好")
        for number in range(20):
            said = await person.say(f"第 {number} 条")
        marked = said["message"]["message_id"]
        reaction = [{"type": "emoji", "emoji": "👍"}]
        await call(session, address, "sendMessage", chat_id=LI.user_id, text="再见")
        where = {"chat_id": LI.user_id, "message_id": marked}
        await call(session, address, "setMessageReaction", **where, reaction=reaction)
        await call(session, address, "pinChatMessage", **where)
        await person.act("location")
        await person.act("sticker")
        before = await person.chat()

    async with running(journal) as (_, address):
        person = Driver(session, address, LI.user_id)
        after = await person.chat()
        updates = await call(session, address, "getUpdates")
        later = (await person.say("之后"))["message"]
        sticker = after["messages"][-1]["sticker"]["file_id"]
        fetched = await call(session, address, "getFile", file_id=sticker)
        newest = (await call(session, address, "getUpdates"))[-1]

    kept = ("messages", "bot", "reactions", "pinned")
    assert [after[name] for name in kept] == [before[name] for name in kept]
    assert [u["message"].get("text") for u in updates] == [
        *(f"第 {n} 条" for n in range(20)),
        None,
        None,
    ]
    assert fetched["file_size"] == after["messages"][-1]["sticker"]["file_size"]
    assert fetched["file_id"] == sticker
    assert later["message_id"] > before["messages"][-1]["message_id"]
    assert newest["update_id"] > updates[-1]["update_id"]


@pytest.mark.slow
async def test_sigterm_ends_it_cleanly(tmp_path):
    async with running(tmp_path / "journal") as (process, _):
        process.send_signal(signal.SIGTERM)

        assert await process.wait() == 0
