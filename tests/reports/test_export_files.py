"""Rows into files: what is written is what is read, whatever somebody wrote."""

import csv
import json
from dataclasses import replace
from datetime import date, timedelta

import duckdb
import pandas as pd
import pytest
from pyarrow import parquet

from domain import export_rows, export_sums, exports
from domain.export_rows import OpinionRow
from domain.exports import Audience, Level
from domain.figures import Period
from domain.opinions import Aspect, Channel, Ledger, Origin, Respondent
from reports.exporting import guide, opening, package, partitions
from reports.exporting.package import Made
from reports.exporting.partitions import Format, Target, Writer
from tests.goldens import golden

DAY = date(2020, 7, 20)
MADE = Made(
    deployment="0123456789ab",
    campaign="blade",
    title="专项活动",
    audience=Audience.OFFICE,
    level=Level.OFFICE,
    department=None,
    minimum_base=5,
    exported_on=DAY,
    days=Period(date.min, date.max),
    format=Format.PARQUET,
)
ROW = OpinionRow(
    id="1",
    deployment=MADE.deployment,
    department="tax",
    department_name="税务局",
    ledger=Ledger.DISSATISFACTION,
    text="收费高",
    is_own_words=True,
    aspects=(Aspect.FEES, Aspect.POLICY),
    respondent=Respondent.CITIZEN,
    channel=Channel.PHONE,
    origin=Origin.RECORDED,
    said_on=None,
    keep_until=DAY,
    entry_id=None,
    response_id="2",
    is_held=False,
    completed_on=DAY,
)
HOSTILE = [
    '=HYPERLINK("http://x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "'quoted",
    "\tstarts with a tab",
    'says "no", and, again;',
    "two\nlines",
    "two\n\nempty\n",
    "NULL",
    "nan",
    "0013",
    "🙂 表情",
    "x" * 1_000_000,
]


def writer(folder, form=Format.PARQUET, table=export_rows.OPINIONS, level=Level.OFFICE):
    marks = package.marks(MADE)
    return Writer(Target(folder, "blade", level, form, opening.opener_of(form), marks), table)


csv.field_size_limit(2_000_000)


def write(folder, rows, form=Format.PARQUET, **which):
    written = writer(folder, form, **which)
    written.add(rows)
    return written.close("2020-07")


def part(folder, month="2020-07", ending="parquet", table="opinions"):
    return folder / table / "campaign=blade" / f"month={month}" / f"part-0.{ending}"


