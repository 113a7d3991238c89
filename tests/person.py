"""One person in a private chat with the bot: what they do, and what they hear."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.sandbox import acts, ogg, posting, pressing
from bot.sandbox.calls import Upload
from bot.sandbox.keyboards import inline_buttons, reply_buttons
from bot.sandbox.media import KINDS
from bot.sandbox.people import Persona
from bot.sandbox.pictures import blank
from bot.sandbox.posting import Attachment, Contact, Place

if TYPE_CHECKING:
    from tests.chat import Town

PHOTO = blank(640, 480)


@dataclass(frozen=True, slots=True)
class HeardFile:
    """A file that the bot has sent."""

    kind: str
    name: str
    mime: str
    path: Path
    caption: str

    @property
    def content(self) -> bytes:
        """Its bytes; read when they are asked for."""
        return self.path.read_bytes()


class Person:
    """Somebody in a chat. Each act lets the bot answer before it returns, unless it says not."""

    def __init__(self, town: "Town", persona: Persona) -> None:
        self._town, self.persona, self.id = town, persona, persona.user_id

    @property
    def _world(self):
        return self._town.sandbox.world

    @property
    def history(self) -> list[dict[str, Any]]:
        """All messages in this chat, oldest first, as they stand now."""
        return [kept.message for kept in self._world.chats.history(self.id)]

    @property
    def messages(self) -> list[dict[str, Any]]:
        """The bot's messages in this chat, oldest first, as they stand now."""
        return [message for message in self.history if message["from"]["is_bot"]]

    @property
    def heard(self) -> list[str]:
        """What the bot's messages say now, oldest first."""
        return [m.get("text") or m.get("caption", "") for m in self.messages]

    @property
    def card(self) -> str:
        """What the bot's last message says."""
        return self.heard[-1]

    @property
    def buttons(self) -> list[str]:
        """The labels under the bot's last message."""
        return [button["text"] for button in inline_buttons(self.messages[-1])]

    @property
    def keys(self) -> list[str]:
        """The labels of the keyboard below the text field."""
        return [button["text"] for button in reply_buttons(self.state.keyboard)]

    @property
    def state(self):
        """How the chat stands: keyboard, forced reply, blocked, pinned."""
        return self._world.chats.state(self.id)

    @property
    def toasts(self) -> list[str]:
        """The pop-ups that this person's taps were answered with."""
        sent = [call for name, call in self._town.request.calls if name == "answerCallbackQuery"]
        return [call["text"] for call in sent if "text" in call]

    @property
    def actions(self) -> list[str]:
        """What the bot was seen doing ("typing", "upload_document", …), oldest first."""
        return self._world.actions.latest(self.id)

    @property
    def reactions(self) -> list[str]:
        """The emoji that stand at this chat's messages, oldest message first."""
        return list(self._world.chats.reactions(self.id).values())

    @property
    def files(self) -> list[HeardFile]:
        """The files in the bot's messages, oldest first."""
        return [self._heard(message) for message in self.messages if KINDS & message.keys()]

    @property
    def documents(self) -> list[HeardFile]:
        """The documents that the bot has sent, oldest first."""
        return [file for file in self.files if file.kind == "document"]

    @property
    def photos(self) -> list[HeardFile]:
        """The photos that the bot has sent, oldest first."""
        return [file for file in self.files if file.kind == "photo"]

    @property
    def voices(self) -> list[HeardFile]:
        """The voice messages that the bot has sent, oldest first."""
        return [file for file in self.files if file.kind == "voice"]

    def document(self) -> bytes:
        """The file of the bot's last message that has one."""
        return self.documents[-1].content

    def data(self, label: str) -> str:
        """The callback data of the button under the last message with a label like this."""
        return next(
            button["callback_data"]
            for button in inline_buttons(self.messages[-1])
            if label in button["text"]
        )

    async def send(self, text: str) -> None:
        """Type a message, or a command."""
        acts.say(self._world, self.id, text)
        await self._town.settle()

    async def paste(self, text: str) -> None:
        """Send a text of any length, in as many messages as Telegram's apps make of it."""
        acts.paste(self._world, self.id, text)
        await self._town.settle()

    async def reply(self, to_text: str, text: str, *, quote: str = "") -> None:
        """Answer the latest message with these words, the bot's or one's own."""
        answered = self._latest(to_text)["message_id"]
        acts.say(self._world, self.id, text, replies_to=answered, quote=quote)
        await self._town.settle()

    async def reply_with_photo(self, to_text: str, caption: str, content: bytes = PHOTO) -> None:
        """Answer the latest message with these words by a photo."""
        attachment = Attachment("photo", Upload("photo.jpg", "image/jpeg", content), caption)
        number = self._latest(to_text)["message_id"]
        posting.attach(self._world, self.id, attachment, replies_to=number)
        await self._town.settle()

    async def edit(self, before: str, after: str) -> None:
        """Write something else in one's own latest message with these words."""
        own = self._latest(before, own=True)
        acts.edit(self._world, self.id, own["message_id"], after)
        await self._town.settle()

    async def delete(self, text: str) -> None:
        """Take the latest message with these words out of the chat."""
        acts.delete(self._world, self.id, self._latest(text)["message_id"])
        await self._town.settle()

    async def forward(self, text: str, *, name: str = "老同事") -> None:
        """Pass on what somebody wrote in another chat."""
        posting.forward(self._world, self.id, text, name=name)
        await self._town.settle()

    async def upload(self, kind: str, file: Upload, *, caption: str = "") -> None:
        """Send a file of any kind."""
        await self._attach(Attachment(kind, file, caption))

    async def send_photo(
        self, content: bytes = PHOTO, *, caption: str = "", mime: str = "image/jpeg"
    ) -> None:
        """Send a picture as a photo."""
        await self._attach(Attachment("photo", Upload("photo.jpg", mime, content), caption))

    async def send_voice(
        self, content: bytes | None = None, *, seconds: int = 3, caption: str = ""
    ) -> None:
        """Send a voice message; by default a silent one of this length."""
        file = Upload("voice.oga", "audio/ogg", content or ogg.silence(seconds))
        await self._attach(Attachment("voice", file, caption, seconds))

    async def send_document(
        self,
        name: str,
        content: bytes,
        *,
        mime: str = "application/octet-stream",
        caption: str = "",
    ) -> None:
        """Send a file as it is."""
        await self._attach(Attachment("document", Upload(name, mime, content), caption))

    async def send_audio(self, content: bytes = b"ID3", *, seconds: int = 60) -> None:
        """Send a piece of music."""
        await self._attach(Attachment("audio", Upload("a.mp3", "audio/mpeg", content), "", seconds))

    async def send_video(self, content: bytes = b"\0", *, seconds: int = 5) -> None:
        """Send a film."""
        await self._attach(Attachment("video", Upload("a.mp4", "video/mp4", content), "", seconds))

    async def send_video_note(self, content: bytes = b"\0", *, seconds: int = 5) -> None:
        """Send a round film of oneself."""
        file = Upload("round.mp4", "video/mp4", content)
        await self._attach(Attachment("video_note", file, "", seconds))

    async def send_animation(self, content: bytes = b"\0") -> None:
        """Send a moving picture; Telegram makes it a document as well."""
        await self._attach(Attachment("animation", Upload("a.mp4", "video/mp4", content)))

    async def send_album(self, pieces: Sequence[bytes | Attachment], *, caption: str = "") -> None:
        """Send up to ten files in one go; bytes are photos, the caption stands under the first."""
        album = [_piece(piece, caption if not n else "") for n, piece in enumerate(pieces)]
        posting.send_album(self._world, self.id, album)
        await self._town.settle()

    async def send_sticker(self, emoji: str = "👍") -> None:
        """Send a sticker."""
        posting.send_sticker(self._world, self.id, emoji)
        await self._town.settle()

    async def send_dice(self) -> None:
        """Throw a die."""
        posting.send_dice(self._world, self.id)
        await self._town.settle()

    async def send_poll(self, question: str = "？", options: Sequence[str] = ("甲", "乙")) -> None:
        """Start a poll."""
        posting.send_poll(self._world, self.id, question, options)
        await self._town.settle()

    async def share_contact(self, contact: Contact | None = None) -> None:
        """Send a telephone number: one's own, or somebody else's, without the share button."""
        posting.share_contact(self._world, self.id, contact)
        await self._town.settle()

    async def share_location(self, place: Place | None = None) -> None:
        """Send a place, without the share button."""
        posting.share_location(self._world, self.id, place)
        await self._town.settle()

    async def press(self, label: str, *, place: Place | None = None) -> None:
        """Press a button of the keyboard below the text field; it may share contact or place."""
        pressing.press(self._world, self.id, label, place=place)
        await self._town.settle()

    async def block(self) -> None:
        """Block the bot."""
        acts.block(self._world, self.id, is_blocked=True)
        await self._town.settle()

    async def unblock(self) -> None:
        """Let the bot write again."""
        acts.block(self._world, self.id, is_blocked=False)
        await self._town.settle()

    async def tap(self, label: str, *, message_id: int = 0) -> None:
        """Tap the latest button whose label has these words, best nothing else."""
        self.queue_tap(label, message_id=message_id)
        await self._town.settle()

    async def forge(self, data: str, *, message_id: int = 0) -> None:
        """Send callback data that no button need have."""
        message_id = message_id or (self.messages[-1]["message_id"] if self.messages else 1)
        acts.forge(self._world, self.id, message_id, data)
        await self._town.settle()

    def queue_tap(self, label: str, *, message_id: int = 0) -> None:
        """Tap, while the bot is not looking."""
        for message in reversed(self.messages):
            if message_id in {0, message["message_id"]}:
                buttons = [each for each in inline_buttons(message) if label in each["text"]]
                for button in sorted(buttons, key=lambda each: each["text"] != label)[:1]:
                    data = button["callback_data"]
                    acts.tap(self._world, self.id, message["message_id"], data)
                    return
        raise AssertionError(f"no button {label!r}; the last message has {self.buttons}")

    def say(self, text: str) -> None:
        """Type, while the bot is not looking."""
        acts.say(self._world, self.id, text)

    async def _attach(self, attachment: Attachment) -> None:
        posting.attach(self._world, self.id, attachment)
        await self._town.settle()

    def _latest(self, text: str, *, own: bool = False) -> dict[str, Any]:
        for message in reversed(self.history):
            if own and message["from"]["is_bot"]:
                continue
            if text in (message.get("text") or message.get("caption", "")):
                return message
        raise AssertionError(f"no message with {text!r}; the bot said {self.heard}")

    def _heard(self, message: dict[str, Any]) -> HeardFile:
        (kind,) = [kind for kind in KINDS if kind in message and not _is_second(kind, message)]
        file = message["photo"][-1] if kind == "photo" else message[kind]
        stored = self._world.files.find(file["file_id"])
        path = self._world.files.where(stored)
        return HeardFile(kind, stored.name, stored.mime, path, message.get("caption", ""))


def _is_second(kind: str, message: dict[str, Any]) -> bool:
    return kind == "document" and "animation" in message


def _piece(piece: bytes | Attachment, caption: str) -> Attachment:
    if isinstance(piece, Attachment):
        return piece
    return Attachment("photo", Upload("photo.jpg", "image/jpeg", piece), caption)
