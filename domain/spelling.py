"""Numbers and days as people write them."""

import re
from datetime import date, timedelta
from decimal import Decimal

_LONGEST_NUMBER = 40  # characters; more is no number that anybody meant
_DAYS_AGO = {
    "前天": 2,
    "昨天": 1,
    "yesterday": 1,
    "今天": 0,
    "today": 0,
    "明天": -1,
    "tomorrow": -1,
    "后天": -2,
}
_FORMS = (
    r"(?P<year>\d{4})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?",
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?",
)
# Full-width characters as narrow ones. Not NFKC, which reads 10² as 102.
_NARROW = {0xFF01 + place: 0x21 + place for place in range(94)}


def find_number(text: str) -> Decimal | None:
    """The number a text means: full-width digits and separators between thousands are fine."""
    plain = narrow(text)
    if re.fullmatch(r"[+-]?\d{1,3}([, ]\d{3})+(\.\d+)?", plain, re.ASCII):
        plain = plain.replace(",", "").replace(" ", "")
    if len(plain) > _LONGEST_NUMBER or not re.fullmatch(r"[+-]?\d+(\.\d+)?", plain, re.ASCII):
        return None
    return Decimal(plain)


def spell_number(number: Decimal) -> str:
    """One spelling for each number, so that conditions can compare: 007, +7 and 7.0 are 7."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def find_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """The day a text means: 2026-11-21, 2026年11月21日, 11月21日, 今天, yesterday.

    Without a year it is the latest such day up to today, or `ahead` the next one from today on.
    """
    plain = narrow(text).replace(" ", "").lower()
    if plain in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[plain])
    for form in _FORMS:
        found = re.fullmatch(form, plain, re.ASCII)
        if found is not None:
            parts = {name: int(digits) for name, digits in found.groupdict().items()}
            return dated(**parts) if "year" in parts else _nearest(today, **parts, ahead=ahead)
    return None


def dated(year: int, month: int, day: int) -> date | None:
    """A day; `None` where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(today: date, *, month: int, day: int, ahead: bool) -> date | None:
    for years in range(9):  # 29 February may be eight years away: 2096, 2104
        found = dated(today.year + (years if ahead else -years), month, day)
        if found is not None and (found >= today if ahead else found <= today):
            return found
    return None


def narrow(text: str) -> str:
    """A text on one line, with full-width characters as narrow ones."""
    return " ".join(text.translate(_NARROW).split())
