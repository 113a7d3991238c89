"""Handing in 上报: what a department or a person has handed in, and when it is due. Pure.

What was handed in never changes: its files are kept as they were, and are never rendered again.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.campaign import Campaign
from domain.ledgers import NUMERALS, Draft, Entry, Standing
from domain.opinions import Ledger
from domain.working_days import WorkingDays

LONGEST_NAME = 30  # characters of the name that stands on somebody's own ledgers


class Document(StrEnum):
    """A file of a hand-in."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    COMBINED = "all"  # the three of them
    WORKBOOK = "xlsx"


LEDGERS = {
    Document.FIRST: (Ledger.BENCHMARK,),
    Document.SECOND: (Ledger.SELF_CHECK,),
    Document.THIRD: (Ledger.DISSATISFACTION,),
    Document.COMBINED: tuple(Ledger),
    Document.WORKBOOK: tuple(Ledger),
}


_IN_PATHS = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # what a file's name can't hold somewhere


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was handed in. `digest` is the name it is stored under."""

    document: Document
    name: str
    digest: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class HandIn:
    """What was handed in. `holder` (a keyed hash) is whose own ledgers they are, if a person's."""

    campaign: str
    department: str
    holder: bytes | None
    number: int  # counts a department's (or a person's) hand-ins from 1
    draft: int  # the number of the draft; of one's own ledgers, how often they had been changed
    by: str  # the name the person went by
    person: bytes  # a keyed hash
    at: datetime
    place: str  # the department's name, as it was
    opinions: int
    people: int
    rows: tuple[int, ...]  # ledger 1, 2, 3
    files: tuple[File, ...] = ()
    id: int = 0

    @property
    def is_correction(self) -> bool:
        """Whether something was handed in before it 更正上报."""
        return self.number > 1

    def find(self, document: Document) -> File | None:
        """One of its files."""
        return next((file for file in self.files if file.document is document), None)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is about to be handed in, and what somebody may want to look at before."""

    rows: tuple[int, ...]  # ledger 1, 2, 3
    unconfirmed: int  # nobody has decided about them
    with_news: int  # confirmed, and opinions have joined since
    unwritten: int  # a column says 待责任科室填报


def file_name(owner: str, document: Document, number: int) -> str:
    """What a file of a hand-in is called in a clerk's folder; the owner is a unit or a person."""
    ledgers = LEDGERS[document]
    which = f"问题清单（{NUMERALS[ledgers[0]]}）" if len(ledgers) == 1 else "三张问题清单"
    suffix = "xlsx" if document is Document.WORKBOOK else "docx"
    return for_path(f"{owner}{which}-第{number}次上报.{suffix}")


def for_path(name: str) -> str:
    """A name without what some system's paths can't hold; never empty, never that of a parent."""
    return _IN_PATHS.sub("_", name).strip(". ") or "_"


def rows(draft: Draft) -> tuple[int, ...]:
    """How many rows each ledger has."""
    return tuple(len(draft.rows(ledger)) for ledger in Ledger)


def contents(draft: Draft) -> Contents:
    """What a draft would hand in."""
    return Contents(
        rows=rows(draft),
        unconfirmed=_count(entry.standing is Standing.NEW for entry in draft.entries),
        with_news=_count(
            entry.standing is Standing.CONFIRMED and entry.news > 0 for entry in draft.entries
        ),
        unwritten=_count(map(_is_unwritten, draft.entries)),
    )


class Occasion(StrEnum):
    """What somebody is reminded of; the word stands in the key that lets it be said once."""

    LEDGERS_EVE = "ledgers-eve"  # those who have not handed in
    LEDGERS_DAY = "ledgers-day"  # the campaign office: who has not
    REPORT_EVE = "report-eve"
    REPORT_DAY = "report-day"


def occasions(campaign: Campaign, today: date, days: WorkingDays) -> tuple[Occasion, ...]:
    """What to remind of today."""
    dates = {
        Occasion.LEDGERS_EVE: days.before(campaign.ledgers_due_on),
        Occasion.LEDGERS_DAY: campaign.ledgers_due_on,
        Occasion.REPORT_EVE: days.before(campaign.ends_on),
        Occasion.REPORT_DAY: campaign.ends_on,
    }
    return tuple(occasion for occasion, day in dates.items() if day == today)


def _is_unwritten(entry: Entry) -> bool:
    return not (entry.measure and entry.deadline and entry.section)


def _count(truths: Iterable[bool]) -> int:
    return sum(truths)
