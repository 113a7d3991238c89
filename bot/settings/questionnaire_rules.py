"""What the questions of a questionnaire must be to each other.

The rules read the file itself and pass over what is missing or of the wrong type, so that they
say what they can even where the file's shape has faults of its own.
"""

import re
from collections.abc import Iterator
from itertools import product

from bot.settings import condition_rules, kind_rules, self_check_rules, yield_rules
from bot.settings.outline import CHOICES, Outline, outlines
from bot.settings.plain_words import named, quoted
from bot.settings.toml_files import TomlFile
from bot.settings.toml_lines import KeyPath
from domain.faults import Fault

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PLACEHOLDERS = ("department", "benchmark_city")
_ONCE = ("department", "rating", "contact")  # a response has one of each


def faults(
    file: TomlFile, departments: tuple[str, ...] | None, *, asks_contact: bool | None
) -> Iterator[Fault]:
    """All that contradicts itself.

    `departments` are their codes, `asks_contact` says whether a contact may be asked for; `None`
    where unknown.
    """
    questions = outlines(file, departments)
    if not questions and file.find_any(("question",)) in (None, []):
        yield file.fault((), "there is no question: write at least one [[question]]")
    yield from _link(file, departments or ())
    yield from _same_ids(file, questions)
    yield from _once(file, questions)
    for question in questions:
        yield from kind_rules.faults(file, question, asks_contact=asks_contact)
        yield from _options(file, question)
    yield from _texts(file, questions)
    yield from condition_rules.faults(file, questions)
    yield from yield_rules.faults(file, questions)
    yield from self_check_rules.faults(file, questions)


def _link(file: TomlFile, departments: tuple[str, ...]) -> Iterator[Fault]:
    given = file.find(("id",), str)
    if given in departments:
        problem = f"id{quoted(given)} is also a department's code: links could mean either"
        yield file.fault(("id",), f"{problem}, choose another")


def _same_ids(file: TomlFile, questions: tuple[Outline, ...]) -> Iterator[Fault]:
    first: dict[str, Outline] = {}
    for question in questions:
        owner = first.setdefault(question.id, question) if question.id else question
        if owner is not question:
            problem = f"{question.name} has the same id as {owner.name}: give it its own"
            yield file.fault((*question.path, "id"), problem)


def _once(file: TomlFile, questions: tuple[Outline, ...]) -> Iterator[Fault]:
    for kind in _ONCE:
        for question in [each for each in questions if each.kind == kind][1:]:
            problem = f"{question.name} is a second question of kind {kind}: keep one of them"
            yield file.fault((*question.path, "kind"), problem)


def _options(file: TomlFile, question: Outline) -> Iterator[Fault]:
    if question.kind not in CHOICES:
        return
    yield from _same(file, question, ("code",), "code")
    yield from _same(file, question, ("label", "zh"), "Chinese label")
    yield from _same(file, question, ("label", "en"), "English label")
    for option in question.options:
        if question.kind == "single" and file.find((*option, "exclusive"), bool):
            problem = "has no use where only one can be chosen: remove it"
            yield file.fault((*option, "exclusive"), f"{named((*option, 'exclusive'))} {problem}")


def _same(file: TomlFile, question: Outline, key: KeyPath, called: str) -> Iterator[Fault]:
    """Each option's own: a label that is typed instead of tapped must mean one option."""
    first: dict[str, KeyPath] = {}
    for option in question.options:
        value = file.find((*option, *key), str)
        owner = first.setdefault(value.strip(), option) if value else option
        if owner != option:
            problem = f"has the same {called} as {named(owner)}: give it its own"
            yield file.fault((*option, *key), f"{named(option)} {problem}")


def _texts(file: TomlFile, questions: tuple[Outline, ...]) -> Iterator[Fault]:
    department_known = False
    for question in questions:
        for setting, language in product(("text", "hint"), ("zh", "en")):
            where = (*question.path, setting, language)
            for placeholder in _PLACEHOLDER.findall(file.find(where, str) or ""):
                yield from _placeholder(file, where, placeholder, department_known)
        department_known = department_known or question.kind == "department"


def _placeholder(
    file: TomlFile,
    where: KeyPath,
    given: str,
    department_known: bool,  # noqa: FBT001
) -> Iterator[Fault]:
    if given not in _PLACEHOLDERS:
        known = " and ".join(f"{{{each}}}" for each in _PLACEHOLDERS)
        problem = f"has a placeholder{quoted(given)} that is not known: there are {known}"
        yield file.fault(where, f"{named(where)} {problem}")
    elif given == "department" and not department_known:
        problem = "names {department} before the question of kind department: move it down"
        yield file.fault(where, f"{named(where)} {problem}")
