import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from domain.answers import Answer
from storage import inbox, interviews, migrate, sealing
from storage.backups import sqlite_copies
from storage.database import Database
from storage.keys import Keys
from storage.metadata import METADATA
from tests.storage import first_release, third_release
from tests.storage.rows import NOON

pytestmark = pytest.mark.sqlite

KEYS = Keys(b"k" * 32)
WITHOUT_ROWID = {
    "answer",
    "attachment",
    "case_help",
    "case_response",
    "case_verdict",
    "casefile",
    "clue",
    "cohort",
    "consent",
    "directive",
    "entry",
    "example",
    "interview_answer",
    "line",
    "occasion",
    "opinion",
    "participation",
    "preference",
    "remark",
    "response",
    "self_check",
    "self_check_plan",
    "support",
}
DRAFTED = ("entry", "support")  # became lines
NEWEST = migrate.newest()
NEXT = f"{int(NEWEST) + 1:04}"
LATER = '''
    """A later release's migration, in a test."""
    from alembic import op

    revision = "{later}"
    down_revision = "{newest}"


    def upgrade():
        op.execute("CREATE TABLE later (number INTEGER)")
        op.execute("{statement}")
'''


@pytest.fixture
def file(home):
    return home.database


@pytest.fixture
def backups(home):
    return home.backups


@pytest.fixture
def next_release(tmp_path, monkeypatch):
    """Puts the migrations where one more may stand beside them."""
    folder = tmp_path / "release"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", folder / "migrations")
    monkeypatch.setattr(migrate, "__file__", str(folder / "migrate.py"))

    def add(statement):
        path = folder / "migrations" / "versions" / f"{NEXT}_later.py"
        names = {"statement": statement, "later": NEXT, "newest": NEWEST}
        path.write_text(dedent(LATER).format(**names), "utf-8")

    return add


def ask(file, statement):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(statement).fetchall()


def execute(file, *statements):
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def tables(file):
    names = ask(file, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in names} - {"alembic_version"}


def test_an_empty_file_gets_the_schema_that_the_statements_are_written_for(file, backups):
    migrate.upgrade(file, backups, now=NOON)

    engine = create_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, METADATA)
    engine.dispose()
    assert differences == []
    assert tables(file) == set(METADATA.tables)


def test_a_full_file_of_the_first_release_keeps_every_row(file, backups):
    first_release.make(file)

    saved = migrate.upgrade(file, backups, now=NOON)

    now_kept = {
        table: [*map(without_start, rows)]
        for table, rows in first_release.ROWS.items()
        if table not in DRAFTED
    }
    assert {table: kept(file, table, rows) for table, rows in now_kept.items()} == now_kept
    assert {
        table: kept(saved, table, rows) for table, rows in first_release.ROWS.items()
    } == first_release.ROWS
    assert tables(saved) == set(first_release.ROWS)


def test_what_was_drafted_by_the_first_release_stays_and_its_opinions_are_placed_anew(
    file, backups
):
    first_release.make(file)

    migrate.upgrade(file, backups, now=NOON)

    drafted = "campaign, department, since, until, ledger, text, respondents, aspects, standing"
    people, aspects = '[["enterprise", 1]]', '[["fees",1]]'
    assert ask(file, f"SELECT {drafted} FROM line") == [
        ("yshj", "tzcj", 1, None, 3, "材料交了三次", people, aspects, "new")
    ]
    assert [ask(file, f"SELECT count(*) FROM {name}") for name in DRAFTED] == [[(0,)]] * 2


def without_start(row):
    """The exact time somebody began at is kept no longer; a failure is told in our words."""
    told = {"last_error": "blocked"} if "last_error" in row else {}
    return {column: value for column, value in row.items() if column != "started_at"} | told


def kept(file, table, rows):
    """What a table holds, in the columns and in the order of these rows."""
    found = ask(file, f"SELECT {', '.join(rows[0])} FROM {table}")
    return sorted((dict(zip(rows[0], row, strict=True)) for row in found), key=rows.index)


def test_what_a_row_of_the_first_release_could_not_say_is_empty(file, backups):
    first_release.make(file)

    migrate.upgrade(file, backups, now=NOON)

    assert set(ask(file, 'SELECT "window", replaces, reminded_on FROM interview')) == {
        (None, None, None)
    }
    assert ask(file, "SELECT touched_on FROM interview") == [("2020-07-18",)]
    said = ask(file, "SELECT words, attachments, message FROM interview_answer")
    assert set(said) == {("", "[]", None)}
    assert set(ask(file, "SELECT words FROM answer")) == {("",)}
    who = ask(file, 'SELECT "window", person, contact, withdrawn_on FROM response')
    assert set(who) == {(None, None, None, None)}
    assert set(ask(file, "SELECT question FROM opinion")) == {(None,)}
    assert ask(file, "SELECT source FROM published") == [(None,)]
    assert ask(file, "SELECT buttons FROM outbox") == [(None,)]


