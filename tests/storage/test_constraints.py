"""Each constraint of the tables is violated once, and refuses."""

import re

import pytest
from sqlalchemy import CheckConstraint, insert
from sqlalchemy.exc import IntegrityError

from storage import tables
from storage.metadata import METADATA
from tests.storage.rows import NOON, TODAY, unique

KEY = {"campaign": "yshj", "department": "tzcj", "number": 1}
GOOD = {
    "interview": {
        "id": 1,
        "campaign": "yshj",
        "person": b"p" * 16,
        "chat": b"sealed",
        "mode": "anonymous",
        "language": "zh",
        "questionnaire": "enterprise",
        "version": 1,
        "started_at": NOON,
    },
    "response": {
        "id": 1,
        "campaign": "yshj",
        "mode": "anonymous",
        "channel": "telegram",
        "respondent": "citizen",
        "grade": "good",
        "questionnaire": "citizen",
        "version": 1,
        "completed_on": TODAY,
        "kept_until": TODAY,
        "chat": None,
        "source": None,
    },
    "opinion": {
        "id": 1,
        "response": 1,
        "campaign": "yshj",
        "ledger": 3,
        "text": "慢",
        "aspects": [],
    },
    "draft": {**KEY, "made_at": NOON, "opinions": 1, "people": 1},
    "entry": {
        **KEY,
        "position": 0,
        "ledger": 3,
        "text": "慢",
        "respondents": [],
        "aspects": [],
        "measure": "",
        "deadline": "",
        "section": "",
    },
    "member": {
        "person": b"p" * 16,
        "role": "staff",
        "department": "tzcj",
        "chat": b"sealed",
        "language": "zh",
        "joined_on": TODAY,
    },
    "invitation": {
        "code": b"c" * 16,
        "role": "staff",
        "department": "tzcj",
        "expires_at": NOON,
    },
    "outbox": {
        "key": "k",
        "chat": b"sealed",
        "text": "早",
        "not_before": NOON,
        "state": "waiting",
    },
}
NEEDS = {"opinion": ("response",), "entry": ("draft",)}
TRIALS = {
    "ck_interview_mode": {"mode": "recorded"},
    "ck_response_mode": {"mode": "named"},
    "ck_response_channel": {"channel": "wechat"},
    "ck_response_respondent": {"respondent": "leader"},
    "ck_response_grade": {"grade": "6"},
    "ck_response_chat_only_if_confidential": {"chat": b"sealed"},
    "ck_response_source_iff_recorded": {"mode": "recorded"},
    "ck_response_version_iff_asked": {"version": None},
    "ck_opinion_ledger": {"ledger": 4},
    "ck_opinion_text_not_empty": {"text": ""},
    "ck_draft_number_from_one": {"number": 0},
    "ck_entry_ledger": {"ledger": 0},
    "ck_member_role": {"role": "mayor", "department": ""},
    "ck_member_department_iff_staff": {"department": ""},
    "ck_invitation_role": {"role": "respondent", "department": ""},
    "ck_invitation_department_iff_staff": {"role": "leader"},
    "ck_outbox_state": {"state": "lost"},
}
TABLE_OF = {
    str(check.name): table
    for table in METADATA.tables.values()
    for check in table.constraints
    if isinstance(check, CheckConstraint)
}


def full(table, **fields):
    """A good row, but for some fields."""
    return insert(table).values(GOOD[table.name] | fields)


async def prepare(session, table):
    for needed in NEEDS.get(table.name, ()):
        await session.execute(full(METADATA.tables[needed]))


def test_every_check_has_its_trial():
    assert TRIALS.keys() == TABLE_OF.keys()


@pytest.mark.parametrize("name", TABLE_OF)
async def test_a_row_that_breaks_a_rule_is_refused_by_it(database, name):
    table = TABLE_OF[name]
    async with database.transaction() as session:
        await prepare(session, table)
        with pytest.raises(IntegrityError) as refused:
            await session.execute(full(table, **TRIALS[name]))

    assert re.search("CHECK constraint failed: (\\w+)", str(refused.value)).group(1) == name


@pytest.mark.parametrize("name", GOOD)
async def test_the_row_that_the_trials_start_from_is_a_good_one(database, name):
    table = METADATA.tables[name]
    async with database.transaction() as session:
        await prepare(session, table)

        stored = await session.execute(full(table))

    assert stored.rowcount == 1


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        (tables.RESPONSE, {"mode": "anonymous", "source": b"s" * 16}),
        (tables.RESPONSE, {"mode": "recorded", "source": b"s" * 16, "chat": b"sealed"}),
        (tables.RESPONSE, {"questionnaire": None}),
        (tables.OPINION, {"ledger": 0}),
        (tables.MEMBER, {"role": "admin"}),
        (tables.INVITATION, {"department": ""}),
    ],
)
async def test_a_rule_of_two_sides_refuses_on_both(database, table, fields):
    async with database.transaction() as session:
        await prepare(session, table)
        with pytest.raises(IntegrityError, match="CHECK constraint failed"):
            await session.execute(full(table, **fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"mode": "confidential", "chat": b"sealed"},
        {"mode": "recorded", "source": b"s" * 16},
        {"questionnaire": None, "version": None, "respondent": None, "grade": None},
    ],
)
async def test_a_response_may_be_confidential_or_recorded(database, fields):
    async with database.transaction() as session:
        stored = await session.execute(full(tables.RESPONSE, **fields))

    assert stored.rowcount == 1


@pytest.mark.parametrize("column", ["receipt", "source"])
async def test_a_receipt_and_a_source_belong_to_one_response(database, column):
    same = {column: unique(), "mode": "recorded" if column == "source" else "anonymous"}
    async with database.transaction() as session:
        await session.execute(full(tables.RESPONSE, id=1, **same))
        with pytest.raises(IntegrityError, match=f"UNIQUE constraint failed: response.{column}"):
            await session.execute(full(tables.RESPONSE, id=2, **same))


async def test_a_person_has_one_interview_a_campaign(database):
    async with database.transaction() as session:
        await session.execute(full(tables.INTERVIEW, id=1))
        await session.execute(full(tables.INTERVIEW, id=2, campaign="another"))
        with pytest.raises(IntegrityError, match=r"failed: interview\.person"):
            await session.execute(full(tables.INTERVIEW, id=3))


@pytest.mark.parametrize("table", [tables.OPINION, tables.ENTRY])
async def test_nothing_belongs_to_what_is_not_there(database, table):
    async with database.transaction() as session:
        with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
            await session.execute(full(table))
