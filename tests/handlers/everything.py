"""A questionnaire with every kind of question, and files to answer it with."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO
from zipfile import ZipFile

from PIL import Image, PngImagePlugin

from domain.attachments import Medium
from domain.conditions import Chosen
from domain.opinions import Ledger, Respondent
from domain.questionnaire import Questionnaire
from domain.questions import (
    CONTACT,
    Day,
    DepartmentChoice,
    FreeText,
    Location,
    Note,
    Number,
    Rating,
    Upload,
    YesNo,
    Yields,
)
from domain.text import Text
from handlers.library import Library

ALL = frozenset(Medium)


def _words(zh, en):
    return {"text": Text(f"{zh}？", f"{en}?"), "short": Text(zh, en)}


DEPARTMENT = DepartmentChoice(id="department", **_words("部门", "Department"))
VISITED = YesNo(id="visited", **_words("来过", "Visited"))
TRIPS = Number(id="trips", least=Decimal(1), most=Decimal(20), **_words("趟数", "Trips"))
DAY = Day(id="day", future=False, **_words("日子", "Day"))
TROUBLE = FreeText(
    id="trouble",
    accepts=ALL,
    longest=50,
    required=False,
    yields=Yields(Ledger.DISSATISFACTION),
    **_words("事情", "Trouble"),
)
PROOF = Upload(
    id="proof",
    accepts=frozenset({Medium.PHOTO, Medium.DOCUMENT}),
    required=False,
    **_words("证据", "Proof"),
)
IF_VISITED = replace(TROUBLE, id="then", show_if=Chosen("visited", frozenset({"yes"})))
WHERE = Location(id="where", required=False, **_words("地点", "Place"))
WHO = replace(CONTACT, id="who", required=False)
RATING = Rating(id="rating", **_words("评价", "Rating"))
THANKS = Note(id="note", **_words("说明", "Note"))
EVERYTHING = (DEPARTMENT, VISITED, TRIPS, DAY, TROUBLE, PROOF, WHERE, WHO, RATING, THANKS)


def asking(town, *questions):
    """Let the bot of a test ask these questions, by the link `all`."""
    title = Text("全部题型", "All kinds")
    all_kinds = Questionnaire("all", 1, title, Respondent.CITIZEN, questions)
    town.services.library.exchange(Library({("all", 1): all_kinds}))


async def begin(person, way="匿名"):
    """From the link to the first question."""
    await person.send("/start all")
    await person.tap(way)


class Guess:
    """A router that guesses the same whatever somebody says."""

    def __init__(self, *departments):
        self._departments = departments
        self.learned = []

    def suggest(self, words):
        return self._departments if words else ()

    def learn(self, words, department):
        self.learned.append((words, department))


SECRET = "shop-of-li-jianguo"
NORTH, EAST = (37, 27, 50.0), (121, 26, 52.0)


@cache
def photo(*, colour="red", kind="JPEG", size=(320, 240), mode="RGB"):
    """A picture as a telephone takes it: with the place, the device and words in it."""
    picture, written, exif = Image.new(mode, size, colour), BytesIO(), Image.Exif()
    exif[0x010F] = SECRET  # maker
    exif[0x0112] = 6  # to be turned by 90 degrees
    exif.get_ifd(0x8825).update({1: "N", 2: NORTH, 3: "E", 4: EAST})
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET)
    notes.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET}</x:xmpmeta>")
    extra = {
        "JPEG": {"exif": exif, "xmp": f"<x>{SECRET}</x>".encode(), "comment": SECRET.encode()},
        "PNG": {"exif": exif, "pnginfo": notes},
        "WEBP": {"exif": exif, "xmp": f"<x>{SECRET}</x>".encode()},
        "BMP": {},
    }
    picture.save(written, kind, **extra[kind])
    return written.getvalue()


def office(*parts, first="word/document.xml"):
    """An office document of these parts."""
    written = BytesIO()
    with ZipFile(written, "w") as package:
        for part in (first, *parts):
            package.writestr(part, "<x/>")
    return written.getvalue()


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF"
