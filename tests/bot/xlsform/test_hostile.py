"""Whatever a file is, it is taken over or refused in a line."""

import io
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bot.xlsform.importing import take_over
from domain.faults import FaultyError
from tests.bot.xlsform.conftest import ORDER, refusals

LABEL = "label::English (en)"
HEAD = ("type", "name", "label::中文 (zh)", LABEL)
ASK = ("text", "q", "问", "Ask")
NO_SURVEY = "there is no sheet called survey: give the sheet with the questions this name"


@pytest.fixture
def refused_file(tmp_path, monkeypatch):
    """Why a file with this content is refused."""
    monkeypatch.chdir(tmp_path)

    def refuse(content, name="form.xlsx"):
        path = tmp_path / name
        path.write_bytes(content)
        return refusals(path)

    return refuse


def packed(parts, compression=zipfile.ZIP_DEFLATED):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "form.xlsx: is no Excel workbook: save the form as .xlsx"),
        (b"type,name,label\n", "form.xlsx: is no Excel workbook: save the form as .xlsx"),
        (b"%PDF-1.7", "form.xlsx: is no Excel workbook: save the form as .xlsx"),
        (b"PK\x03\x04", "form.xlsx: is damaged: save it in Excel again"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "form.xlsx: is protected by a password: save it without one",
        ),
        (b"\0" * 10_000_001, "form.xlsx: is larger than 10 MB: remove pictures"),
        (
            packed({"xl/worksheets/sheet1.xml": b"0" * 20_000_001}),
            "form.xlsx: unpacks to far more than a form needs: it is not opened",
        ),
        (
            packed({f"xl/media/{n}.png": b"0" * 20_000_000 for n in range(6)}),
            "form.xlsx: unpacks to far more than a form needs: it is not opened",
        ),
        (
            packed({f"{n}": b"" for n in range(2001)}),
            "form.xlsx: unpacks to far more than a form needs: it is not opened",
        ),
    ],
    ids=["empty", "csv", "pdf", "cut", "locked", "large", "bomb", "pictures", "parts"],
)
def test_a_file_that_is_no_workbook_of_ours(refused_file, content, why):
    assert refused_file(content) == [why.removeprefix("form.xlsx: ")]


def test_an_archive_that_is_no_workbook(refused_file):
    said = [refused_file(packed({name: "<w/>"})) for name in ("word/document.xml", "xl/x.xml")]

    assert said[0] == ["is no Excel workbook: save the form as .xlsx"]
    assert said[1][0].startswith("cannot be read as a form: ")


def test_an_older_workbook_that_is_broken(refused_file):
    (said,) = refused_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "form.xls")

    assert said.startswith("cannot be read as a form")


def test_a_file_that_is_not_there_or_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    said = [refusals(tmp_path / "gone.xlsx"), refusals(tmp_path)]

    assert said[0] == ["there is no such file: check the path"]
    assert said[1][0].endswith("cannot be read (Is a directory): check the path")


def test_a_workbook_without_sheets_of_a_form(refused):
    book = {"Data": [("a",)], "More": [("b",)]}

    (said,) = refused([], [], [], **book)

    assert said == "row 1 must have the headings type, name and label, without a row above them"


def test_an_empty_workbook(tmp_path):
    path = tmp_path / "form.xlsx"
    Workbook().save(path)

    (said,) = refusals(path)

    assert said.endswith(f": {NO_SURVEY}")


def test_what_pyxform_itself_trips_over(refused):
    group = ("begin group", "g", None, None, "x")

    said = refused(
        [(*HEAD, "instance::tag"), group, ASK, ("video", "v", "片", "Film"), ("end group",)]
    )

    assert said == [
        (
            "pyxform, which judges forms, breaks off at it (TypeError): remove columns and sheets "
            "that other programs added, and save it again"
        ),
        "survey, row 4: type video cannot be carried: the bot takes no films",
    ]


def test_headings_that_make_no_sense(refused):
    said = [
        refused([("type", "type", "name"), ("text", "text", "a")]),
        refused([("name", LABEL), ("a", "Ask")]),
        refused([("type", "name", "x:jr"), ("text", "a", "?")]),
    ]

    assert [each[-1].split(":")[0] for each in said] == [
        "cannot be read as a form",
        "survey, row 1",
        "cannot be read as a form (IndexError)",
    ]


