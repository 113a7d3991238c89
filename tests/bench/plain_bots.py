"""Bots that a survey turn of ours is held against; they show the same cards by the same calls.

`bare`: PTB with our HTTP client, updates handled side by side; no storage, no logic.
`documented`: PTB as its documentation shows a conversation: its own HTTP client, a
`ConversationHandler`, a `PicklePersistence`, one update after another (its default).

Run as a process of its own: `python -m tests.bench.plain_bots KIND URL FOLDER`.
"""

import sys
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    PicklePersistence,
)

from bot.http import AiohttpRequest
from tests.bench.crowd import TOKEN

Kind = ContextTypes.DEFAULT_TYPE
_HEAD = "<b>谢谢您直说。是哪些地方让您不够满意？</b>\n\n可以选多项，选好了再点“选好了”。"
_ASPECTS = (
    "跑了好几趟，材料反复交",
    "等得太久，进度问不到",
    "说不清楚，事情没办成",
    "态度冷淡，互相推诿",
    "政策找不到，兑现难",
    "收费不清楚，花了冤枉钱",
    "地方难找，网上系统难用",
    "都不是",
)
_ASKING = 1  # the only state


def main() -> None:
    """Serve until a signal says stop."""
    kind, url, folder = sys.argv[1:]
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot")
    if kind == "bare":
        builder = builder.request(AiohttpRequest(url)).get_updates_request(AiohttpRequest(url))
        application: Any = builder.concurrent_updates(True).build()  # noqa: FBT003 - PTB's way
        application.add_handler(CommandHandler("start", start))
        application.add_handler(CallbackQueryHandler(take_tap))
    else:
        persistence = PicklePersistence(Path(folder) / "conversations.pickle")
        application = builder.persistence(persistence).build()
        application.add_handler(
            ConversationHandler(
                [CommandHandler("start", start)],
                {_ASKING: [CallbackQueryHandler(take_tap_and_remember)]},
                [CommandHandler("start", start)],
                name="survey",
                persistent=True,
            )
        )
    application.run_polling()


async def start(update: Update, _: Kind) -> int:
    """The first card."""
    assert update.message is not None
    text, buttons = card(0)
    await update.message.reply_text(text, parse_mode="HTML", reply_markup=buttons)
    return _ASKING


async def take_tap(update: Update, _: Kind) -> int:
    """The card that the button names, in the place of the one that was tapped."""
    query = update.callback_query
    assert query is not None
    assert query.data is not None
    await query.answer()
    text, buttons = card(int(query.data.rpartition(":")[2]))
    await query.edit_message_text(text, parse_mode="HTML", reply_markup=buttons)
    return _ASKING


async def take_tap_and_remember(update: Update, context: Kind) -> int:
    """The same with the answer where the documentation puts it."""
    assert update.callback_query is not None
    assert context.user_data is not None
    context.user_data["answer"] = update.callback_query.data
    return await take_tap(update, context)


def card(number: int) -> tuple[str, InlineKeyboardMarkup]:
    """Cards 0 and 1 lead in; 2 to 4 are ticked on; 5 is the next question."""
    if number == 0:
        return _HEAD, _keyboard([("匿名回答", 1)])
    if number == 1:
        return _HEAD, _keyboard([("不满意", 2)])
    if number == 5:
        return _HEAD, _keyboard([("上一题", 2), ("跳过", 5), ("English", 5)])
    ticks = [
        (f"{'☑️' if place <= number - 2 else '⬜️'} {text}", min(number + 1, 4))
        for place, text in enumerate(_ASPECTS)
    ]
    return _HEAD, _keyboard([*ticks, ("上一题", 1), ("选好了", 5), ("English", 2)])


def _keyboard(buttons: list[tuple[str, int]]) -> InlineKeyboardMarkup:
    """As long as those of ours say."""
    made = [
        InlineKeyboardButton(text, callback_data=f"o:5d1f1e0c52d3:aspects:x:1:{to}")
        for text, to in buttons
    ]
    return InlineKeyboardMarkup([*([one] for one in made[:-3]), made[-3:]])


if __name__ == "__main__":
    main()
