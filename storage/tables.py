"""The tables of respondents. What must always hold is a constraint here, not a habit elsewhere.

Tables of complete responses have random keys and no row ids, so that neither a number nor the
place in the file tells in which order people answered, or who.
"""

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
    Text,
    UniqueConstraint,
    text,
)

from domain.attachments import Medium
from domain.opinions import Channel, Respondent
from domain.questions import GRADES
from domain.responses import Mode
from domain.shielding import Shield
from storage.metadata import JSONS, METADATA, WHOLE, one_of
from storage.sealed import SEALED, SealedJson, SealedText

# A response in progress. Deleted when it is sent; only then does `response` get its row.
# `replaces` names the response that is being corrected. `shield`: the respondent wants it kept from
# the department it is about. Channel and place are those of what staff record for somebody, and
# whether that is a complaint.
INTERVIEW = Table(
    "interview",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("person", LargeBinary(16), nullable=False),
    Column("chat", LargeBinary, nullable=False, info=SEALED),
    Column("mode", String(20), nullable=False),
    Column("language", String(2), nullable=False),
    Column("questionnaire", String(16), nullable=False),
    Column("version", WHOLE, nullable=False),
    Column("window", String(16)),
    Column("card", BigInteger),
    Column("replaces", BigInteger),
    Column("touched_on", Date, nullable=False),
    Column("reminded_on", Date),
    Column("shield", Boolean, nullable=False, default=False),
    Column("channel", String(20)),
    Column("place", SealedText),
    Column("complaint", Boolean, nullable=False, default=False),
    UniqueConstraint("person", "campaign"),
    CheckConstraint(one_of("mode", list(Mode)), name="mode"),
    CheckConstraint(one_of("channel", list(Channel)), name="channel"),
    CheckConstraint("(channel IS NOT NULL) = (mode = 'recorded')", name="channel_iff_recorded"),
    CheckConstraint("place IS NULL OR mode = 'recorded'", name="place_if_recorded"),
    CheckConstraint("NOT complaint OR mode = 'recorded'", name="complaint_if_recorded"),
)

# `message` is the message an answer was typed in, so that editing that message changes the answer.
INTERVIEW_ANSWER = Table(
    "interview_answer",
    METADATA,
    Column("interview", ForeignKey(INTERVIEW.c.id, ondelete="CASCADE"), primary_key=True),
    Column("question", String(16), primary_key=True),
    Column("value", SealedJson(keeps_null=True), nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("words", SealedText, nullable=False, default=""),
    Column("attachments", JSONS, nullable=False, server_default="[]"),
    Column("message", BigInteger),
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

# A batch 批 of rated or of unrated responses, closed when it was formed: its counts never change,
# and only whole batches are counted in what leaves a department. Marks are NULL where they differ.
COHORT = Table(
    "cohort",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("department", String(16)),
    Column("respondent", String(20)),
    Column("channel", String(20)),
    Column("is_rated", Boolean, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("size", WHOLE, nullable=False),
    Column("grades", JSONS, nullable=False),
    Column("aspects", JSONS, nullable=False),
    Column("formed_on", Date, nullable=False),
    CheckConstraint(one_of("respondent", list(Respondent)), name="respondent"),
    CheckConstraint(one_of("channel", list(Channel)), name="channel"),
    CheckConstraint("first_day <= last_day", name="days"),
    CheckConstraint("size > 0", name="size"),
    Index("ix_cohort_place", "campaign", "department"),
    sqlite_with_rowid=False,
)

# `person` (a keyed hash), `chat` and `contact` (both sealed) only as the way to answer allows.
# A withdrawn response keeps its marks for the totals, and nothing else. `shield` keeps it from the
# department it is about. `place` and `recorder` (a keyed hash) are of what staff have recorded.
RESPONSE = Table(
    "response",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("campaign", String(40), nullable=False),
    Column("mode", String(20), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("questionnaire", String(16)),
    Column("version", WHOLE),
    Column("respondent", String(20)),
    Column("department", String(16)),
    Column("window", String(16)),
    Column("grade", String(20)),
    Column("completed_on", Date, nullable=False),
    Column("kept_until", Date, nullable=False),
    Column("withdrawn_on", Date),
    Column("receipt", LargeBinary(16), unique=True),
    Column("person", LargeBinary(16)),
    Column("chat", LargeBinary, info=SEALED),
    Column("contact", LargeBinary, info=SEALED),
    Column("source", LargeBinary(16), unique=True),
    Column("shield", String(8), nullable=False, default=Shield.OPEN),
    Column("cohort", ForeignKey(COHORT.c.id)),
    Column("place", SealedText),
    Column("recorder", LargeBinary(16)),
    CheckConstraint(one_of("mode", list(Mode)), name="mode"),
    CheckConstraint(one_of("channel", list(Channel)), name="channel"),
    CheckConstraint(one_of("respondent", list(Respondent)), name="respondent"),
    CheckConstraint(one_of("grade", list(GRADES)), name="grade"),
    CheckConstraint(
        "(chat IS NULL AND person IS NULL) OR mode IN ('confidential', 'named')",
        name="no_way_back_if_anonymous",
    ),
    CheckConstraint("contact IS NULL OR mode = 'named'", name="contact_only_if_named"),
    CheckConstraint(
        "withdrawn_on IS NULL OR (person IS NULL AND chat IS NULL AND contact IS NULL)",
        name="withdrawn_without_person",
    ),
    CheckConstraint("(source IS NOT NULL) = (mode = 'recorded')", name="source_iff_recorded"),
    CheckConstraint("(questionnaire IS NULL) = (version IS NULL)", name="version_iff_asked"),
    CheckConstraint(one_of("shield", list(Shield)), name="shield"),
    CheckConstraint(
        "(place IS NULL AND recorder IS NULL) OR mode = 'recorded'", name="place_if_recorded"
    ),
    Index("ix_response_counts", "campaign", "completed_on", "department"),
    Index("ix_response_person", "person"),
    Index("ix_response_shield", "campaign", "shield"),
    Index(
        "ix_response_unbatched",
        "campaign",
        sqlite_where=text("cohort IS NULL"),
        postgresql_where=text("cohort IS NULL"),
    ),
    sqlite_with_rowid=False,
)

ANSWER = Table(
    "answer",
    METADATA,
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), primary_key=True),
    Column("question", String(16), primary_key=True),
    Column("value", SealedJson(keeps_null=True), nullable=False),
    Column("words", SealedText, nullable=False, default=""),
    sqlite_with_rowid=False,
)

# The files of complete responses, by the digest they are stored under.
ATTACHMENT = Table(
    "attachment",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), nullable=False),
    Column("question", String(16), nullable=False),
    Column("place", WHOLE, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("medium", String(10), nullable=False),
    Column("kind", String(100), nullable=False),
    Column("size", WHOLE, nullable=False),
    Column("seconds", WHOLE),
    Column("transcript", SealedText),
    Column("seen", Boolean, nullable=False, default=False),
    CheckConstraint(one_of("medium", list(Medium)), name="medium"),
    CheckConstraint("transcript IS NULL OR medium = 'voice'", name="transcript_of_voice"),
    UniqueConstraint("response", "question", "place"),
    Index("ix_attachment_digest", "digest"),
    sqlite_with_rowid=False,
)

# What a respondent added after sending.
REMARK = Table(
    "remark",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), nullable=False),
    Column("text", SealedText, nullable=False),
    Column("added_on", Date, nullable=False),
    Column("seen", Boolean, nullable=False, default=False),
    CheckConstraint("length(text) > 0", name="text_not_empty"),
    Index("ix_remark_response", "response"),
    sqlite_with_rowid=False,
)

