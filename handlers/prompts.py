"""Asks for words outside of an interview: a message that Telegram answers with a forced reply.

What is asked for stands in the prompt itself, as its last line, so that nothing has to be stored
meanwhile: neither what is open, nor who it is open for. Whoever replies may have no right to what
the reference names: that is for the handler to ask storage.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from telegram import ForceReply, Message, MessageEntity, Update
from telegram.constants import ParseMode

from handlers.updates import chat_of, message_of


class Purpose(StrEnum):
    """What the words are for; the letter stands in the prompt."""

    RECEIPT = "c"  # a receipt code; no reference
    REMARK = "r"  # something added to a response, by its reference
    TRANSCRIPT = "t"  # what a voice message says, by the id of the attachment
    ENTRY = "e"  # what a member writes about an entry, by its id, its version, and what
    OWN_MEASURE = "m"  # what somebody will do about a row of their own, by its mark
    OWN_DEADLINE = "d"  # until when
    CASE = "k"  # what a member writes about a case, by its id, its round and the act
    CASE_REPLY = "q"  # a respondent's answer to what the department asked, by the response
    VERDICT = "v"  # why a respondent judges an outcome so, by the response and the round
    PLACE = "p"  # where staff record what others say; no reference
    DIRECTIVE = "b"  # what a leader directs; no reference
    DIRECTIVE_WORDS = "j"  # what was done about a directive, or why not, by its id, steps and move
    SUMMARY_DAYS = "s"  # from when until when, by what else the summary is narrowed down
    SEARCH = "w"  # words to look for; no reference
    OWN_NAME = "n"  # under which name somebody hands their own ledgers in, by their edition


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a message replies to. The reference is as it was packed, or forged."""

    purpose: Purpose
    reference: str


_LAST_LINE = re.compile(r"№ ([a-z])-([0-9A-Za-z]{0,32})")


async def ask(
    update: Update, purpose: Purpose, reference: str, text: str, *, placeholder: str
) -> None:
    """Send the prompt. `text` is HTML; `reference` is of letters and digits, at most 32."""
    last = f"№ {purpose}-{reference}"
    assert _LAST_LINE.fullmatch(last), last
    await chat_of(update).send_message(
        f"{text}\n\n<code>{last}</code>",
        parse_mode=ParseMode.HTML,
        reply_markup=ForceReply(input_field_placeholder=placeholder),
    )


def read(update: Update) -> Prompt | None:
    """The prompt that a message replies to, if the message replied to is the bot's own."""
    message = message_of(update)
    prompt = message.reply_to_message if message else None
    if prompt is None or prompt.from_user is None or prompt.from_user.id != prompt.get_bot().id:
        return None
    found = _LAST_LINE.fullmatch(_last_code(prompt))
    if found is None or found[1] not in set(Purpose):
        return None
    return Prompt(Purpose(found[1]), found[2])


def _last_code(message: Message) -> str:
    """What is set as code at the end of a message: people's own words on a card never are."""
    marked = message.parse_entities([MessageEntity.CODE]) if message.text else {}
    return list(marked.values())[-1] if marked else ""
