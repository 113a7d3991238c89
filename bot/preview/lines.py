"""What a line typed in the terminal stands for: a button, a message, or a word to the player."""

import re
from dataclasses import dataclass

from domain.attachments import Medium
from domain.flow import Ask, Step
from domain.questions import Number

HELP = (
    "A number taps a button (/2 always does), anything else is typed as it is; a line that "
    'begins with " is text whatever it says.\n'
    "photo · voice 12 · document · place 36.1,120.3 · contact are sent as such; "
    "photo: words has a caption.\n"
    "b goes back, q quits."
)
_BUTTON = re.compile(r"/?(\d{1,3})")
_VOICE = re.compile(r"(?:voice|语音)\s*(\d{1,4})")
_PLACE = re.compile(r"(?:place|位置)\s*(-?\d+(?:\.\d+)?)\s*[,，]\s*(-?\d+(?:\.\d+)?)")
_FILE = re.compile(r"(photo|照片|document|文件)(?:\s*[:：]\s*(.*))?")
_MEDIA = {
    "photo": Medium.PHOTO,
    "照片": Medium.PHOTO,
    "document": Medium.DOCUMENT,
    "文件": Medium.DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class Button:
    """The button with this number, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Words:
    """A typed text."""

    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A file of a kind, with its caption."""

    medium: Medium
    caption: str = ""
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A shared location, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Contact:
    """One's own contact."""


@dataclass(frozen=True, slots=True)
class Back:
    """The button that goes back, whatever its number."""


@dataclass(frozen=True, slots=True)
class Quit:
    """No more."""


Line = Button | Words | File | Place | Contact | Back | Quit


def read(line: str, step: Step, buttons: int) -> Line:
    """What somebody means, under a card with so many buttons."""
    line = line.strip()
    if line.startswith('"'):
        return Words(line.removeprefix('"').removesuffix('"'))
    if line in {"b", "q"}:
        return Back() if line == "b" else Quit()
    number = _BUTTON.fullmatch(line)
    if number and (line.startswith("/") or _is_a_button(int(number[1]), step, buttons)):
        return Button(int(number[1]))
    return _sent(line) or Words(line)


def takes_numbers(step: Step) -> bool:
    """Whether a bare number is an answer, and no button."""
    return isinstance(step, Ask) and isinstance(step.question, Number)


def _is_a_button(number: int, step: Step, buttons: int) -> bool:
    return not takes_numbers(step) and 1 <= number <= buttons


def _sent(line: str) -> Line | None:
    if line in {"contact", "联系方式"}:
        return Contact()
    if voice := _VOICE.fullmatch(line):
        return File(Medium.VOICE, seconds=int(voice[1]))
    if place := _PLACE.fullmatch(line):
        return Place(float(place[1]), float(place[2]))
    if file := _FILE.fullmatch(line):
        return File(_MEDIA[file[1]], (file[2] or "").strip())
    return None
