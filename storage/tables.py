"""The tables. What must always hold is a constraint here, not a habit elsewhere.

Tables of complete responses have random keys and no row ids, so that neither a number nor the
place in the file tells in which order people answered, or who.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from domain.opinions import Channel, Respondent
from domain.people import Role
from domain.questionnaire import GRADES
from domain.responses import Mode


class UtcDateTime(TypeDecorator[datetime]):
    """Aware on the way in, aware on the way out; SQLite itself keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Store in UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Give back as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def _one_of(column: str, values: list[str]) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

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

# A response in progress. Deleted when it is sent; only then does `response` get its row.
INTERVIEW = Table(
    "interview",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("person", LargeBinary(16), nullable=False),
    Column("chat", LargeBinary, nullable=False),
    Column("mode", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("questionnaire", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("card", BigInteger),
    Column("started_at", UtcDateTime, nullable=False),
    UniqueConstraint("person", "campaign"),
    CheckConstraint(_one_of("mode", [Mode.ANONYMOUS, Mode.CONFIDENTIAL]), name="mode"),
)

INTERVIEW_ANSWER = Table(
    "interview_answer",
    METADATA,
    Column("interview", ForeignKey(INTERVIEW.c.id, ondelete="CASCADE"), primary_key=True),
    Column("question", String(16), primary_key=True),
    Column("value", JSON(none_as_null=False), nullable=False),
    Column("settled", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# Who has taken part, without any way to what was said.
PARTICIPATION = Table(
    "participation",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("person", LargeBinary(16), primary_key=True),
    sqlite_with_rowid=False,
)

RESPONSE = Table(
    "response",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("mode", String(20), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("questionnaire", String(16)),
    Column("version", Integer),
    Column("respondent", String(20)),
    Column("department", String(16)),
    Column("grade", String(20)),
    Column("completed_on", Date, nullable=False),
    Column("kept_until", Date, nullable=False),
    Column("receipt", LargeBinary(16), unique=True),
    Column("chat", LargeBinary),
    Column("source", LargeBinary(16), unique=True),
    CheckConstraint(_one_of("mode", list(Mode)), name="mode"),
    CheckConstraint(_one_of("channel", list(Channel)), name="channel"),
    CheckConstraint(_one_of("respondent", list(Respondent)), name="respondent"),
    CheckConstraint(_one_of("grade", list(GRADES)), name="grade"),
    CheckConstraint("chat IS NULL OR mode = 'confidential'", name="chat_only_if_confidential"),
    CheckConstraint("(source IS NOT NULL) = (mode = 'recorded')", name="source_iff_recorded"),
    CheckConstraint("(questionnaire IS NULL) = (version IS NULL)", name="version_iff_asked"),
    Index("ix_response_counts", "campaign", "completed_on", "department"),
    sqlite_with_rowid=False,
)

ANSWER = Table(
    "answer",
    METADATA,
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), primary_key=True),
    Column("question", String(16), primary_key=True),
    Column("value", JSON(none_as_null=False), nullable=False),
    sqlite_with_rowid=False,
)

OPINION = Table(
    "opinion",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), nullable=False),
    Column("campaign", String(40), nullable=False),
    Column("department", String(16)),
    Column("ledger", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("aspects", JSON, nullable=False),
    Column("said_on", Date),
    CheckConstraint("ledger BETWEEN 1 AND 3", name="ledger"),
    CheckConstraint("length(text) > 0", name="text_not_empty"),
    Index("ix_opinion_place", "campaign", "department", "ledger"),
    Index("ix_opinion_response", "response"),
    sqlite_with_rowid=False,
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
    CheckConstraint(_one_of("role", list(Role)), name="role"),
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
    CheckConstraint(_one_of("role", list(Role)), name="role"),
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
    Column("not_before", UtcDateTime, nullable=False),
    Column("state", String(10), nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("last_error", String(200)),
    CheckConstraint(_one_of("state", ["waiting", "sending", "sent", "parked"]), name="state"),
    Index("ix_outbox_due", "state", "not_before"),
)

# Which versions were published, with a hash of their content: a version never changes.
PUBLISHED = Table(
    "published",
    METADATA,
    Column("questionnaire", String(16), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", LargeBinary(32), nullable=False),
)
