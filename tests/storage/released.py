"""The files of earlier releases, each with something in every table and column.

They are SQL texts in `releases/`, with the key that what is sealed in them was sealed with. They
are never made anew: a schema that was released is what it was.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "releases"
RELEASES = tuple(sorted(path.stem for path in FOLDER.glob("*.sql")))
KEY = FOLDER / "najian.key"
every_release = pytest.mark.parametrize("release", RELEASES)


def make(release, path):
    """The file as that release left it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FOLDER / f"{release}.sql").read_text("utf-8"))
    return path
