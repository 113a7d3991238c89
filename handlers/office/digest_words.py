"""A digest in words: what needs the reader, what is new, how it stands; one screen of a phone."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from domain.campaign import Campaign
from domain.digests import Digest, Edition, Figures
from domain.people import Memberships, Role, roles
from domain.text import Language
from handlers import places
from handlers.catalogue import clauses, label, say, series
from handlers.office import digest_numbers

_NAMED = 4  # departments that one line names
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
    is_office = Role.COORDINATOR in roles(held)
    figures = digest.told.office if is_office else digest.told.leaders
    needs = _needs(campaign, digest, language, held)
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
        language, "digest-title", name=name, day=digest_numbers.day(day, language), weekday=weekday
    )
    return f"{head}\n{say(language, 'digest-needs')}"


def _needs(campaign: Campaign, digest: Digest, language: Language, held: Memberships) -> list[str]:
    """What waits for the reader, the most pressing first."""
    lines = _office(digest, language) if Role.COORDINATOR in roles(held) else []
    orders = digest.orders
    if orders.reported:
        lines.append(say(language, "digest-reported", count=orders.reported))
    if orders.overdue:
        listed = _counted(campaign, orders.overdue, language)
        count = sum(count for _, count in orders.overdue)
        lines.append(say(language, "digest-overdue", count=count, departments=listed))
    late = sorted(((line.department, line.late) for line in digest.lines), key=lambda p: -p[1])
    late = [(department, count) for department, count in late if count]
    if late:
        listed = _counted(campaign, late, language)
        count = sum(count for _, count in late)
        lines.append(say(language, "digest-late", count=count, departments=listed))
    silent = [line.department for line in digest.lines if not line.responses]
    if silent:
        lines.append(say(language, "digest-none", departments=_named(campaign, silent, language)))
    return lines


def _office(digest: Digest, language: Language) -> list[str]:
    """What only the campaign office can do."""
    desk = digest.desk
    counts = {
        "unrouted": desk.unrouted,
        "returned": desk.returned,
        "held": desk.held,
        "silent": desk.silent,
    }
    told = [label(language, f"desk-{kind}", count=count) for kind, count in counts.items() if count]
    lines = [say(language, "digest-desk", told=clauses(language, told))] if told else []
    if digest.unassigned:
        lines.append(say(language, "digest-unassigned", count=digest.unassigned))
    return lines


def _dates(campaign: Campaign, digest: Digest, figures: Figures, language: Language) -> list[str]:
    """What ends soon; and after the end, for how long there will be digests."""
    if digest.issue.is_last:
        return [say(language, "digest-last")]
    if digest.issue.edition in {Edition.CLOSING, Edition.AFTER}:
        return [say(language, "digest-after", cases=figures.open, directives=digest.orders.open)]
    today, soon = digest.issue.on, timedelta(days=_SOON)
    dates = {"ledgers": campaign.ledgers_due_on, "end": campaign.ends_on}
    told = [
        label(language, "digest-date", kind=kind, days=(day - today).days)
        for kind, day in dates.items()
        if today <= day <= today + soon
    ]
    return [say(language, "digest-dates", told=clauses(language, told))] if told else []


def _counted(campaign: Campaign, counts: Sequence[tuple[str, int]], language: Language) -> str:
    """Departments with their counts, those with most; of a single one the count is the total."""
    if len(counts) == 1:
        return places.name(campaign, counts[0][0], language)
    named = [
        label(
            language,
            "digest-counted",
            department=places.name(campaign, department, language),
            count=count,
        )
        for department, count in counts
    ]
    return _cut(named, language)


def _named(campaign: Campaign, departments: Iterable[str], language: Language) -> str:
    return _cut([places.name(campaign, each, language) for each in departments], language)


def _cut(names: Sequence[str], language: Language) -> str:
    listed = series(language, names[:_NAMED])
    more = len(names) - _NAMED
    return listed if more <= 0 else label(language, "digest-more", listed=listed, more=more)
