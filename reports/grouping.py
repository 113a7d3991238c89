"""Which opinions say the same. Within one department and one ledger, always the same answer.

Takes and gives values; the words of an entry are chosen in `wording`, its counts in `drafting`.
Two problems in one row would be a lie, one problem in two rows is only untidy: where the two
pull apart, precision wins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from domain.opinions import Opinion
from reports import likeness, linkage

# Fixed with tests/bench/grouping.py on 2,796 messages, 507 of them judged by hand and chosen for
# being hard: the next neighbours of each other. 0.30 / 0.32 / 0.34 / 0.36 gave a B-cubed precision
# of .87 / .89 / .92 / .94 and a recall of .97 / .96 / .93 / .92; over 0.32 a much named problem
# falls into pieces (pairwise recall .82 / .78 / .52 / .47). Of 3,440 texts drawn at random, 6 to 60
# at a time, it joined 14.
THRESHOLD = 0.32
FLOOR = 0.12  # pairs under it change no group at this threshold, and there are 20 times as many
SHORTEST = 8  # characters; a text of fewer is like only itself, there is too little to judge by


@dataclass(frozen=True, slots=True)
class Member:
    """An opinion in a group; `similarity` to the group's medoid is a cosine in 0..1."""

    opinion: Opinion
    similarity: float


@dataclass(frozen=True, slots=True)
class Group:
    """Opinions that say the same: the medoid (nearest to all others) first, then the nearest."""

    members: tuple[Member, ...]

    @property
    def medoid(self) -> Opinion:
        """The opinion that speaks for the group."""
        return self.members[0].opinion


def group(opinions: Sequence[Opinion]) -> tuple[Group, ...]:
    """Group opinions of one department and one ledger, in the order of their medoids' ids.

    Does not depend on the order given. Equal texts are always one group. Raises `ValueError`
    when the opinions are not of one department and one ledger.
    """
    if len({(opinion.department, opinion.ledger) for opinion in opinions}) > 1:
        raise ValueError("opinions of several departments or ledgers cannot be grouped together")
    if not opinions:
        return ()
    same = _same_texts(opinions)
    texts = [alike[0].text for alike in same]
    rows = likeness.vectors(texts)
    groups = [_describe([same[i] for i in c], rows[c]) for c in _clusters(texts, rows)]
    return tuple(sorted(groups, key=lambda found: found.medoid.id))


def _same_texts(opinions: Sequence[Opinion]) -> list[list[Opinion]]:
    """Opinions with the same text, by text and then by id."""
    ordered = sorted(opinions, key=lambda opinion: (likeness.plain(opinion.text), opinion.id))
    return [list(alike) for _, alike in groupby(ordered, lambda o: likeness.plain(o.text))]


def _clusters(texts: list[str], rows: likeness.Vectors) -> list[list[int]]:
    alone = [len(likeness.plain(text)) < SHORTEST for text in texts]
    pairs = likeness.pairs(texts, rows, floor=FLOOR)
    judged = (pair for pair in pairs if not (alone[pair[0]] or alone[pair[1]]))
    return linkage.clusters(len(texts), judged, THRESHOLD)


def _describe(same: list[list[Opinion]], rows: likeness.Vectors) -> Group:
    """Order a cluster's opinions by how near they are to the medoid."""
    if len(same) == 1:
        return Group(tuple(Member(opinion, 1.0) for opinion in same[0]))
    weights = np.array([len(alike) for alike in same], dtype=np.float64)
    nearness = rows @ (rows.T @ weights)  # to all opinions together; equal texts count each
    medoid = int(np.argmax(np.round(nearness, 9)))
    similarities = (rows @ rows[medoid].T).toarray().ravel()
    similarities[medoid] = 1.0  # also where a text has no words and its row is zero
    members = [
        Member(opinion, min(1.0, round(float(similarity), 4)))
        for alike, similarity in zip(same, similarities, strict=True)
        for opinion in alike
    ]
    first = same[medoid][0]
    members.sort(key=lambda m: (m.opinion is not first, -m.similarity, m.opinion.id))
    return Group(tuple(members))
