"""What the rules need to know of a questionnaire file, as far as it can be read.

Taken from the file itself, not from its checked shape, so that a misspelt setting in one place
does not hide that a condition elsewhere can never hold.
"""

from dataclasses import dataclass
from typing import get_args

from bot.settings.questionnaire_file import Kind
from bot.settings.toml_files import TomlFile
from bot.settings.toml_lines import KeyPath
from domain.questions import GRADES, YES_NO

CHOICES = ("single", "multiple")
TYPED = ("number", "date")  # conditions compare them with what can be typed
CODELESS = ("text", "upload", "location", "contact", "note")


@dataclass(frozen=True, slots=True)
class Outline:
    """A question: where it stands, its id and kind, and the codes it can be answered with.

    What is missing, unknown or of the wrong type is `None`; so are the codes of a number or a
    date, which are too many.
    """

    path: KeyPath
    id: str | None
    kind: str | None
    codes: frozenset[str] | None
    options: tuple[KeyPath, ...]

    @property
    def name(self) -> str:
        """How faults call it."""
        return f"question {int(self.path[-1]) + 1}"


def outlines(file: TomlFile, departments: tuple[str, ...] | None) -> tuple[Outline, ...]:
    """All questions, in order. `departments` are their codes; `None` where unknown."""
    return tuple(_outline(file, path, departments) for path in file.members(("question",)))


def _outline(file: TomlFile, path: KeyPath, departments: tuple[str, ...] | None) -> Outline:
    kind = file.find((*path, "kind"), str)
    options = file.members((*path, "option"))
    codes: frozenset[str] | None = None
    if kind == "rating":
        codes = frozenset(GRADES)
    elif kind == "department" and departments is not None:
        codes = frozenset(departments)
    elif kind == "yesno":
        codes = frozenset(YES_NO)
    elif kind in CHOICES:
        codes = _option_codes(file, options)
    known_kind = kind if kind in get_args(Kind) else None
    return Outline(path, file.find((*path, "id"), str), known_kind, codes, options)


def _option_codes(file: TomlFile, options: tuple[KeyPath, ...]) -> frozenset[str] | None:
    codes = [file.find((*option, "code"), str) for option in options]
    known = frozenset(code for code in codes if code is not None)
    return known if known and None not in codes else None
