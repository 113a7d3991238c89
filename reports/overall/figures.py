"""Composes the figures of the overall report from what was answered and what was drafted.

Keeps out wording and layout. What people said comes from `reports.disclosure` alone, for the
department itself as for all others: a report is made to be passed on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.campaign import Campaign
from domain.cohorts import Backing, Cohort
from domain.figures import Filter, Period, Summary, Tally
from domain.ledgers import Entry, Standing
from domain.opinions import Ledger
from domain.overall import BookLine, Books, Named, Overall
from reports import disclosure
from reports.summary import outside

MOST_PROBLEMS = 10


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered in all departments, and what of it is batched.

    `backings` are of entries, by their ids.
    """

    tallies: Sequence[Tally]
    batches: Sequence[Cohort]
    backings: Mapping[int, Backing]
    period: Period


def compose(
    answered: Answered, books: Sequence[Books], *, campaign: Campaign, department: str | None
) -> Overall:
    """The report of a department, or of all together (`None`)."""
    minimum = campaign.minimum_base
    shown = [d.code for d in campaign.departments if department in {None, d.code}]
    total = _summary(answered, department, minimum)
    parts = tuple(_summary(answered, place, minimum) for place in shown)
    known = {book.department: book for book in books}
    own = [known.get(place, Books(place)) for place in shown]
    problems = _problems(answered, shown, own, minimum)
    return Overall(
        department=department,
        until=answered.period.last,
        total=total,
        parts=parts,
        unassigned=total.responses - sum(part.responses for part in parts),
        books=tuple(map(_book, shown, own)),
        elsewhere=0 if department else _elsewhere(books, shown),
        problems=problems,
        unnamed=_said(own) - len(problems),
        blind_spots=tuple(
            disclosure.glance(
                _entries(book), answered.backings, department=place, minimum_base=minimum
            )
            for place, book in zip(shown, own, strict=True)
        ),
    )


def _summary(answered: Answered, department: str | None, minimum_base: int) -> Summary:
    return outside(
        answered.tallies,
        answered.batches,
        wanted=Filter(answered.period, department),
        minimum_base=minimum_base,
    )


def _entries(book: Books) -> tuple[Entry, ...]:
    return book.draft.entries if book.draft else ()


def _book(department: str, book: Books) -> BookLine:
    entries = _entries(book)
    return BookLine(
        department=department,
        number=book.draft.number if book.draft else None,
        rows=tuple(sum(entry.ledger is ledger for entry in entries) for ledger in Ledger),
        confirmed=sum(entry.standing is Standing.CONFIRMED for entry in entries),
        set_aside=book.set_aside,
        measures=sum(bool(entry.measure) for entry in entries),
        deadlines=sum(bool(entry.deadline) for entry in entries),
        sections=sum(bool(entry.section) for entry in entries),
        handed=book.handed,
    )


def _elsewhere(books: Iterable[Books], shown: Sequence[str]) -> int:
    return sum(len(_entries(book)) for book in books if book.department not in shown)


def _problems(
    answered: Answered, shown: Sequence[str], own: Sequence[Books], minimum_base: int
) -> tuple[Named, ...]:
    """The problems that may be quoted, the most named first."""
    named = (
        problem
        for place, book in zip(shown, own, strict=True)
        for problem in disclosure.quoted(
            _entries(book), answered.backings, department=place, minimum_base=minimum_base
        )
    )
    return disclosure.most_named(named)[:MOST_PROBLEMS]


def _said(own: Iterable[Books]) -> int:
    """How many entries tell what people were asked about."""
    return sum(entry.ledger in disclosure.SAID for book in own for entry in _entries(book))
