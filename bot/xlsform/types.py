"""What the types of XLSForm are to us: a kind of question, nothing worth asking, or too much."""

import re
from dataclasses import dataclass

from pyxform.aliases import select, yes_no
from pyxform.xls2json import RE_SELECT

from bot.xlsform.rows import Column, Row
from bot.xlsform.targets import number
from domain.attachments import Medium
from domain.questions import Day, FreeText, Location, Note, Number, Upload

_Settings = dict[str, object]
_PHOTO = frozenset({Medium.PHOTO})
_VOICE = frozenset({Medium.VOICE})
_FILE = frozenset({Medium.DOCUMENT, Medium.PHOTO})

# The kind of question for a type, with its settings.
_KINDS: dict[str, tuple[type, _Settings]] = {
    "text": (FreeText, {}),
    "string": (FreeText, {}),
    "integer": (Number, {}),
    "int": (Number, {}),
    "decimal": (Number, {"whole": False}),
    "date": (Day, {}),
    "image": (Upload, {"accepts": _PHOTO, "most": 1}),
    "photo": (Upload, {"accepts": _PHOTO, "most": 1}),
    "picture": (Upload, {"accepts": _PHOTO, "most": 1}),
    "audio": (Upload, {"accepts": _VOICE, "most": 1}),
    "file": (Upload, {"accepts": _FILE, "most": 1}),
    "geopoint": (Location, {}),
    "gps": (Location, {}),
    "location": (Location, {}),
    "note": (Note, {}),
}

# What a form notes down by itself. The bot notes down nothing that nobody asked for.
_SILENT = frozenset(
    {
        *("start", "end", "today", "start_time", "end_time", "audit"),
        *("deviceid", "device_id", "imei", "subscriberid", "subscriber_id", "simserial", "sim_id"),
        *("phonenumber", "phone_number", "username", "email"),
        *("uri:deviceid", "uri:subscriberid", "uri:simserial", "uri:phonenumber"),
        *("uri:username", "uri:email"),
        *("start-geopoint", "background-audio", "background-geopoint", "calculate", "hidden"),
    }
)

_REASONS = {
    "video": "the bot takes no films",
    "barcode": "the bot reads no barcodes",
    "rank": "the bot puts nothing in order; ask for the first with select_one",
    "range": "the bot has no slider; use decimal with a constraint",
    "time": "the bot asks for days, not hours; use text",
    "datetime": "the bot asks for days, not hours; use date",
    "geotrace": "the bot takes one place, no lines; use geopoint",
    "geoshape": "the bot takes one place, no areas; use geopoint",
    "acknowledge": "make it required, or use note, or select_one with what can be answered",
    "trigger": "make it required, or use note, or select_one with what can be answered",
    "osm": "the bot has no maps",
    **dict.fromkeys(
        ("select_one", "select_multiple"), "name its list after it, as in select_one yesno"
    ),
    "xml-external": "nothing is read from other files",
    "csv-external": "nothing is read from other files",
    **dict.fromkeys(
        ("begin_score", "score__row", "end_score", "begin_kobomatrix", "end_kobomatrix"),
        "it is a table of Kobo's own; make a select_one of each row",
    ),
    **dict.fromkeys(
        ("begin_rank", "rank__level", "end_rank"),
        "the bot puts nothing in order; ask for the first with select_one",
    ),
}
_SLIDER = (("start", "1"), ("end", "10"), ("step", "1"))
_PARAMETER = re.compile(r"(\w+)\s*=\s*([-\d.]+)")
_OLD = re.compile(r"^(?:q|add|get) (.+?)(?: prompt)?$")  # "add date prompt", "q int"


@dataclass(frozen=True, slots=True)
class Plain:
    """A question without choices.

    Where more than the type has decided it, `read` are the columns, and `remark` says what.
    """

    kind: type
    settings: _Settings
    read: frozenset[Column] = frozenset()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Select:
    """A question with the choices of a list; `other` adds one that is asked about in words."""

    many: bool
    choices: str
    other: bool


@dataclass(frozen=True, slots=True)
class Silent:
    """Nothing that a respondent would notice."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A type that the bot cannot ask."""

    why: str


Type = Plain | Select | Silent | Unknown


def read(row: Row) -> Type:
    """What the type of a row is to us."""
    written = row.text("type")
    found = RE_SELECT.search(written)
    if found:
        return _grid_head(row) or _select(found)
    old = _OLD.match(written)
    name = (old[1] if old else written).strip()
    plain = name.replace(" ", "_").lower()
    if plain in _SILENT:
        return Silent()
    if plain in _KINDS:
        return _read_only(row) or Plain(*_KINDS[plain])
    known = {"range": _range, "acknowledge": _agreed, "trigger": _agreed}
    special = known[plain](row) if plain in known else None
    return special or Unknown(_REASONS.get(plain) or _misspelt(written))


def _grid_head(row: Row) -> Plain | None:
    """The head of a grid: a select that shows its label and cannot be answered."""
    column = ("control", "appearance")
    if "label" not in row.text(*column).split():
        return None
    return Plain(Note, {}, frozenset({column}), "appearance label: it is a note here")


def _read_only(row: Row) -> Plain | None:
    """A text that nobody can type, and that nothing is filled into."""
    column = ("bind", "readonly")
    filled = row.text("default") or row.text("bind", "calculate")
    if row.text("type") not in {"text", "string"} or filled or not yes_no.get(row.text(*column)):
        return None
    return Plain(Note, {}, frozenset({column}), "read_only: it is a note here")


def _range(row: Row) -> Plain | None:
    """A slider over whole numbers; it goes from 1 to 10 by 1 where it does not say."""
    written = dict(_PARAMETER.findall(row.text("parameters")))
    found = [number(written.get(name, spare)) for name, spare in _SLIDER]
    start, end, step = found
    whole = all(each is not None and each == each.to_integral_value() for each in found)
    if start is None or end is None or step is None or not whole or abs(step) != 1:
        return None
    ends: _Settings = {"least": min(start, end), "most": max(start, end)}
    return Plain(Number, ends, frozenset({("parameters",)}), "range: the number is typed here")


def _agreed(row: Row) -> Plain | None:
    """A tick without which nobody goes on says as much as having read."""
    if not yes_no.get(row.text("bind", "required")):
        return None
    return Plain(Note, {}, remark="acknowledge: it is a note here, and its tick is not kept")


def _misspelt(written: str) -> str:
    low = written.lower()
    if low != written and (RE_SELECT.search(low) or low in _KINDS):
        return f"write it in small letters, {low.split()[0]}"
    return "the bot has no such question"


def _select(found: "re.Match[str]") -> Type:
    command, choices = found["select_command"], found["list_name"]
    if "file" in command or "external" in command:
        return Unknown("choices must stand on the choices sheet")
    if "${" in choices:
        return Unknown("choices must stand on the choices sheet, not in earlier answers")
    if select[command] == "rank":
        return Unknown(_REASONS["rank"])
    other = bool(found["specify_other"])
    return Select(select[command] == "select all that apply", choices, other)
