"""Checks the audit trail: that no row was changed, put in, moved or taken away.

What it can't find by itself: a trail that was written anew from its first row by somebody who has
the key, or a whole database that was put back to an older copy. Against that the auditor notes the
head, outside of this machine, and asks for it later.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import RowMapping

from domain.auditing import Kind
from storage import audit
from storage.audit import START, End
from storage.audit_tables import AUDIT
from storage.database import Session
from storage.keys import Keys

SHORT = 16  # hexadecimal digits of a hash that are noted on paper
LEAST = 8  # of them that are enough to ask for it


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found. `fault` is the first that is wrong, in a sentence; `None` where nothing is.

    `cut` rows went before, as their time was over; `noted_at` is the row of the head asked for.
    """

    rows: int = 0
    first_at: datetime | None = None
    last_at: datetime | None = None
    head: str = ""
    number: int = 0  # of the newest row
    cut: int = 0
    noted_at: int | None = None
    fault: str | None = None


async def check(session: Session, keys: Keys, *, noted: str = "") -> Checked:
    """Go through all rows; a head that was `noted` earlier has to stand among them."""
    checked, before = await _begin(session, keys)
    checked = _seek(checked, before, noted)
    async for row in audit.stored(session):
        fault = checked.fault or _fault_of(row, before, keys)
        checked = replace(
            checked,
            rows=checked.rows + 1,
            first_at=checked.first_at or row["at"],
            last_at=row["at"],
            fault=fault,
        )
        before = End("last", row["number"], row["hash"])
        checked = _seek(checked, before, noted)
    checked = replace(checked, head=before.hash.hex()[:SHORT], number=before.number)
    found = await audit.find_end(session, "last")
    if not checked.rows and found is None:
        return replace(checked, fault=_EMPTY)
    fault = checked.fault or _fault_of_head(found, keys, before)
    if fault is None and noted and checked.noted_at is None:
        fault = f"the head {noted} that was noted is not in this trail: {_WHY_GONE}"
    return replace(checked, fault=fault)


async def is_whole_up_to(session: Session, keys: Keys, last: int) -> bool:
    """Whether the rows up to a number may be cut off: nothing about them is wrong."""
    checked, before = await _begin(session, keys)
    if checked.fault is not None:
        return False
    async for row in audit.stored(session, AUDIT.c.number <= last):
        if _fault_of(row, before, keys) is not None:
            return False
        before = End("last", row["number"], row["hash"])
    return before.number == last


_WHY_GONE = "it was written anew, the database is an older copy, or that row has been cut off since"


async def _begin(session: Session, keys: Keys) -> tuple[Checked, End]:
    """What the first row is chained to."""
    found = await audit.find_end(session, "first")
    if found is None:
        return Checked(fault="the mark where the trail begins is gone"), End("first", 0, START)
    first, seal = found
    moved = seal != first.seal(keys)
    fault = "the mark where the trail begins was changed, or the key is another" if moved else None
    return Checked(cut=first.number, fault=fault), first


def _fault_of(row: RowMapping, before: End, keys: Keys) -> str | None:
    """What is wrong with a row, coming after this one."""
    if row["number"] != before.number + 1:
        first, last = before.number + 1, row["number"] - 1
        return f"row {first} is missing" if first == last else f"rows {first} to {last} are missing"
    if row["hash"] != keys.link(before.hash, audit.canonical(row)):
        return (
            f"row {row['number']} was changed, moved or put in, or the row before it was, "
            "or the key is another"
        )
    if row["kind"] == Kind.FOUND_BROKEN:
        return f"row {row['number']}: the bot found that the head had been changed or removed"
    return None


def _fault_of_head(found: tuple[End, bytes] | None, keys: Keys, newest: End) -> str | None:
    """What is wrong with the head, beside the newest row."""
    if found is None:
        return "the head is gone"
    head, seal = found
    if seal != head.seal(keys):
        return "the head was changed, or the key is another"
    if head.number > newest.number:
        return f"rows {newest.number + 1} to {head.number} are missing at the end"
    if (head.number, head.hash) != (newest.number, newest.hash):
        return f"row {head.number + 1} and what follows was put in after the head"
    return None


_EMPTY = "there is no trail: the bot has not run since it has one, or all of it was removed"


def _seek(checked: Checked, end: End, noted: str) -> Checked:
    """Note where the head stands that is asked for: its first digits, of a row that was reached."""
    is_there = bool(noted) and end.number > 0 and end.hash.hex().startswith(noted)
    return replace(checked, noted_at=end.number) if is_there else checked
