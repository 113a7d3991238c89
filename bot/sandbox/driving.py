"""The HTTP API by which the chat page, tests and simulated respondents are persons.

All bodies and answers are JSON; a refusal is a 4xx with `{"error": "…"}`. A `user_id` nobody has
had yet becomes a guest, "访客 N". Requests of other web sites are turned away by their Origin.

    POST /sandbox/message   {user_id, text, reply_to_message_id?, quote?}  → {message, revision}
    POST /sandbox/tap       {user_id, message_id, data}            → {query_id, revision}
                            {user_id, text, message_id?}  by the button's label: in the keyboard
                            below the text field, in that message, or in the latest that has it
                                                          → {query_id, …} or {message, …}
    POST /sandbox/press     {user_id, text, latitude?, longitude?, accuracy?}  a button of the
                            keyboard below the text field          → {message, revision}
    POST /sandbox/forge     {user_id, message_id, data}  a callback query no button makes
                                                                   → {query_id, revision}
    POST /sandbox/link      {user_id, link}  a t.me link with ?start=, or the bare parameter
                                                                   → {message, revision}
    POST /sandbox/edit      {user_id, message_id, text}  one's own text or caption
                                                                   → {message, revision}
    POST /sandbox/delete    {user_id, message_id}                  → {revision}
    POST /sandbox/upload, /sandbox/album, /sandbox/contact, /sandbox/location, …: see
                            `driving_posts.py`
    POST /sandbox/block     {user_id, blocked}                     → {revision}
    POST /sandbox/people    {}  a new guest                        → {user_id, first_name, …}
    GET  /sandbox/people                                           → {people: […]}
    GET  /sandbox/chats/ID  [?since=REVISION&seconds=S]  waits until the chat is past that revision
                            → {user_id, revision, has_begun, is_blocked, keyboard, replies_to,
                               pinned, messages: [Message…], reactions: {message id: emoji},
                               actions: [latest chat actions…],
                               bot: {name, username, description, commands}}
    GET  /sandbox/pending   → {pending, is_polled}: updates not acknowledged; whether a bot polls,
                            or its webhook has taken the last delivery
    GET  /sandbox/journal   [?method=NAME]  → {calls: [{method, sent, uploads, result | refused}…]}
    GET  /sandbox/files/ID  the bytes of a file_id
    GET  /sandbox/live      WebSocket for the page, see `page_socket.py`
"""

from urllib.parse import quote

from aiohttp import web

from bot.sandbox import acts, pressing, views
from bot.sandbox.driving_posts import posting_routes
from bot.sandbox.files import StoredFile
from bot.sandbox.refusals import Refusal
from bot.sandbox.requests import acted, answering, integer, place, text, user
from bot.sandbox.wire import Json
from bot.sandbox.world import World

LONGEST_WAIT = 60.0
PICTURES = frozenset({"photo", "sticker"})
PLAYED = frozenset({"voice", "audio", "video", "video_note", "animation"})
SAFE_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def driving_routes(world: World) -> list[web.RouteDef]:
    """The routes below `/sandbox`, but for the page's socket."""
    driving = _Driving(world)
    acting = {
        "message": driving.message,
        "tap": driving.tap,
        "press": driving.press,
        "forge": driving.forge,
        "link": driving.link,
        "edit": driving.edit,
        "delete": driving.delete,
        "block": driving.block,
        "people": driving.invite,
    }
    return [
        *(web.post(f"/sandbox/{name}", answering(act)) for name, act in acting.items()),
        *posting_routes(world),
        web.get("/sandbox/people", driving.people),
        web.get("/sandbox/chats/{user_id}", driving.chat),
        web.get("/sandbox/pending", driving.pending),
        web.get("/sandbox/journal", driving.journal),
        web.get("/sandbox/files/{file_id}", driving.file),
    ]


