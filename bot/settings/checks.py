"""Everything that is wrong with a deployment's settings, for `najian check`."""

from collections.abc import Mapping
from pathlib import Path

from bot.settings import configuration, configuration_rules, questionnaires, toml_files
from domain.faults import Fault, FaultyError


def check(path: Path, environ: Mapping[str, str]) -> tuple[Fault, ...]:
    """All faults of the configuration, its environment and its questionnaires, by file and line.

    Questionnaires are looked at even where the configuration is faulty.
    """
    found: list[Fault] = []
    try:
        configuration.load(path, environ)
    except FaultyError as error:
        found.extend(error.faults)
    try:
        folder, departments, asks_contact = _questionnaires(path)
        questionnaires.load_all(folder, departments, asks_contact=asks_contact)
    except FaultyError as error:
        found.extend(error.faults)
    return tuple(sorted(found))


def _questionnaires(path: Path) -> tuple[Path, tuple[str, ...] | None, bool | None]:
    """Where they are, the departments they may name and whether they may ask for a contact.

    As far as the file can be read.
    """
    try:
        file = toml_files.read(path)
    except FaultyError:
        return configuration.OWN_QUESTIONNAIRES, None, None
    folder = configuration.questionnaires_of(file, path.parent)
    asks_contact = file.find(("respondents", "contact"), bool) or False
    return folder, configuration_rules.department_codes(file), asks_contact
