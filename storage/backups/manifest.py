"""What a backup says of itself: its manifest 备份清单, as values and as JSON.

A manifest that was read is not trusted: every field is of the right type and within bounds, or the
file is refused.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from storage.backups.refusals import UnusableError

FORMAT = 1
DATABASE, KEY = "database", "najian.key"
_FILE = re.compile(r"(attachments|archive)/[0-9a-f]{64}\.sealed")
_HEXADECIMAL = re.compile(r"[0-9a-f]+")
_TABLE = re.compile(r"[a-z_]{1,60}")
_SCHEMA = re.compile(r"[0-9a-z_]{1,40}")
_SHA256 = 64


@dataclass(frozen=True, slots=True)
class Part:
    """A file in the backup: its name, its bytes, and their SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy of a database holds: its schema, the rows of each table, days of responses."""

    schema: str
    rows: Mapping[str, int]
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that a backup says of itself.

    `gone` counts files that were withdrawn while it was made. `lost` names those that the
    deployment itself has lost: the database names them, and they are not there or not whole.
    """

    program: str
    engine: str
    made_at: datetime
    fingerprint: str  # of the key that is needed
    contents: Contents
    parts: tuple[Part, ...]
    gone: int = 0
    lost: tuple[str, ...] = ()

    @property
    def has_key(self) -> bool:
        """Whether the key itself lies in the backup."""
        return any(part.name == KEY for part in self.parts)

    @property
    def size(self) -> int:
        """Bytes of all parts, unpacked."""
        return sum(part.size for part in self.parts)

    def get_part(self, name: str) -> Part:
        """A part that must be there."""
        found = next((part for part in self.parts if part.name == name), None)
        if found is None:
            raise UnusableError(f"the backup holds no {name}")
        return found

    def files(self, folder: str) -> tuple[Part, ...]:
        """The parts of a folder: `attachments` or `archive`."""
        return tuple(part for part in self.parts if part.name.startswith(f"{folder}/"))


def is_name(name: str) -> bool:
    """Whether a part may be called so. There is no way out of the folder by such a name."""
    return name in {DATABASE, KEY} or _FILE.fullmatch(name) is not None


def to_bytes(manifest: Manifest) -> bytes:
    """As JSON, the same bytes for the same manifest."""
    written = {"format": FORMAT, **asdict(manifest)}
    return json.dumps(written, default=str, indent=1, sort_keys=True).encode()


def from_bytes(content: bytes) -> Manifest:
    """The other way round; raises `UnusableError`."""
    try:
        written = json.loads(content)
        known = written["format"]
    except (ValueError, TypeError, LookupError, RecursionError):
        raise UnusableError("its manifest can't be read") from None
    if not isinstance(known, int) or known < 1:
        raise UnusableError("its manifest can't be read")
    if known > FORMAT:
        raise UnusableError(
            f"it has format {known}, and this release reads format {FORMAT}: "
            "use the release that made it, or a newer one"
        )
    try:
        return _read(written)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError):
        raise UnusableError("its manifest can't be read") from None


def _read(written: Any) -> Manifest:
    contents = written["contents"]
    parts = tuple(_parts(written["parts"]))
    if len({part.name for part in parts}) != len(parts):
        raise ValueError("a part stands twice")
    return Manifest(
        program=_text(written["program"], re.compile(r"[\w.+-]{1,40}")),
        engine=_text(written["engine"], _SCHEMA),
        made_at=datetime.fromisoformat(written["made_at"]).astimezone(UTC),
        fingerprint=_text(written["fingerprint"], _HEXADECIMAL),
        contents=Contents(
            schema=_text(contents["schema"], _SCHEMA),
            rows={_text(name, _TABLE): _count(rows) for name, rows in contents["rows"].items()},
            first_day=_day(contents["first_day"]),
            last_day=_day(contents["last_day"]),
        ),
        parts=parts,
        gone=_count(written["gone"]),
        lost=tuple(_text(name, _FILE) for name in written["lost"]),
    )


def _parts(written: Any) -> Iterator[Part]:
    for part in written:
        if not is_name(part["name"]):
            raise ValueError("a part has a name that none has")
        digest = _text(part["sha256"], _HEXADECIMAL)
        if len(digest) != _SHA256:
            raise ValueError("not a SHA-256")
        yield Part(part["name"], _count(part["size"]), digest)


def _text(given: Any, form: re.Pattern[str]) -> str:
    if not isinstance(given, str) or not form.fullmatch(given):
        raise ValueError("not such a text")
    return given


def _count(given: Any) -> int:
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        raise ValueError("not a count")
    return given


def _day(given: Any) -> date | None:
    return None if given is None else date.fromisoformat(given)
