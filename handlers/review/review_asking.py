"""What a member is to type about an entry: the words of a column, a reason, a word to look for.

The prompt names the entry in the version that was shown. Nothing is stored in between.
"""

import re
from dataclasses import dataclass

from telegram import Update

from domain import reviewing
from domain.ledgers import Entry
from domain.reviewing import Column
from handlers import prompts
from handlers.answering import shown
from handlers.catalogue import label, say
from handlers.prompts import Purpose
from handlers.review import review_words as words
from handlers.review.review_desk import Desk

REASON, FIND = "r", "f"  # beside the letters of the columns
_REFERENCE = re.compile(r"([0-7][0-9a-f]{15})([0-9a-f]{8})([a-z])")
_QUOTED = 600


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, about which version of an entry."""

    entry: int
    version: int
    what: str  # a column's letter, `REASON` or `FIND`


def read(reference: str) -> Asked | None:
    """What a prompt asked for; `None` where none of ours asks that."""
    found = _REFERENCE.fullmatch(reference)
    if found is None or found[3] not in {*Column, REASON, FIND}:
        return None
    return Asked(int(found[1], 16), int(found[2], 16), found[3])


async def ask_column(
    update: Update, desk: Desk, entry: Entry, column: Column, *, key: str = "review-ask"
) -> None:
    """Ask for a column's words, above what it says now; of an empty one, above the problem."""
    said, language = reviewing.said(entry, column), desk.language
    text = say(
        language,
        key,
        column=words.column(entry, column, language),
        most=reviewing.LONGEST[column],
        clears="no" if column is Column.TEXT or not said else "yes",
    )
    now = f"\n{shown.quoted(said or entry.text, most=_QUOTED)}"
    example = label(language, "review-example", column=column.name.lower())
    await _ask(update, entry, column.value, f"{text}{now}", example)


async def ask_again(update: Update, desk: Desk, entry: Entry, column: Column, typed: str) -> None:
    """The words came too late: give them back, to be sent again if they still fit."""
    text = say(
        desk.language,
        "review-ask-again",
        column=words.column(entry, column, desk.language),
        words=typed,
    )
    example = label(desk.language, "review-example", column=column.name.lower())
    await _ask(update, entry, column.value, text, example)


async def ask_reason(
    update: Update, desk: Desk, entry: Entry, *, typed: str = "", is_again: bool = False
) -> None:
    """Ask why an entry is not to be printed; `typed` came too late, and is given back."""
    text = say(
        desk.language,
        "review-ask-reason",
        most=reviewing.LONGEST_REASON,
        again=is_again,
        words=typed or None,
    )
    await _ask(update, entry, REASON, text, label(desk.language, "review-example-reason"))


async def ask_word(update: Update, desk: Desk, entry: Entry) -> None:
    """Ask for a word that stands in the other entry."""
    text = say(desk.language, "review-ask-word")
    await _ask(update, entry, FIND, text, label(desk.language, "review-example-word"))


async def _ask(update: Update, entry: Entry, what: str, text: str, example: str) -> None:
    reference = f"{entry.id:016x}{entry.version:08x}{what}"
    await prompts.ask(update, Purpose.ENTRY, reference, text, placeholder=example[:64])
