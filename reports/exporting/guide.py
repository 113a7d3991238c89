"""What an export says of itself to people: its README, and the tables of `docs/export.md`.

Chinese first, then English. The columns come from the declarations that the files are written from.
"""

from collections.abc import Iterable

from domain import export_rows, export_sums, exports
from domain.exports import Column, Kind, Level, Row, Table
from domain.text import Text
from reports.exporting.package import Made
from reports.exporting.partitions import Format, Stored

NAME = "README.md"
_TYPES = {Kind.TEXT: "VARCHAR", Kind.DAY: "DATE", Kind.NUMBER: "INTEGER", Kind.FLAG: "BOOLEAN"}
_HEAD = "| 列 column | 类型 type | 含义 meaning | 值、单位 values, unit |\n|---|---|---|---|"
_LEVELS = {
    Level.OUTSIDE: Text(
        "可以送出的：只有整批合计，不含任何单份答卷。",
        "What may be passed on: sums over whole batches, no single response.",
    ),
    Level.DEPARTMENT: Text(
        "一个部门自己的：单份答卷和掩码后的原话。只给这个部门，不要转发，到期（keep_until）删除。",
        "A department's own: single responses and masked words. For that department alone: do not "
        "pass it on, and delete each row after its keep_until.",
    ),
    Level.OFFICE: Text(
        "专项办的：单份答卷和掩码后的原话。只放在自己的服务器上，不要转发，到期（keep_until）删除。",
        "The campaign office's: single responses and masked words. For its own server: do not "
        "pass it on, and delete each row after its keep_until.",
    ),
}
_REPLACES = """\
每一列的含义见 `datapackage.json`。同一部署、同一活动再次导出时，请整个替换。

`datapackage.json` says what every column means. A later export of the same deployment and campaign
replaces this one as a whole.
"""
_EXAMPLES = {
    Format.PARQUET: """\
```sql
-- DuckDB
SELECT month, count(*) FROM read_parquet('responses/**/*.parquet', hive_partitioning = true)
GROUP BY month ORDER BY month;
```

```python
# Spark
responses = spark.read.parquet("responses")
responses.groupBy("month").count().show()
```

```python
# pandas
import pandas as pd

responses = pd.read_parquet("responses")
```
""",
    Format.CSV: """\
```sql
-- DuckDB
SELECT month, count(*) FROM read_csv('responses/**/*.csv', hive_partitioning = true, header = true,
  quote = '"', escape = '"', nullstr = '') GROUP BY month ORDER BY month;
```

```python
# Spark
responses = spark.read.csv("responses", header=True, multiLine=True, escape='"', nullValue="")
responses.groupBy("month").count().show()
```

```python
# pandas
from pathlib import Path
import pandas as pd

responses = pd.concat(map(pd.read_csv, sorted(Path("responses").rglob("*.csv"))))
```
""",
}
_CSV = """\
CSV：UTF-8，无 BOM，逗号分隔，需要时加双引号，引号写两遍；空格子是没有值；多个值用分号隔开。
以 `= + - @` 等开头的文字前面加了一个 `'`（免得表格软件当成公式），以 `'` 开头的也加；
去掉一个就是原文。

CSV: UTF-8 without a byte order mark, commas, quoted where needed, quotation marks doubled; an empty
cell is no value; members of a list stand between semicolons. A text that begins like a formula
(`= + - @` and such) has an apostrophe before it, and so has one that begins with an apostrophe:
take one away to have it as it was.
"""


def readme(made: Made, tables: tuple[Stored, ...]) -> str:
    """The README of an export."""
    level, day = _LEVELS[made.level], made.exported_on.isoformat()
    rows = "\n".join(
        f"| `{one.table.name}` | {one.rows} | {one.table.means.zh} | {one.table.means.en} |"
        for one in tables
    )
    parts = [
        f"# {made.title}",
        f"{level.zh}\n\n{level.en}",
        f"`{made.deployment}` · `{made.campaign}` · {day} · v{exports.VERSION}",
        f"| | 行 rows | | |\n|---|---|---|---|\n{rows}",
        _REPLACES.rstrip("\n"),
        _EXAMPLES[made.format].rstrip("\n"),
    ]
    if made.format is Format.CSV:
        parts.append(_CSV.rstrip("\n"))
    return "\n\n".join(parts) + "\n"


def tables() -> str:
    """All tables with their columns, both levels of detail, as Markdown."""
    common = "\n".join([_HEAD, *map(_line, exports.columns(Row, Level.OFFICE))])
    sums = _section("可以送出的 · What may be passed on", export_sums.TABLES)
    rows = _section("单份答卷 · Single responses", export_rows.TABLES)
    return f"### 每张表都有 · Every table has\n\n{common}\n\n{sums}\n\n{rows}\n"


def _section(title: str, known: Iterable[Table]) -> str:
    return "\n\n".join([f"### {title}", *map(_table, known)])


def _table(table: Table) -> str:
    common = exports.columns(Row, Level.OFFICE)
    own = [one for one in exports.columns(table.row, Level.OFFICE) if one not in common]
    head = f"**`{table.name}`** {table.means.zh} · {table.means.en}. `month`: "
    return "\n\n".join([
        f"{head}{table.by.zh} · {table.by.en}.",
        "\n".join([_HEAD, *map(_line, own)]),
    ])  # fmt: skip


def _line(column: Column) -> str:
    """Name, type, whether it may be empty; its meaning; its values or unit; who gets it."""
    type_ = "VARCHAR[]" if column.kind is Kind.LIST else _TYPES[column.kind]
    type_ = "TINYINT" if column.is_small else type_
    nullable = "" if column.is_required else " NULL"
    values = " ".join(f"`{value}`" for value in column.values) or column.unit
    office = " (office)" if column.is_office else ""
    meaning = f"{column.means.zh}<br>{column.means.en}{office}"
    return f"| `{column.name}` | {type_}{nullable} | {meaning} | {values} |"
