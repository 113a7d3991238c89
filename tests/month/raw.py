"""The database as it lies on the disk, by plain sqlite3: of the program only its keys are used."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from storage import key_file

SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(path, query, *values):
    """Rows, by the names of their columns."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as connection:
        connection.row_factory = sqlite3.Row
        keys = key_file.load(path.with_name("najian.key")).keys()
        connection.create_function("unsealed", 1, lambda s: s and keys.unseal(s).decode())
        return [dict(row) for row in connection.execute(query, values)]


def day(text):
    """A day as it is stored; `None` stays."""
    return None if text is None else date.fromisoformat(text)


def moment(text):
    """A moment as it is stored, in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(SHANGHAI)


def cases(path):
    """All cases by their ids, with their days as days."""
    rows = read(path, "SELECT * FROM casefile ORDER BY number")
    days = [name for name in (rows[0] if rows else ()) if name.endswith(("_from", "_on"))]
    return {row["id"]: row | {name: day(row[name]) for name in days} for row in rows}


def steps(path):
    """What was done about each case, in its order."""
    found = {}
    words = 'unsealed("by") AS by_words, unsealed(note) AS note_words'
    for row in read(path, f"SELECT *, {words} FROM case_step ORDER BY id"):
        told = row | {"by": row["by_words"] or "", "note": row["note_words"] or ""}
        found.setdefault(row["casefile"], []).append(told)
    return found
