"""Reads opinions that were gathered elsewhere from a CSV file: judges each row, stores nothing."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from domain.campaign import Campaign
from domain.faults import Fault, FaultyError
from domain.opinions import RESPONDENT_NAMES, Channel, Ledger, Respondent, Statement
from domain.questions import GRADES

# What a column may be called. `subject` is put before `text`, as a first line.
_NAMES = {
    "text": ("text", "detail", "意见", "内容", "诉求内容"),
    "subject": ("subject", "title", "标题", "主题"),
    "department": ("department", "部门", "承办单位"),
    "rating": ("rating", "评价", "满意度"),
    "respondent": ("respondent", "对象", "来源"),
    "date": ("date", "日期", "时间"),
    "ledger": ("ledger", "台账", "清单"),
    "complaint": ("complaint", "诉求类型", "投诉"),
}
# What a cell of `complaint` may say: whether a case is to be opened, whatever the rating.
_COMPLAINTS = {
    **dict.fromkeys(("yes", "true", "1", "是", "投诉", "举报", "投诉举报", "求助"), True),
    **dict.fromkeys(("no", "false", "0", "否", "咨询", "建议", "表扬", "感谢", "其他"), False),
}
# Columns that earlier releases did not read: a file they took in must not go in once more.
_LATER = {"complaint"}
T = TypeVar("T")

_LONGEST = 20_000
_ENCODINGS = ("utf-8-sig", "gb18030")
_DATE_FORMS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


@dataclass(frozen=True, slots=True)
class Gathered:
    """One usable row. `source` is the same whenever the same row is read again."""

    statement: Statement
    department: str | None
    grade: str | None
    respondent: Respondent | None
    said_on: date | None
    is_complaint: bool
    source: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read: the good rows, and the faults of the others with their lines."""

    rows: tuple[Gathered, ...]
    faults: tuple[Fault, ...]


class _RowError(ValueError):
    """What is wrong with one row."""


def read(path: Path, campaign: Campaign, channel: Channel, *, today: date) -> Reading:
    """Read a CSV file with a head row; raises `FaultyError` if it can't be read as one."""
    lines = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    numbered = _numbered(path, lines)
    columns = _columns(path, next(numbered, (1, []))[1])
    rows: list[Gathered] = []
    faults: list[Fault] = []
    seen: Counter[str] = Counter()
    for line, cells in numbered:
        if not any(cell.strip() for cell in cells):
            continue
        given = _given(columns, cells)
        try:
            row = _read_row(given, campaign, today)
        except _RowError as error:
            faults.append(Fault(path.name, line, str(error)))
            continue
        told = sorted(given.keys() - _LATER)
        content = "\x1f".join([channel, *(f"{name}={given[name]}" for name in told)])
        seen[content] += 1  # two people may have said the same in the same words
        source = hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).digest()[:16]
        rows.append(Gathered(*row, source))
    return Reading(tuple(rows), tuple(faults))


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unusable(path, f"can't be read: {error.strerror}") from None
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding).replace(
                "\x00", ""
            )  # no text has one; SQLite stops at it
        except UnicodeDecodeError:
            continue
    raise _unusable(path, "is neither UTF-8 nor GB 18030 text: save it as CSV UTF-8")


def _columns(path: Path, head: list[str]) -> Mapping[str, int]:
    given = [name.strip().lower() for name in head]
    columns = {
        column: given.index(name)
        for column, names in _NAMES.items()
        for name in reversed(names)
        if name in given
    }
    if "text" not in columns and "subject" not in columns:
        raise _unusable(
            path, f"has no column `text`; its head row is: {', '.join(head) or 'empty'}"
        )
    return columns


def _given(columns: Mapping[str, int], cells: list[str]) -> dict[str, str]:
    """What a row says. An empty cell says as little as one that is not there."""
    given = {name: cells[n].strip() for name, n in columns.items() if n < len(cells)}
    return {name: cell for name, cell in given.items() if cell}


def _numbered(path: Path, lines: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line on which they begin: a quoted text may run over several."""
    begins = 1
    while True:
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            raise _unusable(path, f"is not CSV from line {begins} on: {error}") from None
        yield begins, cells
        begins = lines.line_num + 1  # type: ignore[attr-defined]


def _read_row(
    given: Mapping[str, str], campaign: Campaign, today: date
) -> tuple[Statement, str | None, str | None, Respondent | None, date | None, bool]:
    subject, detail = given.get("subject", ""), given.get("text", "")
    text = "\n".join(part for part in (subject, detail) if part)
    if not text:
        raise _RowError("has no text")
    if len(text) > _LONGEST:
        raise _RowError(f"has {len(text)} characters; at most {_LONGEST} are taken")
    ledger = Ledger(int(_optional(given, "ledger", _ledger) or Ledger.DISSATISFACTION))
    return (
        Statement(text, ledger),
        _optional(given, "department", lambda name: _department(campaign, name)),
        _optional(given, "rating", _grade),
        _optional(given, "respondent", _respondent),
        _optional(given, "date", lambda text: _day(text, today)),
        bool(_optional(given, "complaint", _complaint)),
    )


def _optional(given: Mapping[str, str], name: str, read_: Callable[[str], T]) -> T | None:
    return read_(given[name]) if given.get(name) else None


def _ledger(text: str) -> Ledger:
    numbers = {"1": 1, "2": 2, "3": 3, "一": 1, "二": 2, "三": 3}
    if text not in numbers:
        raise _RowError(f"ledger {text!r} is not 1, 2 or 3")
    return Ledger(numbers[text])


def _department(campaign: Campaign, text: str) -> str:
    for known in campaign.departments:
        if text in {known.code, known.name.zh, known.name.en}:
            return known.code
    raise _RowError(f"department {text!r} is not one of the configuration's")


def _grade(text: str) -> str:
    for code, name in GRADES.items():
        if text in {code, name.zh, name.en}:
            return code
    raise _RowError(f"rating {text!r} is not one of {'、'.join(n.zh for n in GRADES.values())}")


def _respondent(text: str) -> Respondent:
    for kind, name in RESPONDENT_NAMES.items():
        if text in {kind.value, name}:
            return kind
    raise _RowError(f"respondent {text!r} is not one of {', '.join(Respondent)}")


def _complaint(text: str) -> bool:
    plain = text.lower().removesuffix("类").removesuffix("件")
    if plain not in _COMPLAINTS:
        raise _RowError(f"complaint {text!r} is not one of {'、'.join(_COMPLAINTS)}")
    return _COMPLAINTS[plain]


def _day(text: str, today: date) -> date:
    day_part = re.split(r"[ T]", text, maxsplit=1)[0]
    for form in _DATE_FORMS:
        try:
            day = datetime.strptime(day_part, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
        if day > today:
            raise _RowError(f"date {text!r} lies in the future")
        return day
    raise _RowError(f"date {text!r} is not a date such as 2020-07-18")


def _unusable(path: Path, problem: str) -> FaultyError:
    return FaultyError((Fault(path.name, 0, problem),))
