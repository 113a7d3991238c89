"""What a start does with the database of a home before anybody uses it."""

import asyncpg
import pytest
from pydantic import SecretStr

from bot import vault
from bot.home import Home
from storage import key_file, migrate
from storage.backups import keeping, postgresql
from tests import engine
from tests.storage.rows import NOON

# What the newest migration has made.
BACK = """
    DROP TABLE audit, audit_end;
    DO $$ DECLARE made record; BEGIN
        FOR made IN SELECT oid::regprocedure AS name FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'audit%'
        LOOP EXECUTE 'DROP FUNCTION ' || made.name; END LOOP;
    END $$;
    UPDATE alembic_version SET version_num = '0006';
"""


@pytest.fixture
async def behind(tmp_path, worker_id):
    """The home of a deployment on a server that the release before has left, with one person."""
    url = await engine.fresh(f"najian_{worker_id}_behind")
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(BACK)
        await connection.execute(r"INSERT INTO participation VALUES ('yshj', '\x00')")
    finally:
        await connection.close()
    home = Home(tmp_path / "home", SecretStr(url))
    home.prepare()
    key_file.load(home.key)
    return home


@pytest.mark.postgresql
async def test_a_server_is_dumped_before_it_is_migrated(behind):
    async with vault.opened(behind, now=NOON):
        pass

    saved = keeping.path_before(behind.backups, migrate.newest(), NOON)
    found = postgresql.examine(saved).contents
    now = vault.engine_of(behind).count()
    assert [path.name for path in behind.backups.iterdir()] == [saved.name]
    assert (found.schema, found.rows["participation"], "audit" in found.rows) == ("0006", 1, False)
    assert (now.schema, now.rows["participation"]) == (migrate.newest(), 1)


@pytest.mark.postgresql
async def test_a_server_that_is_up_to_date_is_not_dumped(place, home, keys):
    async with vault.opened(home, now=NOON):
        pass

    assert not home.backups.exists()
