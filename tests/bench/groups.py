"""Groups of opinions that are all at hand: what `reports.placing` makes of one batch, alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.opinions import Opinion
from domain.placing import Placed
from reports import placing


@dataclass(frozen=True, slots=True)
class Member:
    """An opinion in a group; `similarity` to what speaks for the group, in 0..1."""

    opinion: Opinion
    similarity: float


@dataclass(frozen=True, slots=True)
class Group:
    """Opinions that say the same: the one that speaks for them first, then the nearest.

    `text` is what a row says for them; empty for opinions without words.
    """

    members: tuple[Member, ...]
    text: str = ""

    @property
    def speaker(self) -> Opinion:
        """The opinion that speaks for the group."""
        return self.members[0].opinion


def group(opinions: Sequence[Opinion]) -> tuple[Group, ...]:
    """Group opinions of one department and one ledger, in the order of their speakers' ids.

    Does not depend on the order given. Equal texts are one group, unless they have no words: then
    each stands alone. Raises `ValueError` when the opinions are not of one department and ledger.
    """
    if len({(opinion.department, opinion.ledger) for opinion in opinions}) > 1:
        raise ValueError("opinions of several departments or ledgers cannot be grouped together")
    known = {opinion.id: opinion for opinion in opinions}
    placement = placing.place(opinions, ())
    groups = [_group(placed, known) for placed in placement.entries]
    groups += [Group((Member(known[number], 1.0),)) for number in placement.wordless]
    return tuple(sorted(groups, key=lambda found: found.speaker.id))


def _group(placed: Placed, known: dict[int, Opinion]) -> Group:
    members = [Member(known[joined.opinion], joined.similarity) for joined in placed.joined]
    members.sort(key=lambda m: (m.opinion.id != placed.speaker, -m.similarity, m.opinion.id))
    return Group(tuple(members), placed.text or "")
