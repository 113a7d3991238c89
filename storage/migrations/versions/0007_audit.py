"""The audit trail: rows that are only ever added, and its two ends.

The triggers refuse what the program never does. They are no defence against somebody who may
change the schema: that is what the chain of hashes is for.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_REFUSED = "the audit trail is only ever added to"
_FIRST = "SELECT number FROM audit_end WHERE name = 'first'"
_AHEAD = "(NEW.name = 'first' AND NEW.number >= (SELECT MAX(number) FROM audit))"
# By its name: when a trigger fires, on which table, and in which case.
_TRIGGERS = {
    "audit_changed": ("UPDATE", "audit", "1 = 1"),
    "audit_deleted": ("DELETE", "audit", f"OLD.number > COALESCE(({_FIRST}), 0)"),
    # "INSERT OR REPLACE" would delete a row without firing the trigger above.
    "audit_between": (
        "INSERT",
        "audit",
        "NEW.number <= COALESCE((SELECT MAX(number) FROM audit), 0)",
    ),
    "audit_end_deleted": ("DELETE", "audit_end", "1 = 1"),
    "audit_end_replaced": (
        "INSERT",
        "audit_end",
        "EXISTS (SELECT 1 FROM audit_end WHERE name = NEW.name)",
    ),
    "audit_end_moved_back": (
        "UPDATE",
        "audit_end",
        f"NEW.name <> OLD.name OR NEW.number <= OLD.number OR {_AHEAD}",
    ),
}


def upgrade() -> None:
    """To this release."""
    _make_tables()
    if op.get_bind().dialect.name == "sqlite":
        _make_sqlite_triggers()
    else:
        _make_postgresql_triggers()


def _make_tables() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(20), nullable=False),
        sa.Column("person", sa.LargeBinary(16)),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("thing", sa.String(20), nullable=False),
        sa.Column("thing_id", sa.String(64), nullable=False),
        sa.Column("detail", sa.String(64), nullable=False),
        sa.Column("campaign", sa.String(40), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.CheckConstraint("by IN ('member', 'command line', 'job')", name=op.f("ck_audit_by")),
        sa.CheckConstraint(
            "(by = 'member') = (person IS NOT NULL)", name=op.f("ck_audit_person_iff_member")
        ),
        sa.CheckConstraint("(thing = '') = (thing_id = '')", name=op.f("ck_audit_thing_iff_id")),
        sa.CheckConstraint("length(hash) = 32", name=op.f("ck_audit_hash")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"])
    op.create_table(
        "audit_end",
        sa.Column("name", sa.String(5), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("seal", sa.LargeBinary(32), nullable=False),
        sa.CheckConstraint("name IN ('first', 'last')", name=op.f("ck_audit_end_name")),
        sa.CheckConstraint("number >= 0", name=op.f("ck_audit_end_number")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_audit_end")),
    )


def _make_sqlite_triggers() -> None:
    for name, (when, table, case) in _TRIGGERS.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {when} ON {table} WHEN {case} "
            f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        )


def _make_postgresql_triggers() -> None:
    for name, (when, table, case) in _TRIGGERS.items():
        given = "OLD" if when == "DELETE" else "NEW"
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {case} THEN RAISE EXCEPTION '{_REFUSED}'; END IF; RETURN {given}; END $$"
        )
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    op.execute(
        "CREATE FUNCTION audit_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{_REFUSED}'; END $$"
    )
    for table in ("audit", "audit_end"):
        op.execute(
            f"CREATE TRIGGER {table}_emptied BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_emptied()"
        )
