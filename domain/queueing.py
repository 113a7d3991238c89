"""The queue of entries 条目 that wait for somebody to decide about them. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from domain.ledgers import Entry, Standing

Turn = tuple[int, date, str, int]  # where an entry's turn comes in the queue; its id is the last


def waits(entry: Entry) -> bool:
    """Whether somebody has to look at it: nobody has decided, or opinions have joined since."""
    return entry.standing is Standing.NEW or entry.news > 0


def turn(entry: Entry) -> Turn:
    """Where an entry's turn comes in the queue."""
    return turn_of(entry.people + entry.news, entry.first_said_on, entry.text, entry.id)


def turn_of(voices: int, first_said_on: date | None, text: str, entry_id: int) -> Turn:
    """What most people named comes first; `voices` are people, and new opinions."""
    return (-voices, first_said_on or date.max, text, entry_id)


def place(queue: Sequence[Turn], entry: Entry) -> int:
    """An entry's place in the queue, from 1; 0 where it does not wait."""
    return bisect_left(queue, turn(entry)) + 1 if waits(entry) else 0


def next_turn(queue: Sequence[Turn], entry: Entry) -> int | None:
    """The entry whose turn comes after another's, whether or not that one waits itself."""
    at = bisect_right(queue, turn(entry))
    return queue[at][-1] if at < len(queue) else None
