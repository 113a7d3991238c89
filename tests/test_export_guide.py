"""`docs/export.md` says what the code declares, and its examples run."""

import os
import re

import duckdb
import pytest

from reports.exporting import guide
from tests.bot.exports import zones
from tests.towns import ROOT

GUIDE = ROOT / "docs" / "export.md"
BEGIN, END = "<!-- tables -->\n", "<!-- /tables -->\n"
TEXT = GUIDE.read_text("utf-8")
SQL = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
PANDAS = [block for block in PYTHON if "pyspark" not in block]


@pytest.fixture
async def province(migrated, services, tmp_path, monkeypatch):
    """The folder in which the exports of three deployments stand."""
    await zones(migrated, services, tmp_path)
    monkeypatch.chdir(tmp_path)


def test_the_guide_lists_the_columns_as_they_are_declared():
    before, _, rest = TEXT.partition(BEGIN)
    _, _, after = rest.partition(END)
    made = f"{before}{BEGIN}\n{guide.tables()}\n{END}{after}"
    if os.environ.get("NAJIAN_GOLDEN") == "1":
        GUIDE.write_text(made, "utf-8")

    assert GUIDE.read_text("utf-8") == made


def test_both_languages_have_the_same_examples():
    assert (SQL[:2], PYTHON[:3]) == (SQL[2:], PYTHON[3:])


@pytest.mark.sqlite
async def test_the_examples_for_duckdb_answer(province):
    months, worst = (duckdb.sql(block).fetchall() for block in SQL[:2])

    assert months == [("2020-07", 10, 3)]
    assert worst == [("fees", 12, 30, 40.0, 2), ("attitude", 6, 30, 20.0, 3)]


@pytest.mark.sqlite
async def test_the_example_for_pandas_answers(province, capsys):
    exec(PANDAS[0], {})

    assert capsys.readouterr().out.split()[-4:] == ["2020-07", "10", "2", "1"]
