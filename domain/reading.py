"""Turns what a person sent into an answer to the open question, or says why it is none. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.campaign import Department
from domain.questions import (
    GRADES,
    YES_NO,
    Contact,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    MultipleChoice,
    Note,
    Number,
    Question,
    Rating,
    SingleChoice,
    Upload,
    YesNo,
    accepted,
    options_of,
)
from domain.spelling import find_day, find_number, spell_number
from domain.text import Text

LONGEST_MATTER = 1000  # characters somebody may describe their matter with
# Controls but for tab and line end (a database may stop reading at a NUL), what turns the
# direction, what has no width, and halves of characters. What joins emoji stays.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)


class Reason(StrEnum):
    """Why a reply is no answer."""

    PICK_AN_OPTION = "pick-an-option"
    TICK_SOMETHING = "tick-something"
    TOO_LONG = "too-long"
    EMPTY = "empty"
    REQUIRED = "required"
    WRONG_FORM = "wrong-form"
    NOT_A_NUMBER = "not-a-number"
    NOT_WHOLE = "not-whole"
    OUT_OF_RANGE = "out-of-range"
    NOT_A_DAY = "not-a-day"
    DAY_OUT_OF_RANGE = "day-out-of-range"
    SEND_A_FILE = "send-a-file"
    SHARE_LOCATION = "share-location"
    SHARE_CONTACT = "share-contact"
    WRONG_MEDIUM = "wrong-medium"  # this question takes no such file
    TOO_MANY = "too-many"
    RATING_STAYS = "rating-stays"  # a correction leaves the first rating as it is
    STALE = "stale"  # a button under a question that is not open any more
    REVIEWING = "reviewing"  # everything is answered; send or change an answer


@dataclass(frozen=True, slots=True)
class Reject:
    """A reply that is no answer to the question."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an answer is judged by, besides its question.

    `fits(pattern, text)` says whether a whole text has the form of a pattern (RE2 syntax).
    """

    departments: tuple[Department, ...]
    today: date  # in the deployment's time zone
    fits: Callable[[str, str], bool]
    rating_stays: bool = False  # a sent response is being corrected


def read_words(  # noqa: C901, PLR0911 - one line a kind
    question: Question, before: Answer | None, text: str, around: Circumstances
) -> Answer | Reject:
    """A typed text. A typed label counts as a tap."""
    text = plain(text)
    match question:
        case FreeText():
            return _free_text(question, before, text, around)
        case Rating():
            return _named(text, GRADES)
        case YesNo():
            return _named(text, YES_NO)
        case SingleChoice():
            return _named(text, {o.code: o.label for o in options_of(question)})
        case Number():
            return read_number(question, text)
        case Day():
            return read_day(question, text, around.today)
        case DepartmentChoice():
            return _matter(before, text, around.departments)
        case MultipleChoice() | Note():
            return Reject(Reason.PICK_AN_OPTION)
        case Upload():
            return _beside(before, text)
        case Location():
            return Reject(Reason.SHARE_LOCATION)
        case Contact():
            return Reject(Reason.SHARE_CONTACT)
        case _:
            assert_never(question)


def read_attachment(
    question: Question,
    before: Answer | None,
    sent: Attachment,
    words: str,
    around: Circumstances,
) -> Answer | Reject:
    """A file with its caption. A voice message says it all; after a photo there may be more."""
    if sent.medium not in accepted(question):
        return Reject(Reason.WRONG_MEDIUM)
    assert isinstance(question, FreeText | Upload)
    known = before or Answer(None)
    others = tuple(each for each in known.attachments if each.digest != sent.digest)
    if len(others) >= question.most:
        return Reject(Reason.TOO_MANY)
    told, caption = sent.medium is Medium.VOICE, plain(words)
    taken = replace(known, attachments=(*others, sent), settled=told)
    if isinstance(question, FreeText):
        return _captioned(question, taken, caption, around)
    said = _joined(taken.words, caption)
    return replace(taken, words=said, settled=told or question.most == 1)


def _beside(before: Answer | None, text: str) -> Answer | Reject:
    """Words typed under files that wait are their caption, and say that there is no more."""
    if before is None or not before.attachments:
        return Reject(Reason.SEND_A_FILE)
    if len(text) > LONGEST_MATTER:
        return Reject(Reason.TOO_LONG)
    return replace(before, words=_joined(before.words, text), settled=True)


def _captioned(
    question: FreeText, taken: Answer, caption: str, around: Circumstances
) -> Answer | Reject:
    """A caption is judged like typed words, which it stands for; a photo alone waits for words."""
    said = _joined(taken.value if isinstance(taken.value, str) else "", caption)
    unfit = _unfit(question, said, around) if caption else None
    if unfit is not None:
        return Reject(unfit)
    told = taken.settled or (question.most == 1 and said != "")
    return replace(taken, value=said or None, settled=told)


def _joined(said: str, caption: str) -> str:
    """What was said, and the caption below it unless it says the same."""
    return said if caption in said else f"{said}\n{caption}".strip()


def read_place(question: Question, latitude: float, longitude: float) -> Answer | Reject:
    """A shared location, rounded to four decimals: about ten metres."""
    if not isinstance(question, Location):
        return Reject(Reason.WRONG_MEDIUM)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - the globe
        return Reject(Reason.SHARE_LOCATION)
    return Answer(f"{latitude:.4f},{longitude:.4f}")


def read_number(question: Number, text: str) -> Answer | Reject:
    """A number, in one spelling."""
    number = find_number(text)
    if number is None:
        return Reject(Reason.NOT_A_NUMBER)
    if question.whole and number != number.to_integral_value():
        return Reject(Reason.NOT_WHOLE)
    if not _in_range(question, number):
        return Reject(Reason.OUT_OF_RANGE)
    return Answer(spell_number(number))


def _in_range(question: Number, number: Decimal) -> bool:
    return (
        (question.least is None or number >= question.least)
        and (question.most is None or number <= question.most)
        and (question.above is None or number > question.above)
        and (question.below is None or number < question.below)
    )


def read_day(question: Day, text: str, today: date) -> Answer | Reject:
    """A day, in the form 2026-11-21."""
    day = find_day(text, today, ahead=not question.past)
    if day is None:
        return Reject(Reason.NOT_A_DAY)
    if not allows(question, day, today):
        return Reject(Reason.DAY_OUT_OF_RANGE)
    return Answer(day.isoformat())


def allows(question: Day, day: date, today: date) -> bool:
    """Whether a question about a day can be answered with this one."""
    return (
        (question.earliest is None or day >= question.earliest)
        and (question.latest is None or day <= question.latest)
        and (question.past or day >= today)
        and (question.future or day <= today)
    )


def _free_text(
    question: FreeText, before: Answer | None, text: str, around: Circumstances
) -> Answer | Reject:
    if not text:
        return Reject(Reason.EMPTY)
    unfit = _unfit(question, text, around)
    if unfit is not None:
        return Reject(unfit)
    return Answer(text, attachments=before.attachments if before else ())


def _unfit(question: FreeText, text: str, around: Circumstances) -> Reason | None:
    if len(text) > question.longest:
        return Reason.TOO_LONG
    if question.pattern is not None and not around.fits(question.pattern, text):
        return Reason.WRONG_FORM
    return None


def _matter(
    before: Answer | None, text: str, departments: tuple[Department, ...]
) -> Answer | Reject:
    """A department's name, or words about a matter: then the bot looks for its department."""
    if not text:
        return Reject(Reason.EMPTY)
    named = _named(text, {known.code: known.name for known in departments})
    if isinstance(named, Answer):
        return replace(named, words=before.words if before else "")
    too_long = len(text) > LONGEST_MATTER
    return Reject(Reason.TOO_LONG) if too_long else Answer(None, settled=False, words=text)


def _named(text: str, labels: Mapping[str, Text]) -> Answer | Reject:
    wanted = text.casefold()
    for code, name in labels.items():
        if wanted in {name.zh.casefold(), name.en.casefold()}:
            return Answer(code)
    return Reject(Reason.PICK_AN_OPTION)


def plain(text: str) -> str:
    """Typed words as they are kept: without what cannot be seen and does something."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", lines).strip()
