"""The running bot's suggestions of departments: learned anew at each start, and from each turn."""

import asyncio
from collections.abc import Sequence
from datetime import date

from domain.campaign import Department
from domain.fitted import Fitted
from domain.routing import Router
from storage import examples
from storage.database import Database

_AT_ONCE = 50  # examples learned before others get their turn: some 50 ms


class Suggestions:
    """Suggests departments for words about a matter, and learns from what people confirm."""

    def __init__(self, departments: Sequence[Department]) -> None:
        self._router = Router(departments)
        self.fitted_on: date | None = None

    def suggest(self, words: str) -> tuple[str, ...]:
        """Codes of at most three departments, the likeliest first; none if it cannot tell."""
        return tuple(found.code for found in self._router.suggest(words))

    def learn(self, words: str, department: str) -> None:
        """A person has confirmed that these words concern this department."""
        self._router.learn(words, department)

    def adopt(self, fitted: Fitted | None, today: date) -> None:
        """Ask this model of the examples too, from now on."""
        self._router.adopt(fitted)
        self.fitted_on = today

    async def recall(self, database: Database, campaign: str) -> None:
        """Learn what was confirmed before this start, beside everything else that is going on.

        To be begun before the first turn: what is confirmed from then on is learned there.
        """
        async with database.reading() as session:
            known = await examples.of_campaign(session, campaign)
        for first in range(0, len(known), _AT_ONCE):
            self._router.learn_all(known[first : first + _AT_ONCE])
            await asyncio.sleep(0)
