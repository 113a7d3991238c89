"""Average-linkage clustering over known similarities. Pure; knows nothing of texts.

A pair that is not given counts as wholly unlike. That bounds the memory by the number of pairs
and makes groups smaller, never larger, than all pairs would.
"""

import heapq
from collections.abc import Iterable

Pair = tuple[int, int, float]


def clusters(size: int, pairs: Iterable[Pair], threshold: float) -> list[list[int]]:
    """Join 0..size-1 while the mean similarity between two clusters reaches the threshold.

    Each unordered pair is given at most once. Deterministic: ties fall to the earlier clusters.
    """
    forest = _Forest(size, pairs, threshold)
    while forest.join_nearest():
        pass
    return sorted(sorted(members) for members in forest.members.values())


class _Forest:
    """The clusters so far, and between each two the sum of similarities of their members."""

    def __init__(self, size: int, pairs: Iterable[Pair], threshold: float) -> None:
        self.members: dict[int, list[int]] = {i: [i] for i in range(size)}
        self._sums: dict[int, dict[int, float]] = {i: {} for i in range(size)}
        self._threshold = threshold
        self._nearest: list[tuple[float, int, int]] = []
        self._next = size
        for one, other, similarity in pairs:
            self._sums[one][other] = self._sums[other][one] = similarity
            self._offer(min(one, other), max(one, other))

    def join_nearest(self) -> bool:
        """Join the two nearest clusters; false when no two are near enough."""
        while self._nearest:
            _, one, other = heapq.heappop(self._nearest)
            if one in self.members and other in self.members:
                self._join(one, other)
                return True
        return False

    def _join(self, one: int, other: int) -> None:
        joined, self._next = self._next, self._next + 1
        self.members[joined] = self.members.pop(one) + self.members.pop(other)
        sums = self._sums.pop(one)
        for neighbour, total in self._sums.pop(other).items():
            sums[neighbour] = sums.get(neighbour, 0.0) + total
        del sums[one], sums[other]
        self._sums[joined] = sums
        for neighbour, total in sums.items():
            theirs = self._sums[neighbour]
            theirs.pop(one, None)
            theirs.pop(other, None)
            theirs[joined] = total
            self._offer(neighbour, joined)

    def _offer(self, one: int, other: int) -> None:
        """Put a pair on the heap if near enough; sums never change while both ends live."""
        mean = self._sums[one][other] / (len(self.members[one]) * len(self.members[other]))
        if mean >= self._threshold:
            heapq.heappush(self._nearest, (-mean, one, other))
