"""Which opinions say the same, where all of them are at hand: the same judgement as `placing`.

The threshold was fixed on one half of 985 messages judged by hand, clustered with 1,780 others:

| threshold | pairwise P, R, F1 | B-cubed P, R, F1 | invented lines, B-cubed F1 |
|---|---|---|---|
| .36 | .72 .79 .75 | .957 .971 .964 | .919 |
| .38 | .77 .79 .78 | .968 .971 .969 | .924 |
| .40 | .75 .70 .72 | .970 .961 .965 | .919 |
| .46 | .88 .63 .74 | .988 .952 .970 | .911 |
| what was used before | .83 .57 .68 | .982 .946 .963 | .629 |

On the other half, looked at once: .76 .71 .73 and .970 .963 .967; before: .80 .62 .70 and .980 .950
.965. In batches of 250 the first half gave .77 .80 .78: what was placed stays, and nothing is lost.
The row of .38 is as it is now; the others are from before lines were told apart by their places.
"""

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
