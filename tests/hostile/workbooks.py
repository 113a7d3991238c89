"""XLSForm workbooks with anything in their cells, or with their parts exchanged and damaged."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from bot.settings.questionnaires import read_text
from bot.xlsform.importing import Order, take_over
from domain.faults import FaultyError
from domain.opinions import Respondent
from tests.hostile import odd
from tests.hostile.clear import faults_are_clear, is_clear

ORDER = Order(None, Respondent.CITIZEN, ("czj", "jsj"), frozenset())
ZH, EN = "label::中文 (zh)", "label::English (en)"
HEAD = ("type", "name", ZH, EN, "relevant", "constraint", "required", "hint", "najian_ledger")
SURVEY: list[list[Any]] = [
    ["text", "a", "问", "Ask", None, "regex(., '[0-9]+')", "yes", "小字", 3],
    ["select_one c", "b", "选", "Pick", "${a} != ''", None, None, None, None],
    ["integer", "n", "数", "Number", None, ". >= 1 and . <= 5", None, None, None],
    ["date", "d", "日", "Day", None, ". <= today()", None, None, None],
    ["note", "e", "谢谢", "Thanks", "selected(${b}, 'x')", None, None, None, None],
]
CHOICES = [("list_name", "name", ZH, EN), ("c", "x", "甲", "X"), ("c", "y", "乙", "Y")]
SETTINGS = [("form_title", "form_id", "version"), ("Demo", "demo", 1)]
_EXPRESSIONS = (
    "${a}", "${", "${a} = ${a}", "not(" * 300, "(" * 5000, "'" , "1 div 0",
    ". > 1e999", "pulldata(",
    "regex(., '(a+)+$')", "regex(., '(')", "regex(., '[')", "selected(${b}, 'x') or true()",
    "${e} = 'x'", "concat(${a}, '\x1b')", "-" * 3000 + "1", "a" * 30_000, "count-selected(.) < -1",
    "string-length(.) <= 9999999999999999999999", ". = date('9999-12-31')",
    ". < date('0001-01-01')",
)  # fmt: skip
_KINDS = (
    "text", "select_one c", "select_multiple c", "select_one nowhere", "rank c", "integer",
    "decimal", "date", "note", "begin group", "end group", "begin repeat", "end repeat", "image",
    "audio", "file", "geopoint", "calculate", "select_one_from_file x.csv", "hidden", "",
    "select_one c or_other", "xml-external", "deviceid", "begin_group",
)  # fmt: skip
_CELLS = st.one_of(
    odd.texts,
    st.sampled_from(_EXPRESSIONS),
    st.sampled_from(_KINDS),
    st.sampled_from((0, 1, -1, 10**15, 2.5, 1e300, True, None)),
    st.sampled_from(
        (
            datetime(1900, 1, 1),  # noqa: DTZ001 - Excel knows no zones
            date(9999, 12, 31),
            time(1),
            timedelta(-1),
        )
    ),
    st.sampled_from(
        (
            *("=1+1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "=[1]x!A1", "#REF!"),
            *("_x001B_[2J_x000D_", "_x0000_", "_xD800_", "_x202E_"),
        )
    ),
)
_PLACES = st.floats(0, 1)  # in parts of the length, for a workbook says when it was written
_XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'
_PARTS = (
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "[Content_Types].xml",
    "xl/_rels/workbook.xml.rels",
)


@st.composite
def _cells(draw: st.DrawFn) -> bytes:
    """A form that would do, with some cells changed, sheets renamed, cells merged."""
    book = Workbook()
    book.remove(book.active)
    survey = [list(HEAD), *(list(row) for row in SURVEY)]
    sheets = {"survey": survey, "choices": [list(row) for row in CHOICES]}
    sheets["settings"] = [list(row) for row in SETTINGS]
    for _ in range(draw(st.integers(1, 4))):
        rows = sheets[draw(st.sampled_from(sorted(sheets)))]
        row = rows[draw(st.integers(0, len(rows) - 1))]
        row[draw(st.integers(0, len(row) - 1))] = draw(_CELLS)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([_held(cell) for cell in row])
    sheet = book["survey"]
    if draw(st.booleans()):
        sheet.merge_cells(draw(st.sampled_from(("A1:I1", "A2:A6", "A1:XFD1", "B2:C9000"))))
    if draw(st.booleans()):
        sheet["XFD1048576"] = "far"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _held(cell: Any) -> Any:
    """What openpyxl writes: it refuses what no XML file can hold."""
    if not isinstance(cell, str):
        return cell
    kept = ILLEGAL_CHARACTERS_RE.sub("", cell).encode("utf-8", "ignore").decode()
    return kept[:32_767]


@st.composite
def _parts(draw: st.DrawFn) -> bytes:
    """A workbook whose parts are damaged, gone, doubled or ask for other files."""
    with zipfile.ZipFile(io.BytesIO(draw(_cells()))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(_PARTS))
        content = parts.get(name, b"")
        match draw(st.sampled_from(("xxe", "remote", "gone", "cut", "bytes", "program", "link"))):
            case "xxe":
                parts[name] = _XXE.encode() + content.replace(b"Ask", b"&e;")
            case "remote":
                parts[name] = _REMOTE.encode() + content
            case "gone":
                parts.pop(name, None)
            case "cut":
                parts[name] = content[: round(draw(_PLACES) * len(content))]
            case "bytes":
                at = round(draw(_PLACES) * len(content))
                parts[name] = content[:at] + draw(st.binary(max_size=6)) + content[at + 3 :]
            case "program":
                parts["xl/vbaProject.bin"] = draw(st.binary(max_size=20))
            case _:
                parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


@st.composite
def _bytes(draw: st.DrawFn) -> bytes:
    content = bytearray(draw(_cells()))
    last = len(content) - 1
    for place, byte in draw(st.lists(st.tuples(_PLACES, st.integers(0, 255)), max_size=8)):
        content[round(place * last)] = byte
    return bytes(content[: round(draw(_PLACES) * last)] if draw(st.booleans()) else content)


files = _cells() | _parts() | _bytes() | st.binary(max_size=60).map(b"PK\x03\x04".__add__)


def check(folder: Path, content: bytes) -> None:
    """It is taken over, and its file has no faults; or what can't be taken over is told."""
    path = folder / "form.xlsx"
    path.write_bytes(content)
    try:
        taken = take_over(path, ORDER)
    except FaultyError as error:
        faults_are_clear(error, path.name)
        return
    for remark in taken.remarks:
        assert is_clear(str(remark)), remark
    read = read_text("form", taken.loaded.source, ORDER.departments)
    assert read == taken.loaded.questionnaire
