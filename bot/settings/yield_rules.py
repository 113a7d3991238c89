"""What answers become: an opinion needs words, a ledger, and aspects from an earlier question."""

from collections.abc import Iterator

from bot.settings.outline import CHOICES, Outline
from bot.settings.plain_words import named, quoted
from bot.settings.toml_files import TomlFile
from bot.settings.toml_lines import KeyPath
from domain.faults import Fault


def faults(file: TomlFile, questions: tuple[Outline, ...]) -> Iterator[Fault]:
    """All answers that could not become what they are meant to."""
    for place, question in enumerate(questions):
        where = (*question.path, "yields")
        if file.find(where, dict) is None:
            yield from _unused_statements(file, question)
        else:
            yield from _wordless(file, question, where)
            yield from _own_aspect(file, question, where)
            yield from _aspects_from(file, questions, place)


def _unused_statements(file: TomlFile, question: Outline) -> Iterator[Fault]:
    for option in question.options:
        where = (*option, "statement")
        if file.find(where, str) is not None and question.kind in CHOICES:
            problem = f"goes into no ledger: give {question.name} a yields, or remove it"
            yield file.fault(where, f"{named(where)} {problem}")


def _wordless(file: TomlFile, question: Outline, where: KeyPath) -> Iterator[Fault]:
    if question.kind not in (*CHOICES, "text", "upload", None):
        problem = "gives no words for a ledger: remove yields"
        yield file.fault(where, f"{question.name} is of kind {question.kind} and {problem}")
    elif question.kind in CHOICES and question.options and not _has(file, question, "statement"):
        problem = "has yields, but no option has a statement: write them or remove yields"
        yield file.fault(where, f"{question.name} {problem}")


def _own_aspect(file: TomlFile, question: Outline, where: KeyPath) -> Iterator[Fault]:
    """What a text is about is told in one place: by itself, or by what was ticked before."""
    own = (*where, "aspect")
    if file.find(own, str) is None:
        return
    if question.kind in CHOICES:
        yield file.fault(own, f"{named(own)} has no use: each option has its own aspect")
    elif file.find((*where, "aspects_from"), str) is not None:
        problem = "and yields.aspects_from both say what it is about: keep one of them"
        yield file.fault(own, f"{named(own)} {problem}")


def _aspects_from(file: TomlFile, questions: tuple[Outline, ...], place: int) -> Iterator[Fault]:
    where = (*questions[place].path, "yields", "aspects_from")
    given = file.find(where, str)
    if given is None:
        return
    earlier = next((known for known in questions[:place] if known.id == given), None)
    if earlier is None:
        known = any(question.id == given for question in questions)
        problem = "does not come earlier" if known else "is no question of this file"
        yield file.fault(where, f"{named(where)}{quoted(given)} {problem}: name an earlier one")
    elif earlier.kind is not None and not _has(file, earlier, "aspect"):
        problem = "has no options with an aspect: name one that has"
        yield file.fault(where, f"{named(where)}{quoted(given)} {problem}")


def _has(file: TomlFile, question: Outline, setting: str) -> bool:
    return any(file.find_any((*option, setting)) is not None for option in question.options)
