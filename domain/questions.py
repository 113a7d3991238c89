"""The kinds of questions there are, and what each can be answered with."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from domain.attachments import Medium
from domain.conditions import Condition
from domain.opinions import Aspect, Ledger
from domain.text import Text


@dataclass(frozen=True, slots=True)
class Option:
    """One closed answer: the code is stored, the label is shown.

    `statement` is the label as a sentence about the service, for a ledger; where it is `None`
    choosing the option yields no opinion. An exclusive option ("none of these") stands alone.
    """

    code: str
    label: Text
    aspect: Aspect | None = None
    statement: str | None = None
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Yields:
    """What an answer becomes: an opinion for this ledger.

    Words are about `aspect`, or about the aspects ticked in an earlier question.
    """

    ledger: Ledger
    aspects_from: str | None = None
    aspect: Aspect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    id: str
    text: Text
    short: Text  # how the review names the question
    required: bool = True
    show_if: Condition | None = None
    yields: Yields | None = None
    hint: Text | None = None  # shown below the question
    complaint: Text | None = None  # said when an answer does not fit, instead of our own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(_Question):
    """Five grades 好差评, best first; the codes are those of `GRADES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(_Question):
    """Pick exactly one option."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(_Question):
    """Tick any number of options, then say that it is done."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(_Question):
    """Yes or no; the codes are those of `YES_NO`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(_Question):
    """A number, typed. `least` and `most` may be given, `above` and `below` may not."""

    whole: bool = True
    least: Decimal | None = None
    most: Decimal | None = None
    above: Decimal | None = None
    below: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day(_Question):
    """A date: typed, or one of the last days by a tap. Both ends may be given."""

    earliest: date | None = None
    latest: date | None = None
    past: bool = True  # not after today
    future: bool = True  # not before today


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeText(_Question):
    """A few words, typed; at most `longest` characters, and of the form of `pattern` (RE2).

    Where `accepts` names media, a voice message may stand in place of the words, and photos and
    documents beside them, at most `most` attachments.
    """

    longest: int = 4096  # what one Telegram message holds
    pattern: str | None = None
    accepts: frozenset[Medium] = frozenset()
    most: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload(_Question):
    """Voice messages, photos or documents, at most `most`; a caption is kept with them."""

    accepts: frozenset[Medium]
    most: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(_Question):
    """A place, shared by Telegram's own button; kept to about ten metres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(_Question):
    """Name and phone, shared by Telegram's own button; asked only of who answers by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentChoice(_Question):
    """The department that the response is about: tapped, searched by name, or left to staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(_Question):
    """Something to read; nothing is asked."""


Question = (
    Rating
    | SingleChoice
    | MultipleChoice
    | YesNo
    | Number
    | Day
    | FreeText
    | Upload
    | Location
    | Contact
    | DepartmentChoice
    | Note
)

# 好差评: five grades, of which the last two are a bad rating (差评).
GRADES = {
    "very_good": Text("非常满意", "Very satisfied"),
    "good": Text("满意", "Satisfied"),
    "fair": Text("基本满意", "Fairly satisfied"),
    "bad": Text("不满意", "Dissatisfied"),
    "very_bad": Text("非常不满意", "Very dissatisfied"),
}
BAD_GRADES = frozenset({"bad", "very_bad"})
YES_NO = {"yes": Text("是", "Yes"), "no": Text("否", "No")}

# Asked of who answers by name, where the questionnaire has no words of its own for it.
CONTACT = Contact(
    id="contact",
    text=Text("处理部门怎样联系您？", "How can the department reach you?"),
    short=Text("联系方式", "Contact"),
    required=False,  # who thinks better of it can still send the rest
)


def options_of(question: Question) -> tuple[Option, ...]:
    """The options an author wrote; none for other kinds."""
    match question:
        case SingleChoice(options=options) | MultipleChoice(options=options):
            return options
        case (
            Rating() | YesNo() | Number() | Day() | FreeText() | Upload() | Location() | Contact()
            | DepartmentChoice() | Note()
        ):  # fmt: skip
            return ()
        case _:
            assert_never(question)


def accepted(question: Question) -> frozenset[Medium]:
    """The media that this question takes."""
    return question.accepts if isinstance(question, FreeText | Upload) else frozenset()
