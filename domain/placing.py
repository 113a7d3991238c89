"""What becomes of new opinions: which entry each joins, and which make a new one.

Values only, between storage, which knows the entries, and reports, which compare texts.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """An opinion that stands for its entry when new ones are compared with it."""

    opinion: int
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """An entry that may say the same as a new opinion. `samples` are few, whatever its size.

    The opinion that its text is taken from comes first.
    """

    entry: int
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A new opinion and how near it is to what its entry says: a cosine in 0..1."""

    opinion: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A sample with the keys it is found by when later opinions are compared."""

    opinion: int
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """What a run does to one entry. `entry` is `None` for a new one.

    A new one has its `text`, and its `speaker`: the opinion among `joined` that it is taken from.
    `samples` are all that stand for the entry from now on; empty where those before go on.
    """

    entry: int | None
    joined: tuple[Joined, ...]
    samples: tuple[Marked, ...]
    text: str | None = None
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """What becomes of a batch: each of its opinions is in exactly one place.

    `wordless` have no words that could stand in a row (an emoji, a phone number).
    """

    entries: tuple[Placed, ...]
    wordless: tuple[int, ...] = ()
