"""What a person sends besides texts: files, albums, contacts, places, what others said."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.sandbox import acts, media
from bot.sandbox.albums import check_kinds, group_fields
from bot.sandbox.calls import Upload
from bot.sandbox.people import as_user
from bot.sandbox.pictures import blank
from bot.sandbox.refusals import Refusal
from bot.sandbox.wire import Json
from bot.sandbox.world import World

HOUR = 3600
SIDE = media.STICKER_SIDE
# A made-up place in the sea: whoever practises gives away nothing about where they are.
PRACTICE_PLACE = (22.5, 114.5)
OWN_TO_A_CHAT = frozenset(
    {
        "message_id",
        "date",
        "edit_date",
        "chat",
        "from",
        "reply_to_message",
        "quote",
        "reply_markup",
        "media_group_id",
        "forward_origin",
    }
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a person sends. Without `seconds`, as long as the sound is, if that is known."""

    kind: str
    file: Upload
    caption: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody's telephone number. `user_id` is 0 for who is not on Telegram."""

    first_name: str
    phone_number: str
    user_id: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, with the radius in metres in which it is right, if it is known."""

    latitude: float = PRACTICE_PLACE[0]
    longitude: float = PRACTICE_PLACE[1]
    accuracy: float | None = None


def attach(world: World, user_id: int, attachment: Attachment, *, replies_to: int = 0) -> Json:
    """Send a file. Gives the message."""
    acts.check_not_blocked(world, user_id)
    return acts.send(world, user_id, _content(world, attachment), replies_to=replies_to)


def send_album(world: World, user_id: int, attachments: Sequence[Attachment]) -> list[Json]:
    """Send several files in one go. Gives their messages."""
    acts.check_not_blocked(world, user_id)
    check_kinds([attachment.kind for attachment in attachments])
    contents = [_content(world, attachment) for attachment in attachments]
    group = group_fields(len(contents))
    return [acts.send(world, user_id, group | content) for content in contents]


def send_sticker(world: World, user_id: int, emoji: str = "👍") -> Json:
    """Send a sticker."""
    picture = Upload("sticker.webp", "image/webp", blank(SIDE, SIDE))
    content = _content(world, Attachment("sticker", picture))
    return acts.send(world, user_id, {"sticker": content["sticker"] | {"emoji": emoji}})


def send_dice(world: World, user_id: int) -> Json:
    """Throw a die."""
    return acts.send(
        world, user_id, {"dice": {"emoji": "🎲", "value": random.SystemRandom().randint(1, 6)}}
    )


def send_poll(world: World, user_id: int, question: str, options: Sequence[str]) -> Json:
    """Start a poll."""
    if not question.strip() or len(options) < 2:  # noqa: PLR2004 - a choice needs two
        raise Refusal("a poll needs a question and two options")
    poll = {
        "id": str(random.SystemRandom().randrange(10**17, 10**18)),
        "question": question,
        "options": [_option(number, text) for number, text in enumerate(options)],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
    return acts.send(world, user_id, {"poll": poll})


def _option(number: int, text: str) -> Json:
    return {"persistent_id": str(number), "text": text, "voter_count": 0}


def share_contact(
    world: World, user_id: int, contact: Contact | None = None, *, replies_to: int = 0
) -> Json:
    """Send somebody's telephone number; one's own, an invented one, if nobody is named."""
    known = contact or own_contact(world, user_id)
    fields: Json = {"phone_number": known.phone_number, "first_name": known.first_name}
    if known.user_id:
        fields["user_id"] = known.user_id
    return acts.send(world, user_id, {"contact": fields}, replies_to=replies_to)


def own_contact(world: World, user_id: int) -> Contact:
    """A person's own telephone number."""
    name = world.chats.person(user_id).first_name
    return Contact(name, f"8613900{user_id % 1_000_000:06d}", user_id)


def share_location(
    world: World, user_id: int, place: Place | None = None, *, replies_to: int = 0
) -> Json:
    """Send a place."""
    where = place or Place()
    if not (abs(where.latitude) <= 90 and abs(where.longitude) <= 180):  # noqa: PLR2004 - degrees
        raise Refusal("there is no such place")
    location: Json = {"latitude": where.latitude, "longitude": where.longitude}
    if where.accuracy:
        location["horizontal_accuracy"] = where.accuracy
    return acts.send(world, user_id, {"location": location}, replies_to=replies_to)


def forward(world: World, user_id: int, text: str, *, name: str = "老同事") -> Json:
    """Pass on what somebody with this name wrote in another chat."""
    origin = {"type": "hidden_user", "sender_user_name": name}
    return _forward(world, user_id, acts.text_content(text), origin)


def forward_message(world: World, user_id: int, message_id: int) -> Json:
    """Pass on a message of this chat, whosever it is."""
    message = acts.message_of(world, user_id, message_id).message
    content = {name: value for name, value in message.items() if name not in OWN_TO_A_CHAT}
    author = world.bot if message["from"]["is_bot"] else as_user(world.chats.person(user_id))
    origin = message.get("forward_origin") or {"type": "user", "sender_user": author}
    return _forward(world, user_id, content, origin)


def _forward(world: World, user_id: int, content: Json, origin: Json) -> Json:
    dated = {"date": int(world.clock()) - HOUR} | origin
    return acts.send(world, user_id, {"forward_origin": dated} | content)


def _content(world: World, attachment: Attachment) -> Json:
    if attachment.kind not in media.KINDS:
        raise Refusal(f"kind is one of {', '.join(sorted(media.KINDS))}")
    if not attachment.file.content:
        raise Refusal("the file is empty")
    captioned = acts.caption_content(attachment.caption)
    stored = media.keep(world.files, attachment.kind, attachment.file, seconds=attachment.seconds)
    return media.fields(world.files, stored) | captioned
