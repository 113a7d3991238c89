"""The tables of the audit trail: its rows, and its two ends.

Triggers, which the migration makes, refuse to change a row, to put one in between, and to delete
one that does not lie before the first end.
"""

from sqlalchemy import BigInteger, CheckConstraint, Column, LargeBinary, String, Table

from domain.auditing import LONGEST, By
from storage.metadata import METADATA, UtcDateTime, one_of

# `hash` is over the row before and all columns of this one. `person` is set for members alone, and
# `name` says what they held; of others it is the name.
AUDIT = Table(
    "audit",
    METADATA,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("by", String(20), nullable=False),
    Column("person", LargeBinary(16)),
    Column("name", String(LONGEST), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("thing", String(20), nullable=False),
    Column("thing_id", String(LONGEST), nullable=False),
    Column("detail", String(LONGEST), nullable=False),
    Column("campaign", String(40), nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    CheckConstraint(one_of("by", list(By)), name="by"),
    CheckConstraint("(by = 'member') = (person IS NOT NULL)", name="person_iff_member"),
    CheckConstraint("(thing = '') = (thing_id = '')", name="thing_iff_id"),
    CheckConstraint("length(hash) = 32", name="hash"),
)

# "first": the last row that was cut off, and its hash; row 0 before the first cut. "last": the
# newest row. Sealed with the key, so that rows that are cut off at an end are noticed.
AUDIT_END = Table(
    "audit_end",
    METADATA,
    Column("name", String(5), primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("seal", LargeBinary(32), nullable=False),
    CheckConstraint(one_of("name", ["first", "last"]), name="name"),
    CheckConstraint("number >= 0", name="number"),
)