def as_csv(folder):
    with part(folder, ending="csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("level", list(Level))
def test_the_schema_is_the_golden_one(tmp_path, level):
    tables = export_sums.TABLES if level is Level.OUTSIDE else export_rows.TABLES
    made = []
    for table in tables:
        stored = write(tmp_path, [], table=table, level=level)
        schema = parquet.read_schema(tmp_path / stored.files[0].path)
        made += [
            table.name,
            *(f"  {f.name}: {f.type}{'' if f.nullable else ' not null'}" for f in schema),
        ]
    text = "\n".join([f"version {exports.VERSION}", *made]) + "\n"

    assert text == golden(f"export-{level}.txt", text)


def test_a_file_carries_where_it_is_from_and_is_packed(tmp_path):
    write(tmp_path, [ROW])
    file = parquet.ParquetFile(part(tmp_path))

    known = {key: file.schema_arrow.metadata[key.encode()].decode() for key in package.marks(MADE)}
    assert known == package.marks(MADE)
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_duckdb_reads_what_was_written(tmp_path):
    write(tmp_path, [ROW])
    files = tmp_path / "opinions" / "**" / "*.parquet"
    asked = duckdb.sql(f"SELECT * FROM read_parquet('{files}', hive_partitioning = true)")

    names = [column.name for column in exports.columns(OpinionRow, Level.OFFICE)]
    assert asked.columns == [*names, "campaign", "month"]
    assert asked.fetchall() == [
        (
            *("1", "0123456789ab", "tax", "税务局", 3, "收费高", True, ["fees", "policy"]),
            *("citizen", "phone", "recorded", None, DAY, None, "2", False, "blade", "2020-07"),
        )
    ]


def test_pandas_reads_closed_sets_as_categories(tmp_path):
    write(tmp_path, [ROW, replace(ROW, id="3", respondent=None)])
    table = pd.read_parquet(tmp_path / "opinions")

    assert (str(table["channel"].dtype), str(table["ledger"].dtype)) == ("category", "int8")
    assert list(table["respondent"].isna()) == [False, True]


def test_months_are_files_and_each_says_what_is_in_it(tmp_path):
    days = [DAY + timedelta(days=31 * number) for number in range(3)]
    stored = write(tmp_path, [replace(ROW, completed_on=day) for day in (*days, DAY)])

    assert [(file.path.split("/")[2], file.rows) for file in stored.files] == [
        ("month=2020-07", 2),
        ("month=2020-08", 1),
        ("month=2020-09", 1),
    ]
    assert stored.rows == 4


def test_a_table_without_rows_has_a_file_whose_columns_can_be_read(tmp_path):
    stored = write(tmp_path, [])
    asked = duckdb.sql(f"SELECT * FROM read_parquet('{part(tmp_path)}')")

    assert (stored.rows, asked.fetchall(), asked.columns[:2]) == (0, [], ["id", "deployment"])


@pytest.mark.parametrize("most", ["MOST_ROWS", "_MOST_WAITING"])
def test_what_waits_to_be_written_is_bounded_and_nothing_is_lost(tmp_path, monkeypatch, most):
    monkeypatch.setattr(partitions, most, 3 if most == "MOST_ROWS" else 500)
    known = writer(tmp_path)
    for number in range(20):
        day = DAY + timedelta(days=31 * (number % 4))
        known.add([replace(ROW, id=f"{number:02}", completed_on=day)])
        assert sum(map(len, known._waiting.values())) <= 12

    stored = known.close("2020-07")
    files = tmp_path / "opinions" / "**" / "*.parquet"
    ids = duckdb.sql(f"SELECT id FROM read_parquet('{files}') ORDER BY id").fetchall()
    assert (stored.rows, [one for (one,) in ids]) == (20, [f"{number:02}" for number in range(20)])


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_whatever_somebody_wrote_is_read_as_it_was(tmp_path, text):
    write(tmp_path, [replace(ROW, text=text)])
    write(tmp_path / "csv", [replace(ROW, text=text)], Format.CSV)

    ((read,),) = duckdb.sql(f"SELECT text FROM read_parquet('{part(tmp_path)}')").fetchall()
    (line,) = as_csv(tmp_path / "csv")
    assert read == text
    assert line["text"].removeprefix("'") == text


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_no_cell_begins_like_a_formula(tmp_path, text):
    write(tmp_path, [replace(ROW, text=text)], Format.CSV)

    (line,) = as_csv(tmp_path)
    assert [value for value in line.values() if value[:1] in tuple("=+-@＝＋－＠\t\r")] == []


@pytest.mark.parametrize("form", list(Format))
def test_characters_that_cannot_be_seen_and_do_something_are_gone(tmp_path, form):
    write(tmp_path, [replace(ROW, text="a\0b\u202ec\x1b[31md\ufeffe\r\nf\u2066g\ud800h")], form)
    if form is Format.CSV:
        read = as_csv(tmp_path)[0]["text"]
    else:
        read = parquet.read_table(part(tmp_path))["text"][0].as_py()

    assert read == "abc[31mde\nfgh"


def test_duckdb_reads_csv_as_it_reads_parquet(tmp_path):
    rows = [replace(ROW, id=f"{place}", text=f"–{text}") for place, text in enumerate(HOSTILE)]
    write(tmp_path, rows)
    write(tmp_path / "csv", rows, Format.CSV)
    file = part(tmp_path / "csv", ending="csv")
    texts = "types = {'id': 'VARCHAR', 'text': 'VARCHAR', 'entry_id': 'VARCHAR'}"
    plain = f"header = true, quote = '\"', escape = '\"', nullstr = '', {texts}"
    limits = "max_line_size = 4000000, buffer_size = 16000000"
    columns = "id, text, is_own_words, keep_until, respondent, entry_id, ledger"

    packed, written = (
        duckdb.sql(f"SELECT {columns} FROM {asked} ORDER BY id").fetchall()
        for asked in (
            f"read_parquet('{part(tmp_path)}')",
            f"read_csv('{file}', {plain}, {limits})",
        )
    )
    assert packed == written


@pytest.mark.parametrize("form", list(Format))
def test_the_description_lists_each_file_with_its_checksum_and_each_column(tmp_path, form):
    stored = write(tmp_path, [ROW], form)
    described = json.loads(package.describe(replace(MADE, format=form), (stored,)))

    (table,) = described["resources"]
    (file,) = table["najian"]["files"]
    assert table["path"] == [f"opinions/campaign=blade/month=2020-07/part-0.{form}"]
    assert (file["rows"], file["bytes"]) == (1, part(tmp_path, ending=form).stat().st_size)
    assert [field["name"] for field in table["schema"]["fields"]] == [
        c.name for c in stored.columns
    ]
    assert table["schema"]["foreignKeys"] == [
        {"fields": ["response_id"], "reference": {"resource": "responses", "fields": ["id"]}}
    ]


def test_the_description_is_the_golden_one(tmp_path):
    stored = write(tmp_path, [], Format.CSV)
    text = package.describe(replace(MADE, format=Format.CSV), (stored,))

    assert text == golden("export-datapackage.json", text)


@pytest.mark.parametrize("form", list(Format))
def test_the_readme_says_what_it_is_and_has_examples_that_run(tmp_path, monkeypatch, form):
    stored = write(tmp_path, [], form, table=export_rows.RESPONSES)
    text = guide.readme(replace(MADE, format=form), (stored,))
    monkeypatch.chdir(tmp_path)
    sql, rest = text.split("```sql\n")[1].split("```", 1)
    pandas = rest.split("# pandas\n")[1].split("```")[0]
    found: dict = {}
    exec(pandas, found)

    assert duckdb.sql(sql).fetchall() == []
    assert len(found["responses"]) == 0
    assert text == golden(f"export-readme-{form}.md", text)
