"""The tables of cases and directives: what is being put right, by whom, until when."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from domain.cases import Act, Ending, Outcome, Party, State
from domain.directives import Move, Stage
from domain.questions import GRADES
from storage.metadata import METADATA, WHOLE, UtcDateTime, one_of
from storage.sealed import SealedText
from storage.tables import RESPONSE

# A case. The id and the number are random: they do not tell which bad rating came first. What was
# said stands with the response alone. `opened_at` is cut to the day, for it is the moment at which
# a response was sent; `dispatched_at`, when the department was told, once the case is closed: until
# then it may be sent back within hours. A clock is the day it began and its working days;
# `paused_with` are those that were left when the respondent's answer was waited for. `held` keeps
# it from the department it is about. `news` are the respondent's words that nobody has read.
CASEFILE = Table(
    "casefile",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("number", WHOLE, nullable=False),
    Column("department", String(16)),
    Column("held", Boolean, nullable=False, default=False),
    Column("state", String(12), nullable=False),
    Column("outcome", String(12)),
    Column("ending", String(12)),
    Column("merged_into", ForeignKey("casefile.id")),
    Column("round", WHOLE, nullable=False, default=1),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("dispatched_at", UtcDateTime),
    Column("was_returned", Boolean, nullable=False, default=False),
    Column("claimed_by", LargeBinary(16)),
    Column("read_by", LargeBinary(16)),
    Column("settled_by", LargeBinary(16)),
    Column("contact_from", Date),
    Column("contact_days", WHOLE),
    Column("contacted_on", Date),
    Column("profile", String(16)),
    Column("completion_from", Date),
    Column("completion_days", WHOLE),
    Column("paused_with", WHOLE),
    Column("silence_from", Date),
    Column("silence_days", WHOLE),
    Column("closed_on", Date),
    Column("news", Boolean, nullable=False, default=False),
    UniqueConstraint("campaign", "number"),
    CheckConstraint(one_of("state", list(State)), name="state"),
    CheckConstraint(one_of("outcome", list(Outcome)), name="outcome"),
    CheckConstraint(one_of("ending", list(Ending)), name="ending"),
    CheckConstraint("(state = 'closed') = (ending IS NOT NULL)", name="ending_iff_closed"),
    CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="day_iff_closed"),
    CheckConstraint(
        "(merged_into IS NOT NULL) = (ending IS NOT NULL AND ending = 'merged')",
        name="merged_iff_so_ended",
    ),
    CheckConstraint("merged_into IS NULL OR merged_into <> id", name="merged_into_another"),
    CheckConstraint(
        "(state = 'unrouted') = (department IS NULL) OR state = 'closed'", name="routed"
    ),
    CheckConstraint("state <> 'settled' OR outcome IS NOT NULL", name="settled_how"),
    CheckConstraint("state <> 'settled' OR settled_by IS NOT NULL", name="settled_by_whom"),
    CheckConstraint("(contact_from IS NULL) = (contact_days IS NULL)", name="contact_clock"),
    CheckConstraint(
        "(completion_from IS NULL) = (completion_days IS NULL)", name="completion_clock"
    ),
    CheckConstraint("(silence_from IS NULL) = (silence_days IS NULL)", name="silence_clock"),
    CheckConstraint("round > 0", name="round_from_one"),
    Index("ix_casefile_place", "campaign", "department", "state"),
    sqlite_with_rowid=False,
)

# The responses a case is about: one, or several once cases were merged. `card` is the message that
# tells the respondent how it stands, where the response leads back to a chat.
CASE_RESPONSE = Table(
    "case_response",
    METADATA,
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), primary_key=True),
    Column("casefile", ForeignKey(CASEFILE.c.id), nullable=False),
    Column("origin", ForeignKey(CASEFILE.c.id), nullable=False),
    Column("card", BigInteger),
    Index("ix_case_response_casefile", "casefile"),
    sqlite_with_rowid=False,
)

# What respondents said of an outcome, once a round. The first rating stays with the response.
CASE_VERDICT = Table(
    "case_verdict",
    METADATA,
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), primary_key=True),
    Column("round", WHOLE, primary_key=True, autoincrement=False),
    Column("casefile", ForeignKey(CASEFILE.c.id), nullable=False),
    Column("grade", String(20), nullable=False),
    Column("reason", SealedText, nullable=False, default=""),
    Column("said_on", Date, nullable=False),
    CheckConstraint(one_of("grade", list(GRADES)), name="grade"),
    Index("ix_case_verdict_casefile", "casefile"),
    sqlite_with_rowid=False,
)

# What was done about a case, step by step; never changed. `at` is cut to the day for what a
# respondent did. `by` and `person` are empty there, and for what happened by itself. `department`
# is who acted, or whom it went to. A public note is read by the respondents.
CASE_STEP = Table(
    "case_step",
    METADATA,
    Column("id", WHOLE, primary_key=True),
    Column("casefile", ForeignKey(CASEFILE.c.id), nullable=False),
    Column("round", WHOLE, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("act", String(12), nullable=False),
    Column("party", String(12), nullable=False),
    Column("department", String(16)),
    Column("by", SealedText, nullable=False, default=""),
    Column("person", LargeBinary(16)),
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE")),
    Column("note", SealedText, nullable=False, default=""),
    Column("photo", String(64)),
    Column("is_public", Boolean, nullable=False, default=False),
    Column("was_late", Boolean, nullable=False, default=False),
    CheckConstraint(one_of("act", list(Act)), name="act"),
    CheckConstraint(one_of("party", list(Party)), name="party"),
    Index("ix_case_step_casefile", "casefile"),
    Index("ix_case_step_response", "response"),
    Index("ix_case_step_photo", "photo"),
)

# Departments that help the one that leads.
CASE_HELP = Table(
    "case_help",
    METADATA,
    Column("casefile", ForeignKey(CASEFILE.c.id), primary_key=True),
    Column("department", String(16), primary_key=True),
    sqlite_with_rowid=False,
)

# What a leader wants a department to do. `about` is the line of the digest it answers, `message`
# what they wrote in their chat: that is given to a department once.
DIRECTIVE = Table(
    "directive",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("number", WHOLE, nullable=False),
    Column("department", String(16), nullable=False),
    Column("text", SealedText, nullable=False),
    Column("about", SealedText, nullable=False, default=""),
    Column("stage", String(12), nullable=False),
    Column("given_by", LargeBinary(16), nullable=False),
    Column("given_name", SealedText, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("given_on", Date, nullable=False),
    Column("days", WHOLE, nullable=False),
    Column("reported_by", LargeBinary(16)),
    Column("closed_by", LargeBinary(16)),
    Column("closed_on", Date),
    UniqueConstraint("campaign", "number"),
    UniqueConstraint("given_by", "message", "department"),
    CheckConstraint(one_of("stage", list(Stage)), name="stage"),
    CheckConstraint("length(text) > 0", name="text_not_empty"),
    CheckConstraint("days > 0", name="days"),
    CheckConstraint("(stage = 'open') = (reported_by IS NULL)", name="reported_by_whom"),
    CheckConstraint("(stage = 'closed') = (closed_by IS NOT NULL)", name="closed_by_whom"),
    CheckConstraint("(stage = 'closed') = (closed_on IS NOT NULL)", name="closed_on_a_day"),
    CheckConstraint("closed_by IS NULL OR closed_by <> reported_by", name="closed_by_a_second"),
    Index("ix_directive_place", "campaign", "department", "stage"),
    sqlite_with_rowid=False,
)

DIRECTIVE_STEP = Table(
    "directive_step",
    METADATA,
    Column("id", WHOLE, primary_key=True),
    Column("directive", ForeignKey(DIRECTIVE.c.id), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("move", String(12), nullable=False),
    Column("by", SealedText, nullable=False),
    Column("person", LargeBinary(16), nullable=False),
    Column("note", SealedText, nullable=False, default=""),
    CheckConstraint(one_of("move", list(Move)), name="move"),
    Index("ix_directive_step_directive", "directive"),
)
