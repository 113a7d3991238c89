"""A real process, real answers, and a search through everything that the process wrote.

Telegram is played by another process, whose journal lies elsewhere.
"""

import asyncio
import base64
import signal
import sqlite3
from contextlib import closing

import aiohttp
import pytest

from bot.sandbox.__main__ import FIRST_ID
from tests.end_to_end.processes import PATIENCE, TOKEN, configured, running, until

WORDS = {
    "anonymous": "他们把我的申请表弄丢了两回",
    "confidential": "waited seven hours beside the broken lift",
    "named": "郝仁义科长拍着桌子让我出去",
    "half-way": "这句话还没有发送出去呢",
    "failing": "就在这一步机器人出了错吧",
}


def coded(word):
    """How a word may stand in a file: in three encodings, and in base64 wherever it begins."""
    plain = [word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")]
    for shift in range(3):
        whole = word.encode()[shift:]
        plain.append(base64.b64encode(whole[: len(whole) // 3 * 3]))
    plain.append(word.encode("unicode_escape"))
    return plain


def found(content, words):
    return sorted(word for word in words if any(form in content for form in coded(word)))


class Talker:
    """Somebody in a chat with the bot, by the sandbox's doors."""

    def __init__(self, session, number):
        self._session, self.user_id, self._last = session, FIRST_ID + number, None

    async def _post(self, kind, **fields):
        sent = {"user_id": self.user_id, **fields}
        async with self._session.post(f"/sandbox/{kind}", json=sent) as response:
            answer = await response.json()
        assert response.status == 200, answer
        await self._hear(answer["revision"])
        return answer

    async def _hear(self, revision):
        """Until the bot has answered: with buttons, or by saying that something went wrong."""
        async with asyncio.timeout(PATIENCE):
            while True:
                path = f"/sandbox/chats/{self.user_id}?since={revision}&seconds=5"
                async with self._session.get(path) as response:
                    chat = await response.json()
                message, revision = chat["messages"][-1], chat["revision"]
                is_over = "reply_markup" in message or message.get("text", "").startswith("抱歉")
                if message["from"]["is_bot"] and message != self._last and is_over:
                    self._last = message
                    return

    async def say(self, text):
        await self._post("message", text=text)

    async def share_contact(self):
        return (await self._post("contact"))["message"]["contact"]

    async def tap(self, label):
        rows = self._last["reply_markup"]["inline_keyboard"]
        fitting = [button for row in rows for button in row if label in button["text"]]
        button = min(fitting, key=lambda one: len(one["text"]))
        message = {"message_id": self._last["message_id"], "data": button["callback_data"]}
        await self._post("tap", **message)

    async def come_to_the_words(self, way):
        await self.say("/start enterprise-tzcj")
        await self.tap(way)
        await self.tap("不满意")
        await self.tap("跑了好几趟")
        await self.tap("选好了")


async def answer(session):
    """Five people answer, each in another way; gives what must be found nowhere."""
    everyone = [Talker(session, number) for number in range(5)]
    anonymous, confidential, named, half_way, failing = everyone
    known = [*WORDS.values(), *(str(one.user_id) for one in everyone)]
    for talker, way, kind in (
        (anonymous, "匿名", "anonymous"),
        (confidential, "保密", "confidential"),
        (named, "实名", "named"),
    ):
        await talker.come_to_the_words(way)
        await talker.say(WORDS[kind])
        await talker.tap("一件事")
        if kind == "named":
            contact = await talker.share_contact()
            known += [contact["phone_number"], contact["first_name"]]
        await talker.tap("发送")
    await half_way.come_to_the_words("保密")
    await half_way.say(WORDS["half-way"])
    await failing.come_to_the_words("匿名")
    return known, failing


def break_answers(database):
    """From now on no answer can be stored."""
    with closing(sqlite3.connect(database, timeout=10)) as connection, connection:
        connection.execute(
            "CREATE TRIGGER broken BEFORE INSERT ON interview_answer "
            "BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_nothing_that_the_process_wrote_tells_what_was_said_or_who_said_it(tmp_path):
    home, journal, log = tmp_path / "home", tmp_path / "journal", tmp_path / "bot.log"
    sandbox_command = f"bot.sandbox --port 0 --personas 5 --journal {journal}".split()
    async with running(*sandbox_command, "--token", TOKEN, log=tmp_path / "other.log") as sandbox:
        address = await sandbox.line("http")
        config = configured(tmp_path, address)
        config.write_text(config.read_text("utf-8").replace("contact = false", "contact = true"))
        command = ("bot", "--config", str(config), "--home", str(home))
        timeout = aiohttp.ClientTimeout(total=2 * PATIENCE)
        async with (
            running(*command, "run", log=log, BOT_TOKEN=TOKEN) as bot,
            aiohttp.ClientSession(address, timeout=timeout) as session,
        ):
            known, failing = await answer(session)
            break_answers(home / "najian.db")
            await failing.say(WORDS["failing"])
            await until(lambda: "failed: " in log.read_text("utf-8"), "no error was logged")
            while_serving = everything(home)
            assert await bot.end(signal.SIGTERM) == 0
        async with running(*command, "aggregate", log=log, BOT_TOKEN=TOKEN) as aggregate:
            told = await aggregate.line("投资促进局")

    logged = log.read_bytes()
    assert found(while_serving, [*known, TOKEN]) == []
    assert found(everything(home), [*known, TOKEN]) == []
    assert found(logged + told.encode(), [*known, TOKEN]) == []
    assert (b"IntegrityError" in logged, told.startswith("投资促进局")) == (True, True)
    assert found(journal.read_bytes(), known) != []  # Telegram does know: the search finds it


def everything(home):
    """All bytes of all files of a home, and their names."""
    files = [path for path in sorted(home.rglob("*")) if path.is_file()]
    assert {path.suffix for path in files} >= {".db", ".key", ".lock"}
    return b"".join(str(path).encode() + path.read_bytes() for path in files)


@pytest.mark.parametrize("shift", ["", "a", "ab", "abc"])
@pytest.mark.parametrize("word", [*WORDS.values(), "13800138000", TOKEN])
def test_a_word_that_is_planted_is_found_however_it_is_written(word, shift):
    text = f"{shift}{word}…"

    planted = [
        text.encode(),
        text.encode("utf-16"),
        text.encode("utf-16-be"),
        base64.b64encode(text.encode()),
        text.encode("unicode_escape"),
    ]

    assert [found(b"\0\1" + content + b"\2", [word]) for content in planted] == [[word]] * 5
