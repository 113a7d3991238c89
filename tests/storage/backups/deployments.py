"""A deployment with something in every table and a file in every place that names one."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.home import Home
from storage import key_file, migrate
from storage.attachments import Files
from storage.backups import bundle
from storage.backups.making import Source
from storage.backups.sqlite import Sqlite
from tests.storage.released import KEY, RELEASES, make
from tests.storage.rows import NOON

VOICE, PHOTO, BEGUN, HANDED = b"voice" * 50, b"photo" * 60, b"begun" * 70, b"handed" * 80


def populated(folder: Path) -> Home:
    """The home of a deployment, as the newest released file has it."""
    home = Home(folder, Path("najian.db"))
    home.prepare()
    shutil.copy(KEY, home.key)
    home.key.chmod(0o600)
    make(RELEASES[-1], home.database)
    migrate.upgrade(home.database, home.backups, now=NOON)
    shutil.rmtree(home.backups, ignore_errors=True)
    known = key_file.read(home.key)
    files, archive = Files(home.attachments, known), Files(home.archive, known)
    voice, photo, begun = (files.put(each, now=NOON) for each in (VOICE, PHOTO, BEGUN))
    handed = archive.put(HANDED, now=NOON)
    begun = json.dumps([{"digest": begun, "medium": "photo", "kind": "image/jpeg", "size": 9}])
    execute(
        home.database,
        ("PRAGMA journal_mode = WAL",),
        ("UPDATE attachment SET digest = ?", voice),
        ("UPDATE case_step SET photo = ? WHERE photo IS NOT NULL", photo),
        ("UPDATE interview_answer SET attachments = ? WHERE attachments <> '[]'", begun),
        ("UPDATE handed_file SET digest = ?", handed),
    )
    return home


def source_of(home: Home) -> Source:
    known = key_file.read(home.key)
    archive, files = Files(home.archive, known), Files(home.attachments, known)
    return Source(Sqlite(home.database), files, archive, known)


def execute(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as connection:
        for statement, *values in statements:
            connection.execute(statement, values)


def ask(path, statement):
    with closing(sqlite3.connect(path, timeout=10)) as connection:
        return connection.execute(statement).fetchall()


def rows(path):
    """All rows of a database by table, however they lie in the file."""
    found = ask(path, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {table: sorted(ask(path, f'SELECT * FROM "{table}"'), key=repr) for (table,) in found}


def files(home: Home):
    """The names of the sealed files, by folder."""
    return {
        folder.name: sorted(path.name for path in folder.iterdir())
        for folder in (home.attachments, home.archive)
        if folder.exists()
    }


def state(home: Home):
    """All that a backup is of."""
    return rows(home.database), files(home)


def parts(path):
    """The names of a bundle's parts."""
    with bundle.opened(path) as found:
        return [part.name for part in found.manifest.parts]
