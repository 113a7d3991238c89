"""Each constraint of the tables is violated once, and refuses."""

import re

import pytest
from sqlalchemy import CheckConstraint, delete, insert
from sqlalchemy.exc import IntegrityError

from storage import archive_tables, office_tables, tables
from storage.metadata import METADATA
from tests.storage.rows import NOON, TODAY, rows, unique

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
        "touched_on": TODAY,
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
    "attachment": {
        "id": 1,
        "response": 1,
        "question": "trouble",
        "place": 0,
        "digest": "a" * 64,
        "medium": "photo",
        "kind": "image/jpeg",
        "size": 9,
        "transcript": None,
    },
    "remark": {"id": 1, "response": 1, "text": "还有", "added_on": TODAY},
    "example": {
        "id": 1,
        "response": 1,
        "campaign": "yshj",
        "department": "tzcj",
        "text": "慢",
    },
    "consent": {
        "campaign": "yshj",
        "person": b"p" * 16,
        "state": "agreed",
        "notice": None,
        "given_on": TODAY,
    },
    "draft": {**KEY, "made_at": NOON, "opinions": 1, "people": 1},
    "line": {
        "campaign": "yshj",
        "department": "tzcj",
        "entry": 1,
        "since": 1,
        "version": 1,
        "ledger": 3,
        "text": "慢",
        "respondents": [],
        "aspects": [],
        "measure": "",
        "deadline": "",
        "section": "",
        "note": "",
        "news": 0,
        "standing": "new",
    },
    "entry": {
        "id": 1,
        "campaign": "yshj",
        "department": "tzcj",
        "ledger": 3,
        "text": "慢",
        "respondents": [],
        "aspects": [],
    },
    "support": {"opinion": 1, "entry": None, "similarity": 1.0},
    "trail": {
        "campaign": "yshj",
        "department": "tzcj",
        "at": NOON,
        "by": "王",
        "person": b"p" * 16,
        "kind": "confirm",
        "entry": 1,
        "before": [],
        "after": [],
        "shifts": [],
    },
    "clue": {"campaign": "yshj", "department": "tzcj", "ledger": 3, "key": 1, "opinion": 1},
    "self_check": {"response": 1, "campaign": "yshj", "person": b"p" * 16, "edition": 1},
    "self_check_plan": {"response": 1, "mark": "m", "measure": "", "deadline": ""},
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
    "handed": {
        **KEY,
        "id": 1,
        "holder": b"",
        "draft": 1,
        "by": "Ada",
        "person": b"p" * 16,
        "at": NOON,
        "place": "投资促进局",
        "opinions": 1,
        "people": 1,
        "rows": [0, 0, 1],
    },
    "handed_file": {
        "handed": 1,
        "document": "all",
        "name": "清单.docx",
        "digest": "a" * 64,
        "size": 9,
    },
    "occasion": {
        "campaign": "yshj",
        "person": b"p" * 16,
        "channel": "phone",
        "words": "",
        "at_place": False,
    },
    "outbox": {
        "key": "k",
        "chat": b"sealed",
        "text": "早",
        "not_before": NOON,
        "state": "waiting",
    },
}
NEEDS = {
    "handed_file": ("handed",),
    "opinion": ("response",),
    "attachment": ("response",),
    "remark": ("response",),
    "example": ("response",),
    "line": ("draft",),
    "support": ("response", "opinion"),
    "clue": ("response", "opinion"),
    "self_check": ("response",),
    "self_check_plan": ("response", "self_check"),
}
TRIALS = {
    "ck_interview_mode": {"mode": "recorded"},
    "ck_interview_complaint_if_recorded": {"complaint": True},
    "ck_occasion_channel": {"channel": "telegram"},
    "ck_response_mode": {"mode": "secret"},
    "ck_response_channel": {"channel": "wechat"},
    "ck_response_respondent": {"respondent": "leader"},
    "ck_response_grade": {"grade": "6"},
    "ck_response_no_way_back_if_anonymous": {"chat": b"sealed"},
    "ck_response_contact_only_if_named": {"mode": "confidential", "contact": b"sealed"},
    "ck_response_withdrawn_without_person": {
        "mode": "confidential",
        "withdrawn_on": TODAY,
        "person": b"p" * 16,
    },
    "ck_response_source_iff_recorded": {"mode": "recorded"},
    "ck_response_version_iff_asked": {"version": None},
    "ck_opinion_ledger": {"ledger": 4},
    "ck_opinion_text_not_empty": {"text": ""},
    "ck_attachment_medium": {"medium": "video"},
    "ck_attachment_transcript_of_voice": {"transcript": "慢"},
    "ck_remark_text_not_empty": {"text": ""},
    "ck_example_text_not_empty": {"text": ""},
    "ck_consent_state": {"state": "undecided"},
    "ck_self_check_edition_from_one": {"edition": 0},
    "ck_draft_number_from_one": {"number": 0},
    "ck_line_ledger": {"ledger": 0},
    "ck_line_standing": {"standing": "set_aside"},
    "ck_line_until_after_since": {"until": 1},
    "ck_entry_ledger": {"ledger": 0},
    "ck_entry_text_not_empty": {"text": ""},
    "ck_entry_standing": {"standing": "done", "is_held": True},
    "ck_entry_reason_iff_set_aside": {"reason": "重复"},
    "ck_entry_held_if_decided": {"standing": "confirmed"},
    "ck_entry_news": {"news": -1, "is_held": True},
    "ck_trail_kind": {"kind": "forget"},
    "ck_clue_ledger": {"ledger": 4},
    "ck_member_role": {"role": "mayor", "department": ""},
    "ck_member_department_iff_staff": {"department": ""},
    "ck_invitation_role": {"role": "respondent", "department": ""},
    "ck_invitation_department_iff_staff": {"role": "leader"},
    "ck_handed_number_from_one": {"number": 0},
    "ck_handed_draft_from_one": {"draft": 0},
    "ck_handed_department_known": {"department": ""},
    "ck_handed_file_document": {"document": "pdf"},
    "ck_outbox_state": {"state": "lost"},
}
OF_A_RESPONSE = (
    tables.OPINION,
    tables.ATTACHMENT,
    tables.REMARK,
    tables.EXAMPLE,
    office_tables.SUPPORT,
    office_tables.CLUE,
    office_tables.SELF_CHECK,
    office_tables.SELF_CHECK_PLAN,
)
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