def test_formulas_errors_and_cells_far_below(workbook, refused_file):
    path = workbook([HEAD, ASK])
    book = load_workbook(path)
    sheet = book["survey"]
    sheet["D3"] = '=CONCAT("A","sk")'
    sheet["A80"] = "text"
    sheet["E4"] = "=1"
    book.save(path)

    said = refused_file(path.read_bytes())

    assert (
        said[0] == "survey, row 3: D3 is a formula without a result: open the file in Excel, save"
    )
    assert said[-1] == (
        "survey, row 80: stands below more than 60 empty rows, where a form ends: move it up"
    )


def test_an_error_of_excel_is_no_word(workbook, refused_file):
    path = workbook([HEAD, (*ASK[:3], "#REF!")])

    said = refused_file(path.read_bytes())

    assert said == ["survey, row 2: D2 shows the error #REF!: correct it"]


def test_merged_blank_and_hidden_parts_are_read_as_they_stand(workbook):
    path = workbook([HEAD, ASK, (None, None, None, None), ("note", "n", "读", "Read")])
    book = load_workbook(path)
    book["survey"].merge_cells("A3:D3")
    book["survey"].column_dimensions["A"].hidden = True
    book["settings"].sheet_state = "hidden"
    book.save(path)

    taken = take_over(path, ORDER)

    assert [question.id for question in taken.loaded.questionnaire.questions] == ["q", "n"]


def test_entities_are_not_expanded(workbook, tmp_path, refused_file):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    with zipfile.ZipFile(workbook([HEAD, ASK])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = f"{bomb}]>" + sheet.replace("Ask", "&j;")

    (said,) = refused_file(packed(parts))

    assert said.startswith("cannot be read as a form")


def test_too_many_rows(refused):
    said = refused([HEAD, *[("text", f"q{n}", "问", "Ask") for n in range(2001)]])

    assert said == ["survey has 2001 rows: at most 2000 are read"]


def test_endless_words_take_no_endless_time(refused):
    label = "*_" * 16_000

    said = refused([(*HEAD, "relevant"), ("text", "q", label, "(" * 32_000, "(" * 32_000)])

    assert [each.split(": ")[1][:35] for each in said] == [
        "relevant is nested too deeply",
        "label (English) has 32000 character",
        "label (Chinese) has 32000 character",
    ]


def test_conditions_in_a_circle(refused):
    survey = [
        (*HEAD, "relevant"),
        ("text", "a", "甲", "A", "${b} != ''"),
        ("text", "b", "乙", "B", "${a} != ''"),
        ("text", "c", "丙", "C", "${c} != ''"),
    ]

    assert refused(survey) == [
        "survey, row 2: relevant looks at ${b}, which is no question above this row: ${b} != ''",
        "survey, row 4: relevant looks at ${c}, which is no question above this row: ${c} != ''",
    ]


CELLS = st.sampled_from(
    [
        *("text", "select_one c", "select_multiple c", "note", "begin group", "end group"),
        *("begin repeat", "end repeat", "integer", "date", "calculate", "select_one", "rank c"),
        *("a", "b", "c", "${a}", "${", "}", "'", ".", ". > 0", "selected(${a}, 'a')", "not("),
        *("yes", "#", "=", "1", 1, 2.5, True, None, None, "问", "x" * 50, "list_name", "::", ":"),
    ]
)
HEADINGS = st.sampled_from(
    [
        *("type", "name", "label", LABEL, "label::中文 (zh)", "hint", "relevant", "constraint"),
        *("required", "list_name", "list name", "appearance", "default", "media::image", "x", ""),
        *("label::", "::zh", "bind::jr:x", "body", "bind", None),
    ]
)
SHEETS = st.tuples(
    st.lists(HEADINGS, min_size=1, max_size=6, unique=True),
    st.lists(st.lists(CELLS, max_size=6), max_size=6),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SHEETS, SHEETS, SHEETS)
def test_any_cells_are_taken_over_or_refused(tmp_path_factory, survey, choices, top):
    book = Workbook()
    for title, (headings, rows) in zip(
        ("survey", "choices", "settings"), (survey, choices, top), strict=True
    ):
        sheet = book.create_sheet(title)
        for row in (headings, *rows):
            sheet.append(row)
    path = tmp_path_factory.mktemp("any") / "form.xlsx"
    book.save(path)

    try:
        taken = take_over(path, ORDER).loaded.questionnaire.questions
    except FaultyError as error:
        taken = error.faults

    assert taken


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_workbook_is_taken_over_or_refused(workbook, seed, tmp_path):
    content = bytearray(workbook([HEAD, ASK]).read_bytes())
    chance = random.Random(seed)
    for _ in range(20):
        content[chance.randrange(4, len(content))] = chance.randrange(256)
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(content)

    try:
        taken = take_over(path, ORDER).loaded.questionnaire.questions
    except FaultyError as error:
        taken = error.faults

    assert taken
