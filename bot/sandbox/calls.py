"""Reads one call of a bot: JSON, form or multipart, all become the same `Call`.

Says nothing about what a parameter means; that is the method's business.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from aiohttp import BodyPartReader, web

from bot.sandbox.refusals import bad_request
from bot.sandbox.wire import Json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """A method's name with what was sent along."""

    method: str
    sent: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A text; empty when it was not sent."""
        value = self.sent.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A number. Telegram reads what is no number as none."""
        try:
            return int(self.sent.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """A yes or no."""
        return str(self.sent.get(name, "")).lower() in {"true", "1", "yes"}

    def structure(self, name: str) -> Any:
        """A nested value, sent as JSON or as a text of JSON; `None` when it was not sent."""
        value = self.sent.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


async def read_call(request: web.Request) -> Call:
    """Read a call from its request."""
    method = request.match_info["method"]
    sent: Json = dict(request.query)
    if request.content_type == "application/json":
        return Call(method, sent | await _read_json(request))
    if request.content_type.startswith("multipart/"):
        fields, uploads = await read_multipart(request)
        return Call(method, sent | fields, uploads)
    return Call(method, sent | dict(await request.post()))


async def read_multipart(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """Fields and files of a multipart body: a part with a file name is a file."""
    fields: Json = {}
    uploads: dict[str, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            fields[part.name] = content.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            name = unquote(part.filename)  # Telegram, too, undoes percent-encoding here
            uploads[part.name] = Upload(name, mime, content)
    return fields, uploads


async def _read_json(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(body, dict):
        raise bad_request("object expected as request body")
    return body
