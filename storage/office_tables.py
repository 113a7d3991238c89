"""The tables of the office: updates, drafts, members, jobs, messages, published versions."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from domain.people import Role
from storage.metadata import METADATA, UtcDateTime, one_of
from storage.tables import OPINION

# Every update that was acknowledged to Telegram. The payload is sealed, and emptied when the
# update has been answered; the number stays, so that a repeated update is known.
RECEIVED = Table(
    "received",
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", LargeBinary),
    Column("taken", Boolean, nullable=False, default=False),
    Column("fault", String(200)),
    Index("ix_received_unanswered", "update_id", sqlite_where=Column("payload").is_not(None)),
)

# Frozen drafts: rows are only ever added. The department is '' where it is not known.
DRAFT = Table(
    "draft",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("department", String(16), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("opinions", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    CheckConstraint("number > 0", name="number_from_one"),
)

ENTRY = Table(
    "entry",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("department", String(16), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("ledger", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("respondents", JSON, nullable=False),
    Column("aspects", JSON, nullable=False),
    Column("first_said_on", Date),
    Column("measure", Text, nullable=False),
    Column("deadline", Text, nullable=False),
    Column("section", Text, nullable=False),
    ForeignKeyConstraint(
        ["campaign", "department", "number"],
        ["draft.campaign", "draft.department", "draft.number"],
    ),
    CheckConstraint("ledger BETWEEN 1 AND 3", name="ledger"),
)

SUPPORT = Table(
    "support",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("department", String(16), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("opinion", ForeignKey(OPINION.c.id, ondelete="CASCADE"), primary_key=True),
    Column("position", Integer),  # NULL: read, but without a word that could stand in a row
    Column("rank", Integer, nullable=False),
    Column("similarity", Float, nullable=False),
    ForeignKeyConstraint(
        ["campaign", "department", "number", "position"],
        ["entry.campaign", "entry.department", "entry.number", "entry.position"],
    ),
    Index("ix_support_entry", "campaign", "department", "number", "position"),
    Index("ix_support_opinion", "opinion"),
)

# Roles that were granted. The department is '' for everyone but staff.
MEMBER = Table(
    "member",
    METADATA,
    Column("person", LargeBinary(16), primary_key=True),
    Column("role", String(20), primary_key=True),
    Column("department", String(16), primary_key=True),
    Column("chat", LargeBinary, nullable=False),
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

# One row for each time a job fell due and was claimed.
RUN = Table(
    "run",
    METADATA,
    Column("job", String(40), primary_key=True),
    Column("due", UtcDateTime, primary_key=True),
    Column("claimed_until", UtcDateTime, nullable=False),
    Column("finished", Boolean, nullable=False, default=False),
)

# Messages the bot sends of its own accord. The key says what may be sent only once.
OUTBOX = Table(
    "outbox",
    METADATA,
    Column("key", String(120), primary_key=True),
    Column("chat", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
    Column("picture", LargeBinary),
    Column("buttons", JSON),
    Column("not_before", UtcDateTime, nullable=False),
    Column("not_after", UtcDateTime),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("last_error", String(200)),
    CheckConstraint(one_of("state", ["waiting", "sending", "sent", "parked"]), name="state"),
    Index("ix_outbox_due", "state", "not_before"),
)

# Which versions were published, with a hash of their content: a version never changes. The source
# is the file it was read from, so that a response under way keeps its version when the file goes.
PUBLISHED = Table(
    "published",
    METADATA,
    Column("questionnaire", String(16), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", LargeBinary(32), nullable=False),
    Column("source", Text),
)
