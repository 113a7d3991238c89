"""The tables of the archive: what was handed in."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from domain.handing import Document
from storage.metadata import JSONS, METADATA, WHOLE, UtcDateTime, one_of
from storage.sealed import SealedText

# What was handed in, and its files as they were: nothing here is ever changed. Random ids, so that
# none is given twice. `holder` (a keyed hash) is whose own ledgers they are; empty where they are a
# department's, which hands a draft in once.
HANDED = Table(
    "handed",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("department", String(16), nullable=False),
    Column("holder", LargeBinary(16), nullable=False),
    Column("number", WHOLE, nullable=False),
    Column("draft", WHOLE, nullable=False),
    Column("by", SealedText, nullable=False),
    Column("person", LargeBinary(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("place", Text, nullable=False),
    Column("opinions", WHOLE, nullable=False),
    Column("people", WHOLE, nullable=False),
    Column("rows", JSONS, nullable=False),
    UniqueConstraint("campaign", "department", "holder", "number"),
    CheckConstraint("number > 0", name="number_from_one"),
    CheckConstraint("draft > 0", name="draft_from_one"),
    CheckConstraint("department <> ''", name="department_known"),
    Index(
        "ix_handed_draft",
        "campaign",
        "department",
        "draft",
        unique=True,
        sqlite_where=text("holder = x''"),
        postgresql_where=text("holder = ''"),
    ),
    Index("ix_handed_at", "at"),
)

# The files of a hand-in; they lie sealed in the archive folder, under hashes of their content.
HANDED_FILE = Table(
    "handed_file",
    METADATA,
    Column("handed", ForeignKey(HANDED.c.id, ondelete="CASCADE"), primary_key=True),
    Column("document", String(10), primary_key=True),
    Column("name", SealedText, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("size", WHOLE, nullable=False),
    CheckConstraint(one_of("document", list(Document)), name="document"),
    Index("ix_handed_file_digest", "digest"),
)
