"""What people call a thing, and under which ids the audit trail tells of it.

A receipt code stands for a response; what became of the response, its case and its entries, is
told under ids of its own.
"""

from collections.abc import Iterable

from sqlalchemy import select

from domain import receipts
from domain.auditing import spelled
from storage.case_tables import CASE_RESPONSE, CASEFILE
from storage.database import Session
from storage.keys import Keys
from storage.office_tables import SUPPORT
from storage.tables import OPINION, RESPONSE


async def ids(session: Session, keys: Keys, named: str) -> tuple[str, ...]:
    """The ids that somebody means by an id, the number of a case, or a receipt code."""
    found = {named, *await _of_case(session, named), *await _of_receipt(session, keys, named)}
    return tuple(sorted(found))


async def _of_case(session: Session, named: str) -> Iterable[str]:
    number = named.lstrip("#")
    if not (number.isdecimal() and number.isascii()):
        return ()
    rows = await session.scalars(select(CASEFILE.c.id).where(CASEFILE.c.number == int(number)))
    return map(spelled, rows)


async def _of_receipt(session: Session, keys: Keys, named: str) -> Iterable[str]:
    code = receipts.find_code(named)
    if code is None:
        return ()
    mine = select(RESPONSE.c.id).where(RESPONSE.c.receipt == keys.receipt(code))
    opinions = select(OPINION.c.id).where(OPINION.c.response.in_(mine))
    about = (
        mine,
        select(CASE_RESPONSE.c.casefile).where(CASE_RESPONSE.c.response.in_(mine)),
        select(SUPPORT.c.entry).where(SUPPORT.c.opinion.in_(opinions)),
    )
    found = [number for one in about for number in await session.scalars(one)]
    return map(spelled, (number for number in found if number is not None))
