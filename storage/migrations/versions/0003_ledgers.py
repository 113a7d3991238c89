"""Living entries that people review, drafts that keep only what changed, and what goes with them.

What the drafts of the release before hold becomes lines and entries: nothing drafted is lost.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """To this release."""
    op.execute("PRAGMA legacy_alter_table = ON")
    _set_aside_old_drafts()
    _create_lines()
    _create_entries()
    _create_support()
    _create_self_checks()
    _create_clues()
    _create_trail()
    _create_archive()
    _take_over_drafts()
    op.execute("PRAGMA legacy_alter_table = OFF")


def _set_aside_old_drafts() -> None:
    for name in ("ix_support_entry", "ix_support_opinion"):
        op.execute(f"DROP INDEX {name}")
    for name in ("entry", "support"):
        op.execute(f"ALTER TABLE {name} RENAME TO old_{name}")


def _create_lines() -> None:
    op.create_table(
        "line",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("entry", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("respondents", sa.JSON(), nullable=False),
        sa.Column("aspects", sa.JSON(), nullable=False),
        sa.Column("first_said_on", sa.Date(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("news", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(length=10), nullable=False),
        sa.CheckConstraint("ledger BETWEEN 1 AND 3", name=op.f("ck_line_ledger")),
        sa.CheckConstraint("standing IN ('new', 'confirmed')", name=op.f("ck_line_standing")),
        sa.CheckConstraint("until > since", name=op.f("ck_line_until_after_since")),
        sa.ForeignKeyConstraint(
            ["campaign", "department", "since"],
            ["draft.campaign", "draft.department", "draft.number"],
            name=op.f("fk_line_campaign"),
        ),
        sa.PrimaryKeyConstraint("campaign", "department", "entry", "since", name=op.f("pk_line")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_line_until", "line", ["campaign", "department", "until"], unique=False)


def _create_entries() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("ledger", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("speaker", sa.BigInteger(), nullable=True),
        sa.Column("respondents", sa.JSON(), nullable=False),
        sa.Column("aspects", sa.JSON(), nullable=False),
        sa.Column("first_said_on", sa.Date(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("news", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.Column("is_stale", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ledger BETWEEN 1 AND 3", name=op.f("ck_entry_ledger")),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_entry_text_not_empty")),
        sa.CheckConstraint(
            "standing IN ('new', 'confirmed', 'set_aside')", name=op.f("ck_entry_standing")
        ),
        sa.CheckConstraint(
            "(reason <> '') = (standing = 'set_aside')", name=op.f("ck_entry_reason_iff_set_aside")
        ),
        sa.CheckConstraint(
            "is_held OR (standing = 'new' AND news = 0)", name=op.f("ck_entry_held_if_decided")
        ),
        sa.CheckConstraint("news >= 0", name=op.f("ck_entry_news")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_entry_place", "entry", ["campaign", "department", "ledger"], unique=False)
    op.create_index(
        "ix_entry_stale", "entry", ["id"], unique=False, sqlite_where=sa.text("is_stale")
    )


def _create_support() -> None:
    op.create_table(
        "support",
        sa.Column("opinion", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=True),
        sa.Column("similarity", sa.Float(), nullable=False),
        sa.Column("is_new", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry"], ["entry.id"], name=op.f("fk_support_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["opinion"], ["opinion.id"], name=op.f("fk_support_opinion"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("opinion", name=op.f("pk_support")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_support_entry", "support", ["entry"], unique=False)


def _create_self_checks() -> None:
    op.create_table(
        "self_check",
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.CheckConstraint("edition > 0", name=op.f("ck_self_check_edition_from_one")),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name=op.f("fk_self_check_response"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response", name=op.f("pk_self_check")),
        sa.UniqueConstraint("campaign", "person", name=op.f("uq_self_check_campaign")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "self_check_plan",
        sa.Column("response", sa.BigInteger(), nullable=False),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response"],
            ["self_check.response"],
            name=op.f("fk_self_check_plan_response"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("response", "mark", name=op.f("pk_self_check_plan")),
        sqlite_with_rowid=False,
    )


def _create_clues() -> None:
    op.create_table(
        "clue",
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("ledger", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("opinion", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("ledger BETWEEN 1 AND 3", name=op.f("ck_clue_ledger")),
        sa.ForeignKeyConstraint(
            ["opinion"], ["opinion.id"], name=op.f("fk_clue_opinion"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "campaign", "department", "ledger", "key", "opinion", name=op.f("pk_clue")
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_clue_opinion", "clue", ["opinion"], unique=False)


def _create_trail() -> None:
    op.create_table(
        "trail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("target", sa.String(length=16), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("other", sa.BigInteger(), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("shifts", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('confirm', 'edit', 'merge', 'split', 'move', 'set-aside', 'take-back')",
            name=op.f("ck_trail_kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trail")),
    )
    op.create_index("ix_trail_department", "trail", ["campaign", "department"], unique=False)
    op.create_index("ix_trail_target", "trail", ["campaign", "target"], unique=False)
    op.create_index("ix_trail_person", "trail", ["person"], unique=False)
    op.create_index("ix_trail_entry", "trail", ["entry"], unique=False)
    op.create_index("ix_trail_other", "trail", ["other"], unique=False)


def _create_archive() -> None:
    op.create_table(
        "handed",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("campaign", sa.String(length=40), nullable=False),
        sa.Column("department", sa.String(length=16), nullable=False),
        sa.Column("holder", sa.LargeBinary(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("person", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("opinions", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.CheckConstraint("department <> ''", name=op.f("ck_handed_department_known")),
        sa.CheckConstraint("draft > 0", name=op.f("ck_handed_draft_from_one")),
        sa.CheckConstraint("number > 0", name=op.f("ck_handed_number_from_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed")),
        sa.UniqueConstraint(
            "campaign", "department", "holder", "number", name=op.f("uq_handed_campaign")
        ),
    )
    op.create_index(
        "ix_handed_draft",
        "handed",
        ["campaign", "department", "draft"],
        unique=True,
        sqlite_where=sa.text("holder = x''"),
    )
    op.create_index("ix_handed_at", "handed", ["at"], unique=False)
    _create_archived_files()


def _create_archived_files() -> None:
    op.create_table(
        "handed_file",
        sa.Column("handed", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.String(length=10), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "document IN ('1', '2', '3', 'all', 'xlsx')", name=op.f("ck_handed_file_document")
        ),
        sa.ForeignKeyConstraint(
            ["handed"], ["handed.id"], name=op.f("fk_handed_file_handed"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("handed", "document", name=op.f("pk_handed_file")),
    )
    op.create_index("ix_handed_file_digest", "handed_file", ["digest"], unique=False)


def _take_over_drafts() -> None:
    """Each old entry becomes a line of its draft alone. Its opinions are placed anew.

    Nobody has decided about an entry of the release before, so the next run may make them again.
    """
    op.execute("ALTER TABLE old_entry ADD COLUMN id BIGINT")
    op.execute("UPDATE old_entry SET id = random() & 0x3fffffffffffffff")
    op.execute(
        "INSERT INTO line SELECT campaign, department, id, number, number + 1, 1, ledger, text,"
        " respondents, (SELECT json_group_array(json_array(value, 1)) FROM json_each(aspects)),"
        " first_said_on, measure, deadline, section, '', 0, 'new'"
        " FROM old_entry"
    )
    op.execute(
        "UPDATE line SET until = NULL WHERE since = (SELECT max(number) FROM draft AS newest"
        " WHERE newest.campaign = line.campaign AND newest.department = line.department)"
    )
    for name in ("support", "entry"):
        op.execute(f"DROP TABLE old_{name}")
