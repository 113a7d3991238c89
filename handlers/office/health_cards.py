"""The card of /health: counts and moments in words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo

from domain.schedule import Job
from domain.text import Language
from handlers.acts import Act
from handlers.background.backing_up import Failure
from handlers.cards import Card
from handlers.catalogue import label, say, series
from handlers.keyboards import keyboard
from handlers.office.health_acts import DropUnsure, RefreshHealth, TryAgain
from storage.health import Queued
from storage.outbox import Cause

KINDS = (
    *("digest", "remind", "handed", "ledgers-eve", "ledgers-day", "report-eve", "report-day"),
    *("case", "cases", "card", "nudge", "fold", "directive", "self-test", "signal"),
)
_MEGA, _GIGA = 1_000_000, 1_000_000_000
_TOLD = 300  # characters of what a failure said
_ERRORS = 3  # that one cause shows
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_TWO_DAYS = 2 * _DAY  # up to here, hours say more


@dataclass(frozen=True, slots=True)
class Tested:
    """What the last self-test 差评通道自检 has found, in so many departments and questionnaires."""

    found: int
    departments: int
    questionnaires: int


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The last good backup, and what went wrong since."""

    made_at: datetime | None
    size: int = 0  # bytes of it
    lost: int = 0  # files that the deployment itself has lost
    is_late: bool = False
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """How things stand at `now`. `quiet_until` is `now` outside the quiet hours."""

    now: datetime
    zone: ZoneInfo
    quiet_until: datetime
    queued: tuple[Queued, ...]
    held: int  # chats that have to wait
    delivered_at: datetime | None
    done: Mapping[str, datetime]  # by job, when the last run that is finished fell due
    due: Mapping[Job, datetime]  # by job, the last due time whose work should be done by now
    size: int  # bytes of the database
    free: int | None  # bytes on its disk; `None` where that can't be known
    backed_up: BackedUp
    tested: Tested | None = None


def card(found: Findings, language: Language) -> Card:
    """The whole card, with buttons for what can be decided."""
    parts = (
        [say(language, "health-title", version=version("najian"))],
        _mail(found, language),
        _parked(found, language),
        _jobs(found, language),
        _store(found, language),
    )
    text = "\n\n".join("\n".join(part) for part in parts if part)
    return Card(text, keyboard([(button,) for button in _buttons(found, language)]))


def _mail(found: Findings, language: Language) -> list[str]:
    waiting = [each for each in found.queued if not each.is_parked and each.is_due]
    later = sum(each.count for each in found.queued if not each.is_parked and not each.is_due)
    lines = [say(language, "health-mail"), _waiting(found, waiting, language)]
    lines += [
        say(language, "health-kind", name=name, count=count)
        for name, count in _by_kind(waiting, language)
    ]
    lines += _causes(waiting, language)
    if later:
        lines.append(say(language, "health-later", count=later))
    if found.quiet_until > found.now:
        until = f"{found.quiet_until.astimezone(found.zone):%H:%M}"
        lines.append(say(language, "health-quiet", until=until))
    if found.held:
        lines.append(say(language, "health-held", count=found.held))
    return [*lines, _delivered(found, language)]


def _waiting(found: Findings, waiting: list[Queued], language: Language) -> str:
    if not waiting:
        return say(language, "health-nothing")
    age = _age(found.now - min(each.oldest for each in waiting), language)
    return say(language, "health-waiting", count=_total(waiting), age=age)


def _delivered(found: Findings, language: Language) -> str:
    if found.delivered_at is None:
        return say(language, "health-undelivered")
    age = _age(found.now - found.delivered_at, language)
    return say(language, "health-delivered", age=age)


def _parked(found: Findings, language: Language) -> list[str]:
    parked = [each for each in found.queued if each.is_parked]
    if not parked:
        return []
    return [say(language, "health-parked", count=_total(parked)), *_causes(parked, language)]


