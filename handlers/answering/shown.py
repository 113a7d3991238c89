"""An answer in words, as the review and a folded card show it. Plain text."""

from html import escape
from typing import assert_never
from unicodedata import bidirectional

from domain.answers import Answer
from domain.attachments import Attachment, Medium
from domain.campaign import Campaign
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
    options_of,
)
from domain.text import Language, Text
from handlers import places
from handlers.cards import View
from handlers.catalogue import clauses, label

FACES = {"very_good": "😀", "good": "🙂", "fair": "😐", "bad": "🙁", "very_bad": "😣"}
_LONGEST = 120  # characters of a typed answer
_STOPS = ("。", "！", "？", "…", ".", "!", "?")
_ISOLATE, _END = "\u2068", "\u2069"  # what stands between has a direction of its own
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO"})


def answer(question: Question, given: Answer, view: View) -> str:
    """What was answered; attachments are counted."""
    parts = [_value(question, given, view), files(given.attachments, view.language)]
    joint = _joint(parts[0], view.language)
    return joint.join(part for part in parts if part) or label(view.language, "skipped")


def _joint(words: str, language: Language) -> str:
    """What stands between words and the files sent with them."""
    if words.endswith(_STOPS):
        return " "
    return "，" if language is Language.ZH else ", "


def wording(text: Text, campaign: Campaign, department: str | None, language: Language) -> str:
    """A question's text with the place it is about."""
    found = places.find_name(campaign, department, language)
    name = found or label(language, "this-department")
    city, said = campaign.benchmark_city.say(language), text.say(language)
    if said.startswith("{department}"):
        name = name[:1].upper() + name[1:]
    return said.replace("{department}", name).replace("{benchmark_city}", city)


def files(attachments: tuple[Attachment, ...], language: Language) -> str:
    """As "🎤 12″ 🖼 2"."""
    parts = [f"🎤 {known.seconds or 0}″" for known in attachments if known.medium is Medium.VOICE]
    for medium, sign in ((Medium.PHOTO, "photos"), (Medium.DOCUMENT, "documents")):
        count = sum(known.medium is medium for known in attachments)
        if count:
            parts.append(label(language, sign, count=count))
    return " ".join(parts)


def quoted(text: str, *, most: int = _LONGEST) -> str:
    """Somebody's words, set off, at most so many characters: HTML."""
    return f"<blockquote>{escape(shortened(text, most=most), quote=False)}</blockquote>"


def shortened(text: str, *, most: int = _LONGEST) -> str:
    """The beginning of a long text, kept from turning the words around it."""
    shown = text if len(text) <= most else f"{text[:most]}……"
    return f"{_ISOLATE}{shown}{_END}" if any(map(_turns, shown)) else shown


def _turns(character: str) -> bool:
    """Whether a character is, or makes others, written from right to left."""
    return bidirectional(character) in _RIGHT_TO_LEFT


def _value(  # noqa: C901, PLR0911 - one line a kind
    question: Question, given: Answer, view: View
) -> str:
    value = given.value
    if isinstance(question, DepartmentChoice) and value is None and given.settled:
        return label(view.language, "department-unknown")
    if value is None or value == ():
        return shortened(given.words)
    match question:
        case Rating():
            assert isinstance(value, str)
            return f"{FACES[value]} {GRADES[value].say(view.language)}"
        case YesNo():
            return YES_NO[str(value)].say(view.language)
        case SingleChoice() | MultipleChoice():
            return _labels(question, value, view.language)
        case DepartmentChoice():
            return places.find_name(view.campaign, str(value), view.language) or ""
        case Contact():
            return label(view.language, "contact-given")
        case Location():
            return f"📍 {value}"
        case FreeText() | Number() | Day() | Upload():
            return shortened(str(value))
        case Note():
            return ""
        case _:
            assert_never(question)


def _labels(question: Question, value: str | tuple[str, ...], language: Language) -> str:
    chosen = value if isinstance(value, tuple) else (value,)
    names = (o.label.say(language) for o in options_of(question) if o.code in chosen)
    return clauses(language, names)
