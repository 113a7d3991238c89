"""Where an entry stands in the ledgers: what the other sheets name it by."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.ledgers import NUMERALS, Draft, Entry
from domain.opinions import Ledger


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A numbered row of a ledger."""

    ledger: Ledger
    number: int


def places(draft: Draft | None) -> Mapping[int, tuple[Place, Entry]]:
    """By its entry's id, where each row stands, in print order."""
    if draft is None:
        return {}
    return {
        entry.id: (Place(ledger, number), entry)
        for ledger in Ledger
        for number, entry in enumerate(draft.rows(ledger), start=1)
    }


def numeral(ledger: Ledger) -> str:
    """A ledger in a narrow column, as its title ends."""
    return f"（{NUMERALS[ledger]}）"
