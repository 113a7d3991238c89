"""Who may do what: what the rows of the table are made of.

A row says what is done, to whom it is given, and what it does. Whoever it is not given to is
refused: nothing changes, and they are told nothing but a refusal, in their language.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.keyboards import inline_buttons
from handlers.acts import Act
from handlers.prompts import Purpose
from tests.handlers.rights.things import Cast, Things
from tests.person import Person


@dataclass(frozen=True, slots=True)
class Reply:
    """Words, in reply to a prompt."""

    purpose: Purpose
    reference: str = ""
    words: str = "看看"


@dataclass(frozen=True, slots=True)
class Raw:
    """Callback data as it stands on a button, or as anybody could make it up."""

    content: str


Deed = Act | Reply | Raw | str  # a text is sent as it is
Kind = Any  # the class of an act, a command, a purpose, or what a deep link begins with
Scene = Callable[[Cast, Things], Awaitable[Deed | None]]


@dataclass(frozen=True, slots=True)
class Row:
    """For `who` it works: these tables change, and nothing else; these words are told.

    `sees`: who is not refused, but for whom nothing changes: they are shown what is theirs.
    A `scene` is played first. It may give what is done: a button that somebody really has.
    """

    kind: Kind
    who: frozenset[str]
    deed: Callable[[Things], Deed]
    changes: frozenset[str] = frozenset()
    tells: str = ""
    sees: frozenset[str] = frozenset()
    scene: Scene | None = None
    may_change: frozenset[str] = frozenset()  # as much of it as there is
    again: frozenset[str] = frozenset()  # what changes when it is done a second time
    hears: frozenset[str] = frozenset()  # who is told secrets of others by it: who has the code


def row(  # noqa: PLR0913 - what a row says
    kind: Kind,
    who: frozenset[str],
    deed: Callable[[Things], Deed],
    *,
    changes: str = "",
    tells: str = "",
    sees: frozenset[str] = frozenset(),
    scene: Scene | None = None,
    may_change: str = "",
    again: str = "",
    hears: frozenset[str] = frozenset(),
) -> Row:
    """A row; tables are named in one text."""
    must, may = frozenset(changes.split()), frozenset(may_change.split())
    return Row(kind, who, deed, must, tells, sees, scene, may, frozenset(again.split()), hears)


def button(person: Person, words: str) -> Raw:
    """The newest button with these words, wherever it stands in somebody's chat."""
    for message in reversed(person.messages):
        for each in inline_buttons(message):
            if words in each["text"]:
                return Raw(each["callback_data"])
    raise AssertionError(f"no button {words!r}; the last message has {person.buttons}")


def people(names: str) -> frozenset[str]:
    """Some of the cast."""
    return frozenset(names.split())


EVERYBODY = frozenset(Cast.__slots__)
NOBODY = frozenset[str]()
CLERK, OFFICE, LEADER, ADMIN = (frozenset({n}) for n in ("clerk", "office", "leader", "admin"))
NEIGHBOUR = frozenset({"neighbour"})
SENDER, ANSWERING = frozenset({"sender"}), frozenset({"answering"})
HERE = CLERK | OFFICE  # who works for the department, and the campaign office
STAFF = people("clerk neighbour")  # of any department
WORKERS = STAFF | OFFICE
FIGURES = WORKERS | LEADER
MEMBERS = FIGURES | ADMIN
