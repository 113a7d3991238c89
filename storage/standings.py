"""What has become of a response: which of its statements stand in the newest drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Subquery, and_, func, select

from domain.ledgers import Standing as Decision
from domain.opinions import Ledger
from storage.database import Session
from storage.office_tables import DRAFT, ENTRY, LINE, SUPPORT
from storage.portable import nulls_first
from storage.tables import ATTACHMENT, OPINION, REMARK


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a newest draft that statements of the response stand behind.

    The last three are empty until somebody of the department has written them.
    """

    department: str | None
    number: int  # of the draft
    ledger: Ledger
    text: str
    measure: str
    deadline: str
    section: str
    statements: int  # of this response


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a response has come. Counts are of its own statements and voice messages."""

    statements: int
    listed: tuple[Listed, ...]
    wordless: int  # read, but without words that a ledger could print
    set_aside: int  # read, and left out of the ledgers by a person
    voices: int
    written_down: int  # voice messages that somebody has written down
    remarks: int

    @property
    def waiting(self) -> int:
        """Statements that came after the newest draft."""
        read = self.wordless + self.set_aside + sum(entry.statements for entry in self.listed)
        return self.statements - read


async def of_response(session: Session, response_id: int) -> Standing:
    """How far this response has come."""
    rows = (await session.execute(_statements(response_id))).all()
    voices = select(func.count(), func.count(ATTACHMENT.c.transcript)).where(
        ATTACHMENT.c.response == response_id, ATTACHMENT.c.medium == "voice"
    )
    spoken, written_down = (await session.execute(voices)).one()
    remarks = select(func.count()).where(REMARK.c.response == response_id)
    return Standing(
        statements=len(rows),
        listed=_listed(rows),
        wordless=sum(row.opinion is not None and row.entry is None for row in rows),
        set_aside=sum(row.standing == Decision.SET_ASIDE for row in rows),
        voices=spoken,
        written_down=written_down,
        remarks=await session.scalar(remarks) or 0,
    )


def _newest() -> Subquery:
    return (
        select(DRAFT.c.campaign, DRAFT.c.department, func.max(DRAFT.c.number).label("number"))
        .group_by(DRAFT.c.campaign, DRAFT.c.department)
        .subquery()
    )


def _statements(response_id: int) -> Any:
    """A row for each statement, with its entry in the newest draft of its department, if any."""
    newest = _newest()
    drafted = and_(
        newest.c.campaign == OPINION.c.campaign,
        newest.c.department == func.coalesce(OPINION.c.department, ""),
    )
    printed = and_(
        LINE.c.campaign == newest.c.campaign,
        LINE.c.department == newest.c.department,
        LINE.c.entry == SUPPORT.c.entry,
        LINE.c.until.is_(None),
    )
    return (
        select(OPINION.c.department, SUPPORT.c.opinion, SUPPORT.c.entry, newest.c.number)
        .add_columns(ENTRY.c.standing, LINE.c.since, LINE.c.ledger, LINE.c.text)
        .add_columns(LINE.c.measure, LINE.c.deadline, LINE.c.section)
        .select_from(OPINION)
        .outerjoin(SUPPORT, SUPPORT.c.opinion == OPINION.c.id)
        .outerjoin(ENTRY, ENTRY.c.id == SUPPORT.c.entry)
        .outerjoin(newest, drafted)
        .outerjoin(LINE, printed)
        .where(OPINION.c.response == response_id)
        .order_by(*nulls_first(OPINION.c.department, LINE.c.ledger), OPINION.c.id)
    )


def _listed(rows: Sequence[Row[Any]]) -> tuple[Listed, ...]:
    entries: dict[int, list[Row[Any]]] = {}
    for row in rows:
        if row.since is not None and row.standing != Decision.SET_ASIDE:
            entries.setdefault(row.entry, []).append(row)
    found = (_entry(behind[0], len(behind)) for behind in entries.values())
    return tuple(sorted(found, key=lambda one: (one.department or "", one.ledger, one.text)))


def _entry(row: Row[Any], statements: int) -> Listed:
    return Listed(
        department=row.department,
        number=row.number,
        ledger=Ledger(row.ledger),
        text=row.text,
        measure=row.measure,
        deadline=row.deadline,
        section=row.section,
        statements=statements,
    )
