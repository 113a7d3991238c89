"""A campaign and the departments that take part in it, as the deployment describes them."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from domain.profiles import Profile
from domain.signals import Thresholds
from domain.text import Text
from domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Window:
    """A window 窗口: a counter of a department. Its code stands in deep links."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Section:
    """A section 科室: a part of a department that can be responsible for an entry."""

    code: str
    name: Text
    duties: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Department:
    """A department 部门. Its code is stored and stands in deep links; its name is shown."""

    code: str
    name: Text
    duties: str = ""
    contact: str = ""
    phone: str = ""
    windows: tuple[Window, ...] = ()
    keywords: tuple[str, ...] = ()  # words people use for its matters
    sections: tuple[Section, ...] = ()

    def find_window(self, code: str | None) -> Window | None:
        """The window with this code, if the department has it."""
        return next((known for known in self.windows if known.code == code), None)


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign 专项活动 with its dates (in the deployment's time zone) and its targets."""

    code: str
    name: str
    organiser: Text
    purpose: Text
    starts_on: date
    ledgers_due_on: date
    ends_on: date
    benchmark_city: Text
    target: int  # service users each department asks, at least
    minimum_base: int  # answers under which no proportion leaves a department
    office: str  # code of the department that runs the campaign
    kept_for_days: int  # how long a response is kept, from the day it was sent
    departments: tuple[Department, ...]
    asks_contact: bool = False  # whether people may leave name and phone, and be answered
    deadlines: tuple[Profile, ...] = ()  # in the order they are offered in
    quota: int = 0  # rows a department is to find, at least: told, never enforced; 0: none
    archived_for_days: int = 3650  # how long what was handed in is kept
    audited_for_days: int = 1095  # how long the audit trail is kept
    return_within: timedelta = timedelta(hours=24)  # in which a department may send a case back
    signals: Thresholds = field(default_factory=Thresholds)

    def find_department(self, code: str | None) -> Department | None:
        """The department with this code, if it takes part."""
        return next((known for known in self.departments if known.code == code), None)


@dataclass(frozen=True, slots=True)
class Timetable:
    """When the scheduled jobs run, in the deployment's time zone."""

    zone: ZoneInfo
    digest_at: time
    draft_every: timedelta
    remind_at: time = time(10)  # in the daytime, on working days
    working_days: WorkingDays = field(default_factory=WorkingDays)
    quiet_from: time = time(21)  # what is not urgent waits until the morning
    quiet_until: time = time(8)  # equal: it does not wait