@pytest.mark.parametrize("name", sorted(TABLE_OF))
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
        (tables.RESPONSE, {"mode": "recorded", "source": b"s" * 16, "person": b"p" * 16}),
        (tables.RESPONSE, {"person": b"p" * 16}),
        (tables.RESPONSE, {"contact": b"sealed"}),
        (tables.RESPONSE, {"mode": "named", "withdrawn_on": TODAY, "chat": b"sealed"}),
        (tables.RESPONSE, {"mode": "named", "withdrawn_on": TODAY, "contact": b"sealed"}),
        (tables.RESPONSE, {"questionnaire": None}),
        (tables.OPINION, {"ledger": 0}),
        (office_tables.ENTRY, {"standing": "set_aside", "is_held": True}),
        (office_tables.ENTRY, {"news": 1}),
        (office_tables.MEMBER, {"role": "admin"}),
        (office_tables.INVITATION, {"department": ""}),
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
        {"mode": "confidential", "chat": b"sealed", "person": b"p" * 16},
        {"mode": "named", "chat": b"sealed", "person": b"p" * 16, "contact": b"sealed"},
        {"mode": "confidential", "withdrawn_on": TODAY},
        {"withdrawn_on": TODAY},
        {"mode": "recorded", "source": b"s" * 16},
        {"questionnaire": None, "version": None, "respondent": None, "grade": None},
    ],
)
async def test_a_response_may_be_sent_in_any_way_and_withdrawn(database, fields):
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


@pytest.mark.parametrize("table", [*OF_A_RESPONSE, office_tables.LINE, archive_tables.HANDED_FILE])
async def test_nothing_belongs_to_what_is_not_there(database, table):
    async with database.transaction() as session:
        with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
            await session.execute(full(table))


@pytest.mark.parametrize("table", OF_A_RESPONSE)
async def test_what_belongs_to_a_response_goes_with_it(database, table):
    async with database.transaction() as session:
        await prepare(session, table)
        await session.execute(full(table))

        await session.execute(delete(tables.RESPONSE))

    assert await rows(database, table) == []


async def test_a_place_among_the_files_of_an_answer_is_taken_once(database):
    async with database.transaction() as session:
        await prepare(session, tables.ATTACHMENT)
        await session.execute(full(tables.ATTACHMENT))
        with pytest.raises(IntegrityError, match="UNIQUE constraint failed: attachment"):
            await session.execute(full(tables.ATTACHMENT, id=2))


async def test_nobody_agrees_to_a_notice_that_is_not_kept(database):
    async with database.transaction() as session:
        with pytest.raises(IntegrityError, match="FOREIGN KEY constraint failed"):
            await session.execute(full(tables.CONSENT, notice="nowhere"))