@pytest.mark.parametrize(
    ("state", "before", "after"),
    [
        ("parked", "timed out: may have arrived", "unsure"),
        ("parked", "interrupted while sending", "unsure"),
        ("parked", "too late to be sent", "late"),
        ("parked", "Forbidden: bot was blocked by the user", "blocked"),
        ("parked", "Chat not found", "blocked"),
        ("parked", "Message is too long", "refused"),
        ("waiting", "no route", "network"),
        ("waiting", None, None),
    ],
)
def test_what_went_wrong_before_is_told_by_a_cause(file, backups, state, before, after):
    first_release.make(file)
    told = "NULL" if before is None else f"'{before}'"
    execute(file, f"UPDATE outbox SET state = '{state}', last_error = {told}")

    migrate.upgrade(file, backups, now=NOON)

    assert ask(file, "SELECT last_error FROM outbox") == [(after,)]


def test_a_file_of_the_release_before_keeps_every_row(file, backups):
    third_release.make(file)

    saved = migrate.upgrade(file, backups, now=NOON)

    for place in (file, saved):
        found = {table: kept(place, table, rows) for table, rows in third_release.ROWS.items()}
        assert found == third_release.ROWS
    assert schema(file) == schema_of_a_new_file(file.parent / "new.db", backups)
    assert ask(file, "PRAGMA foreign_key_check") == []


def test_what_a_row_of_the_release_before_could_not_say_is_usual_or_empty(file, backups):
    third_release.make(file)

    migrate.upgrade(file, backups, now=NOON)

    asked = "SELECT shield, channel, place FROM interview"
    assert set(ask(file, asked)) == {(0, None, None)}
    recorded = "SELECT cohort, place, recorder FROM response"
    assert set(ask(file, recorded)) == {(None, None, None)}
    sent = (
        "SELECT lane, topic, priority, urgent, edits, replies_to, message, settled_at FROM outbox"
    )
    assert set(ask(file, sent)) == {(None, None, 5, 0, None, None, None, None)}
    new = ("cohort", "casefile", "case_response", "case_step", "directive")
    assert [ask(file, f"SELECT count(*) FROM {table}") for table in new] == [[(0,)]] * 5


def test_what_was_typed_before_is_kept_from_the_department_until_it_was_looked_through(
    file, backups
):
    third_release.make(file)

    migrate.upgrade(file, backups, now=NOON)

    shields = dict(ask(file, "SELECT id, shield FROM response"))
    assert shields == {
        third_release.TICKED: "open",
        third_release.TYPED: "unread",
        third_release.ANSWERED: "unread",
        third_release.SPOKEN: "unread",
        third_release.REMARKED: "unread",
        third_release.IMPORTED: "unread",
        third_release.UNTOLD: "open",
    }


def test_words_of_the_first_release_are_looked_through_as_well(file, backups):
    first_release.make(file)

    migrate.upgrade(file, backups, now=NOON)

    shields = dict(ask(file, "SELECT id, shield FROM response"))
    assert shields == {1: "unread", 2**61: "open", 3: "unread"}  # typed, ticked, imported


def test_a_migrated_file_is_whole(file, backups, tmp_path):
    first_release.make(file)

    migrate.upgrade(file, backups, now=NOON)

    declared = create_engine(f"sqlite:///{tmp_path}/declared.db")
    METADATA.create_all(declared)
    declared.dispose()
    assert schema(file) == schema(tmp_path / "declared.db")
    assert ask(file, "PRAGMA foreign_key_check") == []
    assert ask(file, "PRAGMA integrity_check") == [("ok",)]


def test_children_still_go_with_their_response_after_a_migration(file, backups):
    first_release.make(file)
    migrate.upgrade(file, backups, now=NOON)

    execute(file, "PRAGMA foreign_keys = ON", "DELETE FROM response", "DELETE FROM interview")

    children = ("answer", "opinion", "support", "interview_answer")
    assert [ask(file, f"SELECT count(*) FROM {table}") for table in children] == [[(0,)]] * 4


