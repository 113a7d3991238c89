"""Alembic's entry: runs the migrations on the connection that `storage.migrate` brings."""

from alembic import context

from storage import (
    archive_tables,
    audit_tables,
    audit_triggers,
    case_tables,
    member_tables,
    office_tables,
)  # with storage.tables: all there are
from storage.metadata import METADATA

assert office_tables.OUTBOX.metadata is archive_tables.HANDED.metadata is METADATA
assert case_tables.CASEFILE.metadata is member_tables.MEMBER.metadata is METADATA
assert audit_tables.AUDIT.metadata is METADATA
assert audit_triggers.for_sqlite()  # which the tables get as they are declared
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