def _causes(queued: Iterable[Queued], language: Language) -> list[str]:
    """A line for each cause that held something up, then what Telegram said."""
    lines = []
    for cause in Cause:
        alike = [each for each in queued if each.cause is cause]
        if not alike:
            continue
        kinds = [
            label(language, "health-kinds", name=name, count=count)
            for name, count in _by_kind(alike, language)
        ]
        told = label(language, f"cause-{cause}")
        lines.append(say(language, "health-cause", cause=told, kinds=series(language, kinds)))
        errors = sorted({each.error for each in alike if each.error})
        lines += [say(language, "health-error", error=error) for error in errors[:_ERRORS]]
    return lines


def _jobs(found: Findings, language: Language) -> list[str]:
    lines = [say(language, "health-jobs")]
    for job, due in found.due.items():
        done = found.done.get(job)
        is_late = done is None or done < due
        at = None if done is None else f"{done.astimezone(found.zone):%m-%d %H:%M}"
        name = label(language, f"job-{job}")
        lines.append(say(language, "health-job", name=name, done=at, late=is_late))
    return [*lines, *_tested(found, language)]


def _tested(found: Findings, language: Language) -> list[str]:
    """How the last self-test went: silence alone would not tell that it was made."""
    tested, done = found.tested, found.done.get(Job.SELF_TEST)
    if tested is None or done is None:
        return []
    return [
        say(
            language,
            "health-self-test",
            done=f"{done.astimezone(found.zone):%m-%d %H:%M}",
            found=tested.found,
            departments=tested.departments,
            questionnaires=tested.questionnaires,
        )
    ]


def _store(found: Findings, language: Language) -> list[str]:
    size = _size(found.size)
    free = "none" if found.free is None else _size(found.free)
    return [
        say(language, "health-store"),
        say(language, "health-size", size=size, free=free),
        *_backups(found, language),
    ]


def _backups(found: Findings, language: Language) -> list[str]:
    """How old the last good one is; then, in red, what is wrong with that."""
    known = found.backed_up
    age = None if known.made_at is None else _age(found.now - known.made_at, language)
    lines = [say(language, "health-copied", age=age, size=_size(known.size))]
    if known.is_late:
        lines.append(say(language, "health-backup-late"))
    if known.lost:
        lines.append(say(language, "health-backup-lost", count=known.lost))
    if (failure := known.failure) is not None:
        at = f"{failure.at.astimezone(found.zone):%m-%d %H:%M}"
        cause = label(language, f"backup-{failure.cause}")
        lines.append(say(language, "health-backup-failed", at=at, cause=cause))
        lines.append(say(language, "health-error", error=failure.told[:_TOLD]))
    return lines


def _buttons(found: Findings, language: Language) -> list[tuple[str, Act]]:
    parked = [each for each in found.queued if each.is_parked]
    unsure = _total(each for each in parked if each.cause is Cause.UNSURE)
    certain = _total(parked) - unsure
    buttons: list[tuple[str, Act]] = [(label(language, "health-refresh"), RefreshHealth())]
    if certain:
        buttons.append((label(language, "health-try-again", count=certain), TryAgain(certain)))
    if unsure:
        buttons.append((label(language, "health-drop-unsure", count=unsure), DropUnsure(unsure)))
    return buttons


def _by_kind(queued: Iterable[Queued], language: Language) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for each in queued:
        counts[each.kind] += each.count
    return [(_name(kind, language), count) for kind, count in counts.most_common()]


def _name(kind: str, language: Language) -> str:
    return label(language, f"mail-{kind}" if kind in KINDS else "mail-other", kind=kind)


def _total(queued: Iterable[Queued]) -> int:
    return sum(each.count for each in queued)


def _age(passed: timedelta, language: Language) -> str:
    """How long ago, in the unit that people would use."""
    passed = max(passed, timedelta())
    if passed < _HOUR:
        unit, count = "minutes", passed // timedelta(minutes=1)
    elif passed < _TWO_DAYS:
        unit, count = "hours", passed // _HOUR
    else:
        unit, count = "days", passed // _DAY
    return label(language, f"age-{unit}", count=count)


def _size(count: int) -> str:
    return f"{count / _GIGA:.1f} GB" if count >= _GIGA else f"{count / _MEGA:.1f} MB"
