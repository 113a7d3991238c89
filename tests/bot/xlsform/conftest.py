import pytest
from openpyxl import Workbook

from bot.settings.questionnaires import read_text
from bot.xlsform.importing import Order, take_over
from domain.conditions import Chosen
from domain.faults import FaultyError
from domain.opinions import Respondent
from domain.text import Text

ORDER = Order(None, Respondent.CITIZEN, ("czj", "jsj"), frozenset())
ZH, EN = "label::中文 (zh)", "label::English (en)"
HEAD = ("type", "name", ZH, EN)
LIST = ("list_name", "name", ZH, EN)
ASK = ("text", "q", "问", "Ask")
COLOURS = (LIST, ("c", "red", "红", "Red"), ("c", "blue", "蓝", "Blue"), ("c", "none", "无", "No"))
COMMON = {"id": "q", "text": Text("问？", "Ask?"), "short": Text("问", "Ask"), "required": False}
SETTINGS = [("form_title", "form_id", "version"), ("Demo", "demo", 1)]


@pytest.fixture
def workbook(tmp_path):
    """Writes an .xlsx file: a name of a sheet, and its rows."""

    def write(survey, choices=(), settings=SETTINGS, name="form.xlsx", **others):
        book = Workbook()
        book.remove(book.active)
        for title, rows in {
            "survey": survey,
            "choices": choices,
            "settings": settings,
            **others,
        }.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def taken(workbook):
    """What a workbook becomes: its questions, after they went through their file; the remarks.

    That the title is in one language is not mentioned.
    """

    def take(*sheets, order=ORDER, **others):
        taken = take_over(workbook(*sheets, **others), order)
        read = read_text("form", taken.loaded.source, order.departments)
        assert read == taken.loaded.questionnaire
        remarks = [str(remark) for remark in taken.remarks]
        return read, [remark for remark in remarks if "form_title" not in remark]

    return take


@pytest.fixture
def refused(workbook, monkeypatch, tmp_path):
    """Why a workbook is refused: sheets, rows and reasons."""
    monkeypatch.chdir(tmp_path)

    def refuse(*sheets, order=ORDER, **others):
        return refusals(workbook(*sheets, **others), order)

    return refuse


@pytest.fixture
def refused_file(monkeypatch, tmp_path):
    """Why a file is refused."""
    monkeypatch.chdir(tmp_path)
    return refusals


def refusals(path, order=ORDER):
    with pytest.raises(FaultyError) as caught:
        take_over(path, order)
    return [str(fault).removeprefix(f"{path.name}: ") for fault in caught.value.faults]


def only(taken, kind, choices=(), **columns):
    """The one question of a form, and the remarks."""
    columns = {column.replace("_", " "): said for column, said in columns.items()}
    survey = [(*HEAD, *columns), (kind, "q", "问？", "Ask?", *columns.values())]
    questionnaire, remarks = taken(survey, choices)
    (question,) = questionnaire.questions
    return question, remarks


def chosen(question, *codes):
    return Chosen(question, frozenset(codes))
