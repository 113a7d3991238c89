"""Which handler gets which update, in one place."""

from typing import assert_never

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import (
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers import errors, languages, prompted
from handlers.acts import (
    Act,
    Begin,
    ChooseLedgers,
    Decline,
    Discard,
    GetLedger,
    GetReport,
    Greet,
    Invite,
    ListDepartments,
    Notice,
    RefreshLedgers,
    RespondentAct,
    Resume,
    Revoke,
    Send,
    Shield,
    ShowLedgers,
    StaffAct,
    SwitchLanguage,
    Tap,
)
from handlers.afterwards import own, privacy, tracking
from handlers.afterwards.own_acts import Own
from handlers.answering import ending, interview, manners, messages, reminding, shielding, welcome
from handlers.callbacks import unpack
from handlers.cards import Card
from handlers.cases import casework, verdicts
from handlers.cases.case_acts import CaseAct, Follow, Work
from handlers.catalogue import label, say
from handlers.context import Bot, Context
from handlers.directives import directing, drafting
from handlers.directives.directive_acts import Direct, DirectiveAct
from handlers.ledgers import archive, handing, ledgers
from handlers.ledgers.archive_acts import Archive, ArchiveAct
from handlers.ledgers.handing_acts import HandingIn, HandingInAct
from handlers.office import (
    digests,
    health,
    incoming,
    invitations,
    overall,
    posters,
    progress,
    searching,
    signals,
    summaries,
)
from handlers.office.health_acts import Health, HealthAct
from handlers.office.incoming_acts import Incoming
from handlers.office.poster_acts import Poster
from handlers.office.signal_acts import SignalAct, Signalling
from handlers.office.summary_acts import SummaryAct, Summing
from handlers.preview import playing, previewing
from handlers.preview.preview_acts import Preview
from handlers.recording import recording
from handlers.recording.recording_acts import Recording
from handlers.review import review
from handlers.review.review_acts import Review, ReviewAct
from handlers.selfcheck import self_checks
from handlers.selfcheck.self_check_acts import SelfCheckAct, SelfChecking
from handlers.speaking import answer_tap, send_card

_PRIVATE = filters.ChatType.PRIVATE
_NEW = _PRIVATE & filters.UpdateType.MESSAGE  # an edited command is none
_DOCUMENT = filters.Document.ALL & ~filters.ANIMATION  # which is both, to Telegram

_COMMANDS = {
    "start": previewing.start,
    "help": messages.give_help,
    "language": languages.choose,
    "cancel": previewing.cancel,
    "my": tracking.list_own,
    "track": tracking.track,
    "privacy": privacy.open_centre,
    "summary": summaries.open_summary,
    "ledger": ledgers.open_panel,
    "search": searching.search,
    "progress": progress.show,
    "digest": digests.show,
    "report": overall.open_panel,
    "review": review.open_panel,
    "handin": handing.open_panel,
    "archive": archive.open_panel,
    "inbox": incoming.open_panel,
    "cases": casework.open_panel,
    "record": recording.open_panel,
    "directives": directing.open_panel,
    "selfcheck": self_checks.open_panel,
    "poster": posters.open_panel,
    "preview": previewing.open_panel,
    "health": health.open_panel,
    "signals": signals.open_panel,
    "invite": invitations.choose,
}


def register(application: Bot) -> None:
    """Add the handlers, in the order in which an update is offered to them."""
    application.add_handler(CallbackQueryHandler(take_tap))  # most updates are taps, of no other
    application.add_handler(MessageHandler(_NEW & prompted.REPLY, prompted.take))
    application.add_handler(MessageHandler(_NEW & directing.REPLY, drafting.take_words))
    for name, handler in _COMMANDS.items():
        application.add_handler(CommandHandler(name, handler, filters=_NEW))
    application.add_handler(MessageHandler(_NEW & filters.FORWARDED, manners.take_forwarded))
    text = filters.TEXT & ~filters.COMMAND
    application.add_handler(MessageHandler(_NEW & text, messages.take_text))
    files = filters.VOICE | filters.AUDIO | filters.PHOTO | _DOCUMENT
    application.add_handler(MessageHandler(_NEW & files, messages.take_file))
    application.add_handler(MessageHandler(_NEW & filters.LOCATION, messages.take_location))
    application.add_handler(MessageHandler(_NEW & filters.CONTACT, messages.take_contact))
    edited = _PRIVATE & filters.UpdateType.EDITED_MESSAGE
    application.add_handler(MessageHandler(edited, messages.take_edit))
    application.add_handler(ChatMemberHandler(manners.take_block))
    others = _NEW & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(others, messages.take_other))
    application.add_handler(MessageHandler(~_PRIVATE & filters.COMMAND, ask_for_privacy))
    application.add_error_handler(errors.answer)


