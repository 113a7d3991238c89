"""Calls of the webhook as anybody on the network can make them, byte by byte."""

import asyncio
import json

from hypothesis import strategies as st

from bot import web
from tests.hostile import odd, updates
from tests.hostile.stage import Stage

PATH, SECRET = "/najian", "s" * 64
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_PATIENCE = 10.0

_SECRETS = st.sampled_from(
    (
        *[f"{_HEADER}: {SECRET}"] * 6,
        "",
        f"{_HEADER}: ",
        f"{_HEADER}: {SECRET[1:]}",
        f"{_HEADER}: {SECRET}\r\n{_HEADER}: x",
        f"{_HEADER.lower()}:{SECRET}",
        f"{_HEADER}: \x00\xff",
        f"X-Other: {SECRET}",
    )
)
_LINES = st.sampled_from(
    (
        *["POST /najian HTTP/1.1"] * 8,
        "POST /najian HTTP/1.0",
        "POST /najian HTTP/9.9",
        "post /najian HTTP/1.1",
        "GET /najian HTTP/1.1",
        "POST /najian/../../etc HTTP/1.1",
        "POST //najian?x=%00 HTTP/1.1",
        "POST * HTTP/1.1",
        "POST http://x/najian HTTP/1.1",
        "CONNECT x:1 HTTP/1.1",
        "POST /" + "x" * 70_000 + " HTTP/1.1",
        "\x16\x03\x01",
        "",
    )
)
_MORE = st.lists(
    st.sampled_from(
        (
            "Content-Type: text/html",
            "Content-Type: application/json; charset=utf-7",
            "Content-Encoding: gzip",
            "Expect: 100-continue",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Host: x\r\nHost: y",
            "X: " + "y" * 60_000,
            "Transfer-Encoding: identity",
        )
    ),
    max_size=3,
)


@st.composite
def _bodies(draw: st.DrawFn) -> bytes:
    number = draw(st.integers(10**9, 10**12) | odd.anything)
    update = {"update_id": number} | draw(updates.any_update)
    text = odd.as_json(update).encode()
    match draw(st.sampled_from(("whole", "whole", "half", "bytes", "large", "utf-16"))):
        case "half":
            return text[: draw(st.integers(0, 200))]
        case "bytes":
            return draw(st.binary(max_size=60))
        case "large":
            return text[:-1] + b',"x":"' + b"x" * 1_000_001 + b'"}'
        case "utf-16":
            return json.dumps(update).encode("utf-16")
    return text


@st.composite
def _calls(draw: st.DrawFn) -> bytes:
    body = draw(_bodies())
    match draw(st.sampled_from(("told", "told", "chunked", "chunks", "short", "long", "untold"))):
        case "chunked":
            length = "Transfer-Encoding: chunked"
            body = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
        case "chunks":
            length = "Transfer-Encoding: chunked"
            body = draw(
                st.sampled_from((b"zz\r\n", b"-1\r\nx", b"ffffffffffffffff\r\nx", b"5;x=y\r\n"))
            )
        case "short":
            length = f"Content-Length: {max(0, len(body) - 5)}"
        case "long":
            length = f"Content-Length: {len(body) + 5}"
        case "untold":
            length = draw(st.sampled_from(("", "Content-Length: x", "Content-Length: -1")))
        case _:
            length = f"Content-Length: {len(body)}"
    lines = [draw(_LINES), draw(_SECRETS), length, *draw(_MORE)]
    head = "\r\n".join([*filter(None, lines), "", ""])
    return head.encode("latin-1", "replace") + body


calls = _calls()


async def check(stage: Stage, call: bytes) -> None:
    """It is taken, or refused in good order; others go on."""
    application = web.webhook(PATH, SECRET, stage.town.intake.receive)
    async with stage.watching(), web.serving(application, "127.0.0.1", 0) as port:
        answer = await _answer(port, call)
        await stage.town.intake.settled()

    status = answer.split(b" ", 2)[1:2]
    assert status in ([], *[[b"%d" % code] for code in (200, 400, 403, 404, 405, 413, 431)]), answer
    assert b"Traceback" not in answer
    assert b".py" not in answer
    assert status != [b"200"] or SECRET.encode() in call


async def _answer(port: int, call: bytes) -> bytes:
    """What the server says before it or the caller hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        async with asyncio.timeout(_PATIENCE):
            writer.write(call)
            writer.write_eof()
            return await reader.read()
    except (ConnectionError, BrokenPipeError):
        return b""
    finally:
        writer.close()
