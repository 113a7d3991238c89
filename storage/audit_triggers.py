"""What refuses to change the audit trail, beside its tables: triggers, for both kinds of database.

They stop a slip, and whoever may only write rows. They are no defence against somebody who may
change the schema: that is what the chain of hashes is for.
"""

from typing import Any

from sqlalchemy import Connection, MetaData, event

from storage.audit_tables import AUDIT, AUDIT_END
from storage.metadata import METADATA

_REFUSED = "the audit trail is only ever added to"
_REFUSING = f"RAISE integrity_constraint_violation USING MESSAGE = '{_REFUSED}'"
_FIRST = "SELECT number FROM audit_end WHERE name = 'first'"
_AHEAD = "(NEW.name = 'first' AND NEW.number >= (SELECT MAX(number) FROM audit))"
# By its name: when a trigger fires, on which table, and in which case.
_TRIGGERS = {
    "audit_changed": ("UPDATE", AUDIT.name, "1 = 1"),
    "audit_deleted": ("DELETE", AUDIT.name, f"OLD.number > COALESCE(({_FIRST}), 0)"),
    # "INSERT OR REPLACE" would delete a row without firing the trigger above.
    "audit_between": (
        "INSERT",
        AUDIT.name,
        "NEW.number <= COALESCE((SELECT MAX(number) FROM audit), 0)",
    ),
    "audit_end_deleted": ("DELETE", AUDIT_END.name, "1 = 1"),
    "audit_end_replaced": (
        "INSERT",
        AUDIT_END.name,
        "EXISTS (SELECT 1 FROM audit_end WHERE name = NEW.name)",
    ),
    "audit_end_moved_back": (
        "UPDATE",
        AUDIT_END.name,
        f"NEW.name <> OLD.name OR NEW.number <= OLD.number OR {_AHEAD}",
    ),
}


def for_sqlite() -> tuple[str, ...]:
    """The statements that make them."""
    return tuple(
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} WHEN {case} "
        f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
        for name, (when, table, case) in _TRIGGERS.items()
    )


def for_postgresql() -> tuple[str, ...]:
    """The same there, where a trigger calls a function, and a table can be emptied at once."""
    made = [_function(name, case, when) for name, (when, _, case) in _TRIGGERS.items()]
    made += [
        f"CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        for name, (when, table, _) in _TRIGGERS.items()
    ]
    made.append(
        "CREATE FUNCTION audit_emptied() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"{_REFUSING}; END $$"
    )
    return (
        *made,
        *(
            f"CREATE TRIGGER {table.name}_emptied BEFORE TRUNCATE ON {table.name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_emptied()"
            for table in (AUDIT, AUDIT_END)
        ),
    )


def _function(name: str, case: str, when: str) -> str:
    given = "OLD" if when == "DELETE" else "NEW"
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {case} THEN {_REFUSING}; END IF; RETURN {given}; END $$"
    )


@event.listens_for(METADATA, "after_create")
def _make(_: MetaData, connection: Connection, **__: Any) -> None:
    made = for_sqlite() if connection.dialect.name == "sqlite" else for_postgresql()
    for statement in made:
        connection.exec_driver_sql(statement)
