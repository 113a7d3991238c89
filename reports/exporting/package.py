"""`datapackage.json`: what an export has, for programs to read (the Data Package standard, v2).

Made from the declared columns and from what was written, nothing else. What the standard has no
word for stands under `najian`.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain import exports
from domain.exports import Audience, Column, Kind, Level
from domain.figures import Period
from reports.exporting import cells
from reports.exporting.partitions import Format, Stored

NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_DIALECT = {"header": True, "delimiter": ",", "lineTerminator": "\n", "doubleQuote": True}
_PARTS: dict[Format, dict[str, Any]] = {
    Format.PARQUET: {"format": "parquet", "mediatype": "application/vnd.apache.parquet"},
    Format.CSV: {
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
    },
}
# Which column of a table names a row of which other one, always there at the level that has both.
_REFERENCES = {("opinions", "response_id"): "responses"}


@dataclass(frozen=True, slots=True)
class Made:
    """An export: of which deployment and campaign, for whom, on which day, of which days."""

    deployment: str
    campaign: str
    title: str
    audience: Audience
    level: Level
    department: str | None
    minimum_base: int
    exported_on: date
    days: Period
    format: Format


def describe(made: Made, tables: tuple[Stored, ...]) -> str:
    """The file's text."""
    package = {
        "$schema": _PROFILE,
        "name": f"najian-{made.deployment}-{made.campaign}",
        "title": made.title,
        "version": exports.VERSION,
        "najian": _own(made),
        "resources": [_resource(made, table) for table in tables],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def marks(made: Made) -> dict[str, str]:
    """What each Parquet file carries in its footer: a file may travel without its folder."""
    return {
        "najian.version": exports.VERSION,
        "najian.deployment": made.deployment,
        "najian.campaign": made.campaign,
        "najian.level": made.level,
        "najian.exported_on": made.exported_on.isoformat(),
        "najian.minimum_base": str(made.minimum_base),
    }


def _own(made: Made) -> dict[str, Any]:
    return {
        "deployment": made.deployment,
        "campaign": made.campaign,
        "audience": made.audience,
        "level": made.level,
        "department": made.department,
        "minimum_base": made.minimum_base,
        "exported_on": made.exported_on.isoformat(),
        "since": None if made.days.first == date.min else made.days.first.isoformat(),
        "until": None if made.days.last == date.max else made.days.last.isoformat(),
        "partitions": ["campaign", "month"],
    }


def _resource(made: Made, stored: Stored) -> dict[str, Any]:
    table = stored.table
    return {
        "name": table.name,
        "title": table.means.zh,
        "description": table.means.en,
        "path": [file.path for file in stored.files],
        **_PARTS[made.format],
        "schema": _schema(made.format, stored),
        "najian": {
            "month": {"zh": table.by.zh, "en": table.by.en},
            "rows": stored.rows,
            "files": [
                {"path": file.path, "rows": file.rows, "bytes": file.size, "sha256": file.sha256}
                for file in stored.files
            ],
        },
    }


def _schema(form: Format, stored: Stored) -> dict[str, Any]:
    table = stored.table.name
    named = {column.name for column in stored.columns}
    references = [
        {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
        for (holder, column), other in _REFERENCES.items()
        if holder == table and column in named
    ]
    return {
        "$schema": _SCHEMA,
        "fields": [_field(form, column) for column in stored.columns],
        "primaryKey": ["id"],
        **({"foreignKeys": references} if references else {}),
        "missingValues": [""],
    }


def _field(form: Format, column: Column) -> dict[str, Any]:
    is_list, is_text = column.kind is Kind.LIST, form is Format.CSV
    constraints: dict[str, Any] = {}
    if column.is_required and not (is_list and is_text):  # there, a list of none is an empty cell
        constraints["required"] = True
    if column.values and not is_list:
        constraints["enum"] = [int(one) if column.is_small else one for one in column.values]
    if column.kind is Kind.NUMBER and not column.values:
        constraints["minimum"] = 0
    return {
        "name": column.name,
        "type": "array" if is_list and not is_text else column.kind,
        "title": column.means.zh,
        "description": column.means.en,
        **({"itemType": "string", "delimiter": cells.BETWEEN} if is_list and is_text else {}),
        **({"constraints": constraints} if constraints else {}),
        **_more(column),
    }


def _more(column: Column) -> dict[str, Any]:
    """What the standard has no word for."""
    members = list(column.values) if column.kind is Kind.LIST else []
    known: dict[str, Any] = {
        "unit": column.unit,
        "members": members,
        "level": exports.Level.OFFICE if column.is_office else "",
    }
    found = {name: value for name, value in known.items() if value}
    return {"najian": found} if found else {}
