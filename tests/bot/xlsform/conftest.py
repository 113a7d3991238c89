import pytest
from openpyxl import Workbook

from bot.settings.questionnaires import read_text
from bot.xlsform.importing import Order, take_over
from domain.faults import FaultyError
from domain.opinions import Respondent

ORDER = Order(None, Respondent.CITIZEN, ("czj", "jsj"), frozenset())
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


def refusals(path, order=ORDER):
    with pytest.raises(FaultyError) as caught:
        take_over(path, order)
    return [str(fault).removeprefix(f"{path.name}: ") for fault in caught.value.faults]
