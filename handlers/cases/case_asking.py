"""What is to be typed about a case: a note, a reason, an answer; with a photo where that helps.

The prompt names the case in the round that was shown, and the act. Nothing is stored in between.
"""

import re
from dataclasses import dataclass

from telegram import Update

from domain.case_rules import MOVES
from domain.cases import Act
from handlers import prompts
from handlers.cases.case_desk import Desk
from handlers.cases.case_doing import LONGEST_NOTE
from handlers.catalogue import label, say
from handlers.prompts import Purpose
from storage.cases import File

# One letter an act, in a prompt; and the letter of the profile's place where days are asked for.
_LETTERS = {
    Act.ASK: "a", Act.PUT_RIGHT: "p", Act.EXPLAIN: "e", Act.CANNOT: "c", Act.RETURN: "r",
    Act.NOTE: "n", Act.EXTEND: "x", Act.CONCLUDE: "z",
}  # fmt: skip
_ACTS = {letter: act for act, letter in _LETTERS.items()}
_REFERENCE = re.compile(r"([0-7][0-9a-f]{15})([0-9a-f]{4})([a-z])([0-9]{0,2})")
WITH_PHOTO = frozenset({Act.PUT_RIGHT, Act.EXPLAIN, Act.CANNOT, Act.NOTE})
assert {act for act, move in MOVES.items() if move.needs_words} - set(_LETTERS) == {Act.REPLY}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, about which case, in which round; `days` is the place of a profile."""

    case: int
    round: int
    act: Act
    days: int | None


def read(reference: str) -> Asked | None:
    """What a prompt asked for; `None` where none of ours asks that."""
    found = _REFERENCE.fullmatch(reference)
    if found is None or found[3] not in _ACTS:
        return None
    days = int(found[4]) if found[4] else None
    return Asked(int(found[1], 16), int(found[2], 16), _ACTS[found[3]], days)


async def ask(  # noqa: PLR0913 - what is asked for, about what
    update: Update, desk: Desk, file: File, act: Act, *, days: int | None = None, note: str = ""
) -> None:
    """Ask for the words; `note` says what was wrong with those before."""
    text = say(
        desk.language,
        "case-ask",
        act=act,
        number=str(file.number),
        most=LONGEST_NOTE,
        photo=act in WITH_PHOTO,
    )
    reference = f"{file.id:016x}{file.case.round:04x}{_LETTERS[act]}{'' if days is None else days}"
    example = label(desk.language, "case-ask-example", act=act)[:64]
    shown = f"{note}\n\n{text}" if note else text
    await prompts.ask(update, Purpose.CASE, reference, shown, placeholder=example)
