"""What is added to the bot without a row in the table fails here, by its name."""

from typing import get_args

import pytest
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler

from handlers import dispatch, prompted
from handlers.acts import Act
from handlers.answering import manners, messages, welcome
from handlers.directives import drafting
from handlers.prompts import Purpose
from tests.chat import InProcess, build
from tests.handlers.rights.rows import ROWS

KINDS = {row.kind for row in ROWS}
# What takes neither a tap nor a command: words and files are about one's own response, or reply to
# a prompt (`Purpose`); what is edited, forwarded or of another kind changes nothing but an answer
# of one's own.
OTHERS = {
    prompted.take,
    drafting.take_words,
    manners.take_forwarded,
    manners.take_block,
    messages.take_text,
    messages.take_file,
    messages.take_location,
    messages.take_contact,
    messages.take_edit,
    messages.take_other,
    dispatch.ask_for_privacy,
}


@pytest.fixture
def registered(services, town):
    """The handlers of the application, as it runs."""
    return build(services, InProcess(town.sandbox)).handlers[0]


def test_every_button_has_a_row():
    assert {kind for kind in KINDS if isinstance(kind, type)} == set(get_args(Act))


def test_every_reply_to_a_prompt_has_a_row():
    assert {kind for kind in KINDS if isinstance(kind, Purpose)} == set(Purpose)


def test_every_deep_link_has_a_row():
    links = {f"start:{prefix}" for prefix in welcome.LINKS} | {"start:door"}

    assert {kind for kind in KINDS if str(kind).startswith("start:")} == links


async def test_every_command_has_a_row(registered):
    commands = {
        name
        for handler in registered
        if isinstance(handler, CommandHandler)
        for name in handler.commands
    }

    assert {kind for kind in KINDS if type(kind) is str and ":" not in kind} == commands


async def test_every_other_handler_is_known(registered):
    others = {
        handler.callback
        for handler in registered
        if isinstance(handler, MessageHandler | ChatMemberHandler)
    }
    taps = [handler for handler in registered if isinstance(handler, CallbackQueryHandler)]

    assert (others, [handler.callback for handler in taps]) == (OTHERS, [dispatch.take_tap])
    assert {type(handler) for handler in registered} == {
        *(MessageHandler, ChatMemberHandler, CommandHandler, CallbackQueryHandler)
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: getattr(kind, "__name__", str(kind)))
def test_each_is_there_for_somebody(kind):
    assert any(row.who for row in ROWS if row.kind == kind)
