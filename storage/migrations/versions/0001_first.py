"""The first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this release."""
    op.create_table(
        "draft",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("opinions", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_draft_number_from_one")),
        sa.PrimaryKeyConstraint("campaign", "department", "number", name=op.f("pk_draft")),
    )
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
        sa.Column("card", sa.BigInteger(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("mode IN ('anonymous', 'confidential')", name=op.f("ck_interview_mode")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
        sa.UniqueConstraint("person", "campaign", name=op.f("uq_interview_person")),
    )
    op.create_table(
        "invitation",
        sa.Column("code", sa.LargeBinary(length=16), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(role = 'staff') = (department <> '')", name=op.f("ck_invitation_department_iff_staff")
        ),
        sa.CheckConstraint(
            "role IN ('staff', 'coordinator', 'leader', 'admin')", name=op.f("ck_invitation_role")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_invitation")),
    )
    op.create_table(
        "member",
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "(role = 'staff') = (department <> '')", name=op.f("ck_member_department_iff_staff")
        ),
        sa.CheckConstraint(
            "role IN ('staff', 'coordinator', 'leader', 'admin')", name=op.f("ck_member_role")
        ),
        sa.PrimaryKeyConstraint("person", "role", "department", name=op.f("pk_member")),
    )
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(length=200), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'parked')", name=op.f("ck_outbox_state")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_due", ["state", "not_before"], unique=False)

    op.create_table(
        "participation",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.PrimaryKeyConstraint("campaign", "person", name=op.f("pk_participation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "published",
        sa.Column("questionnaire", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("questionnaire", "version", name=op.f("pk_published")),
    )
    op.create_table(
        "received",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("fault", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_received")),
    )
    with op.batch_alter_table("received", schema=None) as batch_op:
        batch_op.create_index(
            "ix_received_unanswered",
            ["update_id"],
            unique=False,
            sqlite_where=sa.text("payload IS NOT NULL"),
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
        sa.Column("grade", sa.String(length=20), nullable=True),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("kept_until", sa.Date(), nullable=False),
        sa.Column("receipt", sa.LargeBinary(length=16), nullable=True),
        sa.Column("chat", sa.LargeBinary(), nullable=True),
        sa.Column("source", sa.LargeBinary(length=16), nullable=True),
        sa.CheckConstraint(
            "(source IS NOT NULL) = (mode = 'recorded')",
            name=op.f("ck_response_source_iff_recorded"),
        ),
        sa.CheckConstraint(
            "channel IN ('telegram', 'web', 'phone', 'visit', 'meeting', 'paper', 'hotline')",
            name=op.f("ck_response_channel"),
        ),
        sa.CheckConstraint(
            "chat IS NULL OR mode = 'confidential'",
            name=op.f("ck_response_chat_only_if_confidential"),
        ),
        sa.CheckConstraint(
            "grade IN ('very_good', 'good', 'fair', 'bad', 'very_bad')",
            name=op.f("ck_response_grade"),
        ),
        sa.CheckConstraint(
            "mode IN ('anonymous', 'confidential', 'recorded')", name=op.f("ck_response_mode")
        ),
        sa.CheckConstraint(
            "respondent IN ('enterprise', 'citizen', 'staff')", name=op.f("ck_response_respondent")
        ),
        sa.CheckConstraint(
            "(questionnaire IS NULL) = (version IS NULL)",
            name=op.f("ck_response_version_iff_asked"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
        sa.UniqueConstraint("receipt", name=op.f("uq_response_receipt")),
        sa.UniqueConstraint("source", name=op.f("uq_response_source")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.create_index(
            "ix_response_counts", ["campaign", "completed_on", "department"], unique=False
        )

    op.create_table(
        "run",
        sa.Column("job", sa.String(length=40), nullable=False),
        sa.Column("due", sa.DateTime(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("job", "due", name=op.f("pk_run")),
    )
    op.create_table(
        "answer",
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_answer_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response", "question", name=op.f("pk_answer")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entry",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ledger", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("respondents", sa.JSON(), nullable=False),
        sa.Column("aspects", sa.JSON(), nullable=False),
        sa.Column("first_said_on", sa.Date(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.CheckConstraint("ledger BETWEEN 1 AND 3", name=op.f("ck_entry_ledger")),
        sa.ForeignKeyConstraint(
            ["campaign", "department", "number"],
            ["draft.campaign", "draft.department", "draft.number"],
            name=op.f("fk_entry_campaign"),
        ),
        sa.PrimaryKeyConstraint(
            "campaign", "department", "number", "position", name=op.f("pk_entry")
        ),
    )
    op.create_table(
        "interview_answer",
        sa.Column("interview", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.String(length=16), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
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
        "opinion",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=True),
        sa.Column("ledger", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("aspects", sa.JSON(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.CheckConstraint("ledger BETWEEN 1 AND 3", name=op.f("ck_opinion_ledger")),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_opinion_text_not_empty")),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_opinion_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("opinion", schema=None) as batch_op:
        batch_op.create_index(
            "ix_opinion_place", ["campaign", "department", "ledger"], unique=False
        )
        batch_op.create_index("ix_opinion_response", ["response"], unique=False)

    op.create_table(
        "support",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("opinion", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign", "department", "number", "position"],
            ["entry.campaign", "entry.department", "entry.number", "entry.position"],
            name=op.f("fk_support_campaign"),
        ),
        sa.ForeignKeyConstraint(
            ["opinion"], ["opinion.id"], name=op.f("fk_support_opinion"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "campaign", "department", "number", "opinion", name=op.f("pk_support")
        ),
    )
    with op.batch_alter_table("support", schema=None) as batch_op:
        batch_op.create_index(
            "ix_support_entry", ["campaign", "department", "number", "position"], unique=False
        )
        batch_op.create_index("ix_support_opinion", ["opinion"], unique=False)


def downgrade() -> None:
    """There is nothing before the first release."""
