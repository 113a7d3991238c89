"""What people typed, spoke or were called is sealed.

The columns change their type here, and the rows stay as they are: sealing them takes the key, and
may be interrupted (`storage.sealing`). Until a value is sealed SQLite keeps it as a text, and a
sealed one as a blob: neither can be taken for the other.
"""

import re

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_SEALED = {
    "answer": ("value", "words"),
    "attachment": ("transcript",),
    "case_step": ("by", "note"),
    "case_verdict": ("reason",),
    "directive": ("text", "about", "given_name"),
    "directive_step": ("by", "note"),
    "entry": ("text", "measure", "deadline", "section", "note", "reason"),
    "example": ("text",),
    "handed": ("by",),
    "handed_file": ("name",),
    "interview": ("place",),
    "interview_answer": ("value", "words"),
    "line": ("text", "measure", "deadline", "section", "note"),
    "occasion": ("words",),
    "opinion": ("text",),
    "outbox": ("text", "buttons"),
    "remark": ("text",),
    "response": ("place",),
    "self_check_plan": ("measure", "deadline"),
    "trail": ("by", "before", "after"),
}


def upgrade() -> None:
    """To this release."""
    op.execute("PRAGMA legacy_alter_table = ON")
    for table, columns in _SEALED.items():
        _rewrite(table, columns)
    op.execute("PRAGMA legacy_alter_table = OFF")
    op.create_table(
        "seal",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("one = 1", name=op.f("ck_seal_one_row")),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_seal")),
    )


def _rewrite(table: str, columns: tuple[str, ...]) -> None:
    """Make a table anew as it is, but for the types of these columns, and for what they imply."""
    connection = op.get_bind()
    asked = sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = :table AND type = :type")
    asked_indexes = sa.text(f"{asked.text} AND sql IS NOT NULL")
    made = connection.scalar(asked, {"table": table, "type": "table"})
    indexes = connection.scalars(asked_indexes, {"table": table, "type": "index"}).all()
    for column in columns:
        made, times = re.subn(
            rf'^(\s*"?{column}"?) (?:TEXT|JSON|VARCHAR\(\d+\))(?: DEFAULT \'\')?',
            r"\1 BLOB",
            made,
            flags=re.MULTILINE,
        )
        assert times == 1, (table, column)
    made = made.replace("(reason <> '')", "(length(reason) > 0)")
    kept = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
    names = ", ".join(f'"{name}"' for name in kept)
    op.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    connection.exec_driver_sql(made)
    op.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM old_{table}")  # noqa: S608 - names of our own
    op.execute(f"DROP TABLE old_{table}")
    for index in indexes:
        connection.exec_driver_sql(index)
