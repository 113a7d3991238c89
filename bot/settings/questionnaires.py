"""The questionnaires of a deployment: read from their folder, all or nothing."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bot.settings import plain_words, questionnaire_rules, questionnaire_values, toml_files
from bot.settings.plain_words import quoted
from bot.settings.questionnaire_file import QuestionnaireFile
from bot.settings.toml_files import TomlFile
from domain.faults import Fault, FaultyError
from domain.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class Loaded:
    """A questionnaire and the text it was read from, which gives it again: see `read_text`."""

    questionnaire: Questionnaire
    source: str


def load_all(
    folder: Path, departments: tuple[str, ...] | None, *, asks_contact: bool | None = None
) -> tuple[Questionnaire, ...]:
    """All questionnaires of a folder, by file name; `FaultyError` with all faults of all files.

    `departments` are the codes that answers and links may name, `asks_contact` says whether the
    deployment lets people leave their contact; `None` where it is unknown.
    """
    loaded = load_sources(folder, departments, asks_contact=asks_contact)
    return tuple(each.questionnaire for each in loaded)


def load_sources(
    folder: Path, departments: tuple[str, ...] | None, *, asks_contact: bool | None = None
) -> tuple[Loaded, ...]:
    """The same, each with its text."""
    files, faults = _files(_paths(folder))
    loaded = [(file, *_load(file, departments, asks_contact=asks_contact)) for file in files]
    faults = (*faults, *_same_versions(files), *(each for *_, found in loaded for each in found))
    if faults:
        raise FaultyError(tuple(sorted(faults)))
    return tuple(Loaded(each, file.text) for file, each, _ in loaded if each is not None)


def read_text(
    name: str,
    text: str,
    departments: tuple[str, ...] | None,
    *,
    asks_contact: bool | None = None,
) -> Questionnaire:
    """A questionnaire from its TOML text; `FaultyError` with all faults of a file called `name`."""
    loaded, faults = _load(toml_files.parse(name, text), departments, asks_contact=asks_contact)
    if loaded is None:
        raise FaultyError(tuple(sorted(faults)))
    return loaded


def _paths(folder: Path) -> tuple[Path, ...]:
    try:
        paths = tuple(sorted(path for path in folder.iterdir() if path.suffix == ".toml"))
    except OSError as error:
        problem = f"cannot be read as a folder ({error.strerror}): check the path"
        raise FaultyError((Fault(toml_files.shown(folder), 0, problem),)) from None
    if not paths:
        problem = "there is no questionnaire: put *.toml files into this folder"
        raise FaultyError((Fault(toml_files.shown(folder), 0, problem),))
    return paths


def _files(paths: tuple[Path, ...]) -> tuple[tuple[TomlFile, ...], tuple[Fault, ...]]:
    """What could be read, and what kept the rest from it."""
    files: list[TomlFile] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            files.append(toml_files.read(path))
        except FaultyError as error:
            faults.extend(error.faults)
    return tuple(files), tuple(faults)


def _load(
    file: TomlFile, departments: tuple[str, ...] | None, *, asks_contact: bool | None
) -> tuple[Questionnaire | None, tuple[Fault, ...]]:
    faults = tuple(questionnaire_rules.faults(file, departments, asks_contact=asks_contact))
    try:
        written = QuestionnaireFile.model_validate(file.values)
    except ValidationError as error:
        return None, (*faults, *plain_words.faults_of(error, file, QuestionnaireFile))
    return (None, faults) if faults else (questionnaire_values.questionnaire(written), ())


def _same_versions(files: tuple[TomlFile, ...]) -> tuple[Fault, ...]:
    first: dict[tuple[str, int], TomlFile] = {}
    faults = []
    for file in files:
        name, version = file.find(("id",), str), file.find(("version",), int)
        if name is None or version is None:
            continue
        owner = first.setdefault((name, version), file)
        if owner is not file:
            same = f"id{quoted(name)} and version {version} are those of {owner.name}"
            faults.append(file.fault(("version",), f"{same}: write a new version or id"))
    return tuple(faults)
