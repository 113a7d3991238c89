"""Periods as people write them: 2020-07-17 2020-07-22, 7.17-7.22, 7月17日至22日, one day alone."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from domain.figures import Period
from domain.spelling import dated, find_day, narrow

_MONTH_AND_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DAY_ALONE = re.compile(r"(\d{1,2})[日号]", re.ASCII)
_BETWEEN = re.compile(r"[~—–―…]+|至|到|\bto\b", re.IGNORECASE)
_LONGEST = 60  # characters; more is no period that anybody meant


class Misread(StrEnum):
    """Why what was typed is no period."""

    NO_DAYS = "no-days"  # there are no days in it, or not these
    REVERSED = "reversed"  # it ends before it begins
    AHEAD = "ahead"  # it has not begun


def read(text: str, *, today: date) -> Period | Misread:
    """The period that a text means; one day is a period too. Days without a year are the latest."""
    plain = narrow(text)
    found = _find(plain, today) if len(plain) <= _LONGEST else None
    if found is None:
        return Misread.NO_DAYS
    first, last = found
    if first > today:
        return Misread.AHEAD
    return Period(first, last) if first <= last else Misread.REVERSED


def _find(plain: str, today: date) -> tuple[date, date] | None:
    alone = _day(plain, today)
    if alone is not None:
        return alone, alone
    for before, after in _halves(plain):
        first = _day(before, today)
        last = None if first is None else _last(after, first, today)
        if first is not None and last is not None:
            return first, last
    return None


def _halves(plain: str) -> Iterator[tuple[str, str]]:
    """What may be the two days: parted by a word or a dash, by a space, or by a hyphen."""
    parted = _BETWEEN.split(plain)
    if len(parted) > 1:
        yield parted[0].strip(), parted[-1].strip()
        return
    for place, character in enumerate(plain):
        if character in " -":
            yield plain[:place].strip(" -"), plain[place:].strip(" -")


def _last(text: str, first: date, today: date) -> date | None:
    """The last day; it may leave out the year and the month of the first."""
    alone = _DAY_ALONE.fullmatch(text)
    if alone is not None:
        return dated(first.year, first.month, int(alone[1]))
    short = _MONTH_AND_DAY.fullmatch(text.replace("月", ".").rstrip("日号"))
    if short is None:
        return _day(text, today)
    same_year = dated(first.year, int(short[1]), int(short[2]))
    if same_year is not None and same_year < first <= today and first.year < today.year:
        return dated(first.year + 1, int(short[1]), int(short[2]))
    return same_year


def _day(text: str, today: date) -> date | None:
    short = _MONTH_AND_DAY.fullmatch(text)
    return find_day(f"{short[1]}月{short[2]}日" if short else text, today)
