"""What buttons say about handing in."""

from dataclasses import dataclass
from typing import ClassVar


class HandingIn:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ChooseHandIn(HandingIn):
    """The list of departments."""

    letter: ClassVar = "Yl"


@dataclass(frozen=True, slots=True)
class OpenHandIn(HandingIn):
    """What a department would hand in."""

    letter: ClassVar = "Yo"
    department: str


@dataclass(frozen=True, slots=True)
class UpdateHandIn(HandingIn):
    """Take in what is new first."""

    letter: ClassVar = "Yu"
    department: str


@dataclass(frozen=True, slots=True)
class ConfirmHandIn(HandingIn):
    """Hand this very draft in."""

    letter: ClassVar = "Yc"
    department: str
    draft: int


@dataclass(frozen=True, slots=True)
class ListChanges(HandingIn):
    """A page of what a draft says else than an earlier one."""

    letter: ClassVar = "Yv"
    department: str | None
    since: int
    draft: int
    page: int
    from_hand_in: bool  # the card to go back to; else that of the ledgers


@dataclass(frozen=True, slots=True)
class OpenOwnHandIn(HandingIn):
    """One's own ledgers, about to be handed in."""

    letter: ClassVar = "Yp"


@dataclass(frozen=True, slots=True)
class ConfirmOwnHandIn(HandingIn):
    """Hand one's own in as they were when this was offered, after so many hand-ins."""

    letter: ClassVar = "Yq"
    edition: int
    after: int


@dataclass(frozen=True, slots=True)
class NameOwnHandIn(HandingIn):
    """Ask for the name to stand on them."""

    letter: ClassVar = "Yn"


HandingInAct = (
    ChooseHandIn
    | OpenHandIn
    | UpdateHandIn
    | ConfirmHandIn
    | ListChanges
    | OpenOwnHandIn
    | ConfirmOwnHandIn
    | NameOwnHandIn
)
