"""What a ledger's form shows, as plain texts: the same for Word and for Excel.

Keeps out every question of layout, and every character that would break a file.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from domain import ledgers
from domain.campaign import Campaign, Department
from domain.ledgers import Draft, Entry
from domain.opinions import Ledger
from domain.papers import Papers
from reports import small_print

# What XML 1.0 can't hold, even escaped (section 2.2 of its recommendation).
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One numbered row, from left to right."""

    number: int
    problem: str = ""
    measure: str = ""
    deadline: str = ""
    section: str = ""
    remark: str = ""

    @property
    def texts(self) -> tuple[str, str, str, str, str]:
        """The columns after the number."""
        return (self.problem, self.measure, self.deadline, self.section, self.remark)


_EMPTY = tuple(Row(number) for number in range(1, ledgers.EMPTY_ROWS + 1))


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form from top to bottom; on a department's own, `holder` is empty."""

    title: str
    subtitle: str
    unit: str
    holder: str
    filled_on: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    empty_rows: tuple[Row, ...]  # where there are no rows: to be filled in by hand
    signature: str
    contact: str
    phone: str
    note: str
    small_print: str
    dated: datetime  # what the file says about its own age, in UTC without saying so


def fill(  # noqa: PLR0913 - what a form shows
    campaign: Campaign,
    department: Department | None,
    papers: Papers,
    ledger: Ledger,
    *,
    filled_on: date,
    zone: ZoneInfo,
) -> Form:
    """Fill one ledger's form. Without entries it has the empty rows of the annexes."""
    entries = papers.draft.rows(ledger) if papers.draft else ()
    return Form(
        title=clean(ledgers.title(campaign, ledger)),
        subtitle=clean(ledgers.subtitle(campaign, ledger)),
        unit=f"单位（盖章）：{clean(department.name.zh) if department else ledgers.UNASSIGNED}",
        holder="" if papers.holder is None else f"姓名：{clean(papers.holder)}",
        filled_on=f"填报时间：{ledgers.form_date(filled_on)}",
        head=ledgers.columns(ledger),
        rows=_rows(entries, papers.unwritten),
        empty_rows=() if entries else _EMPTY,
        signature="主要领导签字：",
        contact=f"联系人：{clean(department.contact) if department else ''}",
        phone=f"电话：{clean(department.phone) if department else ''}",
        note=ledgers.NOTE,
        small_print=clean(small_print.of(papers, zone)),
        dated=_dated(papers.draft, filled_on),
    )


def texts(entry: Entry, unwritten: str) -> tuple[str, str, str, str, str]:
    """What a row prints of an entry, in the columns after the number."""
    text, measure, deadline, section, remark = map(clean, ledgers.cells(entry))
    return (text, measure or unwritten, deadline or unwritten, section or unwritten, remark)


def clean(text: str) -> str:
    """The text without the characters that no XML file can hold, its line ends all alike."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _rows(entries: tuple[Entry, ...], unwritten: str) -> tuple[Row, ...]:
    return tuple(
        Row(number, *texts(entry, unwritten)) for number, entry in enumerate(entries, start=1)
    )


def _dated(draft: Draft | None, filled_on: date) -> datetime:
    if draft is None:
        return datetime.combine(filled_on, time.min)
    return draft.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
