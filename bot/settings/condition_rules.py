"""When a question may be shown: a condition looks back, at answers that can be given."""

from collections.abc import Iterator

from bot.settings.outline import Outline
from bot.settings.plain_words import named, nearest, quoted
from bot.settings.toml_files import TomlFile
from bot.settings.toml_lines import KeyPath
from domain.faults import Fault

_DEEPEST = 8  # nobody reads, or means, more
_FORMS = ("question", "all", "any", "not")


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
            wanted = "write either question and in, or all, or any, or not"
            yield self._file.fault(path, f"{named(path)} is not one condition: {wanted}")
        elif forms == ["question"]:
            yield from self._chosen(path)
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
        given = self._file.find((*path, "question"), str)
        if given is None:
            return
        target = next((known for known in self._questions if known.id == given), None)
        problem = self._problem(given, target)
        if target is None or problem:
            where = (*path, "question")
            yield self._file.fault(where, f"{named(where)}{quoted(given)} {problem}")
        else:
            yield from self._codes((*path, "in"), target)

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
        if target.kind == "text":
            return "is a text, which has no codes to compare with: name a question with options"
        return None

    def _codes(self, path: KeyPath, target: Outline) -> Iterator[Fault]:
        if self._file.find(path, list) == []:
            yield self._file.fault(path, f"{named(path)} is empty: write the codes it holds for")
        for member in self._file.members(path):
            code = self._file.find(member, str)
            if code is not None and target.codes is not None and code not in target.codes:
                known = nearest(code, sorted(target.codes))
                problem = f'is no answer to "{target.id}": {known}'
                yield self._file.fault(member, f"{named(member)}{quoted(code)} {problem}")
