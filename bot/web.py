"""The two small web servers of a process: Telegram's webhook, and how it stands for monitoring.

The webhook's address is for Telegram alone and stands behind a proxy that speaks HTTPS; what
monitoring asks for (`/healthz`, `/metrics`) listens elsewhere, and tells of nobody.
"""

import asyncio
import hmac
import json
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.lines import Payload, is_payload
from bot.standing import Standing

_LOG = logging.getLogger(__name__)
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LARGEST = 1_000_000  # bytes of an update; Telegram's own are a few thousand
_STOP = 5.0  # seconds for calls under way at a stop
_METRICS = "text/plain; version=0.0.4; charset=utf-8"

Receive = Callable[[list[Payload]], Awaitable[None]]


class _Server(uvicorn.Server):
    """A server inside a program that sees to signals itself."""

    @contextmanager
    def capture_signals(self) -> Any:
        """Leave them alone."""
        yield


def webhook(path: str, secret: str, receive: Receive) -> Starlette:
    """Takes updates in. Its answer is 200 only after what came is on the disk."""

    async def take(request: Request) -> Response:
        given = request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            _LOG.warning("A call of the webhook without its secret was refused.")
            return Response(status_code=403)
        payload = await _read(request)
        if payload is None:
            return Response(status_code=400)
        await receive([payload])
        return Response(status_code=200)

    return Starlette(routes=[Route(path, take, methods=["POST"])])


def status(standing: Callable[[], Awaitable[Standing]], figures: Callable[[], bytes]) -> Starlette:
    """Says how the process stands: `/healthz` for a supervisor, `/metrics` for Prometheus."""

    async def healthz(_: Request) -> Response:
        found = await standing()
        return JSONResponse(found.told(), status_code=200 if found.is_well else 503)

    async def metrics(_: Request) -> Response:
        await standing()
        return PlainTextResponse(figures(), media_type=_METRICS)

    return Starlette(routes=[Route("/healthz", healthz), Route("/metrics", metrics)])


@asynccontextmanager
async def serving(application: Starlette, host: str, port: int) -> AsyncIterator[int]:
    """Listen meanwhile; gives the port, which was chosen if 0 was asked for.

    Several processes may listen on one address: the kernel shares its calls out among them.
    """
    listener = _listener(host, port)
    settings = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,  # its lines would tell when somebody wrote
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=int(_STOP),
    )
    server = _Server(settings)
    running = asyncio.create_task(server.serve([listener]))
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        await asyncio.wait([running], timeout=2 * _STOP)
        running.cancel()
        listener.close()


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind((host, port))
        listener.listen(1024)
        listener.setblocking(False)  # noqa: FBT003 - the signature is Python's
    except OSError:
        listener.close()
        raise
    return listener


async def _read(request: Request) -> Payload | None:
    """An update, or nothing where the body is none."""
    body = b""
    try:
        async for part in request.stream():
            body += part
            if len(body) > _LARGEST:
                return None
        payload = json.loads(body)
    except (ValueError, RecursionError, ClientDisconnect):
        return None
    return payload if is_payload(payload) else None
