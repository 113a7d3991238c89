"""The shape of `config.toml`: which settings there are, of which type, within which bounds.

What settings must be to each other stands in `configuration_rules`.
"""

import re
from datetime import date, time
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field

from bot.settings import addresses
from bot.settings.plain_words import nearest
from bot.settings.wording import (
    Code,
    Label,
    Line,
    LinkCode,
    OptionalLine,
    Prose,
    Section,
    Sentence,
)
from domain.profiles import Stage

MORNING, EVENING = time(8), time(20)


def _nowhere_here(_: object) -> None:
    raise ValueError(
        "must not stand in a file: take it out, put it into the environment as BOT_TOKEN, "
        "and have @BotFather revoke it if others could read it"
    )


def _zone(given: str) -> str:
    try:
        ZoneInfo(given)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        wanted = nearest(given, available_timezones()) if "/" in given else ""
        hint = wanted if wanted.startswith("did") else "write one such as Asia/Shanghai"
        raise ValueError(f"is not a known time zone: {hint}") from None
    return given


def _time_of_day(given: object) -> object:
    if isinstance(given, time):
        return given
    if not isinstance(given, str) or not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", given):
        raise ValueError('is not a time of day: write it as "08:00"')
    return time.fromisoformat(given)


def _daytime(given: time) -> time:
    if not MORNING <= given <= EVENING:
        raise ValueError("is at night: nobody is reminded before 08:00 or after 20:00")
    return given


_Token = Annotated[None, BeforeValidator(_nowhere_here)]
_Count = Annotated[int, Field(ge=1, le=1_000_000)]


class CampaignSection(Section):
    """[campaign]."""

    code: Code
    name: Line
    organiser: Prose
    purpose: Prose
    starts_on: date
    ledgers_due_on: date
    ends_on: date
    benchmark_city: Label
    target: _Count
    minimum_base: Annotated[int, Field(ge=2, le=1000)] = 5
    office: str
    kept_for_days: Annotated[int, Field(ge=1, le=36_500)]
    quota: Annotated[int, Field(ge=0, le=1000)] = 0
    archived_for_days: Annotated[int, Field(ge=1, le=36_500)] = 3650


class WindowSection(Section):
    """[[department.window]]."""

    code: LinkCode
    name: Label


class PartSection(Section):
    """[[department.section]]."""

    code: Code
    name: Label
    duties: OptionalLine = ""
    keywords: Annotated[list[Line], Field(default_factory=list)]


class DepartmentSection(Section):
    """[[department]]."""

    code: LinkCode
    name: Label
    duties: OptionalLine = ""
    contact: OptionalLine = ""
    phone: OptionalLine = ""
    window: Annotated[list[WindowSection], Field(default_factory=list)]
    keywords: Annotated[list[Line], Field(default_factory=list)]
    section: Annotated[list[PartSection], Field(default_factory=list)]


class DeadlineSection(Section):
    """[[deadline]]."""

    code: Code
    name: Label
    stage: Annotated[Stage, Field(strict=False)]
    working_days: Annotated[int, Field(ge=1, le=250)]
    source: Sentence


class RespondentsSection(Section):
    """[respondents]."""

    contact: bool = False


class CasesSection(Section):
    """[cases]."""

    return_within_hours: Annotated[int, Field(ge=1, le=240)] = 24


class SignalsSection(Section):
    """[signals]."""

    perfect_from: Annotated[int, Field(ge=5, le=10_000)] = 20
    burst_from: Annotated[int, Field(ge=5, le=10_000)] = 10
    burst_minutes: Annotated[int, Field(ge=1, le=60)] = 10
    burst_times: Annotated[int, Field(ge=2, le=100)] = 5
    recorded_from: Annotated[int, Field(ge=5, le=10_000)] = 10
    recorded_share: Annotated[int, Field(ge=1, le=100)] = 50
    recorder_most: Annotated[int, Field(ge=5, le=10_000)] = 20


class TimetableSection(Section):
    """[timetable]."""

    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Shanghai"
    digest_at: Annotated[time, BeforeValidator(_time_of_day)] = time(8)
    draft_every_minutes: Annotated[int, Field(ge=1, le=1440)] = 60
    remind_at: Annotated[time, BeforeValidator(_time_of_day), AfterValidator(_daytime)] = time(10)
    quiet_from: Annotated[time, BeforeValidator(_time_of_day)] = time(21)
    quiet_until: Annotated[time, BeforeValidator(_time_of_day)] = time(8)
    holidays: list[date] = Field(default_factory=list)
    make_up_days: list[date] = Field(default_factory=list)


class BotSection(Section):
    """[bot]. The token is named only to say where it belongs."""

    api_url: Annotated[str, AfterValidator(addresses.web_address)] = "https://api.telegram.org"
    username: Annotated[str, AfterValidator(addresses.bot_name)] = ""
    token: _Token = Field(default=None, exclude=True)


class QuestionnairesSection(Section):
    """[questionnaires]."""

    folder: Line | None = None


class StorageSection(Section):
    """[storage]."""

    url: Annotated[str, AfterValidator(addresses.database)] = "sqlite:///najian.db"


class WebhookSection(Section):
    """[webhook]."""

    url: Annotated[str, AfterValidator(addresses.secure_address)] = ""
    host: Line = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8081


class StatusSection(Section):
    """[status]."""

    host: Line = "127.0.0.1"
    port: Annotated[int, Field(ge=-1, le=65_535)] = -1


class BackupsSection(Section):
    """[backups]."""

    every_hours: Annotated[int, Field(ge=1, le=168)] = 24
    keep: Annotated[int, Field(ge=1, le=1000)] = 14
    kept_for_days: Annotated[int, Field(ge=1, le=3650)] = 14
    folder: OptionalLine = ""


class SandboxSection(Section):
    """[sandbox]."""

    host: Annotated[str, AfterValidator(addresses.loopback)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 8080


class ConfigurationFile(Section):
    """The whole file."""

    campaign: CampaignSection
    department: Annotated[list[DepartmentSection], Field(min_length=1)]
    deadline: Annotated[list[DeadlineSection], Field(default_factory=list)]
    respondents: RespondentsSection = RespondentsSection()
    cases: CasesSection = CasesSection()
    signals: SignalsSection = SignalsSection()
    timetable: TimetableSection = TimetableSection()
    bot: BotSection = BotSection()
    questionnaires: QuestionnairesSection = QuestionnairesSection()
    storage: StorageSection = StorageSection()
    backups: BackupsSection = BackupsSection()
    webhook: WebhookSection = WebhookSection()
    status: StatusSection = StatusSection()
    sandbox: SandboxSection = SandboxSection()
    token: _Token = Field(default=None, exclude=True)
    BOT_TOKEN: _Token = Field(default=None, exclude=True)
