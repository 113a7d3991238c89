"""What buttons say about how the bot is doing."""

from dataclasses import dataclass
from typing import ClassVar


class Health:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RefreshHealth(Health):
    """How things stand now."""

    letter: ClassVar = "Hr"


@dataclass(frozen=True, slots=True)
class TryAgain(Health):
    """Send what is parked and certainly did not arrive: so many messages, as the card said."""

    letter: ClassVar = "Ht"
    count: int


@dataclass(frozen=True, slots=True)
class DropUnsure(Health):
    """Give up what may have arrived: so many messages, as the card said."""

    letter: ClassVar = "Hd"
    count: int


HealthAct = RefreshHealth | TryAgain | DropUnsure
