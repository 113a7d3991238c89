"""Which handler gets which update, in one place; and the single error handler."""

import logging
from traceback import format_tb

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from handlers import digests, ending, interview, invitations, ledgers, staff, summaries, welcome
from handlers.acts import (
    Begin,
    ChooseLedgers,
    Discard,
    EditAnswer,
    GetLedger,
    GoBack,
    Greet,
    Invite,
    Notice,
    PickOption,
    RefreshLedgers,
    Send,
    SettleAnswer,
    ShowLedgers,
    ShowSummary,
    SkipQuestion,
    TickOption,
)
from handlers.callbacks import unpack
from handlers.cards import Card
from handlers.catalogue import label, say
from handlers.context import Bot, Context, language_of
from handlers.speaking import answer_tap, send_card

_LOG = logging.getLogger(__name__)
_PRIVATE = filters.ChatType.PRIVATE


def register(application: Bot) -> None:
    """Add the handlers, in the order in which an update is offered to them."""
    commands = {
        "start": welcome.start,
        "help": give_help,
        "cancel": ending.cancel,
        "summary": summaries.open_summary,
        "ledger": ledgers.open_panel,
        "progress": summaries.show_progress,
        "digest": digests.show,
        "invite": invitations.choose,
    }
    for name, handler in commands.items():
        application.add_handler(CommandHandler(name, handler, filters=_PRIVATE))
    application.add_handler(CallbackQueryHandler(take_tap))
    text = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(_PRIVATE & text, take_text))
    others = _PRIVATE & filters.UpdateType.MESSAGE & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(others, take_other))
    application.add_handler(MessageHandler(~_PRIVATE & filters.COMMAND, ask_for_privacy))
    application.add_error_handler(answer_error)


async def take_tap(update: Update, context: Context) -> None:  # noqa: C901, PLR0912 - one line an act
    """Hand a tap to what its button is for. What no button of ours says is refused."""
    query = update.callback_query
    assert query is not None
    match unpack(query.data or ""):
        case None:
            await answer_tap(update, label(language_of(update), "no-such-button"))
        case Greet() as act:
            await welcome.greet(update, context, act)
        case Notice() as act:
            await welcome.show_notice(update, context, act)
        case Begin() as act:
            await welcome.begin(update, context, act)
        case (
            PickOption() | TickOption() | SettleAnswer() | SkipQuestion() | GoBack() | EditAnswer()
        ) as act:
            await interview.take_tap(update, context, act)
        case Send() as act:
            await ending.send(update, context, act)
        case Discard() as act:
            await ending.discard(update, context, act)
        case ShowSummary() as act:
            await summaries.show(update, context, act)
        case ShowLedgers() as act:
            await ledgers.show(update, context, act)
        case ChooseLedgers() as act:
            await ledgers.choose(update, context, act)
        case RefreshLedgers() as act:
            await ledgers.refresh(update, context, act)
        case GetLedger() as act:
            await ledgers.give(update, context, act)
        case Invite() as act:
            await invitations.give(update, context, act)


async def take_text(update: Update, context: Context) -> None:
    """A typed message: an answer if a question is open."""
    if not await interview.take_text(update, context):
        await send_card(update, Card(say(language_of(update), "not-understood")))


async def take_other(update: Update, context: Context) -> None:
    """A sticker, a photo, an unknown command: not something we take yet."""
    language = language_of(update)
    message = update.effective_message
    assert message is not None
    key = "not-understood" if message.text else "only-text"
    await send_card(update, Card(say(language, key)))
    await interview.resume(update, context)


async def give_help(update: Update, context: Context) -> None:
    """What someone can do here, by their roles."""
    user, language = update.effective_user, language_of(update)
    assert user is not None
    held = await context.services.memberships(user.id)
    text = say(language, "help-respondent")
    if held:
        text = staff.describe(context.services, held, language)
    await send_card(update, Card(text))


async def ask_for_privacy(update: Update, _: Context) -> None:
    """In a group others could read along."""
    await send_card(update, Card(say(language_of(update), "private-only")))


async def answer_error(update: object, context: Context) -> None:
    """Log what nobody expected, without what people wrote; apologise; carry on."""
    number = context.update_id
    _LOG.error("Update %s failed: %s", number, _trace(context.error))
    if not isinstance(update, Update) or update.effective_chat is None:
        return
    text = say(language_of(update), "something-wrong")
    try:
        await answer_tap(update)
        await send_card(update, Card(text))
    except TelegramError:
        _LOG.warning("Update %s: the apology could not be sent.", number)


def _trace(error: BaseException | None) -> str:
    """How and where it failed, without the messages: they may quote what people wrote."""
    if error is None:
        return ""
    cause = _trace(error.__cause__ or error.__context__)
    return f"{cause}{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"
