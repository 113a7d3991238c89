"""Each constraint of the tables is violated once, and refuses."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import CheckConstraint, delete, insert

from storage import archive_tables, case_tables, member_tables, office_tables, tables
from storage.metadata import METADATA
from tests.storage.rows import CHECK, FOREIGN_KEY, NOON, TODAY, refused, rows, taken, unique

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
    "cohort": {
        "id": 1,
        "campaign": "yshj",
        "is_rated": True,
        "first_day": TODAY,
        "last_day": TODAY,
        "size": 5,
        "grades": [["bad", 5]],
        "aspects": [],
        "formed_on": TODAY,
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
    "digest_told": {
        "campaign": "yshj",
        "day": TODAY,
        "edition": "daily",
        "is_last": False,
        "leaders": {},
        "office": {},
    },
    "outbox": {
        "key": "k",
        "chat": b"sealed",
        "text": "早",
        "not_before": NOON,
        "state": "waiting",
    },
    "casefile": {
        **KEY,
        "id": 1,
        "state": "received",
        "opened_at": NOON,
    },
    "case_response": {"response": 1, "casefile": 1, "origin": 1},
    "case_verdict": {
        "response": 1,
        "round": 1,
        "casefile": 1,
        "grade": "good",
        "said_on": TODAY,
    },
    "case_step": {"casefile": 1, "round": 1, "at": NOON, "act": "reply", "party": "respondent"},
    "case_help": {"casefile": 1, "department": "czj"},
    "directive": {
        **KEY,
        "id": 1,
        "text": "请研究",
        "stage": "open",
        "given_by": b"l" * 16,
        "given_name": "Lin",
        "message": 1,
        "given_on": TODAY,
        "days": 5,
    },
    "seal": {"one": 1, "mark": b"sealed"},
    "directive_step": {
        "directive": 1,
        "at": NOON,
        "move": "give",
        "by": "Lin",
        "person": b"l" * 16,
    },
}
NEEDS = {
    "case_response": ("response", "casefile"),
    "case_verdict": ("response", "casefile"),
    "case_step": ("casefile",),
    "case_help": ("casefile",),
    "directive_step": ("directive",),
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
CLOSED = {"state": "closed", "ending": "silence", "closed_on": TODAY}
REPORTED = {"stage": "reported", "reported_by": b"w" * 16}
DONE = REPORTED | {"stage": "closed", "closed_by": b"l" * 16, "closed_on": TODAY}
TRIALS = {
    "ck_digest_told_edition": {"edition": "hourly"},
    "ck_interview_mode": {"mode": "secret"},
    "ck_interview_channel": {"mode": "recorded", "channel": "wechat"},
    "ck_interview_channel_iff_recorded": {"channel": "phone"},
    "ck_interview_place_if_recorded": {"place": "园区"},
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
    "ck_response_shield": {"shield": "hidden"},
    "ck_response_place_if_recorded": {"place": "园区"},
    "ck_cohort_respondent": {"respondent": "leader"},
    "ck_cohort_channel": {"channel": "wechat"},
    "ck_cohort_days": {"last_day": TODAY - timedelta(days=1)},
    "ck_cohort_size": {"size": 0},
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
    "ck_casefile_state": {"state": "asleep"},
    "ck_casefile_outcome": {"outcome": "praised"},
    "ck_casefile_ending": CLOSED | {"ending": "lost"},
    "ck_casefile_ending_iff_closed": CLOSED | {"ending": None},
    "ck_casefile_day_iff_closed": CLOSED | {"closed_on": None},
    "ck_casefile_merged_iff_so_ended": CLOSED | {"ending": "merged"},
    "ck_casefile_merged_into_another": CLOSED | {"ending": "merged", "merged_into": 1},
    "ck_casefile_routed": {"department": None},
    "ck_casefile_settled_how": {"state": "settled", "settled_by": b"w" * 16},
    "ck_casefile_settled_by_whom": {"state": "settled", "outcome": "explained"},
    "ck_casefile_contact_clock": {"contact_from": TODAY},
    "ck_casefile_completion_clock": {"completion_from": TODAY},
    "ck_casefile_silence_clock": {"silence_from": TODAY},
    "ck_casefile_round_from_one": {"round": 0},
    "ck_case_verdict_grade": {"grade": "6"},
    "ck_case_step_act": {"act": "forget"},
    "ck_case_step_party": {"party": "leader"},
    "ck_directive_stage": REPORTED | {"stage": "forgotten"},
    "ck_directive_text_not_empty": {"text": ""},
    "ck_directive_days": {"days": 0},
    "ck_directive_reported_by_whom": {"stage": "reported"},
    "ck_directive_closed_by_whom": DONE | {"closed_by": None},
    "ck_directive_closed_on_a_day": DONE | {"closed_on": None},
    "ck_directive_closed_by_a_second": DONE | {"closed_by": b"w" * 16},
    "ck_directive_step_move": {"move": "forget"},
    "ck_seal_one_row": {"one": 2},
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
    case_tables.CASE_RESPONSE,
    case_tables.CASE_VERDICT,
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
        async with refused(session, CHECK) as caught:
            await session.execute(full(table, **TRIALS[name]))

    assert re.search(f"(?:{CHECK})(\\w+)", str(caught.value)).group(1) == name


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
        (member_tables.MEMBER, {"role": "admin"}),
        (member_tables.INVITATION, {"department": ""}),
        (tables.INTERVIEW, {"mode": "recorded"}),
        (tables.RESPONSE, {"recorder": b"w" * 16}),
        (case_tables.CASEFILE, {"ending": "silence"}),
        (case_tables.CASEFILE, {"closed_on": TODAY}),
        (case_tables.CASEFILE, {"merged_into": 2}),
        (case_tables.CASEFILE, CLOSED | {"merged_into": 2}),
        (case_tables.CASEFILE, {"state": "unrouted"}),
        (case_tables.CASEFILE, {"contact_days": 1}),
        (case_tables.CASEFILE, {"completion_days": 5}),
        (case_tables.CASEFILE, {"silence_days": 5}),
        (case_tables.DIRECTIVE, {"reported_by": b"w" * 16}),
        (case_tables.DIRECTIVE, {"closed_by": b"l" * 16}),
        (case_tables.DIRECTIVE, REPORTED | {"closed_on": TODAY}),
        (case_tables.DIRECTIVE, DONE | {"reported_by": None}),
    ],
)
async def test_a_rule_of_two_sides_refuses_on_both(database, table, fields):
    async with database.transaction() as session:
        await prepare(session, table)
        async with refused(session, CHECK):
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


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "unrouted", "department": None},
        {"state": "settled", "outcome": "explained", "settled_by": b"w" * 16},
        {"contact_from": TODAY, "contact_days": 1, "completion_from": TODAY, "completion_days": 5},
        {"state": "waiting", "silence_from": TODAY, "silence_days": 5, "paused_with": 3},
        {"settled_by": b"w" * 16, "round": 2},  # reopened
        CLOSED,
        CLOSED | {"ending": "withdrawn", "department": None},
        CLOSED | {"ending": "concluded", "round": 3},
        CLOSED | {"ending": "verdict", "outcome": "put_right", "settled_by": b"w" * 16},
    ],
)
async def test_a_case_may_stand_anywhere_and_end_in_any_way(database, fields):
    async with database.transaction() as session:
        stored = await session.execute(full(case_tables.CASEFILE, **fields))

    assert stored.rowcount == 1


async def test_a_case_goes_on_as_a_part_of_another_that_is_there(database):
    merged = CLOSED | {"ending": "merged", "id": 2, "number": 2}
    async with database.transaction() as session:
        await session.execute(full(case_tables.CASEFILE))
        stored = await session.execute(full(case_tables.CASEFILE, **merged, merged_into=1))
        async with refused(session, FOREIGN_KEY):
            await session.execute(
                full(case_tables.CASEFILE, **merged | {"id": 3, "number": 3}, merged_into=9)
            )

    assert stored.rowcount == 1


@pytest.mark.parametrize("fields", [REPORTED, DONE])
async def test_a_directive_may_be_reported_and_closed(database, fields):
    async with database.transaction() as session:
        stored = await session.execute(full(case_tables.DIRECTIVE, **fields))

    assert stored.rowcount == 1


@pytest.mark.parametrize(
    ("table", "second", "third"),
    [
        (case_tables.CASEFILE, {}, {}),
        (case_tables.DIRECTIVE, {"message": 2}, {"message": 3}),
    ],
)
async def test_a_number_is_given_once_a_campaign(database, table, second, third):
    async with database.transaction() as session:
        await session.execute(full(table))
        await session.execute(full(table, id=2, campaign="another", **second))
        async with refused(session, taken(table.name, "campaign")):
            await session.execute(full(table, id=3, **third))


async def test_a_message_is_given_to_a_department_once(database):
    table = case_tables.DIRECTIVE
    async with database.transaction() as session:
        await session.execute(full(table))
        await session.execute(full(table, id=2, number=2, department="czj"))
        async with refused(session, taken("directive", "given_by")):
            await session.execute(full(table, id=3, number=3))


async def test_a_response_belongs_to_one_case_and_is_judged_once_a_round(database):
    async with database.transaction() as session:
        await prepare(session, case_tables.CASE_VERDICT)
        await session.execute(full(case_tables.CASEFILE, id=2, number=2))
        for table in (case_tables.CASE_RESPONSE, case_tables.CASE_VERDICT):
            await session.execute(full(table))
            async with refused(session, taken(table.name)):
                await session.execute(full(table, casefile=2))
        again = await session.execute(full(case_tables.CASE_VERDICT, round=2))

    assert again.rowcount == 1


async def test_what_the_office_did_stays_when_a_response_goes_and_what_its_sender_did_does_not(
    database,
):
    async with database.transaction() as session:
        await prepare(session, case_tables.CASE_RESPONSE)
        await session.execute(full(case_tables.CASE_STEP, id=1, response=1))
        await session.execute(full(case_tables.CASE_STEP, id=2, act="claim", party="handler"))

        await session.execute(delete(tables.RESPONSE))

    assert [step["id"] for step in await rows(database, case_tables.CASE_STEP)] == [2]
    assert len(await rows(database, case_tables.CASEFILE)) == 1


async def test_a_batch_that_is_counted_is_kept_and_goes_without_any_response(database):
    async with database.transaction() as session:
        await session.execute(full(tables.COHORT))
        await session.execute(full(tables.RESPONSE, cohort=1))
        async with refused(session, FOREIGN_KEY):
            await session.execute(delete(tables.COHORT))
        await session.execute(delete(tables.RESPONSE))

    assert [batch["size"] for batch in await rows(database, tables.COHORT)] == [5]


@pytest.mark.parametrize("column", ["receipt", "source"])
async def test_a_receipt_and_a_source_belong_to_one_response(database, column):
    same = {column: unique(), "mode": "recorded" if column == "source" else "anonymous"}
    async with database.transaction() as session:
        await session.execute(full(tables.RESPONSE, id=1, **same))
        async with refused(session, taken("response", column)):
            await session.execute(full(tables.RESPONSE, id=2, **same))


async def test_a_person_has_one_interview_a_campaign(database):
    async with database.transaction() as session:
        await session.execute(full(tables.INTERVIEW, id=1))
        await session.execute(full(tables.INTERVIEW, id=2, campaign="another"))
        async with refused(session, taken("interview", "person")):
            await session.execute(full(tables.INTERVIEW, id=3))


@pytest.mark.parametrize(
    "table",
    [
        *OF_A_RESPONSE,
        office_tables.LINE,
        archive_tables.HANDED_FILE,
        case_tables.CASE_STEP,
        case_tables.CASE_HELP,
        case_tables.DIRECTIVE_STEP,
    ],
)
async def test_nothing_belongs_to_what_is_not_there(database, table):
    async with database.transaction() as session, refused(session, FOREIGN_KEY):
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
        async with refused(session, taken("attachment", "response")):
            await session.execute(full(tables.ATTACHMENT, id=2))


async def test_nobody_agrees_to_a_notice_that_is_not_kept(database):
    async with database.transaction() as session, refused(session, FOREIGN_KEY):
        await session.execute(full(tables.CONSENT, notice="nowhere"))
