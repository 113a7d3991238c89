"""What is found in a workbook, each with its sheet and row."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.faults import Fault, FaultyError

_SHEETS = ("", "settings", "survey", "choices")  # the order in which findings are told


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a sheet, counted as Excel does; row 0 is the sheet, no sheet the workbook."""

    sheet: str = ""
    row: int = 0

    def __str__(self) -> str:
        return f"{self.sheet}, row {self.row}" if self.row else self.sheet

    @property
    def order(self) -> tuple[int, str, int]:
        """Settings before questions before choices, row by row."""
        known = self.sheet in _SHEETS
        return (_SHEETS.index(self.sheet) if known else len(_SHEETS), self.sheet, self.row)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about a place."""

    place: Place
    said: str

    def __str__(self) -> str:
        return f"{self.place}: {self.said}" if str(self.place) else self.said


@dataclass(slots=True)
class Findings:
    """Collects, while a workbook is read, what keeps it from being taken over and what is left out.

    The one thing here that grows: the readers have questions to return.
    """

    refused: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)

    def refuse(self, place: Place, said: str) -> None:
        """The workbook cannot be taken over because of this."""
        self.refused.append(Finding(place, said))

    def remark(self, place: Place, said: str) -> None:
        """The workbook can be taken over, but its author should know this."""
        self.remarks.append(Finding(place, said))

    def give_up_if_refused(self, file: str) -> None:
        """Raise `FaultyError` with all that was refused, if anything was."""
        if self.refused:
            raise FaultyError(tuple(_fault(file, each) for each in ordered(self.refused)))


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each finding once, in the order of the workbook."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda each: each.place.order))


def unusable(file: str, said: str) -> FaultyError:
    """Nothing of the workbook can be read."""
    return FaultyError((Fault(file, 0, said),))


def shown(given: str) -> str:
    """A piece of a cell, short and on one line."""
    line = re.sub(r"\s+", " ", given).strip()
    return line if len(line) <= 60 else f"{line[:59]}…"  # noqa: PLR2004 - a line of a terminal


def _fault(file: str, finding: Finding) -> Fault:
    place = str(finding.place)
    return Fault(f"{file}: {place}" if place else file, 0, finding.said)
