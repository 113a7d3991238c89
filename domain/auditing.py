"""The audit trail 审计记录: who saw or changed what, and when, without what was said.

Only members, commands and jobs stand in it. What a respondent does never does: the moment at which
somebody sends a response, beside a list of responses, would tell whose it is. For the same reason
jobs note nothing about a single response.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.people import Memberships

LONGEST = 64  # characters of each text of a row: names and codes, never what people wrote


class By(StrEnum):
    """What kind of author a row has."""

    MEMBER = "member"
    COMMAND = "command line"
    JOB = "job"


class Thing(StrEnum):
    """What a row is about; the id beside it says which one."""

    RESPONSE = "response"
    CASE = "case"
    ENTRY = "entry"
    DEPARTMENT = "department"
    HAND_IN = "hand-in"
    DIRECTIVE = "directive"
    ROLE = "role"
    QUESTIONNAIRE = "questionnaire"
    CAMPAIGN = "campaign"
    OUTBOX = "outbox"
    TRAIL = "trail"


class Kind(StrEnum):
    """What somebody saw, took away or did; the words stand in the trail for good."""

    SAW_WORDS = "saw words"
    SAW_HELD = "saw held words"  # what names an official or a section, or whose sender asked
    SAW_CONTACT = "saw contact"
    SAW_FILE = "saw file"
    SEARCHED = "searched"  # what was found stands beside it, a row each; never the words
    SAW_CASE = "saw case"
    SAW_ENTRY = "saw entry"
    SAW_LEDGER = "saw ledger"
    SAW_SUMMARY = "saw summary"
    SAW_DIGEST = "saw digest"
    GOT_LEDGER = "got ledger"
    GOT_WORKBOOK = "got workbook"
    GOT_REPORT = "got report"
    GOT_HANDED_IN = "got handed-in file"
    LOOKED_AT = "marked as looked at"
    ASSIGNED = "assigned"
    RELEASED = "released"
    KEPT = "kept"
    WROTE_DOWN = "wrote down"  # what a voice message says
    DEALT_WITH = "dealt with case"
    DECIDED = "decided on entry"
    UNDID = "took back a decision"
    DIRECTED = "moved directive"
    DRAFTED = "updated ledgers"
    HANDED_IN = "handed in"
    INVITED = "invited"
    REVOKED = "took back an invitation"
    JOINED = "joined"  # an invitation was used, and its role granted
    NOTED_SIGNAL = "noted signal"
    SENT_AGAIN = "sent again"
    GAVE_UP = "gave up messages"
    SENT_DIGEST = "sent digest"
    PUBLISHED = "published"
    IMPORTED = "imported"
    EXPORTED = "exported"
    BACKED_UP = "made a backup"  # a command; what the bot does each night is nobody's doing
    RESTORED = "restored a backup"
    CHANGED_KEY = "changed the key"
    FORGOT = "forgot somebody"  # who asked for it; never who it was
    DELETED = "deleted what was over"  # its time was
    BEGAN = "began the trail"
    CUT = "cut the trail"  # rows up to a number, whose time was over
    FOUND_BROKEN = "found the trail broken"  # its head had been changed or removed


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, to what. `detail` is a code of the bot's own, never anybody's words."""

    kind: Kind
    thing: Thing | None = None
    id: str = ""
    detail: str = ""

    def __post_init__(self) -> None:
        """Refuse what has no room in a row."""
        if max(len(self.id), len(self.detail)) > LONGEST:
            raise ValueError(f"too long for the audit trail: {self.kind}")
        if (self.thing is None) != (self.id == ""):
            raise ValueError(f"a thing has an id, and an id is of a thing: {self.kind}")


@dataclass(frozen=True, slots=True)
class Author:
    """Who it was: a member's keyed hash with what they held then; else a user's or job's name."""

    by: By
    name: str
    person: bytes | None = None

    def __post_init__(self) -> None:
        """Refuse a member without their hash, and anybody else with one."""
        if (self.by is By.MEMBER) != (self.person is not None):
            raise ValueError(f"{self.by} with person {self.person!r}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the trail as it is stored: texts, which a later release may have written."""

    number: int
    at: datetime
    by: str
    person: bytes | None
    name: str
    kind: str
    thing: str
    id: str
    detail: str
    campaign: str

    @property
    def mark(self) -> str:
        """Eight letters that stand for a member, the same in every row; '' for all others."""
        return mark_of(self.person)


def mark_of(person: bytes | None) -> str:
    """The short stable mark of a member."""
    return "" if person is None else person.hex()[:8]


def member(person: bytes, held: Memberships) -> Author:
    """A member, with what they hold at this moment."""
    return Author(By.MEMBER, _spelled(held), person)


def command(user: str) -> Author:
    """Whoever runs a command on the server."""
    return Author(By.COMMAND, user[:LONGEST])


def job(name: str) -> Author:
    """The bot itself."""
    return Author(By.JOB, name)


def on_response(kind: Kind, response: int, detail: str = "") -> Event:
    """Something about a response."""
    return Event(kind, Thing.RESPONSE, spelled(response), detail)


def on_department(kind: Kind, department: str | None, detail: str = "") -> Event:
    """Something about a department; `None` is what nobody has assigned."""
    return Event(kind, Thing.DEPARTMENT, department or "-", detail)


def on_figures(kind: Kind, campaign: str, department: str | None, detail: str = "") -> Event:
    """Something about a department's figures; `None` is all together."""
    if department is None:
        return Event(kind, Thing.CAMPAIGN, campaign, detail)
    return on_department(kind, department, detail)


def on_case(kind: Kind, case: int, detail: str = "") -> Event:
    """Something about a case, by its id."""
    return Event(kind, Thing.CASE, spelled(case), detail)


def on_entry(kind: Kind, entry: int, detail: str = "") -> Event:
    """Something about an entry."""
    return Event(kind, Thing.ENTRY, spelled(entry), detail)


def spelled(number: int) -> str:
    """An id as rows have it: what it is called on buttons and in prompts, without zeros before."""
    return f"{number:x}"


def _spelled(held: Memberships) -> str:
    """As "coordinator" or "staff tzcj, staff czj"; cut where somebody holds very many."""
    named = ", ".join(f"{one.role} {one.department or ''}".strip() for one in held)
    return named if len(named) <= LONGEST else f"{named[: LONGEST - 1]}…"
