"""Reads what the driving API is sent, and answers it."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.sandbox.posting import Place
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import Json
from bot.sandbox.world import World


def answering(act: Callable[[Json], Json]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """A handler that reads a JSON object, lets it be acted on and answers with what came of it."""

    async def answer(request: web.Request) -> web.Response:
        sent = await read_object(request)
        return web.json_response(act(sent))

    return answer


def acted(world: World, user_id: int, outcome: Json) -> Json:
    """An answer, with the revision from which to wait for the bot's."""
    return outcome | {"revision": world.chats.revision(user_id)}


async def read_object(request: web.Request) -> Json:
    """The JSON object of a body."""
    if request.content_type != "application/json":
        raise Refusal("send application/json", code=415)
    try:
        sent = await request.json()
    except ValueError:
        raise Refusal("the body is no JSON") from None
    if not isinstance(sent, dict):
        raise Refusal("the body is no JSON object")
    return sent


def user(sent: Json) -> int:
    """Whose act this is."""
    user_id = integer(sent, "user_id")
    if not 0 < user_id < 2**52:
        raise Refusal("user_id must be a positive number")
    return user_id


def integer(sent: Json, name: str, default: int | None = None) -> int:
    """A whole number."""
    value = sent.get(name, default)
    try:
        return int(value)  # type: ignore[arg-type]  # the except says what it may be
    except (TypeError, ValueError):
        raise Refusal(f"{name} must be a number") from None


def number(sent: Json, name: str) -> float:
    """A number."""
    try:
        return float(sent[name])
    except (KeyError, TypeError, ValueError):
        raise Refusal(f"{name} must be a number") from None


def text(sent: Json, name: str, default: str | None = None) -> str:
    """A text."""
    value = sent.get(name, default)
    if not isinstance(value, str):
        raise Refusal(f"{name} must be a text")
    return value


def place(sent: Json) -> Place | None:
    """The place that was sent along, if there was one."""
    if "latitude" not in sent:
        return None
    accuracy = number(sent, "accuracy") if sent.get("accuracy") else None
    return Place(number(sent, "latitude"), number(sent, "longitude"), accuracy)
