"""The rows of a workbook under the names that pyxform gives their columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyxform import aliases
from pyxform.parsing.sheet_headers import clean_text_values, process_header
from pyxform.question import MultipleChoiceQuestion, Option
from pyxform.survey import Survey
from pyxform.xls2json_backends import DefinitionData

from bot.xlsform.findings import Place
from bot.xlsform.opening import Opened, foreign

Column = tuple[str, ...]  # as ("bind", "relevant") or ("label", "English (en)")
Cells = dict[Column, str]

_SPOKEN = (("label",), ("hint",), ("bind", "jr:constraintMsg"))  # columns with languages


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
    more_settings: tuple[Row, ...]  # of a sheet that has one row that counts
    others: tuple[str, ...]


def sheets(opened: Opened) -> Sheets:
    """The rows of a workbook."""
    with foreign(opened.name):
        return _sheets(opened.rows)


def _sheets(book: DefinitionData) -> Sheets:
    settings = tuple(_rows(book, "settings", aliases.settings_header, Survey.get_slot_names()))
    first = settings[0] if settings else Row(Place("settings"), {})
    language = first.text("default_language")
    slots = MultipleChoiceQuestion.get_slot_names()
    return Sheets(
        tuple(_rows(book, "survey", aliases.survey_header, slots, language)),
        tuple(_rows(book, "choices", aliases.list_header, Option.get_slot_names(), language)),
        first,
        settings[1:],
        tuple(name for name in ("external_choices", "entities", "osm") if getattr(book, name)),
    )


def _rows(
    book: DefinitionData,
    sheet: str,
    known_as: Mapping[str, object],
    columns: Iterable[str],
    language: str = "",
) -> Iterator[Row]:
    headings: Iterable[str] = next(iter(getattr(book, f"{sheet}_header") or ()), {})
    doubled = any("::" in heading for heading in headings)
    named = {
        heading: process_header(heading, doubled, known_as, set(columns))[1] for heading in headings
    }
    spoken = {
        column for column in _SPOKEN if language and (*column, language) not in named.values()
    }
    unnamed: dict[Column, Column] = {column: (*column, language) for column in spoken}
    for number, written in enumerate(getattr(book, sheet) or (), 2):
        if cells := _cells(written, named, unnamed):
            yield Row(Place(sheet, number), cells)


def _cells(
    written: Mapping[str, str], named: Mapping[str, Column], unnamed: Mapping[Column, Column]
) -> Cells:
    """The cells of a row; `unnamed` are columns whose words are in the default language."""
    cells: Cells = {}
    for heading, said in written.items():
        column = named[heading]
        text = clean_text_values(_in_lines(str(said or "")), strip_whitespace=True)
        if not text:
            continue
        if column == ("type",):
            text = aliases._type_alias_map.get(text, text)  # noqa: SLF001 - pyxform has no other way
        cells[unnamed.get(column, column)] = text
    return cells


def _in_lines(text: str) -> str:
    """Lines end as they do on Linux, and a tab is a blank."""
    return "\n".join(text.replace("\t", " ").splitlines())
