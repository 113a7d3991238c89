"""Replies to what the bot has asked outside of an interview."""

from typing import assert_never

from telegram import Update
from telegram.ext.filters import UpdateFilter

from handlers import prompts
from handlers.afterwards import remarks, tracking
from handlers.cards import Card
from handlers.cases import casework, verdicts
from handlers.catalogue import say
from handlers.context import Context
from handlers.directives import directing, drafting
from handlers.ledgers import handing_own
from handlers.office import searching, summaries, transcribing
from handlers.prompts import Prompt, Purpose
from handlers.recording import recording
from handlers.review import review
from handlers.selfcheck import findings
from handlers.speaking import send_card
from handlers.updates import message_of

_CANCEL = "/cancel"


class _Reply(UpdateFilter):
    """Anything in reply to a prompt, also /cancel; another command means what it always does."""

    def filter(self, update: Update) -> bool:
        typed = _typed(update)
        is_command = typed.startswith("/") and not typed.startswith(_CANCEL)
        return not is_command and prompts.read(update) is not None


REPLY = _Reply()


async def take(update: Update, context: Context) -> None:
    """Hand the words to what they were asked for."""
    prompt, typed = prompts.read(update), _typed(update)
    assert prompt is not None
    if typed.startswith(_CANCEL):
        await send_card(update, Card(say(await context.language(), "prompt-cancelled")))
    elif typed or prompt.purpose is Purpose.CASE:  # a photo may come with the words
        await _hand_on(update, context, prompt, typed)
    else:
        await send_card(update, Card(say(await context.language(), "prompt-words-only")))


async def _hand_on(update: Update, context: Context, prompt: Prompt, typed: str) -> None:
    match prompt.purpose:
        case Purpose.RECEIPT:
            await tracking.take_code(update, context, typed)
        case Purpose.REMARK:
            await remarks.take(update, context, prompt.reference, typed)
        case Purpose.TRANSCRIPT:
            await transcribing.take(update, context, prompt.reference, typed)
        case Purpose.ENTRY:
            await review.take(update, context, prompt.reference, typed)
        case Purpose.CASE:
            await casework.take_reply(update, context, prompt.reference)
        case Purpose.CASE_REPLY | Purpose.VERDICT:
            await verdicts.take_reply(update, context, prompt.purpose, prompt.reference)
        case Purpose.SUMMARY_DAYS | Purpose.SEARCH | Purpose.PLACE:
            await _take_members(update, context, prompt, typed)
        case Purpose.DIRECTIVE | Purpose.DIRECTIVE_WORDS:
            await _take_directive(update, context, prompt)
        case Purpose.OWN_MEASURE | Purpose.OWN_DEADLINE | Purpose.OWN_NAME:
            await _take_own(update, context, prompt, typed)
        case _:
            assert_never(prompt.purpose)


async def _take_members(update: Update, context: Context, prompt: Prompt, typed: str) -> None:
    """What a member looks for, or where they record."""
    match prompt.purpose:
        case Purpose.SUMMARY_DAYS:
            await summaries.take_days(update, context, prompt.reference, typed)
        case Purpose.SEARCH:
            await searching.take(update, context, typed)
        case _:
            await recording.take_place(update, context, typed)


async def _take_directive(update: Update, context: Context, prompt: Prompt) -> None:
    """What is directed, or what became of it."""
    if prompt.purpose is Purpose.DIRECTIVE:
        await drafting.take_words(update, context)
    else:
        await directing.take_reply(update, context, prompt.reference)


async def _take_own(update: Update, context: Context, prompt: Prompt, typed: str) -> None:
    """About one's own self-check."""
    if prompt.purpose is Purpose.OWN_NAME:
        await handing_own.take_name(update, context, prompt.reference, typed)
    else:
        await findings.take(update, context, prompt.purpose, prompt.reference, typed)


def _typed(update: Update) -> str:
    message = message_of(update)
    return (message.text or "") if message else ""
