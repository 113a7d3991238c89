"""What may be offered 建议 for the columns of an entry that only people fill, and where it is from.

An offer is never filled in: it is shown as one, with its origin, and a person takes it or not.
Where little speaks for something, nothing is offered.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain import profiles
from domain.campaign import Section
from domain.ledgers import Entry
from domain.opinions import Aspect
from domain.profiles import Profile, Stage
from domain.routing import BETTER_THAN_CHANCE, Router
from domain.working_days import WorkingDays

MOST_MEASURES = 3
MOST_SECTIONS = 2
ALIKE = 0.25  # least similarity of two entries for a measure to be worth reading; by judgement


@dataclass(frozen=True, slots=True)
class Precedent:
    """A measure that people confirmed for another entry of the same department."""

    measure: str
    entry: str  # the text it was confirmed for
    confirmed_on: date | None  # `None` where that is not known
    is_earlier: bool = False  # in an earlier campaign


@dataclass(frozen=True, slots=True)
class Counted:
    """So many working days from a day on, as a profile says."""

    profile: Profile
    from_day: date
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Fitting:
    """A section whose name, duties or key words fit the entry's text."""

    section: Section


Origin = Precedent | Counted | Fitting


@dataclass(frozen=True, slots=True)
class Offer:
    """Words for a column, as the form would print them, and where they are from."""

    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered for one entry, the best first."""

    measures: tuple[Offer, ...] = ()
    deadlines: tuple[Offer, ...] = ()
    sections: tuple[Offer, ...] = ()


def measures(
    entry: Entry, precedents: Sequence[Precedent], similarities: Sequence[float]
) -> tuple[Offer, ...]:
    """The measures of the entries most like this one, each once.

    `similarities` are those of the precedents' entries to this one. Of equally similar ones, that
    which is given first.
    """
    judged = zip(similarities, precedents, strict=True)
    ranked = sorted(judged, key=lambda each: -each[0])
    found: dict[str, Offer] = {}
    for similarity, precedent in ranked:
        if similarity >= ALIKE and precedent.measure != entry.measure:
            found.setdefault(precedent.measure, Offer(precedent.measure, precedent))
    return tuple(found.values())[:MOST_MEASURES]


def deadlines(known: Sequence[Profile], from_day: date, calendar: WorkingDays) -> tuple[Offer, ...]:
    """The day by which each profile wants such a matter completed, counted from a day on."""
    return tuple(_deadline(p, from_day, calendar) for p in known if p.stage is Stage.COMPLETION)


def sections(entry: Entry, known: Sequence[Section]) -> tuple[Offer, ...]:
    """The sections whose duties fit an entry, if any do."""
    if _is_about_conduct(entry, known):
        return ()
    by_code = {section.code: section for section in known}
    return tuple(
        Offer(by_code[found.code].name.zh, Fitting(by_code[found.code]))
        for found in Router(known).suggest(entry.text, limit=MOST_SECTIONS)
        if found.share * len(known) >= BETTER_THAN_CHANCE
    )


def _is_about_conduct(entry: Entry, known: Sequence[Section]) -> bool:
    """Whether it may be about a section's own people: then it is no matter for them alone.

    What is reported about somebody must not be left to them (信访工作条例, art. 30).
    """
    names_one = any(section.name.zh in entry.text for section in known)
    return names_one or entry.aspects[:1] == (Aspect.ATTITUDE,)


def _deadline(profile: Profile, from_day: date, calendar: WorkingDays) -> Offer:
    due = profiles.due(profile, from_day, calendar)
    origin = Counted(profile, from_day, due.is_certain)
    return Offer(profiles.written(due, from_day), origin)
