"""Buttons: which rows they stand in, and how labels share a row on a phone."""

from collections.abc import Callable, Iterable
from unicodedata import east_asian_width

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers.acts import Act
from handlers.callbacks import pack
from storage.outbox import Buttons

# Half the width of a phone's keyboard, in columns (a Chinese character takes two).
_HALF = 16

Row = tuple[tuple[str, Act], ...]


def keyboard(rows: Iterable[Row]) -> InlineKeyboardMarkup:
    """Rows of (label, act); empty rows are left out."""
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(text, callback_data=pack(act)) for text, act in row]
            for row in rows
            if row
        ]
    )


def grid(buttons: Iterable[tuple[str, Act]]) -> list[Row]:
    """Two buttons a row while both are short, else one."""
    rows: list[Row] = []
    for button in buttons:
        before = rows[-1] if rows else ()
        if len(before) == 1 and max(width(before[0][0]), width(button[0])) <= _HALF:
            rows[-1] = (*before, button)
        else:
            rows.append((button,))
    return rows


def plain(buttons: InlineKeyboardMarkup | None) -> Buttons:
    """Buttons as the outbox keeps them."""
    rows = buttons.inline_keyboard if buttons else ()
    return tuple(tuple((str(one.text), str(one.callback_data)) for one in row) for row in rows)


def turning(page: int, pages: int, turn_to: Callable[[int], Act]) -> Row:
    """To the page before and to the next one; pages count from 0."""
    before = (("‹", turn_to(page - 1)),) if page else ()
    after = (("›", turn_to(page + 1)),) if page + 1 < pages else ()
    return (*before, *after)


def width(text: str) -> int:
    """Columns a text takes on the screen, about."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
