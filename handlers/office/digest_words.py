"""A digest in words: what needs the reader, what is new, how it stands; one screen of a phone."""

from collections.abc import Sequence
from datetime import timedelta

from domain.campaign import Campaign
from domain.digests import Digest, Edition, Figures
from domain.people import Memberships, Role, roles
from domain.text import Language
from handlers import places
from handlers.catalogue import calendar_day, clauses, fitting, label, say, series
from handlers.office import digest_numbers

_NAMED = (3, 2, 1)  # departments that one line names, at most: as many as a caption has room for
_CAPTION = 1024  # UTF-16 units, Telegram's
_Counts = list[tuple[str, int]]  # by name
_SOON = 7  # days before a date that it is told of


def is_ours(caption: str) -> bool:
    """Whether a picture's caption is a digest's, in any language."""
    return any(
        caption.startswith(label(language, "digest-name", edition=edition))
        for language in Language
        for edition in Edition
    )


def write(campaign: Campaign, digest: Digest, language: Language, *, held: Memberships) -> str:
    """A digest for somebody with these roles. HTML, at most a caption long."""
    texts = (_write(campaign, digest, language, held, named) for named in _NAMED)
    return fitting(texts, _CAPTION)


def _write(
    campaign: Campaign, digest: Digest, language: Language, held: Memberships, named: int
) -> str:
    is_office = Role.COORDINATOR in roles(held)
    figures = digest.told.office if is_office else digest.told.leaders
    needs = _needs(campaign, digest, figures, language, held, named)
    nothing = [label(language, "digest-nothing")]
    parts = (
        [_title(digest, language), *(f"• {line}" for line in needs or nothing)],
        digest_numbers.news(digest, figures, language, is_office=is_office),
        digest_numbers.stand(campaign, digest, figures, language, is_office=is_office),
        _dates(campaign, digest, figures, language),
    )
    return "\n\n".join("\n".join(part) for part in parts if part)


def _title(digest: Digest, language: Language) -> str:
    day = digest.issue.on
    name = label(language, "digest-name", edition=digest.issue.edition)
    weekday = label(language, "weekday", day=day.isoweekday())
    head = say(
        language, "digest-title", name=name, day=calendar_day(day, language), weekday=weekday
    )
    return f"{head}\n{say(language, 'digest-needs')}"


def _needs(  # noqa: PLR0913, PLR0917 - for whom, of what
    campaign: Campaign,
    digest: Digest,
    figures: Figures,
    language: Language,
    held: Memberships,
    named: int,
) -> list[str]:
    """What waits for the reader, the most pressing first."""
    lines = _desk(digest, language) if Role.COORDINATOR in roles(held) else []
    if digest.orders.reported:
        lines.append(say(language, "digest-reported", count=digest.orders.reported))
    overdue = _placed(campaign, digest.orders.overdue, language)
    for key, counts in (
        ("digest-overdue", overdue),
        ("digest-late", _late(campaign, digest, figures, language)),
    ):
        if counts:
            listed = _cut(_counted(counts, language), language, named)
            total = sum(count for _, count in counts)
            lines.append(say(language, key, count=total, departments=listed))
    silent = [line.department for line in digest.lines if not line.responses]
    if silent:
        names = [places.name(campaign, each, language) for each in silent]
        lines.append(say(language, "digest-none", departments=_cut(names, language, named)))
    return lines


def _late(campaign: Campaign, digest: Digest, figures: Figures, language: Language) -> _Counts:
    """Who lets cases wait, most first; what no department has in its hands is the office's."""
    own = tuple((line.department, line.late) for line in digest.lines if line.late)
    placed = _placed(campaign, own, language)
    rest = figures.late - sum(count for _, count in own)
    return [*placed, (label(language, "digest-office"), rest)] if rest > 0 else placed


def _placed(campaign: Campaign, counts: Sequence[tuple[str, int]], language: Language) -> _Counts:
    """Departments by their names, those with most first."""
    most = sorted(counts, key=lambda pair: -pair[1])
    return [(places.name(campaign, department, language), count) for department, count in most]


def _desk(digest: Digest, language: Language) -> list[str]:
    """What only the campaign office can do."""
    desk = digest.desk
    counts = {
        "unrouted": desk.unrouted,
        "returned": desk.returned,
        "held": desk.held,
        "silent": desk.silent,
        "unassigned": digest.unassigned,
    }
    told = [label(language, f"desk-{kind}", count=count) for kind, count in counts.items() if count]
    return [say(language, "digest-desk", told=clauses(language, told))] if told else []


def _dates(campaign: Campaign, digest: Digest, figures: Figures, language: Language) -> list[str]:
    """What ends soon; and after the end, for how long there will be digests."""
    if digest.issue.is_last:
        return [say(language, "digest-last")]
    if digest.issue.edition in {Edition.CLOSING, Edition.AFTER}:
        return [say(language, "digest-after", told=_still_open(digest, figures, language))]
    today, soon = digest.issue.on, timedelta(days=_SOON)
    dates = {"ledgers": campaign.ledgers_due_on, "end": campaign.ends_on}
    told = [
        label(language, "digest-date", kind=kind, days=(day - today).days)
        for kind, day in dates.items()
        if today <= day <= today + soon
    ]
    return [say(language, "digest-dates", told=clauses(language, told))] if told else []


def _still_open(digest: Digest, figures: Figures, language: Language) -> str:
    """Cases and directives; of cases that leaders are told no number of, that there are any."""
    counts = {"cases": figures.open, "directives": digest.orders.open}
    told = [label(language, f"open-{kind}", count=count) for kind, count in counts.items() if count]
    if digest.told.office.open and not figures.open:
        told.insert(0, label(language, "open-few"))
    return series(language, told)


def _counted(counts: _Counts, language: Language) -> list[str]:
    """Names with their counts; of a single one the count is the total."""
    if len(counts) == 1:
        return [name for name, _ in counts]
    return [
        label(language, "digest-counted", department=name, count=count) for name, count in counts
    ]


def _cut(names: Sequence[str], language: Language, most: int) -> str:
    listed, more = series(language, names[:most]), len(names) - most
    return listed if more <= 0 else label(language, "digest-more", listed=listed, more=more)
