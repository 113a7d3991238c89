"""Opens a workbook without trusting it: what it is, how large it gets, what reading it costs."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import DefinitionData, xls_to_dict, xlsx_to_dict

from bot.settings.toml_files import shown as shown_path
from bot.xlsform.findings import shown, unusable
from domain.faults import FaultyError

_MEGABYTE = 1_000_000
_LARGEST_FILE = 10 * _MEGABYTE
_LARGEST_PART = 20 * _MEGABYTE  # of a sheet, unpacked; the longest real forms have two
_LARGEST_PACKED = 100 * _MEGABYTE  # all parts together, pictures too
_MOST_PARTS = 2000
_MOST_ROWS = 2000

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "is protected by a password: save it without one"
_NO_WORKBOOK = "is no Excel workbook: save the form as .xlsx"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # a stream of a password-protected workbook


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook: how faults call it, its bytes, its ending as pyxform knows it, its rows."""

    name: str
    content: bytes
    ending: str
    rows: DefinitionData


def open_workbook(path: Path) -> Opened:
    """The rows of a workbook; `FaultyError` where it is none or may not be opened."""
    name = shown_path(path)
    content = _content(name, path)
    ending = ".xlsx" if content.startswith(_ZIP) else ".xls"
    if ending == ".xlsx":
        _check_size(name, content)
    with foreign(name):
        rows = _rows(name, content, ending)
    _check_rows(name, rows)
    return Opened(name, content, ending, rows)


@contextmanager
def foreign(name: str, trouble: str = "cannot be read as a form") -> Iterator[None]:
    """Around code of others that reads what anybody may have written; `trouble` is what to say.

    Whatever it trips over is the workbook's fault; its warnings are about what we do not use.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except FaultyError:
            raise
        except Exception as error:  # noqa: BLE001 - see above; the kind tells us what it was
            wanted = "remove columns and sheets that other programs added, and save it again"
            raise unusable(name, f"{trouble} ({type(error).__name__}): {wanted}") from None


def _rows(name: str, content: bytes, ending: str) -> DefinitionData:
    read = xlsx_to_dict if ending == ".xlsx" else xls_to_dict
    try:
        return DefinitionData(**read(BytesIO(content)))
    except PyXFormError as error:
        said = re.sub(r"^Error reading \.xlsx? file: ", "", str(error)).strip("\"' ")
        if "encrypted" in said.lower():
            raise unusable(name, _LOCKED) from None
        raise unusable(name, f"cannot be read as a form: {shown(said)}") from None


def _content(name: str, path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise unusable(name, f"is larger than {_LARGEST_FILE // _MEGABYTE} MB: remove pictures")
        content = path.read_bytes()
    except FileNotFoundError:
        raise unusable(name, "there is no such file: check the path") from None
    except OSError as error:
        raise unusable(name, f"cannot be read ({error.strerror}): check the path") from None
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise unusable(name, _LOCKED)
    if not content.startswith((_ZIP, _OLE)):
        raise unusable(name, _NO_WORKBOOK)
    return content


def _check_size(name: str, content: bytes) -> None:
    """Before anything is unpacked. Python unpacks no part beyond the size that it claims."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError):
        raise unusable(name, "is damaged: save it in Excel again") from None
    texts = (part.file_size for part in parts if part.filename.endswith((".xml", ".rels", ".vml")))
    total = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or total > _LARGEST_PACKED or max(texts, default=0) > _LARGEST_PART:
        raise unusable(name, "unpacks to far more than a form needs: it is not opened")
    if not any(part.filename.startswith("xl/") for part in parts):
        raise unusable(name, _NO_WORKBOOK)


def _check_rows(name: str, rows: DefinitionData) -> None:
    for sheet in ("survey", "choices", "settings"):
        count = len(getattr(rows, sheet) or ())
        if count > _MOST_ROWS:
            raise unusable(name, f"{sheet} has {count} rows: at most {_MOST_ROWS} are read")