async def take_tap(update: Update, context: Context) -> None:
    """Hand a tap to what its button is for. What no button of ours says is refused."""
    query, chat = update.callback_query, update.effective_chat
    assert query is not None
    act = unpack(query.data or "")
    if chat is None or chat.type != ChatType.PRIVATE:  # in a group all would read the card
        await answer_tap(update, label(await context.language(), "private-only"))
    elif act is None:
        await answer_tap(update, label(await context.language(), "no-such-button"))
    elif not await playing.take_tap(update, context, act):
        await _take_tap(update, context, act)


async def _take_tap(update: Update, context: Context, act: Act) -> None:
    match act:
        case Own():
            await own.take_tap(update, context, act)
        case Incoming():
            await incoming.take_tap(update, context, act)
        case Poster():
            await posters.take_tap(update, context, act)
        case Summing() | Work() | Follow() | Health() | Direct() | Signalling():
            await _take_running_tap(update, context, act)
        case Preview():
            await previewing.take_tap(update, context, act)
        case Recording():
            await recording.take_tap(update, context, act)
        case Review() | HandingIn() | Archive() | SelfChecking():
            await _take_clerks_tap(update, context, act)
        case _ if isinstance(act, StaffAct):
            await _take_members_tap(update, context, act)
        case _ if isinstance(act, Tap):
            await interview.take_tap(update, context, act)
        case _:
            await _take_respondents_tap(update, context, act)


async def _take_running_tap(
    update: Update,
    context: Context,
    act: SummaryAct | CaseAct | HealthAct | DirectiveAct | SignalAct,
) -> None:
    match act:
        case Summing():
            await summaries.take_tap(update, context, act)
        case Direct():
            await directing.take_tap(update, context, act)
        case Work():
            await casework.take_tap(update, context, act)
        case Follow():
            await verdicts.take_tap(update, context, act)
        case Health():
            await health.take_tap(update, context, act)
        case Signalling():
            await signals.take_tap(update, context, act)
        case _:
            assert_never(act)


async def _take_clerks_tap(
    update: Update, context: Context, act: ReviewAct | HandingInAct | ArchiveAct | SelfCheckAct
) -> None:
    match act:
        case Review():
            await review.take_tap(update, context, act)
        case HandingIn():
            await handing.take_tap(update, context, act)
        case Archive():
            await archive.take_tap(update, context, act)
        case SelfChecking():
            await self_checks.take_tap(update, context, act)
        case _:
            assert_never(act)


async def _take_respondents_tap(update: Update, context: Context, act: RespondentAct) -> None:
    match act:
        case Greet():
            await welcome.greet(update, context, act)
        case Notice():
            await welcome.show_notice(update, context, act)
        case Begin():
            await welcome.begin(update, context, act)
        case Decline():
            await welcome.decline(update, context, act)
        case ListDepartments():
            await interview.list_departments(update, context, act)
        case SwitchLanguage():
            await languages.switch(update, context, act)
        case Resume():
            await reminding.resume(update, context, act)
        case Shield() | Send() | Discard():
            await _take_tap_on_review(update, context, act)
        case _:
            assert_never(act)


async def _take_tap_on_review(
    update: Update, context: Context, act: Shield | Send | Discard
) -> None:
    match act:
        case Shield():
            await shielding.wish(update, context, act)
        case Send():
            await ending.send(update, context, act)
        case Discard():
            await ending.discard(update, context, act)
        case _:
            assert_never(act)


async def _take_members_tap(update: Update, context: Context, act: StaffAct) -> None:
    match act:
        case ShowLedgers():
            await ledgers.show(update, context, act)
        case ChooseLedgers():
            await ledgers.choose(update, context, act)
        case RefreshLedgers():
            await ledgers.refresh(update, context, act)
        case GetLedger():
            await ledgers.give(update, context, act)
        case GetReport():
            await overall.give(update, context, act)
        case Invite():
            await invitations.give(update, context, act)
        case Revoke():
            await invitations.revoke(update, context, act)
        case _:
            assert_never(act)


async def ask_for_privacy(update: Update, context: Context) -> None:
    """In a group others could read along."""
    await send_card(update, Card(say(await context.language(), "private-only")))
