"""Albums: several files in one go, each a message of its own with the same `media_group_id`."""

import random
from collections.abc import Sequence
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.method import Method, method
from bot.sandbox.refusals import Refusal, bad_request
from bot.sandbox.sending import media_fields, open_chat, reply_fields
from bot.sandbox.wire import Json
from bot.sandbox.world import World

MOST = 10
ALLOWED = ("photo", "video", "document", "audio")
UNMIXED = ("document", "audio")
# What the server finds only when it looks at the picture: it then names the one at fault.
FOUND_LATE = ("IMAGE_PROCESS_FAILED", "PHOTO_INVALID_DIMENSIONS")


def check_kinds(kinds: Sequence[str]) -> None:
    """Refuse what cannot be one album."""
    if not kinds:
        raise bad_request("there are no messages to send")
    if len(kinds) > MOST:
        raise bad_request("too many messages to send as an album")
    if not set(kinds) <= set(ALLOWED):
        raise bad_request("invalid message content type")
    for kind in UNMIXED:
        if kind in kinds and set(kinds) != {kind}:
            raise bad_request(f"{kind} can't be mixed with other media types")


def group_fields(count: int) -> Json:
    """What the messages of an album have in common; a single one is no album."""
    number = random.SystemRandom().randrange(10**16, 10**17)
    return {"media_group_id": str(number)} if count > 1 else {}


def send_media_group(world: World, call: Call) -> list[Json]:
    """Send an album. What is refused sends nothing of it."""
    pieces = _read(call)
    contents = [_content(world, call, piece, number) for number, piece in enumerate(pieces, 1)]
    check_kinds([piece["type"] for piece in pieces])
    chat_id = open_chat(world, call)
    for _ in contents:
        world.flood.spend(chat_id)
    common = {"from": world.bot} | reply_fields(world, call, chat_id) | group_fields(len(pieces))
    return [world.chats.add(chat_id, common | content) for content in contents]


def _read(call: Call) -> list[Json]:
    media = call.structure("media")
    if media is None:
        raise bad_request('parameter "media" is required')
    if not isinstance(media, list):
        raise bad_request("expected an Array of InputMedia")
    for piece in media:
        _check(piece)
    return media


def _check(piece: Any) -> None:
    if not isinstance(piece, dict):
        raise _unparsable("expected an Object")
    if not isinstance(piece.get("type"), str):
        raise _unparsable('Can\'t find field "type"')
    if not piece.get("media"):
        raise _unparsable("media not found")
    if piece["type"] == "animation":
        raise _unparsable('type "animation" can\'t be used in sendMediaGroup')
    if piece["type"] not in ALLOWED:
        raise _unparsable(f'type "{piece["type"]}" is unsupported')


def _content(world: World, call: Call, piece: Json, number: int) -> Json:
    source = str(piece["media"])
    if source.startswith("attach://") and source.removeprefix("attach://") not in call.uploads:
        raise _unparsable("media not found")
    inner = Call(call.method, piece, call.uploads)
    try:
        return media_fields(world, inner, piece["type"], named=source)
    except Refusal as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        if reason not in FOUND_LATE:
            raise
        failed = f'failed to send message #{number} with the error message "{reason}"'
        raise bad_request(failed) from None


def _unparsable(reason: str) -> Refusal:
    return bad_request(f"can't parse InputMedia: {reason}")


METHODS: tuple[Method, ...] = (
    method(
        "sendMediaGroup",
        "chat_id message_thread_id business_connection_id disable_notification protect_content "
        "media reply_parameters reply_to_message_id allow_sending_without_reply "
        "message_effect_id allow_paid_broadcast direct_messages_topic_id",
        send_media_group,
    ),
)
