"""A real python-telegram-bot talks to the sandbox as it talks to Telegram."""

import asyncio
from io import BytesIO

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken
from telegram.ext import Application, CallbackQueryHandler, CommandHandler
from telegram.request import HTTPXRequest

from tests.bot.sandbox.conftest import LI, PNG

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("满意", callback_data="good")]])


@pytest.fixture
async def bot(sandbox):
    async with Bot(
        sandbox.token, base_url=sandbox.base_url, base_file_url=sandbox.base_file_url
    ) as bot:
        yield bot


async def test_it_knows_itself(bot):
    assert (bot.username, bot.first_name, bot.can_join_groups) == (
        "najian_sandbox_bot",
        "纳谏",
        True,
    )


async def test_it_sends_and_edits(bot, begun):
    sent = await bot.send_message(LI.user_id, "<b>一</b>", parse_mode="HTML", reply_markup=BUTTONS)
    edited = await sent.edit_text("二", reply_markup=BUTTONS)

    assert (sent.text, sent.entities[0].type, edited.text) == ("一", "bold", "二")
    assert edited.reply_markup == BUTTONS


async def test_it_maps_refusals_on_its_errors(bot, begun):
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "您好")
    await begun.act("block", blocked=True)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(LI.user_id, "您好")


async def test_a_wrong_token_is_invalid(sandbox):
    async with HTTPXRequest() as request:
        bot = Bot("1:wrong", base_url=sandbox.base_url, request=request)

        with pytest.raises(InvalidToken):
            await bot.get_me()


async def test_it_sends_files_and_replaces_and_fetches_them(bot, begun):
    ledger = BytesIO(b"ledger")
    sent = await bot.send_document(LI.user_id, ledger, filename="问题台账.docx", caption="第 3 稿")
    fetched = await (await sent.document.get_file()).download_as_bytearray()
    newer = InputMediaDocument(BytesIO(b"newer"), filename="第四稿.docx", caption="第 4 稿")
    edited = await sent.edit_media(newer)
    picture = await bot.send_photo(LI.user_id, BytesIO(PNG))

    assert (sent.document.file_name, sent.caption, fetched) == (
        "问题台账.docx",
        "第 3 稿",
        b"ledger",
    )
    assert (edited.document.file_name, edited.caption) == ("第四稿.docx", "第 4 稿")
    assert (picture.photo[-1].width, picture.photo[-1].height) == (1, 1)


async def test_it_sets_menus_and_profile(bot, begun):
    await bot.set_my_commands([BotCommand("ledger", "台账")], scope=BotCommandScopeChat(LI.user_id))
    await bot.set_my_description("请您说说哪里不好。")
    await bot.set_my_short_description("意见")
    await bot.set_chat_menu_button()

    assert (await begun.chat())["bot"] == {
        "name": "纳谏",
        "username": "najian_sandbox_bot",
        "description": "请您说说哪里不好。",
        "commands": [{"command": "ledger", "description": "台账"}],
    }
    assert (await bot.get_chat(LI.user_id)).first_name == "李秀兰"
    assert (await bot.get_webhook_info()).url == ""


async def test_a_second_poller_is_told_of_the_conflict(sandbox, bot):
    other = Bot(sandbox.token, base_url=sandbox.base_url)
    async with asyncio.timeout(20), other:
        first = asyncio.create_task(bot.get_updates(timeout=10))
        await sandbox.world.updates.until_polled()
        second = asyncio.create_task(other.get_updates(timeout=10))

        with pytest.raises(Conflict):
            await first

        sandbox.world.updates.release()
        assert await second == ()


async def test_it_sets_and_deletes_a_webhook(bot):
    await bot.set_webhook("https://a.cn/hook", secret_token="s", allowed_updates=["message"])
    info = await bot.get_webhook_info()
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()

    assert (info.url, info.max_connections, info.allowed_updates) == (
        "https://a.cn/hook",
        40,
        ("message",),
    )
    assert (await bot.get_webhook_info()).url == ""


async def test_an_application_converses(sandbox, li):
    async def start(update: Update, _) -> None:
        await update.message.reply_text("满意吗？", reply_markup=BUTTONS)

    async def take(update: Update, _) -> None:
        await update.callback_query.answer("谢谢")
        await update.callback_query.edit_message_text("已记下")

    application = (
        Application.builder()
        .token(sandbox.token)
        .base_url(sandbox.base_url)
        .base_file_url(sandbox.base_file_url)
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(take, pattern="^good$"))
    async with asyncio.timeout(30), application:
        await application.start()
        await application.updater.start_polling()
        chat = await heard(li, await li.say("/start"), "满意吗？")
        message_id = chat["messages"][-1]["message_id"]
        chat = await heard(li, await li.act("tap", message_id=message_id, data="good"), "已记下")
        await application.updater.stop()
        await application.stop()

    assert [message["text"] for message in chat["messages"]] == ["/start", "已记下"]


async def heard(person, acted, text):
    """The chat once the bot's latest message says this."""
    revision = acted["revision"]
    while (chat := await person.chat(since=revision, seconds=10))["messages"][-1]["text"] != text:
        revision = chat["revision"]
    return chat
