"""The Bot API over HTTP: finds the method, lets it act, and answers in Telegram's form."""

import inspect
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import hdrs, web

from bot.sandbox import albums, editing, marking, profile, receiving, sending
from bot.sandbox.calls import Call, read_call
from bot.sandbox.method import Method
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import Json
from bot.sandbox.world import World

logger = logging.getLogger(__name__)
FAMILIES = (sending, albums, editing, marking, receiving, profile)
METHODS = {method.name.lower(): method for family in FAMILIES for method in family.METHODS}
UNAUTHORIZED = Refusal("Unauthorized", code=401)
NOT_FOUND = Refusal("Not Found", code=404)


def bot_routes(world: World, token: str) -> list[web.RouteDef]:
    """The routes below `/bot` and `/file/bot`."""
    return [
        web.route(hdrs.METH_ANY, "/bot{token}/{method}", _answering(world, token)),
        web.get("/file/bot{token}/{path:.+}", _download(world, token)),
    ]


Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def _answering(world: World, token: str) -> Handler:
    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            if request.match_info["token"] != token:
                raise UNAUTHORIZED
            method = METHODS.get(request.match_info["method"].lower())
            if method is None:
                raise NOT_FOUND
            return _ok(await _act(world, method, await read_call(request)))
        except Refusal as refusal:
            return _refused(refusal)

    return answer


async def _act(world: World, method: Method, call: Call) -> Any:
    _warn_of_unknown(method, call)
    try:
        result = method.act(world, call)
        if inspect.isawaitable(result):
            result = await result
    except Refusal as refusal:
        _record(world, method, call, {"refused": refusal.description})
        raise
    if result or method.name != "getUpdates":
        _record(world, method, call, {"result": result})
    return result


def _record(world: World, method: Method, call: Call, outcome: Json) -> None:
    uploads = {name: upload.name for name, upload in call.uploads.items()}
    entry = {"method": method.name, "sent": dict(call.sent), "uploads": uploads}
    world.calls.append(entry | outcome)


def _warn_of_unknown(method: Method, call: Call) -> None:
    for name in sorted(call.sent.keys() - method.parameters):
        logger.warning("%s knows no parameter %s; Telegram would ignore it", method.name, name)


def _ok(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _refused(refusal: Refusal) -> web.Response:
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    headers = {}
    if refusal.retry_after is not None:
        body["parameters"] = {"retry_after": refusal.retry_after}
        headers["Retry-After"] = str(refusal.retry_after)
    return web.json_response(body, status=refusal.code, headers=headers)


def _download(world: World, token: str) -> Handler:
    async def download(request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != token:
            return _refused(UNAUTHORIZED)
        stored = world.files.find_by_path(request.match_info["path"])
        if stored is None:
            return _refused(NOT_FOUND)
        return web.FileResponse(
            world.files.where(stored), headers={"Content-Type": "application/octet-stream"}
        )

    return download
