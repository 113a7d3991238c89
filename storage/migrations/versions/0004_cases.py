"""Cases and directives, batches for what leaves a department, and an outbox that says more.

What was sent before this release is looked through once more for what names a section or a person;
a bad rating that was given before it opens no case.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_CHANGED = {
    "interview": "id, campaign, person, chat, mode, language, questionnaire, version, window, "
    "card, replaces, touched_on, reminded_on",
    "response": "id, campaign, mode, channel, questionnaire, version, respondent, department, "
    "window, grade, completed_on, kept_until, withdrawn_on, receipt, person, chat, contact, source",
    "outbox": "key, chat, text, picture, buttons, not_before, not_after, state, attempts, "
    "last_error",
    "run": "job, due, claimed_until, finished",
}
# Whether something in a response was typed or spoken: under a question, in an answer that is no
# code, number or day, in a remark, or in a file that was imported. The first release did not note
# under which question an opinion was typed.
_HAS_WORDS = (
    "mode = 'recorded' "
    "OR EXISTS (SELECT 1 FROM opinion WHERE opinion.response = old_response.id "
    "AND opinion.question IS NOT NULL) "
    "OR EXISTS (SELECT 1 FROM remark WHERE remark.response = old_response.id) "
    "OR EXISTS (SELECT 1 FROM answer WHERE answer.response = old_response.id "
    "AND (answer.words <> '' OR (json_type(answer.value) = 'text' "
    "AND json_extract(answer.value, '$') GLOB '*[^-a-z0-9_.]*')))"
)
# What rows of the release before get in the new columns.
_ADDED = {
    "interview": (", shield, complaint", ", 0, 0"),
    "response": (", shield", f", CASE WHEN {_HAS_WORDS} THEN 'unread' ELSE 'open' END"),
    "outbox": (", priority, urgent", ", 5, 0"),
    "run": ("", ""),
}
# What went wrong was a text of any kind; now a word says what can be done about it.
_CAUSES = """
UPDATE outbox SET last_error = CASE
    WHEN last_error IN ('timed out: may have arrived', 'interrupted while sending') THEN 'unsure'
    WHEN last_error = 'too late to be sent' THEN 'late'
    WHEN last_error LIKE 'Forbidden%' OR last_error = 'Chat not found' THEN 'blocked'
    WHEN state = 'parked' THEN 'refused'
    ELSE 'network'
