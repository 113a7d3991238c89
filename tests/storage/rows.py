"""Things to store, no more of each than a test wants to tell; and what was stored."""

from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from domain.answers import Answer
from domain.ledgers import Entry, Support
from domain.opinions import Channel, Ledger, Respondent, Statement
from domain.responses import Mode
from domain.text import Language
from storage.interviews import Opening
from storage.outbox import Message
from storage.responses import Complete

NOON = datetime(2020, 7, 20, 4, tzinfo=UTC)
TODAY = date(2020, 7, 20)
HOUR = timedelta(hours=1)
_NUMBERS = count(1)


def unique() -> bytes:
    """Sixteen bytes that were not given before."""
    return next(_NUMBERS).to_bytes(16, "big")


def complete(**fields):
    """An anonymous response without anything in it."""
    nothing = {
        "campaign": "yshj",
        "mode": Mode.ANONYMOUS,
        "channel": Channel.TELEGRAM,
        "completed_on": TODAY,
        "kept_until": TODAY + timedelta(days=365),
        "said_on": TODAY,
        "respondent": Respondent.ENTERPRISE,
        "department": "tzcj",
        "grade": None,
        "statements": (),
        "receipt": unique(),
    }
    return Complete(**nothing | fields)


def said(*texts, ledger=Ledger.DISSATISFACTION, aspects=()):
    return tuple(Statement(text, ledger, aspects) for text in texts)


def opening(**fields):
    """An interview that begins."""
    usual = {
        "campaign": "yshj",
        "person": b"p" * 16,
        "chat": b"sealed",
        "mode": Mode.ANONYMOUS,
        "language": Language.ZH,
        "questionnaire": "enterprise",
        "version": 1,
        "answers": {"department": Answer("tzcj")},
    }
    return Opening(**usual | fields)


def entry(*opinion_ids, **fields):
    """A ledger entry with these opinions behind it."""
    usual = {
        "ledger": Ledger.DISSATISFACTION,
        "text": "材料反复交",
        "support": tuple(Support(known, 1.0) for known in opinion_ids),
        "respondents": ((Respondent.ENTERPRISE, len(opinion_ids)),),
        "aspects": (),
        "first_said_on": TODAY,
    }
    return Entry(**usual | fields)


def message(key="digest", **fields):
    usual = {"chat": b"sealed", "text": "<b>早</b>", "picture": b"png", "not_before": NOON}
    return Message(key, **usual | fields)


async def rows(database, table):
    """All rows of a table, as dictionaries."""
    async with database.reading() as session:
        return [
            row._asdict()
            for row in await session.execute(select(table).order_by(*table.primary_key))
        ]


# How the two engines say that a rule was broken.
CHECK = r"CHECK constraint failed: |violates check constraint \"(?=ck_)"
FOREIGN_KEY = "FOREIGN KEY constraint failed|violates foreign key constraint"


def taken(table, column="\\w+"):
    """The same of a unique constraint that begins with this column, or of the key."""
    return rf"UNIQUE constraint failed: {table}\.{column}|\"(uq_{table}_{column}|pk_{table})\""


@asynccontextmanager
async def refused(session, rule):
    """What is written meanwhile breaks a rule, and nothing of it stays."""
    with pytest.raises(IntegrityError, match=rule) as caught:
        async with session.begin_nested():
            yield caught


async def ids_of(session, table, *texts):
    """The ids of the rows with one of these texts, which are sealed."""
    said = await session.execute(select(table.c.id, table.c.text))
    return [row.id for row in said if row.text in texts]


@contextmanager
def statements(database):
    """The statements that are executed meanwhile."""
    executed: list[str] = []

    def remember(_connection, _cursor, statement, *_):
        executed.append(statement)

    engine = database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", remember)
    try:
        yield executed
    finally:
        event.remove(engine, "before_cursor_execute", remember)
