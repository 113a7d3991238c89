"""Whatever names a configuration has: they are refused, or stand as text on a poster."""

import io
from copy import deepcopy
from datetime import datetime
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
import tomlkit
import zxingcpp

from domain.doors import Door
from handlers.office import printing
from reports import tasks
from reports.poster_labels import MissingGlyphsError, Paper, TooLongError
from tests.hostile import odd
from tests.hostile.clear import UNSEEN
from tests.hostile.settings_files import CONFIGURATION, read_configuration

NOW = datetime(2020, 7, 20, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
EXAMPLE = tomlkit.parse(CONFIGURATION).unwrap()


def named(text):
    """The example with this name of the organiser, and of a department and its window."""
    tree = deepcopy(EXAMPLE)
    department = next(each for each in tree["department"] if each["code"] == "tzcj")
    for name in (
        tree["campaign"]["organiser"],
        department["name"],
        department["window"][0]["name"],
    ):
        name["zh"] = text
    return tomlkit.dumps(tree).encode("utf-8", "replace")


@pytest.mark.parametrize("text", odd.HARMFUL, ids=ascii)
def test_a_name_is_refused_or_text_on_a_poster(tmp_path, text):
    known = read_configuration(tmp_path, named(text))
    if known is None:
        return
    door = Door(None, "tzcj", "w3")
    labels = printing.labels(known.campaign, None, door, username="najian_bot", now=NOW)
    try:
        made = tasks.poster(labels, paper=Paper.A4)
    except (MissingGlyphsError, TooLongError):
        return  # told to whoever wants the poster

    (page,) = pypdfium2.PdfDocument(io.BytesIO(made))
    (code,) = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
    assert code.text == "https://t.me/najian_bot?start=tzcj-w3"
    assert UNSEEN.search(page.get_textpage().get_text_range().replace("\r\n", "")) is None
