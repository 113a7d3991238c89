"""Responses that are in no batch yet are found without reading those that are."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """To this release."""
    op.create_index(
        op.f("ix_response_unbatched"),
        "response",
        ["campaign"],
        sqlite_where=sa.text("cohort IS NULL"),
        postgresql_where=sa.text("cohort IS NULL"),
    )
