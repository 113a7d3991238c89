"""The tables of the office: updates, drafts, members, jobs, messages, published versions."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from domain.digests import Edition
from domain.ledgers import Standing
from domain.reviewing import Kind
from storage.metadata import JSONS, METADATA, WHOLE, UtcDateTime, one_of
from storage.sealed import SEALED, SealedJson, SealedText
from storage.tables import OPINION, RESPONSE

# Every update that was acknowledged to Telegram. The payload is sealed, and emptied when the
# update has been answered; the number stays, so that a repeated update is known. `line` (a keyed
# hash) is whose it is, until then, where several processes share the inbox.
RECEIVED = Table(
    "received",
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", LargeBinary, info=SEALED),
    Column("taken", Boolean, nullable=False, default=False),
    Column("fault", String(200)),
    Column("line", LargeBinary(16)),
    Index(
        "ix_received_unanswered",
        "update_id",
        sqlite_where=text("payload IS NOT NULL"),
        postgresql_where=text("payload IS NOT NULL"),
    ),
)

# Frozen drafts: rows are only ever added. The department is '' where it is not known.
DRAFT = Table(
    "draft",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("department", String(16), primary_key=True),
    Column("number", WHOLE, primary_key=True, autoincrement=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("opinions", WHOLE, nullable=False),
    Column("people", WHOLE, nullable=False),
    CheckConstraint("number > 0", name="number_from_one"),
)

# The lines of the drafts: one belongs to every draft from `since` to before `until`. So a draft
# costs what has changed since the one before. `version` is that of the entry it was copied from.
LINE = Table(
    "line",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("department", String(16), primary_key=True),
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    Column("since", WHOLE, primary_key=True, autoincrement=False),
    Column("until", WHOLE),
    Column("version", WHOLE, nullable=False),
    Column("ledger", WHOLE, nullable=False),
    Column("text", SealedText, nullable=False),
    Column("respondents", JSONS, nullable=False),
    Column("aspects", JSONS, nullable=False),
    Column("first_said_on", Date),
    Column("measure", SealedText, nullable=False),
    Column("deadline", SealedText, nullable=False),
    Column("section", SealedText, nullable=False),
    Column("note", SealedText, nullable=False),
    Column("news", WHOLE, nullable=False),
    Column("standing", String(10), nullable=False),
    ForeignKeyConstraint(
        ["campaign", "department", "since"],
        ["draft.campaign", "draft.department", "draft.number"],
    ),
    CheckConstraint("until > since", name="until_after_since"),
    CheckConstraint("ledger BETWEEN 1 AND 3", name="ledger"),
    CheckConstraint(one_of("standing", [Standing.NEW, Standing.CONFIRMED]), name="standing"),
    Index("ix_line_until", "campaign", "department", "until"),
    sqlite_with_rowid=False,
)

# The living entries. Random ids: they do not tell which opinion came first. `speaker` is the
# opinion that the text is taken from; NULL where a person wrote it, or that opinion is gone.
# `is_stale`: opinions behind it are gone, and its figures have to be counted anew.
ENTRY = Table(
    "entry",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("department", String(16), nullable=False),
    Column("ledger", WHOLE, nullable=False),
    Column("text", SealedText, nullable=False),
    Column("speaker", BigInteger),
    Column("respondents", JSONS, nullable=False),
    Column("aspects", JSONS, nullable=False),
    Column("first_said_on", Date),
    Column("measure", SealedText, nullable=False, default=""),
    Column("deadline", SealedText, nullable=False, default=""),
    Column("section", SealedText, nullable=False, default=""),
    Column("note", SealedText, nullable=False, default=""),
    Column("news", WHOLE, nullable=False, default=0),
    Column("standing", String(10), nullable=False, default=Standing.NEW),
    Column("reason", SealedText, nullable=False, default=""),
    Column("is_held", Boolean, nullable=False, default=False),
    Column("is_stale", Boolean, nullable=False, default=False),
    Column("version", WHOLE, nullable=False, default=1),
    CheckConstraint("ledger BETWEEN 1 AND 3", name="ledger"),
    CheckConstraint("length(text) > 0", name="text_not_empty"),
    CheckConstraint(one_of("standing", list(Standing)), name="standing"),
    CheckConstraint("(length(reason) > 0) = (standing = 'set_aside')", name="reason_iff_set_aside"),
    CheckConstraint("is_held OR (standing = 'new' AND news = 0)", name="held_if_decided"),
    CheckConstraint("news >= 0", name="news"),
    Index("ix_entry_place", "campaign", "department", "ledger"),
    Index("ix_entry_stale", "id", sqlite_where=text("is_stale"), postgresql_where=text("is_stale")),
    sqlite_with_rowid=False,
)

# Where each opinion was placed. An entry of NULL: read, but without a word that could stand in one.
SUPPORT = Table(
    "support",
    METADATA,
    Column("opinion", ForeignKey(OPINION.c.id, ondelete="CASCADE"), primary_key=True),
    Column("entry", ForeignKey(ENTRY.c.id, ondelete="CASCADE")),
    Column("similarity", Float, nullable=False),
    Column("is_new", Boolean, nullable=False, default=False),
    Index("ix_support_entry", "entry"),
    sqlite_with_rowid=False,
)

# Which responses are self-checks, and whose. Neither the person (a keyed hash of its own) nor the
# response is known elsewhere as theirs. `edition` counts the times it was saved.
SELF_CHECK = Table(
    "self_check",
    METADATA,
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), primary_key=True),
    Column("campaign", String(40), nullable=False),
    Column("person", LargeBinary(16), nullable=False),
    Column("edition", WHOLE, nullable=False),
    UniqueConstraint("campaign", "person"),
    CheckConstraint("edition > 0", name="edition_from_one"),
    sqlite_with_rowid=False,
)

# What somebody plans about a row of their own ledgers, by the mark of the row.
SELF_CHECK_PLAN = Table(
    "self_check_plan",
    METADATA,
    Column("response", ForeignKey(SELF_CHECK.c.response, ondelete="CASCADE"), primary_key=True),
    Column("mark", String(16), primary_key=True),
    Column("measure", SealedText, nullable=False),
    Column("deadline", SealedText, nullable=False),
    sqlite_with_rowid=False,
)

# By which keys the samples of an entry are found when new opinions are compared with it.
CLUE = Table(
    "clue",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("department", String(16), primary_key=True),
    Column("ledger", WHOLE, primary_key=True, autoincrement=False),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("opinion", ForeignKey(OPINION.c.id, ondelete="CASCADE"), primary_key=True),
    CheckConstraint("ledger BETWEEN 1 AND 3", name="ledger"),
    Index("ix_clue_opinion", "opinion"),
    sqlite_with_rowid=False,
)

# What members decided about entries, step by step. `before` and `after` are the columns of the
# entries it concerns, `shifts` the opinions that went from one to another or are new no more:
# by their ids alone, never their words. `target` is the department that an entry was moved to.
TRAIL = Table(
    "trail",
    METADATA,
    Column("id", WHOLE, primary_key=True),
    Column("campaign", String(40), nullable=False),
    Column("department", String(16), nullable=False),
    Column("target", String(16)),
    Column("at", UtcDateTime, nullable=False),
    Column("by", SealedText, nullable=False),
    Column("person", LargeBinary(16), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("entry", BigInteger, nullable=False),
    Column("other", BigInteger),
    Column("before", SealedJson, nullable=False),
    Column("after", SealedJson, nullable=False),
    Column("shifts", JSONS, nullable=False),
    Column("undone_at", UtcDateTime),
    CheckConstraint(one_of("kind", list(Kind)), name="kind"),
    Index("ix_trail_department", "campaign", "department"),
    Index("ix_trail_target", "campaign", "target"),
    Index("ix_trail_person", "person"),
    Index("ix_trail_entry", "entry"),
    Index("ix_trail_other", "other"),
)

# One row for each time a job fell due and was claimed, and how much it has `found`, if it looks.
RUN = Table(
    "run",
    METADATA,
    Column("job", String(40), primary_key=True),
    Column("due", UtcDateTime, primary_key=True),
    Column("claimed_until", UtcDateTime, nullable=False),
    Column("finished", Boolean, nullable=False, default=False),
    Column("found", WHOLE),
)

# What each digest said, so that the next one tells the difference to that. The figures are JSON.
DIGEST_TOLD = Table(
    "digest_told",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("edition", String(8), nullable=False),
    Column("is_last", Boolean, nullable=False),
    Column("cases_until", Date),
    Column("leaders", JSONS, nullable=False),
    Column("office", JSONS, nullable=False),
    CheckConstraint(one_of("edition", list(Edition)), name="edition"),
)

# Messages the bot sends of its own accord. The key says what may be sent only once. `lane` is the
# chat as a keyed hash: what may be said in it one after the other. Messages of one `topic` tell
# several people the same, until one of them has read it. `edits` and `replies_to` are messages in
# the chat. Lower priorities go first; what is not `urgent` waits for the morning. Telegram may ask
# to be spared: then everything that waits in the lane is `held_until` a moment. `last_error` begins
# with a cause (`storage.outbox.Cause`). What was sent or dropped says nothing any more; two days
# later its moments are cut to the day, and the chat is empty where nothing leads back to it.
OUTBOX = Table(
    "outbox",
    METADATA,
    Column("key", String(160), primary_key=True),
    Column("chat", LargeBinary, nullable=False, info=SEALED),
    Column("lane", LargeBinary(16)),
    Column("topic", String(120)),
    Column("priority", WHOLE, nullable=False, default=5),
    Column("urgent", Boolean, nullable=False, default=False),
    Column("text", SealedText, nullable=False),
    Column("picture", LargeBinary),
    Column("buttons", SealedJson),
    Column("edits", BigInteger),
    Column("replies_to", BigInteger),
    Column("not_before", UtcDateTime, nullable=False),
    Column("not_after", UtcDateTime),
    Column("held_until", UtcDateTime),
    Column("state", String(10), nullable=False),
    Column("attempts", WHOLE, nullable=False, default=0),
    Column("last_error", String(200)),
    Column("message", BigInteger),
    Column("settled_at", UtcDateTime),
    CheckConstraint(
        one_of("state", ["waiting", "sending", "sent", "parked", "dropped"]), name="state"
    ),
    Index("ix_outbox_due", "state", "not_before"),
    Index("ix_outbox_topic", "topic"),
    Index("ix_outbox_lane", "lane"),
)

# Which versions were published, with a hash of their content: a version never changes. The source
# is the file it was read from, so that a response under way keeps its version when the file goes.
PUBLISHED = Table(
    "published",
    METADATA,
    Column("questionnaire", String(16), primary_key=True),
    Column("version", WHOLE, primary_key=True, autoincrement=False),
    Column("fingerprint", LargeBinary(32), nullable=False),
    Column("source", Text),
)
