"""Blind spots 盲点: what service users report and the self-check does not list, and the reverse."""

from dataclasses import dataclass

from domain.ledgers import Entry


@dataclass(frozen=True, slots=True)
class BlindSpots:
    """Entries of a department that have no counterpart on the other side, in print order."""

    unlisted: tuple[Entry, ...] = ()  # users report it (ledger 3), the self-check does not list it
    unreported: tuple[Entry, ...] = ()  # the self-check lists it (ledger 2), no user reports it
