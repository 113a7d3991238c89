"""The previews that are open: in memory only, so that a preview leaves nothing behind.

A preview has a number like an interview, beyond all that interviews can have: so a button says
which of the two it belongs to, also when the preview itself is long forgotten.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.answers import Answers
from domain.questionnaire import Questionnaire
from domain.responses import Mode, asked_of
from domain.text import Language
from handlers.answering.opened import Open
from handlers.context import Context
from storage.interviews import Interview

MOST = 100  # people who preview at the same time; beyond, whoever has been idle longest gives way
PATIENCE = timedelta(minutes=30)
_FIRST_NUMBER = 1 << 48  # an interview's number has 48 bits


@dataclass(frozen=True, slots=True)
class Kept:
    """A preview, and when its owner last did something in it.

    It is in front while typed words are meant for it, should an interview be open as well.
    """

    known: Open
    touched_at: datetime
    in_front: bool = True


class Previews:
    """One preview a person, by the person's number; who did something last stands last."""

    def __init__(self) -> None:
        self._kept: dict[int, Kept] = {}
        self._lapsed: dict[int, None] = {}

    def find(self, user_id: int, now: datetime) -> Kept | None:
        """The preview this person has open."""
        self._drop_idle(now)
        return self._kept.get(user_id)

    def keep(self, user_id: int, known: Open, now: datetime) -> None:
        """Remember how it stands; it is in front from now on."""
        self.close(user_id)
        self._kept[user_id] = Kept(known, now)
        for idle in list(self._kept)[:-MOST]:
            self._let_lapse(idle)

    def step_back(self, user_id: int) -> None:
        """Typed words are meant for an interview from now on."""
        kept = self._kept.get(user_id)
        if kept is not None:
            self._kept[user_id] = replace(kept, in_front=False)

    def close(self, user_id: int) -> None:
        """Forget it."""
        self._kept.pop(user_id, None)
        self._lapsed.pop(user_id, None)

    def has_lapsed(self, user_id: int, now: datetime) -> bool:
        """Whether it ended by itself. Told once: whoever knows need not hear it again."""
        self._drop_idle(now)
        lapsed = user_id in self._lapsed
        self._lapsed.pop(user_id, None)
        return lapsed

    def _drop_idle(self, now: datetime) -> None:
        for user_id, kept in list(self._kept.items()):
            if kept.touched_at + PATIENCE <= now:
                self._let_lapse(user_id)

    def _let_lapse(self, user_id: int) -> None:
        self.close(user_id)
        self._lapsed[user_id] = None
        for oldest in list(self._lapsed)[:-MOST]:
            del self._lapsed[oldest]


def of(context: Context) -> Previews:
    """Those of this process."""
    previews: Previews = context.bot_data.setdefault(Previews, Previews())
    return previews


def begin(
    questionnaire: Questionnaire,
    mode: Mode,
    language: Language,
    *,
    today: date,
    answers: Answers | None = None,
) -> Open:
    """A response that nobody stores; some answers may be there already, as by a deep link."""
    interview = Interview(
        id=_FIRST_NUMBER | secrets.randbits(48),
        mode=mode,
        language=language,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        window=None,
        card=None,
        replaces=None,
        chat=b"",
        touched_on=today,
        answers=answers or {},
        messages={},
    )
    return Open(interview, asked_of(questionnaire, mode))


def is_number(number: int) -> bool:
    """Whether a button's number is that of a preview, open or not."""
    return number >= _FIRST_NUMBER
