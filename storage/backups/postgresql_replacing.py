"""Exchanges what a PostgreSQL database holds for a dump, in one transaction.

What was there goes aside as a schema of its own, and is dropped when the time of backups is over.
What people withdrew since the dump was made is known by it: that is over at once.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from storage.backups.postgresql_programs import QUIETLY, Ask, psql, run
from storage.backups.refusals import BackupError
from storage.postgresql import USING

_REPLACED = "replaced_"
_OTHERS = "another najian has the database on the server open, here or elsewhere: stop it first"
# Who had it open meanwhile would go on writing, with what it remembers of the other rows.
_CLAIM = f"""
    DO $$ BEGIN IF NOT pg_try_advisory_xact_lock({USING}) THEN
        RAISE EXCEPTION '{_OTHERS}';
    END IF; END $$
"""
# What waited to be sent, and fell due meanwhile, may have been sent: people decide.
_PARK = """
    UPDATE public.outbox SET state = 'parked', last_error = 'unsure'
    WHERE state IN ('waiting', 'sending') AND edits IS NULL
        AND not_before <= (now() AT TIME ZONE 'UTC')
"""
# Retention, which runs next, deletes what hangs on them. The day is over by any time zone.
_WITHDRAW = """
    UPDATE public.response AS new SET kept_until = (now() AT TIME ZONE 'UTC')::date - 2
    FROM {old}.response AS old
    WHERE old.id = new.id AND old.withdrawn_on IS NOT NULL AND new.withdrawn_on IS NULL;
    UPDATE public.consent AS new SET state = 'withdrawn', given_on = NULL, notice = NULL
    FROM {old}.consent AS old
    WHERE old.campaign = new.campaign AND old.person = new.person AND old.state = 'withdrawn';
"""
_WITHDRAWN = """
    SELECT count(*) FROM public.response AS new JOIN {old}.response AS old USING (id)
    WHERE old.withdrawn_on IS NOT NULL AND new.withdrawn_on IS NULL
"""


def refuse_others(environment: Mapping[str, str]) -> None:
    """Raise `BackupError` if anybody has the database open, on whatever machine."""
    with psql(environment) as ask:
        if ask(f"SELECT pg_try_advisory_lock({USING})") != ["t"]:
            raise BackupError(_OTHERS)


def is_done(environment: Mapping[str, str], mark: str) -> bool:
    """Whether what was to be loaded under this mark stands in place already."""
    asked = "SELECT obj_description('public'::regnamespace, 'pg_namespace')"
    with psql(environment) as ask:
        return ask(asked) == [mark]


def load(environment: Mapping[str, str], copy: Path, mark: str) -> None:
    """Load a dump; what was there goes aside as the schema of this name."""
    script = copy.with_name("script.sql")
    restore = ["pg_restore", "--no-owner", "--no-privileges", "--schema=public"]
    run([*restore, f"--file={script}", str(copy)], environment)
    with psql(environment) as ask:
        withdraw = _WITHDRAW.format(old=mark) if _is_ours(ask, "public") else "SELECT"
    statements = (
        *("--command", _CLAIM),
        *("--command", f"ALTER SCHEMA public RENAME TO {mark}"),
        *("--command", "CREATE SCHEMA public"),
        *("--file", str(script)),
        *("--command", _PARK),
        *("--command", withdraw),
        *("--command", f"COMMENT ON SCHEMA public IS '{mark}'"),
    )
    run(["psql", *QUIETLY, "--single-transaction", *statements], environment)
    script.unlink()


def withdrawn_again(environment: Mapping[str, str], mark: str) -> int | None:
    """How many responses are over because what was there knew more; `None`: it knew nothing."""
    with psql(environment) as ask:
        if not _is_ours(ask, mark):
            return None
        return int(ask(_WITHDRAWN.format(old=mark))[0])


def drop(environment: Mapping[str, str], before: datetime) -> None:
    """Drop the schemas that were put aside earlier; a moment stands in their names."""
    over = f"{_REPLACED}{before.astimezone(UTC):%Y%m%dt%H%M%S}"
    named = (
        "SELECT nspname FROM pg_namespace "  # noqa: S608 - a name of our own
        f"WHERE nspname ~ '^{_REPLACED}[0-9]{{8}}t[0-9]{{6}}' AND nspname < '{over}'"
    )
    with psql(environment) as ask:
        for name in ask(named):
            ask(f'DROP SCHEMA "{name}" CASCADE')


def _is_ours(ask: Ask, schema: str) -> bool:
    """Whether there is a database of ours to learn from."""
    return ask(f"SELECT to_regclass('{schema}.alembic_version') IS NOT NULL") == ["t"]
