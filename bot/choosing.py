"""What a simulated respondent does next: taps, types, says or shows something, by chance.

The same seed gives the same responses, whoever comes first: chance is never asked about what others
have a hand in, such as the departments that are suggested.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.acts import (
    Act,
    Begin,
    DropFile,
    ListDepartments,
    Notice,
    PickOption,
    PonderDepartment,
    Send,
    SettleAnswer,
    SkipQuestion,
    SwitchLanguage,
    TickOption,
)

_GRADES = {"very_good": 24, "good": 34, "fair": 20, "bad": 15, "very_bad": 7}  # how often
_ENOUGH = 0.6  # how often someone who has ticked something leaves it at that
_ABROAD = 0.02  # how often someone wants the other language, a card
_UNSURE = 0.15  # how often someone does not know the department
_RESIGNED = 0.3  # how often such a person leaves it to the office
_SILENT, _SPEAKS, _SHOWS = 0.3, 0.12, 0.08  # skips, says it, sends a photo; the others type
_PHOTO = ("照片", "hoto")  # a card that says so takes them


@dataclass(frozen=True, slots=True)
class Typed:
    """Words."""

    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice message."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Pictured:
    """A photo, so many pixels wide."""

    width: int


Move = Act | Typed | Spoken | Pictured


class Whims:
    """Of one person: mostly content, sometimes not, now and then short of words."""

    def __init__(self, texts: Sequence[str], chance: random.Random) -> None:
        self._texts, self._chance = texts, chance
        self._wanted: PickOption | None = None  # the department, once they were asked
        self._matter: Typed | None = None  # what they have still to say about it
        self._is_resigned = False
        self._has_switched = False

    def choose(self, text: str, acts: tuple[Act, ...]) -> Move:
        """What to do with a card that says this and has these buttons."""
        for kind in (Send, Begin, Notice):
            if offered := [act for act in acts if isinstance(act, kind)]:
                return self._chance.choices(offered, [9] + [1] * (len(offered) - 1))[0]
        if any(isinstance(act, PonderDepartment | ListDepartments) for act in acts):
            return self._find_department(acts)
        switches = [act for act in acts if isinstance(act, SwitchLanguage)]
        if switches and not self._has_switched and self._happens(_ABROAD):
            self._has_switched = True
            return switches[0]
        if picks := _picks(acts):
            return self._chance.choices(picks, [_GRADES.get(pick.code, 10) for pick in picks])[0]
        if ticks := [act for act in acts if isinstance(act, TickOption) and act.on]:
            return self._tick(ticks, acts)
        return self._tell(text, acts)

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def _find_department(self, acts: tuple[Act, ...]) -> Move:
        """Pick it from the list, or say what it is about; the list helps if nothing else does."""
        if self._wanted is None:
            self._wanted = self._chance.choice(_picks(acts))
            self._is_resigned = self._happens(_RESIGNED)
            if self._happens(_UNSURE):
                self._matter = Typed(self._chance.choice(self._texts))
                return next(act for act in acts if isinstance(act, PonderDepartment))
        if self._matter is not None:
            matter, self._matter = self._matter, None
            return matter
        leave = [act for act in acts if isinstance(act, SkipQuestion)]
        if leave and self._is_resigned:
            return leave[0]
        if self._wanted in acts:
            return self._wanted
        return next(act for act in acts if isinstance(act, ListDepartments))

    def _tick(self, ticks: list[TickOption], acts: tuple[Act, ...]) -> Act:
        settle = [act for act in acts if isinstance(act, SettleAnswer)]
        return settle[0] if settle and self._happens(_ENOUGH) else self._chance.choice(ticks)

    def _tell(self, text: str, acts: tuple[Act, ...]) -> Move:
        """Say what happened in one of the ways that the card takes, or nothing more."""
        done = [act for act in acts if isinstance(act, SkipQuestion | SettleAnswer)]
        if any(isinstance(act, DropFile) for act in acts):  # a photo waits for words
            return done[0] if self._happens(_ENOUGH) else self._type()
        mood = self._chance.random()
        if mood < _SILENT and done:
            return done[0]
        if mood > 1 - _SPEAKS and "🎤" in text:
            return Spoken(self._chance.randint(2, 20))
        if 1 - _SPEAKS - _SHOWS < mood <= 1 - _SPEAKS and any(word in text for word in _PHOTO):
            return Pictured(self._chance.randint(200, 400))
        return self._type()

    def _type(self) -> Typed:
        return Typed(self._chance.choice(self._texts))


def _picks(acts: tuple[Act, ...]) -> list[PickOption]:
    return [act for act in acts if isinstance(act, PickOption)]
