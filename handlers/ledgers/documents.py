"""Ledgers as documents: made in the worker, and what their files are called.

Keeps out who may have them, which the callers ask.
"""

from domain.auditing import Event, Kind, on_department
from domain.ledgers import NUMERALS
from domain.opinions import Ledger
from domain.papers import Papers
from handlers import places
from handlers.acts import Form
from handlers.context import Services
from reports import tasks

ALL = tuple(Ledger)


async def render(
    services: Services,
    department: str | None,
    papers: Papers,
    shown: tuple[Ledger, ...],
    form: Form,
) -> bytes:
    """Ledgers as one file of one format, filled in today."""
    work = {Form.WORD: tasks.word, Form.EXCEL: tasks.sheet}[form]
    return await services.worker.run(
        work,
        services.campaign,
        services.campaign.find_department(department),
        papers,
        shown,
        filled_on=services.today(),
        zone=services.timetable.zone,
    )


def noted(department: str | None, shown: tuple[Ledger, ...], form: Form) -> Event:
    """What the audit trail says of whoever takes such a file away."""
    kind = Kind.GOT_WORKBOOK if form is Form.EXCEL else Kind.GOT_LEDGER
    which = " ".join(str(ledger.value) for ledger in shown)
    return on_department(kind, department, f"ledger {which} {form}")


def file_name(
    services: Services,
    department: str | None,
    papers: Papers,
    shown: tuple[Ledger, ...],
    form: Form,
) -> str:
    """A name that sorts well in the clerk's folder."""
    place = places.official(services.campaign, department)
    if len(shown) == 1:
        return f"{place}问题清单（{NUMERALS[shown[0]]}）.{form}"
    version = f"第{papers.draft.number}稿" if papers.draft else "空表"
    return f"{place}三张问题清单（{version}）.{form}"
