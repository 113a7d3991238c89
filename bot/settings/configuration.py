"""The configuration of a deployment: read from its file and its environment, all or nothing.

The bot's token comes from the environment only and is never printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr, ValidationError

from bot.settings import configuration_rules, environment, plain_words, toml_files, working_days
from bot.settings.configuration_file import (
    BackupsSection,
    ConfigurationFile,
    DeadlineSection,
    DepartmentSection,
    PartSection,
    StatusSection,
    WebhookSection,
)
from bot.settings.environment import Environment
from bot.settings.toml_files import TomlFile
from domain.backups import Plan
from domain.campaign import Campaign, Department, Section, Timetable, Window
from domain.faults import Fault, FaultyError
from domain.profiles import Profile
from domain.signals import Thresholds

OWN_QUESTIONNAIRES = Path(__file__).parents[2] / "questionnaires"


@dataclass(frozen=True, slots=True)
class Bot:
    """How to reach Telegram. Without a token only the sandbox can run."""

    token: SecretStr | None
    api_url: str  # without a slash at its end
    username: str | None = None  # for links where Telegram can not be asked for it


@dataclass(frozen=True, slots=True)
class Storage:
    """Where responses are kept: a file (relative to the deployment's home), or on a server.

    The server's URL may hold a password.
    """

    place: Path | SecretStr


@dataclass(frozen=True, slots=True)
class Listener:
    """Where a web server of ours listens; port 0 is any free one."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Webhook:
    """The address that Telegram calls, and where we listen behind the proxy."""

    url: str
    listener: Listener


@dataclass(frozen=True, slots=True)
class Backups:
    """How often backups are made and how long they are kept; a relative folder stands in home."""

    plan: Plan
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Where the chat page of the sandbox listens; port 0 is any free one."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Configuration:
    """All settings of a deployment."""

    campaign: Campaign
    timetable: Timetable
    bot: Bot
    questionnaires: Path  # the folder
    storage: Storage
    sandbox: Sandbox
    backups: Backups
    webhook: Webhook | None = None  # without one, updates are fetched
    status: Listener | None = None  # where monitoring may ask


def load(path: Path, environ: Mapping[str, str]) -> Configuration:
    """The configuration; `FaultyError` with all faults of the file and the environment."""
    around = environment.read(environ)
    try:
        file = toml_files.read(path)
    except FaultyError as error:
        raise FaultyError((*error.faults, *around.faults)) from None
    written, faults = _written(file)
    faults = (*faults, *configuration_rules.faults(file), *around.faults)
    if written is None or faults:
        raise FaultyError(tuple(sorted(faults)))
    return _configuration(written, file, path.parent, around)


def questionnaires_of(file: TomlFile, folder: Path) -> Path:
    """The folder of questionnaires that a file in `folder` names, else the project's own."""
    named = (file.find(("questionnaires", "folder"), str) or "").strip()
    return folder / named if named and named.isprintable() else OWN_QUESTIONNAIRES


def _written(file: TomlFile) -> tuple[ConfigurationFile | None, tuple[Fault, ...]]:
    try:
        return ConfigurationFile.model_validate(file.values), ()
    except ValidationError as error:
        return None, plain_words.faults_of(error, file, ConfigurationFile)


def _configuration(
    written: ConfigurationFile, file: TomlFile, folder: Path, around: Environment
) -> Configuration:
    return Configuration(
        campaign=_campaign(written),
        timetable=Timetable(
            zone=ZoneInfo(written.timetable.timezone),
            digest_at=written.timetable.digest_at,
            draft_every=timedelta(minutes=written.timetable.draft_every_minutes),
            remind_at=written.timetable.remind_at,
            working_days=working_days.calendar(
                written.timetable.holidays, written.timetable.make_up_days
            ),
            quiet_from=written.timetable.quiet_from,
            quiet_until=written.timetable.quiet_until,
        ),
        bot=Bot(
            SecretStr(around.token) if around.token else None,
            written.bot.api_url,
            written.bot.username or None,
        ),
        questionnaires=questionnaires_of(file, folder),
        storage=Storage(_place(around.storage or written.storage.url)),
        sandbox=Sandbox(written.sandbox.host, written.sandbox.port),
        backups=_backups(written.backups),
        webhook=_webhook(written.webhook),
        status=_status(written.status),
    )


def _backups(written: BackupsSection) -> Backups:
    every, kept = timedelta(hours=written.every_hours), timedelta(days=written.kept_for_days)
    return Backups(
        Plan(every, written.keep, kept), Path(written.folder) if written.folder else None
    )


def _webhook(written: WebhookSection) -> Webhook | None:
    listener = Listener(written.host, written.port)
    return Webhook(written.url, listener) if written.url else None


def _status(written: StatusSection) -> Listener | None:
    return None if written.port < 0 else Listener(written.host, written.port)


def _place(url: str) -> Path | SecretStr:
    if url.startswith("sqlite:"):
        return Path(url.removeprefix("sqlite:///"))
    return SecretStr(url)


def _campaign(file: ConfigurationFile) -> Campaign:
    written = file.campaign
    return Campaign(
        code=written.code,
        name=written.name,
        organiser=written.organiser.text(),
        purpose=written.purpose.text(),
        starts_on=written.starts_on,
        ledgers_due_on=written.ledgers_due_on,
        ends_on=written.ends_on,
        benchmark_city=written.benchmark_city.text(),
        target=written.target,
        minimum_base=written.minimum_base,
        office=written.office,
        kept_for_days=written.kept_for_days,
        departments=tuple(_department(each) for each in file.department),
        asks_contact=file.respondents.contact,
        quota=written.quota,
        archived_for_days=written.archived_for_days,
        audited_for_days=file.audit.kept_for_days,
        return_within=timedelta(hours=file.cases.return_within_hours),
        deadlines=tuple(_profile(each) for each in file.deadline),
        signals=Thresholds(**file.signals.model_dump()),
    )


def _department(written: DepartmentSection) -> Department:
    return Department(
        code=written.code,
        name=written.name.text(),
        duties=written.duties,
        contact=written.contact,
        phone=written.phone,
        windows=tuple(Window(each.code, each.name.text()) for each in written.window),
        keywords=tuple(written.keywords),
        sections=tuple(_section(each) for each in written.section),
    )


def _section(written: PartSection) -> Section:
    return Section(written.code, written.name.text(), written.duties, tuple(written.keywords))


def _profile(written: DeadlineSection) -> Profile:
    return Profile(
        written.code,
        written.name.text(),
        written.stage,
        written.working_days,
        written.source.text(),
    )
