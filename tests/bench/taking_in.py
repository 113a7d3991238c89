"""Measures `najian import`, against storing the same rows by plain SQL."""

import csv
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from tests.bench import grouping_texts

ROOT = Path(__file__).parents[2]
_DAY = date(2020, 7, 17)
_TABLES = """
    CREATE TABLE response (id INTEGER PRIMARY KEY, source BLOB UNIQUE, grade, completed_on);
    CREATE TABLE opinion (id INTEGER PRIMARY KEY, response, text, said_on);
"""


def measure(rows: int) -> tuple[float, float]:
    """Seconds of the command, and of plain SQL, for so many rows."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        _write(file, rows)
        return _by_command(Path(folder), file, rows), _by_sql(Path(folder), file)


def _write(file: Path, rows: int) -> None:
    with file.open("w", newline="", encoding="utf-8") as opened:
        table = csv.writer(opened)
        table.writerow(("text", "department", "rating", "date"))
        for number, text in enumerate(grouping_texts.texts(rows)):
            day = _DAY + timedelta(days=number % 20)
            table.writerow((f"{text}（{number}）", "tzcj", "不满意", day.isoformat()))


def _by_command(folder: Path, file: Path, rows: int) -> float:
    given = ["--config", str(ROOT / "config.example.toml"), "--home", str(folder / "home")]
    command = [sys.executable, "-m", "bot", *given, "import", str(file), "--channel", "phone"]
    begin = perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=True, text=True, timeout=900
    )
    seconds = perf_counter() - begin
    assert done.stdout.startswith(f"{rows} added"), done.stdout + done.stderr
    return seconds


def _by_sql(folder: Path, file: Path) -> float:
    """Two rows for each, in one transaction, nothing sealed or checked."""
    begin = perf_counter()
    with closing(sqlite3.connect(folder / "plain.db")) as connection, connection:
        connection.executescript(_TABLES)
        with file.open(newline="", encoding="utf-8") as opened:
            for number, row in enumerate(csv.DictReader(opened)):
                said = (number, number.to_bytes(16, "big"), row["rating"], row["date"])
                connection.execute("INSERT INTO response VALUES (?, ?, ?, ?)", said)
                spoken = (number, number, row["text"], row["date"])
                connection.execute("INSERT INTO opinion VALUES (?, ?, ?, ?)", spoken)
    return perf_counter() - begin
