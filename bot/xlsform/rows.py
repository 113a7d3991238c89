"""The rows of a workbook under the names that pyxform gives their columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyxform import aliases
from pyxform.errors import PyXFormError
from pyxform.parsing.sheet_headers import dealias_and_group_headers
from pyxform.question import MultipleChoiceQuestion, Option
from pyxform.survey import Survey
from pyxform.xls2json import dealias_types
from pyxform.xls2json_backends import DefinitionData

from bot.xlsform.findings import Place
from bot.xlsform.opening import Opened, foreign

Column = tuple[str, ...]  # as ("bind", "relevant") or ("label", "English (en)")


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a row: only cells that are not empty, trimmed."""

    place: Place
    cells: Mapping[Column, str]

    def text(self, *column: str) -> str:
        """One cell; nothing if it is empty."""
        return self.cells.get(column, "")

    def translations(self, *column: str) -> dict[str, str]:
        """A cell in each language; "" is the language of a column that names none."""
        width = len(column)
        return {
            (where[width] if len(where) > width else ""): said
            for where, said in self.cells.items()
            if where[:width] == column
        }


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows that a form is made of, and the other sheets that pyxform knows."""

    survey: tuple[Row, ...]
    choices: tuple[Row, ...]
    settings: Row
    others: tuple[str, ...]


def sheets(opened: Opened) -> Sheets | None:
    """The rows of a workbook; `None` where its headings make no sense, as judging has found."""
    with foreign(opened.name):
        try:
            return _sheets(opened.rows)
        except PyXFormError:
            return None


def _sheets(book: DefinitionData) -> Sheets:
    settings = tuple(_rows(book, "settings", aliases.settings_header, Survey.get_slot_names()))
    first = settings[0] if settings else Row(Place("settings"), {})
    language = first.text("default_language") or "default"
    slots = MultipleChoiceQuestion.get_slot_names()
    return Sheets(
        tuple(_rows(book, "survey", aliases.survey_header, slots, language)),
        tuple(_rows(book, "choices", aliases.list_header, Option.get_slot_names(), language)),
        first,
        tuple(name for name in ("external_choices", "entities", "osm") if getattr(book, name)),
    )


def _rows(
    book: DefinitionData,
    sheet: str,
    known_as: Mapping[str, object],
    columns: object,
    language: str = "default",
) -> Iterator[Row]:
    grouped = dealias_and_group_headers(
        sheet_name=sheet,
        sheet_data=getattr(book, sheet) or [],
        sheet_header=getattr(book, f"{sheet}_header") or [],
        header_aliases=known_as,
        header_columns=set(columns),  # type: ignore[call-overload]  # pyxform says no types
        default_language=language,
        strip_whitespace=sheet == "survey",
    )
    rows = dealias_types(grouped.data) if sheet == "survey" else grouped.data
    for number, row in enumerate(rows, 2):
        if row:
            yield Row(Place(sheet, number), dict(_cells((), row)))


def _cells(column: Column, value: object) -> Iterator[tuple[Column, str]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _cells((*column, str(key)), part)
    elif value is not None and str(value).strip():
        yield column, str(value).strip()
