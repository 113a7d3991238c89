"""Keeps the taps that wait for `answerCallbackQuery`: each may be answered once, and soon."""

import random
from collections.abc import Callable

from bot.sandbox.refusals import bad_request
from bot.sandbox.shelf import Shelf

SECONDS = 30.0
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class Queries:
    """Callback queries that nobody has answered."""

    def __init__(self, shelf: Shelf, clock: Callable[[], float]) -> None:
        self._open = shelf.section("query")
        self._clock = clock
        self._choose = random.SystemRandom()

    def open(self, user_id: int) -> str:
        """A new query's id."""
        self._forget_old()
        query_id = str(self._choose.randrange(10**17, 10**18))
        self._open.put(query_id, {"user_id": user_id, "at": self._clock()})
        return query_id

    def answer(self, query_id: str) -> int:
        """Take the answer to a query and give whose it was."""
        self._forget_old()
        query = self._open.find(query_id)
        if query is None:
            raise bad_request(TOO_OLD)
        self._open.forget(query_id)
        return int(query["user_id"])

    def _forget_old(self) -> None:
        for query_id, query in self._open.pairs():
            if query["at"] >= self._clock() - SECONDS:
                return  # they are kept in order of time
            self._open.forget(query_id)
