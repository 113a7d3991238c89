import asyncio
import socket
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import InputFile
from telegram.error import NetworkError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot import app
from bot.http import AiohttpRequest

TOKEN = "123456:" + "s" * 35
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
CHANGED = b'{"ok":true,"result":{"message_id":1}}'


@asynccontextmanager
async def serving(handler):
    """A server that answers every call with this handler; gives its address."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", handler)
    async with TestServer(application) as server:
        yield str(server.make_url("/")).rstrip("/")


@asynccontextmanager
async def opened(address):
    request = AiohttpRequest(address)
    await request.initialize()
    try:
        yield request
    finally:
        await request.shutdown()


@pytest.fixture
def deserted():
    """An address on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


async def test_a_call_gives_the_status_and_the_body():
    async def refuse(request):
        return web.json_response({"said": f"{request.method} {request.path}"}, status=409)

    async with serving(refuse) as address, opened(address) as request:
        answer = await request.do_request(f"{address}/bot1:x/getMe", "POST")

    assert answer == (409, b'{"said": "POST /bot1:x/getMe"}')


async def test_parameters_are_sent_as_a_form():
    got = {}

    async def take(request):
        got.update(await request.post())
        return web.json_response({"ok": True, "result": True})

    async with serving(take) as address:
        bot = app.builder(TOKEN, f"{address}/bot", f"{address}/file/bot").build().bot
        async with bot._request[1]:
            await bot.answer_callback_query("77", "谢谢您", show_alert=False)

    assert got == {"callback_query_id": "77", "text": "谢谢您", "show_alert": "false"}


async def test_too_slow_an_answer_is_a_time_out():
    released = asyncio.Event()

    async def wait(_):
        await released.wait()
        return web.Response()

    async with serving(wait) as address, opened(address) as request:
        with pytest.raises(TimedOut):
            await request.do_request(f"{address}/x", "POST", read_timeout=0.05)
        released.set()


async def test_a_dead_line_is_a_network_error_that_does_not_name_the_address(deserted):
    async with opened(deserted) as request:
        with pytest.raises(NetworkError) as error:
            await request.do_request(f"{deserted}/bot{TOKEN}/getMe", "POST")

    assert (str(error.value), error.value.__cause__) == ("ClientConnectorError", None)


async def test_a_dead_line_is_no_time_out_for_nothing_was_sent(deserted):
    async with opened(deserted) as request:
        with pytest.raises(NetworkError) as error:
            await request.do_request(f"{deserted}/x", "POST")

    assert isinstance(error.value, TimedOut) is False


async def test_after_a_line_was_cut_in_the_middle_nobody_knows_whether_it_arrived():
    async def cut(request):
        request.transport.abort()
        return web.Response()

    async with serving(cut) as address, opened(address) as request:
        with pytest.raises(TimedOut, match=r"^ServerDisconnectedError$"):
            await request.do_request(f"{address}/x", "POST")


async def test_a_file_keeps_its_chinese_name():
    got = {}

    async def take(request):
        sent = await request.post()
        (file,) = (part for part in sent.values() if not isinstance(part, str))
        got.update(name=file.filename, content=file.file.read(), caption=sent["caption"])
        return web.json_response({"ok": True, "result": MESSAGE})

    async with serving(take) as address:
        bot = app.builder(TOKEN, f"{address}/bot", f"{address}/file/bot").build().bot
        async with bot._request[1]:
            ledger = InputFile(b"word", "投资促进局问题清单（一）.docx")
            await bot.send_document(7, ledger, caption="第 1 稿")

    assert got == {
        "name": "投资促进局问题清单（一）.docx",
        "content": b"word",
        "caption": "第 1 稿",
    }


async def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(monkeypatch, deserted):
    monkeypatch.setenv("http_proxy", deserted)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)

    async def answer(_):
        return web.Response(body=b"here")

    async with serving(answer) as address, opened(address) as request:
        assert await request.do_request(f"{address}/x", "POST") == (200, b"here")


async def test_a_proxy_of_the_environment_is_asked_for_telegram(monkeypatch):
    asked = []

    async def answer(request):
        asked.append(request.headers["Host"])
        return web.Response(body=b"by the proxy")

    async with serving(answer) as proxy:
        monkeypatch.setenv("http_proxy", proxy)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        async with opened("http://telegram.invalid/bot") as request:
            answer_ = await request.do_request("http://telegram.invalid/x", "POST")

    assert (answer_, asked) == ((200, b"by the proxy"), ["telegram.invalid"])


async def test_a_request_that_was_not_opened_says_so():
    request = AiohttpRequest("http://127.0.0.1")

    with pytest.raises(RuntimeError, match="not initialized"):
        await request.do_request("http://127.0.0.1/x", "POST")

    assert request.read_timeout == 20


@pytest.mark.parametrize("said", ["", "<html>", "[]", "5", '{"ok": true, "resu', '{"ok": true}'])
def test_what_is_no_answer_of_telegrams_may_have_been_carried_out(said, caplog):
    with pytest.raises(TimedOut) as silence:
        AiohttpRequest.parse_json_payload(said.encode())

    assert silence.value.message == "what came is no answer of Telegram's"
    assert caplog.messages == []


async def test_a_proxys_page_is_not_quoted_in_an_error():
    async def refuse(_):
        return web.Response(status=502, text="<html>", content_type="text/html")

    async with serving(refuse) as address, opened(address) as request:
        with pytest.raises(NetworkError) as error:
            await request.post(f"{address}/bot1:x/getMe")

    assert error.value.message == "Bad Gateway (502)"


@pytest.mark.parametrize(
    ("method", "body", "given"),
    [
        ("editMessageText", CHANGED, b'{"ok":true,"result":true}'),
        ("editMessageReplyMarkup", CHANGED, b'{"ok":true,"result":true}'),
        ("editMessageText", CHANGED[:-1], CHANGED[:-1]),
        ("editMessageText", b'{"ok":false,"error_code":400}', b'{"ok":false,"error_code":400}'),
        ("editMessageText", b"<html>", b"<html>"),
        ("sendMessage", CHANGED, CHANGED),
    ],
)
async def test_a_changed_message_that_comes_back_is_not_read(method, body, given):
    async def answer(_):
        return web.Response(body=body)

    async with serving(answer) as address, opened(address) as request:
        answered = await request.do_request(f"{address}/bot1:x/{method}", "POST")

    assert answered == (200, given)


async def test_words_arrive_as_they_were_sent():
    words, got = "满意 & a+b=c; 100% “好”\n<b>é</b>", {}

    async def take(request):
        got.update(await request.post())
        return web.json_response({"ok": True, "result": True})

    async with serving(take) as address, opened(address) as request:
        await request.do_request(
            f"{address}/x", "POST", RequestData([RequestParameter("text", words, None)])
        )

    assert got == {"text": words}
