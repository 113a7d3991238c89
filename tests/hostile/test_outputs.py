"""Whatever respondents write, it stays text in everything that is made of it."""

import csv
import io
import re
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from bot import terminal
from domain import reading
from domain.exports import Audience
from domain.people import Membership, Role
from handlers.background import examining
from handlers.ledgers import drafting
from reports.exporting.partitions import Format
from tests.bot.exports import export
from tests.handlers.paths import begin
from tests.hostile import odd
from tests.hostile.clear import UNSEEN
from tests.towns import ROOT

WORDS = [text for text in odd.HARMFUL if reading.plain(text)]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


async def say_it(town, number, text):
    """Somebody answers badly, in these words, and sends it."""
    person = town.person(1000 + number)
    await begin(person, link="enterprise-tzcj")
    for label in ("🙁 不满意", "跑了好几趟", "选好了"):
        await person.tap(label)
    typed = {
        "message_id": 900,
        "date": 1_595_217_600,
        "chat": {"id": person.id, "type": "private", "first_name": "A"},
        "from": {"id": person.id, "is_bot": False, "first_name": "A", "language_code": "zh-hans"},
        "text": text,
    }
    world = town.sandbox.world
    world.updates._next_id += 1
    await town.intake.receive([{"update_id": world.updates._next_id - 1, "message": typed}])
    await town.intake.settled()
    await person.tap("一件事")
    await person.tap("✅ 发送")
    return person


@pytest.fixture
async def heard(town, services):
    """The clerk of a department that has heard everything odd that can be said."""
    for number, text in enumerate(WORDS):
        person = await say_it(town, number, text)
        assert "回执码" in person.card, text
    await examining.examine(services)
    await drafting.draft(services, "tzcj")
    return await town.member(21, Membership(Role.STAFF, "tzcj"))


async def test_what_was_said_is_text_wherever_it_is_read(heard, town, services, tmp_path):
    since = len(town.request.calls)
    await heard.send("/ledger")
    await heard.tap("全部 Excel")
    await heard.tap("三张合订 Word")
    paper, book = heard.documents[-1].content, heard.documents[-2].content
    await heard.send("/report")
    report = heard.document()
    await heard.send("/summary")
    await heard.tap("Excel")
    summary = heard.document()
    for command in ("/inbox", "/summary", "/cases", "/digest", "/search =", "/search 1", "/review"):
        await heard.send(command)
    for label in ("清单三", "+1+1", "看原话"):
        await heard.tap(label)
    folder = await export(services, tmp_path / "out", Audience.OFFICE, form=Format.CSV)

    # The sandbox refuses broken markup as Telegram does, and no handler has failed.
    said = [sent["text"] for _, sent in town.request.calls[since:] if "text" in sent]
    assert "+1+1" in said[-1]
    assert [text for text in said if UNSEEN.search(text) or "<a href='tg://" in text] == []
    assert_text_in_book(book)
    assert_text_in_book(summary)
    assert_text_in_paper(paper)
    assert_text_in_paper(report)
    assert_text_in_tables(folder)


def assert_text_in_book(book):
    pages = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    cells = [c for page in pages for row in page.iter_rows() for c in row if c.value is not None]
    assert len(cells) > len(WORDS)
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert [cell.value for cell in cells if UNSEEN.search(str(cell.value))] == []


def assert_text_in_paper(paper):
    with zipfile.ZipFile(io.BytesIO(paper)) as parts:
        names = [name for name in parts.namelist() if name.endswith(".xml")]
        roots = [ET.fromstring(parts.read(name)) for name in names]
    texts = ["".join(root.itertext()) for root in roots]
    fields = [node.text.split()[0] for root in roots for node in root.iter(f"{WORD}instrText")]
    assert [text for text in texts if UNSEEN.search(text)] == []
    assert set(fields) <= {"PAGE", "NUMPAGES", "SECTIONPAGES"}


def assert_text_in_tables(folder):
    tables = [path.read_text("utf-8") for path in sorted(folder.rglob("*.csv"))]
    cells = [cell for table in tables for row in csv.reader(io.StringIO(table)) for cell in row]
    formulas = ("=", "+", "-", "@", "\t", "\r", "＝")
    assert any("7 * 7" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(formulas) or UNSEEN.search(cell)] == []


@pytest.mark.parametrize("text", odd.TEXTS, ids=ascii)
def test_a_terminal_obeys_nothing_that_is_printed(capsys, text):
    terminal.say(text)
    terminal.say(terminal.on_one_line(text), err=True)

    out, err = capsys.readouterr()
    assert UNSEEN.search(out.replace("\t", "")) is None
    assert UNSEEN.search(err) is None
    assert err.count("\n") == 1


def test_every_command_prints_by_the_terminal_alone():
    used = [
        path.name
        for path in (ROOT / "bot").rglob("*.py")
        if re.search(r"typer\.(echo|secho)|^\s*print\(", path.read_text("utf-8"), re.MULTILINE)
    ]

    assert [name for name in used if name != "__main__.py"] == ["terminal.py"]


@pytest.mark.parametrize("text", [text for text in odd.TEXTS if text.strip()], ids=ascii)
def test_typed_words_are_kept_without_what_cannot_be_seen(text):
    kept = reading.plain(text)

    assert UNSEEN.search(kept.replace("\t", "")) is None
    kept.encode()
