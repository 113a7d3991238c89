"""The person of the conversation tests, in front of a bot that listens only when it is told to."""

from dataclasses import dataclass

import pytest
from telegram import Bot, Update
from telegram.error import TimedOut

from bot.sandbox import ogg
from bot.sandbox.calls import Upload
from bot.sandbox.posting import Attachment, Contact, Place
from bot.sandbox.refusals import Refusal
from bot.sandbox.server import Sandbox
from tests.bot.sandbox.conftest import LI
from tests.chat import InProcess
from tests.person import PHOTO, Person


@dataclass
class Quiet:
    """Stands for the town: the bot says nothing by itself."""

    sandbox: Sandbox
    request: InProcess

    async def settle(self) -> None: ...

    async def told(self, bot):
        """What the bot was told of, read by python-telegram-bot, but for the first /start."""
        updates = self.sandbox.world.updates
        waiting = await updates.fetch(offset=0, limit=100, seconds=0, allowed=None)
        return [Update.de_json(update, bot) for update in waiting[1:]]


@pytest.fixture
async def town(clock):
    sandbox = Sandbox([LI], clock=clock)
    yield Quiet(sandbox, InProcess(sandbox))
    await sandbox.stop()


@pytest.fixture
async def bot(town):
    return Bot("1:x", request=town.request)


@pytest.fixture
async def ada(town):
    ada = Person(town, LI)
    await ada.send("/start")
    return ada


async def test_files_of_every_kind_reach_the_bot_with_their_bytes(town, bot, ada):
    await ada.send_photo(caption="看")
    await ada.send_voice(seconds=4)
    await ada.send_document("通知.pdf", b"%PDF", mime="application/pdf")
    await ada.send_audio()
    await ada.send_video()
    await ada.send_video_note()
    await ada.send_animation()
    await ada.upload("sticker", Upload("a.webp", "image/webp", b"RIFF"))

    messages = [update.message for update in await town.told(bot)]
    files = [message.effective_attachment for message in messages]
    photo = await bot.get_file(files[0][-1])
    assert await photo.download_as_bytearray() == PHOTO
    voice = await bot.get_file(files[1])
    assert await voice.download_as_bytearray() == ogg.silence(4)
    assert files[1].to_dict()["duration"] == 4
    assert [type(file).__name__ for file in files[2:]] == [
        "Document",
        "Audio",
        "Video",
        "VideoNote",
        "Animation",
        "Sticker",
    ]


async def test_what_is_no_file_reaches_the_bot_too(town, bot, ada):
    await ada.send_sticker()
    await ada.send_dice()
    await ada.send_poll()
    await ada.share_contact()
    await ada.share_contact(Contact("张三", "10086"))
    await ada.share_location(Place(1, 2, 30))
    await ada.forward("听说", name="张三")

    sticker, dice, poll, own, other, place, passed = [u.message for u in await town.told(bot)]
    assert (sticker.sticker.emoji, dice.dice.emoji, len(poll.poll.options)) == ("👍", "🎲", 2)
    assert (own.contact.user_id, other.contact.user_id) == (LI.user_id, None)
    assert (place.location.latitude, passed.forward_origin.sender_user_name) == (1, "张三")


async def test_an_album_may_mix_bytes_and_attachments(town, bot, ada):
    film = Attachment("video", Upload("a.mp4", "video/mp4", b"x"))

    await ada.send_album([PHOTO, film], caption="两样")

    first, second = [update.message for update in await town.told(bot)]
    assert (first.caption, first.media_group_id) == ("两样", second.media_group_id)


async def test_texts_can_be_edited_answered_pasted_and_deleted(town, bot, ada):
    await ada.send("三次")
    await ada.edit("三次", "四次")
    await ada.reply("四次", "对")
    await ada.delete("对")
    await ada.paste("长" * 5000)

    said, edited, answer, *pasted = await town.told(bot)
    assert (said.message.text, edited.edited_message.text) == ("三次", "四次")
    assert answer.message.reply_to_message.text == "四次"
    assert [len(update.message.text) for update in pasted] == [4096, 904]
    assert "对" not in [message["text"] for message in ada.history]


async def test_a_button_shares_what_it_asks_for(town, bot, ada):
    keyboard = {"keyboard": [[{"text": "电话", "request_contact": True}, "不用"]]}
    await bot.send_message(ada.id, "？", reply_markup=keyboard)

    await ada.press("电话")

    assert ada.keys == ["电话", "不用"]
    assert (await town.told(bot))[-1].message.contact.user_id == ada.id


async def test_who_blocks_the_bot_is_told_of(town, bot, ada):
    await ada.block()
    with pytest.raises(Refusal):
        await ada.send("？")
    await ada.unblock()

    changes = [update.my_chat_member.new_chat_member.status for update in await town.told(bot)]
    assert changes == ["kicked", "member"]


async def test_a_person_hears_files_and_sees_marks(bot, ada):
    await bot.send_chat_action(ada.id, "typing")
    sent = await bot.send_photo(ada.id, PHOTO, caption="图")
    await bot.send_voice(ada.id, ogg.silence(1))
    await bot.send_document(ada.id, b"x", filename="甲.txt")
    await bot.set_message_reaction(ada.id, sent.message_id, "👍")

    assert (ada.actions, ada.reactions) == (["typing"], ["👍"])
    assert [(photo.content, photo.caption) for photo in ada.photos] == [(PHOTO, "图")]
    assert [voice.mime for voice in ada.voices] == ["audio/ogg"]
    assert [(file.name, file.content) for file in ada.documents] == [("甲.txt", b"x")]
    assert ada.document() == b"x"


async def test_a_download_can_fail(town, bot, ada):
    await ada.send_photo()
    (update,) = await town.told(bot)
    file = await update.message.photo[-1].get_file()
    town.request.refuse["download"] = TimedOut()

    with pytest.raises(TimedOut):
        await file.download_as_bytearray()

    assert await file.download_as_bytearray() == PHOTO


async def test_what_is_not_there_is_said_with_what_was_heard(ada):
    with pytest.raises(AssertionError, match="no message with '没有'"):
        await ada.reply("没有", "？")
