"""A message of the bot, and what the words on an interview's card depend on."""

from dataclasses import dataclass
from datetime import date

from telegram import InlineKeyboardMarkup

from domain import receipts
from domain.answers import Answers
from domain.campaign import Campaign
from domain.questionnaire import Questionnaire
from domain.responses import Mode
from domain.text import Language
from handlers.afterwards.own_acts import AddRemark, ShowOwn
from handlers.catalogue import label, say
from handlers.keyboards import Row, keyboard


@dataclass(frozen=True, slots=True)
class Card:
    """A message: HTML, and the buttons under it."""

    text: str
    buttons: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class View:
    """What the words on a card depend on besides the step.

    `suggested` are the departments that the typed words may concern, the likeliest first; `page`
    is the page of a list of departments. `corrects` tells that the response was sent before,
    `is_shielded` that the department is not to see it; `complaint` whether staff call what they
    record one, `None` where that is not asked.
    """

    language: Language
    campaign: Campaign
    questionnaire: Questionnaire
    interview: int
    answers: Answers
    today: date
    suggested: tuple[str, ...] = ()
    page: int | None = None
    corrects: bool = False
    complaint: bool | None = None
    is_shielded: bool = False


def thanks(
    language: Language, department: str | None, mode: Mode, code: str, *, case: int | None = None
) -> Card:
    """The last card, with the receipt code, which stands on its buttons, too.

    `case` is the number of what is being put right from now on.
    """
    text = say(
        language,
        "thanks",
        department=department,
        mode=mode,
        receipt=receipts.spell(code),
        case=None if case is None else str(case),
    )
    return Card(text, keyboard([after_sending(language, code)]))


def after_sending(language: Language, reference: str) -> Row:
    """What one can do with a response that was just sent, corrected, or added to."""
    look: Row = ((label(language, "own-progress"), ShowOwn(reference)),)
    return (*look, (label(language, "own-remark"), AddRemark(reference)))