class _Driving:
    def __init__(self, world: World) -> None:
        self._world = world

    def message(self, sent: Json) -> Json:
        user_id, replies_to = user(sent), integer(sent, "reply_to_message_id", 0)
        quoted = text(sent, "quote") if "quote" in sent else ""
        message = acts.say(
            self._world, user_id, text(sent, "text"), replies_to=replies_to, quote=quoted
        )
        return self._acted(user_id, {"message": message})

    def tap(self, sent: Json) -> Json:
        user_id = user(sent)
        if "data" not in sent:
            message_id = integer(sent, "message_id", 0)
            tapped = pressing.tap_label(self._world, user_id, text(sent, "text"), message_id)
            return self._acted(user_id, tapped if "query_id" in tapped else {"message": tapped})
        message_id = integer(sent, "message_id")
        query_id = acts.tap(self._world, user_id, message_id, text(sent, "data"))
        return self._acted(user_id, {"query_id": query_id})

    def press(self, sent: Json) -> Json:
        message = pressing.press(self._world, user(sent), text(sent, "text"), place=place(sent))
        return self._acted(user(sent), {"message": message})

    def forge(self, sent: Json) -> Json:
        message_id = integer(sent, "message_id", 0)
        query_id = acts.forge(self._world, user(sent), message_id, text(sent, "data"))
        return self._acted(user(sent), {"query_id": query_id})

    def edit(self, sent: Json) -> Json:
        user_id, message_id = user(sent), integer(sent, "message_id")
        message = acts.edit(self._world, user_id, message_id, text(sent, "text"))
        return self._acted(user_id, {"message": message})

    def delete(self, sent: Json) -> Json:
        acts.delete(self._world, user(sent), integer(sent, "message_id"))
        return self._acted(user(sent), {})

    def link(self, sent: Json) -> Json:
        payload = acts.payload_of(text(sent, "link"), self._world.bot["username"])
        message = acts.say(self._world, user(sent), f"/start {payload}")
        return self._acted(user(sent), {"message": message})

    def block(self, sent: Json) -> Json:
        acts.block(self._world, user(sent), is_blocked=sent.get("blocked") is True)
        return self._acted(user(sent), {})

    def invite(self, sent: Json) -> Json:
        person = self._world.chats.person(user(sent)) if "user_id" in sent else None
        invited = person or self._world.chats.invite_guest()
        return {"user_id": invited.user_id, "first_name": invited.first_name}

    async def people(self, _request: web.Request) -> web.Response:
        return web.json_response(views.people(self._world))

    async def chat(self, request: web.Request) -> web.Response:
        user_id = user(dict(request.match_info))
        since = integer(dict(request.query), "since", -1)
        seconds = min(integer(dict(request.query), "seconds", 0), LONGEST_WAIT)
        if since >= 0 and seconds > 0:
            await self._world.chats.wait(user_id, since=since, seconds=seconds)
        return web.json_response(views.chat(self._world, user_id))

    async def pending(self, _request: web.Request) -> web.Response:
        return web.json_response(views.bot_status(self._world))

    async def journal(self, request: web.Request) -> web.Response:
        method = request.query.get("method")
        calls = [c for c in self._world.calls if method in {None, c["method"]}]
        return web.json_response({"calls": calls})

    async def file(self, request: web.Request) -> web.StreamResponse:
        stored = self._world.files.find(request.match_info["file_id"])
        if stored is None:
            raise Refusal("there is no such file", code=404)
        headers = {"X-Content-Type-Options": "nosniff", "Content-Type": _mime(stored)}
        if stored.kind == "document":
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.name)}"
        return web.FileResponse(self._world.files.where(stored), headers=headers)

    def _acted(self, user_id: int, outcome: Json) -> Json:
        return acted(self._world, user_id, outcome)


def _mime(stored: StoredFile) -> str:
    """Never a type that a browser would run."""
    if stored.kind in PICTURES:
        return stored.mime if stored.mime in SAFE_IMAGES else "image/jpeg"
    is_played = stored.kind in PLAYED and stored.mime.startswith(("audio/", "video/"))
    return stored.mime if is_played else "application/octet-stream"
