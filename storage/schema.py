"""All tables there are. Whoever needs the whole schema imports it from here."""

from storage import (
    archive_tables,
    case_tables,
    member_tables,
    office_tables,
    seal_tables,
    tables,
)
from storage.metadata import METADATA

assert {
    tables.RESPONSE.metadata,
    office_tables.OUTBOX.metadata,
    archive_tables.HANDED.metadata,
    case_tables.CASEFILE.metadata,
    member_tables.MEMBER.metadata,
    seal_tables.SEAL.metadata,
} == {METADATA}
SCHEMA = METADATA
