"""Blind spots 盲点: what service users report and the self-check does not list, and the reverse.

What was not found on the other side was not found, no more: a problem that nobody listed may be
there, and nobody is content because nobody spoke. Keeps out how texts are compared.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from domain.ledgers import Entry, Standing
from domain.opinions import Aspect, Ledger, Respondent

_TOLD = tuple(aspect for aspect in Aspect if aspect is not Aspect.OTHER)  # 其他 tells nothing


@dataclass(frozen=True, slots=True)
class AspectSides:
    """How many entries name an aspect: of those that users report, and of the self-check's."""

    aspect: Aspect
    reported: int
    listed: int


@dataclass(frozen=True, slots=True)
class BlindSpots:
    """Entries of a department that have no counterpart on the other side, in print order.

    `reported` and `listed` count the entries of each side. Where one side has none there is
    nothing to compare with, and the other is not listed as if it were all blind spots.
    `aspects` are those that either side names, the most reported first.
    """

    unlisted: tuple[Entry, ...] = ()  # users report it (ledger 3), the self-check does not list it
    unreported: tuple[Entry, ...] = ()  # the self-check lists it (ledger 2), no user reports it
    reported: int = 0
    listed: int = 0
    aspects: tuple[AspectSides, ...] = ()

    @property
    def is_comparable(self) -> bool:
        """Whether both sides have an entry."""
        return bool(self.reported and self.listed)

    @property
    def unlisted_aspects(self) -> tuple[AspectSides, ...]:
        """The aspects that users name and not one entry of the self-check does."""
        return tuple(sides for sides in self.aspects if self.is_comparable and not sides.listed)


@dataclass(frozen=True, slots=True)
class Glance:
    """A department's blind spots in short.

    Outside of it, counts are told in steps (rounded down to a multiple), and `None` is less than
    one step but not nothing.
    """

    department: str | None
    reported: int | None  # entries that service users named
    listed: int | None  # entries of the self-check
    unlisted: int | None
    unreported: int | None
    aspects: tuple[AspectSides, ...]  # that users name and the self-check does not
    most_unlisted: tuple[Entry, ...] = ()  # quoted inside the department only
    most_unreported: tuple[Entry, ...] = ()
    step: int = 1

    @property
    def is_comparable(self) -> bool:
        """Whether both sides have an entry."""
        return self.reported != 0 and self.listed != 0

    @property
    def is_withheld(self) -> bool:
        """Whether too few entries can be told of to say more about them."""
        return self.is_comparable and self.reported is None


@dataclass(frozen=True, slots=True)
class Sides:
    """The entries that are compared, in print order: what users report, what a department lists."""

    reported: tuple[Entry, ...]
    listed: tuple[Entry, ...]

    def without(self, alike: Iterable[tuple[int, int]]) -> BlindSpots:
        """The blind spots, given the places of the pairs of entries that say the same."""
        pairs = tuple(alike)
        heard, seen = {one for one, _ in pairs}, {other for _, other in pairs}
        is_comparable = bool(self.reported and self.listed)
        return BlindSpots(
            unlisted=_others(self.reported, heard) if is_comparable else (),
            unreported=_others(self.listed, seen) if is_comparable else (),
            reported=len(self.reported),
            listed=len(self.listed),
            aspects=_aspects(self),
        )


def sides(entries: Iterable[Entry]) -> Sides:
    """Both sides of a draft. What only colleagues said in ledger 3 is no service user's report."""
    printed = [entry for entry in entries if entry.standing is not Standing.SET_ASIDE]
    return Sides(
        reported=tuple(
            entry
            for entry in printed
            if entry.ledger is Ledger.DISSATISFACTION and not _is_of_colleagues(entry)
        ),
        listed=tuple(entry for entry in printed if entry.ledger is Ledger.SELF_CHECK),
    )


def _is_of_colleagues(entry: Entry) -> bool:
    kinds = {kind for kind, _ in entry.respondents}
    return kinds == {Respondent.STAFF}


def _others(entries: tuple[Entry, ...], places: set[int]) -> tuple[Entry, ...]:
    return tuple(entry for place, entry in enumerate(entries) if place not in places)


def _aspects(compared: Sides) -> tuple[AspectSides, ...]:
    reported, listed = _named(compared.reported), _named(compared.listed)
    named = (AspectSides(aspect, reported[aspect], listed[aspect]) for aspect in _TOLD)
    kept = [sides for sides in named if sides.reported or sides.listed]
    return tuple(sorted(kept, key=lambda sides: (-sides.reported, -sides.listed)))


def _named(entries: tuple[Entry, ...]) -> Counter[Aspect]:
    return Counter(aspect for entry in entries for aspect in set(entry.aspects))
