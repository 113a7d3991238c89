"""Alembic's entry: runs the migrations on the connection that `storage.migrate` brings."""

from alembic import context

from storage.schema import SCHEMA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SCHEMA,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
