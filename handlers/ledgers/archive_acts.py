"""What buttons say about the archive."""

from dataclasses import dataclass
from typing import ClassVar

from domain.handing import Document


class Archive:
    """What all acts of this module are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ChooseArchive(Archive):
    """The shelves one may see."""

    letter: ClassVar = "Zl"


@dataclass(frozen=True, slots=True)
class ShowShelf(Archive):
    """A page of a department's hand-ins."""

    letter: ClassVar = "Zd"
    department: str
    page: int


@dataclass(frozen=True, slots=True)
class ShowPersonal(Archive):
    """A page of the personal hand-ins that one may see."""

    letter: ClassVar = "Zp"
    page: int


@dataclass(frozen=True, slots=True)
class OpenHanded(Archive):
    """One hand-in."""

    letter: ClassVar = "Zo"
    id: int


@dataclass(frozen=True, slots=True)
class GetHanded(Archive):
    """A file of it, as it was handed in."""

    letter: ClassVar = "Zg"
    id: int
    document: Document


@dataclass(frozen=True, slots=True)
class ListHandedChanges(Archive):
    """A page of what it says else than the one it corrects."""

    letter: ClassVar = "Zv"
    id: int
    page: int


ArchiveAct = ChooseArchive | ShowShelf | ShowPersonal | OpenHanded | GetHanded | ListHandedChanges
