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


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form from top to bottom; `draft` is the small print, or empty."""

    title: str
    subtitle: str
    unit: str
    filled_on: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    is_empty: bool
    signature: str
    contact: str
    phone: str
    note: str
    draft: str
    dated: datetime  # what the file says about its own age, in UTC without saying so


def fill(  # noqa: PLR0913 - what a form shows
    campaign: Campaign,
    department: Department | None,
    draft: Draft | None,
    ledger: Ledger,
    *,
    filled_on: date,
    zone: ZoneInfo,
) -> Form:
    """Fill one ledger's form. Without entries it has the empty rows of the annexes."""
    entries = draft.rows(ledger) if draft else ()
    return Form(
        title=clean(ledgers.title(campaign, ledger)),
        subtitle=clean(ledgers.subtitle(campaign, ledger)),
        unit=f"单位（盖章）：{clean(department.name.zh) if department else ledgers.UNASSIGNED}",
        filled_on=f"填报时间：{ledgers.form_date(filled_on)}",
        head=ledgers.columns(ledger),
        rows=_rows(entries),
        is_empty=not entries,
        signature="主要领导签字：",
        contact=f"联系人：{clean(department.contact) if department else ''}",
        phone=f"电话：{clean(department.phone) if department else ''}",
        note=ledgers.NOTE,
        draft=_small_print(draft, zone) if draft else "",
        dated=_dated(draft, filled_on),
    )


def clean(text: str) -> str:
    """The text without the characters that no XML file can hold, its line ends all alike."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _rows(entries: tuple[Entry, ...]) -> tuple[Row, ...]:
    if not entries:
        return tuple(Row(number) for number in range(1, ledgers.EMPTY_ROWS + 1))
    return tuple(_row(number, entry) for number, entry in enumerate(entries, start=1))


def _row(number: int, entry: Entry) -> Row:
    return Row(
        number,
        clean(entry.text),
        clean(entry.measure) or ledgers.UNWRITTEN,
        clean(entry.deadline) or ledgers.UNWRITTEN,
        clean(entry.section) or ledgers.UNWRITTEN,
        clean(ledgers.remark(entry)),
    )


def _small_print(draft: Draft, zone: ZoneInfo) -> str:
    made_at = draft.made_at.astimezone(zone)
    until = f"{ledgers.form_date(made_at.date())} {made_at:%H:%M}"
    bases = f"依据 {draft.opinions} 条意见、{draft.people} 人"
    return f"草稿第 {draft.number} 稿 · 截至 {until} · {bases}"


def _dated(draft: Draft | None, filled_on: date) -> datetime:
    if draft is None:
        return datetime.combine(filled_on, time.min)
    return draft.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
