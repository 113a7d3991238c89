"""The tables of members: their roles, how they came in, and what they are about to record."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    LargeBinary,
    String,
    Table,
)

from domain.people import Role
from domain.recording import CHANNELS
from storage.metadata import METADATA, UtcDateTime, one_of
from storage.sealed import SEALED, SealedText

# Roles that were granted. The department is '' for everyone but staff.
MEMBER = Table(
    "member",
    METADATA,
    Column("person", LargeBinary(16), primary_key=True),
    Column("role", String(20), primary_key=True),
    Column("department", String(16), primary_key=True),
    Column("chat", LargeBinary, nullable=False, info=SEALED),
    Column("language", String(2), nullable=False),
    Column("joined_on", Date, nullable=False),
    CheckConstraint(one_of("role", list(Role)), name="role"),
    CheckConstraint("(role = 'staff') = (department <> '')", name="department_iff_staff"),
)

INVITATION = Table(
    "invitation",
    METADATA,
    Column("code", LargeBinary(16), primary_key=True),
    Column("role", String(20), nullable=False),
    Column("department", String(16), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used", Boolean, nullable=False, default=False),
    CheckConstraint(one_of("role", list(Role)), name="role"),
    CheckConstraint("(role = 'staff') = (department <> '')", name="department_iff_staff"),
)

# The occasion at which a member records what others say 代录; `words` are the last for its place.
OCCASION = Table(
    "occasion",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("person", LargeBinary(16), primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("words", SealedText, nullable=False),
    Column("at_place", Boolean, nullable=False),
    Column("questionnaire", String(16)),
    Column("department", String(16)),
    CheckConstraint(one_of("channel", list(CHANNELS)), name="channel"),
    sqlite_with_rowid=False,
)
