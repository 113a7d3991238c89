"""The database as it is stored, by plain SQL: of the program only its keys are used."""

import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from storage import key_file
from tests import hands

SHANGHAI = ZoneInfo("Asia/Shanghai")
_COLUMNS = (
    "SELECT table_name, column_name FROM information_schema.columns "
    "WHERE table_schema = 'public' ORDER BY table_name, ordinal_position"
)


def read(home, query, *values):
    """Rows, by the names of their columns."""
    with closing(_opened(home, query)) as connection:
        connection.row_factory = sqlite3.Row
        keys = key_file.load(home.key).keys()
        connection.create_function("unsealed", 1, lambda s: s and keys.unseal(s).decode())
        return [dict(row) for row in connection.execute(query, values)]


def _opened(home, query):
    if home.is_on_server:
        return _copied(home.place, set(re.findall(r"\w+", query)))
    return sqlite3.connect(f"file:{home.database}?mode=ro", uri=True, timeout=10)


def _copied(url, words):
    """What a server holds in the tables that are named, as SQLite would hold it."""
    eye, connection = _eye(url), sqlite3.connect(":memory:")
    for table, columns in _tables(url).items():
        if table in words:
            connection.execute(f'CREATE TABLE "{table}" ({", ".join(columns)})')
            rows = eye.read(f'SELECT {", ".join(columns)} FROM "{table}"')
            marks = ", ".join("?" * len(columns))
            kept = [tuple(map(_as_text, row)) for row in rows]
            connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', kept)
    return connection


@cache
def _eye(url):
    """One connection for all of the month: a new one each time would take most of it."""
    return hands.eye(url)


@cache
def _tables(url):
    """The columns of each table."""
    tables = defaultdict(list)
    for table, column in _eye(url).read(_COLUMNS):
        tables[table].append(f'"{column}"')
    return tables


def _as_text(value):
    """Days and moments stand in SQLite as text."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, date) else value


def day(text):
    """A day as it is stored; `None` stays."""
    return None if text is None else date.fromisoformat(text)


def moment(text):
    """A moment as it is stored, in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).astimezone(SHANGHAI)


def cases(home):
    """All cases by their ids, with their days as days."""
    rows = read(home, "SELECT * FROM casefile ORDER BY number")
    days = [name for name in (rows[0] if rows else ()) if name.endswith(("_from", "_on"))]
    return {row["id"]: row | {name: day(row[name]) for name in days} for row in rows}


def steps(home):
    """What was done about each case, in its order."""
    found = {}
    words = 'unsealed("by") AS by_words, unsealed(note) AS note_words'
    for row in read(home, f"SELECT *, {words} FROM case_step ORDER BY id"):
        told = row | {"by": row["by_words"] or "", "note": row["note_words"] or ""}
        found.setdefault(row["casefile"], []).append(told)
    return found
