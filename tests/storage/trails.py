"""A trail of some rows."""

from datetime import timedelta

from domain import auditing
from domain.auditing import Kind, on_case
from domain.people import Membership, Role
from storage import audit, audit_checking
from storage.audit import Trail
from tests.storage.rows import NOON

CLERK = auditing.member(b"c" * 16, (Membership(Role.STAFF, "tzcj"),))
OFFICE = auditing.member(b"o" * 16, (Membership(Role.COORDINATOR),))
COLUMNS = "at, by, person, name, kind, thing, thing_id, detail, campaign, hash"  # but the number
DAY = timedelta(days=1)


async def write(database, keys, *events, author=CLERK, now=NOON):
    """Add rows in a transaction of their own."""
    async with database.transaction() as session:
        await audit.append(session, Trail("yshj", keys, now), author, events)


async def write_days(database, keys, count):
    """A row a day, about cases 1, 2, 3, …; the trail's own first row stands before them."""
    for number in range(1, count + 1):
        event = on_case(Kind.SAW_CASE, number)
        await write(database, keys, event, now=NOON + number * DAY)


async def checked(database, keys, noted=""):
    async with database.reading() as session:
        return await audit_checking.check(session, keys, noted=noted)


async def fault(database, keys, noted=""):
    return (await checked(database, keys, noted)).fault
