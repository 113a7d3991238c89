"""More kinds of answers, answering by name, remarks, consent, and what suggestions learn from.

Tables are made anew where a constraint changes: SQLite can't change one. Foreign keys are off
while migrations run, and `legacy_alter_table` keeps other tables' references by name.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CHANGED = {
    "interview": "id, campaign, person, chat, mode, language, questionnaire, version, card",
    "interview_answer": "interview, question, value, settled",
    "response": "id, campaign, mode, channel, questionnaire, version, respondent, department, "
    "grade, completed_on, kept_until, receipt, chat, source",
    "answer": "response, question, value",
    "opinion": "id, response, campaign, department, ledger, text, aspects, said_on",
    "outbox": "key, chat, text, picture, not_before, state, attempts, last_error",
    "published": "questionnaire, version, fingerprint",
}
_INDEXES = ("ix_response_counts", "ix_opinion_place", "ix_opinion_response", "ix_outbox_due")


def upgrade() -> None:
    """To this release."""
    op.execute("PRAGMA legacy_alter_table = ON")
    for name in _INDEXES:
        op.execute(f"DROP INDEX {name}")
    for name in _CHANGED:
        op.execute(f"ALTER TABLE {name} RENAME TO old_{name}")
    _create_changed()
    _create_new()
    for name, columns in _CHANGED.items():
        extra, value = _ADDED.get(name, ("", ""))
        op.execute(
            f"INSERT INTO {name} ({columns}{extra}) SELECT {columns}{value} FROM old_{name}"  # noqa: S608 - names of our own
        )
        op.execute(f"DROP TABLE old_{name}")
    op.execute("PRAGMA legacy_alter_table = OFF")


# Columns that must not be empty, and what old rows get.
_ADDED = {"interview": (", touched_on", ", date(started_at)")}


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
        sa.CheckConstraint(
            "mode IN ('anonymous', 'confidential', 'named')", name=op.f("ck_interview_mode")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
        sa.UniqueConstraint("person", "campaign", name=op.f("uq_interview_person")),
    )
    op.create_table(
        "interview_answer",
        sa.Column("interview", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("attachments", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["interview"],
            ["interview.id"],
            name=op.f("fk_interview_answer_interview"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("interview", "question", name=op.f("pk_interview_answer")),
        sqlite_with_rowid=False,
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
        sa.CheckConstraint(
            "(chat IS NULL AND person IS NULL) OR mode IN ('confidential', 'named')",
            name=op.f("ck_response_no_way_back_if_anonymous"),
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
            "(questionnaire IS NULL) = (version IS NULL)",
            name=op.f("ck_response_version_iff_asked"),
        ),
        sa.CheckConstraint(
            "withdrawn_on IS NULL OR (person IS NULL AND chat IS NULL AND contact IS NULL)",
            name=op.f("ck_response_withdrawn_without_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("receipt", name=op.f("uq_response_receipt")),
        sa.UniqueConstraint("source", name=op.f("uq_response_source")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_response_counts", "response", ["campaign", "completed_on", "department"], unique=False
    )
    op.create_index("ix_response_person", "response", ["person"], unique=False)
    op.create_table(
        "answer",
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_answer_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response", "question", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "opinion",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=True),
        sa.Column("ledger", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("aspects", sa.JSON(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("question", sa.String(length=16), nullable=True),
        sa.CheckConstraint("ledger BETWEEN 1 AND 3", name=op.f("ck_opinion_ledger")),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_opinion_text_not_empty")),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_opinion_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_opinion_place", "opinion", ["campaign", "department", "ledger"], unique=False
    )
    op.create_index("ix_opinion_response", "opinion", ["response"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("buttons", sa.JSON(), nullable=True),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("not_after", sa.DateTime(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'parked')", name=op.f("ck_outbox_state")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outbox")),
    )
    op.create_index("ix_outbox_due", "outbox", ["state", "not_before"], unique=False)
    op.create_table(
        "published",
        sa.Column("questionnaire", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("questionnaire", "version", name=op.f("pk_published")),
    )


def _create_new() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("medium", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=True),
        sa.Column("transcript", sa.Text(), nullable=True),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "medium IN ('voice', 'photo', 'document')", name=op.f("ck_attachment_medium")
        ),
        sa.CheckConstraint(
            "transcript IS NULL OR medium = 'voice'", name=op.f("ck_attachment_transcript_of_voice")
        ),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_attachment_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("response", "question", "place", name=op.f("uq_attachment_response")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_attachment_digest", "attachment", ["digest"], unique=False)
    op.create_table(
        "remark",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("seen", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_remark_text_not_empty")),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_remark_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_remark_response", "remark", ["response"], unique=False)
    op.create_table(
        "example",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_example_text_not_empty")),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_example_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_example")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_example_campaign", "example", ["campaign"], unique=False)
    op.create_index("ix_example_response", "example", ["response"], unique=False)
    op.create_table(
        "notice",
        sa.Column("version", sa.String(length=12), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("first_shown_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_notice")),
    )
    op.create_table(
        "consent",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("notice", sa.String(length=12), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "state IN ('agreed', 'declined', 'withdrawn')", name=op.f("ck_consent_state")
        ),
        sa.ForeignKeyConstraint(["notice"], ["notice.version"], name=op.f("fk_consent_notice")),
        sa.PrimaryKeyConstraint("campaign", "person", name=op.f("pk_consent")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "preference",
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_preference")),
        sqlite_with_rowid=False,
    )
