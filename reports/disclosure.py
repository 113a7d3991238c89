"""What may be told outside of a department: all of it passes here, last before every renderer.

Numbers of responses are the campaign's progress and may be told of anyone. What people *said*
(grades, aspects, problems) is told of whole batches alone (`domain.cohorts`): groups of at least
the minimum base, closed when they are formed. Every figure is a sum over whole batches, and so is
all that can be computed from figures: a total less its departments, this digest less the one
before, a month less a week, everyone less the citizens. None of it comes down to fewer people.

It is hard to go round: `Said`, `Glance` and `Named` are made in this module alone (a test watches),
renderers print nothing else, and the grades it is given are those of batches; but for `own` and
`own_glance`, which are for the department itself.

What batches do not hide, and nothing that tells the truth could:

- Where all of a batch said the same, it is known of each of them.
- Who knows what all but one of a batch said, knows the one. A member of it may know friends; the
  staff of a department know its own people in a batch of several departments.
- A problem that enough people named is quoted in the words of one of them, without marks of a
  person. Its figure and those of blind spots can fall when somebody withdraws; so they are told in
  steps of the minimum base.
- Rows of a ledger are the department's own work: counted as they are where somebody hands it in or
  makes a report, and not from day to day.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from domain import cohorts
from domain.blind_spots import Glance
from domain.cohorts import Backing, Cohort, Counts
from domain.figures import Filter, Said
from domain.ledgers import Entry
from domain.opinions import Ledger
from domain.overall import Named
from reports import blind_spots, frame, measures

MOST_QUOTED = 3  # entries of each side, inside the department
SAID = (Ledger.BENCHMARK, Ledger.DISSATISFACTION)  # what people were asked about
Backings = Mapping[int, Backing]  # by the id of the entry


def outside(
    table: pd.DataFrame, batches: Iterable[Cohort], wanted: Filter, *, minimum_base: int
) -> Said:
    """What was said in the batches that lie wholly within what is asked for.

    `table` counts all responses (`frame.build`). A batch that was formed under a lower minimum base
    is not counted any more.
    """
    asked = frame.matching(table, wanted)
    told = cohorts.add(
        known.counts
        for known in batches
        if known.size >= minimum_base and known.lies_within(wanted)
    )
    return _said(told, rated=measures.rated(asked), waiting=measures.waiting(asked))


def together(batches: Iterable[Cohort], *, minimum_base: int) -> tuple[Cohort, ...]:
    """Batches that share their marks and days, as one: a filter tells no two of them apart either.

    In an order that does not tell when they were formed.
    """
    alike: dict[tuple[object, ...], list[Cohort]] = {}
    for known in batches:
        if known.size >= minimum_base:
            alike.setdefault(_marks(known), []).append(known)
    summed = (
        replace(
            first,
            is_rated=any(known.is_rated for known in (first, *others)),
            size=min(known.size for known in (first, *others)),
            counts=cohorts.add(known.counts for known in (first, *others)),
        )
        for first, *others in alike.values()
    )
    return tuple(sorted(summed, key=lambda known: tuple(map(str, _marks(known)))))


def _marks(known: Cohort) -> tuple[object, ...]:
    marks = (known.department, known.respondent, known.channel)
    return (*marks, known.first_day, known.last_day)


def own(heard: Counts) -> Said:
    """What was said as it is: for the department's own members alone."""
    return _said(heard, rated=heard.ratings, waiting=0)


def _said(counts: Counts, *, rated: int, waiting: int) -> Said:
    return Said(
        grades=measures.grades(counts),
        satisfied=measures.satisfied(counts),
        bad=measures.bad(counts),
        aspects=measures.aspects(counts),
        people=counts.people,
        rated=rated,
        waiting=waiting,
    )


def glance(
    entries: Iterable[Entry], backings: Backings, *, department: str, minimum_base: int
) -> Glance:
    """The blind spots in short, of what whole batches stand behind; in steps, without a quote."""
    found = _glance(_backed(entries, backings), department)
    is_told = (found.reported or 0) >= minimum_base
    return replace(
        found,
        reported=_step(found.reported, minimum_base),
        listed=_step(found.listed, minimum_base),
        unlisted=_step(found.unlisted, minimum_base) if is_told else None,
        unreported=_step(found.unreported, minimum_base) if is_told else None,
        aspects=tuple(
            replace(sides, reported=_floor(sides.reported, minimum_base))
            for sides in found.aspects
            if sides.reported >= minimum_base
        ),
        most_unlisted=(),
        most_unreported=(),
        step=minimum_base,
    )


def own_glance(entries: Iterable[Entry], *, department: str) -> Glance:
    """The blind spots in short with the first of each side quoted: for the department itself."""
    return _glance(entries, department)


def _glance(entries: Iterable[Entry], department: str) -> Glance:
    found = blind_spots.find(entries)
    return Glance(
        department=department,
        reported=found.reported,
        listed=found.listed,
        unlisted=len(found.unlisted) if found.is_comparable else None,
        unreported=len(found.unreported) if found.is_comparable else None,
        aspects=found.unlisted_aspects,
        most_unlisted=found.unlisted[:MOST_QUOTED],
        most_unreported=found.unreported[:MOST_QUOTED],
    )


def quoted(
    entries: Iterable[Entry], backings: Backings, *, department: str, minimum_base: int
) -> tuple[Named, ...]:
    """The problems that enough people in whole batches named, the most named first."""
    named = (
        Named(
            department,
            entry.ledger,
            entry.text,
            _floor(backings[entry.id].people, minimum_base),
        )
        for entry in entries
        if entry.ledger in SAID and entry.id in backings
    )
    return most_named(problem for problem in named if problem.people)


def most_named(problems: Iterable[Named]) -> tuple[Named, ...]:
    """Problems in order; of those told alike the first by their words, whoever named them more."""
    return tuple(sorted(problems, key=lambda problem: (-problem.people, problem.text)))


def _backed(entries: Iterable[Entry], backings: Backings) -> Sequence[Entry]:
    """Entries as whole batches stand behind them; those of the self-check as they are."""
    return [
        entry
        if entry.ledger is Ledger.SELF_CHECK
        else replace(entry, aspects=backings[entry.id].aspects)
        for entry in entries
        if entry.ledger is Ledger.SELF_CHECK or entry.id in backings
    ]


def _step(count: int | None, minimum_base: int) -> int | None:
    return (_floor(count, minimum_base) or None) if count else count


def _floor(count: int, minimum_base: int) -> int:
    return count - count % minimum_base
