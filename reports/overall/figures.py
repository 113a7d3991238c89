"""Composes the figures of the overall report from what was answered and what was drafted.

Keeps out wording and layout. The report leaves the departments, so it is never given unsuppressed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.blind_spots import Glance
from domain.campaign import Campaign
from domain.figures import AspectTally, Period, Summary, Tally
from domain.ledgers import Entry, Standing
from domain.opinions import Ledger
from domain.overall import BookLine, Books, Named, Overall
from reports import blind_spots, frame, measures
from reports.summary import summarise

MOST_PROBLEMS = 10
_SAID = (Ledger.BENCHMARK, Ledger.DISSATISFACTION)  # what people were asked about


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered in all departments: also of one's own report, to guard it by the others.

    `aspects` carry no day: the caller counts them over the same period.
    """

    tallies: Sequence[Tally]
    aspects: Sequence[AspectTally]
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
    problems, unnamed = _problems(shown, own, minimum)
    return Overall(
        department=department,
        until=answered.period.last,
        total=total,
        parts=parts,
        unassigned=total.responses - sum(part.responses for part in parts),
        books=tuple(map(_book, shown, own)),
        elsewhere=0 if department else _elsewhere(books, shown),
        problems=problems,
        unnamed=unnamed,
        blind_spots=_blind_spots(answered, shown, own, minimum),
    )


def _summary(answered: Answered, department: str | None, minimum_base: int) -> Summary:
    return summarise(
        answered.tallies,
        answered.aspects,
        (),
        period=answered.period,
        department=department,
        minimum_base=minimum_base,
        inside=False,
    )


def _blind_spots(
    answered: Answered, shown: Sequence[str], own: Sequence[Books], minimum_base: int
) -> tuple[Glance, ...]:
    asked = measures.by_department(frame.build(answered.tallies))
    return tuple(
        blind_spots.glance(
            _entries(book), department=place, asked=asked, minimum_base=minimum_base, inside=False
        )
        for place, book in zip(shown, own, strict=True)
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
    shown: Sequence[str], own: Sequence[Books], minimum_base: int
) -> tuple[tuple[Named, ...], int]:
    """The problems that may be quoted, the most named first; and how many others there are."""
    said = [
        Named(place, entry.ledger, entry.text, entry.people)
        for place, book in zip(shown, own, strict=True)
        for entry in _entries(book)
        if entry.ledger in _SAID
    ]
    enough = sorted((n for n in said if n.people >= minimum_base), key=lambda n: -n.people)
    return tuple(enough[:MOST_PROBLEMS]), len(said) - len(enough[:MOST_PROBLEMS])
