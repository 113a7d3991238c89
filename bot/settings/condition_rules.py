"""When a question may be shown: a condition looks back, at answers that can be given."""

from collections.abc import Iterator
from datetime import date

from bot.settings.outline import CODELESS, TYPED, Outline
from bot.settings.plain_words import named, nearest, quoted
from bot.settings.toml_files import TomlFile
from bot.settings.toml_lines import KeyPath
from domain.answers import Answer
from domain.faults import Fault
from domain.questions import Number
from domain.reading import read_number
from domain.text import Text

_DEEPEST = 8  # nobody reads, or means, more
_ANY_NUMBER = Number(id="any", text=Text("", ""), short=Text("", ""), whole=False)
_FORMS = ("question", "answered", "all", "any", "not")


def faults(file: TomlFile, questions: tuple[Outline, ...]) -> Iterator[Fault]:
    """All conditions that cannot be meant."""
    for place, question in enumerate(questions):
        path = (*question.path, "show_if")
        if file.find(path, dict) is not None:
            yield from _Judge(file, questions, place).condition(path)


class _Judge:
    """Judges the condition of the question at one place."""

    def __init__(self, file: TomlFile, questions: tuple[Outline, ...], place: int) -> None:
        self._file = file
        self._questions = questions
        self._place = place

    def condition(self, path: KeyPath, depth: int = 1) -> Iterator[Fault]:
        written = self._file.find(path, dict)
        if written is None:
            return  # the shape says so already
        forms = [form for form in _FORMS if form in written]
        if depth > _DEEPEST:
            yield self._file.fault(path, f"{named(path)} is nested too deeply: make it simpler")
        elif len(forms) != 1 or ("in" in written) != (forms == ["question"]):
            wanted = "write either question and in, or answered, all, any or not"
            yield self._file.fault(path, f"{named(path)} is not one condition: {wanted}")
        elif forms == ["question"]:
            yield from self._chosen(path)
        elif forms == ["answered"]:
            yield from self._answered((*path, "answered"))
        elif forms == ["not"]:
            yield from self.condition((*path, "not"), depth + 1)
        else:
            yield from self._joined((*path, *forms), depth + 1)

    def _joined(self, path: KeyPath, depth: int) -> Iterator[Fault]:
        if self._file.find(path, list) == []:
            yield self._file.fault(path, f"{named(path)} is empty: write conditions in it")
        for part in self._file.members(path):
            yield from self.condition(part, depth)

    def _chosen(self, path: KeyPath) -> Iterator[Fault]:
        where = (*path, "question")
        given = self._file.find(where, str)
        if given is None:
            return
        target = self._target(given)
        problem = self._problem(given, target)
        if not problem and target and target.kind in CODELESS:
            problem = f"is of kind {target.kind}, which has no codes to compare with: use answered"
        if target is None or problem:
            yield self._file.fault(where, f"{named(where)}{quoted(given)} {problem}")
        else:
            yield from self._codes((*path, "in"), target)

    def _answered(self, where: KeyPath) -> Iterator[Fault]:
        given = self._file.find(where, str)
        if given is None:
            return
        target = self._target(given)
        problem = self._problem(given, target)
        if not problem and target and target.kind == "note":
            problem = "is a note, which nobody answers: name a question"
        if problem:
            yield self._file.fault(where, f"{named(where)}{quoted(given)} {problem}")

    def _target(self, given: str) -> Outline | None:
        return next((known for known in self._questions if known.id == given), None)

    def _problem(self, given: str, target: Outline | None) -> str | None:
        """Why a condition may not look at this question."""
        earlier = [known.id for known in self._questions[: self._place] if known.id]
        choose = "name an earlier question"
        if target is None:
            wanted = nearest(given, earlier) if earlier else choose
            return f"is no question of this file: {wanted}"
        if target is self._questions[self._place]:
            return f"is this question itself: {choose}"
        if target.id not in earlier:
            return f"comes later: {choose} or move this one down"
        return None

    def _codes(self, path: KeyPath, target: Outline) -> Iterator[Fault]:
        if self._file.find(path, list) == []:
            yield self._file.fault(path, f"{named(path)} is empty: write the codes it holds for")
        for member in self._file.members(path):
            code = self._file.find(member, str)
            wanted = None if code is None else _wanted(code, target)
            if wanted is not None:
                problem = f'is no answer to "{target.id}": {wanted}'
                yield self._file.fault(member, f"{named(member)}{quoted(code)} {problem}")


def _wanted(code: str, target: Outline) -> str | None:
    """What to write instead of a code that is never an answer."""
    if target.kind in TYPED:
        spelled = _spelled(code, target.kind)
        form = {"number": "12 or 0.5", "date": "2020-07-17"}[target.kind]
        wanted = f'write "{spelled}"' if spelled else f"write it as {form}"
        return None if spelled == code else wanted
    if target.codes is None or code in target.codes:
        return None
    return nearest(code, sorted(target.codes))


def _spelled(code: str, kind: str) -> str | None:
    """The one spelling that such an answer is kept in."""
    if kind == "number":
        read = read_number(_ANY_NUMBER, code)
        return str(read.value) if isinstance(read, Answer) else None
    try:
        return date.fromisoformat(code).isoformat()
    except ValueError:
        return None
