"""`najian import-questionnaire`, as it is typed."""

import shutil
import sys

import pytest
from openpyxl import Workbook

from bot.settings.questionnaires import load_all
from tests.towns import ROOT

HEAD = ("type", "name", "label::中文 (zh)", "label::English (en)")
ASK = ("text", "Words", "说说？", "Your words?")


@pytest.fixture
def form(tmp_path):
    """Writes a workbook with these rows into the folder that the command runs in."""

    def write(*rows, version=1):
        book = Workbook()
        book.active.title = "survey"
        for row in (HEAD, *rows):
            book["survey"].append(row)
        settings = book.create_sheet("settings")
        settings.append(("form_title", "form_id", "version"))
        settings.append(("问卷", "trees", version))
        book.save(tmp_path / "form.xlsx")

    return write


@pytest.fixture
def folder(tmp_path):
    """The deployment's own folder of questionnaires."""
    shutil.copy(ROOT / "config.example.toml", tmp_path / "config.toml")
    return shutil.copytree(ROOT / "questionnaires", tmp_path / "questionnaires")


def test_a_workbook_becomes_a_file_that_has_no_faults(najian, form, folder):
    form(("start", "started"), ASK)

    code, said, complained = najian("import-questionnaire", "form.xlsx", "--respondent", "citizen")

    assert (code, complained) == (0, "")
    assert said.splitlines() == [
        "settings, row 2: form_title is in one language: it is used for Chinese and English",
        "survey, row 2: left out: start: the bot notes down and reckons nothing unasked",
        'survey, row 3: the name "Words" becomes the id words',
        "Its answers go into no ledger yet: the file says how to change that.",
        "questionnaires/trees-v1.toml: 1 question, no faults.",
    ]
    assert {"trees"} <= {each.id for each in load_all(folder, None)}
    assert najian("check")[0] == 0


def test_what_cannot_be_carried_is_refused_and_nothing_is_written(najian, form, folder):
    form(("video", "film", "拍", "Film"), ASK, ("rank x", "order", "排", "Order"))
    before = sorted(folder.iterdir())

    code, said, complained = najian("import-questionnaire", "form.xlsx")

    assert (code, said, sorted(folder.iterdir())) == (2, "", before)
    assert [line.split(": ")[:2] for line in complained.splitlines()] == [
        ["form.xlsx", "is no XLSForm, says pyxform"],
        ["form.xlsx", "survey, row 2"],
        ["form.xlsx", "survey, row 4"],
    ]


def test_a_version_is_never_written_twice(najian, form, folder):
    form(ASK)
    najian("import-questionnaire", "form.xlsx")

    code, _, complained = najian("import-questionnaire", "form.xlsx")

    assert code == 2
    assert complained == (
        "form.xlsx: settings, row 2: version 1 of trees is there already: "
        "raise it, or give another --id\n"
    )


def test_a_version_that_is_no_number_is_counted(najian, form, folder):
    form(ASK, version="2020-07")
    codes = [najian("import-questionnaire", "form.xlsx")[0] for _ in range(2)]

    assert codes == [0, 0]
    assert (folder / "trees-v2.toml").exists()


def test_id_and_file_can_be_chosen_and_no_file_is_overwritten(najian, form, tmp_path):
    form(ASK)
    command = ("import-questionnaire", "form.xlsx", "--id", "mine", "--out", "mine.toml")

    first, second = najian(*command), najian(*command)

    assert first[0] == 0
    assert second == (2, "", "mine.toml: is there already: give another --out\n")
    assert '\nid = "mine"\n' in (tmp_path / "mine.toml").read_text("utf-8")


def test_a_place_that_cannot_be_written_to_is_told(najian, form):
    form(ASK)

    code, _, complained = najian("import-questionnaire", "form.xlsx", "--out", "none/mine.toml")

    assert code == 2
    assert complained == "najian: cannot write none/.mine.toml.part: No such file or directory.\n"


def test_a_missing_package_is_named_with_how_to_install_it(najian, form, monkeypatch):
    form(ASK)
    for name in [name for name in sys.modules if name.startswith(("bot.xlsform", "bot.authoring"))]:
        if name != "bot.authoring_commands":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    monkeypatch.delattr("bot.authoring", raising=False)

    code, _, complained = najian("import-questionnaire", "form.xlsx")

    assert code == 2
    assert complained == (
        "najian: tomlkit is not installed, and this command needs it. "
        "In the project's folder, run: .venv/bin/pip install -e '.[xlsform]'\n"
    )
