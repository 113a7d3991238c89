"""Finds the questionnaire that is meant: by its id in the configured folder, or by its file."""

from dataclasses import dataclass
from pathlib import Path

from bot.settings import questionnaires, toml_files
from bot.settings.configuration import OWN_QUESTIONNAIRES, Configuration
from bot.settings.questionnaires import Loaded


@dataclass(frozen=True, slots=True)
class Found:
    """A questionnaire with its text; whether it is one that the project comes with."""

    loaded: Loaded
    is_shipped: bool


class UnknownQuestionnaireError(LookupError):
    """The folder has none with this id."""


def find(configuration: Configuration, named: str) -> Found:
    """The questionnaire; `FaultyError` with all faults, `UnknownQuestionnaireError`."""
    campaign = configuration.campaign
    departments = tuple(known.code for known in campaign.departments)
    path = Path(named)
    if path.suffix == ".toml":
        file = toml_files.read(path)
        read = questionnaires.read_text(
            file.name, file.text, departments, asks_contact=campaign.asks_contact
        )
        return Found(Loaded(read, file.text), is_shipped=_is_shipped(path.parent))
    folder = configuration.questionnaires
    loaded = questionnaires.load_sources(folder, departments, asks_contact=campaign.asks_contact)
    return Found(_newest(loaded, named), is_shipped=_is_shipped(folder))


def _newest(loaded: tuple[Loaded, ...], named: str) -> Loaded:
    versions = [each for each in loaded if each.questionnaire.id == named]
    if not versions:
        known = ", ".join(sorted({each.questionnaire.id for each in loaded}))
        raise UnknownQuestionnaireError(
            f"{named} is no questionnaire. There are: {known}; or give the path of a .toml file."
        )
    return max(versions, key=lambda each: each.questionnaire.version)


def _is_shipped(folder: Path) -> bool:
    return folder.resolve() == OWN_QUESTIONNAIRES.resolve()