# `question` names the question it was typed or spoken under; NULL for the words of a button.
OPINION = Table(
    "opinion",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), nullable=False),
    Column("campaign", String(40), nullable=False),
    Column("department", String(16)),
    Column("ledger", WHOLE, nullable=False),
    Column("text", SealedText, nullable=False),
    Column("aspects", JSONS, nullable=False),
    Column("said_on", Date),
    Column("question", String(16)),
    CheckConstraint("ledger BETWEEN 1 AND 3", name="ledger"),
    CheckConstraint("length(text) > 0", name="text_not_empty"),
    Index("ix_opinion_place", "campaign", "department", "ledger"),
    Index("ix_opinion_response", "response"),
    sqlite_with_rowid=False,
)

# Words whose department a person has confirmed: what suggestions are learned from.
EXAMPLE = Table(
    "example",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("response", ForeignKey(RESPONSE.c.id, ondelete="CASCADE"), nullable=False),
    Column("campaign", String(40), nullable=False),
    Column("department", String(16), nullable=False),
    Column("text", SealedText, nullable=False),
    CheckConstraint("length(text) > 0", name="text_not_empty"),
    Index("ix_example_campaign", "campaign"),
    Index("ix_example_response", "response"),
    sqlite_with_rowid=False,
)

# The wordings of the notice that people agreed to, by a hash of the text.
NOTICE = Table(
    "notice",
    METADATA,
    Column("version", String(12), primary_key=True),
    Column("language", String(2), nullable=False),
    Column("text", Text, nullable=False),
    Column("first_shown_on", Date, nullable=False),
)

# Who agreed to which notice. The day goes when an anonymous response is sent: it would tie them.
CONSENT = Table(
    "consent",
    METADATA,
    Column("campaign", String(40), primary_key=True),
    Column("person", LargeBinary(16), primary_key=True),
    Column("state", String(10), nullable=False),
    Column("notice", ForeignKey(NOTICE.c.version)),
    Column("given_on", Date),
    CheckConstraint(one_of("state", ["agreed", "declined", "withdrawn"]), name="state"),
    sqlite_with_rowid=False,
)

# The language somebody chose by a tap; Telegram's own where there is none.
PREFERENCE = Table(
    "preference",
    METADATA,
    Column("person", LargeBinary(16), primary_key=True),
    Column("language", String(2), nullable=False),
    sqlite_with_rowid=False,
)
