"""Average-linkage clustering over known similarities. Pure; knows nothing of texts.

A pair that is not given counts as wholly unlike. That bounds the memory by the number of pairs
and makes groups smaller, never larger, than all pairs would.
"""

import heapq
from collections.abc import Iterable, Sequence

Pair = tuple[int, int, float]


def clusters(
    size: int, pairs: Iterable[Pair], threshold: float, *, fixed: Sequence[Sequence[int]] = ()
) -> list[list[int]]:
    """Join 0..size-1 while the mean similarity between two clusters reaches the threshold.

    Each unordered pair is given at most once. What is `fixed` belongs together from the start,
    and no two of these are ever joined. Deterministic: ties fall to the earlier clusters.
    """
    forest = _Forest(size, pairs, threshold, fixed)
    while forest.join_nearest():
        pass
    return sorted(sorted(members) for members in forest.members.values())


class _Forest:
    """The clusters so far, and between each two the sum of similarities of their members."""

    def __init__(
        self, size: int, pairs: Iterable[Pair], threshold: float, fixed: Sequence[Sequence[int]]
    ) -> None:
        homes = {member: min(members) for members in fixed for member in members}
        self.members: dict[int, list[int]] = {}
        for member in range(size):
            self.members.setdefault(homes.get(member, member), []).append(member)
        self._fixed = set(homes.values())
        self._sums: dict[int, dict[int, float]] = {cluster: {} for cluster in self.members}
        self._threshold = threshold
        self._nearest: list[tuple[float, int, int]] = []
        self._next = size
        for one, other, similarity in pairs:
            self._add(homes.get(one, one), homes.get(other, other), similarity)
        for one, sums in self._sums.items():
            for other in sums:
                if one < other:
                    self._offer(one, other)

    def join_nearest(self) -> bool:
        """Join the two nearest clusters; false when no two are near enough."""
        while self._nearest:
            _, one, other = heapq.heappop(self._nearest)
            if one in self.members and other in self.members:
                self._join(one, other)
                return True
        return False

    def _add(self, one: int, other: int, similarity: float) -> None:
        if one != other and not {one, other} <= self._fixed:
            total = self._sums[one].get(other, 0.0) + similarity
            self._sums[one][other] = self._sums[other][one] = total

    def _join(self, one: int, other: int) -> None:
        joined, self._next = self._next, self._next + 1
        self.members[joined] = self.members.pop(one) + self.members.pop(other)
        if one in self._fixed or other in self._fixed:
            self._fixed.add(joined)
        sums = self._sums.pop(one)
        for neighbour, total in self._sums.pop(other).items():
            sums[neighbour] = sums.get(neighbour, 0.0) + total
        del sums[one], sums[other]
        self._sums[joined] = {}
        for neighbour, total in sums.items():
            theirs = self._sums[neighbour]
            theirs.pop(one, None)
            theirs.pop(other, None)
            self._add(joined, neighbour, total)
            if neighbour in self._sums[joined]:
                self._offer(neighbour, joined)

    def _offer(self, one: int, other: int) -> None:
        """Put a pair on the heap if near enough; sums never change while both ends live."""
        mean = self._sums[one][other] / (len(self.members[one]) * len(self.members[other]))
        if mean >= self._threshold:
            heapq.heappush(self._nearest, (-mean, one, other))
