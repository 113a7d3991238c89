"""Finds the blind spots of a draft: compares what users report with what the self-check lists.

The two sides speak differently: a citizen says 窗口排队两个小时, an office 群众办事等候时间较长. So
less likeness is enough than where opinions are grouped, but a word that fits every complaint is
not. On 80 invented sentences with 30 pairs (`tests/reports/sides.py`) a threshold of

| | pairs found | entries paired that have none |
|---|---|---|
| .10 | .93 | 1 |
| .14 | .90 | 0 |
| .15 | .87 | 0 |
| .20 | .70 | 0 |
| .25 | .60 | 0 |

What is not found is listed although the other side has it: that is for people to judge.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from domain import blind_spots
from domain.blind_spots import BlindSpots, Sides
from domain.ledgers import Entry
from reports import comparing, traits

THRESHOLD = 0.14
# Words of the thesaurus that fit every complaint: two texts that share no other are not the same.
VAGUE = frozenset(
    {"慢", "短缺", "难", "贵", "繁琐", "窗口", "大厅", "人员", "办理", "流程", "审批"}
)
ENOUGH = 0.5  # from this likeness on, vague words will do


def find(entries: Iterable[Entry]) -> BlindSpots:
    """The blind spots among the entries of one department's ledgers."""
    compared = blind_spots.sides(entries)
    return compared.without(_alike(compared))


def _alike(compared: Sides) -> Iterator[tuple[int, int]]:
    """The places of the pairs that say the same: in what users report, and in the self-check."""
    listed = [entry.text for entry in compared.listed]
    reported = [entry.text for entry in compared.reported]
    if not listed or not reported:
        return
    # The self-check comes first, for it is short: only the first rows are compared with the rest.
    pairs = comparing.pairs([*listed, *reported], floor=THRESHOLD, rows=len(listed))
    for one, other, similarity in pairs:
        place = other - len(listed)
        if place >= 0 and (similarity >= ENOUGH or _is_specific(listed[one], reported[place])):
            yield place, one


def _is_specific(one: str, other: str) -> bool:
    return not VAGUE.issuperset(_words(one) & _words(other))


@lru_cache(maxsize=10_000)  # a text is met in many pairs
def _words(text: str) -> frozenset[str]:
    return frozenset(traits.words_of(text))
