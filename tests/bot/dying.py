"""Changes the key of copies of a home; each is killed at another moment, and gone on with.

A program: `python -m tests.bot.dying HOME FOLDER STEP`. The moments are the calls of functions that
write something: a child dies by SIGKILL before the n-th of them (each of them, or with a STEP of 3
each third), until one gets through. A line of JSON tells of each what could be read after the kill,
and after the next call.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from bot import rotating, vault
from bot.home import Home
from storage import key_file
from storage.attachments import Files
from storage.audit_tables import AUDIT, AUDIT_END
from storage.keys import WrongKeyError
from storage.metadata import METADATA

WRITING = ("store", "_write", "_flush", "_empty_log")  # in modules of storage
NOW, FAR = datetime(2020, 7, 20, 4, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
DATABASE = Path("najian.db")


def main() -> None:
    home, folder = Home(Path(sys.argv[1]), DATABASE), Path(sys.argv[2])
    before, former = read(home), key_file.load(home.key)
    step = int(sys.argv[3])
    was_killed, moment = True, 1 - step
    while was_killed:
        moment += step
        copy = Home(folder / str(moment), DATABASE)
        shutil.copytree(home.folder, copy.folder)
        was_killed = rotate(copy, dies_before=moment)
        after_kill = read(copy) == before
        rotate(copy)
        line = {
            "killed": was_killed,
            "whole": (after_kill, read(copy) == before),
            "under_way": key_file.load(copy.key).former is not None,
            "former_opens": opens(copy, former),
            "half_written": sorted(path.name for path in copy.folder.rglob("*.new")),
        }
        print(json.dumps(line), flush=True)
        shutil.rmtree(copy.folder)


def in_a_child(work) -> bytes:
    """What it gives, or nothing if it was killed. No thread is left where the next is forked."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(work())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        given = pipe.read()
    _, status = os.waitpid(child, 0)
    assert status in {0, signal.SIGKILL}, status
    return given


def rotate(home: Home, *, dies_before: int = 0) -> bool:
    """Whether it was killed."""

    def work() -> bytes:
        if dies_before:
            die_before(dies_before)
        asyncio.run(rotating.rotate(home, "yshj", now=NOW))
        return b"done"

    return in_a_child(work) == b""


def die_before(moment: int) -> None:
    """Kill this process before it calls a function that writes for the n-th time."""
    calls = set()

    def watch(frame, event, _):
        is_ours = Path(frame.f_code.co_filename).parent.name == "storage"
        if event == "call" and is_ours and frame.f_code.co_name in WRITING:
            calls.add(frame)  # a coroutine is called each time it goes on
            if len(calls) == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    threading.setprofile(watch)
    sys.setprofile(watch)


def read(home: Home) -> list[str]:
    """All that a home says, with the key file it has."""

    async def said() -> list[str]:
        async with vault.opened(home, now=NOW) as (keys, database), database.reading() as session:
            rows = [
                told(keys, column, value)
                for table in METADATA.sorted_tables
                if table not in {AUDIT, AUDIT_END}  # it is noted there that the key was changed
                for row in await session.execute(select(table))
                for column, value in zip(table.columns, row, strict=True)
            ]
        files = Files(home.attachments, keys)
        return [*rows, *(files.get(name).decode() for name in sorted(files.older_than(FAR)))]

    return json.loads(in_a_child(lambda: json.dumps(asyncio.run(said())).encode()))


def told(keys, column, value) -> str:
    """A value; what was sealed before it was stored is unsealed."""
    if value and column.info.get("sealed"):
        return keys.unseal(value).decode()
    try:
        return keys.unseal(keys.seal_of(value)).decode()  # a contact among answers
    except (TypeError, ValueError, WrongKeyError):
        return str(value)


def opens(home: Home, former: key_file.Secrets) -> bool:
    """Whether the former key opens anything of it."""
    stored = [path.read_bytes() for path in home.attachments.glob("*.sealed")]

    async def values() -> bytes:
        async with vault.opened(home, now=NOW) as (_, database), database.reading() as session:
            for table in METADATA.sorted_tables:
                for column in table.columns:
                    if column.info.get("sealed"):
                        stored.extend(filter(None, await session.scalars(select(column))))
        opened = 0
        for value in stored:
            try:
                former.keys().unseal(value)
            except WrongKeyError:
                continue
            opened += 1
        return str(opened).encode()

    return in_a_child(lambda: asyncio.run(values())) != b"0"


if __name__ == "__main__":
    main()
