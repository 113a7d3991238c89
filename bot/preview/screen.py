"""A card as the terminal shows it: plain text, and the buttons with numbers."""

from dataclasses import dataclass

from bot.preview import lines
from domain.flow import Step
from handlers.acts import Act
from handlers.callbacks import unpack
from handlers.cards import Card
from handlers.catalogue import plain


@dataclass(frozen=True, slots=True)
class Button:
    """What a button says, and what it says to the bot."""

    label: str
    act: Act


def buttons(card: Card) -> tuple[Button, ...]:
    """The buttons, row by row."""
    rows = card.buttons.inline_keyboard if card.buttons else ()
    return tuple(Button(each.text, _act(each.callback_data)) for row in rows for each in row)


def shown(card: Card, step: Step) -> str:
    """The card, framed; a row of buttons is a line."""
    mark = "/" if lines.takes_numbers(step) else ""
    numbered, number = [], 0
    for row in card.buttons.inline_keyboard if card.buttons else ():
        labels = []
        for button in row:
            number += 1
            labels.append(f"[{mark}{number}] {button.text}")
        numbered.append("   ".join(labels))
    body = [*plain(card.text).splitlines(), "", *numbered]
    return "\n".join(["┌──", *(f"│ {line}".rstrip() for line in body), "└──"])


def _act(data: object) -> Act:
    act = unpack(str(data))
    assert act is not None  # packed by us
    return act
