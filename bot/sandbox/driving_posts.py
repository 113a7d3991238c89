"""The part of the driving API by which persons send more than texts.

POST /sandbox/upload    multipart: user_id, kind (photo | document | voice | audio | video |
                        video_note | animation | sticker), caption?, seconds?,
                        reply_to_message_id?, file             → {message, revision}
                        A voice message that a browser recorded as WebM becomes Ogg.
POST /sandbox/album     multipart: user_id, kind (photo | video | document | audio), caption?,
                        and up to ten files under any names    → {messages, revision}
POST /sandbox/contact   {user_id}  one's own telephone number; with {first_name, phone_number,
                        contact_user_id?} somebody else's      → {message, revision}
POST /sandbox/location  {user_id, latitude?, longitude?, accuracy?}
POST /sandbox/forward   {user_id, text, name?}  what somebody wrote elsewhere, or
                        {user_id, message_id}  a message of this chat
POST /sandbox/sticker   {user_id, emoji?}
POST /sandbox/dice      {user_id}
POST /sandbox/poll      {user_id, question, options}
"""

from collections.abc import Callable
from dataclasses import replace

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.sandbox import posting, webm
from bot.sandbox.calls import Upload, read_multipart
from bot.sandbox.posting import Attachment, Contact
from bot.sandbox.refusals import Refusal
from bot.sandbox.requests import acted, answering, integer, place, text, user
from bot.sandbox.wire import Json
from bot.sandbox.world import World

VOICE = "audio/ogg"


def posting_routes(world: World) -> list[web.RouteDef]:
    """The routes of what persons send."""
    posts: dict[str, Callable[[World, Json], Json]] = {
        "contact": _contact,
        "location": _location,
        "forward": _forward,
        "sticker": _sticker,
        "dice": _dice,
        "poll": _poll,
    }
    files = _Files(world)
    return [
        *(web.post(f"/sandbox/{name}", _posting(world, post)) for name, post in posts.items()),
        web.post("/sandbox/upload", files.upload),
        web.post("/sandbox/album", files.album),
    ]


def _posting(world: World, post: Callable[[World, Json], Json]) -> Handler:
    return answering(lambda sent: acted(world, user(sent), {"message": post(world, sent)}))


def _contact(world: World, sent: Json) -> Json:
    other = None
    if "phone_number" in sent:
        known_as = integer(sent, "contact_user_id", 0)
        other = Contact(text(sent, "first_name"), text(sent, "phone_number"), known_as)
    return posting.share_contact(world, user(sent), other)


def _location(world: World, sent: Json) -> Json:
    return posting.share_location(world, user(sent), place(sent))


def _forward(world: World, sent: Json) -> Json:
    if "message_id" in sent:
        return posting.forward_message(world, user(sent), integer(sent, "message_id"))
    named = {"name": text(sent, "name")} if "name" in sent else {}
    return posting.forward(world, user(sent), text(sent, "text"), **named)


def _sticker(world: World, sent: Json) -> Json:
    return posting.send_sticker(world, user(sent), text(sent, "emoji", "👍"))


def _dice(world: World, sent: Json) -> Json:
    return posting.send_dice(world, user(sent))


def _poll(world: World, sent: Json) -> Json:
    options = sent.get("options")
    if not isinstance(options, list):
        raise Refusal("options must be a list")
    return posting.send_poll(world, user(sent), text(sent, "question"), [*map(str, options)])


class _Files:
    def __init__(self, world: World) -> None:
        self._world = world

    async def upload(self, request: web.Request) -> web.Response:
        fields, files = await _read_files(request)
        if "file" not in files:
            raise Refusal("the part named file is missing")
        user_id, kind = user(fields), text(fields, "kind", "document")
        seconds = integer(fields, "seconds") if fields.get("seconds") else None
        file = _recorded(files["file"]) if kind == "voice" else files["file"]
        attachment = Attachment(kind, file, text(fields, "caption", ""), seconds)
        replies_to = integer(fields, "reply_to_message_id", 0)
        message = posting.attach(self._world, user_id, attachment, replies_to=replies_to)
        return web.json_response(acted(self._world, user_id, {"message": message}))

    async def album(self, request: web.Request) -> web.Response:
        fields, files = await _read_files(request)
        user_id, kind = user(fields), text(fields, "kind", "photo")
        attachments = [Attachment(kind, file) for file in files.values()]
        if attachments:
            attachments[0] = replace(attachments[0], caption=text(fields, "caption", ""))
        messages = posting.send_album(self._world, user_id, attachments)
        return web.json_response(acted(self._world, user_id, {"messages": messages}))


async def _read_files(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    if not request.content_type.startswith("multipart/"):
        raise Refusal("a file comes as multipart/form-data")
    return await read_multipart(request)


def _recorded(file: Upload) -> Upload:
    """A recording as Telegram's apps send it."""
    remuxed = webm.as_ogg(file.content)
    return file if remuxed is None else Upload("voice.oga", VOICE, remuxed)
