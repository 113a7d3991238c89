"""What the settings of `config.toml` must be to each other.

The rules read the file itself and pass over what is missing or of the wrong type, so that they
say what they can even where the file's shape has faults of its own.
"""

from collections.abc import Iterator
from datetime import date, time

from bot.settings.configuration_file import EVENING, MORNING, BackupsSection, TimetableSection
from bot.settings.plain_words import named, quoted
from bot.settings.toml_files import TomlFile
from bot.settings.toml_lines import KeyPath
from domain import schedule
from domain.faults import Fault
from domain.profiles import Stage

_ORDER = (
    ("ledgers_due_on", "starts_on"),
    ("ends_on", "starts_on"),
    ("ends_on", "ledgers_due_on"),
)
_USUAL = TimetableSection()
# For links, buttons and documents.
_OWN: tuple[tuple[KeyPath, str], ...] = (
    (("code",), "code"),
    (("name", "zh"), "Chinese name"),
    (("name", "en"), "English name"),
)


def faults(file: TomlFile) -> Iterator[Fault]:
    """All that contradicts itself."""
    yield from _dates(file)
    departments = file.members(("department",))
    parts = [file.members((*path, part)) for path in departments for part in ("window", "section")]
    for group in (departments, *parts, file.members(("deadline",))):
        for key, called in _OWN:
            yield from _same(file, group, key, called)
    yield from _office(file)
    yield from _reminded_at_night(file)
    yield from _never_settled(file)
    yield from _gone_before_the_next(file)


def department_codes(file: TomlFile) -> tuple[str, ...]:
    """The codes of all departments, each once, in order."""
    paths = file.members(("department",))
    codes = (file.find((*path, "code"), str) for path in paths)
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def _dates(file: TomlFile) -> Iterator[Fault]:
    blamed = set()
    for later, earlier in _ORDER:
        last = file.find(("campaign", later), date)
        first = file.find(("campaign", earlier), date)
        if last and first and last < first and later not in blamed:
            blamed.add(later)
            yield file.fault(
                ("campaign", later),
                f"campaign.{later} ({last}) is before campaign.{earlier} ({first}): "
                "correct one of the dates",
            )


def _same(file: TomlFile, group: tuple[KeyPath, ...], key: KeyPath, called: str) -> Iterator[Fault]:
    """What each department, each window or section of one, and each deadline has for itself."""
    first: dict[str, str] = {}
    for path in group:
        value = file.find((*path, *key), str)
        if value is None:
            continue
        owner = first.setdefault(value.strip(), named(path))
        if owner != named(path):
            yield file.fault(
                (*path, *key),
                f"{named(path)} has the same {called} as {owner}: give it its own",
            )


def _office(file: TomlFile) -> Iterator[Fault]:
    office = file.find(("campaign", "office"), str)
    codes = department_codes(file)
    if office is not None and codes and office not in codes:
        yield file.fault(
            ("campaign", "office"),
            f"campaign.office{quoted(office)} is not a department: use one of {_listed(codes)}",
        )


def _reminded_at_night(file: TomlFile) -> Iterator[Fault]:
    """A reminder is for the same day: held until the morning it would never be sent.

    One that is not in the daytime at all is a fault by itself.
    """
    at, begins, ends = (_time(file, key) for key in ("remind_at", "quiet_from", "quiet_until"))
    if at is None or begins is None or ends is None:
        return
    if MORNING <= at <= EVENING and schedule.is_quiet(at, begins, ends):
        yield file.fault(
            ("timetable", "remind_at"),
            f"timetable.remind_at ({at:%H:%M}) is in the quiet hours, {begins:%H:%M} to "
            f"{ends:%H:%M}, and nobody would be reminded: change one of them",
        )


def _never_settled(file: TomlFile) -> Iterator[Fault]:
    """Without an end to waiting for the respondent, no case could ever be settled."""
    stages = {file.find((*path, "stage"), str) for path in file.members(("deadline",))}
    if Stage.VERDICT not in stages:
        yield file.fault(
            ("deadline",),
            f'no [[deadline]] is of stage "{Stage.VERDICT}": without it no case can be settled; '
            f'add a section with code, name, stage = "{Stage.VERDICT}", working_days (how long the '
            "respondent's verdict is waited for) and source",
        )


def _gone_before_the_next(file: TomlFile) -> Iterator[Fault]:
    """Else there would be times with nothing but the last backup, however old."""
    usual = BackupsSection()
    hours = file.find(("backups", "every_hours"), int) or usual.every_hours
    days = file.find(("backups", "kept_for_days"), int) or usual.kept_for_days
    if hours > days * 24:
        yield file.fault(
            ("backups", "kept_for_days"),
            f"backups.kept_for_days ({days}) is over before the next backup is made, after "
            f"{hours} hours: change one of them",
        )


def _time(file: TomlFile, key: str) -> time | None:
    """As it is written, else as it is by default; `None` if it is no time of day."""
    written = file.find(("timetable", key), str)
    if written is None:
        usual: time = getattr(_USUAL, key)
        return file.find(("timetable", key), time) or usual
    try:
        return time.fromisoformat(written)
    except ValueError:
        return None


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(quoted(code).strip(' "') or "…" for code in codes)