async def test_a_migrated_file_can_be_read_by_this_release(file, backups):
    first_release.make(file)
    migrate.upgrade(file, backups, now=NOON)

    database = Database(file, KEYS)
    await sealing.seal(database, KEYS)
    async with database.reading() as session:
        found = await interviews.find(session, "yshj", b"p" * 16)
    await database.close()

    assert found.answers == {
        "aspects": Answer(("fees",), settled=False),
        "gap": Answer(None),
        "rating": Answer("bad"),
    }


def test_the_migrations_make_the_tables_as_they_are_declared(file, backups, tmp_path):
    migrate.upgrade(file, backups, now=NOON)

    declared = create_engine(f"sqlite:///{tmp_path}/declared.db")
    METADATA.create_all(declared)
    declared.dispose()
    assert schema(file) == schema(tmp_path / "declared.db")


def schema_of_a_new_file(file, backups):
    migrate.upgrade(file, backups, now=NOON)
    return schema(file)


def schema(file):
    """Each table's columns, checks and kind, however its statement is laid out."""
    found = ask(file, "SELECT name, sql FROM sqlite_master WHERE tbl_name <> 'alembic_version'")
    found = [(name, (sql or "").replace('"', "")) for name, sql in found]
    lines = {name: [line.strip(" ,\t") for line in sql.splitlines()] for name, sql in found}
    return {name: sorted(line for line in kept if line) for name, kept in lines.items()}


def test_tables_of_complete_responses_have_no_row_ids(file, backups):
    migrate.upgrade(file, backups, now=NOON)

    kept = ask(file, "SELECT name, wr FROM pragma_table_list WHERE schema = 'main'")
    assert {name for name, without in kept if without} == WITHOUT_ROWID


def test_there_is_nothing_to_back_up_before_the_first_migration(file, backups):
    assert migrate.upgrade(file, backups, now=NOON) is None
    assert backups.exists() is False


def test_a_second_call_does_nothing(file, backups):
    migrate.upgrade(file, backups, now=NOON)
    before = file.read_bytes()

    saved = migrate.upgrade(file, backups, now=NOON)

    assert (saved, file.read_bytes() == before, backups.exists()) == (None, True, False)


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_an_older_file_is_backed_up_and_then_migrated(file, backups, next_release, journal):
    migrate.upgrade(file, backups, now=NOON)
    execute(file, f"PRAGMA journal_mode = {journal}", "INSERT INTO participation VALUES ('c', 'p')")
    next_release("INSERT INTO later SELECT count(*) FROM participation")

    saved = migrate.upgrade(file, backups, now=NOON)

    assert saved == backups / f"before-{NEXT}-20200720T040000.db"
    assert saved.stat().st_mode & 0o777 == 0o600
    assert tables(saved) == set(METADATA.tables)
    assert ask(saved, "SELECT * FROM participation") == [("c", "p")]
    assert ask(file, "SELECT number FROM later") == [(1,)]


def test_a_migration_that_fails_leaves_nothing_half_done(file, backups, next_release):
    migrate.upgrade(file, backups, now=NOON)
    next_release("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(OperationalError, match="no such table: nowhere"):
        migrate.upgrade(file, backups, now=NOON)

    assert tables(file) == set(METADATA.tables)
    assert ask(file, "SELECT version_num FROM alembic_version") == [(NEWEST,)]


def test_a_first_migration_that_fails_leaves_the_file_as_it_was(file, backups):
    execute(file, "CREATE TABLE support (mine)")

    with pytest.raises(OperationalError, match="table support already exists"):
        migrate.upgrade(file, backups, now=NOON)

    assert tables(file) == {"support"}


def test_a_file_of_which_no_backup_can_be_made_is_not_migrated(file, backups, next_release):
    migrate.upgrade(file, backups, now=NOON)
    next_release("DELETE FROM response")
    backups.write_text("a file where the folder should be")

    with pytest.raises(OSError, match="backups"):
        migrate.upgrade(file, backups, now=NOON)

    assert ask(file, "SELECT version_num FROM alembic_version") == [(NEWEST,)]
    assert tables(file) == set(METADATA.tables)


async def test_a_backup_of_a_database_in_use_has_what_was_committed(database, home, tmp_path):
    async with database.transaction() as session:
        await inbox.receive(session, 1, b"sealed")
    async with database.transaction() as session:
        await inbox.receive(session, 2, b"sealed")

        copy = sqlite_copies.save(home.database, tmp_path / "far" / "copy.db")

    restored = Database(copy, KEYS)
    async with restored.reading() as session:
        kept = await inbox.unanswered(session)
    await restored.close()
    assert [known.update_id for known in kept] == [1]
    assert copy.stat().st_mode & 0o777 == 0o600
