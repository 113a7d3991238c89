"""Who speaks for an entry, and which of its opinions stand for it when new ones come.

The speaker is the clearest among the most typical. Those that stand for an entry are typical and
say it as differently as they can, so that the next way of saying it is near one of them.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.placing import Known, Sample
from reports import wording
from reports.linkage import Pair
from reports.traits import plain

SAMPLES = 3  # of an entry, whatever its size; five grouped the judged messages no better
SPEAKERS = 12  # the most typical: among them the clearest speaks
STANDING = 48  # the most typical: among them those that stand for the entry are chosen
CLEARNESS = 0.5  # how much it counts that a text is clear, beside how typical it is


@dataclass(frozen=True, slots=True)
class Said:
    """One text and the new opinions that say it, by their ids; none for a sample."""

    text: str
    opinions: tuple[int, ...]


@dataclass(frozen=True)
class Ground:
    """All texts that are compared, and how alike they are; hardly alike pairs are left out."""

    said: tuple[Said, ...]
    pairs: tuple[Pair, ...]

    @cached_property
    def near(self) -> Mapping[int, Mapping[int, float]]:
        """For each text those that are alike to it."""
        near: dict[int, dict[int, float]] = defaultdict(dict)
        for one, other, similarity in self.pairs:
            near[one][other] = near[other][one] = similarity
        return near

    def similarity(self, one: int, other: int) -> float:
        """How alike two texts are; 0 if hardly."""
        return 1.0 if one == other else self.near.get(one, {}).get(other, 0.0)


def speaker(members: Sequence[int], ground: Ground, words: Callable[[str], str]) -> int:
    """The member whose words speak for all: `words` gives what a row would say."""
    typical = _typical(members, ground)
    return max(
        _most(typical, SPEAKERS),
        key=lambda member: (
            round(typical[member] * _clear(words(ground.said[member].text)), 6),
            -ground.said[member].opinions[0],
        ),
    )


def chosen(members: Sequence[int], first: int, ground: Ground) -> list[int]:
    """The members that stand for a new entry, the speaker first."""
    typical = _typical(members, ground)
    candidates = [member for member in _most(typical, STANDING) if member != first]
    return [first, *_farthest(candidates, [first], ground, SAMPLES - 1)]


def extended(entry: Known, joined: Sequence[int], ground: Ground) -> list[Sample]:
    """The samples of a known entry, and some of what joins it while there is room."""
    room = SAMPLES - len(entry.samples)
    texts = {plain(sample.text) for sample in entry.samples}
    candidates = [member for member in joined if plain(ground.said[member].text) not in texts]
    added = _farthest(candidates[:STANDING], [], ground, room)
    new = [Sample(ground.said[m].opinions[0], ground.said[m].text) for m in added]
    return [*entry.samples, *new]


def _typical(members: Sequence[int], ground: Ground) -> dict[int, float]:
    """How alike each member is to what all opinions of the group say on average."""
    sizes = {member: len(ground.said[member].opinions) for member in members}
    total = sum(sizes.values())
    return {
        member: round(
            (
                sizes[member]
                + sum(
                    similarity * sizes.get(other, 0)
                    for other, similarity in ground.near.get(member, {}).items()
                )
            )
            / total,
            6,
        )
        for member in members
    }


def _most(typical: Mapping[int, float], number: int) -> list[int]:
    return sorted(typical, key=lambda member: (-typical[member], member))[:number]


def _clear(text: str) -> float:
    return 1 - CLEARNESS + CLEARNESS * wording.clarity(text)


def _farthest(
    candidates: Sequence[int], standing: Sequence[int], ground: Ground, number: int
) -> list[int]:
    """So many of the candidates, each as unlike as can be to those that stand already."""
    left, found = list(candidates), list(standing)
    while left and len(found) < len(standing) + number:
        next_one = min(
            left, key=lambda m: max((ground.similarity(m, other) for other in found), default=0.0)
        )
        left.remove(next_one)
        found.append(next_one)
    return found[len(standing) :]
