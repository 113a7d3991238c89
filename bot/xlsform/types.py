"""What the types of XLSForm are to us: a kind of question, nothing worth asking, or too much."""

import re
from dataclasses import dataclass

from pyxform.aliases import select
from pyxform.xls2json import RE_SELECT

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
    "range": "the bot has no slider; use integer with a constraint",
    "time": "the bot asks for days, not hours; use text",
    "datetime": "the bot asks for days, not hours; use date",
    "geotrace": "the bot takes one place, no lines; use geopoint",
    "geoshape": "the bot takes one place, no areas; use geopoint",
    "acknowledge": "use note, or select_one with what can be answered",
    "trigger": "use note, or select_one with what can be answered",
    "osm": "the bot has no maps",
    "xml-external": "nothing is read from other files",
    "csv-external": "nothing is read from other files",
}
_OLD = re.compile(r"^(?:q|add|get) (.+?)(?: prompt)?$")  # "add date prompt", "q int"


@dataclass(frozen=True, slots=True)
class Plain:
    """A question without choices."""

    kind: type
    settings: _Settings


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


def read(written: str) -> Type:
    """What a type is to us."""
    found = RE_SELECT.search(written)
    if found:
        return _select(found)
    old = _OLD.match(written)
    name = (old[1] if old else written).strip()
    plain = name.replace(" ", "_").lower()
    if plain in _SILENT:
        return Silent()
    if plain in _KINDS:
        kind, settings = _KINDS[plain]
        return Plain(kind, settings)
    return Unknown(_REASONS.get(plain, "the bot has no such question"))


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