END WHERE last_error IS NOT NULL
"""
_INDEXES = ("ix_response_counts", "ix_response_person", "ix_outbox_due")


def upgrade() -> None:
    """To this release."""
    op.execute("PRAGMA legacy_alter_table = ON")
    for name in _INDEXES:
        op.execute(f"DROP INDEX {name}")
    for name in _CHANGED:
        op.execute(f"ALTER TABLE {name} RENAME TO old_{name}")
    _create_cohorts()
    _create_changed()
    _create_cases()
    _create_directives()
    _create_occasions()
    _create_runs()
    for name, columns in _CHANGED.items():
        extra, value = _ADDED[name]
        op.execute(
            f"INSERT INTO {name} ({columns}{extra}) SELECT {columns}{value} FROM old_{name}"  # noqa: S608 - names of our own
        )
        op.execute(f"DROP TABLE old_{name}")
    op.execute(_CAUSES)
    op.execute("PRAGMA legacy_alter_table = OFF")


def _create_cohorts() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=True),
        sa.Column("respondent", sa.String(length=20), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("is_rated", sa.Boolean(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("aspects", sa.JSON(), nullable=False),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')",
            name=op.f("ck_cohort_channel"),
        ),
        sa.CheckConstraint(
            "respondent IN ('enterprise', 'citizen', 'staff')", name=op.f("ck_cohort_respondent")
        ),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_cohort_days")),
        sa.CheckConstraint("size > 0", name=op.f("ck_cohort_size")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cohort")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_cohort_place", "cohort", ["campaign", "department"], unique=False)


def _create_changed() -> None:
    op.create_table(
        "interview",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("questionnaire", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("window", sa.String(length=16), nullable=True),
        sa.Column("card", sa.BigInteger(), nullable=True),
        sa.Column("replaces", sa.BigInteger(), nullable=True),
        sa.Column("touched_on", sa.Date(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("shield", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("complaint", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(channel IS NOT NULL) = (mode = 'recorded')",
            name=op.f("ck_interview_channel_iff_recorded"),
        ),
        sa.CheckConstraint(
            "channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')",
            name=op.f("ck_interview_channel"),
        ),
        sa.CheckConstraint(
            "mode IN ('anonymous', 'confidential', 'named', 'recorded')",
            name=op.f("ck_interview_mode"),
        ),
        sa.CheckConstraint(
            "place IS NULL OR mode = 'recorded'", name=op.f("ck_interview_place_if_recorded")
        ),
        sa.CheckConstraint(
            "NOT complaint OR mode = 'recorded'", name=op.f("ck_interview_complaint_if_recorded")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
        sa.UniqueConstraint("person", "campaign", name=op.f("uq_interview_person")),
    )
    op.create_table(
        "response",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("mode", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("questionnaire", sa.String(length=16), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("respondent", sa.String(length=20), nullable=True),
        sa.Column("department", sa.String(length=16), nullable=True),
        sa.Column("window", sa.String(length=16), nullable=True),
        sa.Column("grade", sa.String(length=20), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("kept_until", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("receipt", sa.LargeBinary(length=16), nullable=True),
        sa.Column("person", sa.LargeBinary(length=16), nullable=True),
        sa.Column("chat", sa.LargeBinary(), nullable=True),
        sa.Column("contact", sa.LargeBinary(), nullable=True),
        sa.Column("source", sa.LargeBinary(length=16), nullable=True),
        sa.Column("shield", sa.String(length=8), nullable=False),
        sa.Column("cohort", sa.BigInteger(), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("recorder", sa.LargeBinary(length=16), nullable=True),
        sa.CheckConstraint(
            "(chat IS NULL AND person IS NULL) OR mode IN ('confidential', 'named')",
            name=op.f("ck_response_no_way_back_if_anonymous"),
        ),
        sa.CheckConstraint(
            "(place IS NULL AND recorder IS NULL) OR mode = 'recorded'",
            name=op.f("ck_response_place_if_recorded"),
        ),
        sa.CheckConstraint(
            "(source IS NOT NULL) = (mode = 'recorded')",
            name=op.f("ck_response_source_iff_recorded"),
        ),
        sa.CheckConstraint(
            "channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')",
            name=op.f("ck_response_channel"),
        ),
        sa.CheckConstraint(
            "contact IS NULL OR mode = 'named'", name=op.f("ck_response_contact_only_if_named")
        ),
        sa.CheckConstraint(
            "grade IN ('very_good', 'good', 'fair', 'bad', 'very_bad')",
            name=op.f("ck_response_grade"),
        ),
        sa.CheckConstraint(
            "mode IN ('anonymous', 'confidential', 'named', 'recorded')",
            name=op.f("ck_response_mode"),
        ),
        sa.CheckConstraint(
            "respondent IN ('enterprise', 'citizen', 'staff')", name=op.f("ck_response_respondent")
        ),
        sa.CheckConstraint(
            "shield IN ('open', 'unread', 'asked', 'found', 'kept', 'released')",
            name=op.f("ck_response_shield"),
        ),
        sa.CheckConstraint(
            "(questionnaire IS NULL) = (version IS NULL)",
            name=op.f("ck_response_version_iff_asked"),
        ),
        sa.CheckConstraint(
            "withdrawn_on IS NULL OR (person IS NULL AND chat IS NULL AND contact IS NULL)",
            name=op.f("ck_response_withdrawn_without_person"),
        ),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name=op.f("fk_response_cohort")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("receipt", name=op.f("uq_response_receipt")),
        sa.UniqueConstraint("source", name=op.f("uq_response_source")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_response_counts", "response", ["campaign", "completed_on", "department"], unique=False
    )
    op.create_index("ix_response_person", "response", ["person"], unique=False)
    op.create_index("ix_response_shield", "response", ["campaign", "shield"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("lane", sa.LargeBinary(length=16), nullable=True),
        sa.Column("topic", sa.String(length=120), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("buttons", sa.JSON(), nullable=True),
        sa.Column("edits", sa.BigInteger(), nullable=True),
        sa.Column("replies_to", sa.BigInteger(), nullable=True),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("not_after", sa.DateTime(), nullable=True),
        sa.Column("held_until", sa.DateTime(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(length=200), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'parked', 'dropped')",
            name=op.f("ck_outbox_state"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "not_before"], unique=False)
    op.create_index("ix_outbox_lane", "outbox", ["lane"], unique=False)
    op.create_index("ix_outbox_topic", "outbox", ["topic"], unique=False)


def _create_cases() -> None:
    op.create_table(
        "casefile",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("ending", sa.String(length=12), nullable=True),
        sa.Column("merged_into", sa.BigInteger(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(), nullable=False),
        sa.Column("dispatched_at", sa.DateTime(), nullable=True),
        sa.Column("was_returned", sa.Boolean(), nullable=False),
        sa.Column("claimed_by", sa.LargeBinary(length=16), nullable=True),
        sa.Column("read_by", sa.LargeBinary(length=16), nullable=True),
        sa.Column("settled_by", sa.LargeBinary(length=16), nullable=True),
        sa.Column("contact_from", sa.Date(), nullable=True),
        sa.Column("contact_days", sa.Integer(), nullable=True),
        sa.Column("contacted_on", sa.Date(), nullable=True),
        sa.Column("profile", sa.String(length=16), nullable=True),
        sa.Column("completion_from", sa.Date(), nullable=True),
        sa.Column("completion_days", sa.Integer(), nullable=True),
        sa.Column("paused_with", sa.Integer(), nullable=True),
        sa.Column("silence_from", sa.Date(), nullable=True),
        sa.Column("silence_days", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("news", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(merged_into IS NOT NULL) = (ending IS NOT NULL AND ending = 'merged')",
            name=op.f("ck_casefile_merged_iff_so_ended"),
        ),
        sa.CheckConstraint(
            "merged_into IS NULL OR merged_into <> id", name=op.f("ck_casefile_merged_into_another")
        ),
        sa.CheckConstraint(
            "(state = 'unrouted') = (department IS NULL) OR state = 'closed'",
            name=op.f("ck_casefile_routed"),
        ),
        sa.CheckConstraint(
            "(state = 'closed') = (closed_on IS NOT NULL)", name=op.f("ck_casefile_day_iff_closed")
        ),
        sa.CheckConstraint(
            "(state = 'closed') = (ending IS NOT NULL)", name=op.f("ck_casefile_ending_iff_closed")
        ),
        sa.CheckConstraint(
            "ending IN ('verdict', 'silence', 'concluded', 'merged', 'withdrawn')",
            name=op.f("ck_casefile_ending"),
        ),
        sa.CheckConstraint(
            "outcome IN ('put_right', 'explained', 'cannot')", name=op.f("ck_casefile_outcome")
        ),
        sa.CheckConstraint(
            "state <> 'settled' OR outcome IS NOT NULL", name=op.f("ck_casefile_settled_how")
        ),
        sa.CheckConstraint(
            "state <> 'settled' OR settled_by IS NOT NULL", name=op.f("ck_casefile_settled_by_whom")
        ),
        sa.CheckConstraint(
            "state IN ('unrouted', 'received', 'claimed', 'contacted', 'waiting', 'returned', "
            "'settled', 'closed')",
            name=op.f("ck_casefile_state"),
        ),
        sa.CheckConstraint(
            "(completion_from IS NULL) = (completion_days IS NULL)",
            name=op.f("ck_casefile_completion_clock"),
        ),
        sa.CheckConstraint(
            "(contact_from IS NULL) = (contact_days IS NULL)",
            name=op.f("ck_casefile_contact_clock"),
        ),
        sa.CheckConstraint(
            "(silence_from IS NULL) = (silence_days IS NULL)",
            name=op.f("ck_casefile_silence_clock"),
        ),
        sa.CheckConstraint("round > 0", name=op.f("ck_casefile_round_from_one")),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["casefile.id"], name=op.f("fk_casefile_merged_into")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casefile")),
        sa.UniqueConstraint("campaign", "number", name=op.f("uq_casefile_campaign")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_casefile_place", "casefile", ["campaign", "department", "state"], unique=False
    )
    op.create_table(
        "case_response",
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("casefile", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.BigInteger(), nullable=False),
        sa.Column("card", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casefile"], ["casefile.id"], name=op.f("fk_case_response_casefile")
        ),
        sa.ForeignKeyConstraint(["origin"], ["casefile.id"], name=op.f("fk_case_response_origin")),
        sa.ForeignKeyConstraint(
            ["response"],
            ["response.id"],
            name=op.f("fk_case_response_response"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("response", name=op.f("pk_case_response")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_response_casefile", "case_response", ["casefile"], unique=False)
    op.create_table(
        "case_verdict",
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("casefile", sa.BigInteger(), nullable=False),
        sa.Column("grade", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "grade IN ('very_good', 'good', 'fair', 'bad', 'very_bad')",
            name=op.f("ck_case_verdict_grade"),
        ),
        sa.ForeignKeyConstraint(
            ["casefile"], ["casefile.id"], name=op.f("fk_case_verdict_casefile")
        ),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_case_verdict_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response", "round", name=op.f("pk_case_verdict")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_verdict_casefile", "case_verdict", ["casefile"], unique=False)
    op.create_table(
        "case_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("casefile", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("act", sa.String(length=12), nullable=False),
        sa.Column("party", sa.String(length=12), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=True),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=True),
        sa.Column("response", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("photo", sa.String(length=64), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("was_late", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "act IN ('open', 'assign', 'claim', 'contact', 'ask', 'reply', 'resume', "
            "'put_right', 'explain', 'cannot', 'return', 'uphold', 'merge', 'assist', "
            "'extend', 'note', 'accept', 'reopen', 'close', 'conclude', 'withdraw', 'hold', "
            "'release')",
            name=op.f("ck_case_step_act"),
        ),
        sa.CheckConstraint(
            "party IN ('handler', 'assistant', 'coordinator', 'respondent', 'clock')",
            name=op.f("ck_case_step_party"),
        ),
        sa.ForeignKeyConstraint(["casefile"], ["casefile.id"], name=op.f("fk_case_step_casefile")),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_case_step_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_step")),
    )
    op.create_index("ix_case_step_casefile", "case_step", ["casefile"], unique=False)
    op.create_index("ix_case_step_photo", "case_step", ["photo"], unique=False)
    op.create_index("ix_case_step_response", "case_step", ["response"], unique=False)
    op.create_table(
        "case_help",
        sa.Column("casefile", sa.BigInteger(), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["casefile"], ["casefile.id"], name=op.f("fk_case_help_casefile")),
        sa.PrimaryKeyConstraint("casefile", "department", name=op.f("pk_case_help")),
        sqlite_with_rowid=False,
    )


def _create_occasions() -> None:
    op.create_table(
        "occasion",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=100), nullable=False),
        sa.Column("at_place", sa.Boolean(), nullable=False),
        sa.Column("questionnaire", sa.String(length=16), nullable=True),
        sa.Column("department", sa.String(length=16), nullable=True),
        sa.CheckConstraint(
            "channel IN ('phone', 'visit', 'meeting', 'paper')",
            name=op.f("ck_occasion_channel"),
        ),
        sa.PrimaryKeyConstraint("campaign", "person", name=op.f("pk_occasion")),
        sqlite_with_rowid=False,
    )


def _create_runs() -> None:
    op.create_table(
        "run",
        sa.Column("job", sa.String(length=40), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("job", "due", name=op.f("pk_run")),
    )


def _create_directives() -> None:
    op.create_table(
        "directive",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("stage", sa.String(length=12), nullable=False),
        sa.Column("given_by", sa.LargeBinary(length=16), nullable=False),
        sa.Column("given_name", sa.String(length=200), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("reported_by", sa.LargeBinary(length=16), nullable=True),
        sa.Column("closed_by", sa.LargeBinary(length=16), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "(stage = 'closed') = (closed_by IS NOT NULL)", name=op.f("ck_directive_closed_by_whom")
        ),
        sa.CheckConstraint(
            "(stage = 'closed') = (closed_on IS NOT NULL)",
            name=op.f("ck_directive_closed_on_a_day"),
        ),
        sa.CheckConstraint(
            "(stage = 'open') = (reported_by IS NULL)", name=op.f("ck_directive_reported_by_whom")
        ),
        sa.CheckConstraint(
            "stage IN ('open', 'reported', 'closed')", name=op.f("ck_directive_stage")
        ),
        sa.CheckConstraint(
            "closed_by IS NULL OR closed_by <> reported_by",
            name=op.f("ck_directive_closed_by_a_second"),
        ),
        sa.CheckConstraint("days > 0", name=op.f("ck_directive_days")),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_directive_text_not_empty")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directive")),
        sa.UniqueConstraint("campaign", "number", name=op.f("uq_directive_campaign")),
        sa.UniqueConstraint(
            "given_by", "message", "department", name=op.f("uq_directive_given_by")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_directive_place", "directive", ["campaign", "department", "stage"], unique=False
    )
    op.create_table(
        "directive_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("directive", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("move", sa.String(length=12), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "move IN ('give', 'report', 'send_back', 'close')", name=op.f("ck_directive_step_move")
        ),
        sa.ForeignKeyConstraint(
            ["directive"], ["directive.id"], name=op.f("fk_directive_step_directive")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directive_step")),
    )
    op.create_index("ix_directive_step_directive", "directive_step", ["directive"], unique=False)
    op.create_table(
        "digest_told",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("edition", sa.String(length=8), nullable=False),
        sa.Column("is_last", sa.Boolean(), nullable=False),
        sa.Column("cases_until", sa.Date(), nullable=True),
        sa.Column("leaders", sa.JSON(), nullable=False),
        sa.Column("office", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "edition IN ('daily', 'weekly', 'closing', 'after')",
            name=op.f("ck_digest_told_edition"),
        ),
        sa.PrimaryKeyConstraint("campaign", "day", name=op.f("pk_digest_told")),
    )
