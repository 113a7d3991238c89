"""What the settings of one question must be to its kind and to each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.settings.outline import CHOICES, Outline
from bot.settings.plain_words import named, quoted
from bot.settings.questionnaire_file import decimal
from bot.settings.toml_files import TomlFile
from domain.faults import Fault
from domain.questions import CONTACT

MOST_OPTIONS = 90  # a message of Telegram holds 100 buttons; some are ours

# The kinds of question that a setting is for.
_KINDS_OF = {
    "longest": ("text",),
    "pattern": ("text",),
    "accepts": ("text", "upload"),
    "at_most": ("text", "upload"),
    **dict.fromkeys(("whole", "least", "most", "above", "below"), ("number",)),
    **dict.fromkeys(("earliest", "latest", "past", "future"), ("date",)),
}


def faults(file: TomlFile, question: Outline, *, asks_contact: bool | None) -> Iterator[Fault]:
    """All that a question of this kind cannot have, or lacks."""
    yield from _strange(file, question)
    yield from _options(file, question)
    yield from _contact(file, question, asks_contact=asks_contact)
    match question.kind:
        case "number":
            yield from _number(file, question)
        case "date":
            yield from _day(file, question)
        case "text" | "upload":
            yield from _media(file, question)


def _strange(file: TomlFile, question: Outline) -> Iterator[Fault]:
    for setting, kinds in _KINDS_OF.items():
        where = (*question.path, setting)
        if question.kind not in (*kinds, None) and file.find_any(where) is not None:
            wanted = " or ".join(kinds)
            problem = f"is for questions of kind {wanted} only: remove it"
            yield file.fault(where, f"{named(where)} {problem}")


def _options(file: TomlFile, question: Outline) -> Iterator[Fault]:
    where = (*question.path, "option")
    if question.kind in CHOICES:
        if len(question.options) < 2:  # noqa: PLR2004 - one option is no choice
            yield file.fault(where, f"{question.name} has fewer than two options: add some")
        elif len(question.options) > MOST_OPTIONS:
            problem = f"has {len(question.options)} options: a message shows {MOST_OPTIONS} at most"
            yield file.fault(where, f"{question.name} {problem}")
    elif question.options and question.kind is not None:
        problem = f"is of kind {quoted(question.kind).strip()}, which has no options: remove"
        yield file.fault(where, f"{question.name} {problem} them")


def _contact(file: TomlFile, question: Outline, *, asks_contact: bool | None) -> Iterator[Fault]:
    if question.kind == "contact":
        if asks_contact is False:
            problem = "asks for a contact, which the configuration does not allow"
            wanted = "remove it, or set contact = true under [respondents]"
            where = (*question.path, "kind")
            yield file.fault(where, f"{question.name} {problem}: {wanted}")
    elif question.id == CONTACT.id and question.kind is not None:
        problem = f'has the id "{CONTACT.id}", which is kept for the kind contact: choose another'
        yield file.fault((*question.path, "id"), f"{question.name} {problem}")


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What a number may be, as far as it is written."""

    least: Decimal | None
    most: Decimal | None
    above: Decimal | None
    below: Decimal | None

    def leaves_none(self, *, whole: bool) -> bool:
        """Whether no number is left between the bounds."""
        low = self.least if self.least is not None else self.above
        high = self.most if self.most is not None else self.below
        if low is None or high is None:
            return False
        open_ = low == self.above, high == self.below
        if whole:
            first = low // 1 + 1 if open_[0] else -(-low // 1)
            last = -(-high // 1) - 1 if open_[1] else high // 1
            return first > last
        return low > high or (low == high and any(open_))


def _number(file: TomlFile, question: Outline) -> Iterator[Fault]:
    written = {
        setting: _decimal(file.find_any((*question.path, setting)))
        for setting in ("least", "most", "above", "below")
    }
    doubled = False
    for closed, open_ in (("least", "above"), ("most", "below")):
        if written[closed] is not None and written[open_] is not None:
            doubled, where = True, (*question.path, open_)
            problem = f"stands beside {closed}: keep one of them"
            yield file.fault(where, f"{named(where)} {problem}")
    whole = file.find((*question.path, "whole"), bool) is not False
    if not doubled and _Bounds(**written).leaves_none(whole=whole):
        last = "most" if written["most"] is not None else "below"
        where = (*question.path, last)
        yield file.fault(where, f"{named(where)} leaves no number to give: correct the bounds")


def _decimal(given: object) -> Decimal | None:
    try:
        return None if given is None else decimal(given)
    except ValueError:
        return None  # the shape says so already


def _day(file: TomlFile, question: Outline) -> Iterator[Fault]:
    first = file.find((*question.path, "earliest"), date)
    last = file.find((*question.path, "latest"), date)
    if first and last and last < first:
        where = (*question.path, "latest")
        problem = f"({last}) is before earliest ({first}): correct one of the dates"
        yield file.fault(where, f"{named(where)} {problem}")
    sides = [file.find((*question.path, side), bool) for side in ("past", "future")]
    if sides == [False, False]:
        where = (*question.path, "future")
        problem = "and past are both false, which leaves today alone: remove one"
        yield file.fault(where, f"{named(where)} {problem}")


def _media(file: TomlFile, question: Outline) -> Iterator[Fault]:
    where = (*question.path, "accepts")
    given = file.find_any(where)
    if question.kind == "upload" and given in (None, []):
        problem = 'takes no file: say what it accepts, as accepts = ["photo"]'
        yield file.fault(where, f"{question.name} {problem}")
    most = (*question.path, "at_most")
    if question.kind == "text" and given in (None, []) and file.find_any(most) is not None:
        problem = "counts files, but the question accepts none: add accepts or remove it"
        yield file.fault(most, f"{named(most)} {problem}")
